"""Tables of a divided figure: along one axis with shares, along two axes with both margins, and its floor, target and stretch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape
from itertools import compress
from typing import TypeVar

from macros.catalogue import say, text
from macros.compute.cells import paths_across
from macros.compute.figure import Figure, share_of
from macros.compute.listing import parts_along, table_key
from macros.model.axis import Axis
from macros.pages.display import MOST_DIGITS, View, digits_text, is_rounded
from macros.pages.grid import grid
from macros.pages.html import CELL_END, Head, Row, bar_lengths, figure_cell, level, number_cell, number_tag, table
from macros.pages.links import PageError, Reader, tools, view
from macros.source.number import Number, exactly
from macros.source.unit import PERCENT

T = TypeVar("T")
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
    note = _note(reader, shown, [figure.number for figure in (whole, *(figure for _, figure in parts))])
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
    return table(_caption(whole, [axis]), axis.name, heads, made, note=_note(reader, shown, [end.number for end in ends]), tools=file)


def _crossed(reader: Reader, whole: Figure, rows: Axis, columns: Axis, unit: str) -> str:
    figures = reader.computed.figures
    row_parts, column_parts = parts_along(reader.computed, whole.path, rows), parts_along(reader.computed, whole.path, columns)
    keys = [column.key for column, _ in column_parts]
    paths = [paths_across(whole.path, ((rows.key, row.key),), columns.key, keys) for row, _ in row_parts]
    # members that the table was not carried down to are left out
    there = [figures.there(line) for line in paths]
    if not any(map(any, there)):
        raise PageError(text(say("not-crossed", figure=whole.path, rows=rows.key, columns=columns.key), reader.language))
    across = [any(line) for line in zip(*there, strict=True)]
    column_parts = list(compress(column_parts, across))
    row_parts = list(compress(row_parts, map(any, there)))
    lines = [[*compress(line, across), sum_.path] for line, (_, sum_) in zip(compress(paths, map(any, there)), row_parts, strict=True)]
    lines.append([*(sum_.path for _, sum_ in column_parts), whole.path])
    margins = [whole, *(figure for _, figure in (*row_parts, *column_parts))]
    found = grid(reader, [path for line in lines for path in line], margins)
    numbers = found.numbers
    shown = view(reader, [whole], unit, numbers)
    depths, width = [rows.depth(row) for row, _ in row_parts], len(column_parts) + 1
    tags = _tags(depths, [columns.depth(column) for column, _ in column_parts], _lines(found.parts, width))
    texts = found.texts(shown)
    cells = [f"{CELL_END.join(line)}{CELL_END}" for line in _lines(found.written(tags, texts), width)]
    names = [*(row.name for row, _ in row_parts), reader.word("total")]
    classes = [*(level(depth, depths) for depth in depths), "total"]
    made = [
        Row(escape(name), (html,), one, (name, *line))
        for name, html, one, line in zip(names, cells, classes, _lines(texts, width), strict=True)
    ]
    heads = [*(Head(column.name, True, shown) for column, _ in column_parts), Head(reader.word("total"), True, shown)]
    file, note = tools(reader, table_key(whole.path, [rows.key, columns.key])), _note(reader, shown, numbers)
    return table(_caption(whole, [rows, columns]), rows.name, heads, made, note=note, tools=file)


def _lines(values: Sequence[T], width: int) -> list[Sequence[T]]:
    """A table's values line by line."""
    return [values[start : start + width] for start in range(0, len(values), width)]


def _axis(reader: Reader, key: str) -> Axis:
    axis = reader.computed.plan.axes.get(key)
    if axis is None:
        raise PageError(text(say("unknown-axis", axis=key, known="、".join(reader.computed.plan.axes)), reader.language))
    return axis


def share_cells(reader: Reader, whole: Figure, parts: Sequence[Figure], bars: bool = True) -> list[str]:
    """Each part's share of the whole in percent, with a bar against the largest part; empty when it is not known."""
    if reader.trying:
        return [number_cell("")] * len(parts)
    shares = [share_of(part, whole) for part in parts]
    lengths = bar_lengths([None if share is None else share.value for share in shares]) if bars else [""] * len(parts)
    shown = reader.view(shares, digits=SHARE_DIGITS)
    return [
        number_cell("" if share is None else digits_text(share, shown), share=length)
        for share, length in zip(shares, lengths, strict=True)
    ]


def _tags(row_depths: Sequence[int], column_depths: Sequence[int], sizes: Sequence[Sequence[int]]) -> list[str]:
    """How each cell begins: those between the margins with the shade of their size against the largest cell as deep in both trees."""
    inner = [line[:-1] for line in sizes[:-1]]
    largest: dict[tuple[int, int], int] = {}
    for beside in set(column_depths):
        alike = [depth == beside for depth in column_depths]
        for depth, line in zip(row_depths, inner, strict=True):
            largest[depth, beside] = max(largest.get((depth, beside), 0), *compress(line, alike))
    plain, total, shades = number_tag(), number_tag("total"), _shades()
    tags = []
    for depth, line in zip(row_depths, inner, strict=True):
        tops = [largest[depth, beside] for beside in column_depths]
        tags += [shades[(200 * size + top) // (2 * top)] if size > 0 else plain for size, top in zip(line, tops, strict=True)]
        tags.append(total)
    return [*tags, *(plain for _ in column_depths), total]


@cache
def _shades() -> list[str]:
    return [number_tag(heat=f"{percent}%") for percent in range(101)]


def _caption(whole: Figure, axes: list[Axis]) -> str:
    return f"{whole.name} · {' × '.join(axis.name for axis in axes)}"


def _note(reader: Reader, shown: View, numbers: Sequence[Number | None]) -> str:
    if reader.trying or shown.digits < MOST_DIGITS:  # a view with fewer digits than it may have needs no more for any of them
        return ""
    return reader.word("rounded") if is_rounded(numbers, shown) else ""
