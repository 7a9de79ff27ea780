"""A ratio or a time of day stands where a number belongs.

Why: `1:30` may be a ratio, half past one or ninety minutes; read as a number it would be something else again.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 2:3:1
```

Instead: write the number; ratios belong under `split`.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 6
```

中文:
是什么：该写数的地方写了比例或时刻。
为什么：`1:30` 可能是比例、一点半，也可能是九十分钟；当成数去读又成了另一回事。
怎么改：写数；比例写在 `split` 下面。
"""

ID = "ratio-not-number"
