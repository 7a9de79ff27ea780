"""A report does not say to whom, from whom, or how often.

Why: a report that nobody receives is not read, and one that nobody writes does not come; the reporting calendar is made of all three.

Example:
```yaml
# schedule.yml
reports:
  weekly: {name: 周报, every: 每周五, owner: 业务员}
```

Instead: say who writes it (owner), who gets it (receiver), and how often (every).
```yaml
# schedule.yml
reports:
  weekly: {name: 周报, every: 每周五, owner: 业务员, receiver: 销售经理}
```

中文:
是什么：报告没有写报给谁、谁来写，或者多久一次。
为什么：没有人收的报告没有人看，没有人写的报告不会来。
怎么改：写上 owner（谁写）、receiver（报给谁）、every（多久一次）。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.source.finding import Finding, Level

ID = "report-without-receiver"


def check(computed: Computed) -> Iterator[Finding]:
    schedule = computed.plan.schedule
    for key, report in ((schedule.reports or {}) if schedule is not None else {}).items():
        for field in ("receiver", "owner", "every"):
            if getattr(report, field) is None:
                told = say(ID, name=str(report.name or key), lack=say(f"report-{field}"), key=field)
                yield Finding(report.place, ID, told, Level.warning)
