"""Groups of lines with a total (the budget, the cost of the team) and the sections of the data as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from macros.catalogue import word
from macros.compute.compute import Computed
from macros.compute.listing import groups, lines, table_key
from macros.compute.section import attribute_text, column_name, figure_path, filled, records_at, section_name, sections
from macros.compute.wording import number_text
from macros.exports.sheet import Column, Item, Line, Sheet, children, item, share, summed, unit_of
from macros.model.axis import read_attribute
from macros.model.fields import Day
from macros.model.figure import Fact
from macros.model.repeating import Interval, Repeats
from macros.model.value import Given, Text
from macros.model.when import Relative, Undated
from macros.source.pattern import pattern_of

FIGURE = pattern_of(r"\{([^{}|]+)(?:\|[^{}]+)?\}")


def group_sheets(computed: Computed) -> Iterator[Sheet]:
    """Each group of lines with shares and, where it has a limit, ratios."""
    for group in groups(computed):
        yield _group(computed, group)


def _group(computed: Computed, group: str) -> Sheet:
    language = computed.plan.language
    total, found = computed.figures[f"{group}.total"], lines(computed, group)
    ratio = computed.figure(f"{group}.ratio")
    depths = [depth for _, depth in found]
    rows = [[item(figure)] for figure, _ in found] + [[item(total)]]
    for row in range(len(found)):
        summed(rows, (row, 0), [(below, 0) for below in children(depths, row)])
    summed(rows, (len(found), 0), [(below, 0) for below in children(depths, -1)])
    for index, items in enumerate(rows):
        items.append(share(items[0], rows[-1][0], (index, 0), (len(found), 0)))
    if ratio is not None:
        for items, path in zip(rows, [*(f"{figure.path}.ratio" for figure, _ in found), ratio.path], strict=True):
            items.append(item(computed.figure(path)))
    columns = [Column(word("amount", language), unit_of([total])), Column(word("share", language))]
    columns += [Column(word("expense-ratio", language))] if ratio is not None else []
    name = total.name.rpartition("·")[0] or total.name
    made = [Line(figure.name, tuple(row), depth) for (figure, depth), row in zip(found, rows, strict=False)]
    made.append(Line(word("total", language), tuple(rows[-1]), 0, True))
    cash = computed.figure(f"{group}.cash")
    if cash is not None:
        made.append(Line(word("cash", language), (item(cash), *(Item() for _ in columns[1:]))))
    return Sheet(table_key(total.path), name, name, word("line", language), tuple(columns), tuple(made))


def section_sheets(computed: Computed) -> Iterator[Sheet]:
    """Each section of the data with every column that is filled; sums below where the plan has them."""
    for section in sections(computed.plan):
        rows, _ = records_at(computed.plan, section)
        yield _facts(computed, section, rows) if isinstance(next(iter(rows.values())), Fact) else _section(computed, section, rows)


def _section(computed: Computed, section: str, rows: Mapping[str, Any]) -> Sheet:
    names = filled(rows)
    values = [[_item(computed, section, key, row, name) for name in names] for key, row in rows.items()]
    sums = [computed.figures.get(f"{section}.{name}") for name in names]
    made = [Line(str(getattr(row, "name", None) or key), tuple(items)) for (key, row), items in zip(rows.items(), values, strict=True)]
    if any(figure is not None and figure.definition is not None and figure.definition.parts for figure in sums):
        values.append([item(figure) for figure in sums])
        for column in range(len(names)):
            summed(values, (len(rows), column), [(row, column) for row in range(len(rows))])
        made.append(Line(word("total", computed.plan.language), tuple(values[-1]), 0, True))
    figures = [[computed.figures.get(one.path) for line in values if (one := line[column]).path] for column in range(len(names))]
    labels = [column_name(computed.plan, rows, name, {}) for name in names]
    columns = [Column(label, unit_of(found) if found else "") for label, found in zip(labels, figures, strict=True)]
    title = section_name(computed.plan, section)
    return Sheet(section, title, title, word("name", computed.plan.language), tuple(columns), tuple(made))


def _item(computed: Computed, section: str, key: str, row: Any, name: str) -> Item:
    value = getattr(row, name, None)
    figure = computed.figures.get(figure_path(computed.plan, section, key, name))
    if figure is not None and not isinstance(value, tuple):
        return item(figure)
    if value is None:
        return Item()
    if isinstance(value, Day):
        return Item(date(value.day.year, value.day.month, value.day.day))
    if isinstance(value, Undated):
        return Item(word("unknown", computed.plan.language))
    if isinstance(value, Relative | Interval):
        return Item(value.text)
    if isinstance(value, Repeats):
        return Item(value.told(computed.plan.language))
    if isinstance(value, tuple):
        return Item(word("comma", computed.plan.language).join(prose(computed, str(part)) for part in value))
    if isinstance(value, Text | str | bool):
        return Item(prose(computed, str(value)))
    attribute = value if isinstance(value, Given) else read_attribute(value)
    return Item(attribute.number) if isinstance(attribute, Given) else Item(prose(computed, attribute_text(computed.plan, name, value)))


def _facts(computed: Computed, section: str, rows: Mapping[str, Any]) -> Sheet:
    language, found = computed.plan.language, []
    for key in rows:
        figure = computed.figures.get(f"{section.removesuffix('.figures')}.{key}")
        if figure is not None:
            noted = figure.definition.origin if figure.definition is not None else ""
            found.append(Line(figure.name, (item(figure), Item(str(figure.unit)), Item(noted))))
    columns = (Column(word("value", language)), Column(word("unit", language)), Column(word("source", language)))
    title = section_name(computed.plan, section)
    return Sheet(section, title, title, word("name", language), columns, tuple(found))


def prose(computed: Computed, written: str) -> str:
    """Text of the data with its figures written out."""

    def shown(match: re.Match[str]) -> str:
        figure = computed.figure(match[1].strip())
        return match[0] if figure is None else number_text(figure.number, word("unknown", computed.plan.language))

    return FIGURE.sub(shown, written)
