"""There is no axis of that name.

Why: a division along something that does not exist is made by nobody.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {produkt: even}
```

Instead: write an axis of the plan; further ones are listed in axes.yml.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: even}
```

中文:
是什么：没有这个维度。
为什么：按一个不存在的维度去分，等于没有分。
怎么改：写计划已有的维度；要新的，就先写进 axes.yml。
"""

ID = "unknown-axis"
