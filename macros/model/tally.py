"""What registers come to, as figures: counts and sums, in all and for each member of each axis; what is stated about them.

What adds up and what does not: prices and rates do not; a rate worked out by a formula is worked out again from the sums; a balance that
the next row begins with (`above.end`) counts as it stands in the last row.

A count is `dealers`, for a member `dealers[tier=county]`, for two `dealers[region=north,tier=county]`; a column's sum is
`dealers.target`, `dealers.target[region=north]`; a row's number `dealers.d01.target`. A branch of a tree counts what is below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from macros.catalogue import say
from macros.model.axis import Axis
from macros.model.declared import Expansion, declared_unit, typed
from macros.model.definition import Definition, formula, found_out, sum_of
from macros.model.ledger import Entry, Ledger
from macros.model.subjects.registers import Claim, Column
from macros.model.value import Call, Expr, Formula, Given, Op, Ref, Unknown, figure_path, refs
from macros.source.finding import Finding
from macros.source.number import exactly
from macros.source.place import Place
from macros.source.unit import PLAIN, Unit

At = tuple[tuple[str, str], ...]
MOST_CELLS = 2000
ABOVE = "above."
AGAIN = "again"
SPANS = frozenset({"天", "日", "周", "月", "季度", "年", "小时", "分钟", "工作日"})


class _Tally(Struct):
    """One register at work: the definitions so far, by path."""

    found: Expansion
    ledger: Ledger
    axes: Mapping[str, Axis]
    unit: Unit
    made: dict[str, Definition]

    @property
    def carried(self) -> set[str]:
        """The columns that the next row begins with."""
        formulas = [column.value.tree for column in self.ledger.columns.values() if isinstance(column.value, Formula)]
        return {ref.path.removeprefix(ABOVE) for tree in formulas for ref in refs(tree) if ref.path.startswith(ABOVE)}

    def way(self, name: str, column: Column) -> str:
        """How a column is summed up: as it says, else by what it holds."""
        if column.adds_up is not None:
            return str(column.adds_up)
        if isinstance(column.value, Formula) and any(ref.path.startswith(ABOVE) for ref in refs(column.value.tree)):
            return "none"
        if name in self.carried:
            return "last"
        unit = declared_unit(Expansion(), column.unit)
        if unit is None or _summable(unit):
            return "sum"
        if isinstance(column.value, Formula):
            return AGAIN
        claimed = any(str(claim.column) == name for claim in self.ledger.record.stated or ())
        return "sum" if unit.rate and claimed else "none"

    def of_axis(self, axis: str) -> str | None:
        """The column that stands for an axis."""
        return next((column for column, key in self.ledger.axes.items() if key == axis), None)


def tally(found: Expansion, ledger: Ledger, axes: Mapping[str, Axis]) -> None:
    """Adds the figures of a register."""
    record = ledger.record
    work = _Tally(found, ledger, axes, declared_unit(found, record.unit) or PLAIN, {})
    for before, entry in zip((None, *ledger.entries), ledger.entries, strict=False):
        for name, column in ledger.columns.items():
            if column.numeric:
                _own_number(work, entry, before, name, column)
    _all_of(work, ())
    for axis in dict.fromkeys(ledger.axes.values()):
        for member in axes[axis]:
            _all_of(work, ((axis, member.key),))
    for pair in record.cross or ():
        _crossed(work, [str(part) for part in pair], pair[0].place)
    for claim in record.stated or ():
        _stated(work, claim)
    found.definitions.extend(work.made.values())


def _own_number(work: _Tally, entry: Entry, before: Entry | None, name: str, column: Column) -> None:
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
        if before is None and any(one.startswith(ABOVE) for one in (ref.path for ref in refs(column.value.tree))):
            begin = cell if isinstance(cell, Given | Unknown) else Unknown(entry.place, f"{column.name or name}：空着")
            work.made[path] = Definition(path, label, begin.place, begin, wanted, None, bound)
            return
        how = replace(column.value, tree=_for_row(work, entry, before, column.value.tree))
        stated = cell if isinstance(cell, Given) else None
        work.made[path] = Definition(path, label, stated.place if stated else entry.place, how, wanted, stated, bound)
    elif isinstance(cell, Given | Unknown):
        work.made[path] = Definition(path, label, cell.place, cell, wanted, None, bound, why=cell.why if isinstance(cell, Unknown) else "")
    elif isinstance(cell, Formula):
        how = replace(cell, tree=_for_row(work, entry, before, cell.tree))
        work.made[path] = Definition(path, label, cell.place, how, wanted, None, bound)


def _for_row(work: _Tally, entry: Entry, before: Entry | None, tree: Expr) -> Expr:
    """A column's formula for one row: the name of a column means that row's number, `above.` the row before, and where a cell names a
    column (`revenue[month=month]`) it means the member that stands there in this row."""
    match tree:
        case Ref() if tree.path in work.ledger.columns and not tree.cell:
            return replace(tree, path=f"{work.ledger.key}.{entry.key}.{tree.path}")
        case Ref() if tree.path.startswith(ABOVE) and before is not None:
            return replace(tree, path=f"{work.ledger.key}.{before.key}.{tree.path.removeprefix(ABOVE)}")
        case Ref() if tree.cell:
            own = {column: entry.members.get(column, column) for column in work.ledger.axes}
            return replace(tree, cell=tuple((axis, own.get(member, member)) for axis, member in tree.cell))
        case Op():
            left, right = (_for_row(work, entry, before, side) for side in (tree.left, tree.right))
            return replace(tree, left=left, right=right)
        case Call():
            return replace(tree, args=tuple(_for_row(work, entry, before, arg) for arg in tree.args))
    return tree


def _for_all(work: _Tally, at: At, tree: Expr) -> Expr | None:
    """A column's formula over the sums of the columns that it names; None when one of them is not summed up."""
    match tree:
        case Ref() if tree.path in work.ledger.columns and not tree.cell:
            path = _column_path(work, tree.path, at)
            return replace(tree, path=path) if path in work.made else None
        case Op():
            left, right = _for_all(work, at, tree.left), _for_all(work, at, tree.right)
            return None if left is None or right is None else replace(tree, left=left, right=right)
        case Call():
            args = [_for_all(work, at, arg) for arg in tree.args]
            return None if None in args else replace(tree, args=tuple(arg for arg in args if arg is not None))
    return tree


