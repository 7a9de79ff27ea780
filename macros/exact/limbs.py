"""Whole numbers of any size in arrays, cut into limbs of 28 binary digits, so that a table is reckoned cell by cell at once and exactly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from macros.exact.near import Near, leading, near_factors, spared, width_of
from macros.exact.newton import NEAR, SPARE
from macros.exact.proportion import FINE, Fit
from macros.exact.proportion import Matrix as Lines

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words = NDArray[np.int64]

# Products of two limbs have 56 digits: 63 hold the sum of 64 of them, and a sum of limbs over 2^34 rows.
DIGITS = 28
MASK = (1 << DIGITS) - 1
MOST = 24


class TooLong(ArithmeticError):
    """Numbers with so many limbs that one by one is as fast."""


def limbs(values: Sequence[int]) -> Words:
    """Whole numbers as limbs, lowest first: shape (limbs, values)."""
    import numpy as np

    pairs = max(-(-max(map(int.bit_length, values), default=0) // (2 * DIGITS)), 1)
    if 2 * pairs > MOST:
        raise TooLong
    # two limbs are seven bytes, which a word holds
    size = 2 * DIGITS // 8
    text = np.frombuffer(b"".join([value.to_bytes(pairs * size, "little") for value in values]), dtype=np.uint8)
    words = np.zeros((len(values), pairs, 8), dtype=np.uint8)
    words[:, :, :size] = text.reshape(len(values), pairs, size)
    both = words.view("<i8")[:, :, 0].T
    found = np.stack((both & MASK, both >> DIGITS), axis=1).reshape(2 * pairs, len(values))
    return found if found[-1].any() else found[:-1]


def wholes(sums: Words) -> list[int]:
    """Whole numbers from limbs of any size: shape (limbs, values)."""
    import numpy as np

    carried = np.concatenate((sums, np.zeros((2 + len(sums) % 2, sums.shape[1]), dtype=np.int64)))
    for place in range(len(carried) - 1):
        carried[place + 1] += carried[place] >> DIGITS
        carried[place] &= MASK
    pairs = carried[0::2] + (carried[1::2] << DIGITS)
    size = 2 * DIGITS // 8
    text = np.ascontiguousarray(pairs.T, dtype="<i8").view(np.uint8).reshape(len(pairs.T), len(pairs), 8)[:, :, :size].tobytes()
    length = len(pairs) * size
    return [int.from_bytes(text[start : start + length], "little") for start in range(0, len(text), length)]


def product(one: Words, other: Words) -> Words:
    """Products of limbs, broadcast: shape (limbs, columns, rows)."""
    import numpy as np

    if len(one) + len(other) > MOST:
        raise TooLong
    found = np.zeros((len(one) + len(other), *np.broadcast_shapes(one.shape[1:], other.shape[1:])), dtype=np.int64)
    each = np.empty(found.shape[1:], dtype=np.int64)
    for i, left in enumerate(one):
        for j, right in enumerate(other):
            np.multiply(left, right, out=each)
            found[i + j] += each
    for place in range(len(found) - 1):
        np.right_shift(found[place], DIGITS, out=each)
        found[place + 1] += each
        found[place] &= MASK
    return found


def halved(numbers: Words, times: int) -> Words:
    """The floor of numbers / 2^times, limb by limb."""
    places, rest = divmod(times, DIGITS)
    if places >= len(numbers):
        return numbers[:1] * 0
    kept = numbers[places:]
    found = kept >> rest
    found[:-1] |= kept[1:] << (DIGITS - rest) & MASK
    return found


class ArrayTable:
    """The table of `proportion.settle` in limbs; only for lines without limits."""

    __slots__ = ("columns", "large", "pattern", "rows", "words")

    def __init__(self, pattern: Lines | Words, rows: Sequence[int], columns: Sequence[int]) -> None:
        """Open totals of rows and columns, in quanta, and the weights of the open cells, each below 2^56."""
        import numpy as np

        # rows last: sums over columns are then sums of long lines
        words = np.ascontiguousarray(np.asarray(pattern, dtype=np.int64).T)
        if int(words.max()) >> 2 * DIGITS:
            raise TooLong
        self.pattern = np.stack((words & MASK, words >> DIGITS)) if int(words.max()) > MASK else words[None]
        self.rows, self.columns, self.words, self.large = rows, columns, words, True

    def begin(self, digits: int) -> list[int]:
        """Column factors of at least `digits` digits: those of the leading digits."""
        return near_factors(self._near(), self.columns, digits)

    def _near(self) -> Callable[[Sequence[int]], Near]:
        """What `proportion.LineTable` makes of near shares, in words."""
        import numpy as np

        width, spare = len(self.columns), spared(len(self.rows))
        if len(self.rows) >> SPARE:
            raise TooLong
        shift = width_of(width) - _digits(self.words.max(axis=0))
        pattern = self.words << np.maximum(shift, 0) >> np.maximum(-shift, 0)
        totals = np.array(leading(self.rows, NEAR)[0], dtype=np.int64)

        def near(factors: Sequence[int]) -> Near:
            known = np.array(leading(factors, width_of(width))[0], dtype=np.int64)
            shares = pattern * known[:, None]
            shares //= np.maximum(shares.sum(axis=0) >> NEAR, 1)
            each = totals * shares
            sums = (each >> spare).sum(axis=1).tolist()
            each >>= NEAR
            coupling = [[0] * (j + 1) + (each[j] * shares[j + 1 :] >> SPARE).sum(axis=1).tolist() for j in range(width)]
            return Near([total << spare for total in sums], [[total << SPARE for total in line] for line in coupling])

        return near

    def fit(self, factors: Sequence[int]) -> Fit[Words]:
        """All rows by the column factors."""
        found = product(self.pattern, limbs(factors)[:, :, None])
        weights = wholes(found.sum(axis=1))
        digits = max(map(int.bit_length, weights))
        inverse = [(total << FINE + digits) // weight if weight else 0 for total, weight in zip(self.rows, weights, strict=True)]
        cells = halved(product(found, limbs(inverse)[:, None, :]), digits)
        off = [total - (column << FINE) for total, column in zip(wholes(cells.sum(axis=2)), self.columns, strict=True)]
        ratios = [(total << FINE, weight) for total, weight in zip(self.rows, weights, strict=True)]
        return Fit(cells, cells, off, ratios)

    def fit_columns(self, factors: Sequence[int]) -> list[tuple[int, int]]:
        """The column factors, as ratios, by the row factors."""
        weights = wholes(product(self.pattern, limbs(factors)[:, None, :]).sum(axis=2))
        return [(column << FINE, weight) for column, weight in zip(self.columns, weights, strict=True)]

    def coupling(self, found: Fit[Words], pull: int) -> Lines:  # noqa: ARG002 - no cell is at a limit
        """What `newton.near_coupling` gives, in words."""
        import numpy as np

        cells = found.movable
        every = wholes(cells.sum(axis=1))
        drop = max(max(map(int.bit_length, every)) - NEAR, 0)
        values = _word(halved(cells, drop))
        sums = values.sum(axis=0)
        shares = (values << NEAR) // np.maximum(sums, 1)
        width = len(self.columns)
        coupling = [[0] * width for _ in range(width)]
        for j in range(width):
            for k in range(j + 1, width):
                amount = int((values[j] * shares[k] >> SPARE).sum())
                coupling[j][k] = amount << drop >> NEAR - SPARE
        return coupling


def _digits(numbers: Words) -> Words:
    """How many binary digits each number has."""
    found = 0 * numbers
    for step in (32, 16, 8, 4, 2, 1):
        more = numbers >> found >> step > 0
        found += step * more
    return found + (numbers > 0)


def _word(numbers: Words) -> Words:
    """Numbers below 2^62 in one word: shape (columns, rows)."""
    if numbers[2:3].max(initial=0) >> 62 - 2 * DIGITS or numbers[3:].any():
        raise TooLong
    found: Words = numbers[0].copy()
    for place, limb in enumerate(numbers[1:3], start=1):
        found += limb << place * DIGITS
    return found


def told(numbers: Words, drop: int) -> Words:
    """Numbers / 2^drop rounded half up, where they fit into a word: shape (columns, rows)."""
    return _word(halved(numbers, drop - 1)) + 1 >> 1
