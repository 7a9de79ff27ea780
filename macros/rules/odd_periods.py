"""The periods under `by` are of several kinds, out of order, or none of the plan's.

Why: a total over quarters and a month counts that month twice, and the last value is not the last one.

Example:
```yaml
# facts.yml
visits: {name: 网站访问量, unit: 人次, by: {q2: 3万, q1: 3万, q5: 8万}, adds_up: last}
```

Instead: write periods of one kind, in the order of time, within the plan's period.
```yaml
# facts.yml
visits: {name: 网站访问量, unit: 人次, by: {q1: 3万, q2: 3万, q3: 8万}, adds_up: last}
```

中文:
是什么：`by` 下面的各期有长有短、前后颠倒，或者不在计划期里。
为什么：季度里又夹一个月，这个月就数了两遍；次序颠倒，“最后一期”就不是最后一期。
怎么改：各期用同一种长度，按先后写，都在计划期之内。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.base import records_within
from macros.model.figure import Fact
from macros.source.finding import Finding
from macros.source.pattern import pattern_of
from macros.source.place import Place

ID = "odd-periods"
PERIOD = pattern_of(r"(?:(?P<year>[0-9]{4})-?)?(?P<kind>[qQhHwWmM])(?P<number>[0-9]{1,2})|(?P<month_year>[0-9]{4})-(?P<month>[0-9]{2})")
MOST = {"q": 4, "h": 2, "w": 53, "m": 12}
Moment = tuple[str, int, int]


def check(computed: Computed) -> Iterator[Finding]:
    for record in computed.plan.subjects.values():
        for fact in records_within(record):
            if isinstance(fact, Fact) and fact.by is not None and fact.along is None and computed.plan.sound(fact.place):
                yield from _periods(computed, {key: value.place for key, value in fact.by.items()})


def _periods(computed: Computed, written: Mapping[str, Place]) -> Iterator[Finding]:
    """What is wrong with keys of which at least one is a period; a month outside the plan's, a fifth quarter, two kinds, or no order."""
    months = {(day.year, day.month) for day in computed.plan.period.months}
    last: Moment | None = None
    for key, place in written.items() if any(PERIOD.fullmatch(key) for key in written) else ():
        moment = _moment(key)
        inside = moment is not None and 1 <= moment[2] <= MOST[moment[0]] and _within(key, months)
        if moment is None or not inside:
            yield Finding(place, ID, say("period-unknown", key=key))
        elif last is not None and moment[0] != last[0]:
            yield Finding(place, ID, say("period-kinds", key=key))
        elif last is not None and moment[1:] <= last[1:]:
            yield Finding(place, ID, say("period-order", key=key))
        last = moment if moment is not None and inside else last


def _moment(key: str) -> Moment | None:
    """The kind of a period, its year (0 when none is written) and its number."""
    found = PERIOD.fullmatch(key)
    if found is None:
        return None
    if found["month"] is not None:
        return "m", int(found["month_year"]), int(found["month"])
    return found["kind"].lower(), int(found["year"] or 0), int(found["number"])


def _within(key: str, months: set[tuple[int, int]]) -> bool:
    """True unless a month of the calendar is written that the plan does not touch."""
    found = PERIOD.fullmatch(key)
    return found is None or found["month"] is None or (int(found["month_year"]), int(found["month"])) in months
