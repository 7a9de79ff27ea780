"""A register as a table: its rows with their columns, under headings when grouped, with the counts and sums the plan computes."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from macros.catalogue import say, text
from macros.compute.figure import Figure
from macros.model.axis import Axis, Member
from macros.model.fields import Day
from macros.model.ledger import Entry, Ledger
from macros.model.value import Unknown, figure_path
from macros.pages.html import Cell, Row, cell_of, day, level, number_cell, table, text_cell
from macros.pages.links import PageError, Reader, inline_money, prose, tools


def listing(reader: Reader, key: str, columns: str = "", unit: str = "", group: str = "") -> str:
    """The rows of a register, all columns or those named ("tier, target"); `group` (a column) puts them under its members, each with
    its count and sums. A `PageError` names the columns there are."""
    ledger = reader.computed.plan.registers[key]
    used = {name for entry in ledger.entries for name in (*entry.cells, *_numbers(reader, ledger, entry))}
    known = [name for name in ledger.columns if name in used]
    wanted = [name.strip() for name in columns.split(",") if name.strip() not in ("", "name")] or [name for name in known if name != group]
    for name in wanted:
        if name not in ledger.columns:
            raise PageError(text(say("no-such-column", section=key, column=name, known="、".join(ledger.columns)), reader.language))
    if group and group not in ledger.axes:
        raise PageError(text(say("no-such-column", section=key, column=group, known="、".join(ledger.axes) or "—"), reader.language))
    noted = any(entry.note for entry in ledger.entries)
    made = list(
        _grouped(reader, ledger, wanted, unit, group, noted) if group else _rows(reader, ledger, ledger.entries, wanted, unit, noted)
    )
    whole = reader.figure(f"{key}.total")
    made.append(_sums(reader, ledger, f"{reader.word('total')} {_counted(reader, whole)}", "", wanted, unit, noted, "total"))
    heads = [(ledger.column_name(name), ledger.columns[name].numeric) for name in wanted]
    heads += [(reader.word("note"), False)] if noted else []
    return table(ledger.name, reader.word("name"), heads, made, tools=tools(reader, key))


def _numbers(reader: Reader, ledger: Ledger, entry: Entry) -> Iterator[str]:
    yield from (name for name in ledger.columns if f"{ledger.key}.{entry.key}.{name}" in reader.computed.figures)


def _rows(reader: Reader, ledger: Ledger, entries: tuple[Entry, ...], wanted: list[str], unit: str, noted: bool) -> Iterator[Row]:
    for entry in entries:
        cells = [_cell(reader, ledger, entry, name, unit) for name in wanted]
        yield Row(escape(entry.name), (*cells, *([text_cell(prose(reader, entry.note))] if noted else [])))


def _cell(reader: Reader, ledger: Ledger, entry: Entry, name: str, unit: str) -> Cell:
    figure = reader.computed.figures.get(f"{ledger.key}.{entry.key}.{name}")
    if figure is not None:
        return number_cell(inline_money(reader, figure, unit))
    cell = entry.cells.get(name)
    if cell is None:
        return cell_of("", ledger.columns[name].numeric)
    if isinstance(cell, Unknown):
        return text_cell(f'<span class="unknown">{escape(reader.word("unknown"))}</span>')
    if isinstance(cell, Day):
        return text_cell(day(cell.day))
    if name in entry.members:
        return text_cell(escape(reader.computed.plan.axes[ledger.axes[name]].by_key[entry.members[name]].name))
    return text_cell(prose(reader, str(cell)))


def _grouped(reader: Reader, ledger: Ledger, wanted: list[str], unit: str, group: str, noted: bool) -> Iterator[Row]:
    """Each member of the axis that has rows, in order and down the tree, with its sums, and its own rows below it."""
    axis = reader.computed.plan.axes[ledger.axes[group]]
    depths = [axis.depth(member) for member in axis]
    for member, depth in zip(axis, depths, strict=True):
        figure = reader.computed.figures.get(figure_path(ledger.key, ((axis.key, member.key),)))
        if figure is None or not _has_rows(ledger, axis, member, group):
            continue
        label = f"{escape(member.name)} {_counted(reader, figure)}"
        yield _sums(
            reader, ledger, label, figure_path("", ((axis.key, member.key),)), wanted, unit, noted, f"group {level(depth, depths)}".strip()
        )
        own = tuple(entry for entry in ledger.entries if entry.members.get(group) == member.key)
        yield from _rows(reader, ledger, own, wanted, unit, noted)


def _has_rows(ledger: Ledger, axis: Axis, member: Member, group: str) -> bool:
    named = {entry.members.get(group, "") for entry in ledger.entries}
    return member.key in named or any(_has_rows(ledger, axis, child, group) for child in axis.children(member.key))


def _counted(reader: Reader, figure: Figure) -> str:
    return f"<small>{inline_money(reader, figure)}</small>"


def _sums(reader: Reader, ledger: Ledger, label: str, cell: str, wanted: list[str], unit: str, noted: bool, classes: str) -> Row:
    """A row of sums: of the whole register, or of one member."""
    figures = [reader.computed.figure(f"{ledger.key}.{name}{cell}") for name in wanted]
    cells = [
        cell_of("" if figure is None else inline_money(reader, figure, unit), ledger.columns[name].numeric)
        for name, figure in zip(wanted, figures, strict=True)
    ]
    return Row(label, (*cells, *([text_cell("")] if noted else [])), classes)
