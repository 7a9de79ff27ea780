"""An amount of money is finer than 0.01 元.

Why: nobody can pay a tenth of a fen; such amounts were copied from a division.

Example:
```yaml
# facts.yml
sales: {name: 销售额, unit: 元, value: 500.125元}
```

Instead: round it to two decimals, or let a formula compute it.
```yaml
# facts.yml
sales: {name: 销售额, unit: 元, value: 500.13元}
```

中文:
是什么：金额比一分钱还细。
为什么：没有人付得出零点几分；这种数多半是从别处除出来抄过来的。
怎么改：取两位小数，或者写成公式由门户去算。
"""

ID = "finer-than-fen"
