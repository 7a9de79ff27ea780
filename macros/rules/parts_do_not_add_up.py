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
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.arithmetic import add
from macros.compute.arithmetic import total as total_of
from macros.compute.compare import compare
from macros.compute.compute import Computed
from macros.compute.evaluate import cell_path
from macros.compute.figure import Figure
from macros.compute.showing import in_numbers, places_of
from macros.compute.wording import number_text
from macros.model.value import Formula
from macros.rules.verdicts import not_checkable, verdict
from macros.source.finding import Finding
from macros.source.number import Number

ID = "parts-do-not-add-up"


def check(computed: Computed) -> Iterator[Finding]:
    for figure in computed.figures.values():
        definition = figure.definition
        if definition is not None and definition.parts and definition.stated is not None:
            yield _stated_total(computed, figure)
    for division in computed.plan.divisions.values():
        for split in division.splits:
            if split.method in ("values", "growth") and split.axis in computed.plan.axes:
                yield from _explicit_parts(computed, computed.figures.get(division.path), split.axis)


def _stated_total(computed: Computed, figure: Figure) -> Finding:
    definition = figure.definition
    assert definition is not None
    assert definition.stated is not None
    stated = definition.stated
    if figure.computed is None:
        return not_checkable(computed, stated.place, figure.name, figure.missing, figure.path)
    found = compare(stated.number, figure.computed)
    assert isinstance(figure.how, Formula)
    terms = in_numbers(computed, figure.how.tree)
    computation = say(
        "sum-computation", terms=terms, sum=number_text(figure.computed), stated=stated.text, difference=gap_text(found.difference)
    )
    told = say(
        "parts-do-not-add-up", name=figure.name, sum=number_text(figure.computed), stated=stated.text, difference=gap_text(found.difference)
    )
    return verdict(ID, stated.place, found.verdict, told, computation, figure.path, related=places_of(computed, figure.inputs))


def gap_text(difference: Number | None) -> str:
    """A difference without its sign, or a dash where ranges are compared."""
    if difference is None:
        return "—"
    value = abs(difference.value)
    return number_text(Number(value, value, difference.unit))


def _explicit_parts(computed: Computed, whole: Figure | None, axis: str) -> Iterator[Finding]:
    if whole is None:
        return
    cells = [computed.figures.get(cell_path(whole.path, ((axis, member.key),))) for member in computed.plan.axes[axis].children()]
    parts = [cell for cell in cells if cell is not None]
    unknown = tuple(path for cell in parts if cell.number is None for path in cell.missing)
    place = parts[0].place if parts else whole.place
    label = computed.plan.axes[axis].name
    if whole.number is None or unknown or not parts:
        yield not_checkable(computed, place, f"{whole.name}·{label}", unknown or whole.missing, whole.path)
        return
    summed = total_of([cell.number for cell in parts if cell.number is not None])
    if not isinstance(summed, Number):
        return
    found = compare(whole.number, summed)
    gap = add(whole.number, summed, -1)
    terms = " + ".join(f"{cell.name.rpartition('·')[2]} {number_text(cell.number)}" for cell in parts)
    values = {
        "sum": number_text(summed),
        "stated": number_text(whole.number),
        "difference": gap_text(gap if isinstance(gap, Number) else None),
    }
    computation = say("sum-computation", terms=terms, **values)
    related = places_of(computed, [whole.path, *(cell.path for cell in parts)])
    yield verdict(
        ID,
        place,
        found.verdict,
        say("parts-do-not-add-up", name=f"{whole.name}·{label}", **values),
        computation,
        whole.path,
        related=related,
    )
