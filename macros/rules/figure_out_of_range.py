"""A figure lies outside the bound or range that the plan itself sets for it.

Why: `expect: '>= 24万'` is a promise, and a target lies between its floor and its stretch; a plan that breaks its own bounds is not ready.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  range: {floor: 5.2亿, stretch: 5.5亿}
  owner: 销售总监
```

Instead: order them floor ≤ target ≤ stretch, or correct the bound.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  range: {floor: 4.8亿, stretch: 5.5亿}
  owner: 销售总监
```

中文:
是什么：一个数超出了计划自己给它定的界限或区间。
为什么：`expect: '>= 24万'` 是承诺，目标也应当在保底与挑战之间；自己的界限都守不住，计划就还没有做完。
怎么改：让 保底 ≤ 目标 ≤ 挑战，或者改正界限。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compare import holds, within
from macros.compute.compute import Computed
from macros.compute.figure import Figure
from macros.compute.showing import places_of
from macros.compute.wording import number_text
from macros.rules.verdicts import not_checkable, verdict
from macros.source.finding import Finding

ID = "figure-out-of-range"


def check(computed: Computed) -> Iterator[Finding]:
    for figure in computed.figures.made():
        if figure.definition is not None and figure.definition.expect is not None:
            yield _expected(computed, figure)
    for division in computed.plan.divisions.values():
        stem = division.path.removesuffix(".total")
        ends = [("floor", division.path), (division.path, "stretch")]
        for low, high in ends:
            pair = [computed.figures.get(name if name == division.path else f"{stem}.{name}") for name in (low, high)]
            if {low, high} - {division.path} <= set(division.ranges) and pair[0] is not None and pair[1] is not None:
                yield from _ordered(computed, pair[0], pair[1])


def _expected(computed: Computed, figure: Figure) -> Finding:
    assert figure.definition is not None
    assert figure.definition.expect is not None
    bound = figure.definition.expect
    if figure.number is None:
        return not_checkable(computed, bound.place, figure.name, figure.missing, figure.path)
    if not bound.number.unit.same_kind(figure.number.unit):
        told = say("unit-clash-declared", text=bound.text, wanted=str(figure.number.unit) or say("no-unit"))
        return Finding(bound.place, "unit-clash", told, figure=figure.path)
    values = {"name": figure.name, "value": number_text(figure.number), "bound": bound.text}
    return verdict(
        ID,
        bound.place,
        within(figure.number, bound.number),
        say("figure-out-of-range", **values),
        say("bound-computation", **values),
        figure.path,
        related=lambda: places_of(computed, [figure.path]),
    )


def _ordered(computed: Computed, low: Figure, high: Figure) -> Iterator[Finding]:
    end = high if high.path.endswith(".stretch") else low
    if low.number is None or high.number is None:
        yield not_checkable(computed, end.place, end.name, low.missing + high.missing, end.path)
    elif low.number.unit.same_kind(high.number.unit):
        values = {"low": low.name, "low_value": number_text(low.number), "high": high.name, "high_value": number_text(high.number)}
        yield verdict(
            ID,
            end.place,
            holds(low.number, "<=", high.number),
            say("range-order", **values),
            say("range-computation", **values),
            end.path,
            related=lambda: places_of(computed, [low.path, high.path]),
        )
