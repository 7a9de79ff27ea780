"""A part of a ratio is missing, negative or no number.

Why: the parts are handed out in the members' order: one that cannot be read shifts or loses somebody's share.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: 2::1}
```

Instead: write a number from 0 up for every part.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: 3:0:1}
```

中文:
是什么：比例里有一份没写、是负数，或者不是数。
为什么：比例按成员的次序一一对应；有一份读不出来，就有人的份额丢了或者错位了。
怎么改：每一份都写一个不小于 0 的数，不分就写 0。
"""

ID = "ratio-part"
