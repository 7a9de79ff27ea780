"""A percentage carries 万, 亿 or a currency sign.

Why: 5万% is neither an amount nor a rate.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 5万%
```

Instead: write either the amount or the rate.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 5万
```

中文:
是什么：百分数又带了万、亿或货币符号。
为什么：`5万%` 既不是金额，也不是比率。
怎么改：要么写金额，要么写百分数。
"""

ID = "scale-and-rate"
