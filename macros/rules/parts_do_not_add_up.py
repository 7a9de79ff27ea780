"""The parts of a total do not add up to what is stated for it.

Why: a total that is typed beside its parts drifts away from them as soon as one of them is edited; a budget whose lines make 900万
under a total of 1000万 cannot be approved.

Example:
```yaml
# budget.yml
total: 1000万
lines:
  wages:  {name: 工资, amount: 500万}
  travel: {name: 差旅, amount: 300万}
  office: {name: 管理, amount: 100万}
```

Instead: correct the part or the total; or leave `total` out, then it is computed.
```yaml
# budget.yml
total: 900万
lines:
  wages:  {name: 工资, amount: 500万}
  travel: {name: 差旅, amount: 300万}
  office: {name: 管理, amount: 100万}
```

中文:
是什么：各项加起来，与写明的合计不等。
为什么：合计写在各项旁边，只要改一项，两者就会走样；各项共 900万、合计写着 1000万 的预算批不下来。
怎么改：改其中一项或者合计；也可以不写合计，由门户算出。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.arithmetic import add, multiply
from macros.compute.compare import compare
from macros.compute.compute import Computed
from macros.compute.figure import Figure, Origin
from macros.compute.showing import in_numbers, places_of
from macros.compute.wording import number_text
from macros.model.definition import sum_of
from macros.model.split import Split
from macros.model.value import Formula, Given
from macros.rules.verdicts import not_checkable, verdict
from macros.source.finding import Finding, Verdict
from macros.source.number import Number
from macros.source.unit import YUAN

ID = "parts-do-not-add-up"


def check(computed: Computed) -> Iterator[Finding]:
    for figure in computed.figures.made():
        definition = figure.definition
        if definition is not None and definition.parts and definition.stated is not None:
            yield _stated_total(computed, figure)
    for division in computed.plan.divisions.values():
        for split in division.splits:
            if split.method in ("values", "growth") and not split.close and split.axis in computed.plan.axes:
                for gap in computed.figures.made():
                    if gap.inputs and gap.path.partition("[")[0] == f"{division.path.removesuffix('.total')}.gap.{split.axis}":
                        yield _explicit_parts(computed, split, gap)


def _stated_total(computed: Computed, figure: Figure) -> Finding:
    definition = figure.definition
    assert definition is not None
    assert definition.stated is not None
    stated = definition.stated
    if figure.computed is None:
        return not_checkable(computed, stated.place, figure.name, figure.missing, figure.path)
    if not stated.number.unit.same_kind(figure.computed.unit):
        got, wanted = (str(unit) or say("no-unit") for unit in (figure.computed.unit, stated.number.unit))
        return Finding(stated.place, "unit-clash", say("unit-clash-formula", got=got, wanted=wanted), figure=figure.path)
    found = compare(stated.number, figure.computed)
    assert isinstance(figure.how, Formula)
    below = _below_zero(computed, figure)
    if below is not None:
        return _more_than_stated(computed, figure, stated, below)
    terms = in_numbers(computed, figure.how.tree)
    computation = say(
        "sum-computation", terms=terms, sum=number_text(figure.computed), stated=stated.text, difference=gap_text(found.difference)
    )
    told = say(
        "parts-do-not-add-up", name=figure.name, sum=number_text(figure.computed), stated=stated.text, difference=gap_text(found.difference)
    )
    return verdict(ID, stated.place, found.verdict, told, computation, figure.path, related=lambda: places_of(computed, figure.inputs))


def _below_zero(computed: Computed, figure: Figure) -> Figure | None:
    """The budget line that was solved from the total and came out below zero: the others make more than the total."""
    if figure.definition is None or figure.definition.unit != YUAN or not figure.path.endswith(".total"):
        return None
    lines = (line for path in figure.inputs if (line := computed.figures.get(path)) is not None)
    solved = (line for line in lines if line.origin is Origin.solved and line.number is not None and line.number.exact)
    return next((line for line in solved if line.number is not None and line.number.value < 0), None)


def _more_than_stated(computed: Computed, figure: Figure, stated: Given, below: Figure) -> Finding:
    others = [path for path in figure.inputs if path != below.path]
    summed = add(figure.computed, below.number, -1) if figure.computed is not None and below.number is not None else None
    terms = in_numbers(computed, sum_of(others, figure.place).tree)
    values = {
        "sum": number_text(summed if isinstance(summed, Number) else None),
        "stated": stated.text,
        "difference": gap_text(below.number),
    }
    told, computation = say("parts-do-not-add-up", name=figure.name, **values), say("sum-computation", terms=terms, **values)
    behind = [*others, below.path]
    return verdict(ID, stated.place, Verdict.inconsistent, told, computation, figure.path, related=lambda: places_of(computed, behind))


def gap_text(difference: Number | None) -> str:
    """A difference without its sign, or a dash where ranges are compared."""
    if difference is None:
        return "—"
    value = abs(difference.value)
    return number_text(Number(value, value, difference.unit))


def _explicit_parts(computed: Computed, split: Split, gap: Figure) -> Finding:
    """Parts given one by one against their whole: equal, or above it within the declared buffer."""
    whole, *parts = [computed.figures[path] for path in gap.inputs]
    place = parts[0].place if parts else whole.place
    if gap.number is None or whole.number is None:
        unknown = tuple(path for cell in parts if cell.number is None for path in cell.missing)
        return not_checkable(computed, place, gap.name, unknown or whole.missing, whole.path)
    over = gap.number.value < 0
    if split.buffer is not None and not (split.buffer.number.exact and split.buffer.number.unit.pure):
        told = say("unit-clash-declared", text=split.buffer.text, wanted="%")
        return Finding(split.buffer.place, "unit-clash", told, figure=whole.path)
    allowed = multiply(whole.number, split.buffer.number) if split.buffer is not None else None
    kept = gap.number.value == 0 or (isinstance(allowed, Number) and over and -gap.number.value <= allowed.value)
    summed = add(whole.number, gap.number, -1)
    values = {"sum": number_text(summed if isinstance(summed, Number) else None), "stated": number_text(whole.number)}
    terms = " + ".join(f"{cell.name.rpartition('·')[2]} {number_text(cell.number)}" for cell in parts)
    computation = say("sum-computation", terms=terms, difference=gap_text(gap.number), **values)
    name = f"{whole.name}·{computed.plan.axes[split.axis].name}"
    told = say("parts-do-not-add-up", name=name, difference=gap_text(gap.number), **values)
    if isinstance(allowed, Number) and split.buffer is not None and over:
        told = say(
            "buffer-exceeded", name=name, over=gap_text(gap.number), buffer=split.buffer.text, allowed=number_text(allowed), **values
        )
    found = Verdict.consistent if kept else Verdict.inconsistent
    return verdict(ID, place, found, told, computation, whole.path, related=lambda: places_of(computed, gap.inputs))
