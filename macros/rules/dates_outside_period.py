"""Something of the schedule, or a promotion, lies outside the plan's period.

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
是什么：日程里的事（阶段、里程碑、行动、例行事项、报告、流程各步）或促销的日期在计划期之外。
日期待定，或要从别的日子算起而那个日子待定，就无法核对。
为什么：多半是从去年的计划里抄来的年份；真在期外的事，应当写进另一份计划。
怎么改：改正日期，或者改计划期。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.fields import Day
from macros.model.plan import Plan
from macros.model.settling import anchored, moments
from macros.model.when import Relative, When
from macros.rules.verdicts import verdict
from macros.source.finding import Finding, Level, Verdict

ID = "dates-outside-period"


def check(computed: Computed) -> Iterator[Finding]:
    period = computed.plan.period
    for name, when in _dates(computed.plan):
        if when is None:
            continue
        if not isinstance(when, Day):
            told = say("date-relative", name=name, text=when.text) if isinstance(when, Relative) else say("date-unknown", name=name)
            yield verdict("unknown-not-checkable", when.place, Verdict.not_checkable, told, None, "")
        elif not when.said and not period.contains(when.day):  # so many days before the opening may well be before the period
            told = say(ID, name=name, day=when.text, start=period.start.isoformat(), end=period.end.isoformat())
            yield Finding(when.place, ID, told, Level.warning)


def _dates(plan: Plan) -> Iterator[tuple[str, When | None]]:
    """Every date of the schedule and the promotions, with the name of what happens then."""
    if plan.schedule is not None:
        for moment in moments(plan.schedule):
            # what counts from nothing has been reported
            lost = isinstance(moment.when, Relative) and not anchored(plan.schedule, moment, moment.when)
            yield moment.name, None if lost else moment.when
    for key, promotion in ((plan.strategy.promotion or {}) if plan.strategy is not None else {}).items():
        yield from ((str(promotion.name or key), day) for day in (promotion.start, promotion.end))
