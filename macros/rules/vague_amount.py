"""An amount is not definite.

Why: 500多万 and 近千家 can be met by almost anything, so they can be neither checked nor missed.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 500多万
```

Instead: write 约 for an approximate number, `≥` for a least one.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 约500万
```

中文:
是什么：数说得含糊。
为什么：“500多万”“近千家”怎样都算做到，既核对不了，也不会落空。
怎么改：大约就写 `约500万`，至少就写 `≥500万`。
"""

ID = "vague-amount"
