"""A phase or a promotion ends before it begins.

Why: one of the two days is a slip; as it stands, the phase has no day at all.

Example:
```yaml
# schedule.yml
phases:
  festival: {name: 春节战役, start: 2026-02-28, end: 2026-01-01}
```

Instead: order the two days.
```yaml
# schedule.yml
phases:
  festival: {name: 春节战役, start: 2026-01-01, end: 2026-02-28}
```

中文:
是什么：阶段或促销的结束早于开始。
为什么：两个日子必有一个写错了；照这样写，一天也没有。
怎么改：把先后改过来。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.base import Record
from macros.model.fields import Day
from macros.source.finding import Finding

ID = "end-before-start"
SECTIONS = ("phases", "recurrences", "reports")


def check(computed: Computed) -> Iterator[Finding]:
    schedule, strategy = computed.plan.schedule, computed.plan.strategy
    for section in SECTIONS if schedule is not None else ():
        yield from _reversed(getattr(schedule, section) or {})
    yield from _reversed((strategy.promotion or {}) if strategy is not None else {})


def _reversed(spans: Mapping[str, Record]) -> Iterator[Finding]:
    for key, span in spans.items():
        start, end = getattr(span, "start", None), getattr(span, "end", None)
        if isinstance(start, Day) and isinstance(end, Day) and end.day < start.day:
            told = say(ID, name=str(getattr(span, "name", None) or key), start=start.text, end=end.text)
            yield Finding(end.place, ID, told, related=((start.place, start.text),))