def _column_path(work: _Tally, name: str, at: At) -> str:
    own = f"{work.ledger.key}.{name}"
    return figure_path(own, at) if at else f"{own}.total"


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
    ways = {name: work.way(name, column) for name, column in ledger.columns.items() if column.numeric}
    for name in sorted(ways, key=lambda name: ways[name] == AGAIN):
        way, column = ways[name], ledger.columns[name]
        rows = [row for entry in entries if (row := f"{ledger.key}.{entry.key}.{name}") in work.made]
        if way == "none" or not rows:
            continue
        tree = _for_all(work, at, column.value.tree) if way == AGAIN and isinstance(column.value, Formula) else None
        if way == AGAIN and tree is None:
            continue
        how = (formula(tree, place) if tree is not None else sum_of(rows, place, way)) if sure else Unknown(place)
        path = _column_path(work, name, at)
        title = "·".join([*(names or [ledger.name]), ledger.column_name(name)])
        work.made[path] = Definition(path, title, place, how, declared_unit(Expansion(), column.unit), parts=way == "sum")


def _summable(unit: Unit) -> bool:
    """True for what can be added row by row: pieces, money, visits a week; not rates, nor prices a piece."""
    return not unit.rate and all(power > 0 or name in SPANS for name, power in unit.powers)


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
    path = (
        _column_path(work, str(claim.column), at)
        if claim.column is not None
        else figure_path(ledger.key, at)
        if at
        else f"{ledger.key}.total"
    )
    if path not in work.made:
        _all_of(work, at)
    definition = work.made.get(path)
    if definition is None:
        if claim.column is not None:
            work.found.fault(claim.column.place, "no-value", "column-not-summed", column=ledger.column_name(str(claim.column)))
        return
    given = typed(work.found, claim.value, definition.unit) if definition.unit is not None else claim.value
    if isinstance(given, Given):
        bound = given.number.low is None or given.number.high is None
        work.made[path] = replace(definition, expect=given) if bound else replace(definition, stated=given)
