"""A market size is larger than the one it lies within.

Why: a city's market cannot be larger than its country's; when it is, one of the two has another base, year or unit.

Example:
```yaml
# market.yml
sizes:
  country: {name: 全国容量, value: 38万套}
  city: {name: 本市容量, value: 40万套, within: country}
```

Instead: compare the sources and correct the one that is wrong.
```yaml
# market.yml
sizes:
  country: {name: 全国容量, value: 3800万套}
  city: {name: 本市容量, value: 40万套, within: country}
```

中文:
是什么：一个市场容量比它所在的更大范围还要大。
为什么：一个城市的市场不会大过全国；真的大过了，必定有一个数的口径、年份或单位不同。
怎么改：核对两处来源，改正错的那一个。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compare import holds
from macros.compute.compute import Computed
from macros.compute.showing import places_of
from macros.compute.wording import number_text
from macros.model.subjects.market import Size
from macros.rules.verdicts import not_checkable, verdict
from macros.source.finding import Finding

ID = "part-exceeds-whole"


def check(computed: Computed) -> Iterator[Finding]:
    market = computed.plan.market
    for key, size in (market.sizes or {}).items() if market is not None else ():
        if size.within is not None:
            yield from _nested(computed, key, size)


def _nested(computed: Computed, key: str, size: Size) -> Iterator[Finding]:
    assert size.within is not None
    part, whole = (computed.figure(f"market.sizes.{name}") for name in (key, size.within))
    if whole is None and computed.plan.sound(size.within.place):
        yield Finding(size.within.place, "unknown-reference", say("unknown-reference", text=str(size.within)))
    elif part is not None and whole is not None and (part.number is None or whole.number is None):
        yield not_checkable(computed, size.place, part.name, part.missing + whole.missing, part.path)
    elif part is not None and whole is not None and part.number is not None and whole.number is not None:
        if not part.unit.same_kind(whole.unit):
            told = say("unit-clash", left=str(part.unit) or say("no-unit"), right=str(whole.unit) or say("no-unit"), sign="≤")
            yield Finding(size.place, "unit-clash", told, figure=part.path)
            return
        values = {"part": part.name, "part_value": number_text(part.number), "whole": whole.name, "whole_value": number_text(whole.number)}
        found = holds(part.number, "<=", whole.number)
        yield verdict(
            ID,
            size.place,
            found,
            say("part-exceeds-whole", **values),
            say("part-computation", **values),
            part.path,
            related=lambda: places_of(computed, [part.path, whole.path]),
        )
