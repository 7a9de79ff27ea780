"""Tables of a divided figure: along one axis with shares, along two axes with both margins, and its floor, target and stretch."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from macros.catalogue import say, text
from macros.compute.evaluate import cell_path
from macros.compute.figure import Figure, share_of
from macros.model.axis import Axis, Member
from macros.pages.display import View, is_rounded, number_text
from macros.pages.html import Cell, Row, bar_lengths, figure_cell, level, table
from macros.pages.links import PageError, Reader, view

SHARE_DIGITS = 1


def target_table(reader: Reader, path: str, rows: str, columns: str = "", unit: str = "") -> str:
    """A figure along one axis (with shares) or two (rows × columns), with totals. Unknown axes and missing splits are a `PageError`."""
    whole = reader.figure(path)
    axis = _axis(reader, rows)
    if columns:
        return _crossed(reader, whole, axis, _axis(reader, columns), unit)
    parts = _parts(reader, whole, axis)
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
    heads = [(whole.name, True), (reader.word("share"), True)]
    return table(_caption(reader, whole, [axis], shown, [whole, *(figure for _, figure in parts)]), axis.name, heads, made)


def range_table(reader: Reader, path: str, rows: str, unit: str = "") -> str:
    """Floor, target and stretch of a figure along one axis."""
    whole = reader.figure(path)
    stem, axis = whole.path.removesuffix(".total"), _axis(reader, rows)
    ends = [figure for end in ("floor", "total", "stretch") if (figure := reader.computed.figure(f"{stem}.{end}")) is not None]
    cells = {end.path: dict(_parts(reader, end, axis)) for end in ends}
    shown = view(reader, [*ends, *(figure for parts in cells.values() for figure in parts.values())], unit)
    members = [member for member, _ in _parts(reader, whole, axis)]
    depths = [axis.depth(member) for member in members]
    made = [
        Row(escape(member.name), tuple(figure_cell(reader, cells[end.path].get(member), shown) for end in ends), level(depth, depths))
        for member, depth in zip(members, depths, strict=True)
    ]
    made.append(Row(reader.word("total"), tuple(figure_cell(reader, end, shown) for end in ends), "total"))
    labels = {"floor": reader.word("floor"), "stretch": reader.word("stretch")}
    heads = [(labels.get(end.path.rpartition(".")[2], reader.word("target")), True) for end in ends]
    return table(_caption(reader, whole, [axis], shown, ends), axis.name, heads, made)


def _crossed(reader: Reader, whole: Figure, rows: Axis, columns: Axis, unit: str) -> str:
    row_parts, column_parts = _parts(reader, whole, rows), _parts(reader, whole, columns)
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
    made = [
        Row(
            escape(row.name),
            (
                *(figure_cell(reader, cells[row.key, column.key], shown) for column, _ in column_parts),
                figure_cell(reader, sum_, shown, "total"),
            ),
            level(depth, depths),
        )
        for (row, sum_), depth in zip(filled, depths, strict=True)
    ]
    totals = (*(figure_cell(reader, figure, shown) for _, figure in column_parts), figure_cell(reader, whole, shown, "total"))
    made.append(Row(reader.word("total"), totals, "total"))
    heads = [*((column.name, True) for column, _ in column_parts), (reader.word("total"), True)]
    return table(_caption(reader, whole, [rows, columns], shown, figures), rows.name, heads, made)


def _axis(reader: Reader, key: str) -> Axis:
    axis = reader.computed.plan.axes.get(key)
    if axis is None:
        raise PageError(text(say("unknown-axis", axis=key, known="、".join(reader.computed.plan.axes)), reader.language))
    return axis


def _parts(reader: Reader, whole: Figure, axis: Axis) -> list[tuple[Member, Figure]]:
    """The parts along an axis down its tree, in file order, those that are there."""
    figures = reader.computed.figures
    found = [(member, figures.get(cell_path(whole.path, ((axis.key, member.key),)))) for member in axis.members]
    return [(member, figure) for member, figure in found if figure is not None]


def share_cells(reader: Reader, whole: Figure, parts: Sequence[Figure], bars: bool = True) -> list[Cell]:
    """Each part's share of the whole, with a bar against the largest part; empty when it is not known."""
    if reader.trying:
        return [Cell("", True)] * len(parts)
    shares = [share_of(part, whole) for part in parts]
    lengths = bar_lengths([None if share is None else share.value for share in shares]) if bars else [""] * len(parts)
    return [
        Cell("" if share is None else number_text(share, reader.show, SHARE_DIGITS), True, "", length)
        for share, length in zip(shares, lengths, strict=True)
    ]


def _caption(reader: Reader, whole: Figure, axes: list[Axis], shown: View, figures: list[Figure]) -> str:
    along = " × ".join(axis.name for axis in axes)
    unit = f"（{shown.unit}）" if shown.unit else ""
    rounded = reader.word("rounded") if not reader.trying and any(is_rounded(figure.number, shown) for figure in figures) else ""
    return f"{whole.name} · {along}{unit}{rounded}"
