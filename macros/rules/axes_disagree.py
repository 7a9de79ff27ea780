"""Two breakdowns of one target contradict each other.

Why: whoever belongs to a market carries a part of its target: when the people of a market add up to another amount than the market has,
one of the two is not what will be done.

Example:
```yaml
# axes.yml
product:
  A: {name: 形象品, market: east}
  B: {name: 走量品, market: east}
  C: {name: 战术品, market: south}
market:
  east: {name: 华东}
  south: {name: 华南}
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split:
    market: {east: 50%, south: 50%}
    product: 2:3:1
```

Instead: divide one within the other (`within: market`), or correct one of the two breakdowns.
```yaml
# axes.yml
product:
  A: {name: 形象品, market: east}
  B: {name: 走量品, market: east}
  C: {name: 战术品, market: south}
market:
  east: {name: 华东}
  south: {name: 华南}
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 6亿
  owner: 销售总监
  split:
    market: {east: 5亿, south: 1亿}
    product: 2:3:1
```

中文:
是什么：同一个目标的两种分解互相矛盾。
为什么：属于某个市场的人担着这个市场的任务；几个人加起来与市场的数不等，总有一个做不到。
怎么改：让一种分解在另一种之内进行（`within: market`），或者改正其中一种。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.compute.evaluate import cell_path
from macros.compute.figure import Figure
from macros.compute.showing import places_of
from macros.compute.wording import number_text
from macros.model.axis import Axis, Member
from macros.model.definition import Division
from macros.model.value import Text
from macros.rules.verdicts import verdict
from macros.source.finding import Finding, Verdict
from macros.source.number import exactly

ID = "axes-disagree"


def check(computed: Computed) -> Iterator[Finding]:
    for division in computed.plan.divisions.values():
        for split in division.splits:
            axis = computed.plan.axes.get(split.axis)
            for other in division.splits:
                above = computed.plan.axes.get(other.axis)
                if axis is not None and above is not None and split.within != other.axis and axis.key != above.key:
                    yield from _compared(computed, division, axis, above)


def _compared(computed: Computed, division: Division, axis: Axis, above: Axis) -> Iterator[Finding]:
    """Each member of one axis against the members of the other that say they belong to it; not where one belongs to nobody."""
    belongs = {member.key: member.attribute(above.key) for member in axis.children()}
    if not belongs or not all(isinstance(value, Text) and str(value) in above.by_key for value in belongs.values()):
        return
    for parent in above.children():
        whole = computed.figures.get(cell_path(division.path, ((above.key, parent.key),)))
        parts = [
            computed.figures.get(cell_path(division.path, ((axis.key, member.key),)))
            for member in axis.children()
            if str(belongs[member.key]) == parent.key
        ]
        if whole is not None and None not in parts:
            yield from _told(computed, parent, axis, whole, [part for part in parts if part is not None])


def _told(computed: Computed, parent: Member, axis: Axis, whole: Figure, parts: list[Figure]) -> Iterator[Finding]:
    known = [part.number.value for part in parts if part.number is not None and part.number.exact]
    if whole.number is None or not whole.number.exact or len(known) != len(parts):
        return
    total = exactly(sum(known), whole.unit)
    values = {
        "whole": whole.name,
        "value": number_text(whole.number),
        "axis": axis.name,
        "parent": parent.name,
        "sum": number_text(total),
        "difference": number_text(exactly(abs(total.value - whole.number.value), whole.unit)),
    }
    found = Verdict.consistent if total.value == whole.number.value else Verdict.inconsistent
    behind = [whole.path, *(part.path for part in parts)]
    told, worked = say(ID, **values), say("axes-computation", **values)
    yield verdict(ID, whole.place, found, told, worked, whole.path, related=lambda: places_of(computed, behind))
