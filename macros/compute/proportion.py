"""Biproportional shares of a table: pattern × row factor × column factor, cut to limits, both margins met; whole numbers only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.compute.factor import common_factor
from macros.compute.newton import newton_step

Matrix = list[list[int]]
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


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table as a one-dimensional split: its open total in quanta and the sparse limits of its open cells, by index."""

    total: int
    low: dict[int, int]
    high: dict[int, int]


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares as numerators over 2^64, the rows met to within a unit of it a cell.

    `movable` are the same shares with -1 for every cell at a limit; `off` is by how much each column is missed.
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

    Rows and columns are fitted in turn (Deming and Stephan 1940); when that creeps, Newton's method on the column factors takes over.
    A cell of pattern 0 stays 0. Shares that do not settle are given back as they are.
    """
    digits = FINE + max(sum(line.total for line in rows).bit_length(), 8)
    factors = [line.total << digits for line in columns]
    found, row_factors = _fit_rows(pattern, rows, columns, factors, digits)
    for turn in range(ROUNDS):
        if found.settled:
            break
        before = sum(map(abs, found.off))
        if turn > 2:
            factors, found, row_factors = _search(pattern, rows, columns, (factors, found, row_factors), (digits, PULLS[turn % len(PULLS)]))
        if 2 * sum(map(abs, found.off)) >= before:
            turned = [list(line) for line in zip(*pattern, strict=True)]
            fitted = [_fit(_times(line, row_factors), column) for line, column in zip(turned, columns, strict=True)]
            factors = _factors([(numerator, denominator) for _, _, numerator, denominator in fitted], digits)
            found, row_factors = _fit_rows(pattern, rows, columns, factors, digits)
    return found


Fitted = tuple[list[int], Shares, list[int]]


def _search(pattern: Matrix, rows: Sequence[Line], columns: Sequence[Line], start: Fitted, depth: tuple[int, int]) -> Fitted:
    """The best of a few lengths of one Newton step.

    The misses are the slope of a convex function of the logarithms of the column factors (the dual of least relative entropy), so along
    a step the slope only rises: a length is good when at most half the slope is left, too short below and too long above.
    """
    factors, found, _ = start
    digits, pull = depth
    step = newton_step([[pull if value < 0 else value for value in line] for line in found.movable], found.off)
    slope = sum(off * each for off, each in zip(found.off, step, strict=True))
    best, short, long, length = start, 0, 0, UNIT
    for _ in range(TRIES):
        if slope >= 0:
            break
        moved = _trimmed([_grown(factor, each * length // UNIT) for factor, each in zip(factors, step, strict=True)], digits)
        tried, row_factors = _fit_rows(pattern, rows, columns, moved, digits)
        left = sum(off * each for off, each in zip(tried.off, step, strict=True))
        if left <= 0 or 2 * left <= -slope:
            best = moved, tried, row_factors
        if 2 * abs(left) <= -slope:
            break
        if left < 0:
            short = length
        else:
            long = length
        length = (short + long) // 2 if long else 2 * length
    return best


def _grown(factor: int, step: int) -> int:
    """factor·e^step, nearly, times 2^128, with the step over 2^64 and cut at 64."""
    size = min(abs(step), 64 * ONE)
    halvings = max(size.bit_length() - FINE + 1, 0)
    part = size >> halvings
    ratio = (2 * ONE + part) * ONE // (2 * ONE - part)
    for _ in range(halvings):
        ratio = ratio * ratio >> FINE
    return factor * ratio << FINE if step >= 0 else (factor << 3 * FINE) // ratio


def _trimmed(factors: Sequence[int], digits: int) -> list[int]:
    """The factors on a scale on which the smallest above 0 has `digits` binary digits."""
    spare = min((factor.bit_length() for factor in factors if factor), default=digits) - digits
    return [factor >> spare if spare > 0 else factor << -spare for factor in factors]


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
    cells = list(movable)
    for places, ends in ((found.floor, low), (found.ceiling, high)):
        for j in places:
            cells[j], movable[j] = ends[j], -1
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
