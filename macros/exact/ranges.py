"""Several totals of one target, from lowest to highest (保底, 基本, 挑战): no part ever shrinks from one to the next."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from macros.exact.allocate import Allocation, allocate
from macros.exact.amounts import whole
from macros.exact.refusal import Exact, Refusal, refuse


def allocate_ranges(
    totals: Mapping[str, int],
    weights: Mapping[str, Exact],
    *,
    lower: Mapping[str, int] | None = None,
    upper: Mapping[str, int] | None = None,
    holds: Mapping[str, int] | None = None,
    zero: str = "refuse",
) -> dict[str, Allocation] | Refusal:
    """Split each total, in quanta and given from lowest to highest, with the parts of the one before as lowest amounts.

    Splitting each on its own could take a unit from a part while the total grows (the Alabama paradox). Limits and holds hold for all.
    Refuses `range-order` for a total below the one before it, and what `allocate` refuses (with the name of the total).
    """
    if not totals:
        return refuse("no-members")
    for key, total in totals.items():
        amount = whole(total, key)
        if isinstance(amount, Refusal):
            return amount
    for (_, before), (key, total) in pairwise(totals.items()):
        if total < before:
            return refuse("range-order", (key,), amount=total, before=before)
    found: dict[str, Allocation] = {}
    least = lower
    for key, total in totals.items():
        split = allocate(total, weights, lower=least, upper=upper, holds=holds, zero=zero)
        if isinstance(split, Refusal):
            return split.at(key)
        found[key] = split
        least = split.amounts
    return found
