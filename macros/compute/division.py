"""Divides a figure as its plan says: along single axes, as cascades, down trees, with holds and bounds; every part a figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from msgspec.structs import replace

from macros.catalogue import say
from macros.compute.closed import after_actuals
from macros.compute.crossing import cross_cells
from macros.compute.dividing import FEN, Dividing, allocated, put_part, small_of, strange_members
from macros.compute.evaluate import cell_path
from macros.compute.explicit import explicit_parts
from macros.compute.figure import Figure, Share
from macros.compute.figures import Figures
from macros.compute.weights import amount, in_quanta, places_of_weights, weights_of
from macros.compute.wording import number_text
from macros.exact.refusal import Refusal, sentence
from macros.model.axis import Axis, Member
from macros.model.definition import Division
from macros.model.plan import Plan
from macros.model.split import PLANS, Split
from macros.model.value import Text
from macros.source.finding import Finding
from macros.source.number import exactly
from macros.source.unit import PLAIN, YUAN


def divide_figure(plan: Plan, division: Division, figures: Figures) -> tuple[Figures, list[Finding]]:
    """The parts of a figure by path, and what could not be done. A part that cannot be known is there as unknown."""
    whole = figures.get(division.path)
    if whole is None:
        return Figures(), []
    quantum, findings = quantum_of(division, whole)
    work = Dividing(plan, division, figures, quantum, findings=findings)
    stem = division.path.removesuffix(".total")
    ends = [
        figures[path]
        for path in (f"{stem}.floor", division.path, f"{stem}.stretch")
        if path in figures and (path == division.path or path.removeprefix(stem + ".") in division.ranges)
    ]
    in_order = _are_in_order(ends)
    for split in _in_order(work):
        lower: dict[str, int] = {}
        for end in ends:
            lower = _along(work, split, end, lower if in_order else {})
    for end in ends:
        _roll_up(work, end)
    for cross in sorted(division.crosses, key=lambda cross: _steps(division, cross.axes[0])):
        below: Figure | None = None
        for end in ends:
            if end is whole or _is_divided(work, cross.axes, end):
                cross_cells(work, cross, end, below)
                below = end if in_order else None
    after_actuals(work, whole)
    return work.cells, work.findings


def _are_in_order(ends: list[Figure]) -> bool:
    """False when a floor lies above its target or a target above its stretch: a rule says so, and no part can be kept in order."""
    values = [end.number.value for end in ends if end.number is not None and end.number.exact]
    return values == sorted(values)


def _steps(division: Division, axis: str) -> int:
    """How many cascades an axis stands below: a market is crossed before the people within it."""
    split, steps = division.split(axis), 0
    while split is not None and split.within and steps < len(division.splits):
        split, steps = division.split(split.within), steps + 1
    return steps


def _is_divided(work: Dividing, axes: tuple[str, ...], end: Figure) -> bool:
    """False for the floor or stretch of a target whose parts along an axis are given one by one: they are the target's alone."""
    known = [work.plan.axes[key] for key in axes if key in work.plan.axes]
    return all(any(cell_path(end.path, ((axis.key, member.key),)) in work.cells for member in axis.children()) for axis in known)


def quantum_of(division: Division, whole: Figure) -> tuple[Fraction, list[Finding]]:
    """The smallest unit of the parts in base units: as declared, else 分 for money and one piece for anything else."""
    natural = FEN if whole.unit == YUAN else Fraction(1)
    declared = division.quantum
    if declared is None:
        return natural, []
    number = declared.number
    fits = number.unit == PLAIN or number.unit.same_kind(whole.unit)
    if not number.exact or number.value <= 0 or not fits:
        return natural, [
            Finding(declared.place, "bad-quantum", say("bad-quantum", text=declared.text, unit=str(whole.unit) or say("no-unit")))
        ]
    return number.value, []


def _in_order(work: Dividing) -> list[Split]:
    """Splits after those they cascade from; a cascade in an axis that is not divided, or in a circle, is a finding."""
    waiting, done, ordered = [split for split in work.division.splits if split.method != PLANS], set(), []
    lost = {split.axis for split in waiting if split.axis not in work.plan.axes}
    for split in list(waiting):
        if split.axis in lost:
            known = "、".join(work.plan.axes)
            if not work.plan.broken & {"axes", "team"}:
                work.fault(split, say("unknown-axis", axis=split.axis, known=known), "unknown-axis")
            waiting.remove(split)
    while waiting:
        ready = [split for split in waiting if not split.within or split.within in done]
        if not ready:
            for split in (split for split in waiting if split.within not in lost):
                work.fault(split, say("within-not-divided", axis=split.axis, within=split.within), "not-divided")
            break
        for split in ready:
            ordered.append(split)
            done.add(split.axis)
            waiting.remove(split)
    return ordered


def _along(work: Dividing, split: Split, end: Figure, lower: Mapping[str, int]) -> dict[str, int]:
    """Divides one end of the target along one axis and down its tree; returns the parts in quanta, the least of the next end's."""
    axis = work.plan.axes[split.axis]
    found: dict[str, int] = {}
    if not axis.sound or (split.within and not work.plan.axes[split.within].sound):
        _unknown(work, split, axis, axis.members, end, end)
        return {}
    if not split.within:
        found |= _among(work, split, axis, axis.children(), end, end, lower)
    else:
        for parent in work.plan.axes[split.within].children():
            group = tuple(member for member in axis.children() if _belongs(member, split.within, parent.key))
            whole = work.find(cell_path(end.path, ((split.within, parent.key),)))
            if whole is None:
                continue
            if not group and (whole.number is None or whole.number.low != 0):
                text = number_text(whole.number) if whole.number is not None else "?"
                work.fault(split, say("nobody-within", parent=parent.name, axis=axis.name, amount=text, key=split.within), "nobody-within")
            if group:
                found |= _among(work, split, axis, group, end, whole, lower)
        _strangers(work, split, axis)
    return found | _down(work, split, axis, "", end, lower)


