"""Whether a table with fixed margins and limited cells exists: a table that fits, or the rows and columns where it cannot."""

from __future__ import annotations

from collections.abc import Sequence
from operator import lt

from msgspec import Struct

from macros.exact.factor import common_factor

Matrix = list[list[int]]


class Cut(Struct, frozen=True):
    """Why no table fits, by index: the lines `rows` must place more in the lines `columns` than those have room for.

    `hold` is the total of `rows`; outside `columns` they can place only `outside`, so `columns` need `need`, but have room for `room`
    beside what other rows must place there. `turned` tells that `rows` are columns of the table and `columns` rows.
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    hold: int
    outside: int
    need: int
    room: int
    turned: bool = False


def fill(rows: Sequence[int], columns: Sequence[int], low: Matrix, high: Matrix) -> Matrix:
    """A whole table within its limits whose rows add up, columns as near as one pass gets; each row lies between its lows and its highs."""
    weights = [column + 1 for column in columns]
    every, table = sum(weights), []
    for total, least, most in zip(rows, low, high, strict=True):
        line = [total * weight // every for weight in weights]
        # no limit is met: what a common factor makes, and one unit more, fits
        if not any(least) and all(map(lt, line, most)):
            missing = total - sum(line)
            table.append([value + (j < missing) for j, value in enumerate(line)])
            continue
        found = common_factor(total, weights, {j: value for j, value in enumerate(least) if value}, dict(enumerate(most)))
        for j, weight in enumerate(weights):
            line[j] = least[j] if j in found.floor else most[j] if j in found.ceiling else found.left * weight // found.weight
        missing = total - sum(line)
        for j in range(len(columns)):
            if missing and line[j] < most[j] and j not in found.floor:
                line[j] += 1
                missing -= 1
        table.append(line)
    return table


def balance(table: Matrix, columns: Sequence[int], low: Matrix, high: Matrix) -> list[int]:
    """Move amounts along rows, in place, until the columns add up; nothing is left over, or the columns that cannot give any more up.

    The rows add up already and together make what the columns make. Each round is one shortest path over columns from one that has too
    much to one that lacks some, and carries as much as the rows let through (a maximum flow, Edmonds and Karp 1972).
    """
    excess = [-column for column in columns]
    for line in table:
        for j, value in enumerate(line):
            excess[j] += value
    while any(each > 0 for each in excess):
        came = {j: -1 for j, each in enumerate(excess) if each > 0}
        end = _reach(table, low, high, came, excess)
        if end < 0:
            return sorted(came)
        path = [end]
        while came[path[-1]] >= 0:
            path.append(came[path[-1]])
        steps = list(zip(path[1:], path, strict=False))
        slack = [[min(line[j] - less[j], more[k] - line[k]) for line, less, more in zip(table, low, high, strict=True)] for j, k in steps]
        amount = min(excess[path[-1]], -excess[end], *(sum(each) for each in slack))
        for (j, k), free in zip(steps, slack, strict=True):
            left = amount
            for line, most in zip(table, free, strict=True):
                moved = min(most, left)
                line[j] -= moved
                line[k] += moved
                left -= moved
                if not left:
                    break
        excess[path[-1]] -= amount
        excess[end] += amount
    return []


def _reach(table: Matrix, low: Matrix, high: Matrix, came: dict[int, int], excess: Sequence[int]) -> int:
    """Widen `came` (column -> the column before it) along rows with slack; the first column that lacks some, or -1."""
    waiting = list(came)
    away = [k for k in range(len(excess)) if k not in came]
    for j in waiting:
        for line, less, more in zip(table, low, high, strict=True):
            if not away:
                break
            if line[j] > less[j]:
                for k in [k for k in away if line[k] < more[k]]:
                    came[k] = j
                    if excess[k] < 0:
                        return k
                    waiting.append(k)
                    away.remove(k)
    return -1


def cut_at(table: Matrix, rows: Sequence[int], columns: Sequence[int], limits: tuple[Matrix, Matrix], reached: Sequence[int]) -> Cut:
    """The cut behind the columns that `balance` could not empty, told from the side that names fewer lines (Hoffman 1960)."""
    low, high = limits
    rest = [j for j in range(len(columns)) if j not in set(reached)]
    full = [i for i, line in enumerate(table) if any(line[j] > low[i][j] for j in reached)]
    others = [i for i in range(len(rows)) if i not in set(full)]
    if len(full) + len(reached) <= len(others) + len(rest):
        hold, outside = sum(rows[i] for i in full), sum(high[i][j] for i in full for j in rest)
        room = sum(columns[j] for j in reached) - sum(low[i][j] for i in others for j in reached)
        return Cut(tuple(full), tuple(reached), hold, outside, hold - outside, room)
    hold, outside = sum(columns[j] for j in rest), sum(high[i][j] for i in full for j in rest)
    room = sum(rows[i] for i in others) - sum(low[i][j] for i in others for j in reached)
    return Cut(tuple(rest), tuple(others), hold, outside, hold - outside, room, turned=True)


def pin(table: Matrix, low: Matrix, high: Matrix) -> None:
    """Close, in place, the limits of every cell that stands at a limit in all tables that fit, given one that fits.

    A cell can leave its limit only on a closed walk over cells with slack; the rest are what makes scaling creep.
    """
    width = len(table[0])
    reach = [1 << j for j in range(width)]
    gives, takes = [], []
    for line, less, more in zip(table, low, high, strict=True):
        give = sum(1 << j for j in range(width) if line[j] > less[j])
        take = sum(1 << j for j in range(width) if line[j] < more[j])
        gives.append(give)
        takes.append(take)
        for j in range(width):
            if give >> j & 1:
                reach[j] |= take
    for k in range(width):
        for j in range(width):
            if reach[j] >> k & 1:
                reach[j] |= reach[k]
    for line, less, more, give, take in zip(table, low, high, gives, takes, strict=True):
        back = 0
        for k in range(width):
            if take >> k & 1:
                back |= reach[k]
        for j, value in enumerate(line):
            at_low, at_high = value == less[j] and not reach[j] & give, value == more[j] and not back >> j & 1
            if at_low or at_high:
                less[j] = more[j] = value
