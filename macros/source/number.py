"""A number as people write it: exact, perhaps a range, with its unit and the precision it was written at."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

from macros.source.unit import PLAIN, Unit

Amount = int | Fraction  # in base units; a whole one needs no fraction


class Number(Struct, frozen=True):
    """An exact number or interval in base units (元, not 万元; 0.02, not 2 %).

    `low` and `high` are equal for a single number; None is an open end (`≥24万` has no high). `about` is 约. `step` is one
    unit of the last digit written, in base units (4.8亿 has 1000万; 12.5% has 0.001), None for what was not written.
    """

    low: Fraction | None
    high: Fraction | None
    unit: Unit = PLAIN
    about: bool = False
    step: Fraction | None = None

    def __hash__(self) -> int:  # numbers are looked up by the ten thousand, and a fraction's own costs ten times this
        return hash((None if self.low is None else self.low.numerator, None if self.high is None else self.high.numerator, self.unit.rate))

    @property
    def exact(self) -> bool:
        """True for a single number rather than a range."""
        return self.low is not None and (self.low is self.high or self.low == self.high)

    @property
    def value(self) -> Fraction:
        """The single number; asking a range for it is a programming error."""
        if self.low is None or not (self.low is self.high or self.low == self.high):
            raise ValueError("a range has no single value; use low and high")
        return self.low

    def contains(self, other: Number) -> bool:
        """True when every value of `other` lies in this interval."""
        below = self.low is None or (other.low is not None and other.low >= self.low)
        above = self.high is None or (other.high is not None and other.high <= self.high)
        return below and above


def exactly(value: Amount, unit: Unit = PLAIN) -> Number:
    """A single number."""
    whole = value if isinstance(value, Fraction) else Fraction(value)
    return Number(whole, whole, unit)


def half_up(value: Fraction, step: Fraction) -> Fraction:
    """The multiple of `step` nearest to `value`, halves away from zero (四舍五入)."""
    return steps_half_up(value, step) * step


def steps_half_up(value: Fraction, step: Fraction) -> int:
    """How many times `step` that is."""
    (parts, whole), (over, under) = value.as_integer_ratio(), step.as_integer_ratio()
    half, twice = whole * over, 2 * parts * under
    return (twice + half) // (2 * half) if parts >= 0 else -((half - twice) // (2 * half))


def all_steps_half_up(parts: Iterable[int], whole: int, step: Fraction) -> list[int]:
    """That for many, each so many parts of a whole: every number of every table comes through here, and fractions cost four times it."""
    over, under = step.as_integer_ratio()
    half, twice = whole * over, 2 * under
    step_ = 2 * half
    return [(one * twice + half) // step_ if one >= 0 else -((half - one * twice) // step_) for one in parts]
