"""Tables of a divided figure: along one axis with shares, along two axes with both margins, and its floor, target and stretch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from html import escape

from macros.catalogue import say, text
from macros.compute.evaluate import cell_path
from macros.compute.figure import Figure, share_of
from macros.compute.listing import parts_along, table_key
from macros.model.axis import Axis, Member
from macros.pages.display import View, digits_text, is_rounded
from macros.pages.html import Cell, Head, Row, bar_lengths, figure_cell, level, table
from macros.pages.links import PageError, Reader, tools, view
from macros.source.number import exactly, half_up
from macros.source.unit import PERCENT

SHARE_DIGITS = 1


def target_table(reader: Reader, path: str, rows: str, columns: str = "", unit: str = "") -> str:
    """A figure along one axis (with shares) or two (rows × columns), with totals. Unknown axes and missing splits are a `PageError`."""
    whole = reader.figure(path)
    axis = _axis(reader, rows)
    if columns:
        return _crossed(reader, whole, axis, _axis(reader, columns), unit)
    parts = parts_along(reader.computed, whole.path, axis)
    if not parts:
        raise PageError(text(say("not-divided", figure=path, axis=rows), reader.language))
    shown = view(reader, [whole, *(figure for _, figure in parts)], unit)
    depths = [axis.depth(member) for member, _ in parts]
    shares = share_cells(reader, whole, [figure for _, figure in parts])
    made = [
        Row(escape(member.name), (figure_cell(reader, figure, shown), share), level(depth, depths))
        for (member, figure), share, depth in zip(parts, shares, depths, strict=True)
    ]
    made.append(Row(reader.word("total"), (figure_cell(reader, whole, shown), *share_cells(reader, whole, [whole], bars=False)), "total"))
    heads = [Head(whole.name, True, shown), Head(reader.word("share"), True, reader.view([exactly(0, PERCENT)]))]
    note = _note(reader, shown, [whole, *(figure for _, figure in parts)])
    file = tools(reader, table_key(whole.path, [axis.key]))
    return table(_caption(whole, [axis]), axis.name, heads, made, note=note, tools=file)


def range_table(reader: Reader, path: str, rows: str, unit: str = "") -> str:
    """Floor, target and stretch of a figure along one axis."""
    whole = reader.figure(path)
    stem, axis = whole.path.removesuffix(".total"), _axis(reader, rows)
    ends = [figure for end in ("floor", "total", "stretch") if (figure := reader.computed.figure(f"{stem}.{end}")) is not None]
    cells = {end.path: dict(parts_along(reader.computed, end.path, axis)) for end in ends}
    shown = view(reader, [*ends, *(figure for parts in cells.values() for figure in parts.values())], unit)
    members = [member for member, _ in parts_along(reader.computed, whole.path, axis)]
    depths = [axis.depth(member) for member in members]
    made = [
        Row(escape(member.name), tuple(figure_cell(reader, cells[end.path].get(member), shown) for end in ends), level(depth, depths))
        for member, depth in zip(members, depths, strict=True)
    ]
    made.append(Row(reader.word("total"), tuple(figure_cell(reader, end, shown) for end in ends), "total"))
    labels = {"floor": reader.word("floor"), "stretch": reader.word("stretch")}
    heads = [Head(labels.get(end.path.rpartition(".")[2], reader.word("target")), True, shown) for end in ends]
    file = tools(reader, table_key(whole.path, [axis.key]))
    return table(_caption(whole, [axis]), axis.name, heads, made, note=_note(reader, shown, ends), tools=file)


def _crossed(reader: Reader, whole: Figure, rows: Axis, columns: Axis, unit: str) -> str:
    row_parts, column_parts = parts_along(reader.computed, whole.path, rows), parts_along(reader.computed, whole.path, columns)
    cells = {
        (row.key, column.key): reader.computed.figures.get(cell_path(whole.path, ((rows.key, row.key), (columns.key, column.key))))
        for row, _ in row_parts
        for column, _ in column_parts
    }
    known = [figure for figure in cells.values() if figure is not None]
    if not known:
        raise PageError(text(say("not-crossed", figure=whole.path, rows=rows.key, columns=columns.key), reader.language))
    # members that the table was not carried down to are left out
    column_parts = [part for part in column_parts if any(cells[row.key, part[0].key] is not None for row, _ in row_parts)]
    figures = [whole, *known, *(figure for _, figure in (*row_parts, *column_parts))]
    shown = view(reader, figures, unit)
    filled = [(row, sum_) for row, sum_ in row_parts if any(cells[row.key, column.key] is not None for column, _ in column_parts)]
    depths = [rows.depth(row) for row, _ in filled]
    heat = _heat(rows, [row for row, _ in filled], columns, [column for column, _ in column_parts], cells)
    made = [
        Row(
            escape(row.name),
            (
                *(
                    figure_cell(reader, figure, shown, heat=shade)
                    for (column, _), shade in zip(column_parts, shades, strict=True)
                    for figure in [cells[row.key, column.key]]
                ),
                figure_cell(reader, sum_, shown, "total"),
            ),
            level(depth, depths),
        )
        for (row, sum_), depth in zip(filled, depths, strict=True)
        for shades in [heat[row.key]]
    ]
    totals = (*(figure_cell(reader, figure, shown) for _, figure in column_parts), figure_cell(reader, whole, shown, "total"))
    made.append(Row(reader.word("total"), totals, "total"))
    heads = [*(Head(column.name, True, shown) for column, _ in column_parts), Head(reader.word("total"), True, shown)]
    file = tools(reader, table_key(whole.path, [rows.key, columns.key]))
    return table(_caption(whole, [rows, columns]), rows.name, heads, made, note=_note(reader, shown, figures), tools=file)


def _axis(reader: Reader, key: str) -> Axis:
    axis = reader.computed.plan.axes.get(key)
    if axis is None:
        raise PageError(text(say("unknown-axis", axis=key, known="、".join(reader.computed.plan.axes)), reader.language))
    return axis


def share_cells(reader: Reader, whole: Figure, parts: Sequence[Figure], bars: bool = True) -> list[Cell]:
    """Each part's share of the whole in percent, with a bar against the largest part; empty when it is not known."""
    if reader.trying:
        return [Cell("", True)] * len(parts)
    shares = [share_of(part, whole) for part in parts]
    lengths = bar_lengths([None if share is None else share.value for share in shares]) if bars else [""] * len(parts)
    shown = reader.view(shares, digits=SHARE_DIGITS)
    return [
        Cell("" if share is None else digits_text(share, shown), True, "", length) for share, length in zip(shares, lengths, strict=True)
    ]


