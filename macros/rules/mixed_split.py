"""A split mixes shares, weights and amounts.

Why: 40% of one member, 2 parts of another and 100万 of a third have no common meaning.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {A: 40%, B: 2, C: 1}}
```

Instead: write all of them the same way.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {A: 40%, B: 40%, C: 20%}}
```

中文:
是什么：一个分解里混着占比、权重和金额。
为什么：一个写 40%，一个写 2 份，一个写 100万，凑在一起没有共同的意思。
怎么改：各成员用同一种写法。
"""

ID = "mixed-split"
