"""Any section of a plan's data as a table: team units, training, competitors, channels, phases… one general macro."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from macros.catalogue import say, text
from macros.model.axis import MemberRecord
from macros.model.base import Record
from macros.model.fields import Day
from macros.model.figure import Fact
from macros.model.subjects import NO_FIGURES, RECORDS, WRAPPED
from macros.model.subjects.bands import Band, Bands
from macros.model.value import Text
from macros.pages.html import Cell, Row, day, table, text_cell
from macros.pages.links import PageError, Reader, inline_money, prose

SKIPPED = frozenset({"place", "name", "figures", "children"})
SIBLING = frozenset({"after"})  # columns that hold the key of another row
LAST = ("note", "source", "as_of")
TABLED = tuple(name for name in RECORDS if name not in (*NO_FIGURES, *WRAPPED, "budget"))


def register(reader: Reader, section: str, columns: str = "", unit: str = "") -> str:
    """The rows of a section such as `team.units` with every column that is filled, or those named ("people, now"); sums below.

    `unit` (元, 万元, 亿元) shows the money in it in another unit than the plan's.
    """
    rows = section_rows(reader, section)
    label, found = _label(reader, section)
    if isinstance(next(iter(rows.values())), Fact):
        return _facts(reader, label, [f"{section.removesuffix('.figures')}.{key}" for key in rows], unit)
    filled = _filled(rows)
    wanted = [name.strip() for name in columns.split(",") if name.strip()] if columns else filled
    for name in wanted:
        if name not in filled and name != "name":
            raise PageError(text(say("no-such-column", section=section, column=name, known="、".join(filled)), reader.language))
    wanted = [name for name in wanted if name != "name"]
    made = [
        Row(escape(str(getattr(row, "name", None) or key)), tuple(_cell(reader, section, key, rows, name, unit) for name in wanted))
        for key, row in rows.items()
    ]
    sums = {name: reader.computed.figures.get(f"{section}.{name}") for name in wanted}
    if any(figure is not None and figure.definition is not None and figure.definition.parts for figure in sums.values()):
        cells = tuple(
            Cell("" if figure is None else inline_money(reader, figure, unit), _is_number(reader, section, rows, name))
            for name, figure in sums.items()
        )
        made.append(Row(reader.word("total"), cells, "total"))
    heads = [(_head(reader, rows, name), _is_number(reader, section, rows, name)) for name in wanted]
    banded = isinstance(next(iter(rows.values())), Band)
    return table(found or label, reader.word("band" if banded else "name"), heads, made)


def section_rows(reader: Reader, section: str) -> Mapping[str, Any]:
    """The records at a path of the data; a `PageError` says what there is instead."""
    file, *keys = section.split(".")
    thing: Any = reader.computed.plan.subjects.get(file) if file in TABLED else None
    known: list[str] = []
    for key in keys:
        known = (
            [name for name in type(thing).model_fields if getattr(thing, name) is not None and name != "place"]
            if isinstance(thing, Record)
            else []
        )
        thing = thing.get(key) if isinstance(thing, dict) else getattr(thing, key, None) if key in known else None
    if isinstance(thing, Bands):
        return {str(index): band for index, band in enumerate(thing.bands, 1)}
    if not isinstance(thing, dict) or not thing:
        names = "、".join(known or TABLED)
        raise PageError(text(say("no-such-section", section=section, known=names), reader.language))
    return thing


def _filled(rows: Mapping[str, Any]) -> list[str]:
    names: dict[str, None] = {}
    for row in rows.values():
        for name in type(row).model_fields:
            if name not in SKIPPED and getattr(row, name) is not None:
                names.setdefault(name)
        if isinstance(row, MemberRecord):
            names.update(dict.fromkeys(row.model_extra or {}))
    return [name for name in names if name not in LAST] + [name for name in LAST if name in names]


def _cell(reader: Reader, section: str, key: str, rows: Mapping[str, Any], name: str, unit: str) -> Cell:
    value = getattr(rows[key], name, None)
    if value is None:
        return Cell("", _is_number(reader, section, rows, name))
    figure = reader.computed.figures.get(_path(reader, section, key, name))
    if figure is not None and not isinstance(value, tuple):
        return Cell(inline_money(reader, figure, unit), True)
    if name in SIBLING and str(value) in rows:
        return text_cell(escape(str(getattr(rows[str(value)], "name", None) or value)))
    if isinstance(value, Day):
        return text_cell(day(value.day))
    if isinstance(value, tuple):
        return text_cell("、".join(prose(reader, str(part)) for part in value))
    if isinstance(value, Text | str | bool):
        return text_cell(prose(reader, str(value)))
    return text_cell(escape(_attribute(reader, name, value)))


def _path(reader: Reader, section: str, key: str, name: str) -> str:
    return f"{section}.bands.{key}.{name}" if section in reader.computed.plan.bands else f"{section}.{key}.{name}"


def _attribute(reader: Reader, name: str, node: Any) -> str:
    """An attribute of a member: the name of the member of another axis, or the text as written."""
    written = str(getattr(node, "text", node))
    axis = reader.computed.plan.axes.get(name)
    member = axis.by_key.get(written) if axis is not None else None
    return member.name if member is not None else written


def _is_number(reader: Reader, section: str, rows: Mapping[str, Any], name: str) -> bool:
    """True for a column of figures; the number of mechanisms behind a list of them is a figure, but no column."""
    return any(
        _path(reader, section, key, name) in reader.computed.figures and not isinstance(getattr(row, name, None), tuple)
        for key, row in rows.items()
    )


def _head(reader: Reader, rows: Mapping[str, Any], name: str) -> str:
    for row in rows.values():
        field = type(row).model_fields.get(name)
        if field is not None:
            label = (field.description or name).split("：")[0].split("；")[0].split("，")[0]
            return label if reader.language == "zh" else (field.alias or name).replace("_", " ").capitalize()
    axis = reader.computed.plan.axes.get(name)
    return axis.name if axis is not None else reader.word(f"attribute-{name}") if name == "capacity" else name


def _label(reader: Reader, section: str) -> tuple[str, str]:
    """The section's label from its field's description."""
    thing: Any = reader.computed.plan
    label = section
    for key in section.split("."):
        field = type(thing).model_fields.get(key) if isinstance(thing, Record) else None
        if field is not None and reader.language == "zh":
            label = (field.description or key).split("：")[0]
        elif reader.language != "zh":
            label = key.replace("_", " ").capitalize()
        thing = thing.get(key) if isinstance(thing, dict) else getattr(thing, key, None)
    name = getattr(thing, "name", None)
    return label, str(name) if name else ""


def facts(reader: Reader, *paths: str, unit: str = "") -> str:
    """Named figures as a small table: name, value, source. `unit` shows the money in it in another unit than the plan's."""
    return _facts(reader, reader.word("facts"), list(paths), unit, titled=False)


def _facts(reader: Reader, label: str, paths: list[str], unit: str, titled: bool = True) -> str:
    figures = [reader.figure(path) for path in paths]
    noted = [
        " ".join(part for part in (f.definition.origin, f.definition.as_of, f.definition.note) if part) if f.definition is not None else ""
        for f in figures
    ]
    rows = [
        Row(
            escape(figure.name), (Cell(inline_money(reader, figure, unit), True), *([text_cell(prose(reader, note))] if any(noted) else []))
        )
        for figure, note in zip(figures, noted, strict=True)
    ]
    heads = [(reader.word("value"), True), *([(reader.word("source"), False)] if any(noted) else [])]
    return table(label, reader.word("name"), heads, rows, titled=titled)
