"""Amounts along an axis: round steps, zero always among them. Amounts stay exact; where they stand is a float, for the eye alone."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

STEPS = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5), Fraction(10))


class Scale(Struct, frozen=True, dict=True):
    """From `low` to `high` with a mark at every `step`; `low` ≤ 0 ≤ `high`, and they differ."""

    low: Fraction
    high: Fraction
    step: Fraction

    def at(self, value: Fraction | int) -> float:
        """Where a value stands: 0 at the low end, 1 at the high end."""
        return self.over(value) - self._below

    def over(self, value: Fraction | int) -> float:
        """The signed length from zero to a value."""
        return value.numerator / value.denominator / self._length  # as float() of a fraction has it, for half the time

    @cached_property
    def _length(self) -> float:
        return float(self.high - self.low)

    @cached_property
    def _below(self) -> float:
        return self.over(self.low)

    @property
    def marks(self) -> tuple[Fraction, ...]:
        """The marked values, the lowest first."""
        first, last = -(-self.low // self.step), self.high // self.step
        return tuple(self.step * index for index in range(int(first), int(last) + 1))


def rounded_scale(values: Iterable[Fraction], unit: Fraction = Fraction(1), marks: int = 4) -> Scale:
    """A scale over all values and zero that ends on marks, about so many of them, round in units of what is shown (10⁴ for 万元)."""
    found = [Fraction(0), *values]
    low, high = min(found), max(found)
    if low == high:
        return Scale(Fraction(0), unit, unit)
    step = _round_step((high - low) / marks / unit) * unit
    return Scale(step * (low // step), step * -(-high // step), step)


def tight_scale(values: Iterable[Fraction]) -> Scale:
    """A scale from the lowest to the highest of the values and zero, for bars whose numbers stand beside them."""
    found = [Fraction(0), *values]
    low, high = min(found), max(found)
    return Scale(low, high if low < high else Fraction(1), high - low or Fraction(1))


def _round_step(least: Fraction) -> Fraction:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that is not below `least`."""
    power = Fraction(1)
    while power * 10 <= least:
        power *= 10
    while power > least:
        power /= 10
    return next(power * step for step in STEPS if power * step >= least)
