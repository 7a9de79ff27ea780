"""One table of cells between two margins: its pattern, holds and bounds handed to the exact arithmetic, its figures made when asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import chain

from msgspec import Struct

from macros.catalogue import say
from macros.compute.dividing import Dividing, written_amounts
from macros.compute.evaluate import cell_path
from macros.compute.figure import Figure, Origin, Share
from macros.compute.weights import amount, in_quanta
from macros.compute.wording import number_text
from macros.exact.refusal import Refusal, sentence
from macros.exact.table import TableAllocation, allocate_table, surely
from macros.model.axis import Axis, Member
from macros.model.cross import Cross
from macros.model.figure import Bound, Hold
from macros.source.finding import Finding
from macros.source.number import Amount, Number, exactly
from macros.source.place import Place
from macros.source.unit import Unit

Leaf = tuple[tuple[str, str], ...]


class Table(Struct, frozen=True):
    """Which table: as written, for which end of the target, the lower end `below` whose cells are the least, and the columns' axis."""

    cross: Cross
    end: Figure
    below: Figure | None
    axis: Axis


class CellLimits(Struct, frozen=True):
    """Holds, least and greatest amounts of a table's cells, in quanta, by (row, column)."""

    holds: dict[tuple[str, str], int]
    lower: dict[tuple[str, str], int]
    upper: dict[tuple[str, str], int]


class Between(Struct, frozen=True, dict=True, eq=False):
    """The cells between the figures of rows and columns, row by row, as they come out in quanta: what they are is found out when somebody
    asks for one of them, unless it had to be before (`made`)."""

    table: Table
    rows: Sequence[tuple[Leaf, Figure]]
    columns: Sequence[tuple[Member, Figure]]
    quantum: Fraction
    totals: tuple[Mapping[str, int], Mapping[str, int]]
    made: TableAllocation | None
    like: Number

    @cached_property
    def found(self) -> TableAllocation:
        """The cells and their exact shares."""
        found = allocate_table(*self.totals) if self.made is None else self.made
        assert isinstance(found, TableAllocation)
        return found

    @property
    def written(self) -> Place:
        """Where the table stands."""
        return self.table.cross.place

    @property
    def unit(self) -> Unit:
        """The unit of every cell."""
        return self.like.unit

    @cached_property
    def amounts(self) -> Sequence[Amount]:
        """What the cells are worth."""
        found, keys = self.found.amounts, [member.key for member, _ in self.columns]
        quantum = self.quantum.numerator if self.quantum.denominator == 1 else self.quantum
        return [count * quantum for leaf, _ in self.rows for count in found.line(_name(leaf), keys)]

    @cached_property
    def _shares(self) -> Sequence[int]:
        """The exact shares in quanta, each over `found.scale`."""
        found, keys = self.found.shares, [member.key for member, _ in self.columns]
        return [share for leaf, _ in self.rows for share in found.line(_name(leaf), keys)]

    @cached_property
    def _lines(self) -> Sequence[tuple[str, Figure, tuple[str, ...], str, str]]:
        """What the cells of a row share: its name and figure, their axes, and their paths before and behind the column's member."""
        axis, end = self.table.axis.key, self.table.end
        return [(_name(leaf), over, (*(key for key, _ in leaf), axis), *_around(end.path, leaf, axis)) for leaf, over in self.rows]

    def figures(self, places: Sequence[int]) -> list[Figure]:
        """Cells with their reasons."""
        width, origin, written, method, free = len(self.columns), Origin.part, self.table.cross.place, "cross", "free"
        found, amounts, shares, unit, end = self.found, self.amounts, self._shares, self.unit, self.table.end
        over, under, bounds = self.quantum.numerator, found.scale * self.quantum.denominator, found.bounds
        made = []
        for place in places:
            row, column = divmod(place, width)
            (name, beside, axes, head, tail), (member, above) = self._lines[row], self.columns[column]
            amount, exact = amounts[place], Fraction(shares[place] * over, under)
            extra = amount * exact.denominator > exact.numerator
            bound = str(bounds.get((name, member.key), free)) if bounds else free
            share = Share(end.path, axes, method, None, exact, self.quantum, extra, bound)
            path, told, inputs = f"{head}{member.key}{tail}", f"{beside.name}·{member.name}", (beside.path, above.path)
            made.append(Figure(path, told, written, end.unit, number_of(amount, unit), origin, inputs=inputs, share=share))
        return made


