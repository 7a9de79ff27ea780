"""Whole parts of exact shares: by largest remainder, or by running totals where the order is that of time."""

from __future__ import annotations

from collections.abc import Sequence

from macros.exact.vector import largest_by_array

# from so many members on, loading numpy pays
MANY = 20_000
Parts = tuple[list[int], list[int]]


def largest(total: int, weights: Sequence[int], keys: Sequence[str]) -> Parts:
    """Each part the floor of total·w/Σw, and one unit more for the largest remainders; the parts, and the indices of those that got one.

    Equal remainders: larger weight, then smaller key. A weight of 0 gets 0; with no weight at all the total must be 0.
    """
    weight = sum(weights)
    if not weight:
        return [0] * len(weights), []
    found = largest_by_array(total, weights, keys) if len(weights) >= MANY else None
    return found or _one_by_one(total, weights, keys)


def _one_by_one(total: int, weights: Sequence[int], keys: Sequence[str]) -> Parts:
    """The same, member by member, for numbers of any size."""
    weight = sum(weights)
    products = [total * each for each in weights]
    parts = [product // weight for product in products]
    missing = total - sum(parts)
    if not missing:
        return parts, []
    remainders = [product % weight for product in products]
    last = sorted(remainders, reverse=True)[missing - 1]
    winners = [index for index, remainder in enumerate(remainders) if remainder > last]
    tied = [index for index, remainder in enumerate(remainders) if remainder == last]
    tied.sort(key=lambda index: (-weights[index], keys[index]))
    winners += tied[: missing - len(winners)]
    for index in winners:
        parts[index] += 1
    return parts, winners


def running(total: int, weights: Sequence[int]) -> Parts:
    """Differences of the running totals of total·w/Σw, each rounded half up; the parts, and the indices of those above their floor.

    Every running total is within half a unit of its exact value, every run of neighbours within one; each part is floor or ceiling.
    """
    weight = sum(weights)
    parts: list[int] = []
    winners: list[int] = []
    if not weight:
        return [0] * len(weights), winners
    before = passed = 0
    for index, each in enumerate(weights):
        passed += each
        now = (2 * total * passed + weight) // (2 * weight)
        parts.append(now - before)
        if now - before > total * each // weight:
            winners.append(index)
        before = now
    return parts, winners
