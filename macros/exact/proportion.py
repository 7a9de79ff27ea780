"""Biproportional shares of a table: pattern × row factor × column factor, cut to limits, both margins met; whole numbers only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from macros.exact.factor import common_factor
from macros.exact.near import Near, leading, near_factors, spared, width_of
from macros.exact.newton import NEAR, SPARE, full_coupling, grown, near_coupling, newton_step, trimmed

Matrix = list[list[int]]
C = TypeVar("C")
# a table with so many cells is large
MANY = 4_000
# Shares are reckoned in 2^-64 of a quantum and told in 2^-24: far below what any reader can see, far above the error of the steps.
FINE, TOLD = 64, 24
SETTLED = 1 << (FINE - 32)
ROUNDS = 120
ONE = 1 << FINE
# What a cell at a limit pulls with, turn by turn. A column with no free cell has no slope: only a made-up pull gives it a direction, and no
# one size of it suits all; but where free cells pull, a made-up pull only holds up, so every other turn goes without.
PULLS = (ONE >> 20, 0, ONE << 6, 0, ONE << 12, 0, ONE << 18, 0, ONE, 0)
# Lengths of a step are told in 1/1024; a search for one tries that many.
UNIT, TRIES = 1024, 12
# A step as short as this is mostly rounding: fitting the columns once more does better.
LEAST = 1 << 6


class Line(Struct, frozen=True):
    """One line of a table as a one-dimensional split: its open total in quanta and the sparse limits of its open cells, by index."""

    total: int
    low: dict[int, int]
    high: dict[int, int]


Ratios = list[tuple[int, int]]


class Fit(Struct, Generic[C], frozen=True):
    """Shares as numerators over 2^64, the rows met to within two units of it a cell.

    `movable` are the same shares with -1 for every cell at a limit; `off` is by how much each column is missed; `ratios` are the row
    factors.
    """

    cells: C
    movable: C
    off: list[int]
    ratios: Ratios

    @property
    def settled(self) -> bool:
        """True when the columns are met as well, to 2^-32 of a quantum."""
        return sum(map(abs, self.off)) <= SETTLED


class Table(Protocol[C]):
    """A table whose rows and columns can be fitted; however it holds its cells, the numbers are the same."""

    @property
    def large(self) -> bool:
        """True for many cells without limits: leading digits tell where they begin and couple them, and Newton's method begins at once."""

    def begin(self, digits: int) -> list[int]:
        """Column factors of at least `digits` digits."""

    def fit(self, factors: Sequence[int]) -> Fit[C]:
        """All rows by the column factors."""

    def fit_columns(self, factors: Sequence[int]) -> Ratios:
        """The column factors, as ratios, by the row factors."""

    def coupling(self, found: Fit[C], pull: int) -> Matrix:
        """How columns draw on each other; a cell at a limit pulls with `pull`."""


def proportional(pattern: Matrix, rows: Sequence[Line], columns: Sequence[Line]) -> Fit[Matrix]:
    """The shares clamp(pattern·a·b) with these margins: the least change of the pattern's odds that the limits allow.

    A cell of pattern 0 stays 0. Shares that do not settle are given back as they are.
    """
    return settle(LineTable(pattern, rows, columns), [line.total for line in columns])


def settle(table: Table[C], columns: Sequence[int]) -> Fit[C]:
    """Rows and columns fitted in turn (Deming and Stephan 1940); when that creeps, Newton's method on the column factors takes over."""
    digits = FINE + max(sum(columns).bit_length(), 8)
    factors = table.begin(digits)
    found = table.fit(factors)
    for turn in range(ROUNDS):
        if found.settled:
            break
        before = sum(map(abs, found.off))
        if table.large or turn > 2:
            factors, found = _search(table, (factors, found), digits, PULLS[turn % len(PULLS)])
        if 2 * sum(map(abs, found.off)) >= before:
            factors = _factors(table.fit_columns(_factors(found.ratios, digits)), digits)
            found = table.fit(factors)
    return found


