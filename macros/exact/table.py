"""One whole amount over two axes at once: rows and columns both add up, every cell is the floor or ceiling of its share."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import repeat

from msgspec import Struct

from macros.exact.allocate import Bound
from macros.exact.amounts import scaled, whole
from macros.exact.by_cell import ByCell, Cell, Crossing
from macros.exact.feasible import Cut
from macros.exact.grid import Misfit, Solved, solve
from macros.exact.limits import Limits, limits
from macros.exact.refusal import Exact, Refusal, refuse

__all__ = ["Cell", "TableAllocation", "TablePart", "allocate_table", "margin", "surely"]


class TablePart(Struct, frozen=True):
    """One cell and why it is so; `extra` tells that it was rounded up."""

    share: Fraction
    amount: int
    extra: bool
    bound: Bound


class TableAllocation(Struct, frozen=True):
    """Whole cells by (row, column); `shares` are numerators over `scale`, `bounds` names the cells at a hold or limit.

    `settled` is False when the proportional shares did not come to rest; the margins are exact even then.
    """

    rows: Mapping[str, int]
    columns: Mapping[str, int]
    amounts: ByCell
    shares: ByCell
    scale: int
    bounds: Mapping[Cell, Bound]
    settled: bool

    def part(self, row: str, column: str) -> TablePart:
        """One cell with its reasons."""
        cell = (row, column)
        share, amount = Fraction(self.shares[cell], self.scale), self.amounts[cell]
        return TablePart(share, amount, amount > share, self.bounds.get(cell, Bound.free))


def allocate_table(
    rows: Mapping[str, int],
    columns: Mapping[str, int],
    *,
    seed: Mapping[Cell, Exact] | None = None,
    lower: Mapping[Cell, int] | None = None,
    upper: Mapping[Cell, int] | None = None,
    holds: Mapping[Cell, int] | None = None,
) -> TableAllocation | Refusal:
    """Split a table with given totals of rows and columns, in quanta, limits and holds by (row, column).

    The shares are clamp(seed·a_row·b_column, lower, upper): all alike without a seed, and a cell missing in a given seed weighs 0. Cells
    are the floor or ceiling of their share with the least total deviation; of equals the earlier keys, so the order of rows and columns
    plays no part. Refuses what `limits` and `scaled` refuse, and `no-members`, `margins-differ`, `all-weights-zero`,
    `floor-above-total`, `ceiling-below-total` (with the line) and `table-infeasible` (with the rows and columns that clash).
    """
    if not rows or not columns:
        return refuse("no-members")
    row_totals = margin(rows)
    if isinstance(row_totals, Refusal):
        return row_totals
    column_totals = margin(columns)
    if isinstance(column_totals, Refusal):
        return column_totals
    in_rows, in_columns = sum(row_totals.values()), sum(column_totals.values())
    if in_rows != in_columns:
        return refuse("margins-differ", rows=in_rows, columns=in_columns, off=abs(in_rows - in_columns))
    known = Crossing(row_totals, column_totals)
    pattern = None if seed is None else _pattern(known, seed)
    if isinstance(pattern, Refusal):
        return pattern
    checked = limits(known, _name, lower, upper, holds)
    if isinstance(checked, Refusal):
        return checked
    return _solve(known, pattern, checked)


def surely(rows: Mapping[str, int], columns: Mapping[str, int]) -> bool:
    """True when there is a table with these margins as long as no pattern, limit or hold is given: none has to be made to tell."""
    return bool(rows and columns) and min(*rows.values(), *columns.values()) >= 0 and sum(rows.values()) == sum(columns.values())


def _name(cell: Cell) -> tuple[str, str]:
    return cell


def margin(totals: Mapping[str, int]) -> dict[str, int] | Refusal:
    """Whole totals of one side in the order of their keys."""
    found: dict[str, int] = {}
    for key in sorted(totals):
        amount = whole(totals[key], key)
        if isinstance(amount, Refusal):
            return amount
        if amount < 0:
            return refuse("negative-total", (key,), total=amount)
        found[key] = amount
    return found


def _pattern(known: Crossing, seed: Mapping[Cell, Exact]) -> list[int] | Refusal:
    """The weights by place."""
    in_order = known.names_all(seed)
    strangers = [] if in_order else [cell for cell in seed if cell not in known]
    if strangers:
        return refuse("unknown-member", strangers[0][:1], strangers[0][1:])
    numbers = scaled(seed, _name)
    if isinstance(numbers, Refusal) or in_order:
        return numbers if isinstance(numbers, Refusal) else numbers[0]
    return list(map(dict(zip(seed, numbers[0], strict=True)).get, known, repeat(0)))


def _solve(known: Crossing, pattern: list[int] | None, checked: Limits[Cell]) -> TableAllocation | Refusal:
    """The table by index and back."""
    placed = Limits(*map(known.placed, (checked.low, checked.high, checked.held)))
    found = solve(list(known.rows.values()), list(known.columns.values()), pattern, placed)
    rows, columns = list(known.rows), list(known.columns)
    if isinstance(found, Cut):
        members, others = (columns, rows) if found.turned else (rows, columns)
        return refuse(
            "table-infeasible",
            [members[i] for i in found.rows],
            [others[j] for j in found.columns],
            hold=found.hold,
            outside=found.outside,
            need=found.need,
            room=found.room,
            left=found.need - found.room,
        )
    if isinstance(found, Misfit):
        return _line_refusal(known, pattern, checked, found)
    amounts, shares = ByCell(known, found.cells), ByCell(known, found.shares)
    return TableAllocation(known.rows, known.columns, amounts, shares, found.scale, _bounds(checked, shares, found), found.settled)


def _bounds(checked: Limits[Cell], shares: Mapping[Cell, int], found: Solved) -> dict[Cell, Bound]:
    bounds = {cell: Bound.floor for cell, value in checked.low.items() if shares[cell] == value * found.scale}
    bounds |= {cell: Bound.ceiling for cell, value in checked.high.items() if shares[cell] == value * found.scale}
    return bounds | dict.fromkeys(checked.held, Bound.held)


def _line_refusal(known: Crossing, pattern: list[int] | None, checked: Limits[Cell], found: Misfit) -> Refusal:
    """Why one row or column cannot be met by itself."""
    side = 1 if found.column else 0
    line = list(known.columns if found.column else known.rows)[found.index]
    named = {cell[1 - side]: None for cell in (*checked.held, *checked.low, *checked.high) if cell[side] == line}
    if found.short:
        over = found.reach - found.total
        return refuse("floor-above-total", sorted(named), where=line, need=found.reach, total=found.total, over=over)
    weighed = () if pattern is None else zip(known, pattern, strict=True)
    if pattern is not None and not any(weight for cell, weight in weighed if cell[side] == line and cell not in checked.held):
        everyone = sorted(known.rows if found.column else known.columns)
        return refuse("all-weights-zero", everyone, where=line, left=found.total - found.reach)
    return refuse("ceiling-below-total", sorted(named), where=line, room=found.reach, total=found.total, left=found.total - found.reach)
