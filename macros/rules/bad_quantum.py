"""The quantum is no single amount above zero in the figure's unit.

Why: every part is a whole number of it; nothing is a whole number of 0, or of another unit.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  quantum: 1箱
  split: {product: {A: 50%, B: 30%, C: 20%}}
```

Instead: write one amount, such as 1万元 or 1箱.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  quantum: 1万元
  split: {product: {A: 50%, B: 30%, C: 20%}}
```

中文:
是什么：最小单位不是同一种单位的、大于 0 的一个数。
为什么：每个分解数都是它的整数倍；单位不同或者是 0，就没有整数倍可言。
怎么改：写一个数，例如 `1万元` 或 `1箱`。
"""

ID = "bad-quantum"
