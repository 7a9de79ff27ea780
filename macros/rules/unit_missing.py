"""An amount of money says neither 元 nor 万.

Why: in a plan that speaks of 万元, a bare 300 is read as 300元 by one and as 300万 by another.

Example:
```yaml
# budget.yml
lines:
  travel: {name: 差旅, amount: 300}
```

Instead: write 300万 or 300元.
```yaml
# budget.yml
lines:
  travel: {name: 差旅, amount: 300万}
```

中文:
是什么：金额没有写元，也没有写万。
为什么：大家都说万元的计划里，光写一个 300，有人读成三百元，有人读成三百万。
怎么改：写 `300万` 或 `300元`。
"""

ID = "unit-missing"
