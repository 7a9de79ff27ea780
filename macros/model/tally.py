"""What registers and axes come to, as figures: counts and sums, in all and for each member of each axis; what is stated about them.

A count is `dealers`, for a member `dealers[tier=county]`, for two `dealers[region=north,tier=county]`; a column's sum is
`dealers.target`, `dealers.target[region=north]`; a row's number `dealers.d01.target`. A branch of a tree counts what is below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from macros.catalogue import say
from macros.model.axis import Axis
from macros.model.declared import Expansion, declared_unit, typed
from macros.model.definition import Definition, found_out, sum_of
from macros.model.ledger import Entry, Ledger
from macros.model.subjects.registers import Claim, Column
from macros.model.value import Call, Expr, Formula, Given, Op, Ref, Unknown, figure_path, refs
from macros.source.finding import Finding
from macros.source.number import exactly
from macros.source.place import Place
from macros.source.unit import PLAIN, Unit

At = tuple[tuple[str, str], ...]
MOST_CELLS = 2000


@dataclass
class _Tally:
    """One register at work: the definitions so far, by path."""

    found: Expansion
    ledger: Ledger
    axes: Mapping[str, Axis]
    unit: Unit
    made: dict[str, Definition]

    def of_axis(self, axis: str) -> str | None:
        """The column that stands for an axis."""
        return next((column for column, key in self.ledger.axes.items() if key == axis), None)


def tally(found: Expansion, ledger: Ledger, axes: Mapping[str, Axis]) -> None:
    """Adds the figures of a register."""
    record = ledger.record
    work = _Tally(found, ledger, axes, declared_unit(found, record.unit) or PLAIN, {})
    for entry in ledger.entries:
        for name, column in ledger.columns.items():
            if column.numeric:
                _own_number(work, entry, name, column)
    _all_of(work, ())
    for axis in dict.fromkeys(ledger.axes.values()):
        for member in axes[axis]:
            _all_of(work, ((axis, member.key),))
    for pair in record.cross or ():
        _crossed(work, [str(part) for part in pair], pair[0].place)
    for claim in record.stated or ():
        _stated(work, claim)
    found.definitions.extend(work.made.values())


def _own_number(work: _Tally, entry: Entry, name: str, column: Column) -> None:
    """The number of one row: as written, or by the column's formula, with what is written as a claim."""
    cell, path = entry.cells.get(name), f"{work.ledger.key}.{entry.key}.{name}"
    label = f"{entry.name}·{column.name or name}"
    wanted = declared_unit(Expansion(), column.unit)
    expect = typed(work.found, column.expect, wanted) if column.expect is not None and wanted is not None else column.expect
    bound = expect if isinstance(expect, Given) else None
    if isinstance(column.value, Formula):
        named = {ref.path for ref in refs(column.value.tree)} & set(work.ledger.columns)
        if any(work.ledger.columns[one].optional and one not in entry.cells for one in named):
            return  # what may be left out was left out here
        how = replace(column.value, tree=_for_row(work, entry, column.value.tree))
        stated = cell if isinstance(cell, Given) else None
        work.made[path] = Definition(path, label, stated.place if stated else entry.place, how, wanted, stated, bound)
    elif isinstance(cell, Given | Unknown):
        work.made[path] = Definition(path, label, cell.place, cell, wanted, None, bound, why=cell.why if isinstance(cell, Unknown) else "")
    elif isinstance(cell, Formula):
        how = replace(cell, tree=_for_row(work, entry, cell.tree))
        work.made[path] = Definition(path, label, cell.place, how, wanted, None, bound)


def _for_row(work: _Tally, entry: Entry, tree: Expr) -> Expr:
    """A column's formula for one row: the name of a column means that row's number."""
    match tree:
        case Ref() if tree.path in work.ledger.columns and not tree.cell:
            return replace(tree, path=f"{work.ledger.key}.{entry.key}.{tree.path}")
        case Op():
            return replace(tree, left=_for_row(work, entry, tree.left), right=_for_row(work, entry, tree.right))
        case Call():
            return replace(tree, args=tuple(_for_row(work, entry, arg) for arg in tree.args))
    return tree


def _all_of(work: _Tally, at: At) -> None:
    """The count of the rows at a place, and the sum of each column over them."""
    ledger = work.ledger
    entries = [entry for entry in ledger.entries if _is_at(work, entry, at)]
    names = [work.axes[axis].by_key[member].name for axis, member in at]
    label = "·".join([ledger.name, *names])
    place = entries[0].place if entries and at else ledger.record.place
    sure = ledger.whole and not any(work.of_axis(axis) in ledger.open for axis, _ in at)
    path = figure_path(ledger.key, at) if at else f"{ledger.key}.total"
    count = found_out(exactly(len(entries), work.unit), f"{len(entries)}{work.unit}", place)
    told = str(ledger.record.source or "")
    work.made[path] = Definition(path, label, place, count if sure else Unknown(place), work.unit, origin=told)
    for name, column in ledger.columns.items():
        way = str(column.adds_up or "sum")
        rows = [row for entry in entries if (row := f"{ledger.key}.{entry.key}.{name}") in work.made]
        if column.numeric and way != "none" and rows:
            own = f"{ledger.key}.{name}"
            path = figure_path(own, at) if at else f"{own}.total"
            how = sum_of(rows, place, way) if sure else Unknown(place)
            title = "·".join([*(names or [ledger.name]), ledger.column_name(name)])
            work.made[path] = Definition(path, title, place, how, declared_unit(Expansion(), column.unit), parts=way == "sum")


