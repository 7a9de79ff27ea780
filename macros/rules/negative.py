"""A budget or a cost is negative.

Why: money that comes back hides what is spent when it is set off inside a line.

Example:
```yaml
# budget.yml
lines:
  travel: {name: 差旅, amount: -20万}
```

Instead: write amounts from 0 up, and what comes back as a figure of its own.
```yaml
# budget.yml
lines:
  travel: {name: 差旅, amount: 20万}
```

中文:
是什么：预算或费用写成了负数。
为什么：把退回的钱在一项里冲抵，就看不出实际花了多少。
怎么改：费用写成不小于 0 的数，退回的钱另列一项。
"""

ID = "negative"
