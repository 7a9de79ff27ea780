"""Cross tables of a division: every margin closes, down the tree of the rows, inside the groups of a cascade, and in the sums above."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from macros.catalogue import say
from macros.compute.cells import Leaf, Table, table_cells
from macros.compute.dividing import Dividing
from macros.compute.evaluate import cell_path
from macros.compute.figure import Figure, Origin, Share
from macros.model.axis import Axis, Member
from macros.model.cross import Cross
from macros.source.finding import Finding
from macros.source.number import exactly


def cross_cells(work: Dividing, cross: Cross, end: Figure, below: Figure | None) -> None:
    """Adds the cells of one cross table: the leaves so far times the next axis, every margin exact.

    Each step is a table whose rows are the cells already there and whose columns are the next axis' parts, so the totals of
    every axis and of every beginning of the list of axes hold. Two axes also close below: children of a row divide its cells, and
    members of a cascade divide the cells of what they are within, when that is crossed too. `below` is the lower end of a range
    (its floor), whose cells are the least of these. A margin that is not known leaves its cells unknown.
    """
    axes: list[Axis] = []
    for key in cross.axes:
        axis = work.plan.axes.get(key)
        if axis is None or not any(_part(work, end, ((key, member.key),)) for member in axis.children()):
            known = "、".join(split.axis for split in work.division.splits) or say("none-at-all")
            told = say("cross-needs-split", axes=" × ".join(cross.axes), axis=key) if axis else say("unknown-axis", axis=key, known=known)
            if work.plan.broken & {"axes", "team"} and (axis is None or work.division.split(key) is not None):
                return
            rule = "not-divided" if axis else "unknown-axis"
            work.findings.append(Finding(cross.place, rule, told, figure=work.division.path))
            return
        axes.append(axis)
    rows = _parts(work, end, axes[0].key, axes[0].children())
    for index, axis in enumerate(axes[1:]):
        table = Table(cross, end, below, axis)
        parts = _parts(work, end, axis.key, axis.children())
        columns = {member: parts[((axis.key, member.key),)] for member in axis.children() if ((axis.key, member.key),) in parts}
        found: dict[Leaf, Figure] = {}
        for group, margins in _groups(work, table, axes[0], rows, columns) if index == 0 else [(rows, columns)]:
            found |= table_cells(work, table, group, margins)
        work.cells.update({figure.path: figure for figure in found.values()})
        rows = found
    if len(axes) == 2:
        _down(work, Table(cross, end, below, axes[1]), axes[0], axes[0].children())
        _up(work, end, cross, axes[0], axes[1])
        _up(work, end, cross, axes[1], axes[0])


def _parts(work: Dividing, end: Figure, key: str, members: tuple[Member, ...]) -> dict[Leaf, Figure]:
    """The parts along one axis that are there."""
    found: dict[Leaf, Figure] = {}
    for member in members:
        figure = _part(work, end, ((key, member.key),))
        if figure is not None:
            found[((key, member.key),)] = figure
    return found


def _part(work: Dividing, end: Figure, leaf: Leaf) -> Figure | None:
    return work.cells.get(cell_path(end.path, leaf))


def _groups(
    work: Dividing, table: Table, axis: Axis, rows: Mapping[Leaf, Figure], columns: Mapping[Member, Figure]
) -> list[tuple[Mapping[Leaf, Figure], Mapping[Member, Figure]]]:
    """The rows in one table, or one a group: people within markets, when the markets have been crossed with the same columns."""
    split = work.division.split(axis.key)
    if split is None or not split.within:
        return [(rows, columns)]
    found: list[tuple[Mapping[Leaf, Figure], Mapping[Member, Figure]]] = []
    for parent in work.plan.axes[split.within].children():
        margins = _margins(work, table, (split.within, parent.key))
        inside = tuple(member for member in axis.children() if str(member.attribute(split.within)) == parent.key)
        group = {leaf: figure for leaf, figure in _parts(work, table.end, axis.key, inside).items() if leaf in rows}
        if group and not margins:
            return [(rows, columns)]
        if group:
            found.append((group, margins))
    return found


def _margins(work: Dividing, table: Table, row: tuple[str, str]) -> dict[Member, Figure]:
    """The cells of one row that is already there, by column."""
    return {m: figure for m in table.axis.children() if (figure := _part(work, table.end, (row, (table.axis.key, m.key)))) is not None}


def _down(work: Dividing, table: Table, axis: Axis, members: tuple[Member, ...]) -> None:
    """Divides each row's cells among the children of its member, level by level."""
    for member in members:
        children = _parts(work, table.end, axis.key, axis.children(member.key))
        margins = _margins(work, table, (axis.key, member.key))
        if children and margins:
            cells = table_cells(work, table, children, margins)
            work.cells.update({figure.path: figure for figure in cells.values()})
            _down(work, table, axis, axis.children(member.key))


def _up(work: Dividing, end: Figure, cross: Cross, rows: Axis, columns: Axis) -> None:
    """Sums of a row's cells along axes that the columns belong to: product × quarter from product × month."""
    above = {name for member in columns.children() for name, _ in member.attributes} & set(work.plan.axes)
    for key in sorted(above):
        for parent in work.plan.axes[key].children():
            group = [member for member in columns.children() if str(member.attribute(key)) == parent.key]
            for row in rows.members:
                cells = [_part(work, end, ((rows.key, row.key), (columns.key, member.key))) for member in group]
                path = cell_path(end.path, ((rows.key, row.key), (key, parent.key)))
                if not group or path in work.cells or any(cell is None for cell in cells):
                    continue
                known = [cell.number.value for cell in cells if cell is not None and cell.number is not None]
                number = exactly(sum(known, Fraction(0)), end.unit) if len(known) == len(cells) else None
                share = Share(end.path, (rows.key, key), "sum", None, None, work.quantum, bound="sum")
                inputs = tuple(cell.path for cell in cells if cell is not None)
                missing = () if number is not None else (path,)
                origin = Origin.part if number is not None else Origin.unknown
                name = f"{end.name}·{row.name}·{parent.name}"
                work.cells[path] = Figure(path, name, cross.place, end.unit, number, origin, None, inputs, missing, None, share)
