"""What a group gives to a member differs from the total of the member's own plan, for the whole period or for a month.

Why: the group's table and the company's own plan are read side by side; when they differ, one of the two was changed alone.

Example: `group-2026` divides its revenue so that the noodles get 5亿, and the plan of the noodles says 5.2亿.

Instead: agree on one number. Let the group sum the plans up (`rolls_up: unit`), or change the share, or the plan.

中文:
是什么：集团分给某个单位的数，与这个单位自己计划里的数不一致；全期比，两边都分到月的，逐月也比。
为什么：集团的表和单位的计划会摆在一起看；对不上，就是有一边单独改过。
例：`group-2026` 的销售额分给方便面 5亿，而方便面的计划写的是 5.2亿。
怎么改：两边商定一个数；也可以让集团的数由各单位的计划汇总（`rolls_up: unit`），或者改分法，或者改计划。
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.compute.evaluate import cell_path
from macros.compute.figure import Figure
from macros.compute.wording import number_text
from macros.model.rollup import plan_of
from macros.rules.verdicts import verdict
from macros.source.finding import Finding, Verdict
from macros.source.place import Place

ID = "plan-does-not-tie"
Pair = tuple[str, Figure, Figure]


def check(computed: Computed) -> Iterator[Finding]:
    """Told to the group at its member, and to the member's plan at its target, so that either alone is enough to find it."""
    plan, others = computed.plan, computed.others
    if others is None:
        return
    for axis in plan.written_axes:
        for member in axis:
            name = plan_of(member)
            below = others.get(name) if name is not None and name in others and name != plan.key else None
            if name is not None and below is not None:
                for pairs in _measures(computed, below, axis.key, member.key):
                    yield from _told(computed, below, pairs, name.place)
    parent = plan.head.parent
    above = others.get(parent) if parent is not None and parent in others and parent != plan.key else None
    for axis in above.plan.written_axes if above is not None else ():
        for member in axis:
            if above is not None and plan_of(member) == plan.key:
                for pairs in _measures(above, computed, axis.key, member.key):
                    yield from _told(above, computed, pairs, pairs[0][2].written)


def _measures(group: Computed, below: Computed, axis: str, member: str) -> Iterator[list[Pair]]:
    """For each measure that both have: the group's share with the plan's total, then month by month where both have months."""
    for path in group.plan.divisions:
        given, own = group.figures.get(cell_path(path, ((axis, member),))), below.figures.get(path)
        if given is not None and own is not None and path in below.plan.divisions:
            pairs = [("", given, own)]
            for month in below.plan.axes["month"].children():
                cell = group.figures.get(cell_path(path, ((axis, member), ("month", month.key))))
                part = below.figures.get(cell_path(path, (("month", month.key),)))
                if cell is not None and part is not None:
                    pairs.append((month.name, cell, part))
            yield pairs


def _told(group: Computed, below: Computed, pairs: list[Pair], place: Place) -> Iterator[Finding]:
    """One finding for the whole and one for the months together, the first month that differs told."""
    for some in (pairs[:1], pairs[1:]):
        wrong = [pair for pair in some if _differ(*pair[1:])]
        open_ones = [pair for pair in some if pair[1].number is None or pair[2].number is None]
        if not some:
            continue
        when, given, own = (wrong or open_ones or some)[0]
        values = {
            "group": group.plan.title,
            "plan": below.plan.title,
            "name": f"{own.name if not when else below.figures[pairs[0][2].path].name}{when and '·'}{when}",
            "given": number_text(given.number),
            "own": number_text(own.number),
        }
        found = Verdict.inconsistent if wrong else Verdict.not_checkable if open_ones else Verdict.consistent
        message = say("plan-does-not-tie", **values) if wrong or not open_ones else say("tie-not-checkable", **values)
        worked = None if found is Verdict.not_checkable else say("tie-computation", **values)
        behind = ((given.written, f"{given.name} {values['given']}"), (own.written, f"{own.name} {values['own']}"))
        finding = verdict(ID, place, found, message, worked, own.path)
        yield replace(finding, related=behind) if found is Verdict.inconsistent else finding


def _differ(given: Figure, own: Figure) -> bool:
    left, right = given.number, own.number
    return left is not None and right is not None and (left.low, left.high, left.unit) != (right.low, right.high, right.unit)