def _is_at(work: _Tally, entry: Entry, at: At) -> bool:
    return all(_below(work.axes[axis], entry.members.get(work.of_axis(axis) or "", ""), member) for axis, member in at)


def _below(axis: Axis, key: str, above: str) -> bool:
    """True when a member is another one, or stands below it in the tree."""
    while key and key != above:
        key = axis.by_key[key].parent
    return key == above


def _crossed(work: _Tally, columns: list[str], place: Place) -> None:
    """The counts and sums for each pair (or more) of members."""
    keys = [work.ledger.axes.get(column, column) for column in columns]
    axes = [work.axes[key] for key in keys if key in work.ledger.axes.values()]
    if len(axes) != len(columns) or len(axes) < 2:
        known = "、".join(work.ledger.axes)
        work.found.fault(place, "unknown-axis", "unknown-axis", axis="、".join(columns), known=known or "—")
        return
    cells: list[At] = [()]
    for axis in axes:
        cells = [(*at, (axis.key, member.key)) for at in cells for member in axis]
    seen = {at for entry in work.ledger.entries for at in _places(work, entry, axes)} if len(cells) > MOST_CELLS else None
    for at in cells:
        if seen is None or at in seen:
            _all_of(work, at)


def _places(work: _Tally, entry: Entry, axes: list[Axis]) -> Iterator[At]:
    """Every cell of a cross table that counts a row: its members and the branches above them."""
    found: list[At] = [()]
    for axis in axes:
        key, line = entry.members.get(work.of_axis(axis.key) or "", ""), []
        while key:
            line.append((axis.key, key))
            key = axis.by_key[key].parent
        found = [(*at, step) for at in found for step in line]
    yield from found


def _stated(work: _Tally, claim: Claim) -> None:
    """Puts what is claimed beside the count or sum it speaks of."""
    ledger = work.ledger
    pairs: list[tuple[str, str]] = []
    for column, member in (claim.at or {}).items():
        axis = work.axes.get(ledger.axes.get(column, column))
        if axis is None or axis.key not in ledger.axes.values():
            work.found.fault(member.place, "unknown-axis", "unknown-axis", axis=column, known="、".join(ledger.axes) or "—")
            return
        if str(member) not in axis.by_key:
            known = "、".join(one.key for one in axis)
            work.found.fault(member.place, "unknown-member", "cell-no-member", got=str(member), axis=axis.name, known=known)
            return
        pairs.append((axis.key, str(member)))
    at = tuple(sorted(pairs))
    if claim.column is not None and str(claim.column) not in ledger.columns:
        told = say("unknown-key", key=str(claim.column), known="、".join(ledger.columns) or "—")
        work.found.findings.append(Finding(claim.column.place, "unknown-key", told))
        return
    own = f"{ledger.key}.{claim.column}" if claim.column is not None else ledger.key
    path = figure_path(own, at) if at else f"{own}.total"
    if path not in work.made:
        _all_of(work, at)
    definition = work.made.get(path)
    if definition is None:
        return
    given = typed(work.found, claim.value, definition.unit) if definition.unit is not None else claim.value
    if isinstance(given, Given):
        bound = given.number.low is None or given.number.high is None
        work.made[path] = replace(definition, expect=given) if bound else replace(definition, stated=given)


def count_members(found: Expansion, axis: Axis, names: Mapping[str, str]) -> None:
    """How many members an axis has at its top and at its ends; the numbers among their attributes, and their sums up the tree.

    A branch without a number of its own has the sum of those below it; one with its own states it. Only what can be added is: numbers
    with a unit of their own kind (5个, 30人), no rates, no prices. `names` are what the attributes are called.
    """
    tops, ends = axis.children(), [member for member in axis if not axis.children(member.key)]
    for name, label, members in (("members", "成员数", tops), ("leaves", "末级成员数", ends)):
        given = found_out(exactly(len(members)), str(len(members)), axis.place)
        found.definitions.append(Definition(f"axes.{axis.key}.{name}", f"{axis.name}·{label}", axis.place, given))
    attributes = dict.fromkeys(name for member in axis for name, value in member.attributes if isinstance(value, Given | Unknown))
    for name in attributes:
        told = str(names.get(name, name))
        whole = _rolled(found, axis, "", name, told)
        if whole:
            how = sum_of([f"axes.{axis.key}.{key}.{name}" for key in whole], axis.place)
            found.definitions.append(Definition(f"axes.{axis.key}.{name}", f"{axis.name}·{told}", axis.place, how, parts=True))


def _rolled(found: Expansion, axis: Axis, above: str, name: str, told: str) -> list[str]:
    """Adds the figures of an attribute below a member; gives the members right below whose numbers add up."""
    adding: list[str] = []
    for member in axis.children(above):
        own, below = member.attribute(name), _rolled(found, axis, member.key, name, told)
        value = own if isinstance(own, Given | Unknown) else None
        path, label = f"axes.{axis.key}.{member.key}.{name}", f"{member.name}·{told}"
        if below:
            how = sum_of([f"axes.{axis.key}.{key}.{name}" for key in below], member.place)
            stated = value if isinstance(value, Given) else None
            found.definitions.append(Definition(path, label, member.place, how, None, stated, parts=True))
            adding.append(member.key)
        elif value is not None:
            found.definitions.append(Definition(path, label, value.place, value))
            if isinstance(value, Unknown) or _additive(value.number.unit):
                adding.append(member.key)
    known = [axis.by_key[key].attribute(name) for key in adding]
    units = {one.number.unit for one in known if isinstance(one, Given)}
    return adding if len(units) < 2 else []


def _additive(found: Unit) -> bool:
    return bool(found.powers) and all(power == 1 for _, power in found.powers)
