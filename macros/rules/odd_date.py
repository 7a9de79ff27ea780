"""A date is written without its separators, or with points.

Why: `20260110` is also a number of eight digits, and 2026.1.10 looks like a version.

Example:
```yaml
# schedule.yml
milestones:
  signed: {name: 任务书签订, date: 2026.1.10}
```

Instead: write year-month-day.
```yaml
# schedule.yml
milestones:
  signed: {name: 任务书签订, date: 2026-01-10}
```

中文:
是什么：日期写成了连着的八位数字，或者用点隔开。
为什么：`20260110` 也像一个八位数，`2026.1.10` 又像版本号。
怎么改：写成 `2026-01-10` 或 `2026年1月10日`。
"""

ID = "odd-date"
