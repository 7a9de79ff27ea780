"""The weights of one split along one axis: from what is written, from the members' attributes, or from another figure's parts."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from fractions import Fraction

from macros.catalogue import Message, say
from macros.compute.evaluate import Sum, cell_path, value_of
from macros.compute.figure import Figure
from macros.compute.wording import number_text
from macros.model.axis import Axis, Member
from macros.model.plan import Plan
from macros.model.split import Split
from macros.model.value import ABROAD, Formula, Given, Ref, Unknown, Value
from macros.source.finding import Finding
from macros.source.number import Number, exactly
from macros.source.place import Place
from macros.source.unit import PLAIN

Weights = Mapping[str, Fraction]


def weights_of(
    plan: Plan, figures: Mapping[str, Figure], split: Split, axis: Axis, members: tuple[Member, ...]
) -> Weights | Finding | None:
    """A weight ≥ 0 for each member, in their order. None when one of them is unknown; a finding when what is written does not fit."""
    match split.method:
        case "even":
            return {member.key: Fraction(1) for member in members}
        case "like":
            return _like(plan, figures, split, axis, members)
        case "seasonality" if split.name:
            return _seasonality(plan, split, axis.children() if split.within else members, members)
        case "weights" if split.name:
            return _attributes(split, axis, members)
        case "unknown":
            return None
    numbers = numbers_of(plan, figures, split, axis, members)
    if numbers is None or isinstance(numbers, Finding):
        return numbers
    return {key: number.value for key, number in numbers.items()}


def numbers_of(
    plan: Plan, figures: Mapping[str, Figure], split: Split, axis: Axis, members: tuple[Member, ...]
) -> dict[str, Number] | Finding | None:
    """The numbers written for the members, each exactly one and ≥ 0; None when one is unknown."""
    written = written_numbers(plan, figures, split, axis, members)
    if isinstance(written, Finding):
        return written
    return {key: number for key, number in written.items() if number is not None} if None not in written.values() else None


def written_numbers(
    plan: Plan, figures: Mapping[str, Figure], split: Split, axis: Axis, members: tuple[Member, ...]
) -> dict[str, Number | None] | Finding:
    """The number written for each member, None for an unknown one; a finding when they do not belong to these members."""
    everyone = axis.children() if split.within else members
    faults = _misfit(split, axis, everyone)
    if faults is not None:
        return faults
    numbers = (value for _, value in split.numbers)
    written = dict(zip((m.key for m in everyone), numbers, strict=True)) if split.by_position else dict(split.numbers)
    found: dict[str, Number | None] = {}
    for key in (member.key for member in members if member.key in written):
        number = _number(plan, figures, written[key])
        if isinstance(number, Finding):
            return number
        if number is not None and not number.exact:
            return Finding(written[key].place, "range-in-split", say("range-in-split", member=key))
        if number is not None and number.value < 0 and split.method != "growth":
            return Finding(written[key].place, "negative-weight", say("negative-weight", member=key, weight=number_text(number)))
        found[key] = number
    return found


def _misfit(split: Split, axis: Axis, members: tuple[Member, ...]) -> Finding | None:
    """The first reason why the numbers written do not belong to these members."""
    keys = [member.key for member in members]
    if split.by_position:
        if len(split.numbers) == len(keys):
            return None
        place = split.numbers[0][1].place if split.numbers else split.place
        return Finding(
            place, "ratio-parts", say("ratio-parts", parts=len(split.numbers), axis=axis.name, members=len(keys), names="、".join(keys))
        )
    for key, value in split.numbers:
        if key not in keys:
            return Finding(value.place, "unknown-member", say("unknown-member", member=key, axis=axis.name, hint=hint_for(key, keys)))
    written = {key for key, _ in split.numbers} | {split.rest}
    lacking = [key for key in keys if key not in written]
    if lacking:
        return Finding(split.place, "missing-member", say("missing-member", axis=axis.name, members="、".join(lacking)))
    return None


def hint_for(key: str, known: list[str]) -> Message:
    """The nearest of the members that are known, or all of them."""
    near = difflib.get_close_matches(key, known, 1)
    return say("member-near", near=near[0]) if near else say("member-known", known="、".join(known))


def _number(plan: Plan, figures: Mapping[str, Figure], value: Value) -> Number | Finding | None:
    match value:
        case Given():
            return value.number
        case Unknown():
            return None
        case Formula():
            work = Sum(plan, figures)
            number = value_of(work, value.tree)
            return work.findings[0] if work.findings else number


def _like(plan: Plan, figures: Mapping[str, Figure], split: Split, axis: Axis, members: tuple[Member, ...]) -> Weights | Finding | None:
    abroad = ABROAD in split.name
    if abroad and split.name not in figures:
        return None  # has been said where the other plan was looked for
    whole = split.name if abroad else plan.resolve(split.name)
    if whole is None and plan.excuses(Ref(split.name, split.place)):
        return None
    if whole is None:
        near = difflib.get_close_matches(split.name, list(plan.divisions), 1)
        told = say("unknown-reference-near", text=split.name, near=near[0]) if near else say("unknown-reference", text=split.name)
        return Finding(split.place, "unknown-reference", told)
    found: dict[str, Fraction] = {}
    for member in members:
        figure = figures.get(cell_path(whole, ((axis.key, member.key),))) or figures.get(f"{split.name}.{member.key}")
        if figure is None and plan.broken:
            return None
        if figure is None:
            return Finding(split.place, "not-divided", say("like-not-divided", figure=split.name, axis=axis.name, member=member.key))
        if figure.number is None or not figure.number.exact:
            return None
        found[member.key] = figure.number.value
    return found


def _seasonality(plan: Plan, split: Split, everyone: tuple[Member, ...], members: tuple[Member, ...]) -> Weights | Finding | None:
    """The indexes of some members out of everyone that a seasonality is written for."""
    record = plan.seasonality.get(split.name)
    if record is None and "seasonality" in plan.broken:
        return None
    if record is None:
        near = difflib.get_close_matches(split.name, list(plan.seasonality), 1)
        known = "、".join(near or plan.seasonality) or say("none-at-all")
        return Finding(split.place, "unknown-reference", say("unknown-seasonality", name=split.name, known=known))
    if len(record.index) != len(everyone):
        return Finding(
            record.place, "ratio-parts", say("seasonality-parts", name=split.name, parts=len(record.index), members=len(everyone))
        )
    for given in record.index:
        if not given.number.exact or given.number.unit != PLAIN:
            return Finding(given.place, "range-in-split", say("range-in-split", member=split.name))
    indexes = {member.key: given.number.value for member, given in zip(everyone, record.index, strict=True)}
    return {member.key: indexes[member.key] for member in members}


def _attributes(split: Split, axis: Axis, members: tuple[Member, ...]) -> Weights | Finding | None:
    found: dict[str, Fraction] = {}
    for member in members:
        weight = _attribute(split.name, axis, member)
        if isinstance(weight, Finding) or weight is None:
            return weight
        found[member.key] = weight
    return found


def _attribute(name: str, axis: Axis, member: Member) -> Fraction | Finding | None:
    """A member's attribute, or the sum of its children's: weights written at the leaves of a tree roll up. None for an unknown one."""
    value = member.attribute(name)
    if isinstance(value, Unknown):
        return None
    if isinstance(value, Given) and value.number.exact:
        return value.number.value
    children = axis.children(member.key)
    if value is not None or not children:
        return Finding(member.place, "missing-weight", say("missing-weight", member=member.name, axis=axis.name, attribute=name))
    rolled = Fraction(0)
    for child in children:
        weight = _attribute(name, axis, child)
        if isinstance(weight, Finding) or weight is None:
            return weight
        rolled += weight
    return rolled


def places_of_weights(plan: Plan, split: Split, members: tuple[Member, ...]) -> dict[str, Place]:
    """Where the number stands that weighs each member: in the split, at the member, or in the seasonality; none for an even split."""
    everyone = plan.axes[split.axis].children() if split.within else members
    if split.method == "seasonality" and split.name:
        record = plan.seasonality.get(split.name)
        return {} if record is None else {member.key: given.place for member, given in zip(everyone, record.index, strict=False)}
    if split.method == "weights" and split.name:
        values = {member.key: member.attribute(split.name) for member in members}
        return {key: value.place for key, value in values.items() if isinstance(value, Given)}
    if split.by_position:
        return {member.key: value.place for member, (_, value) in zip(everyone, split.numbers, strict=False)}
    return {key: value.place for key, value in split.numbers}


def in_quanta(number: Number, quantum: Fraction) -> int | None:
    """How many whole quanta a number is; None when it is no multiple."""
    (parts, whole), (size, under) = number.value.as_integer_ratio(), quantum.as_integer_ratio()
    count, rest = divmod(parts * under, whole * size)
    return None if rest else count


def amount(quanta: int | Fraction, quantum: Fraction, like: Number) -> Number:
    """So many quanta as a number of the same unit."""
    return exactly(quanta * (quantum.numerator if quantum.denominator == 1 else quantum), like.unit)
