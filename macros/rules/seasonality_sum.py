"""A seasonality index does not add up to the number of its months.

Why: an index is the month over the average month, so twelve of them make 12; otherwise a month was typed wrongly, or they are shares.

Example:
```yaml
# seasonality.yml
noodles:
  name: 季节指数
  index: [1.25, 1.10, 0.95, 0.90, 0.85, 0.80, 0.75, 0.90, 1.15, 1.05, 1.10, 1.30]
```

Instead: correct the month that is off; what rounding leaves goes to the month it fits best, so that they make the whole number exactly.
```yaml
# seasonality.yml
noodles:
  name: 季节指数
  index: [1.25, 1.10, 0.95, 0.90, 0.85, 0.80, 0.75, 0.90, 1.15, 1.05, 1.10, 1.20]
```

中文:
是什么：季节指数加起来不等于月数。
为什么：指数是当月比月平均，十二个月合计应是 12；不是 12，就是哪个月打错了，或者写成了占比。
怎么改：改正出入的那个月；舍入留下的零头放进最合适的一个月，让合计正好等于月数。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.compute.wording import number_text
from macros.model.subjects.general import Seasonality
from macros.rules.verdicts import verdict
from macros.source.finding import Finding, Verdict
from macros.source.number import exactly

ID = "seasonality-sum"


def check(computed: Computed) -> Iterator[Finding]:
    if "seasonality" not in computed.plan.broken:
        for key, record in computed.plan.seasonality.items():
            if all(given.number.exact for given in record.index):
                yield _one(str(record.name or key), record)


def _one(name: str, record: Seasonality) -> Finding:
    total = sum((given.number.value for given in record.index), Fraction(0))
    wanted = len(record.index)
    found = Verdict.consistent if total == wanted else Verdict.inconsistent
    values = {"name": name, "sum": number_text(exactly(total)), "months": str(wanted), "off": number_text(exactly(abs(total - wanted)))}
    place = record.index[0].place if record.index else record.place
    return verdict(ID, place, found, say(ID, **values), say("seasonality-computation", **values), "")
