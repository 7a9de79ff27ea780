"""A table of exact shares to whole cells: each its floor or ceiling, both margins exact, the least total deviation."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from macros.exact.proportion import MANY
from macros.exact.vector_table import ROW, Heaps, first_rounding

Matrix = list[list[int]]


class _Exchange:
    """Which cells are rounded up, and what it costs to hand a unit from one column to another inside some row.

    A minimum-cost flow on the columns: every row starts at its own best rounding, so no exchange gains anything, and each further
    shortest path keeps it so (Jewell 1958; potentials by Edmonds and Karp 1972).
    """

    __slots__ = ("costs", "heaps", "potential", "remainders", "short", "up")

    def __init__(self, remainders: Matrix, rows: Sequence[int], columns: Sequence[int]) -> None:
        """`remainders` of the shares; `rows` and `columns` count the units that each line still has to hand out."""
        self.remainders = remainders
        self.potential = [0] * len(columns)
        found = first_rounding(remainders, rows, columns) if len(rows) * len(columns) >= MANY else None
        self.up, self.short, self.heaps = found or _first_rounding(remainders, rows, columns)

    def best(self, j: int, k: int) -> tuple[int, int] | None:
        """The cheapest (cost, row) that can hand a unit from column j to column k."""
        heap = self.heaps[j][k]
        while heap:
            i = heap[0] & (1 << ROW) - 1
            if self.up[i][j] and not self.up[i][k]:
                return heap[0] >> ROW, i
            heappop(heap)
        return None

    def settle(self) -> None:
        """Hand units on until no column has too many."""
        while any(each < 0 for each in self.short):
            end, came = self._walk()
            while came[end][0] >= 0:
                before, row = came[end]
                self._hand(row, before, end)
                end = before

    def _walk(self) -> tuple[int, dict[int, tuple[int, int]]]:
        """Dijkstra over columns from all that have too many to the nearest that lacks one; the way there as column -> (before, row)."""
        came = {j: (-1, -1) for j, each in enumerate(self.short) if each < 0}
        distance = dict.fromkeys(came, 0)
        waiting = [(0, j) for j in came]
        away = list(range(len(self.short)))
        while waiting:
            near, j = heappop(waiting)
            if j not in away:
                continue
            away.remove(j)
            if self.short[j] > 0:
                for k in range(len(self.short)):
                    self.potential[k] += near if k in away else distance[k]
                return j, came
            base = near + self.potential[j]
            for k in away:
                best = self.best(j, k)
                if best is not None:
                    far = base + best[0] - self.potential[k]
                    if k not in distance or far < distance[k]:
                        distance[k] = far
                        came[k] = (j, best[1])
                        heappush(waiting, (far, k))
        raise ArithmeticError("the margins are no whole rounding of these shares")

    def _hand(self, row: int, j: int, k: int) -> None:
        """Row `row` rounds column k up instead of column j."""
        line, up = self.remainders[row], self.up[row]
        up[j], up[k] = False, True
        self.short[j] += 1
        self.short[k] -= 1
        for other, remainder in enumerate(line):
            if not remainder or other in (j, k):
                continue
            if up[other]:
                heappush(self.heaps[other][j], (remainder - line[j] << ROW) + row)
            else:
                heappush(self.heaps[k][other], (line[k] - remainder << ROW) + row)
        heappush(self.heaps[k][j], (line[k] - line[j] << ROW) + row)


def _first_rounding(remainders: Matrix, rows: Sequence[int], columns: Sequence[int]) -> tuple[list[list[bool]], list[int], Heaps]:
    """Every row by its largest remainders, what each column then lacks, and the exchanges between two columns: cost·2^32 + row."""
    short, ups = list(columns), []
    width = range(len(columns))
    for line, count in zip(remainders, rows, strict=True):
        # equal remainders: the column that lacks most, then the smaller key
        order = sorted((j for j in width if line[j]), key=lambda j: (-line[j], -short[j], j))
        chosen = set(order[:count])
        ups.append([j in chosen for j in width])
        for j in chosen:
            short[j] -= 1
    heaps: Heaps = [[[] for _ in width] for _ in width]
    if any(short):
        for i, (line, up) in enumerate(zip(remainders, ups, strict=True)):
            free = [k for k in width if line[k] and not up[k]]
            for j in width:
                if up[j]:
                    for k in free:
                        heaps[j][k].append((line[j] - line[k] << ROW) + i)
        for side in heaps:
            for heap in side:
                heapify(heap)
    return ups, short, heaps


def round_table(shares: Matrix, scale: int, rows: Sequence[int], columns: Sequence[int]) -> Matrix:
    """Whole cells for the shares given as numerators over `scale`: floor or ceiling of each, both margins as given.

    Every cut of the shares' margins is within less than one unit of the whole margins, so such a table exists (transport constraints are
    totally unimodular; Bacharach 1966, Cox and Ernst 1982). The units go where the sum of the remainders is greatest, which is the least
    total deviation. The caller sorts rows and columns by key: equal costs go to the earlier line.
    """
    whole = [[share // scale for share in line] for line in shares]
    remainders = [[share % scale for share in line] for line in shares]
    missing = [total - sum(line) for total, line in zip(rows, whole, strict=True)]
    short = [total - sum(line) for total, line in zip(columns, zip(*whole, strict=True), strict=True)]
    exchange = _Exchange(remainders, missing, short)
    exchange.settle()
    return [[value + up for value, up in zip(line, ups, strict=True)] for line, ups in zip(whole, exchange.up, strict=True)]
