"""An axis has no member of that name.

Why: what is given to nobody is lost: the parts of the others no longer make the whole.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {A: 2, B: 2, D: 1}}
```

Instead: correct the name, or add the member to its axis.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {A: 2, B: 2, C: 1}}
```

中文:
是什么：维度里没有这个成员。
为什么：分给不存在的成员，那一份就没有了着落。
怎么改：改正名字，或者先在维度里加上这个成员。
"""

ID = "unknown-member"
