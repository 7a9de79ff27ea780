"""Large tables cell by cell at once: the same shares and whole cells as line by line, in whole numbers, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from macros.exact.limbs import ArrayTable, TooLong, told
from macros.exact.proportion import FINE, SETTLED, TOLD, settle

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words = NDArray[np.int64]

Matrix = list[list[int]]
# An exchange is told as cost·2^32 + row: one number, ordered by cost, then row.
ROW = 32
Heaps = list[list[list[int]]]


def open_shares(rows: Sequence[int], columns: Sequence[int], pattern: Matrix, low: Matrix, high: Matrix) -> Matrix | None:
    """The shares over 2^24 that `grid` finds for a table whose cells are free (no low, and a high above the total) or closed to one value.

    None where there are other limits, where numpy is missing, where the numbers are too large, and unless the shares settle with every
    open cell of the pattern well above 0: as no cell is then forced to 0, nothing has to be pinned, and a table that fits is known to
    exist.
    """
    try:
        import numpy as np
    except ImportError:
        return None
    try:
        weights, fixed, most = (np.array(side, dtype=np.int64) for side in (pattern, low, high))
        shut = fixed == most
        if not (shut | ((fixed == 0) & (most > sum(rows)))).all():
            return None
        weights[shut] = 0
        left = [total - taken for total, taken in zip(rows, fixed.sum(axis=1).tolist(), strict=True)]
        below = [total - taken for total, taken in zip(columns, fixed.sum(axis=0).tolist(), strict=True)]
        if min(left) < 0 or min(below) < 0 or sum(rows) >> 62 - TOLD:
            return None
        found = settle(ArrayTable(weights, left, below), below)
        # A miss of this size can be made good within the open cells, each moved by less than it.
        if not found.settled or int(told(found.cells, FINE - TOLD - 1)[weights.T > 0].min(initial=1)) < 1 or 2 * SETTLED > 1 << FINE - TOLD:
            return None
        shares: Matrix = np.where(shut, fixed << TOLD, told(found.cells, FINE - TOLD).T).tolist()
    except (TooLong, OverflowError):
        return None
    return shares


def first_rounding(remainders: Matrix, rows: Sequence[int], columns: Sequence[int]) -> tuple[list[list[bool]], list[int], Heaps] | None:
    """Every row by its largest remainders, what each column then lacks, and the exchanges between two columns: cost·2^32 + row."""
    try:
        import numpy as np
    except ImportError:
        return None
    try:
        rest = np.array(remainders, dtype=np.int64)
    except OverflowError:
        return None
    if int(rest.max()) >> 62 - ROW:
        return None
    count = np.array(rows, dtype=np.int64)
    places = np.arange(len(rest))
    order = np.concatenate((-np.sort(-rest, axis=1), np.zeros((len(rest), 1), dtype=np.int64)), axis=1)
    last = np.where(count > 0, order[places, np.maximum(count - 1, 0)], np.int64(2**62))
    split = (count > 0) & (last == order[places, count]) & (last > 0)
    up = (rest > last[:, None]) | ((rest == last[:, None]) & (rest > 0) & ~split[:, None])
    given = np.cumsum(up, axis=0)
    late = [0] * len(columns)
    for row in np.flatnonzero(split).tolist():
        # equal remainders: the column that lacks most, then the smaller key
        line, cut = remainders[row], int(last[row])
        lacks = [total - taken - more for total, taken, more in zip(columns, given[row].tolist(), late, strict=True)]
        tied = sorted((j for j, each in enumerate(line) if each == cut), key=lambda j: (-lacks[j], j))
        for j in tied[: rows[row] - sum(each > cut for each in line)]:
            up[row, j] = True
            late[j] += 1
    short = [total - taken for total, taken in zip(columns, up.sum(axis=0).tolist(), strict=True)]
    heaps: Heaps = [[[] for _ in columns] for _ in columns]
    if any(short):
        free = (rest > 0) & ~up
        for j in range(len(columns)):
            for k in range(len(columns)):
                either = np.flatnonzero(up[:, j] & free[:, k])
                costs = rest[either, j] - rest[either, k]
                # what is sorted is a heap
                heaps[j][k] = np.sort((costs << ROW) + either).tolist()
    return up.tolist(), short, heaps
