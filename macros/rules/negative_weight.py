"""A weight is below zero.

Why: a part against the direction of the whole (net returns) would make the others exceed the whole.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {A: 3, B: 2, C: -1}}
```

Instead: write 0, or weigh by something that cannot be negative.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {A: 3, B: 2, C: 0}}
```

中文:
是什么：权重小于 0。
为什么：有一份是负的（净退货？），其余各份加起来就会超过总数。
怎么改：写 0，或者换一个不会为负的口径。
"""

ID = "negative-weight"
