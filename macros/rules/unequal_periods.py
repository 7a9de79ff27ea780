"""A target grows from a base of another length: half a year compared with a whole one.

Why: growth over a base of twice the length is no growth; the base of the same length says something else.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  base: {value: 2亿, period: 2025年上半年}
  growth: 25%
  total: 2.5亿
  owner: 销售总监
```

Instead: take the base of the same length as the plan's period.
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
是什么：目标的基期与计划期长短不同，例如拿半年去比全年。
为什么：与长一倍的基期比，增长率没有意义；同样长的基期才说明问题。
怎么改：基期取与计划期一样长的那一段。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.subjects import RECORDS
from macros.source.dates import Span, read_period
from macros.source.finding import Finding, Level
from macros.source.node import Scalar

ID = "unequal-periods"
SLACK = 20  # one day in so many may differ: months and leap years are not all alike


def check(computed: Computed) -> Iterator[Finding]:
    plan = computed.plan
    targets = plan.subject("targets", RECORDS["targets"])
    days = (plan.period.end - plan.period.start).days + 1
    for key, measure in (getattr(targets, "measures", None) or {}).items():
        written = measure.base.period if measure.base is not None and measure.growth is not None else None
        if written is None:
            continue
        span = read_period(Scalar(str(written), written.place), plan.period.start.year, plan.period.start.month)
        if isinstance(span, Span) and abs(span.days - days) * SLACK > days:
            told = say(ID, name=str(measure.name or key), base=str(written), base_days=span.days, days=days)
            yield Finding(written.place, ID, told, Level.warning, figure=f"{key}.total")
