"""The growth a year behind a change over several years: compound (each year on the year before) or simple (each year on the first)."""

from __future__ import annotations

from fractions import Fraction

from macros.catalogue import say
from macros.compute.arithmetic import LARGEST_POWER, Fault
from macros.source.number import Number
from macros.source.unit import PERCENT, unit

DIGITS = 12
YEAR = unit("年")


def yearly(way: str, start: Number, end: Number, years: Number) -> Number | Fault:
    """(end ÷ start)^(1/years) - 1, or (end ÷ start - 1) ÷ years, as a percentage. A root that does not end is taken to twelve digits.

    A range of either end gives the range of the growth: the more there was, the less it grew.
    """
    span = years.low
    if (
        not years.exact
        or span is None
        or span.denominator != 1
        or not 1 <= span <= LARGEST_POWER
        or not (years.unit.pure or years.unit == YEAR)
    ):
        return Fault("formula-value", say("bad-years", most=LARGEST_POWER))
    if start.low is None or start.high is None or end.low is None or end.high is None:
        return Fault("formula-value", say("open-range"))
    if start.low <= 0 or end.low < 0:
        return Fault("formula-value", say("bad-growth"))
    if not start.unit.same_kind(end.unit):
        return Fault(
            "unit-clash", say("unit-clash", left=str(start.unit) or say("no-unit"), right=str(end.unit) or say("no-unit"), sign="÷")
        )
    low, high = (_growth(way, ratio, int(span)) for ratio in (end.low / start.high, end.high / start.low))
    return Number(low, high, PERCENT, start.about or end.about)


def _growth(way: str, ratio: Fraction, years: int) -> Fraction:
    return (ratio - 1) / years if way == "simple" else _root(ratio, years) - 1


def _root(value: Fraction, degree: int) -> Fraction:
    """The root of a number: exact where it is a decimal of so many digits, else the nearest one below."""
    scale = 10**DIGITS
    wanted = value.numerator * scale**degree // value.denominator
    low, high = 0, 1 << (wanted.bit_length() // degree + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**degree <= wanted else (low, middle)
    return Fraction(low, scale)