def _down(work: Dividing, split: Split, axis: Axis, key: str, end: Figure, lower: Mapping[str, int]) -> dict[str, int]:
    """Divides the parts of the members below `key` further: as `into` says for a member, or by the same attribute all the way down."""
    found: dict[str, int] = {}
    into = dict(split.into)
    for child, inner in into.items():
        there = child in {member.key for member in axis.children(key)} and axis.children(child)
        if not there:
            work.fault(inner, say("into-nothing", member=child, axis=axis.name), "unknown-member")
    for member in axis.children(key):
        below = into.get(member.key) or (replace(split, into=()) if split.method == "weights" and split.name else None)
        whole = work.cells.get(cell_path(end.path, ((axis.key, member.key),)))
        if below is not None and whole is not None and axis.children(member.key):
            found |= _among(work, below, axis, axis.children(member.key), end, whole, lower)
            found |= _down(work, below, axis, member.key, end, lower)
    return found


def _belongs(member: Member, axis: str, key: str) -> bool:
    value = member.attribute(axis)
    return isinstance(value, Text) and str(value) == key


def _strangers(work: Dividing, split: Split, axis: Axis) -> None:
    known = {member.key for member in work.plan.axes[split.within].children()}
    for member in axis.children():
        value = member.attribute(split.within)
        if not isinstance(value, Text) or str(value) not in known:
            said = str(value) if isinstance(value, Text) else say("none-at-all")
            finding = Finding(
                member.place,
                "unknown-member",
                say("member-outside", member=member.name, within=split.within, said=said, known="、".join(sorted(known))),
            )
            if finding not in work.findings:
                work.findings.append(finding)


def _among(
    work: Dividing, split: Split, axis: Axis, members: tuple[Member, ...], end: Figure, whole: Figure, lower: Mapping[str, int]
) -> dict[str, int]:
    """Divides `whole` among members; unknown parts when the whole, a weight or the sum does not allow it."""
    if strange_members(work, split, axis):
        _unknown(work, split, axis, members, end, whole)
        return {}
    if split.method in ("values", "growth"):
        return explicit_parts(work, split, axis, members, whole) if end.path == work.division.path else {}
    weights = weights_of(work.plan, work.known, split, axis, members)
    if isinstance(weights, Finding):
        if weights not in work.findings:
            work.fault(split, weights)
        weights = None
    number = whole.number
    if weights is None or number is None or not number.exact:
        _unknown(work, split, axis, members, end, whole)
        return {}
    small = small_of(work, split)
    if in_quanta(number, small) is None:
        rest = number.value % small
        quantum = number_text(exactly(small, number.unit))
        work.fault(
            split,
            say("split-grain", total=number_text(number), grain=quantum, odd=number_text(exactly(rest, number.unit))),
            "not-whole-quanta",
        )
        _unknown(work, split, axis, members, end, whole)
        return {}
    places = places_of_weights(work.plan, split, members)
    outcome = allocated(work, split, axis, members, number, weights, lower)
    if outcome is None:
        _unknown(work, split, axis, members, end, whole)
        return {}
    if isinstance(outcome, Refusal):
        names = {member.key: member.name for member in members}
        told = sentence(outcome, lambda value: number_text(amount(Fraction(value), small, number)), lambda key: names.get(key, key))
        rule = "shares-not-100" if outcome.code == "shares-not-100" else "cannot-split"
        behind = tuple((places[m.key], f"{m.name} {number_text(exactly(weights[m.key]))}") for m in members if m.key in places)
        work.fault(split, Finding(split.place, rule, told, figure=work.division.path, related=behind))
        _unknown(work, split, axis, members, end, whole)
        return {}
    for member in members:
        part = outcome.part(member.key)
        share = Share(
            whole.path, (axis.key,), split.method, Fraction(part.weight), part.share * small, work.quantum, part.extra, str(part.bound)
        )
        put_part(work, split, axis, member, end, amount(part.amount, small, number), share, places.get(member.key))
    return dict(outcome.amounts)


def _unknown(work: Dividing, split: Split, axis: Axis, members: Iterable[Member], end: Figure, whole: Figure) -> None:
    share = Share(whole.path, (axis.key,), split.method, None, None, work.quantum)
    for member in members:
        put_part(work, split, axis, member, end, None, share)


def _roll_up(work: Dividing, end: Figure) -> None:
    """Sums along axes that other members belong to: quarters and halves from months, a market from its people."""
    for split in work.division.splits:
        axis = work.plan.axes.get(split.axis)
        for key in sorted({name for member in axis.children() for name, _ in member.attributes} & set(work.plan.axes)) if axis else ():
            if axis is None or work.division.split(key) is not None:
                continue
            for parent in work.plan.axes[key].children():
                parts = [work.cells.get(cell_path(end.path, ((axis.key, m.key),))) for m in axis.children() if _belongs(m, key, parent.key)]
                known = [part.number.value for part in parts if part is not None and part.number is not None]
                if parts and None not in parts:
                    number = exactly(sum(known, Fraction(0)), end.unit) if len(known) == len(parts) else None
                    share = Share(end.path, (axis.key,), "sum", None, None, work.quantum, bound="sum")
                    put_part(work, split, work.plan.axes[key], parent, end, number, share)
