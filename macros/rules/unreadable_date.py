"""A text is no date.

Why: a deadline that cannot be read cannot be put on a calendar.

Example:
```yaml
# schedule.yml
milestones:
  signed: {name: 任务书签订, date: 尽快}
```

Instead: write the day, as in `2026-01-10` or `2026年1月10日`.
```yaml
# schedule.yml
milestones:
  signed: {name: 任务书签订, date: 2026年1月10日}
```

中文:
是什么：写的不是日期。
为什么：读不出来的期限，排不进日历，也没法催。
怎么改：写明哪一天，例如 `2026-01-10` 或 `2026年1月10日`。
"""

ID = "unreadable-date"
