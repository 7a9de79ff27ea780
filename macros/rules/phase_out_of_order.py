"""A phase begins before the one that it follows.

Why: phases stand in the order in which they happen; a start before that of the phase above, or before the end of the phase
named under `after`, is mostly a slip in a date.

Example:
```yaml
# schedule.yml
phases:
  sign: {name: 签约, start: 2026-04-01, end: 2026-06-30}
  build: {name: 建店, start: 2026-03-01, end: 2026-08-31}
```

Instead: correct the date, or list the phases in their order.
```yaml
# schedule.yml
phases:
  sign: {name: 签约, start: 2026-04-01, end: 2026-06-30}
  build: {name: 建店, start: 2026-07-01, end: 2026-08-31}
```

中文:
是什么：一个阶段开始得比它前面的阶段还早，或者在 after 所指的阶段结束之前就开始。
为什么：阶段按发生的先后写；先后颠倒，多半是日期写错了。
怎么改：改正日期，或者按先后排列。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.fields import Day
from macros.source.finding import Finding, Level

ID = "phase-out-of-order"


def check(computed: Computed) -> Iterator[Finding]:
    schedule = computed.plan.schedule
    phases = (schedule.phases or {}) if schedule is not None else {}
    above = None
    for key, phase in phases.items():
        name, start = str(phase.name or key), phase.start
        before = phases.get(str(phase.after)) if phase.after is not None else None
        if phase.after is not None and (before is None or before is phase):
            known = "、".join(other for other in phases if other != key) or say("none-at-all")
            yield Finding(phase.after.place, ID, say("phase-unknown", name=name, after=str(phase.after), known=known))
        elif before is not None and isinstance(start, Day) and isinstance(before.end, Day) and start.day <= before.end.day:
            told = say("phase-too-early", name=name, start=start.text, before=str(before.name or phase.after), end=before.end.text)
            yield Finding(start.place, ID, told, Level.warning, related=((before.end.place, before.end.text),))
        elif phase.after is None and isinstance(start, Day) and above is not None and start.day < above[1].day:
            told = say(ID, name=name, start=start.text, above=above[0], above_start=above[1].text)
            yield Finding(start.place, ID, told, Level.warning, related=((above[1].place, above[1].text),))
        above = (name, start) if isinstance(start, Day) else above
