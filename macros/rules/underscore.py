"""A number is grouped with underscores.

Why: that is a custom of programmers; everyone else reads a code.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 5_000
```

Instead: write commas every three digits.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 5,000
```

中文:
是什么：数字里用下划线分位。
为什么：这是程序员的习惯，旁人会当成编号。
怎么改：用逗号每三位分一次。
"""

ID = "underscore"
