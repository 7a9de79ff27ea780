"""Formulas go round in a circle.

Why: each waits for the other, so none of them has a value.

Example:
```yaml
# facts.yml
profit: {name: 利润, unit: 元, value: = sales * 10%}
sales: {name: 销售额, unit: 元, value: = profit / 10%}
```

Instead: give one of the figures as a number.
```yaml
# facts.yml
profit: {name: 利润, unit: 元, value: = sales * 10%}
sales: {name: 销售额, unit: 元, value: 4亿}
```

中文:
是什么：公式绕成了圈。
为什么：你等我、我等你，谁也算不出来。
怎么改：把其中一个写成已知数。
"""

ID = "formula-cycle"
