"""Biproportional shares of a table: pattern × row factor × column factor, cut to limits, both margins met; whole numbers only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.compute.factor import common_factor

Matrix = list[list[int]]
# Shares are reckoned in 2^-64 of a quantum and told in 2^-24: far below what any reader can see, far above the error of the steps.
FINE, TOLD = 64, 24
SETTLED = 1 << (FINE - 32)
ROUNDS = 60
# 2^-30 of a quantum is fine enough for the slopes of a Newton step.
SLOPE = 30
ONE = 1 << FINE


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table as a one-dimensional split: its open total in quanta and the sparse limits of its open cells, by index."""

    total: int
    low: dict[int, int]
    high: dict[int, int]


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares as numerators over 2^64, the rows met to within a unit of it a cell.

    `movable` are the same shares with 0 for every cell that stands at a limit; `off` is by how much each column is missed.
    """

    cells: Matrix
    movable: Matrix
    off: list[int]

    @property
    def settled(self) -> bool:
        """True when the columns are met as well, to 2^-32 of a quantum."""
        return sum(map(abs, self.off)) <= SETTLED


def proportional(pattern: Matrix, rows: Sequence[Line], columns: Sequence[Line]) -> Shares:
    """The shares clamp(pattern·a·b) with these margins: the least change of the pattern's odds that the limits allow.

    Rows and columns are fitted in turn (Deming and Stephan 1940); when that creeps, Newton's method on the column factors takes over, and
    a step that does not halve the miss is taken back. A cell of pattern 0 stays 0. Shares that do not settle are given back as they are.
    """
    digits = FINE + max(sum(line.total for line in rows).bit_length(), 8)
    factors = [line.total << digits for line in columns]
    found, row_factors = _fit_rows(pattern, rows, columns, factors, digits)
    for turn in range(ROUNDS):
        if found.settled:
            break
        if turn > 2:
            tried = [factor * (2 * ONE + step) // (2 * ONE - step) for factor, step in zip(factors, _newton(found), strict=True)]
            better, better_factors = _fit_rows(pattern, rows, columns, tried, digits)
            if 2 * sum(map(abs, better.off)) < sum(map(abs, found.off)):
                factors, found, row_factors = tried, better, better_factors
                continue
        turned = [list(line) for line in zip(*pattern, strict=True)]
        fitted = [_fit(_times(line, row_factors), column) for line, column in zip(turned, columns, strict=True)]
        factors = _factors([(numerator, denominator) for _, _, numerator, denominator in fitted], digits)
        found, row_factors = _fit_rows(pattern, rows, columns, factors, digits)
    return found


def _fit(weights: Sequence[int], line: Line) -> tuple[list[int], list[int], int, int]:
    """One line by its weights: the shares, those that can move, and the factor as numerator and denominator."""
    total = line.total << FINE
    if not (line.low or line.high):
        weight = sum(weights)
        cells = [total * each // weight for each in weights] if weight else [0] * len(weights)
        return cells, cells, total, weight
    low = {j: value << FINE for j, value in line.low.items()}
    high = {j: value << FINE for j, value in line.high.items()}
    found = common_factor(total, weights, low, high)
    movable = [found.left * each // found.weight for each in weights] if found.weight else [0] * len(weights)
    for j in found.floor | found.ceiling:
        movable[j] = 0
    cells = list(movable)
    for j in found.floor:
        cells[j] = low[j]
    for j in found.ceiling:
        cells[j] = high[j]
    return cells, movable, *found.last


def _fit_rows(
    pattern: Matrix, rows: Sequence[Line], columns: Sequence[Line], factors: Sequence[int], digits: int
) -> tuple[Shares, list[int]]:
    """All rows by the column factors, and the row factors."""
    cells, movable, ratios = [], [], []
    for line, row in zip(pattern, rows, strict=True):
        shares, moving, numerator, denominator = _fit(_times(line, factors), row)
        cells.append(shares)
        movable.append(moving)
        ratios.append((numerator, denominator))
    sums = map(sum, zip(*cells, strict=True))
    off = [found - (column.total << FINE) for found, column in zip(sums, columns, strict=True)]
    return Shares(cells, movable, off), _factors(ratios, digits)


def _times(line: Sequence[int], factors: Sequence[int]) -> list[int]:
    return [weight * factor for weight, factor in zip(line, factors, strict=True)]


def _factors(ratios: Sequence[tuple[int, int]], digits: int) -> list[int]:
    """Ratios as whole numbers on one scale, so that the smallest above 0 keeps `digits` binary digits; a line without weights gets 0."""
    shift = max((below.bit_length() - above.bit_length() for above, below in ratios if above and below), default=0) + digits
    return [(above << max(shift, 0)) // below if below else 0 for above, below in ratios]


def _newton(shares: Shares) -> list[int]:
    """Steps of the logarithms of the column factors that should meet the columns, over 2^64, none longer than 1.

    The slope of the column sums is diag(sum of v) - sum of v·v'/|v| over the rows v of movable cells.
    """
    width = len(shares.off)
    slope = [[0] * width for _ in range(width)]
    for line in shares.movable:
        small = [(j, value >> (FINE - SLOPE)) for j, value in enumerate(line) if value >> (FINE - SLOPE)]
        weight = sum(value for _, value in small)
        for place, (j, value) in enumerate(small):
            part, target = (value << SLOPE) // weight, slope[j]
            target[j] += value << SLOPE
            for k, other in small[place:]:
                target[k] -= part * other
    for j in range(width):
        for k in range(j, width):
            slope[j][k] <<= FINE - 2 * SLOPE
            slope[k][j] = slope[j][k]
    return [max(-ONE, min(ONE, step)) for step in _solved(slope, [-each for each in shares.off])]


def _solved(matrix: Matrix, wanted: list[int]) -> list[int]:
    """x over 2^64 with matrix·x = wanted, by elimination in place; where the matrix says nothing (one column of every block), x is 0."""
    width = len(wanted)
    least = [(matrix[k][k] >> 20) + 1 for k in range(width)]
    known = []
    for k in range(width):
        pivot, top = matrix[k][k], matrix[k]
        known.append(pivot > least[k])
        if known[k]:
            for i in range(k + 1, width):
                if matrix[i][k]:
                    ratio, line = (matrix[i][k] << FINE) // pivot, matrix[i]
                    for j in range(k, width):
                        line[j] -= ratio * top[j] >> FINE
                    wanted[i] -= ratio * wanted[k] >> FINE
    found = [0] * width
    for k in reversed(range(width)):
        if known[k]:
            rest = wanted[k] - sum(matrix[k][j] * found[j] >> FINE for j in range(k + 1, width))
            found[k] = (rest << FINE) // matrix[k][k]
    return found
