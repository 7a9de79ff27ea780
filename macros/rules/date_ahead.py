"""A number is dated later than it can be: it was found on a day to come, or a target grows from a base that is not before the plan.

Why: a growth from this year's own figures, or from next year's, is none; a survey of next month has not been made.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  base: {value: 4亿, period: 2027}
  growth: 25%
  total: 5亿
  owner: 销售总监
```

Instead: name the period or the day that the number comes from.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  base: {value: 4亿, period: 2025}
  growth: 25%
  total: 5亿
  owner: 销售总监
```

中文:
是什么：数的日期晚得不可能：`as_of` 写的是还没有到的日子，或者目标的基期不在计划期之前。
为什么：拿本年或以后的数作基期，算不出增长；下个月的调查还没有做。
怎么改：写上这个数真正出自的日期或时期。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.subjects import RECORDS
from macros.source.dates import Span, read_period
from macros.source.finding import Finding
from macros.source.node import Scalar

ID = "date-ahead"


def check(computed: Computed) -> Iterator[Finding]:
    plan, today = computed.plan, computed.today
    targets = plan.subject("targets", RECORDS["targets"])
    for key, measure in (getattr(targets, "measures", None) or {}).items():
        written = measure.base.period if measure.base is not None and measure.growth is not None else None
        span = read_period(Scalar(str(written), written.place), plan.period.start.year) if written is not None else None
        if isinstance(span, Span) and written is not None and span.start >= plan.period.start:
            told = say("base-not-before", name=str(measure.name or key), base=str(written), start=plan.period.start.isoformat())
            yield Finding(written.place, ID, told, figure=f"{key}.total")
    for definition in plan.definitions.values():
        found = read_period(Scalar(definition.as_of, definition.place)) if definition.as_of else None
        if isinstance(found, Span) and today is not None and found.start > today:
            told = say(ID, name=definition.name, date=definition.as_of, today=today.isoformat())
            yield Finding(definition.place, ID, told, figure=definition.path)
        elif isinstance(found, Finding) and found.rule == "no-such-date":
            yield Finding(definition.place, found.rule, found.message)
