"""Exact numbers at the door of every split: whole amounts, exact weights; anything else is refused."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import lcm
from numbers import Rational
from typing import TypeVar

from macros.exact.refusal import Exact, Refusal, refuse

K = TypeVar("K", bound=Hashable)
Name = Callable[[K], tuple[str, str]]


def one(key: str) -> tuple[str, str]:
    """How a member is named in a refusal."""
    return key, ""


def exactly(value: object) -> Exact | None:
    """The value as int or Fraction, or None when it is not exact (a float, a truth value, text, not a number)."""
    if type(value) is int or type(value) is Fraction:
        return value
    if isinstance(value, bool) or not isinstance(value, (Rational, Decimal)) or (isinstance(value, Decimal) and not value.is_finite()):
        return None
    fraction = Fraction(value) if isinstance(value, Decimal) else Fraction(int(value.numerator), int(value.denominator))
    return fraction.numerator if fraction.denominator == 1 else fraction


def whole(value: object, member: str = "", other: str = "") -> int | Refusal:
    """The value as a whole number of quanta, or `not-exact` or `not-whole`."""
    if type(value) is int:
        return value
    found = exactly(value)
    members, others = (member,) if member else (), (other,) if other else ()
    if found is None:
        return refuse("not-exact", members, others, written=str(value))
    if found.denominator != 1:
        return refuse("not-whole", members, others, amount=found)
    return found.numerator


def scaled(weights: Mapping[K, Exact], name: Name[K]) -> tuple[list[int], int] | Refusal:
    """The weights times their common denominator, in the order given, and that denominator.

    Refuses `not-exact` and `negative-weight`.
    """
    plain = set(map(type, weights.values())) <= {int}
    values = list(weights.values()) if plain else []
    if not plain:
        for key, weight in weights.items():
            found = exactly(weight)
            if found is None:
                member, other = name(key)
                return refuse("not-exact", (member,), (other,) if other else (), written=str(weight))
            values.append(found)
    if values and min(values) < 0:
        key, value = next((key, value) for key, value in zip(weights, values, strict=True) if value < 0)
        member, other = name(key)
        return refuse("negative-weight", (member,), (other,) if other else (), weight=value)
    if plain:
        return [value.numerator for value in values], 1
    scale = lcm(*{value.denominator for value in values})
    return [value.numerator * (scale // value.denominator) for value in values], scale


def half_up(value: Fraction) -> int:
    """The nearest whole number, halves away from zero (四舍五入)."""
    size = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return size if value >= 0 else -size
