"""There is no date where one must stand.

Why: a milestone without a day cannot be late, so nobody can tell whether it was kept.

Example:
```yaml
# schedule.yml
milestones:
  signed: {name: 任务书签订, date: }
```

Instead: write the day.
```yaml
# schedule.yml
milestones:
  signed: {name: 任务书签订, date: 2026-01-10}
```

中文:
是什么：该写日期的地方是空的。
为什么：没有日子的里程碑永远不会“逾期”，也就没有人知道它做到了没有。
怎么改：写上日期，例如 `2026-01-10`。
"""

ID = "date-missing"
