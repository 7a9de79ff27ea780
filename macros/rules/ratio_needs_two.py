"""A ratio has only one part.

Why: one part says nothing about how to divide.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {ratio: 5}}
```

Instead: write a part for each member.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {ratio: 2:2:1}}
```

中文:
是什么：比例只有一份。
为什么：只有一份，看不出该怎样分。
怎么改：每个成员写一份，例如 `2:2:1`。
"""

ID = "ratio-needs-two"
