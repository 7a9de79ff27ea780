"""Limits of cells: holds, lowest and highest amounts, checked against each other."""

from __future__ import annotations

from collections.abc import Container, Hashable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from macros.exact.amounts import Name, whole
from macros.exact.refusal import Refusal

K = TypeVar("K", bound=Hashable)


class Limits(Struct, Generic[K], frozen=True):
    """Whole limits: `low` (above 0) and `high` of open members, `held` for fixed ones, which stand in neither of the other two."""

    low: dict[K, int]
    high: dict[K, int]
    held: dict[K, int]


def limits(
    members: Container[K], name: Name[K], lower: Mapping[K, int] | None, upper: Mapping[K, int] | None, holds: Mapping[K, int] | None
) -> Limits[K] | Refusal:
    """The limits of the members, in quanta.

    Refuses `unknown-member`, `not-exact`, `not-whole`, `negative-cell`, `empty-range` (lowest above highest) and `hold-out-of-bounds`.
    """
    low, high, held = (whole_amounts(members, name, given or {}) for given in (lower, upper, holds))
    if isinstance(low, Refusal):
        return low
    if isinstance(high, Refusal):
        return high
    if isinstance(held, Refusal):
        return held
    for key, value in held.items():
        least, most = low.get(key, 0), high.get(key)
        bound = least if value < least else value if most is None else min(value, most)
        if value != bound:
            return _at("hold-out-of-bounds", key, name, held=value, bound=bound, off=abs(value - bound))
    for key, value in high.items():
        if low.get(key, 0) > value:
            return _at("empty-range", key, name, least=low.get(key, 0), most=value)
    return Limits(
        {key: value for key, value in low.items() if value and key not in held},
        {key: value for key, value in high.items() if key not in held},
        held,
    )


def whole_amounts(members: Container[K], name: Name[K], given: Mapping[K, int]) -> dict[K, int] | Refusal:
    """Whole amounts of known members, at least 0, in the order given."""
    found: dict[K, int] = {}
    for key, value in given.items():
        if key not in members:
            return _at("unknown-member", key, name)
        amount = whole(value, *name(key))
        if isinstance(amount, Refusal):
            return amount
        if amount < 0:
            return _at("negative-cell", key, name, amount=amount)
        found[key] = amount
    return found


def _at(code: str, key: K, name: Name[K], **amounts: int) -> Refusal:
    member, other = name(key)
    return Refusal(code, (member,), tuple(amounts.items()), (other,) if other else ())