def _search(table: Table[C], start: tuple[list[int], Fit[C]], digits: int, pull: int) -> tuple[list[int], Fit[C]]:
    """The best of a few lengths of one Newton step.

    The misses are the slope of a convex function of the logarithms of the column factors (the dual of least relative entropy), so along
    a step the slope only rises: a length is good when at most half the slope is left, too short below and too long above.
    """
    factors, found = start
    step = newton_step(table.coupling(found, pull), found.off)
    slope = sum(off * each for off, each in zip(found.off, step, strict=True))
    best, short, long, length = start, 0, 0, UNIT
    if max(map(abs, step), default=0) < LEAST:
        return start
    for _ in range(TRIES):
        if slope >= 0:
            break
        moved = trimmed([grown(factor, each * length // UNIT) for factor, each in zip(factors, step, strict=True)], digits)
        tried = table.fit(moved)
        left = sum(off * each for off, each in zip(tried.off, step, strict=True))
        if left <= 0 or 2 * left <= -slope:
            best = moved, tried
        if 2 * abs(left) <= -slope:
            break
        if left < 0:
            short = length
        else:
            long = length
        length = (short + long) // 2 if long else 2 * length
    return best


class LineTable:
    """A table line by line, with limits, for numbers of any size."""

    __slots__ = ("columns", "large", "pattern", "rows")

    def __init__(self, pattern: Matrix, rows: Sequence[Line], columns: Sequence[Line]) -> None:
        """Weights of the open cells; large tables without limits are coupled by the leading digits."""
        self.pattern, self.rows, self.columns = pattern, rows, columns
        self.large = len(rows) * len(columns) >= MANY and not any(line.low or line.high for line in (*rows, *columns))

    def begin(self, digits: int) -> list[int]:
        """Column factors of at least `digits` digits: those of the leading digits of a large table."""
        columns = [line.total for line in self.columns]
        return near_factors(self._near(), columns, digits) if self.large else [total << digits for total in columns]

    def _near(self) -> Callable[[Sequence[int]], Near]:
        """The near shares of column factors."""
        width, spare = len(self.columns), spared(len(self.rows))
        pattern = [leading(line, width_of(width))[0] for line in self.pattern]
        totals = leading([row.total for row in self.rows], NEAR)[0]

        def near(factors: Sequence[int]) -> Near:
            known = leading(factors, width_of(width))[0]
            sums, coupling = [0] * width, [[0] * width for _ in range(width)]
            for line, total in zip(pattern, totals, strict=True):
                weighed = _times(line, known)
                every = max(sum(weighed) >> NEAR, 1)
                shares = [each // every for each in weighed]
                for j, share in enumerate(shares):
                    sums[j] += total * share >> spare
                    value, target = total * share >> NEAR, coupling[j]
                    for k in range(j + 1, width):
                        target[k] += value * shares[k] >> SPARE
            return Near([each << spare for each in sums], [[each << SPARE for each in line] for line in coupling])

        return near

    def fit(self, factors: Sequence[int]) -> Fit[Matrix]:
        """All rows by the column factors."""
        weighed = [_times(line, factors) for line in self.pattern]
        weights = [sum(line) for line in weighed]
        digits = max(map(int.bit_length, weights))
        cells, movable, ratios = [], [], []
        for line, weight, row in zip(weighed, weights, self.rows, strict=True):
            if row.low or row.high:
                shares, moving, ratio = _limited(line, row)
            else:
                # as multiplied by the inverse: two units of 2^-64 too small at most
                inverse = (row.total << FINE + digits) // weight if weight else 0
                shares = moving = [each * inverse >> digits for each in line]
                ratio = row.total << FINE, weight
            cells.append(shares)
            movable.append(moving)
            ratios.append(ratio)
        sums = map(sum, zip(*cells, strict=True))
        return Fit(cells, movable, [found - (column.total << FINE) for found, column in zip(sums, self.columns, strict=True)], ratios)

    def fit_columns(self, factors: Sequence[int]) -> Ratios:
        """The column factors, as ratios, by the row factors."""
        weighed = [_times(line, factors) for line in zip(*self.pattern, strict=True)]
        return [
            _limited(line, column)[2] if column.low or column.high else (column.total << FINE, sum(line))
            for line, column in zip(weighed, self.columns, strict=True)
        ]

    def coupling(self, found: Fit[Matrix], pull: int) -> Matrix:
        """How columns draw on each other; a cell at a limit pulls with `pull`."""
        if self.large:
            return near_coupling(found.movable)
        return full_coupling([[pull if value < 0 else value for value in line] for line in found.movable])


def _limited(weights: Sequence[int], line: Line) -> tuple[list[int], list[int], tuple[int, int]]:
    """One line with limits by its weights: the shares, those that can move, and the factor as numerator and denominator."""
    low = {j: value << FINE for j, value in line.low.items()}
    high = {j: value << FINE for j, value in line.high.items()}
    found = common_factor(line.total << FINE, weights, low, high)
    movable = [found.left * each // found.weight for each in weights] if found.weight else [0] * len(weights)
    cells = list(movable)
    for places, ends in ((found.floor, low), (found.ceiling, high)):
        for j in places:
            cells[j], movable[j] = ends[j], -1
    return cells, movable, found.last


def _times(line: Sequence[int], factors: Sequence[int]) -> list[int]:
    return [weight * factor for weight, factor in zip(line, factors, strict=True)]


def _factors(ratios: Sequence[tuple[int, int]], digits: int) -> list[int]:
    """Ratios as whole numbers on one scale, so that the smallest above 0 keeps `digits` binary digits; a line without weights gets 0."""
    shift = max((below.bit_length() - above.bit_length() for above, below in ratios if above and below), default=0) + digits
    return [(above << max(shift, 0)) // below if below else 0 for above, below in ratios]
