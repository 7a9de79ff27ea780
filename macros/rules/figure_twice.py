"""A figure is written in two places.

Why: each number is typed once: of two, one will be edited and the other forgotten.

Example:
```yaml
# facts.yml
price.a: {name: 出厂价, value: 50元/箱}
price:
  name: 平均价
  unit: 元/箱
  adds_up: mean
  by: {a: 52, b: 40}
```

Instead: write it once and name it everywhere else.
```yaml
# facts.yml
price.a: {name: 出厂价, value: 50元/箱}
price.b: {name: 五连包出厂价, value: 40元/箱}
price.mean: {name: 平均价, value: '= mean(price.a, price.b)'}
```

中文:
是什么：同一个数写在了两处。
为什么：一个数只写一次；写了两处，总会改了一处、忘了另一处。
怎么改：只留一处，别处用它的名字引用。
"""

ID = "figure-twice"
