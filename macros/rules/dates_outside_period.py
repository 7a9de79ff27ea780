"""A phase, milestone, action or promotion lies outside the plan's period.

Why: it is mostly a year that was copied from the last plan; what truly lies outside belongs to another plan.

Example:
```yaml
# schedule.yml
milestones:
  signed: {name: 任务书签订, date: 2025-01-10}
```

Instead: correct the date, or the period of the plan.
```yaml
# schedule.yml
milestones:
  signed: {name: 任务书签订, date: 2026-01-10}
```

中文:
是什么：阶段、里程碑、行动或促销的日期在计划期之外。
为什么：多半是从去年的计划里抄来的年份；真在期外的事，应当写进另一份计划。
怎么改：改正日期，或者改计划期。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.fields import Day
from macros.model.plan import Plan
from macros.source.finding import Finding, Level

ID = "dates-outside-period"


def check(computed: Computed) -> Iterator[Finding]:
    period = computed.plan.period
    for name, day in days(computed.plan):
        if day is not None and not period.contains(day.day):
            told = say(ID, name=name, day=day.text, start=period.start.isoformat(), end=period.end.isoformat())
            yield Finding(day.place, ID, told, Level.warning)


def days(plan: Plan) -> Iterator[tuple[str, Day | None]]:
    """Every date of the schedule and the promotions, with the name of what happens then."""
    for key, phase in ((plan.schedule.phases or {}) if plan.schedule is not None else {}).items():
        yield from ((str(phase.name or key), day) for day in (phase.start, phase.end))
    for key, milestone in ((plan.schedule.milestones or {}) if plan.schedule is not None else {}).items():
        yield str(milestone.name or key), milestone.date
    for key, action in ((plan.schedule.actions or {}) if plan.schedule is not None else {}).items():
        yield str(action.name or key), action.due
    for key, promotion in ((plan.strategy.promotion or {}) if plan.strategy is not None else {}).items():
        yield from ((str(promotion.name or key), day) for day in (promotion.start, promotion.end))
