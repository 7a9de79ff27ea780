"""One common factor for weights with limits: the proportional shares that come as near to the weights as the limits allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct


class Factor(Struct, frozen=True):
    """Shares t·w, cut to their limits, with t = `left` / `weight`.

    `left` is what the free members get together and `weight` the sum of their weights; `floor` and `ceiling` are the indices of the
    members at a limit. `weight` is 0 only when nobody is free; then `left` is 0 and `last` is a (numerator, denominator) of t.
    """

    left: int
    weight: int
    floor: frozenset[int]
    ceiling: frozenset[int]
    last: tuple[int, int]


def common_factor(total: int, weights: Sequence[int], low: Mapping[int, int], high: Mapping[int, int]) -> Factor:
    """The factor t for which the sum of clamp(t·w, low, high) is `total`; all whole, limits by index, no low means 0, no high means open.

    The sum does not fall as t grows and bends only where a member leaves its low or reaches its high, so the bends are walked in order
    until the total is passed: exact, and n log n in the number of limits. A member of weight 0 stays at its low. The caller has made sure
    that low <= high and that the total lies between the sum of the lows and what the members with a weight can take.
    """
    base = sum(low.values())
    active = sum(weights) - sum(weights[index] for index in low)
    # Two different a/w and b/v differ by at least 1/(w·v), so this many binary digits keep their order in whole numbers.
    digits = 2 * max((weights[index] for index in (*low, *high)), default=0).bit_length() + 1
    bends = [((value << digits) // weights[index], 0, index, value) for index, value in low.items() if weights[index]]
    bends += [((value << digits) // weights[index], 1, index, value) for index, value in high.items() if weights[index]]
    bends.sort()
    floor, ceiling, last = set(low), set(), (0, 1)
    for _, kind, index, value in bends:
        weight = weights[index]
        if base * weight + active * value >= total * weight:
            break
        last = (value, weight)
        if kind == 0:
            floor.discard(index)
            base -= value
            active += weight
        else:
            ceiling.add(index)
            base += value
            active -= weight
    left = total - base
    return Factor(left, active, frozenset(floor), frozenset(ceiling), (left, active) if active else last)
