"""All parts of a ratio are zero.

Why: a ratio of nothing divides nothing: nobody would get anything, and the parts could not add up.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: 0:0:0}
```

Instead: give at least one part a number above zero, or write `even`.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: even}
```

中文:
是什么：比例的每一份都是 0。
为什么：全是零的比例什么也分不出去，各部分加起来也回不到总数。
怎么改：至少有一份大于 0；平均分就写 `even`。
"""

ID = "ratio-all-zero"
