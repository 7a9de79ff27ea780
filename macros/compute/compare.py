"""Compares what a person states with what the parts give, at the precision it was stated."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from macros.compute.arithmetic import add
from macros.compute.figure import Figure
from macros.model.value import Call, Formula, Op
from macros.source.finding import Verdict
from macros.source.number import Number, half_up
from macros.source.unit import YUAN

FEN = Fraction(1, 100)


class Comparison(Struct, frozen=True):
    """The verdict, and stated less computed where both are single numbers."""

    verdict: Verdict
    difference: Number | None = None


def compare(stated: Number, computed: Number, quotient: bool = False) -> Comparison:
    """Stated against computed.

    A stated range holds when the computed value lies in it; a stated single number holds for a computed range that contains it.
    Single numbers must be equal to the last 分; but 约, a rate (%, ‰, 百分点), a quotient (a mean, a price) and what was computed from a
    rough number are compared after rounding the computed value half up to the last digit stated: 12.5 % is 约13 %, and not 13.0 %.
    """
    difference = add(stated, computed, -1)
    gap = difference if isinstance(difference, Number) and difference.exact else None
    if not stated.exact:
        return Comparison(_verdict(stated.contains(computed)), gap)
    if not computed.exact:
        return Comparison(_verdict(computed.contains(stated)), None)
    step = _step(stated, computed, quotient)
    equal = computed.value == stated.value if step is None else half_up(computed.value, step) == stated.value
    return Comparison(_verdict(equal), gap)


def _step(stated: Number, computed: Number, quotient: bool) -> Fraction | None:
    if stated.about or stated.unit.rate or quotient or computed.about:
        return stated.step
    return FEN if computed.unit == YUAN else None


def _verdict(holds: bool) -> Verdict:
    return Verdict.consistent if holds else Verdict.inconsistent


def is_quotient(figure: Figure) -> bool:
    """True for a figure whose formula ends in a division or a mean, which seldom comes out even."""
    tree = figure.how.tree if isinstance(figure.how, Formula) else None
    return (isinstance(tree, Op) and tree.sign == "/") or (isinstance(tree, Call) and tree.name == "mean")


def within(number: Number, bound: Number) -> Verdict:
    """A number or range against a bound of one kind of unit: inside, outside, or for a range partly inside not checkable."""
    if bound.contains(number):
        return Verdict.consistent
    outside = (bound.low is not None and _below(number.high, bound.low)) or (bound.high is not None and _below(bound.high, number.low))
    return Verdict.inconsistent if outside else Verdict.not_checkable


def _below(left: Fraction | None, right: Fraction | None) -> bool:
    return left is not None and right is not None and left < right


def holds(left: Number, sign: str, right: Number) -> Verdict:
    """A comparison of two numbers or ranges of one kind of unit. For ranges that neither always hold nor never, not checkable."""
    always, never = _always(left, sign, right), _never(left, sign, right)
    if always == never:
        return Verdict.not_checkable
    return _verdict(always)


def _always(left: Number, sign: str, right: Number) -> bool:
    match sign:
        case "==":
            return left.exact and right.exact and left.low == right.low
        case "!=":
            return _always(left, "<", right) or _always(left, ">", right)
        case "<=":
            return left.high is not None and right.low is not None and left.high <= right.low
        case "<":
            return left.high is not None and right.low is not None and left.high < right.low
    return _always(right, {">=": "<=", ">": "<"}[sign], left)


def _never(left: Number, sign: str, right: Number) -> bool:
    opposite = {"==": "!=", "!=": "==", "<=": ">", "<": ">=", ">=": "<", ">": "<="}[sign]
    return _always(left, opposite, right)
