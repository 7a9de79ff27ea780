"""A number has points for thousands and a comma for decimals.

Why: `1.200,00` is 1,200 in parts of Europe and no number elsewhere; read the wrong way it is a thousandfold off.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 1.200,00
```

Instead: write a point for decimals and commas for thousands.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 1,200.00
```

中文:
是什么：数里用点分千位、用逗号作小数点。
为什么：`1.200,00` 在欧洲一些地方是一千二，读错就差一千倍。
怎么改：小数点用 `.`，千位用 `,`。
"""

ID = "decimal-comma"
