"""A section of a plan's data as rows and columns: the records at a path, their filled fields, what people call them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.catalogue import word
from macros.compute.compute import Computed
from macros.compute.figure import Figure
from macros.model.axis import MemberRecord
from macros.model.base import Record
from macros.model.naming import field_label
from macros.model.plan import Plan
from macros.model.subjects import NO_FIGURES, RECORDS, WRAPPED
from macros.model.subjects.bands import Band, Bands
from macros.model.subjects.row import Row

SKIPPED = frozenset({"place", "name", "figures", "children", "quantum", "passages"})
LAST = ("note", "source", "as_of")
TABLED = tuple(name for name in RECORDS if name not in (*NO_FIGURES, *WRAPPED, "budget"))


def records_at(plan: Plan, section: str) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """The records at a path such as `team.units`, by key, and the keys that would lead on where there are none."""
    file, *keys = section.split(".")
    thing: Any = plan.subjects.get(file) if file in TABLED else None
    known: tuple[str, ...] = TABLED
    for key in keys:
        fields = type(thing).model_fields if isinstance(thing, Record) else {}
        known = tuple(name for name in fields if getattr(thing, name) is not None and name != "place")
        thing = thing.get(key) if isinstance(thing, dict) else getattr(thing, key, None) if key in known else None
    if isinstance(thing, Bands):
        return {str(index): band for index, band in enumerate(thing.bands, 1)}, ()
    return (thing, ()) if isinstance(thing, dict) and thing else ({}, known or TABLED)


def sections(plan: Plan) -> Iterator[str]:
    """The path of every section that holds rows, in the order of the files."""
    for file in TABLED:
        subject = plan.subjects.get(file)
        if subject is not None:
            yield from _below(subject, file)


def _below(record: Record, path: str) -> Iterator[str]:
    for name in type(record).model_fields:
        thing = getattr(record, name)
        if isinstance(thing, dict) and thing:
            first = next(iter(thing.values()))
            if isinstance(first, Bands):
                yield from (f"{path}.{name}.{key}" for key in thing)
            elif isinstance(first, Record):
                yield f"{path}.{name}"
                for key, row in thing.items():
                    yield from (inner for inner in _below(row, f"{path}.{name}.{key}") if isinstance(_first_of(row, inner), Row))


def _first_of(row: Record, path: str) -> Any:
    """The first of the rows that a row holds under the last key of a path: the steps of a process, the indicators of a scorecard."""
    held = getattr(row, path.rpartition(".")[2], None)
    return next(iter(held.values())) if isinstance(held, dict) and held else None


def filled(rows: Mapping[str, Any]) -> list[str]:
    """The fields that at least one row has, notes and sources last."""
    names: dict[str, None] = {}
    first = next(iter(rows.values()), None)
    for name in type(first).model_fields if first is not None else ():  # in the order of the fields, whichever row has one first
        if name not in SKIPPED and any(_fits_a_cell(getattr(row, name, None)) for row in rows.values()):
            names[name] = None
    if isinstance(first, Band):
        names.pop("segment", None)  # the band's name already
    for row in rows.values():
        if isinstance(row, MemberRecord):
            names.update(dict.fromkeys(row.model_extra or {}))
    return [name for name in names if name not in LAST] + [name for name in LAST if name in names]


def _fits_a_cell(value: Any) -> bool:
    """False for nothing, and for what has rows of its own (the steps of a process, the splits of a norm)."""
    if isinstance(value, tuple):
        return all(isinstance(part, str) for part in value)
    return value is not None and not isinstance(value, dict)


def figure_path(plan: Plan, section: str, key: str, name: str) -> str:
    """The path of the figure in a row's field."""
    return f"{section}.bands.{key}.{name}" if section in plan.bands else f"{section}.{key}.{name}"


def figures_under(computed: Computed, section: str, rows: Mapping[str, Any], name: str) -> dict[str, Figure]:
    """The figures of a column by row: those of a field, or those that follow from the row (`total` of a norm)."""
    return {
        key: figure
        for key, row in rows.items()
        # the number of mechanisms behind a list of them is a figure, but not what the column shows
        if not isinstance(getattr(row, name, None), tuple)
        and (figure := computed.figures.get(figure_path(computed.plan, section, key, name))) is not None
    }


def column_name(plan: Plan, rows: Mapping[str, Any], name: str, figures: Mapping[str, Figure]) -> str:
    """What people call a field, or the figures that follow from the rows."""
    for row in rows.values():
        field = type(row).model_fields.get(name)
        if field is not None:
            called = field_label(name, field, plan.language)
            return called if plan.language == "zh" else called.capitalize()
    axis = plan.axes.get(name)
    if figures and name != "capacity":
        own = next(iter(figures.values())).name.rpartition("·")[2]
        return own if plan.language == "zh" else name.replace("_", " ").capitalize()
    return axis.name if axis is not None else word(f"attribute-{name}", plan.language) if name == "capacity" else name


def section_name(plan: Plan, section: str) -> str:
    """What people call a section: its own name, else its field's description."""
    file, *keys = section.split(".")
    thing: Any = plan.subjects.get(file)
    called = section
    for key in keys:
        field = type(thing).model_fields.get(key) if isinstance(thing, Record) else None
        if field is not None and plan.language == "zh":
            called = field_label(key, field, plan.language)
        elif plan.language != "zh":
            called = key.replace("_", " ").capitalize()
        thing = thing.get(key) if isinstance(thing, dict) else getattr(thing, key, None)
    name = getattr(thing, "name", None)
    return str(name) if name else called


def attribute_text(plan: Plan, name: str, node: Any) -> str:
    """An attribute of a member: the name of the member of another axis, or the text as written."""
    written = str(getattr(node, "text", node))
    axis = plan.axes.get(name)
    member = axis.by_key.get(written) if axis is not None else None
    return member.name if member is not None else written
