"""Nodes to records: every fault with its place and the way to it, and what kind of thing is wanted where."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from msgspec import Struct
from pydantic import ValidationError

from macros.catalogue import say
from macros.model.base import Record, unknown_key
from macros.model.edits import Way, at
from macros.model.formula import Refused
from macros.source.finding import Finding
from macros.source.node import Mapping, Node, Scalar, Sequence

R = TypeVar("R", bound=Record)


class Fault(Struct, frozen=True):
    """A finding about a record, and the keys and indexes from the record's mapping to what is faulty (or to what lacks a key)."""

    finding: Finding
    way: Way


def read_record(cls: type[R], node: Mapping) -> tuple[R | None, list[Finding]]:
    """The record, or every fault found in it. Faulty parts are all reported in one run."""
    record, faults = read_with_ways(cls, node)
    return record, [*(fault.finding for fault in faults), *without_entries(cls, node)]


def without_entries(cls: type[Record], node: Mapping) -> Iterator[Finding]:
    """A finding for each `{}` and `[]` where entries are wanted: their sum would be 0, and nobody had written it."""
    for way, empty in _empty(node, ()):
        kind = kind_at(cls, way)
        shape = get_origin(getattr(kind, "__origin__", None)) if "may be empty" not in getattr(kind, "__metadata__", ()) else None
        # what was put around a file is not written in it, nor are rows that are missing in a file of their own
        fits = shape is (dict if isinstance(empty, Mapping) else tuple)
        if fits and empty.place != node.place and empty.place.path == node.place.path:
            yield Finding(empty.place, "text-missing", say("entries-missing"))


def _empty(node: Mapping | Sequence, way: Way) -> Iterator[tuple[Way, Mapping | Sequence]]:
    """Every mapping and list without entries, with the way to it."""
    if not node.items:
        yield way, node
    for step, inner in ((key.text, value) for key, value in node) if isinstance(node, Mapping) else enumerate(node.items):
        if not isinstance(inner, Scalar):
            yield from _empty(inner, (*way, step))


def read_with_ways(cls: type[R], node: Mapping) -> tuple[R | None, list[Fault]]:
    """The same, with the way to each fault."""
    try:
        return cls.model_validate(node), []
    except ValidationError as error:
        return None, [_fault(cls, node, fault) for fault in error.errors(include_url=False)]


def _fault(cls: type[Record], node: Mapping, fault: Any) -> Fault:
    missing = fault["type"] == "missing"
    way = _way(node, fault["loc"][:-1] if missing else fault["loc"])
    key, owner = at(node, way)
    cause = fault.get("ctx", {}).get("error")
    if isinstance(cause, Refused):
        return Fault(cause.finding, way)
    place = key.place if key is not None else owner.place
    if fault["type"] == "extra_forbidden" and key is not None:
        holder = kind_at(cls, way[:-1])
        return Fault(unknown_key(key, holder if is_record(holder) else cls), way)
    if missing:
        where = key.text if key is not None else place.path
        return Fault(Finding(place, "missing-key", say("missing-key", key=str(fault["loc"][-1]), where=where)), way)
    told = say("wrong-shape", key=".".join(map(str, fault["loc"])), text=fault["msg"])
    return Fault(Finding(place, "wrong-shape", told), way)


def _way(node: Node, loc: tuple[str | int, ...]) -> Way:
    """As much of pydantic's way to a fault as there are nodes: a bare value under a record's key has no field below it."""
    found: list[str | int] = []
    for part in loc:
        if isinstance(node, Mapping) and (inner := node.get(str(part))) is not None:
            found.append(str(part))
            node = inner
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            found.append(part)
            node = node.items[part]
        else:
            break
    return tuple(found)


def kind_at(cls: type[Record], way: Way) -> Any:
    """What is wanted at the end of the way: a record's class, a field's type, or None where the records do not say."""
    kind: Any = cls
    for step in way:
        kind = below(kind, step)
    return kind


def below(kind: Any, step: str | int) -> Any:
    """What is wanted one step further: a record's field, an entry of a keyed set, an item of a list."""
    if is_record(kind):
        return _fields(kind).get(str(step))
    shape = get_origin(getattr(kind, "__origin__", None))
    if shape is dict:
        return get_args(kind.__origin__)[1]
    return get_args(kind.__origin__)[0] if shape is tuple and isinstance(step, int) else None


@cache
def from_zero(cls: type[Record]) -> frozenset[str]:
    """The fields of a record that hold a number which cannot be below 0."""
    return frozenset(name for name, kind in _fields(cls).items() if "from zero" in getattr(kind, "__metadata__", ()))


def is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record)


@cache
def _fields(cls: type[Record]) -> dict[str, Any]:
    """The types of a record's fields by the names they are written with, without their `| None`."""
    hints = get_type_hints(cls, include_extras=True)
    found = {}
    for name, field in cls.model_fields.items():
        options = [kind for kind in get_args(hints[name]) if kind is not NoneType] if NoneType in get_args(hints[name]) else []
        found[field.alias or name] = options[0] if len(options) == 1 else hints[name]
    return found
