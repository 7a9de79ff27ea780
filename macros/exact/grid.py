"""A table by index: from margins, pattern and limits to exact shares and whole cells, or to the reason why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from macros.exact.feasible import Cut, balance, cut_at, fill, pin
from macros.exact.proportion import FINE, MANY, TOLD, Line, proportional
from macros.exact.rounding import round_table
from macros.exact.vector_table import open_shares

Matrix = list[list[int]]


@dataclass(frozen=True, slots=True)
class Misfit:
    """One line that cannot be met by itself: its limits make `reach`, its total is `total`; `short` when they need more than there is."""

    index: int
    column: bool
    short: bool
    reach: int
    total: int


@dataclass(frozen=True, slots=True)
class Solved:
    """Whole cells and the shares they are rounded from, as numerators over `scale`.

    `settled` is False for the rare pattern whose proportional shares did not come to rest: the margins are exact even then.
    """

    cells: Matrix
    shares: Matrix
    scale: int
    settled: bool = True


def solve(
    rows: Sequence[int], columns: Sequence[int], pattern: Matrix | None, low: Matrix | None, high: Matrix | None
) -> Solved | Misfit | Cut:
    """The table nearest to the pattern (all alike without one) with these whole margins, which make the same total.

    `low` and `high` are whole limits of every cell, changed in place; None is no limit. The order of the lines decides ties.
    """
    if len(columns) > len(rows):
        turned = [None if side is None else _turn(side) for side in (pattern, low, high)]
        return _turned(solve(columns, rows, *turned))
    total = sum(rows)
    if pattern is None and low is None and high is None:
        shares = [[row * column for column in columns] for row in rows]
        return Solved(round_table(shares, total, rows, columns) if total else shares, shares, total or 1)
    low = low or [[0] * len(columns) for _ in rows]
    high = high or [[total + 1] * len(columns) for _ in rows]
    pattern = pattern or [[1] * len(columns) for _ in rows]
    for line, less, more in zip(pattern, low, high, strict=True):
        for j, weight in enumerate(line) if 0 in line else ():
            if not weight:
                more[j] = less[j]
    misfit = _misfit(rows, low, high, column=False) or _misfit(columns, _turn(low), _turn(high), column=True)
    if misfit:
        return misfit
    if len(rows) * len(columns) >= MANY:
        at_once = open_shares(rows, columns, pattern, low, high)
        if at_once is not None:
            return Solved(round_table(at_once, 1 << TOLD, rows, columns), at_once, 1 << TOLD)
    table = fill(rows, columns, low, high)
    reached = balance(table, columns, low, high)
    if reached:
        return cut_at(table, rows, columns, (low, high), reached)
    pin(table, low, high)
    return _shares(rows, columns, pattern, low, high)


def _turned(found: Solved | Misfit | Cut) -> Solved | Misfit | Cut:
    """What was found for the table with rows and columns exchanged."""
    if isinstance(found, Solved):
        return Solved(_turn(found.cells), _turn(found.shares), found.scale, found.settled)
    return replace(found, column=not found.column) if isinstance(found, Misfit) else replace(found, turned=not found.turned)


def _misfit(totals: Sequence[int], low: Matrix, high: Matrix, *, column: bool) -> Misfit | None:
    for index, (total, least, most) in enumerate(zip(totals, low, high, strict=True)):
        if sum(least) > total:
            return Misfit(index, column, True, sum(least), total)
        if sum(most) < total:
            return Misfit(index, column, False, sum(most), total)
    return None


def _shares(rows: Sequence[int], columns: Sequence[int], pattern: Matrix, low: Matrix, high: Matrix) -> Solved:
    """Proportional shares of the open cells, beside those closed to one value, then whole cells."""
    closed = [[less[j] == most for j, most in enumerate(more)] for less, more in zip(low, high, strict=True)]
    weights = [[0 if shut else each for each, shut in zip(line, shuts, strict=True)] for line, shuts in zip(pattern, closed, strict=True)]
    lines = [_line(total, less, more) for total, less, more in zip(rows, low, high, strict=True)]
    crossing = [_line(total, less, more) for total, less, more in zip(columns, _turn(low), _turn(high), strict=True)]
    found = proportional(weights, lines, crossing)
    for line, less, shuts in zip(found.cells, low, closed, strict=True):
        for j, shut in enumerate(shuts):
            if shut:
                line[j] = less[j] << FINE
    if not found.settled:
        _meet(found.cells, rows, columns, low, high)
    half, drop = 1 << (FINE - TOLD - 1), FINE - TOLD
    # Rounding to 2^-24 moves every cut by less than one unit in a table of up to 2^24 cells, so whole cells still exist.
    shares = [[(share + half) >> drop for share in line] for line in found.cells]
    return Solved(round_table(shares, 1 << TOLD, rows, columns), shares, 1 << TOLD, found.settled)


def _line(total: int, low: Sequence[int], high: Sequence[int]) -> Line:
    """A line without its closed cells; a limit that cannot bite is left out."""
    left = total - sum(less for less, more in zip(low, high, strict=True) if less == more)
    least = {j: less for j, (less, more) in enumerate(zip(low, high, strict=True)) if less and less < more}
    most = {j: more for j, (less, more) in enumerate(zip(low, high, strict=True)) if less < more <= left}
    return Line(left, least, most)


def _meet(cells: Matrix, rows: Sequence[int], columns: Sequence[int], low: Matrix, high: Matrix) -> None:
    """Move shares that did not settle, in place, until both margins are exact."""
    less, more = ([[value << FINE for value in line] for line in side] for side in (low, high))
    for line, total, least, most in zip(cells, rows, less, more, strict=True):
        missing = (total << FINE) - sum(line)
        for j, value in enumerate(line):
            step = max(least[j] - value, min(most[j] - value, missing))
            line[j] += step
            missing -= step
    balance(cells, [total << FINE for total in columns], less, more)


def _turn(side: Matrix) -> Matrix:
    return [list(line) for line in zip(*side, strict=True)]
