"""A target as definitions: its base, growth and total, which of them follows from the others, its floor and stretch."""

from __future__ import annotations

from msgspec.structs import replace

from macros.model.declared import Expansion, claimed, declared_unit, described, typed
from macros.model.definition import Definition, Division, formula
from macros.model.figure import Measure
from macros.model.value import Call, Constant, Expr, Formula, Given, Op, Ref, Unknown, Value
from macros.source.number import exactly
from macros.source.unit import PERCENT, YUAN, Unit


def _claimed_growth(measure: Measure) -> Given | None:
    """The growth when it is a claim about the total: a rough one (约15%, 15%以上, 10-15%) beside a number, any beside a formula.

    A total cannot be worked out from 约15%; what people mean is that the total is the target, and its growth about so much.
    """
    growth, total = measure.growth, measure.total
    if measure.base is None or isinstance(measure.base.value, Unknown) or not isinstance(growth, Given):
        return None
    rough = growth.number.about or not growth.number.exact
    return growth if isinstance(total, Formula) or (rough and isinstance(total, Given)) else None


def _grown(found: Expansion, path: str, measure: Measure, wanted: Unit | None) -> Formula:
    """Base × (1 + growth); of what is counted in pieces and handed out, a whole number of them."""
    assert measure.growth is not None
    place = measure.growth.place
    rise = Op("+", Constant(exactly(1), "1", place), Ref(f"{path}.growth", place), place)
    tree: Expr = Op("*", Ref(f"{path}.base", place), rise, place)
    if measure.split and wanted is not None and wanted != YUAN:
        piece = measure.quantum if measure.quantum is not None else Given(exactly(1, wanted), f"1{wanted}", place)
        quantum = typed(found, piece, wanted)
        if isinstance(quantum, Given):
            tree = Call("round", (tree, Constant(quantum.number, quantum.text, place)), place)
    return formula(tree, place)


def expand_measure(found: Expansion, path: str, measure: Measure) -> None:
    """Adds a target: its base, growth, total, floor and stretch, and how it is divided."""
    label, wanted = str(measure.name or path), declared_unit(found, measure.unit)
    total = measure.total
    how: Value | None = typed(found, total, wanted) if total is not None else None
    stated: Given | None = None
    base = Ref(f"{path}.base", measure.place)
    if measure.base is not None:
        record = measure.base
        origin = " ".join(str(text) for text in (record.period, record.source) if text)
        why = replace(record.value, why=str(measure.why or "")) if isinstance(record.value, Unknown) else record.value
        how_much, as_of = typed(found, why, wanted), str(record.as_of or "")
        found.definitions.append(Definition(base.path, f"{label}·基期", record.place, how_much, wanted, origin=origin, as_of=as_of))
    claim = _claimed_growth(measure)
    if measure.growth is not None and claim is None:
        growth = measure.growth
        found.definitions.append(Definition(f"{path}.growth", f"{label}·增长率", growth.place, typed(found, growth, PERCENT), PERCENT))
    if measure.base is not None and measure.growth is not None and claim is None:
        if isinstance(how, Given):
            stated = how
        elif isinstance(how, Formula):
            found.fault(measure.place, "two-values", "two-values", name=label)
        how = _grown(found, path, measure, wanted)
    elif measure.base is not None and how is not None:
        ratio = Op("/", Ref(f"{path}.total", measure.place), base, measure.place)
        tree = Op("-", ratio, Constant(exactly(1), "1", measure.place), measure.place)
        place = measure.place if claim is None else claim.place
        found.definitions.append(
            Definition(f"{path}.growth", f"{label}·增长率", place, formula(tree, place), PERCENT, claimed(found, claim, PERCENT))
        )
    if measure.stated is not None:
        if stated is not None:
            found.fault(measure.place, "two-values", "two-values", name=label)
        stated = claimed(found, measure.stated, wanted)
    if measure.rolls_up is not None:
        if isinstance(how, Formula):
            found.fault(measure.place, "two-values", "two-values", name=label)
        stated, how = how if isinstance(how, Given) else None, None
    elif how is None:
        found.fault(measure.place, "no-value", "no-value", name=label)
    expect = claimed(found, measure.expect, wanted)
    place = total.place if total is not None else measure.place
    found.definitions.append(described(Definition(f"{path}.total", label, place, how, wanted, stated, expect), measure))
    ranges = []
    for end, name in (("floor", "保底"), ("stretch", "挑战")):
        value = getattr(measure.range, end) if measure.range is not None else None
        if value is not None:
            ranges.append(end)
            found.definitions.append(Definition(f"{path}.{end}", f"{label}·{name}", value.place, typed(found, value, wanted), wanted))
    found.divisions.append(
        Division(
            f"{path}.total",
            label,
            measure.place,
            measure.quantum,
            measure.split or (),
            measure.cross or (),
            measure.hold or (),
            tuple(ranges),
            measure.bound or (),
            measure.actual,
            measure.rolls_up,
        )
    )
