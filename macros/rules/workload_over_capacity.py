"""More work is planned than the people have room for.

Why: contacts promised to customers, or hours for all norms together, are done by somebody: a plan that needs more than the
working calendar gives is not kept.

Example:
```yaml
# activity.yml
norms:
  visits: {name: 拜访, rate: 20次/周}
cadences:
  early: {name: 前期设计项目, quantity: 30个, every: 1周, norm: visits}
```

Instead: contact fewer, contact them less often, raise the norm, or give it more people.
```yaml
# activity.yml
norms:
  visits: {name: 拜访, rate: 20次/周}
cadences:
  early: {name: 前期设计项目, quantity: 15个, every: 1周, norm: visits}
```

中文:
是什么：安排的工作量超过了人手能承担的：频次所需的次数多于定额，或各项用时合计多于可用时间。
为什么：答应客户的联络要有人去做；工作日历里放不下的计划，执行时必然走样。
怎么改：少跟几个、拉长间隔、提高定额，或者加人。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compare import holds
from macros.compute.compute import Computed
from macros.compute.showing import places_of
from macros.compute.wording import number_text
from macros.rules.verdicts import not_checkable, verdict
from macros.source.finding import Finding

ID = "workload-over-capacity"


def check(computed: Computed) -> Iterator[Finding]:
    activity = computed.plan.activity
    if activity is None:
        return
    for cadence in (activity.cadences or {}).values():
        if cadence.norm is not None and cadence.norm not in (activity.norms or {}) and computed.plan.sound(cadence.norm.place):
            known = "、".join(activity.norms or ()) or "—"
            yield Finding(cadence.norm.place, "unknown-key", say("unknown-key", key=str(cadence.norm), known=known))
    for key in activity.norms or {}:
        yield from _carried(computed, f"activity.norms.{key}.demand", f"activity.norms.{key}.total")
    yield from _carried(computed, "activity.load", "activity.capacity")


def _carried(computed: Computed, asked: str, there: str) -> Iterator[Finding]:
    load, capacity = computed.figures.get(asked), computed.figures.get(there)
    if load is None or capacity is None or (load.number is None and capacity.number is None):
        return  # of two that are open there is nothing to say yet
    if load.number is None or capacity.number is None:
        yield not_checkable(computed, load.place, load.name, load.missing + capacity.missing, asked)
    elif load.number.unit.same_kind(capacity.number.unit):
        values = {
            "load": load.name,
            "load_value": number_text(load.number),
            "capacity": capacity.name,
            "capacity_value": number_text(capacity.number),
        }
        yield verdict(
            ID,
            load.place,
            holds(load.number, "<=", capacity.number),
            say(ID, **values),
            say("capacity-computation", **values),
            asked,
            related=lambda: places_of(computed, [asked, there]),
        )
