"""Percentages of one whole: they make exactly 100 %, or say how much they miss it by."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from macros.exact.allocate import Allocation, allocate
from macros.exact.amounts import one, scaled, whole
from macros.exact.refusal import Exact, Refusal, refuse


def percentages(
    total: int,
    shares: Mapping[str, Exact],
    *,
    rest: str | None = None,
    normalize: bool = False,
    lower: Mapping[str, int] | None = None,
    upper: Mapping[str, int] | None = None,
    holds: Mapping[str, int] | None = None,
) -> Allocation | Refusal:
    """Split a whole amount by shares of 1 (12.5 % is 1/8), in quanta.

    The shares make exactly 1, or `rest` names the member that takes what the others leave (its own share, if given, does not count, and
    it may be missing from `shares`), or `normalize` reads them as a ratio. Refuses `shares-not-100` and what `allocate` refuses.
    """
    if rest is not None and normalize:
        raise ValueError("either a member takes the rest or the shares are a ratio")
    if not shares and rest is None:
        return refuse("no-members")
    amount = whole(total)
    if isinstance(amount, Refusal):
        return amount
    numbers = scaled(shares, one)
    if isinstance(numbers, Refusal):
        return numbers
    exact = {key: Fraction(number, numbers[1]) for key, number in zip(shares, numbers[0], strict=True)}
    if rest is not None:
        exact[rest] = 1 - sum((share for key, share in exact.items() if key != rest), Fraction(0))
    told = sum(exact.values(), Fraction(0)) if rest is None or exact[rest] >= 0 else 1 - exact[rest]
    if told != 1 and not normalize:
        return refuse("shares-not-100", list(shares), sum_ratio=told, off_ratio=abs(1 - told), off=abs(1 - told) * amount)
    return allocate(amount, exact, lower=lower, upper=upper, holds=holds)
