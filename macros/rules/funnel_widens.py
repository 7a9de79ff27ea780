"""A step of a funnel is larger than the one before it.

Why: of 10,000 leaflets no 12,000 leads can come; a rate over 100 % hides a step that was left out, or two that changed places.

Example:
```yaml
# kpis.yml
funnels:
  autumn:
    name: 秋季地推
    steps:
      leaflets: {name: 传单, value: 10000张}
      leads: {name: 线索, value: 12000条}
```

Instead: correct the number or the order; a step that may be larger (one customer, several orders) says `widens: true`.
```yaml
# kpis.yml
funnels:
  autumn:
    name: 秋季地推
    steps:
      leaflets: {name: 传单, value: 10000张}
      leads: {name: 线索, value: 500条}
```

中文:
是什么：漏斗的一步比上一步还多。
为什么：一万张传单带不来一万二千条线索；超过 100% 的转化率，背后总有漏写的一步，或者写反了的两步。
怎么改：改正数或次序；确实可以更多的（一位客户下几张订单）写 `widens: true`。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from macros.catalogue import say
from macros.compute.compare import holds
from macros.compute.compute import Computed
from macros.compute.wording import number_text
from macros.model.subjects.kpis import Kpis
from macros.rules.verdicts import not_checkable, verdict
from macros.source.finding import Finding
from macros.source.number import Number

ID = "funnel-widens"


def check(computed: Computed) -> Iterator[Finding]:
    kpis = computed.plan.subject("kpis", Kpis)
    for key, funnel in ((kpis.funnels or {}) if kpis is not None else {}).items():
        for one, other in pairwise(funnel.passages):
            path = f"kpis.funnels.{key}"
            before, after = computed.figure(f"{path}.{one}"), computed.figure(f"{path}.{other}")
            step = funnel.passages[other]
            if step.widens or before is None or after is None or not computed.plan.sound(step.place):
                continue
            if before.number is None and after.number is None:
                continue  # of two that are open there is nothing to say yet
            if before.number is None or after.number is None:
                yield not_checkable(computed, step.place, after.name, before.missing + after.missing, after.path)
                continue
            values = {"name": after.name, "after": number_text(after.number), "before": number_text(before.number)}
            found = holds(_bare(after.number), "<=", _bare(before.number))
            yield verdict(ID, after.written, found, say(ID, **values), say("funnel-computation", **values), after.path)


def _bare(number: Number) -> Number:
    """Without its unit: a lead is one leaflet that was answered."""
    return Number(number.low, number.high)
