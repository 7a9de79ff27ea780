"""How a YAML node becomes a typed, frozen record: the bridge between nodes with places and pydantic.

Records are given nodes, not dicts, so every field and every fault keeps its place. A field's reader gets the node and
returns the value or raises `Refused` with a finding; pydantic adds the shape (unknown keys, missing keys) and the JSON Schema.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from msgspec import Struct
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import core_schema

from macros.catalogue import say
from macros.model.formula import Refused
from macros.model.value import Text
from macros.source.colons import colon_trap
from macros.source.finding import Finding
from macros.source.node import Mapping, Node, Scalar, Sequence
from macros.source.place import Place

if TYPE_CHECKING:
    from macros.model.definition import Definition, Division
    from macros.model.times import Times

PLACE = "@place"


class Entry(Struct, frozen=True):
    """A key with what stands under it, so that a record knows the place of its key."""

    key: Scalar
    node: Node


class Reading(Struct, frozen=True):
    """How a field is read. Unlike pydantic's own marker it never looks into the field's type: that takes longer than all reading."""

    read: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)


class Record(BaseModel):
    """One mapping of a plan file. `place` is the place of its key (of its first line when it has no key).

    `short` names the field that a bare value under the key stands for (`office: 100万` is `office: {amount: 100万}`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)
    place: SkipJsonSchema[Annotated[Place, Reading(lambda place: place)]] = Field(alias=PLACE)

    @classmethod
    def short(cls) -> str | None:
        """The field a bare value stands for, or None when only a mapping will do."""
        return None

    def derived(self, path: str, label: str) -> Iterable[Definition | Division]:  # noqa: ARG002
        """Further figures that follow from the record's own fields, as definitions (mostly formulas) below `path`; `label` is its name."""
        return ()

    def timed(self, path: str, label: str, times: Times) -> Iterable[Definition]:  # noqa: ARG002
        """The same for what follows from the plan's period and working calendar too."""
        return ()

    @model_validator(mode="before")
    @classmethod
    def _open(cls, given: Any) -> Any:
        if isinstance(given, dict):
            return given
        node = given.node if isinstance(given, Entry) else given
        place = given.key.place if isinstance(given, Entry) else node.place
        if not isinstance(node, Mapping):
            short = cls.short()
            if short is None:
                raise Refused(not_a(node, "mapping"))
            return {PLACE: place, short: node}
        strange = next((key for key, _ in node if key.text in ("place", PLACE)), None)
        if strange is not None:
            raise Refused(unknown_key(strange, cls))
        # of a key written twice the last counts; the reader has reported it
        holding = _holding(cls)
        return {PLACE: place, **{key.text: Entry(key, value) if key.text in holding else value for key, value in node}}


def records_within(thing: object) -> Iterator[Record]:
    """A record, or the keyed records, with all that they hold at any depth, in the order of their fields; not those in lists."""
    if isinstance(thing, Record):
        yield thing
    inside: Iterable[object] = vars(thing).values() if isinstance(thing, Record) else thing.values() if isinstance(thing, dict) else ()
    for one in inside:
        if isinstance(one, Record | dict):
            yield from records_within(one)


@cache
def field_names() -> frozenset[str]:
    """The names of all fields of all records, as they are written."""
    found: set[str] = set()
    waiting: list[type[Record]] = [Record]
    while waiting:
        cls = waiting.pop()
        waiting.extend(cls.__subclasses__())
        found.update(field.alias or name for name, field in cls.model_fields.items())
    return frozenset(found - {PLACE})


@cache
def _holding(cls: type[Record]) -> frozenset[str]:
    """The fields of a record that hold a record, by all their names."""
    found = [(name, field.alias or name) for name, field in cls.model_fields.items() if _is_record(field.annotation)]
    return frozenset(name for names in found for name in names)


def _is_record(annotation: Any) -> bool:
    found = [annotation, *getattr(annotation, "__args__", ())]
    return any(isinstance(kind, type) and issubclass(kind, Record) for kind in found)


T = TypeVar("T")


def _keyed(given: Any) -> Any:
    node = given.node if isinstance(given, Entry) else given
    if isinstance(node, dict):
        return node
    if not isinstance(node, Mapping):
        raise Refused(not_a(node, "mapping"))
    return {key.text: Entry(key, value) for key, value in node}


def _listed(given: Any) -> Any:
    node = given.node if isinstance(given, Entry) else given
    if not isinstance(node, Sequence):
        raise Refused(not_a(node, "list"))
    return tuple(node.items)


Keyed = Annotated[dict[str, T], BeforeValidator(_keyed)]
Listed = Annotated[tuple[T, ...], BeforeValidator(_listed)]


def reader(read: Callable[[Node], Any]) -> Reading:
    """A field type's reader: gets the node under the key, returns the value or raises `Refused`."""

    def unwrapped(given: Any) -> Any:
        return read(given.node if isinstance(given, Entry) else given)

    return Reading(unwrapped)


def scalar_of(node: Node, wanted: str) -> Scalar:
    """The scalar, or a refusal that says what was wanted here."""
    if not isinstance(node, Scalar):
        raise Refused(not_a(node, wanted))
    return node


def text_of(node: Node) -> Text:
    """The text of a scalar; an empty one is refused."""
    scalar = scalar_of(node, "text")
    if scalar.plain and scalar.text in ("", "~", "null", "Null", "NULL"):
        raise Refused(Finding(scalar.place, "text-missing", say("text-missing")))
    return Text(scalar.text, scalar.place)


TextField = Annotated[Text, reader(text_of), WithJsonSchema({"type": ["string", "number"]})]


def not_a(node: Node, wanted: str) -> Finding:
    """A finding for a node of the wrong shape; a full-width colon or a forgotten space is named as the cause."""
    if isinstance(node, Scalar):
        trap = colon_trap(node)
        if trap is not None:
            return trap
    return Finding(node.place, "wrong-shape", say(f"wanted-{wanted}", got=node.text if isinstance(node, Scalar) else say(_shape(node))))


def _shape(node: Node) -> str:
    return "shape-mapping" if isinstance(node, Mapping) else "shape-list"


def unknown_key(key: Scalar, cls: type[Record]) -> Finding:
    """A finding for a key the record does not have, with the nearest that it has."""
    known = [field.alias or name for name, field in cls.model_fields.items() if name != "place"]
    near = difflib.get_close_matches(key.text, known, 1)
    if near:
        return Finding(key.place, "unknown-key", say("unknown-key-near", key=key.text, near=near[0]))
    return Finding(key.place, "unknown-key", say("unknown-key", key=key.text, known="、".join(sorted(known))))
