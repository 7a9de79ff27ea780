"""The calendar has no such day.

Why: a deadline on the 31st of June is never due.

Example:
```yaml
# schedule.yml
milestones:
  half: {name: 半年检讨, date: 2026-06-31}
```

Instead: write a day that exists; `2026年6月底` names the last one.
```yaml
# schedule.yml
milestones:
  half: {name: 半年检讨, date: 2026-06-30}
```

中文:
是什么：日历上没有这一天。
为什么：定在六月三十一日的期限，永远不会到。
怎么改：写一个有的日子；要月末就写 `2026年6月底`。
"""

ID = "no-such-date"
