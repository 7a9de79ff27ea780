"""A table of exact shares to whole cells: each its floor or ceiling, both margins exact, the least total deviation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from operator import add

from macros.exact.proportion import MANY
from macros.exact.vector_table import Heaps, Start, first_rounding


class _Exchange:
    """Which cells are rounded up, and what it costs to hand a unit from one column to another inside some row.

    A minimum-cost flow on the columns: every row starts at its own best rounding, so no exchange gains anything, and each further
    shortest path keeps it so (Jewell 1958; potentials by Edmonds and Karp 1972).
    """

    __slots__ = ("bits", "heaps", "later", "mask", "potential", "remainders", "short", "up", "width")

    def __init__(self, start: Start) -> None:
        """Every row rounded by itself."""
        self.remainders, self.up, self.short, self.heaps, self.later = start.remainders, start.up, start.short, start.heaps, start.later
        self.bits, self.mask, self.width = start.bits, (1 << start.bits) - 1, len(start.short)
        self.potential = [0] * self.width

    def cheapest(self, j: int, others: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Each of the other columns that column j can hand a unit to, with the cheapest exchange: cost·2^bits + row."""
        up, mask, width = self.up, self.mask, self.width
        for k in others:
            heap = self.heaps[j][k]
            while heap:
                least = heap[0]
                if self.later and (j, k) in self.later and least == self.later[j, k][0]:
                    heap += self.later.pop((j, k))[1:]
                    heapify(heap)
                start = (least & mask) * width
                if up[start + j] and not up[start + k]:
                    yield k, least
                    break
                heappop(heap)

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
        short, potential, bits, mask = self.short, self.potential, self.bits, self.mask
        came = {j: (-1, -1) for j, each in enumerate(short) if each < 0}
        distance = dict.fromkeys(came, 0)
        waiting = [(0, j) for j in came]
        away = list(range(len(short)))
        while waiting:
            near, j = heappop(waiting)
            if j not in away:
                continue
            away.remove(j)
            if short[j] > 0:
                for k in range(len(short)):
                    potential[k] += near if k in away else distance[k]
                return j, came
            base = near + potential[j]
            for k, least in self.cheapest(j, away):
                far = base + (least >> bits) - potential[k]
                if k not in distance or far < distance[k]:
                    distance[k] = far
                    came[k] = (j, least & mask)
                    heappush(waiting, (far, k))
        raise ArithmeticError("the margins are no whole rounding of these shares")

    def _hand(self, row: int, j: int, k: int) -> None:
        """Row `row` rounds column k up instead of column j."""
        start = row * self.width
        line, up = self.remainders[start : start + self.width], self.up
        up[start + j], up[start + k] = False, True
        self.short[j] += 1
        self.short[k] -= 1
        for other, remainder in enumerate(line):
            if not remainder or other in (j, k):
                continue
            if up[start + other]:
                heappush(self.heaps[other][j], (remainder - line[j] << self.bits) + row)
            else:
                heappush(self.heaps[k][other], (line[k] - remainder << self.bits) + row)
        heappush(self.heaps[k][j], (line[k] - line[j] << self.bits) + row)


def _start(shares: Sequence[int], scale: int, rows: Sequence[int], columns: Sequence[int]) -> Start:
    """Every row by its largest remainders, line by line."""
    width, bits = len(columns), len(rows).bit_length()
    whole, remainders = [share // scale for share in shares], [share % scale for share in shares]
    short = [total - sum(whole[j::width]) for j, total in enumerate(columns)]
    up, steps, starts = bytearray(len(shares)), range(0, -width, -1), range(0, len(shares), width)
    for start, total in zip(starts, rows, strict=True):
        left = total - sum(whole[start : start + width])
        # equal remainders: the column that lacks most, then the smaller key
        order = sorted(zip(remainders[start : start + width], short, steps, strict=True), reverse=True) if left else ()
        for remainder, _, step in order[:left]:
            if remainder:
                up[start - step] = True
                short[-step] -= 1
    heaps: Heaps = [[[] for _ in columns] for _ in columns]
    for row, start in enumerate(starts if any(short) else ()):
        costs = [rest << bits for rest in remainders[start : start + width]]
        takers = [(k, cost) for k, cost in enumerate(costs) if cost and not up[start + k]]
        for j, cost in enumerate(costs):
            if up[start + j]:
                gain, to = cost + row, heaps[j]
                for k, loss in takers:
                    to[k].append(gain - loss)
    for side in heaps:
        for heap in side:
            heapify(heap)
    return Start(whole, remainders, up, short, heaps, {}, bits)


def round_table(shares: Sequence[int] | memoryview, scale: int, rows: Sequence[int], columns: Sequence[int]) -> list[int]:
    """Whole cells for the shares given as numerators over `scale`, both row by row: floor or ceiling of each, both margins as given.

    Every cut of the shares' margins is within less than one unit of the whole margins, so such a table exists (transport constraints are
    totally unimodular; Bacharach 1966, Cox and Ernst 1982). The units go where the sum of the remainders is greatest, which is the least
    total deviation. The caller sorts rows and columns by key: equal costs go to the earlier line.
    """
    start = first_rounding(shares, scale, rows, columns) if len(shares) >= MANY else None
    start = start or _start(shares, scale, rows, columns)
    exchange = _Exchange(start)
    exchange.settle()
    return list(map(add, start.whole, exchange.up))
