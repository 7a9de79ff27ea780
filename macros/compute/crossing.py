"""Cross tables of a division: every margin closes, down the tree of the rows, inside the groups of a cascade, and in the sums above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import chain, compress, count, islice

from msgspec import Struct

from macros.catalogue import say
from macros.compute.cells import Leaf, Table, leaf_of, number_of, paths_across, put_cells
from macros.compute.dividing import Dividing
from macros.compute.evaluate import cell_path
from macros.compute.figure import Figure, Origin, Share
from macros.compute.figures import Figures
from macros.model.axis import Axis, Member
from macros.model.cross import Cross
from macros.source.finding import Finding
from macros.source.number import Amount
from macros.source.place import Place
from macros.source.unit import Unit


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
        groups = _groups(work, table, axes[0], rows, columns) if index == 0 else [(rows, columns)]
        for group, margins in groups:
            put_cells(work, table, group, margins)
        if index + 2 < len(axes):
            cells = [leaf_of(leaf, axis, member) for group, margins in groups for leaf in group for member in margins]
            rows = {cell: work.cells[cell_path(end.path, cell)] for cell in cells}
    if len(axes) == 2:
        _down(work, Table(cross, end, below, axes[1]), axes[0], axes[0].children())
        _up(work, Table(cross, end, below, axes[1]), axes[0])
        _up(work, Table(cross, end, below, axes[0]), axes[1])


def _parts(work: Dividing, end: Figure, key: str, members: tuple[Member, ...]) -> dict[Leaf, Figure]:
    """The parts along one axis that are there."""
    keys = [member.key for member in members]
    there = zip(keys, map(work.cells.get, paths_across(end.path, (), key, keys)), strict=True)
    return {((key, member),): figure for member, figure in there if figure is not None}


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
    members = table.axis.children()
    paths = paths_across(table.end.path, (row,), table.axis.key, [member.key for member in members])
    return {member: figure for member, figure in zip(members, map(work.cells.get, paths), strict=True) if figure is not None}


def _down(work: Dividing, table: Table, axis: Axis, members: tuple[Member, ...]) -> None:
    """Divides each row's cells among the children of its member, level by level."""
    for member in members:
        children = _parts(work, table.end, axis.key, axis.children(member.key))
        margins = _margins(work, table, (axis.key, member.key)) if children else {}
        if margins:
            put_cells(work, table, children, margins)
            _down(work, table, axis, axis.children(member.key))


class Sums(Struct, frozen=True, dict=True, eq=False):
    """The cells of rows along an axis that the columns belong to, each the sum of its columns' cells among `cells`."""

    table: Table
    rows: Axis
    above: Axis
    groups: Sequence[tuple[Member, Sequence[str]]]
    quantum: Fraction
    cells: Figures

    @property
    def written(self) -> Place:
        """Where the table stands."""
        return self.table.cross.place

    @property
    def unit(self) -> Unit:
        """The unit of every sum."""
        return self.table.end.unit

    @cached_property
    def _inputs(self) -> Sequence[tuple[str, ...]]:
        """The paths of what is summed, by places."""
        whole, axis, leaves = self.table.end.path, self.table.axis.key, [((self.rows.key, row.key),) for row in self.rows.members]
        return [tuple(paths_across(whole, leaf, axis, keys)) for _, keys in self.groups for leaf in leaves]

    @cached_property
    def amounts(self) -> Sequence[Amount | None]:
        """The sums; one with an unknown cell does not wait, it was made at once."""
        return self._sums(self._inputs)

    def _sums(self, inputs: Sequence[tuple[str, ...]]) -> list[Amount | None]:
        known = iter(self.cells.amounts(list(chain.from_iterable(inputs)), self.unit))
        return [self._sum(paths, [amount for amount in islice(known, len(paths)) if amount is not None]) for paths in inputs]

    def _sum(self, paths: tuple[str, ...], amounts: Sequence[Amount]) -> Amount | None:
        if len(amounts) < len(paths):  # not of one unit, or not known
            numbers = [self.cells.number(path) for path in paths]
            amounts = [number.value for number in numbers if number is not None]
        return sum(amounts) if len(amounts) == len(paths) else None

    def figures(self, places: Sequence[int]) -> list[Figure]:
        """The sums with what they are made of; unknown when one of the cells is."""
        end, above, rows, unit, written = self.table.end, self.above.key, self.rows.members, self.unit, self.table.cross.place
        share = Share(end.path, (self.rows.key, above), "sum", None, None, self.quantum, bound="sum")
        made, inputs = [], [self._inputs[place] for place in places]
        for place, paths, amount in zip(places, inputs, self._sums(inputs), strict=True):
            parent, row = divmod(place, len(rows))
            member, over = rows[row], self.groups[parent][0]
            path = cell_path(end.path, ((self.rows.key, member.key), (above, over.key)))
            missing, origin = ((), Origin.part) if amount is not None else ((path,), Origin.unknown)
            name, number = f"{end.name}·{member.name}·{over.name}", None if amount is None else number_of(amount, unit)
            made.append(Figure(path, name, written, end.unit, number, origin, None, paths, missing, None, share))
        return made


def _up(work: Dividing, table: Table, rows: Axis) -> None:
    """Sums of a row's cells along axes that the columns belong to: product × quarter from product × month."""
    columns, whole, cells = table.axis.children(), table.end.path, work.cells
    higher = sorted({name for member in columns for name, _ in member.attributes} & set(work.plan.axes))
    leaves: list[Leaf] = [((rows.key, row.key),) for row in rows.members] if higher else []
    keys = [member.key for member in columns]
    beside = [cells.states(paths_across(whole, leaf, table.axis.key, keys)) for leaf in leaves]
    complete = [all(line) for line in beside]
    for key in higher:
        belonging = [str(member.attribute(key)) for member in columns]
        inside = {one: [place for place, name in enumerate(belonging) if name == one.key] for one in work.plan.axes[key].children()}
        groups = {one: places for one, places in inside.items() if places}
        names = [(one, [keys[place] for place in places]) for one, places in groups.items()]
        sums, above = Sums(table, rows, work.plan.axes[key], names, work.quantum, cells), [one.key for one in groups]
        # group by group, and in each row by row
        paths = list(chain.from_iterable(zip(*(paths_across(whole, leaf, key, above) for leaf in leaves), strict=True)))
        lines = [(line, places, done) for places in groups.values() for line, done in zip(beside, complete, strict=True)]
        known = [done or _known([line[place] for place in places]) for line, places, done in lines]
        free = [not taken and each is not None for taken, each in zip(cells.there(paths), known, strict=True)]
        cells.put(sums, compress(paths, free), compress(count(), free))
        unknown = [place for place, each in enumerate(known) if free[place] and not each]
        cells.update((figure.path, figure) for figure in sums.figures(unknown))


def _known(cells: list[bool | None]) -> bool | None:
    """Whether all of them are known; None when one is not there."""
    return None if None in cells else all(cells)
