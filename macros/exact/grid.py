"""A table by index: from margins, pattern and limits to exact shares and whole cells, or to the reason why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from macros.exact.feasible import Cut, balance, cut_at, fill, pin
from macros.exact.limits import Limits
from macros.exact.proportion import FINE, MANY, TOLD, Line, proportional
from macros.exact.rounding import round_table
from macros.exact.vector_table import open_shares

Matrix = list[list[int]]


class Misfit(Struct, frozen=True):
    """One line that cannot be met by itself: its limits make `reach`, its total is `total`; `short` when they need more than there is."""

    index: int
    column: bool
    short: bool
    reach: int
    total: int


class Solved(Struct, frozen=True):
    """Whole cells and the shares they are rounded from, as numerators over `scale`, both row by row.

    `settled` is False for the rare pattern whose proportional shares did not come to rest: the margins are exact even then.
    """

    cells: list[int]
    shares: list[int]
    scale: int
    settled: bool = True


def solve(rows: Sequence[int], columns: Sequence[int], pattern: Sequence[int] | None, limits: Limits[int]) -> Solved | Misfit | Cut:
    """The table nearest to the pattern (all alike without one) with these whole margins, which make the same total.

    The pattern is told row by row, and limits by the place of the cell in it. The order of the lines decides ties.
    """
    if len(columns) > len(rows):
        turned = None if pattern is None else _flat(_turn(_lines(pattern, len(columns))))
        return _turned(solve(columns, rows, turned, _turn_limits(len(columns), len(rows), limits)), len(rows))
    total = sum(rows)
    free = not limits.low and not limits.high
    if pattern is None and free and not limits.held:
        shares = [row * column for row in rows for column in columns]
        return Solved(round_table(shares, total, rows, columns) if total else shares, shares, total or 1)
    if free and len(rows) * len(columns) >= MANY:
        at_once = open_shares(rows, columns, pattern, limits.held)
        if at_once is not None:
            return Solved(round_table(at_once, 1 << TOLD, rows, columns), at_once.tolist(), 1 << TOLD)
    weights = _lines(pattern or [1] * (len(rows) * len(columns)), len(columns))
    low, high = _ends(weights, limits, total + 1)
    misfit = _misfit(rows, low, high, column=False) or _misfit(columns, _turn(low), _turn(high), column=True)
    if misfit:
        return misfit
    table = fill(rows, columns, low, high)
    reached = balance(table, columns, low, high)
    if reached:
        return cut_at(table, rows, columns, (low, high), reached)
    pin(table, low, high)
    return _shares(rows, columns, weights, low, high)


def _turn_limits(width: int, lines: int, limits: Limits[int]) -> Limits[int]:
    """Limits by place in the table with rows and columns exchanged: so wide, and so many lines, before that."""
    sides = limits.low, limits.high, limits.held
    return Limits(*({place % width * lines + place // width: value for place, value in side.items()} for side in sides))


def _ends(pattern: Matrix, limits: Limits[int], never: int) -> tuple[Matrix, Matrix]:
    """The least and most of every cell, `never` without a limit; a cell of weight 0 stays at its least."""
    width = len(pattern[0])
    low, high = [[0] * width for _ in pattern], [[never] * width for _ in pattern]
    for side, known in ((low, limits.low | limits.held), (high, limits.high | limits.held)):
        for place, value in known.items():
            side[place // width][place % width] = value
    for line, less, more in zip(pattern, low, high, strict=True):
        for j, weight in enumerate(line) if 0 in line else ():
            if not weight:
                more[j] = less[j]
    return low, high


def _turned(found: Solved | Misfit | Cut, width: int) -> Solved | Misfit | Cut:
    """What was found for the table with rows and columns exchanged, which is so wide."""
    if isinstance(found, Solved):
        cells, shares = (_flat(_turn(_lines(side, width))) for side in (found.cells, found.shares))
        return Solved(cells, shares, found.scale, found.settled)
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
    shares = [(share + half) >> drop for line in found.cells for share in line]
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


def _lines(values: Sequence[int], width: int) -> Matrix:
    return [list(values[start : start + width]) for start in range(0, len(values), width)]


def _flat(side: Matrix) -> list[int]:
    return list(chain.from_iterable(side))
