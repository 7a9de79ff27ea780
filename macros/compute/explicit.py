"""Parts given one by one, bottom up: their sum beside the whole, the gap as a figure, and what closes it when the plan says so."""

from __future__ import annotations

from fractions import Fraction

from macros.catalogue import say, text
from macros.compute.dividing import Dividing, put_part
from macros.compute.evaluate import cell_path
from macros.compute.figure import Figure, Origin, Share
from macros.compute.weights import amount, in_quanta, weights_of, written_numbers
from macros.compute.wording import number_text
from macros.exact.bottom_up import reconcile
from macros.exact.refusal import Refusal, sentence
from macros.model.axis import Axis, Member
from macros.model.split import Split
from macros.source.finding import Finding
from macros.source.number import Number, exactly, half_up
from macros.source.unit import PLAIN

Numbers = dict[str, Number | None]


def explicit_parts(work: Dividing, split: Split, axis: Axis, members: tuple[Member, ...], whole: Figure) -> dict[str, int]:
    """Adds the parts as given (or grown from another figure's parts) and their gap to the whole.

    The one unknown among them is what the others leave of a known whole. `close: scale` or `spread` closes the gap in whole quanta;
    otherwise nothing moves, and a rule compares.
    """
    numbers = _grown(work, split, axis, members, whole) if split.method == "growth" else _given(work, split, axis, members, whole)
    target = whole.number if whole.number is not None and whole.number.exact else None
    open_members = [key for key, number in numbers.items() if number is None]
    if len(open_members) == 1 and target is not None and split.method == "values":
        rest = target.value - sum((number.value for number in numbers.values() if number is not None), Fraction(0))
        numbers[open_members[0]] = exactly(rest, whole.unit)
    bound = {key: "solved" if key in open_members else "given" for key in numbers}
    if split.close in ("scale", "spread") and target is not None and None not in numbers.values():
        numbers = _closed(work, split, axis, members, numbers, target)
        bound = dict.fromkeys(numbers, split.close)
    places = {key: value.place for key, value in split.numbers}
    for member in members:
        share = Share(whole.path, (axis.key,), split.method, None, None, work.quantum, bound=bound[member.key])
        put_part(work, split, axis, member, work.figures[work.division.path], numbers[member.key], share, places.get(member.key))
    _gap(work, split, axis, whole, numbers, target)
    return {}


def gap_path(whole: Figure, division: str, axis: str) -> str:
    """The gap between a whole and its parts along an axis: `revenue.gap.person`, in a market `revenue.gap.person[market=east]`."""
    stem = division.removesuffix(".total")
    _, bracket, cell = whole.path.partition("[")
    return f"{stem}.gap.{axis}{bracket}{cell}"


def _gap(work: Dividing, split: Split, axis: Axis, whole: Figure, numbers: Numbers, target: Number | None) -> None:
    path = gap_path(whole, work.division.path, axis.key)
    known = [number.value for number in numbers.values() if number is not None]
    gap = None if target is None or len(known) < len(numbers) else exactly(target.value - sum(known, Fraction(0)), whole.unit)
    inputs = (whole.path, *(cell_path(work.division.path, ((axis.key, key),)) for key in numbers))
    name = text(say("gap-name", whole=whole.name, axis=axis.name), work.plan.language)
    missing = () if gap is not None else whole.missing or (path,)
    work.cells[path] = Figure(path, name, split.place, whole.unit, gap, Origin.computed if gap else Origin.part, None, inputs, missing)


def _given(work: Dividing, split: Split, axis: Axis, members: tuple[Member, ...], whole: Figure) -> Numbers:
    written = written_numbers(work.plan, work.known, split, axis, members)
    if isinstance(written, Finding):
        work.fault(split, written)
        return dict.fromkeys(member.key for member in members)
    places = {key: value.place for key, value in split.numbers}
    found: Numbers = {}
    for key, number in written.items():
        found[key] = number
        if number is not None and number.unit == PLAIN:
            found[key] = exactly(number.value, whole.unit)
        elif number is not None and not number.unit.same_kind(whole.unit):
            told = say("unit-clash-declared", text=number_text(number), wanted=str(whole.unit) or say("no-unit"))
            work.fault(split, Finding(places.get(key, split.place), "unit-clash", told, figure=work.division.path))
            found[key] = None
    return found


def _grown(work: Dividing, split: Split, axis: Axis, members: tuple[Member, ...], whole: Figure) -> Numbers:
    """Each part of the base figure grown by its rate, to the nearest quantum, halves up."""
    rates = written_numbers(work.plan, work.known, split, axis, members)
    if isinstance(rates, Finding):
        work.fault(split, rates)
        return dict.fromkeys(member.key for member in members)
    found: Numbers = {}
    for key, rate in rates.items():
        base = work.find(cell_path(work.plan.resolve(split.name) or split.name, ((axis.key, key),))) or work.find(f"{split.name}.{key}")
        if base is None:
            told = say("like-not-divided", figure=split.name or "on", axis=axis.name, member=key)
            work.fault(split, Finding(split.place, "not-divided", told, figure=work.division.path))
        known = base is not None and base.number is not None and base.number.exact and rate is not None
        found[key] = None
        if known and base is not None and base.number is not None and rate is not None:
            found[key] = exactly(half_up(base.number.value * (1 + rate.value), work.quantum), whole.unit)
    return found


def _closed(work: Dividing, split: Split, axis: Axis, members: tuple[Member, ...], numbers: Numbers, target: Number) -> Numbers:
    """The parts scaled, or the gap spread by `on` (evenly without), so that they make the target exactly."""
    counts = {key: in_quanta(number, work.quantum) for key, number in numbers.items() if number is not None}
    total = in_quanta(target, work.quantum)
    whole_counts = {key: count for key, count in counts.items() if count is not None}
    if total is None or len(whole_counts) < len(numbers):
        work.fault(split, say("close-not-whole", grain=number_text(exactly(work.quantum, target.unit))), "not-whole-quanta")
        return numbers
    weights = None
    if split.close == "spread" and split.name and split.method == "values":
        by = Split(split.axis, split.place, "weights", name=split.name)
        found = weights_of(work.plan, work.known, by, axis, members)
        if isinstance(found, Finding):
            work.fault(split, found)
        elif found is not None:
            weights = dict(found)
    outcome = reconcile(total, whole_counts, method=split.close, weights=weights)
    if isinstance(outcome, Refusal):
        names = {member.key: member.name for member in members}
        told = sentence(outcome, lambda value: number_text(amount(Fraction(value), work.quantum, target)), lambda key: names.get(key, key))
        work.fault(split, told)
        return numbers
    return {key: amount(count, work.quantum, target) for key, count in outcome.amounts.items()}
