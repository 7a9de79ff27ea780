"""A date has no year.

Why: plans are compared across years, and a fiscal year may end in March: which January is meant?

Example:
```yaml
# schedule.yml
milestones:
  signed: {name: 任务书签订, date: 1月10日}
```

Instead: write the year too.
```yaml
# schedule.yml
milestones:
  signed: {name: 任务书签订, date: 2026年1月10日}
```

中文:
是什么：日期没有写年份。
为什么：计划要跨年比较，财年也可能到三月才结束，光写一月不知道是哪一年。
怎么改：把年份写上。
"""

ID = "year-missing"
