"""Cross tables as written under `cross:`: two axes or more, perhaps with a pattern for the cells between the margins."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct
from pydantic import WithJsonSchema

from macros.catalogue import say
from macros.model.base import not_a, reader, scalar_of
from macros.model.fields import _given
from macros.model.formula import Refused
from macros.model.value import Given
from macros.source.finding import Finding
from macros.source.node import Mapping, Node, Scalar, Sequence
from macros.source.place import Place

KEYS = ("axes", "like", "pattern")


class Cross(Struct, frozen=True):
    """A table along two axes (more: nested in this order), whose margins are the splits along each.

    Without a pattern the cells are as proportional as their margins allow. `like` names a figure with the same cross table (last
    year's), `pattern` gives a weight for each pair of members; both shape the cells, never the margins.
    """

    axes: tuple[str, ...]
    place: Place
    like: str = ""
    pattern: tuple[tuple[tuple[str, str], Given], ...] = ()


def _crosses(node: Node) -> tuple[Cross, ...]:
    if not isinstance(node, Sequence):
        raise Refused(not_a(node, "cross"))
    return tuple(_cross(item) for item in node.items)


def _cross(node: Node) -> Cross:
    if not isinstance(node, Mapping):
        return Cross(_axes(node), node.place)
    for key, _ in node:
        if key.text not in KEYS:
            raise Refused(Finding(key.place, "unknown-key", say("unknown-key", key=key.text, known="、".join(KEYS))))
    axes, like, pattern = (node.get(key) for key in KEYS)
    if axes is None:
        raise Refused(Finding(node.place, "missing-key", say("missing-key", key="axes", where="cross")))
    return Cross(_axes(axes), node.place, scalar_of(like, "text").text.strip() if like is not None else "", _pattern(pattern))


def _axes(node: Node) -> tuple[str, ...]:
    if not isinstance(node, Sequence) or len(node.items) < 2 or not all(isinstance(item, Scalar) for item in node.items):
        raise Refused(not_a(node, "cross"))
    return tuple(scalar_of(item, "text").text.strip() for item in node.items)


def _pattern(node: Node | None) -> tuple[tuple[tuple[str, str], Given], ...]:
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        raise Refused(not_a(node, "mapping"))
    found: list[tuple[tuple[str, str], Given]] = []
    for row, cells in node:
        if not isinstance(cells, Mapping):
            raise Refused(not_a(cells, "mapping"))
        found.extend(((row.text, column.text), _given(value)) for column, value in cells)
    return tuple(found)


CrossesField = Annotated[
    tuple[Cross, ...],
    reader(_crosses),
    WithJsonSchema(
        {
            "type": "array",
            "items": {
                "anyOf": [
                    {"type": "array", "items": {"type": "string"}, "minItems": 2},
                    {
                        "type": "object",
                        "required": ["axes"],
                        "additionalProperties": False,
                        "properties": {
                            "axes": {"type": "array", "items": {"type": "string"}, "minItems": 2, "description": "行维度与列维度"},
                            "like": {"type": "string", "description": "照哪个数的交叉表分，如去年实绩"},
                            "pattern": {"type": "object", "description": "每一格的权重：{A: {2026-01: 3, …}, …}"},
                        },
                    },
                ]
            },
        }
    ),
]
