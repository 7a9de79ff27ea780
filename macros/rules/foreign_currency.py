"""An amount carries the sign of a foreign currency.

Why: a plan adds up one currency; a dollar sign on a line would be added as if it were 元.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: $500
```

Instead: write the currency as a unit, or convert the amount and state the rate as a figure of its own.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 500美元
```

中文:
是什么：金额前面带了外币符号。
为什么：计划按一种货币相加；带着美元符号的一行若当成元去加，合计就错了。
怎么改：把外币写成单位，例如 `500美元`；或者换算成元，汇率另写成一个数。
"""

ID = "foreign-currency"
