"""A period is not possible: two lengths, an end before its start, or more than ten years; a phase or activity that does not fit.

Why: everything that is divided by month rests on it; when it is said in two ways, one of them will be wrong.

Example:
```yaml
# plan.yml
title: 年度销售计划
kind: annual-sales
period: {start: 2026-01, months: 12, end: 2026-06-30}
```

Instead: say the length once: `months`, `days` or `end`; a holiday ends after it begins;
a phase has two of start, end and length, or three that agree;
the days and weeks of `activity.yml` are no more than the period has.
```yaml
# plan.yml
title: 年度销售计划
kind: annual-sales
period: {start: 2026-01, months: 12}
```

中文:
是什么：计划期不成立：长度写了两种、结束在开始之前，或者超过十年；阶段的长度与它的起止日期不合；
`activity.yml` 里的天数、周数比计划期还多。
为什么：凡是按月分的数都以它为准；说法有两种，必有一种是错的。
怎么改：长度只写一种：`months`、`days` 或 `end`；假期同样先开始、后结束；阶段的开始、结束和长度写两样就够，三样都写就要相合。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.compute.wording import number_text
from macros.source.finding import Finding

ID = "period-length"
WEEK = 7


def check(computed: Computed) -> Iterator[Finding]:
    period, activity = computed.plan.period, computed.plan.activity
    days = (period.end - period.start).days + 1
    # a period that begins and ends within a week touches one more than it has
    for key, most in (("days", days), ("weeks", days // WEEK + 1)):
        figure = computed.figures.get(f"activity.{key}") if getattr(activity, key, None) is not None else None
        if figure is not None and figure.number is not None and figure.number.low is not None and figure.number.low > most:
            start, end = period.start.isoformat(), period.end.isoformat()
            told = say("longer-than-period", name=figure.name, text=number_text(figure.number), days=days, start=start, end=end)
            yield Finding(figure.written, ID, told, figure=figure.path)
