"""A split cannot be made with these holds and bounds.

Why: when less or more is left than the others may take, no division adds up; the message names the cells and the amount that does not
fit.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {weights: {A: 2, B: 3, C: 1}, max: 1亿}}
```

Instead: widen a bound, release a hold, or change the total.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {weights: {A: 2, B: 3, C: 1}, max: 3亿}}
```

中文:
是什么：按这些锁定和上下限，分不下去。
为什么：剩下的比其余各格能装的多或少，怎样分都合不上；提示会说出是哪几格、差多少。
怎么改：放宽上下限、放开一个锁定，或者改总额。
"""

ID = "cannot-split"
