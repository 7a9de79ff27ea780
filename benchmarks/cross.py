"""Tables with both margins fixed, beside the float shares of ipfn, which are neither whole nor rounded."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
from ipfn import ipfn

from benchmarks.measure import Case
from macros.exact.allocate import Allocation, allocate
from macros.exact.grid import solve
from macros.exact.limits import Limits
from macros.exact.table import Cell, TableAllocation, allocate_table

Lists = tuple[list[int], list[int], list[int], dict[int, int]]


def table(lines: int) -> tuple[dict[str, int], dict[str, int], dict[Cell, int], dict[Cell, int]]:
    """Rows, twelve columns, a pattern and a hold in a twentieth of the cells, each within a fifth of what it would be."""
    draw = random.Random(lines)
    rows = {f"row-{index:05}": draw.randint(10**5, 10**7) for index in range(lines)}
    split = allocate(sum(rows.values()), {f"month-{index:02}": draw.randint(5, 15) for index in range(1, 13)})
    assert isinstance(split, Allocation)
    columns = dict(split.amounts)
    seed = {(row, column): draw.randint(50, 1_000) for row in rows for column in columns}
    free = allocate_table(rows, columns, seed=seed)
    assert isinstance(free, TableAllocation)
    holds = {cell: amount * draw.randint(80, 120) // 100 for cell, amount in free.amounts.items() if draw.random() < 0.05}
    return rows, columns, seed, holds


def listed(rows: dict[str, int], columns: dict[str, int], seed: dict[Cell, int], holds: dict[Cell, int]) -> Lists:
    """The same table without names: both margins and the pattern row by row, as lists, and the holds by place."""
    width, places = len(columns), ({row: i for i, row in enumerate(rows)}, {column: j for j, column in enumerate(columns)})
    held = {places[0][row] * width + places[1][column]: amount for (row, column), amount in holds.items()}
    return list(rows.values()), list(columns.values()), list(seed.values()), held


def float_shares(rows: dict[str, int], columns: dict[str, int], seed: dict[Cell, int], holds: dict[Cell, int]) -> Any:
    """The shares of the cells that are not held, from the same mappings: an array of floats."""
    return float_lists(*listed(rows, columns, seed, holds))


def float_lists(rows: list[int], columns: list[int], seed: list[int], held: dict[int, int]) -> Any:
    """The same from the lists."""
    pattern = np.array(seed, float).reshape(len(rows), len(columns))
    in_rows, in_columns = np.array(rows, float), np.array(columns, float)
    for place, amount in held.items():
        i, j = divmod(place, len(columns))
        pattern[i, j] = 0
        in_rows[i] -= amount
        in_columns[j] -= amount
    return ipfn.ipfn(pattern, [in_rows, in_columns], [[0], [1]]).iteration()


def whole_lists(rows: list[int], columns: list[int], seed: list[int], held: dict[int, int]) -> Any:
    """Ours from the lists: whole cells and shares as lists."""
    return solve(rows, columns, seed, Limits({}, {}, held))


def cases() -> Iterator[Case]:
    """A thousand and ten thousand rows: plain, with a pattern, with a pattern and holds, from mappings and from lists; and ceilings."""
    for lines in (1_000, 10_000):
        rows, columns, seed, holds = table(lines)
        yield Case(f"table {lines:,} × 12, plain", partial(allocate_table, rows, columns))
        for name, held in (("pattern", {}), ("pattern, 5 % holds", holds)):
            yield Case(
                f"table {lines:,} × 12, {name}",
                partial(allocate_table, rows, columns, seed=seed, holds=held),
                {"ipfn, float shares alone": partial(float_shares, rows, columns, seed, held)},
            )
        lists = listed(rows, columns, seed, holds)
        yield Case(
            f"table {lines:,} × 12, pattern, 5 % holds, list to list",
            partial(whole_lists, *lists),
            {"ipfn, float shares alone": partial(float_lists, *lists)},
        )
        yield Case(f"table {lines:,} × 12, pattern, 5 % ceilings", partial(allocate_table, rows, columns, seed=seed, upper=holds), runs=5)
