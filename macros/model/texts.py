"""The texts of a plan's data by path: whatever its files say that is no number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.model.axis import MemberRecord, read_attribute
from macros.model.base import Record
from macros.model.fields import Day
from macros.model.figure import Assertion
from macros.model.formula import Refused
from macros.model.subjects import NO_PREFIX, WRAPPED
from macros.model.value import Formula, Given, Text
from macros.source.node import Node

# where a plan stands is no part of what it says: it changes when the plan is approved
STANDING = ("plan.status", "plan.version", "plan.amendment", "plan.guardrails")


def texts_of(records: Mapping[str, Any]) -> Iterator[tuple[str, Text]]:
    """Path and text of every text and date in the records of a plan's files: `strategy.themes.a.text`, in the order of the files."""
    for stem, record in records.items():
        for path, text in _texts(stem, record) if stem != "approvals" else ():
            if not path.startswith(STANDING):
                yield _called(stem, path), text


def _called(stem: str, path: str) -> str:
    """The path as figures have it: without the field that only wraps the team's own names, and without a file that is no prefix."""
    if stem in WRAPPED:
        path = path.replace(f"{stem}.{WRAPPED[stem]}.", f"{stem}.", 1)
    return path.removeprefix(f"{stem}.") if stem in NO_PREFIX else path


def _texts(path: str, thing: Any) -> Iterator[tuple[str, Text]]:
    match thing:
        case Text():
            yield path, thing
        case Day():
            yield path, Text(thing.day.isoformat(), thing.place)
        case Record():
            for name, field in type(thing).model_fields.items():
                if name != "place":
                    value = getattr(thing, name)
                    shown = Text(value.text, value.place) if isinstance(thing, Assertion) and isinstance(value, Formula) else value
                    yield from _texts(f"{path}.{field.alias or name}", shown)
            if isinstance(thing, MemberRecord):
                for name, node in (thing.model_extra or {}).items():
                    yield from _attribute(f"{path}.{name}", node)
        case dict():
            for key, value in thing.items():
                yield from _texts(f"{path}.{key}", value)
        case tuple():
            for index, value in enumerate(thing, 1):
                yield from _texts(f"{path}.{index}", value)


def _attribute(path: str, node: Node) -> Iterator[tuple[str, Text]]:
    """An attribute of a member; a number is taken as its value, so that another way of writing it is the same."""
    try:
        read = read_attribute(node)
    except Refused:
        return
    if isinstance(read, Text):
        yield path, read
    elif isinstance(read, Given):
        yield path, Text(f"{read.number.low} {read.number.high} {read.number.unit}", read.place)
