"""Tables of a divided figure: along one axis with floor, stretch and shares, along two with both margins, along more as a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.catalogue import word
from macros.compute.cells import paths_across
from macros.compute.compute import Computed
from macros.compute.figure import Figure
from macros.compute.listing import TIME, divided, parts_along, table_key
from macros.exports.sheet import Column, Item, Line, Sheet, children, item, share, summed, unit_of
from macros.model.axis import Axis

ENDS = ("floor", "stretch")
TABLE = 2  # axes of a table with rows and columns


def target_sheets(computed: Computed) -> Iterator[Sheet]:
    """Every table of every divided figure. Those along halves and quarters stand beside the months as files only."""
    found = divided(computed)
    for stem, tables in found.items():
        if stem.rpartition(".")[2] in ENDS:
            continue
        whole = computed.figure(stem)
        if whole is None:
            continue
        finest = next((key for key in reversed(TIME) if (key,) in tables), "")
        for axes in tables:
            named = [computed.plan.axes[key] for key in axes]
            main = axes[-1] not in TIME or axes[-1] == finest
            if len(axes) == 1:
                yield _along(computed, whole, named[0], main)
            elif len(axes) == TABLE:
                yield _crossed(computed, whole, named[0], named[1], main)
            else:
                yield _listed(computed, whole, named)


def _title(whole: Figure, axes: Sequence[Axis]) -> str:
    return f"{whole.name} · {' × '.join(axis.name for axis in axes)}"


def _name(whole: Figure, axes: Sequence[Axis]) -> str:
    return f"{whole.name} {'×'.join(axis.name for axis in axes)}"


def _along(computed: Computed, whole: Figure, axis: Axis, main: bool) -> Sheet:
    stem, language = whole.path.removesuffix(".total"), computed.plan.language
    members = [member for member, _ in parts_along(computed, whole.path, axis)]
    ends = {end: computed.figure(f"{stem}.{end}") for end in ENDS}
    wholes = [found for found in (ends["floor"], whole, ends["stretch"]) if found is not None and parts_along(computed, found.path, axis)]
    parts = [dict(parts_along(computed, one.path, axis)) for one in wholes]
    depths = [axis.depth(member) for member in members]
    rows = [[item(found.get(member)) for found in parts] for member in members]
    rows.append([item(one) for one in wholes])
    last, own = len(members), wholes.index(whole)
    for column in range(len(wholes)):
        _close_rows(rows, depths, column, last)
    for index, row in enumerate(rows):
        row.append(share(row[own], rows[last][own], (index, own), (last, own)))
    labels = {f"{stem}.{end}": word(end, language) for end in ENDS}
    columns = [Column(labels.get(one.path, whole.name), unit_of([one])) for one in wholes]
    columns.append(Column(word("share", language)))
    return Sheet(
        table_key(stem, [axis.key]),
        _name(whole, [axis]),
        _title(whole, [axis]),
        axis.name,
        tuple(columns),
        _lines([member.name for member in members], depths, rows, word("total", language)),
        main,
    )


def _crossed(computed: Computed, whole: Figure, rows: Axis, columns: Axis, main: bool) -> Sheet:
    language, keys = computed.plan.language, [column.key for column in columns]
    row_parts, found = [], []
    for member, sum_ in parts_along(computed, whole.path, rows):
        cells = [*map(computed.figures.get, paths_across(whole.path, ((rows.key, member.key),), columns.key, keys))]
        if any(cells):
            row_parts.append((member, sum_))
            found.append(cells)
    filled = {key: [*map(item, column)] for key, column in zip(keys, zip(*found, strict=True), strict=False) if any(column)}
    column_parts = [part for part in parts_along(computed, whole.path, columns) if part[0].key in filled]
    depths = [rows.depth(row) for row, _ in row_parts]
    across = [columns.depth(column) for column, _ in column_parts]
    lines = zip(*(filled[column.key] for column, _ in column_parts), [item(sum_) for _, sum_ in row_parts], strict=True)
    values = [*map(list, lines), [*(item(figure) for _, figure in column_parts), item(whole)]]
    last, end = len(row_parts), len(column_parts)
    for column in range(end):
        _close_rows(values, depths, column, last)
    for row in range(last + 1):
        summed(values, (row, end), [(row, column) for column in children(across, -1)])
    heads = [Column(column.name, unit_of([whole])) for column, _ in column_parts]
    return Sheet(
        table_key(whole.path, [rows.key, columns.key]),
        _name(whole, [rows, columns]),
        _title(whole, [rows, columns]),
        rows.name,
        (*heads, Column(word("total", language), unit_of([whole]))),
        _lines([row.name for row, _ in row_parts], depths, values, word("total", language)),
        main,
    )


def _listed(computed: Computed, whole: Figure, axes: Sequence[Axis]) -> Sheet:
    keys = sorted(axis.key for axis in axes)
    found = []
    for path, figure in computed.figures.items():
        stem, bracket, cell = path.partition("[")
        pairs = dict(pair.split("=") for pair in cell.rstrip("]").split(",")) if bracket else {}
        if stem == whole.path.removesuffix(".total") and sorted(pairs) == keys:
            names = [axis.by_key[pairs[axis.key]].name for axis in axes]
            found.append(Line(names[0], (*(Item(name) for name in names[1:]), item(figure))))
    columns = (*(Column(axis.name) for axis in axes[1:]), Column(whole.name, unit_of([whole])))
    return Sheet(table_key(whole.path, keys), _name(whole, axes), _title(whole, axes), axes[0].name, columns, tuple(found))


def _close_rows(rows: list[list[Item]], depths: Sequence[int], column: int, last: int) -> None:
    """Every row of a tree as the sum of those right below it, and the last row as the sum of the top."""
    for row in range(len(depths)):
        summed(rows, (row, column), [(below, column) for below in children(depths, row)])
    summed(rows, (last, column), [(below, column) for below in children(depths, -1)])


def _lines(names: Sequence[str], depths: Sequence[int], rows: Sequence[Sequence[Item]], total: str) -> tuple[Line, ...]:
    made = [Line(name, tuple(row), depth) for name, depth, row in zip(names, depths, rows, strict=False)]
    return (*made, Line(total, tuple(rows[-1]), 0, True))
