"""A date has no year, and the plan does not say which is meant.

Why: plans are compared across years, and a fiscal year may end in March: which January is meant? In the schedule of a plan of at most
a year there is only one (`4-6月`, `6月底`); elsewhere the year must stand there.

Example:
```yaml
# calendar.yml
holidays:
  spring: {from: 2月16日, to: 2026-02-20}
```

Instead: write the year too.
```yaml
# calendar.yml
holidays:
  spring: {from: 2026-02-16, to: 2026-02-20}
```

中文:
是什么：日期没有写年份，从计划里也看不出是哪一年。
为什么：计划要跨年比较，财年也可能到三月才结束，光写一月不知道是哪一年。计划期不超过一年的日程只有一个可能（`4-6月`、`6月底`），不必写；别处要写。
怎么改：把年份写上。
"""

ID = "year-missing"
