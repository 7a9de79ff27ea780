"""A number runs over several lines.

Why: a break inside a number is a slip of the keyboard; whether two lines are one number or two is a guess.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: |
    500
    万
```

Instead: write it on one line.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 500万
```

中文:
是什么：一个数写成了几行。
为什么：数中间换行多半是手误；上下两行是合成一个数，还是两个数，谁也说不准。
怎么改：把数写在同一行。
"""

ID = "amount-on-several-lines"
