"""A register as read: its rows with each cell in the type of its column, and the axes that its columns stand for."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from macros.catalogue import say
from macros.model.axis import Axis, Member
from macros.model.base import scalar_of, text_of
from macros.model.declared import Expansion, declared_unit, typed
from macros.model.fields import UNKNOWN, Day, _date, _value
from macros.model.formula import Refused
from macros.model.subjects.registers import Column, Line, Register
from macros.model.value import Formula, Given, Text, Unknown
from macros.source.dates import read_month
from macros.source.finding import Finding
from macros.source.node import Node, Scalar
from macros.source.place import Place

Cell = Text | Given | Unknown | Formula | Day


class Entry(Struct, frozen=True):
    """A row: `members` are the members of axes that its cells name, by column."""

    key: str
    name: str
    place: Place
    note: str
    cells: Mapping[str, Cell]
    members: Mapping[str, str]


class Ledger(Struct, frozen=True):
    """A register: `axes` are the axes of its columns, `open` the columns of which some cell is faulty, blank or unknown."""

    key: str
    name: str
    record: Register
    entries: tuple[Entry, ...]
    axes: Mapping[str, str]
    open: frozenset[str]
    whole: bool

    @property
    def columns(self) -> Mapping[str, Column]:
        return self.record.columns or {}

    def column_name(self, key: str) -> str:
        column = self.columns.get(key)
        return str(column.name or key) if column is not None else key


def read_ledger(found: Expansion, axes: dict[str, Axis], key: str, record: Register, whole: bool) -> Ledger:
    """Every cell read. A column of choices makes an axis of its own; one that is taken by other members is a finding."""
    columns = record.columns or {}
    along = {name: axis for name, column in columns.items() if (axis := _axis(found, axes, name, column)) is not None}
    faulty: set[str] = set()
    entries = tuple(_entry(found, axes, along, columns, row_key, row, faulty) for row_key, row in record.rows.items())
    return Ledger(key, str(record.name or key), record, entries, MappingProxyType(along), frozenset(faulty), whole)


def _axis(found: Expansion, axes: dict[str, Axis], name: str, column: Column) -> str | None:
    if column.one_of is not None:
        members = tuple(Member(str(choice), label, choice.place) for choice, label in column.one_of)
        known = axes.setdefault(name, Axis(name, str(column.name or name), column.place, members))
        if [member.key for member in known] != [member.key for member in members]:
            found.fault(column.place, "axis-taken", "column-axis-taken", key=name)
            return None
        return name
    if column.member is not None and str(column.member) not in axes:
        found.fault(column.member.place, "unknown-axis", "unknown-axis", axis=str(column.member), known="、".join(axes))
        return None
    return str(column.member) if column.member is not None else None


def _entry(
    found: Expansion, axes: dict[str, Axis], along: dict[str, str], columns: dict[str, Column], key: str, row: Line, faulty: set[str]
) -> Entry:
    nodes: dict[str, Any] = dict(row.model_extra or {})
    cells: dict[str, Cell] = {}
    members: dict[str, str] = {}
    for name in [name for name in nodes if name not in columns]:
        near = difflib.get_close_matches(name, columns, 1)
        known = "、".join(columns) or "—"
        told = say("unknown-key-near", key=name, near=near[0]) if near else say("unknown-key", key=name, known=known)
        found.findings.append(Finding(nodes[name].place, "unknown-key", told))
    for name, column in columns.items():
        if name not in nodes:
            if not column.optional and (column.one_of is not None or column.member is not None):
                found.fault(row.place, "missing-key", "missing-key", key=name, where=str(row.name or key))
                faulty.add(name)
            elif column.numeric and not column.optional and column.value is None:
                cells[name] = Unknown(row.place, f"{column.name or name}：空着")
            continue
        try:
            cells[name] = _read(found, column, nodes[name])
            if name in along:
                member = _member(found, axes[along[name]], column, cells[name])
                members |= {name: member} if member else {}
                if not member:
                    faulty.add(name)
        except Refused as refused:
            found.findings.append(refused.finding)
            faulty.add(name)
            if column.numeric:
                cells[name] = Unknown(nodes[name].place)
    return Entry(key, str(row.name or key), row.place, str(row.note or ""), MappingProxyType(cells), MappingProxyType(members))


def _read(found: Expansion, column: Column, node: Node) -> Cell:
    if column.numeric:
        return typed(found, _value(node), declared_unit(found, column.unit))
    scalar = scalar_of(node, "text")
    if scalar.text.strip() in UNKNOWN:
        return Unknown(scalar.place)
    return _date(node) if str(column.type or "") == "date" else text_of(node)


def _member(found: Expansion, axis: Axis, column: Column, cell: Cell) -> str:
    """The key of the member that a cell names by key or by name; a date is in its month. Empty for an unknown or a fault."""
    if isinstance(cell, Unknown):
        return ""
    if isinstance(cell, Day):
        month = f"{cell.day.year}-{cell.day.month:02d}"
        key = month if axis.key == "month" else cell.day.isoformat()
        if key not in axis.by_key:
            found.fault(cell.place, "unknown-member", "cell-outside-period", day=cell.text, axis=axis.name)
            return ""
        return key
    written = str(cell)
    labels = {str(choice): label for choice, label in column.one_of or ()}
    meant = [member.key for member in axis if written in (member.key, member.name, labels.get(member.key))]
    if not meant and axis.key == "month":
        first = read_month(Scalar(written, cell.place))
        meant = [key for key in axis.by_key if isinstance(first, date) and key == f"{first.year}-{first.month:02d}"]
    if len(meant) != 1:
        known = [member.key for member in axis]
        shown = "、".join(difflib.get_close_matches(written, [*known, *(member.name for member in axis)], 3) or known[:12])
        if column.one_of is not None:
            found.fault(cell.place, "unknown-choice", "wanted-one-of", got=written, known=shown)
        else:
            found.fault(cell.place, "unknown-member", "cell-no-member", got=written, axis=axis.name, known=shown)
        return ""
    return meant[0]
