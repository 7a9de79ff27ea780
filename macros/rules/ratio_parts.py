"""A ratio or an index has more or fewer parts than there are members.

Why: the parts are handed out in order: one too few, and everyone behind gets the share of another.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: 2:3}
```

Instead: write one part for each member, in the order of the axis.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: 2:2:1}
```

中文:
是什么：比例或指数的份数与成员数不等。
为什么：份额按次序一一对应；少一份，后面的人拿的就都是别人的。
怎么改：按维度的次序，每个成员写一份。
"""

ID = "ratio-parts"