@lru_cache(maxsize=1 << 14)
def number_of(amount: Amount, unit: Unit) -> Number:
    """The number of a cell: equal ones are one, as a plan has few and they are looked up again and again."""
    return exactly(amount, unit)


def put_cells(work: Dividing, table: Table, rows: Mapping[Leaf, Figure], columns: Mapping[Member, Figure]) -> None:
    """Adds one table between the figures of its rows and columns, in whole quanta; unknown cells for an unknown margin.

    Unknown too when it cannot be made: a finding says which rows and columns clash and by how much.
    """
    end, axis, cross = table.end, table.axis, table.cross
    row_totals = _margin({_name(leaf): figure for leaf, figure in rows.items()}, work.quantum)
    column_totals = _margin({member.key: figure for member, figure in columns.items()}, work.quantum)
    number = end.number
    if row_totals is None or column_totals is None or number is None:
        return _put_unknowns(work, table, rows, columns)
    limits = _limits(work, table.below, rows, axis, number.unit)
    seed = _seed(work, cross, rows, axis)
    if seed is None or limits is None:
        return _put_unknowns(work, table, rows, columns)
    free = not (seed or limits.lower or limits.upper or limits.holds) and surely(row_totals, column_totals)
    outcome = None if free else allocate_table(
        row_totals, column_totals, seed=seed or None, lower=limits.lower, upper=limits.upper, holds=limits.holds
    )  # fmt: skip
    if isinstance(outcome, Refusal):
        names = {**{_name(leaf): figure.name for leaf, figure in rows.items()}, **{member.key: member.name for member in columns}}
        told = sentence(outcome, lambda value: number_text(amount(Fraction(value), work.quantum, number)), lambda key: names.get(key, key))
        work.findings.append(Finding(cross.place, "cannot-split", told, figure=work.division.path))
        return _put_unknowns(work, table, rows, columns)
    between = Between(table, tuple(rows.items()), tuple(columns.items()), work.quantum, (row_totals, column_totals), outcome, number)
    keys = [member.key for member in columns]
    paths = chain.from_iterable([paths_across(end.path, leaf, axis.key, keys) for leaf in rows])
    work.cells.put(between, paths, range(len(rows) * len(columns)))
    return None


def paths_across(whole: str, leaf: Leaf, axis: str, keys: Sequence[str]) -> list[str]:
    """The paths of one row's cells along an axis: as `cell_path` names them, the row's part of the name written once."""
    head, tail = _around(whole, leaf, axis)
    return [f"{head}{key}{tail}" for key in keys]


def _around(whole: str, leaf: Leaf, axis: str) -> tuple[str, str]:
    """What stands before the member of an axis in the path of a row's cell, and behind it."""
    pairs = sorted(leaf)
    before = "".join([f"{key}={member}," for key, member in pairs if key < axis])
    after = "".join([f",{key}={member}" for key, member in pairs if key > axis])
    return f"{whole.removesuffix('.total')}[{before}{axis}=", f"{after}]"


def _margin(figures: Mapping[str, Figure], quantum: Fraction) -> dict[str, int] | None:
    found: dict[str, int] = {}
    for key, figure in figures.items():
        number: Number | None = figure.number
        count = in_quanta(number, quantum) if number is not None and number.exact else None
        if count is None:
            return None
        found[key] = count
    return found


