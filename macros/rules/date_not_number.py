"""A date stands where a number belongs.

Why: a date that is computed with as a number gives an amount that nobody meant.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 2026-01-31
```

Instead: write the number with its unit; dates belong into the fields for dates.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 31天
```

中文:
是什么：该写数的地方写了日期。
为什么：把日期当成数去算，得出的数谁也没有想要过。
怎么改：写数和单位；日期写进日期字段。
"""

ID = "date-not-number"
