"""A number is written in another base, as programs do.

Why: `0x1F` is 31 to a program and nothing to a reader of the plan.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 0x1F
```

Instead: write the decimal number.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 31
```

中文:
是什么：数不是十进制写法。
为什么：`0x1F` 程序读成 31，看计划的人读不懂。
怎么改：写成十进制的数。
"""

ID = "not-decimal"