def _limits(work: Dividing, below: Figure | None, rows: Mapping[Leaf, Figure], axis: Axis, unit: Unit) -> CellLimits | None:
    """Holds and bounds that name exactly the axes of this step, and the cells of the end below as least amounts.

    None when one of them is no amount of this figure: a finding says so.
    """
    if below is None and not work.division.holds and not work.division.bounds:
        return CellLimits({}, {}, {})
    named = {frozenset(leaf_of(leaf, axis, member)): (_name(leaf), member.key) for leaf in rows for member in axis.children()}
    holds = [(cell, hold.value) for hold in work.division.holds if (cell := named.get(_at(hold))) is not None]
    bounds = [(cell, bound) for bound in work.division.bounds if (cell := named.get(_at(bound))) is not None]
    held = written_amounts(work, holds, unit, work.quantum)
    least = written_amounts(work, [(cell, bound.min) for cell, bound in bounds if bound.min is not None], unit, work.quantum, "up")
    most = written_amounts(work, [(cell, bound.max) for cell, bound in bounds if bound.max is not None], unit, work.quantum, "down")
    if held is None or least is None or most is None:
        return None
    found = CellLimits(held, least, most)
    for pairs, cell in named.items() if below is not None else ():
        lower = work.cells.number(cell_path(below.path, tuple(pairs))) if below is not None else None
        count = in_quanta(lower, work.quantum) if lower is not None else None
        if count and cell not in found.holds:
            found.lower[cell] = max(count, found.lower.get(cell, 0))
    return found


def _at(written: Hold | Bound) -> frozenset[tuple[str, str]]:
    return frozenset((key, str(value)) for key, value in written.at.items())


def _seed(work: Dividing, cross: Cross, rows: Mapping[Leaf, Figure], axis: Axis) -> dict[tuple[str, str], Fraction] | None:
    """The pattern's weights by (row, column): empty without a pattern, None when it does not fit (a finding says why)."""
    if cross.pattern:
        known = {(_name(leaf), member.key) for leaf in rows for member in axis.children()}
        strange = [f"{row} × {column}" for (row, column), _ in cross.pattern if (row, column) not in known]
        if strange:
            told = say("unknown-member", member=strange[0], axis=" × ".join(cross.axes), hint="")
            work.findings.append(Finding(cross.place, "unknown-member", told, figure=work.division.path))
            return None
        vague = [given for _, given in cross.pattern if not given.number.exact]
        if vague:
            work.findings.append(Finding(vague[0].place, "range-in-split", say("range-for-amount", text=vague[0].text)))
            return None
        return {cell: given.number.value for cell, given in cross.pattern}
    if not cross.like:
        return {}
    whole = work.plan.resolve(cross.like) or cross.like
    found: dict[tuple[str, str], Fraction] = {}
    for leaf in rows:
        for member in axis.children():
            path = cell_path(whole, leaf_of(leaf, axis, member))
            number = work.figures.number(path)
            if path in work.figures and (number is None or not number.exact):
                return None
            if number is None:
                told = say("like-not-divided", figure=cross.like, axis=" × ".join(cross.axes), member=f"{_name(leaf)} × {member.key}")
                work.findings.append(Finding(cross.place, "not-divided", told, figure=work.division.path))
                return None
            found[_name(leaf), member.key] = number.value
    return found


def _put_unknowns(work: Dividing, table: Table, rows: Mapping[Leaf, Figure], columns: Mapping[Member, Figure]) -> None:
    missing = tuple(figure.path for figure in (*rows.values(), *columns.values()) if figure.number is None)
    cells = ((leaf_of(leaf, table.axis, member), row) for leaf, row in rows.items() for member in columns)
    found = (_unknown(work, table.end, row, leaf, missing) for leaf, row in cells)
    work.cells.update((figure.path, figure) for figure in found)


def _unknown(work: Dividing, end: Figure, row: Figure, cell: Leaf, missing: tuple[str, ...]) -> Figure:
    share = Share(end.path, tuple(key for key, _ in cell), "cross", None, None, work.quantum)
    path = cell_path(end.path, cell)
    return Figure(path, f"{row.name}·{cell[-1][1]}", row.place, end.unit, None, Origin.unknown, missing=missing or (path,), share=share)


def leaf_of(leaf: Leaf, axis: Axis, member: Member) -> Leaf:
    return (*leaf, (axis.key, member.key))


def _name(leaf: Leaf) -> str:
    return "/".join(member for _, member in leaf)
