"""A weight is a range.

Why: one to two parts for one member leave open what the others get.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {A: 1-2, B: 2, C: 1}}
```

Instead: write a single number.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {A: 1.5, B: 2, C: 1}}
```

中文:
是什么：权重写成了范围。
为什么：一个成员分 1 到 2 份，别人分多少就定不下来。
怎么改：写一个确定的数。
"""

ID = "range-in-split"
