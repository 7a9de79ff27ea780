"""The shares of a split do not make 100 %.

Why: what is missing would go to nobody, what is too much would be promised twice.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {A: 40%, B: 30%, C: 20%}}
```

Instead: correct a share, name who takes the rest with `rest`, or write a ratio.
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
是什么：各成员的占比加起来不是 100%。
为什么：少的没有人要，多的分了两遍。
怎么改：改正占比，用 `rest` 指定谁拿余下的，或者写成比例。
"""

ID = "shares-not-100"
