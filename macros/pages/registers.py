"""Any section of a plan's data as a table: team units, training, competitors, channels, phases… one general macro."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from msgspec import Struct

from macros.catalogue import say, text
from macros.compute.figure import Figure
from macros.compute.section import attribute_text, column_name, figures_under, filled, records_at, section_name
from macros.model.fields import Day
from macros.model.figure import Fact
from macros.model.repeating import Repeats
from macros.model.subjects.bands import Band
from macros.model.value import Text
from macros.model.when import Relative, Undated
from macros.pages.dates import when_text
from macros.pages.display import View, fits, is_small_change
from macros.pages.html import Cell, Head, Row, cell_of, figure_cell, number_cell, table, text_cell
from macros.pages.links import PageError, Reader, inline_money, prose, tools
from macros.pages.listing import listing
from macros.pages.scores import scored, scores

SIBLING = frozenset({"after"})  # columns that hold the key of another row


def register(reader: Reader, section: str, columns: str = "", unit: str = "", group: str = "") -> str:
    """The rows of a section such as `team.units` with every column that is filled, or those named ("people, now"); sums below.

    A register of registers.yml is named by its key; `group` puts its rows under the members of a column.
    `scorecard.cards.sales.scores` are the scores of everybody a scorecard assesses.
    A column may also be a figure that follows from its row, such as `total` of `activity.norms`.

    `unit` (元, 万元, 亿元) shows the money in it in another unit than the plan's.
    """
    if section in reader.computed.plan.registers:
        return listing(reader, section, columns, unit, group)
    if scored(section):
        return scores(reader, section)
    rows, plan = section_rows(reader, section), reader.computed.plan
    label = section_name(plan, section)
    if isinstance(next(iter(rows.values())), Fact):
        paths = [f"{section.removesuffix('.figures')}.{key}" for key in rows]
        return _facts(reader, label, paths, unit, tools=tools(reader, section))
    known = filled(rows)
    wanted = [name.strip() for name in columns.split(",") if name.strip()] if columns else known
    for name in wanted:
        if name not in known and name != "name" and not figures_under(reader.computed, section, rows, name):
            raise PageError(text(say("no-such-column", section=section, column=name, known="、".join(known)), reader.language))
    made = [_column(reader, section, rows, name, unit) for name in wanted if name != "name"]
    lines = [
        Row(escape(str(getattr(row, "name", None) or key)), tuple(_cell(reader, column, rows, key, unit) for column in made))
        for key, row in rows.items()
    ]
    sums = [column.sum for column in made]
    if any(figure is not None and figure.definition is not None and figure.definition.parts for figure in sums):
        cells = tuple(_number(reader, column, column.sum, unit) if column.sum else cell_of("", column.head.number) for column in made)
        lines.append(Row(reader.word("total"), cells, "total"))
    banded = isinstance(next(iter(rows.values())), Band)
    corner = reader.word("band" if banded else "name")
    return table(label, corner, [column.head for column in made], lines, tools=tools(reader, section))


class Column(Struct, frozen=True):
    """A field of the rows: its head, its figures by row, their sum, and the view they share where they have one unit."""

    name: str
    head: Head
    figures: Mapping[str, Figure]
    sum: Figure | None
    view: View | None


def _column(reader: Reader, section: str, rows: Mapping[str, Any], name: str, unit: str) -> Column:
    found = figures_under(reader.computed, section, rows, name)
    total = reader.computed.figures.get(f"{section}.{name}") if found else None
    numbers = [figure.number for figure in (*found.values(), total) if figure is not None and figure.number is not None]
    shown = None
    if numbers and len({number.unit for number in numbers}) == 1:
        small = any(is_small_change(number, unit or reader.show, reader.language) for number in numbers)
        asked = unit if unit and fits(numbers[0].unit, unit) else reader.show
        shown = reader.view(list(numbers), "元" if small and not unit else asked)
    label = column_name(reader.computed.plan, rows, name, found)
    return Column(name, Head(label, bool(found), shown), found, total, shown)


def _number(reader: Reader, column: Column, figure: Figure, unit: str) -> Cell:
    """A figure under its column's unit, or with its own where the column has several."""
    if column.view is not None:
        return figure_cell(reader, figure, column.view)
    return number_cell(inline_money(reader, figure, unit))


def section_rows(reader: Reader, section: str) -> Mapping[str, Any]:
    """The records at a path of the data; a `PageError` says what there is instead."""
    rows, known = records_at(reader.computed.plan, section)
    if not rows:
        raise PageError(text(say("no-such-section", section=section, known="、".join(known)), reader.language))
    return rows


def _cell(reader: Reader, column: Column, rows: Mapping[str, Any], key: str, unit: str) -> Cell:
    value = getattr(rows[key], column.name, None)
    if key in column.figures:
        return _number(reader, column, column.figures[key], unit)
    if value is None:
        return cell_of("", column.head.number)
    if column.name in SIBLING and str(value) in rows:
        return text_cell(escape(str(getattr(rows[str(value)], "name", None) or value)))
    if isinstance(value, Day | Relative | Undated):
        return text_cell(when_text(reader, value))
    if isinstance(value, Repeats):
        return text_cell(escape(value.told(reader.language)))
    if isinstance(value, tuple):
        return text_cell(reader.word("comma").join(prose(reader, str(part)) for part in value))
    if isinstance(value, Text | str | bool):
        return text_cell(prose(reader, str(value)))
    return text_cell(escape(attribute_text(reader.computed.plan, column.name, value)))


def facts(reader: Reader, *paths: str, unit: str = "") -> str:
    """Named figures as a small table: name, value, source. `unit` shows the money in it in another unit than the plan's."""
    return _facts(reader, reader.word("facts"), list(paths), unit, titled=False)


def _facts(reader: Reader, label: str, paths: list[str], unit: str, titled: bool = True, tools: str = "") -> str:
    figures = [reader.figure(path) for path in paths]
    noted = [
        " ".join(part for part in (f.definition.origin, f.definition.as_of, f.definition.note) if part) if f.definition is not None else ""
        for f in figures
    ]
    rows = []
    for figure, note in zip(figures, noted, strict=True):
        source = [text_cell(prose(reader, note))] if any(noted) else []
        rows.append(Row(escape(figure.name), (number_cell(inline_money(reader, figure, unit)), *source)))
    heads = [(reader.word("value"), True), *([(reader.word("source"), False)] if any(noted) else [])]
    return table(label, reader.word("name"), heads, rows, titled=titled, tools=tools)
