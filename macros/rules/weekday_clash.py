"""A date is written with the wrong weekday.

Why: the day or the weekday is wrong, and whoever reads the plan will follow one of them: half the team comes on the wrong day.

Example:
```yaml
# schedule.yml
milestones:
  fair: {name: 订货会, date: 2026-03-08 周六}
```

Instead: correct the date or the weekday; it may also be left out.
```yaml
# schedule.yml
milestones:
  fair: {name: 订货会, date: 2026-03-08 周日}
```

中文:
是什么：日期和后面写的星期对不上。
为什么：两个里必有一个写错了；有人看日期，有人看星期，就会有人走错日子。
怎么改：改日期或者改星期；不写星期也行。
"""

from __future__ import annotations

ID = "weekday-clash"