def _heat(
    rows: Axis,
    row_members: Sequence[Member],
    columns: Axis,
    column_members: Sequence[Member],
    cells: Mapping[tuple[str, str], Figure | None],
) -> dict[str, list[str]]:
    """The shade of each cell by row: its size against the largest cell as deep in both trees."""
    largest: dict[tuple[int, int], Fraction] = {}

    def looked(row: Member, column: Member) -> tuple[tuple[int, int], Fraction | None]:
        figure = cells[row.key, column.key]
        exact = figure is not None and figure.number is not None and figure.number.exact
        value = figure.number.value if exact and figure is not None and figure.number is not None else None
        return (rows.depth(row), columns.depth(column)), value

    for row in row_members:
        for column in column_members:
            place, value = looked(row, column)
            if value is not None:
                largest[place] = max(largest.get(place, value), value)
    shades: dict[str, list[str]] = {}
    for row in row_members:
        found = [looked(row, column) for column in column_members]
        shades[row.key] = [
            "" if value is None or value <= 0 else f"{half_up(100 * value / largest[place], Fraction(1))}%" for place, value in found
        ]
    return shades


def _caption(whole: Figure, axes: list[Axis]) -> str:
    return f"{whole.name} · {' × '.join(axis.name for axis in axes)}"


def _note(reader: Reader, shown: View, figures: list[Figure]) -> str:
    return reader.word("rounded") if not reader.trying and any(is_rounded(figure.number, shown) for figure in figures) else ""
