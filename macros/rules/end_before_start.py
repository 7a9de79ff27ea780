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

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.subjects.schedule import Phase
from macros.model.subjects.strategy import Promotion
from macros.source.finding import Finding

ID = "end-before-start"


def check(computed: Computed) -> Iterator[Finding]:
    schedule, strategy = computed.plan.schedule, computed.plan.strategy
    spans: dict[str, Phase | Promotion] = {}
    spans |= (schedule.phases or {}) if schedule is not None else {}
    yield from _reversed(spans)
    yield from _reversed({**(strategy.promotion or {})} if strategy is not None else {})


def _reversed(spans: dict[str, Phase | Promotion]) -> Iterator[Finding]:
    for key, span in spans.items():
        if span.start is not None and span.end is not None and span.end.day < span.start.day:
            told = say(ID, name=str(span.name or key), start=span.start.text, end=span.end.text)
            yield Finding(span.end.place, ID, told, related=((span.start.place, span.start.text),))
