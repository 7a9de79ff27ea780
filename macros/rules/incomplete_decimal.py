"""A decimal point has no digit on one of its sides.

Why: in `.5` the point is easily overlooked, and `5.` looks like a number whose end was lost.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: .5
```

Instead: write digits on both sides.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 0.5
```

中文:
是什么：小数点的一边没有数字。
为什么：`.5` 的点容易看漏，`5.` 又像是后面丢了几位。
怎么改：小数点两边都写上数字。
"""

ID = "incomplete-decimal"
