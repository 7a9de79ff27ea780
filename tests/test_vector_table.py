"""Large tables at once give what tables line by line give, share by share; without numpy too."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.exact import grid, proportion, rounding
from macros.exact.by_cell import Crossing
from macros.exact.limbs import ArrayTable, halved, limbs, product, told, wholes
from macros.exact.newton import full_coupling, near_coupling
from macros.exact.proportion import FINE, TOLD, Line, LineTable
from macros.exact.table import TableAllocation, allocate_table
from macros.exact.vector_table import open_shares
from tests.test_table_split import Drawn, tables

Outcome = Any
numbers = st.lists(st.integers(0, 2**150), min_size=1, max_size=6)


def both(rows: dict[str, int], columns: dict[str, int], more: dict[str, Any]) -> Outcome:
    """What a table makes, the same at once and line by line."""
    found = []
    for many in (0, sys.maxsize):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(proportion, "MANY", 0)
            patch.setattr(grid, "MANY", many)
            patch.setattr(rounding, "MANY", many)
            found.append(allocate_table(rows, columns, **more))
    assert found[0] == found[1]
    return found[0]


def table(lines: int, width: int, seed: Callable[[random.Random], int], largest: int = 10**7) -> Drawn:
    """Margins of a table that adds up, a pattern, and holds in a twentieth of the cells."""
    draw = random.Random(lines * width + largest)
    cells = {(f"r{i:04}", f"c{j:02}"): draw.randint(0, largest) for i in range(lines) for j in range(width)}
    rows: dict[str, int] = {}
    columns: dict[str, int] = {}
    for (row, column), value in cells.items():
        rows[row] = rows.get(row, 0) + value
        columns[column] = columns.get(column, 0) + value
    holds = {cell: value for cell, value in cells.items() if draw.random() < 0.05}
    return rows, columns, {"seed": {cell: seed(draw) for cell in cells}, "holds": holds}


@settings(max_examples=150)
@given(tables(lines=7, largest=1000))
def test_small_tables_of_every_kind(drawn: Drawn) -> None:
    both(*drawn)


@settings(max_examples=60)
@given(tables(fits=False))
def test_tables_that_are_refused(drawn: Drawn) -> None:
    both(*drawn)


@pytest.mark.parametrize(
    ("seed", "largest"),
    [
        (lambda draw: draw.randint(50, 1000), 10**4),
        (lambda draw: draw.randint(1, 10**9), 10**9),
        (lambda draw: draw.randint(1, 2**55), 10**6),
        (lambda draw: draw.randint(1, 10**20), 10**5),
        (lambda draw: draw.choice((1, 1, 10**6)), 10**5),
        (lambda draw: draw.choice((0, 3, 5, 5, 5)), 10**3),
        (lambda draw: draw.randint(1, 9), 10**13),
        (lambda _: 1, 3),
    ],
)
def test_large_tables(seed: Callable[[random.Random], int], largest: int) -> None:
    rows, columns, more = table(120, 9, seed, largest)
    for given_ in ({}, {"seed": more["seed"]}, {"holds": more["holds"]}, more):
        found = both(rows, columns, given_)
        if isinstance(found, TableAllocation):
            assert all(sum(found.amounts[row, column] for column in columns) == total for row, total in rows.items())
            assert all(sum(found.amounts[row, column] for row in rows) == total for column, total in columns.items())


def test_equal_months_share_ties_alike() -> None:
    rows = {f"s{i:03}": 1000 + i % 5 for i in range(200)}
    total = sum(rows.values())
    columns = {f"m{j:02}": total // 12 + (j < total % 12) for j in range(12)}
    assert isinstance(both(rows, columns, {}), TableAllocation)


def test_a_table_with_held_cells_takes_the_short_way() -> None:
    rows, columns, more = table(60, 5, lambda draw: draw.randint(50, 1000))
    crossing = Crossing(rows, columns)
    pattern, held = [more["seed"][cell] for cell in crossing], crossing.placed(more["holds"])
    in_rows, in_columns = list(rows.values()), list(columns.values())
    found = open_shares(in_rows, in_columns, pattern, held)
    assert found is not None
    assert all(found[place] == value << TOLD for place, value in held.items())
    pattern[next(place for place in range(len(pattern)) if place not in held)] = 0
    assert open_shares(in_rows, in_columns, pattern, held) is not None
    assert open_shares(in_rows, in_columns, [0, *pattern[1:5], *[0] * 295], held) is None


def test_without_numpy_the_same_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, columns, more = table(450, 9, lambda draw: draw.randint(50, 1000))
    with_it = allocate_table(rows, columns, **more)
    assert isinstance(with_it, TableAllocation)
    monkeypatch.setitem(sys.modules, "numpy", None)
    assert allocate_table(rows, columns, **more) == with_it


@given(numbers, numbers, st.integers(0, 100))
def test_limbs_are_whole_numbers(one: list[int], other: list[int], times: int) -> None:
    left, right = limbs(one), limbs(other)
    assert wholes(left) == one
    found = product(left[:, :, None], right[:, None, :])
    for k, each in enumerate(other):
        assert wholes(found[:, :, k]) == [value * each for value in one]
    if times < 28 * len(left):
        assert wholes(halved(left, times)) == [value >> times for value in one]


@given(st.lists(st.integers(0, 2**100), min_size=1, max_size=6), st.integers(40, 64))
def test_numbers_are_told_half_up(values: list[int], drop: int) -> None:
    assert told(limbs(values)[:, :, None], drop)[:, 0].tolist() == [(value + (1 << drop - 1)) >> drop for value in values]


@given(st.lists(st.lists(st.integers(2**84, 2**90), min_size=4, max_size=4), min_size=1, max_size=6))
def test_leading_digits_couple_nearly_as_all_do(shares: list[list[int]]) -> None:
    full, near = full_coupling(shares), near_coupling(shares)
    assert all(abs(full[j][k] - near[j][k]) <= full[j][k] >> 8 for j in range(4) for k in range(j + 1, 4))


@given(
    st.lists(st.lists(st.integers(0, 2**56 - 1), min_size=5, max_size=5), min_size=1, max_size=8),
    st.lists(st.integers(0, 2**90), min_size=8, max_size=8),
    st.lists(st.integers(0, 2**70), min_size=5, max_size=5),
)
def test_both_ways_begin_alike(pattern: list[list[int]], rows: list[int], columns: list[int]) -> None:
    totals = rows[: len(pattern)]
    lines = LineTable(pattern, [Line(total, {}, {}) for total in totals], [Line(total, {}, {}) for total in columns])
    lines.large = True
    assert ArrayTable(pattern, totals, columns).begin(100) == lines.begin(100)


def test_a_large_table_begins_near_its_end() -> None:
    rows, columns, more = table(400, 12, lambda draw: draw.randint(50, 1000))
    pattern = [[more["seed"][row, column] for column in columns] for row in rows]
    begun = ArrayTable(pattern, list(rows.values()), list(columns.values()))
    missed = sum(map(abs, begun.fit(begun.begin(100)).off))
    assert missed < sum(columns.values()) << FINE >> 20
