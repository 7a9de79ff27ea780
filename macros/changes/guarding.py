"""Guardrails: which figures moved further than the plan allows from one version to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from macros.changes.moves import Move
from macros.changes.version import Seen, Version
from macros.compute.compare import within
from macros.model.subjects.guardrail import Guardrail
from macros.source.finding import Verdict
from macros.source.number import Number
from macros.source.unit import PERCENT


class Limit(StrEnum):
    """Which of its limits a guardrail says was crossed."""

    amount = "amount"
    percent = "percent"
    crossing = "crossing"


class Crossed(Struct, frozen=True):
    """A figure beyond a guardrail: which limit of it, and how much it allowed (None for a crossing)."""

    guardrail: Guardrail
    limit: Limit
    move: Move
    allowed: Number | None


def crossed(before: Version, after: Version, found: Sequence[Move]) -> list[Crossed]:
    """Every crossing, those that stop first. The guardrails of both versions hold: an edit cannot take away its own.

    A change of a figure with a number on one side only has no size, and is not measured; a rate moves in points, so its percentage
    is compared with the points it moved.
    """
    guardrails: dict[tuple[object, ...], Guardrail] = {}
    for one in (*before.guardrails, *after.guardrails):
        given = [None if value is None else (value.number.low, value.number.high, value.number.unit) for value in (one.amount, one.percent)]
        guardrails.setdefault((str(one.of), *given, bool(one.crossing), one.stops), one)
    hits = [hit for guardrail in guardrails.values() for move in found if guardrail.guards(move.path) for hit in _hits(guardrail, move)]
    return sorted(hits, key=lambda hit: not hit.guardrail.stops)


def _hits(guardrail: Guardrail, move: Move) -> Iterator[Crossed]:
    gap = move.difference
    if gap is not None and guardrail.amount is not None:
        number = guardrail.amount.number
        fits = number.unit.powers == gap.unit.powers or number.unit.pure
        if fits and number.high is not None and abs(gap.value) > number.high:
            yield Crossed(guardrail, Limit.amount, move, number if not number.unit.pure else Number(number.low, number.high, gap.unit))
    if gap is not None and guardrail.percent is not None:
        number = guardrail.percent.number
        ratio = _size(move, gap)
        if number.high is not None and (ratio is None or ratio > number.high):
            yield Crossed(guardrail, Limit.percent, move, Number(number.low, number.high, PERCENT))
    if guardrail.crossing and move.after is not None and _breaks(move.after) and (move.before is None or not _breaks(move.before)):
        yield Crossed(guardrail, Limit.crossing, move, move.after.bound)


def _size(move: Move, gap: Number) -> Fraction | None:
    """How far a figure moved, of 1; None from nothing to something."""
    relative = move.relative
    if relative is not None:
        return abs(relative.value)
    rate = move.before is not None and move.before.number is not None and bool(move.before.number.unit.rate)
    return abs(gap.value) if rate else None


def _breaks(seen: Seen) -> bool:
    """True for a figure outside its own bound."""
    if seen.number is None or seen.bound is None or not seen.bound.unit.same_kind(seen.number.unit):
        return False
    return within(seen.number, seen.bound) is Verdict.inconsistent
