"""A split follows or nests in a figure that is not divided that way.

Why: where there are no parts, none can be followed.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: 3:1:1}
  cross: [[product, month]]
```

Instead: divide the figure along that axis first.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: 3:1:1, month: even}
  cross: [[product, month]]
```

中文:
是什么：要照着分（或在其中分）的那个数，没有按这个维度分解。
为什么：它没有分出来的部分，也就没有什么可照。
怎么改：先把它按这个维度分解。
"""

ID = "not-divided"
