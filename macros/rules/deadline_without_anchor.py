"""A deadline counts from something that is not in the schedule.

Why: “two days before the bid” is only a date when the bid is a milestone; otherwise nobody is ever late.

Example:
```yaml
# schedule.yml
actions:
  papers: {name: 投标文件齐备, due: 投标前 2 天, owner: 某人}
```

Instead: put what it counts from among the milestones, phases or actions (with 待定 while its day is not known), under that
very name or key.
```yaml
# schedule.yml
milestones:
  bid: {name: 投标, date: 2026-05-20}
actions:
  papers: {name: 投标文件齐备, due: 投标前 2 天, owner: 某人}
```

中文:
是什么：期限要从某件事算起，而日程里没有这件事，或者几个期限绕着圈互相等。
为什么：“投标前 2 天”要等投标有了日子才是期限；没有投标这一条，就永远不会过期。
怎么改：把那件事写进里程碑、阶段或行动，名称或键与期限里写的一样；日子没定就写 待定。
"""

from __future__ import annotations

ID = "deadline-without-anchor"
