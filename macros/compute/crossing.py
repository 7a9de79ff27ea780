"""Cross tables of a division: cells between two margins that both close; further axes are nested in the order written."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from macros.catalogue import say
from macros.compute.evaluate import cell_path
from macros.compute.figure import Figure, Origin, Share
from macros.compute.refusal import Refusal, sentence
from macros.compute.table import allocate_table
from macros.compute.weights import amount, in_quanta
from macros.compute.wording import number_text
from macros.model.axis import Axis, Member
from macros.model.definition import Division
from macros.model.plan import Plan
from macros.model.split import Cross
from macros.source.finding import Finding
from macros.source.number import Number

Cells = dict[str, Figure]
Leaf = tuple[tuple[str, str], ...]


def cross_cells(
    plan: Plan, division: Division, cross: Cross, end: Figure, cells: Mapping[str, Figure], quantum: Fraction
) -> tuple[Cells, list[Finding]]:
    """The cells of one cross table: the leaves so far times the next axis, every margin exact.

    Each step is a table whose rows are the cells already there and whose columns are the next axis' parts, so the totals of
    every axis and of every beginning of the list of axes hold. A margin that is not known leaves its cells unknown.
    """
    axes: list[Axis] = []
    for key in cross.axes:
        axis = plan.axes.get(key)
        if axis is None or not any(cell_path(end.path, ((key, member.key),)) in cells for member in axis.children()):
            known = "、".join(split.axis for split in division.splits) or say("none-at-all")
            told = (
                say("unknown-axis", axis=key, known=known)
                if axis is None
                else say("cross-needs-split", axes=" × ".join(cross.axes), axis=key)
            )
            return {}, [Finding(cross.place, "unknown-reference", told, figure=division.path)]
        axes.append(axis)
    rows: dict[Leaf, Figure] = {
        ((axes[0].key, member.key),): cells[cell_path(end.path, ((axes[0].key, member.key),))] for member in axes[0].children()
    }
    made: Cells = {}
    for axis in axes[1:]:
        step, findings = _step(division, cross, end, rows, axis, cells, quantum)
        if findings:
            return made, findings
        rows = step
        made.update({figure.path: figure for figure in step.values()})
    return made, []


def _step(
    division: Division, cross: Cross, end: Figure, rows: Mapping[Leaf, Figure], axis: Axis, cells: Mapping[str, Figure], quantum: Fraction
) -> tuple[dict[Leaf, Figure], list[Finding]]:
    columns = {member: cells[cell_path(end.path, ((axis.key, member.key),))] for member in axis.children()}
    margins = [
        _margin({_name(leaf): figure for leaf, figure in rows.items()}, quantum),
        _margin({m.key: f for m, f in columns.items()}, quantum),
    ]
    row_totals, column_totals = margins
    if row_totals is None or column_totals is None:
        missing = [figure.path for figure in (*rows.values(), *columns.values()) if figure.number is None]
        return {
            _leaf(leaf, axis, member): _unknown(end, row, leaf, axis, member, cross, missing, quantum)
            for leaf, row in rows.items()
            for member in columns
        }, []
    held = _held(division, cross, rows, axis, quantum)
    outcome = allocate_table(row_totals, column_totals, holds=held)
    number = end.number
    assert number is not None
    if isinstance(outcome, Refusal):
        names = {**{_name(leaf): figure.name for leaf, figure in rows.items()}, **{member.key: member.name for member in columns}}
        told = sentence(outcome, lambda value: number_text(amount(Fraction(value), quantum, number)), lambda key: names.get(key, key))
        return {}, [Finding(cross.place, "cannot-split", told, figure=division.path)]
    found: dict[Leaf, Figure] = {}
    for leaf, row in rows.items():
        for member in columns:
            part = outcome.part(_name(leaf), member.key)
            share = Share(
                end.path,
                tuple(key for key, _ in leaf) + (axis.key,),
                "cross",
                None,
                part.share * quantum,
                quantum,
                part.extra,
                str(part.bound),
            )
            path = cell_path(end.path, _leaf(leaf, axis, member))
            inputs = (row.path, columns[member].path)
            found[_leaf(leaf, axis, member)] = Figure(
                path,
                f"{row.name}·{member.name}",
                cross.place,
                end.unit,
                amount(part.amount, quantum, number),
                Origin.part,
                None,
                inputs,
                share=share,
            )
    return found, []


def _margin(figures: Mapping[str, Figure], quantum: Fraction) -> dict[str, int] | None:
    found: dict[str, int] = {}
    for key, figure in figures.items():
        number: Number | None = figure.number
        count = in_quanta(number, quantum) if number is not None and number.exact else None
        if count is None:
            return None
        found[key] = count
    return found


def _held(division: Division, cross: Cross, rows: Mapping[Leaf, Figure], axis: Axis, quantum: Fraction) -> dict[tuple[str, str], int]:
    held: dict[tuple[str, str], int] = {}
    for hold in division.holds:
        at = {key: str(value) for key, value in hold.at.items()}
        for leaf in rows:
            cell = {**dict(leaf), axis.key: at.get(axis.key, "")}
            if at == cell:
                count = in_quanta(hold.value.number, quantum)
                if count is not None:
                    held[_name(leaf), at[axis.key]] = count
    return held


def _unknown(
    end: Figure, row: Figure, leaf: Leaf, axis: Axis, member: Member, cross: Cross, missing: list[str], quantum: Fraction
) -> Figure:
    share = Share(end.path, (*(key for key, _ in leaf), axis.key), "cross", None, None, quantum)
    path = cell_path(end.path, _leaf(leaf, axis, member))
    return Figure(path, f"{row.name}·{member.name}", cross.place, end.unit, None, Origin.unknown, missing=tuple(missing), share=share)


def _leaf(leaf: Leaf, axis: Axis, member: Member) -> Leaf:
    return (*leaf, (axis.key, member.key))


def _name(leaf: Leaf) -> str:
    return "/".join(member for _, member in leaf)
