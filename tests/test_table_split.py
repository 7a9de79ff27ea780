"""A table with both margins fixed: exact, floor or ceiling, nearest; checked against search, a flow and a linear program."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import ceil, floor
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from macros.exact import proportion
from macros.exact.allocate import Bound
from macros.exact.refusal import Exact, Refusal
from macros.exact.table import Cell, TableAllocation, allocate_table, surely

Drawn = tuple[dict[str, int], dict[str, int], dict[str, Any]]


@st.composite
def tables(draw: st.DrawFn, lines: int = 6, largest: int = 30, *, fits: bool = True) -> Drawn:
    """Margins, and a seed, limits and holds: drawn round a table that adds up, or (not `fits`) round one that adds up to other margins."""
    rows = [f"r{i}" for i in range(draw(st.integers(1, lines)))]
    columns = [f"c{j}" for j in range(draw(st.integers(1, lines)))]
    cells = list(product(rows, columns))
    known = {cell: draw(st.integers(0, largest)) for cell in cells}
    limited = known
    if not fits:
        limited = {cell: draw(st.integers(0, largest)) for cell in cells}
    more: dict[str, Any] = {}
    kinds = draw(st.sets(st.sampled_from(["seed", "lower", "upper", "holds"])))
    if "seed" in kinds:
        more["seed"] = {cell: draw(st.integers(0 if not limited[cell] or not fits else 1, 9)) for cell in cells}
    if "lower" in kinds:
        more["lower"] = {cell: draw(st.integers(0, limited[cell])) for cell in cells if draw(st.booleans())}
    if "upper" in kinds:
        more["upper"] = {cell: limited[cell] + draw(st.integers(0, 4)) for cell in cells if draw(st.booleans())}
    if "holds" in kinds:
        more["holds"] = {cell: limited[cell] for cell in cells if draw(st.integers(0, 5)) == 0}
    in_rows = {row: sum(known[row, column] for column in columns) for row in rows}
    in_columns = {column: sum(known[row, column] for row in rows) for column in columns}
    return in_rows, in_columns, more


def made(found: TableAllocation | Refusal) -> TableAllocation:
    assert isinstance(found, TableAllocation), found
    return found


def ends(rows: dict[str, int], columns: dict[str, int], more: dict[str, Any]) -> dict[Cell, tuple[int, int]]:
    """The least and most of every cell."""
    never = sum(rows.values())
    found = {}
    for cell in product(rows, columns):
        low, high = more.get("lower", {}).get(cell, 0), more.get("upper", {}).get(cell, never)
        if cell in more.get("holds", {}):
            low = high = more["holds"][cell]
        found[cell] = (low, high if more.get("seed", {cell: 1}).get(cell, 0) else low)
    return found


def deviation(found: TableAllocation) -> Fraction:
    return sum((abs(amount - found.part(*cell).share) for cell, amount in found.amounts.items()), Fraction(0))


@given(tables())
def test_both_margins_are_exact_and_cells_are_floor_or_ceiling(drawn: Drawn) -> None:
    rows, columns, more = drawn
    found = made(allocate_table(rows, columns, **more))
    assert found.settled
    for row, total in rows.items():
        assert sum(found.amounts[row, column] for column in columns) == total
    for column, total in columns.items():
        assert sum(found.amounts[row, column] for row in rows) == total
    for cell, (low, high) in ends(rows, columns, more).items():
        part = found.part(*cell)
        assert low <= part.amount <= high
        assert part.amount in (floor(part.share), ceil(part.share))
        assert part.extra == (part.amount > part.share)
        assert (part.bound is Bound.held) == (cell in more.get("holds", {}))


@given(tables(), st.randoms())
def test_the_order_of_rows_and_columns_plays_no_part(drawn: Drawn, random: Any) -> None:
    def shuffled(given_: dict[Any, Any]) -> dict[Any, Any]:
        items = list(given_.items())
        random.shuffle(items)
        return dict(items)

    rows, columns, more = drawn
    again = allocate_table(shuffled(rows), shuffled(columns), **{key: shuffled(value) for key, value in more.items()})
    assert again == allocate_table(rows, columns, **more)


@given(tables())
def test_free_cells_keep_the_odds_of_the_seed(drawn: Drawn) -> None:
    rows, columns, more = drawn
    found = made(allocate_table(rows, columns, **more))
    seed = more.get("seed") or dict.fromkeys(found.amounts, 1)
    near = Fraction(1, 2**20)
    free = {cell: found.part(*cell).share / seed[cell] for cell, (low, high) in ends(rows, columns, more).items() if seed[cell]}
    inside = {cell for cell in free if all(abs(found.part(*cell).share - end) > near for end in ends(rows, columns, more)[cell])}
    for (row, column), (other, across) in product(inside, inside):
        if row < other and column < across and {(row, across), (other, column)} <= inside:
            left, right = free[row, column] * free[other, across], free[row, across] * free[other, column]
            assert abs(left - right) <= near * 100 * max(left, right, 1)


@given(tables(lines=3, largest=4))
def test_no_other_rounding_comes_nearer(drawn: Drawn) -> None:
    rows, columns, more = drawn
    found = made(allocate_table(rows, columns, **more))
    shares = {cell: found.part(*cell).share for cell in found.amounts}
    best = None
    for choice in product(*({floor(share), ceil(share)} for share in shares.values())):
        split = dict(zip(shares, choice, strict=True))
        fits = all(sum(split[row, column] for column in columns) == total for row, total in rows.items())
        if fits and all(sum(split[row, column] for row in rows) == total for column, total in columns.items()):
            off = sum(abs(split[cell] - share) for cell, share in shares.items())
            best = off if best is None else min(best, off)
    assert deviation(found) == best


@settings(max_examples=25)
@given(tables(lines=14, largest=1000))
def test_a_linear_program_finds_nothing_nearer(drawn: Drawn) -> None:
    rows, columns, more = drawn
    found = made(allocate_table(rows, columns, **more))
    cells = list(found.amounts)
    rest = [found.part(*cell).share % 1 for cell in cells]
    margins = [[cell[0] == row for cell in cells] for row in rows] + [[cell[1] == column for cell in cells] for column in columns]
    floors = {cell: floor(found.part(*cell).share) for cell in cells}
    short = [total - sum(floors[row, column] for column in columns) for row, total in rows.items()]
    short += [total - sum(floors[row, column] for row in rows) for column, total in columns.items()]
    solved = linprog(
        [float(1 - 2 * each) for each in rest],
        A_eq=np.array(margins, dtype=float),
        b_eq=short,
        bounds=[(0, 1 if each else 0) for each in rest],
        method="highs",
    )
    assert solved.status == 0
    assert float(deviation(found) - sum(rest)) == pytest.approx(solved.fun, abs=1e-6)


@settings(max_examples=120)
@given(tables(fits=False))
def test_a_table_is_refused_just_when_no_flow_exists(drawn: Drawn) -> None:
    rows, columns, more = drawn
    found = allocate_table(rows, columns, **more)
    limits = ends(rows, columns, more)
    empty = any(low > high for low, high in limits.values())
    outside = {cell for cell, held in more.get("holds", {}).items() if not held <= more.get("upper", {}).get(cell, held)}
    network = nx.DiGraph()
    need: dict[tuple[str, str], int] = {("row", row): -total for row, total in rows.items()}
    need |= {("column", column): total for column, total in columns.items()}
    for (row, column), (low, high) in limits.items():
        network.add_edge(("row", row), ("column", column), capacity=max(high - low, 0))
        need["row", row] += low
        need["column", column] -= low
    for node, demand in need.items():
        network.add_edge(*(("source", node) if demand < 0 else (node, "sink")), capacity=abs(demand))
    fed = -sum(demand for demand in need.values() if demand < 0)
    wanted = sum(demand for demand in need.values() if demand > 0)
    network.add_nodes_from(["source", "sink"])
    overfull = any(demand > 0 for node, demand in need.items() if node[0] == "row") or any(
        demand < 0 for node, demand in need.items() if node[0] == "column"
    )
    possible = not (empty or outside or overfull) and nx.maximum_flow_value(network, "source", "sink") == fed == wanted
    assert isinstance(found, TableAllocation) == possible
    if isinstance(found, Refusal) and found.code == "table-infeasible":
        check_cut(found, rows, columns, limits)


def check_cut(found: Refusal, rows: dict[str, int], columns: dict[str, int], limits: dict[Cell, tuple[int, int]]) -> None:
    """The refusal names lines whose totals and limits prove that no table exists."""
    turned = set(found.members) <= set(columns)
    ours, theirs = (columns, rows) if turned else (rows, columns)

    def end(ours_: str, theirs_: str) -> tuple[int, int]:
        return limits[(theirs_, ours_) if turned else (ours_, theirs_)]

    hold = sum(ours[line] for line in found.members)
    outside = sum(end(line, other)[1] for line in found.members for other in theirs if other not in found.others)
    taken = sum(end(line, other)[0] for line in ours if line not in found.members for other in found.others)
    room = sum(theirs[other] for other in found.others) - taken
    assert dict(found.amounts) == {"hold": hold, "outside": outside, "need": hold - outside, "room": room, "left": hold - outside - room}
    assert found.amount("left") > 0


def test_cells_that_no_table_can_use_do_not_hinder() -> None:
    # b × x has a weight but every table leaves it empty: plain scaling would creep towards 0 for ever
    seed: dict[Cell, Exact] = {("a", "x"): 1, ("b", "x"): 1, ("b", "y"): 1}
    found = made(allocate_table({"a": 5, "b": 7}, {"x": 5, "y": 7}, seed=seed))
    assert found.settled
    assert found.amounts == {("a", "x"): 5, ("a", "y"): 0, ("b", "x"): 0, ("b", "y"): 7}


def test_weights_of_very_different_size_settle() -> None:
    seed: dict[Cell, Exact] = {("a", "x"): 10**12, ("a", "y"): 1, ("b", "x"): Fraction(1, 10**6), ("b", "y"): 10**6}
    seed |= {("c", "x"): 1, ("c", "y"): 1}
    found = made(allocate_table({"a": 10**9, "b": 10**9, "c": 7}, {"x": 1_500_000_000, "y": 500_000_007}, seed=seed))
    assert found.settled
    assert found.amounts["a", "x"] + found.amounts["b", "x"] + found.amounts["c", "x"] == 1_500_000_000


def test_large_tables_of_equal_months_close() -> None:
    rows = {f"s{i:04}": 1000 + i * 37 % 101 for i in range(400)}
    total = sum(rows.values())
    columns = {f"m{j:02}": total // 12 + (j < total % 12) for j in range(12)}
    found = made(allocate_table(rows, columns))
    assert all(sum(found.amounts[row, column] for row in rows) == amount for column, amount in columns.items())


@pytest.mark.parametrize(
    ("more", "code", "where", "amounts"),
    [
        ({"rows": {}}, "no-members", "", {}),
        ({"rows": {"a": 5, "b": 6}}, "margins-differ", "", {"rows": 11, "columns": 10, "off": 1}),
        ({"rows": {"a": -1, "b": 11}}, "negative-total", "", {"total": -1}),
        ({"seed": {("a", "q"): 1}}, "unknown-member", "", {}),
        ({"seed": {("a", "x"): -1}}, "negative-weight", "", {"weight": -1}),
        ({"holds": {("a", "x"): 1, ("q", "x"): 1}}, "unknown-member", "", {}),
        ({"holds": {("a", "x"): 5}, "upper": {("a", "x"): 4}}, "hold-out-of-bounds", "", {"held": 5, "bound": 4, "off": 1}),
        ({"seed": {("a", "x"): 1, ("a", "y"): 1}}, "all-weights-zero", "b", {"left": 5}),
        ({"lower": {("a", "x"): 4, ("a", "y"): 3}}, "floor-above-total", "a", {"need": 7, "total": 5, "over": 2}),
        ({"upper": {("a", "x"): 2, ("b", "x"): 1}}, "ceiling-below-total", "x", {"room": 3, "total": 4, "left": 1}),
    ],
)
def test_refusals(more: dict[str, Any], code: str, where: str, amounts: dict[str, int]) -> None:
    found = allocate_table(**{"rows": {"a": 5, "b": 5}, "columns": {"x": 4, "y": 6}, **more})
    assert isinstance(found, Refusal)
    assert (found.code, found.where, dict(found.amounts)) == (code, where, amounts)


@given(drawn=tables(lines=5, largest=10**6))
def test_margins_are_exact_even_when_shares_do_not_settle(drawn: Drawn) -> None:
    rows, columns, more = drawn
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proportion, "ROUNDS", 0)
        found = made(allocate_table(rows, columns, **more))
    assert all(sum(found.amounts[row, column] for column in columns) == total for row, total in rows.items())
    assert all(sum(found.amounts[row, column] for row in rows) == total for column, total in columns.items())
    limits = ends(rows, columns, more)
    assert all(limits[cell][0] <= amount <= limits[cell][1] for cell, amount in found.amounts.items())


def test_shares_that_did_not_settle_are_told() -> None:
    seed: dict[Cell, Exact] = {("a", "x"): 1, ("a", "y"): 2, ("b", "x"): 3, ("b", "y"): 1}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proportion, "ROUNDS", 0)
        assert not made(allocate_table({"a": 50, "b": 70}, {"x": 60, "y": 60}, seed=seed)).settled
    assert made(allocate_table({"a": 50, "b": 70}, {"x": 60, "y": 60}, seed=seed)).settled


@given(*(st.dictionaries(st.sampled_from("abcd"), st.integers(-1, 9), max_size=4) for _ in "rc"))
def test_a_table_that_surely_is_there_is_never_refused(rows: dict[str, int], columns: dict[str, int]) -> None:
    assert surely(rows, columns) == isinstance(allocate_table(rows, columns), TableAllocation)
    level = dict.fromkeys(columns, 0) | {key: sum(rows.values()) for key in list(columns)[:1]}
    assert surely(rows, level) == isinstance(allocate_table(rows, level), TableAllocation)
