"""There is a space inside a number.

Why: `5 000` is 5,000, or two numbers side by side of which one would be lost.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 5 000
```

Instead: leave the space out, or write a comma every three digits.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 5,000
```

中文:
是什么：数字中间有空格。
为什么：`5 000` 可能是五千，也可能是并排的两个数，读起来就丢了一个。
怎么改：去掉空格，或者每三位写一个逗号。
"""

ID = "space-in-number"
