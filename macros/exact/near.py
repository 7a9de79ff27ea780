"""Where a large table begins: column factors by Newton's method on the leading digits of everything, in words of 63 binary digits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from macros.exact.newton import grown, newton_step, trimmed

Matrix = list[list[int]]
# A miss below one part in 2^16 is below what the digits tell after one more step.
TURNS, CLOSE = 8, 16


class Near(Struct, frozen=True):
    """What near shares make: the column totals, over 2^30, and how the columns draw on each other, in the same unit."""

    sums: list[int]
    coupling: Matrix


def near_factors(near: Callable[[Sequence[int]], Near], columns: Sequence[int], digits: int) -> list[int]:
    """Column factors of at least `digits` digits that nearly meet both margins, or, where that does not come near, the column totals."""
    every = sum(columns)
    best = moved = [total << digits for total in columns]
    least = 0
    for _ in range(TURNS if every else 0):
        found = near(moved)
        made = sum(found.sums)
        off = [total - column * made // every for total, column in zip(found.sums, columns, strict=True)]
        miss = sum(map(abs, off))
        if least and 2 * miss >= least:
            return best
        best, least = moved, miss
        step = newton_step(found.coupling, off)
        moved = trimmed([grown(factor, each) for factor, each in zip(moved, step, strict=True)], digits)
        if miss <= made >> CLOSE:
            return moved
    return best


def leading(values: Sequence[int], digits: int) -> tuple[list[int], int]:
    """Numbers by the leading `digits` of the largest, and how far they were shifted down (up, if below 0)."""
    drop = max(map(int.bit_length, values)) - digits
    return [value >> drop if drop > 0 else value << -drop for value in values], drop


def width_of(columns: int) -> int:
    """Digits of weights and of factors, so that the products of a row make less than 2^62."""
    return (62 - columns.bit_length()) // 2


def spared(rows: int) -> int:
    """Digits to drop from products below 2^61 before so many of them are summed up."""
    return max(rows.bit_length() - 1, 0)
