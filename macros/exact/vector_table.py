"""Large tables cell by cell at once: the same shares and whole cells as line by line, in whole numbers, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from macros.exact.limbs import ArrayTable, TooLong, told
from macros.exact.proportion import FINE, SETTLED, TOLD, settle
from macros.exact.vector import WORD

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words = NDArray[np.int64]

Heaps = list[list[list[int]]]
# So many exchanges between two columns are told at once; few are ever looked at.
FIRST = 64


class Start(Struct, frozen=True):
    """Every row of a table rounded by itself: the floors and remainders of its cells, row by row, and which are rounded up.

    `short` is what each column then lacks. `heaps` hold the exchanges between two columns as cost·2^bits + row, `later` the rest of a
    heap, sorted, from its last entry on.
    """

    whole: Sequence[int] | memoryview
    remainders: Sequence[int] | memoryview
    up: bytearray
    short: list[int]
    heaps: Heaps
    later: dict[tuple[int, int], memoryview]
    bits: int


def open_shares(rows: Sequence[int], columns: Sequence[int], pattern: Sequence[int] | None, held: Mapping[int, int]) -> memoryview | None:
    """The shares over 2^24 that `grid` finds for a table without lowest and highest amounts, row by row; holds by place.

    None where numpy is missing, where the numbers are too large, and unless the shares settle with every open cell of the pattern well
    above 0: as no cell is then forced to 0, nothing has to be pinned, and a table that fits is known to exist.
    """
    try:
        import numpy as np
    except ImportError:
        return None
    total = sum(rows)
    if total >> 62 - TOLD or max(held.values(), default=0) > total:
        return None
    try:
        shape = len(rows), len(columns)
        weights = np.ones(shape, dtype=np.int64) if pattern is None else np.array(pattern, dtype=np.int64).reshape(shape)
        fixed = np.zeros(shape, dtype=np.int64)
        shut = weights == 0
        places = np.array(list(held), dtype=np.int64)
        fixed.flat[places] = np.array(list(held.values()), dtype=np.int64)
        weights.flat[places], shut.flat[places] = 0, True
        left = [row - taken for row, taken in zip(rows, fixed.sum(axis=1).tolist(), strict=True)]
        below = [column - taken for column, taken in zip(columns, fixed.sum(axis=0).tolist(), strict=True)]
        if min(left) < 0 or min(below) < 0:
            return None
        found = settle(ArrayTable(weights, left, below), below)
        # A miss of this size can be made good within the open cells, each moved by less than it.
        if not found.settled or int(told(found.cells, FINE - TOLD - 1)[weights.T > 0].min(initial=1)) < 1 or 2 * SETTLED > 1 << FINE - TOLD:
            return None
        shares: Words = np.where(shut, fixed << TOLD, told(found.cells, FINE - TOLD).T)
    except (TooLong, OverflowError):
        return None
    return np.ascontiguousarray(shares).reshape(-1).data


def first_rounding(shares: Sequence[int] | memoryview, scale: int, rows: Sequence[int], columns: Sequence[int]) -> Start | None:
    """Every row by its largest remainders, all rows at once; None where numpy is missing or the numbers are too large."""
    try:
        import numpy as np
    except ImportError:
        return None
    bits = len(rows).bit_length()
    if scale.bit_length() + bits >= WORD:
        return None
    try:
        table = np.array(shares, dtype=np.int64).reshape(len(rows), len(columns))
        count = np.array(rows, dtype=np.int64)
    except OverflowError:
        return None
    whole = table // scale
    rest = table - whole * scale
    count -= whole.sum(axis=1)
    wanted = [total - taken for total, taken in zip(columns, whole.sum(axis=0).tolist(), strict=True)]
    places = np.arange(len(rest))
    order = np.concatenate((-np.sort(-rest, axis=1), np.zeros((len(rest), 1), dtype=np.int64)), axis=1)
    last = np.where(count > 0, order[places, np.maximum(count - 1, 0)], np.int64(2**62))
    split = (count > 0) & (last == order[places, count]) & (last > 0)
    up = (rest > last[:, None]) | ((rest == last[:, None]) & (rest > 0) & ~split[:, None])
    given = np.cumsum(up, axis=0)
    late = [0] * len(columns)
    for row in np.flatnonzero(split).tolist():
        # equal remainders: the column that lacks most, then the smaller key
        line, cut = rest[row].tolist(), int(last[row])
        lacks = [total - taken - more for total, taken, more in zip(wanted, given[row].tolist(), late, strict=True)]
        tied = sorted((j for j, each in enumerate(line) if each == cut), key=lambda j: (-lacks[j], j))
        for j in tied[: int(count[row]) - sum(each > cut for each in line)]:
            up[row, j] = True
            late[j] += 1
    short = [total - taken for total, taken in zip(wanted, up.sum(axis=0).tolist(), strict=True)]
    heaps, later = _exchanges(rest, up, bits) if any(short) else ([[[] for _ in columns] for _ in columns], {})
    return Start(whole.reshape(-1).data, rest.reshape(-1).data, bytearray(up.tobytes()), short, heaps, later, bits)


def _exchanges(rest: Words, up: NDArray[np.bool_], bits: int) -> tuple[Heaps, dict[tuple[int, int], memoryview]]:
    """The exchanges between every two columns."""
    import numpy as np

    costs, raised, free = np.ascontiguousarray(rest.T), np.ascontiguousarray(up.T), np.ascontiguousarray(((rest > 0) & ~up).T)
    heaps: Heaps = [[[] for _ in costs] for _ in costs]
    later = {}
    for j in range(len(costs)):
        for k in range(len(costs)):
            either = np.flatnonzero(raised[j] & free[k])
            # what is sorted is a heap
            found = np.sort((costs[j, either] - costs[k, either] << bits) + either)
            heaps[j][k] = found[: FIRST + 1].tolist()
            if len(found) > FIRST + 1:
                later[j, k] = found[FIRST:].data
    return heaps, later
