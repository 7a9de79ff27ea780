"""The phases do not make up the plan's period.

Why: phases that are said to cover the period, or that have but a length, follow each other; a day that belongs to none, to
two, or lies outside is a slip in one of the lengths.

Example:
```yaml
# schedule.yml
phases:
  warm: {name: 预热, length: 3个月}
  sprint: {name: 冲刺, length: 8个月}
```

Instead: correct the length or the date; phases that need not cover the period say `cover: false`.
```yaml
# schedule.yml
phases:
  warm: {name: 预热, length: 3个月}
  sprint: {name: 冲刺, length: 9个月}
```

中文:
是什么：各阶段合起来不等于计划期：中间有空档、有重叠，或者总长不对。
为什么：写了 `cover: true`，或者各阶段只写了长度，就是说它们首尾相接、铺满计划期；多一天少一天，必有一个长度写错了。
怎么改：改正长度或日期；本来就不要求铺满，写 `cover: false`。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from macros.catalogue import Message, say
from macros.compute.compute import Computed
from macros.model.fields import Day
from macros.model.subjects.schedule import Phase, Schedule
from macros.rules.verdicts import verdict
from macros.source.finding import Finding, Verdict
from macros.source.place import Place

ID = "phases-do-not-fill-period"


def check(computed: Computed) -> Iterator[Finding]:
    schedule = computed.plan.schedule
    if schedule is None or not schedule.phases or not _covers(schedule):
        return
    period, phases = computed.plan.period, schedule.phases
    names = {key: str(phase.name or key) for key, phase in phases.items()}
    unknown = [names[key] for key, phase in phases.items() if not (isinstance(phase.start, Day) and isinstance(phase.end, Day))]
    if unknown:
        told = say("phases-unknown", names="、".join(unknown))
        yield verdict("unknown-not-checkable", next(iter(phases.values())).place, Verdict.not_checkable, told, None, "")
        return
    spans = sorted((start.day, end.day, names[key], phase.place) for key, phase in phases.items() for start, end in [_ends(phase)])
    due, found = period.start, list[tuple[str, str, date, Place]]()
    for start, end, name, place in spans:
        if start != due:
            found.append(("phase-gap" if start > due else "phase-overlap", name, due, place))
        due = max(due, end + timedelta(days=1))
    last = spans[-1]
    if due != period.end + timedelta(days=1):
        found.append(("phases-short" if due <= period.end else "phases-long", last[2], period.end, last[3]))
    days = sum((end - start).days + 1 for start, end, _, _ in spans)
    summed = say("phases-computation", days=days, period=(period.end - period.start).days + 1)
    for key, name, day, place in found:
        values = {"name": name, "day": day.isoformat(), "end": (due - timedelta(days=1)).isoformat()}
        yield verdict(ID, place, Verdict.inconsistent, _told(key, values), summed, "")
    if not found:
        yield verdict(ID, spans[0][3], Verdict.consistent, summed, summed, "")


def _covers(schedule: Schedule) -> bool:
    """Said so, or every phase has but a length, so that they follow each other: its start stands where the length does."""
    if schedule.cover is not None:
        return schedule.cover
    phases = (schedule.phases or {}).values()
    return all(isinstance(phase.start, Day) and phase.length is not None and phase.start.place == phase.length.place for phase in phases)


def _ends(phase: Phase) -> tuple[Day, Day]:
    assert isinstance(phase.start, Day)
    assert isinstance(phase.end, Day)
    return phase.start, phase.end


def _told(key: str, values: dict[str, str]) -> Message:
    match key:
        case "phase-gap":
            return say("phase-gap", name=values["name"], day=values["day"])
        case "phase-overlap":
            return say("phase-overlap", name=values["name"], day=values["day"])
        case "phases-short":
            return say("phases-short", end=values["end"], day=values["day"])
    return say("phases-long", end=values["end"], day=values["day"])
