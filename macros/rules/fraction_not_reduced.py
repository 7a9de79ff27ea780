"""A fraction is not in its lowest terms.

Why: `2/6` is more likely the sixth of February, or two of six, than one third.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 2/6
```

Instead: write it in lowest terms, or the date in full.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 1/3
```

中文:
是什么：分数没有约到最简。
为什么：`2/6` 更像二月六日，或者“六个里的两个”，而不是三分之一。
怎么改：写成最简分数；如果是日期，就写完整的日期。
"""

ID = "fraction-not-reduced"
