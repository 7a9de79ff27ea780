"""How a figure is divided along one axis, as written under `split:`."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct
from pydantic import WithJsonSchema

from macros.catalogue import say
from macros.model.base import not_a, reader
from macros.model.fields import REST, UNKNOWN, _given, _value, kept
from macros.model.formula import Refused
from macros.model.value import Constant, Formula, Given, Unknown, Value
from macros.source.finding import Finding
from macros.source.node import Mapping, Node, Scalar, Sequence
from macros.source.notation import looks_like_ratio, read_ratio
from macros.source.number import exactly
from macros.source.place import Place
from macros.source.unit import PERCENT

PLANS = "plans"  # parts that the plans of the members give: made by rollup.py, never written
METHODS = ("even", "ratio", "weights", "shares", "values", "like", "seasonality", "growth")
OPTIONS = ("within", "into", "on", "min", "max", "zero", "round", "rest", "odd", "close", "buffer")
CLOSES = ("gap", "scale", "spread")
EVEN = ("even", "均分", "平均")
HALVES = ("各半", "各占一半")


class Split(Struct, frozen=True):
    """A figure's division along `axis`.

    `method` is one of METHODS, or "unknown" for a division that is asked for and not given. `numbers` are (member, value)
    pairs; for a ratio or a list the member is its position ("0", "1", …) in the axis' order and `by_position` is True.
    `name` is the figure that is followed (like), the seasonality, or the members' attribute that weighs (weights).
    Explicit parts are compared with their whole; `close` says what happens with the difference (gap: a line of its own; scale: the
    parts are scaled; spread: the difference is spread by `on`), `buffer` how far they may exceed it on purpose (加码).
    `running` rounds running totals instead of largest remainders (None: for days and weeks).
    `within` is the axis whose parts are divided (a cascade); `into` divides single members further down their tree.
    """

    axis: str
    place: Place
    method: str
    numbers: tuple[tuple[str, Value], ...] = ()
    by_position: bool = False
    name: str = ""
    within: str = ""
    into: tuple[tuple[str, Split], ...] = ()
    lower: tuple[tuple[str, Given], ...] = ()
    upper: tuple[tuple[str, Given], ...] = ()
    even_when_zero: bool = False
    running: bool | None = None
    rest: str = ""
    odd: str = ""
    close: str = ""
    buffer: Given | None = None


def read_split(axis: str, key: Scalar, node: Node) -> Split:
    """The split under one axis key. Refuses what is no known method, at its place."""
    place = key.place
    if isinstance(node, Scalar):
        return _short(axis, place, node)
    if isinstance(node, Sequence):
        return Split(axis, place, "weights", _by_position(node), by_position=True)
    known = {name.text for name, _ in node}
    if not known & {*METHODS, *OPTIONS}:
        return _by_member(axis, place, node)
    return _long(axis, place, node)


def _short(axis: str, place: Place, scalar: Scalar) -> Split:
    text = scalar.text.strip()
    if text in UNKNOWN:
        return Split(axis, place, "unknown")
    if text in EVEN:
        return Split(axis, place, "even")
    if text in HALVES:
        half = Given(exactly(1), text, scalar.place)
        return Split(axis, place, "ratio", (("0", half), ("1", half)), by_position=True)
    if text.startswith("like "):
        return Split(axis, place, "like", name=text[5:].strip())
    if looks_like_ratio(text):
        return Split(axis, place, "ratio", _ratio(scalar), by_position=True)
    raise Refused(Finding(scalar.place, "wrong-shape", say("wanted-split", got=scalar.text)))


def _ratio(scalar: Scalar) -> tuple[tuple[str, Value], ...]:
    parts = kept(read_ratio(scalar))
    return tuple((str(index), Given(exactly(part), scalar.text, scalar.place)) for index, part in enumerate(parts))


def _by_position(node: Sequence) -> tuple[tuple[str, Value], ...]:
    return tuple((str(index), _given(item)) for index, item in enumerate(node.items))


def _by_member(axis: str, place: Place, node: Mapping) -> Split:
    """`{east: 40%, south: 25%}`: all percentages are shares, all plain numbers weights, all amounts explicit values; 0 goes with any."""
    numbers = _numbers(node)
    known = [value for _, value in numbers if not isinstance(value, Unknown)]
    kinds = {_kind(value) for value in known if not _is_zero(value)} or {_kind(value) for value in known}
    if len(kinds) > 1:
        raise Refused(Finding(place, "mixed-split", say("mixed-split", axis=axis)))
    rest = [key.text for key, value in node if isinstance(value, Scalar) and value.text.strip() in REST]
    if kinds == {"shares"} and len(rest) == 1:
        none = Given(exactly(0, PERCENT), "0%", place)
        numbers = tuple((key, none if key == rest[0] else value) for key, value in numbers)
        return Split(axis, place, "shares", numbers, rest=rest[0])
    return Split(axis, place, kinds.pop() if kinds else "unknown", numbers)


def _is_zero(value: Value) -> bool:
    return isinstance(value, Given) and value.number.exact and value.number.low == 0


def _kind(value: Value) -> str:
    match value:
        case Given(number=number, text=text) | Formula(tree=Constant(number=number, text=text)):
            if number.unit.rate:
                return "shares"
            return "weights" if number.unit.pure and not set("万亿") & set(text) else "values"
    return "values"


def _numbers(node: Node) -> tuple[tuple[str, Value], ...]:
    if not isinstance(node, Mapping):
        raise Refused(not_a(node, "mapping"))
    return tuple((key.text, _value(value)) for key, value in node)


def _long(axis: str, place: Place, node: Mapping) -> Split:
    methods = [key for key, _ in node if key.text in METHODS]
    for key, _ in node:
        if key.text not in METHODS and key.text not in OPTIONS:
            raise Refused(Finding(key.place, "unknown-key", say("unknown-key", key=key.text, known="、".join((*METHODS, *OPTIONS)))))
    if len(methods) != 1:
        raise Refused(Finding(place, "split-method", say("split-method", axis=axis, known="、".join(METHODS))))
    method = methods[0].text
    written = node.get(method)
    if isinstance(written, Scalar) and written.text.strip() in UNKNOWN:
        return Split(axis, place, "unknown")
    numbers, by_position, name = _method(method, written)
    name = name or _word(node.get("on"))
    return Split(
        axis,
        place,
        method,
        numbers,
        by_position,
        name,
        within=_word(node.get("within")),
        into=_into(axis, node.get("into")),
        lower=_bounds(node.get("min")),
        upper=_bounds(node.get("max")),
        even_when_zero=_choice(node.get("zero"), ("refuse", "even")) == "even",
        running={"largest": False, "running": True}.get(_choice(node.get("round"), ("largest", "running"))),
        rest=_word(node.get("rest")),
        odd=_word(node.get("odd")),
        close=_choice(node.get("close"), CLOSES),
        buffer=_given(buffer) if (buffer := node.get("buffer")) is not None else None,
    )


def _method(method: str, node: Node | None) -> tuple[tuple[tuple[str, Value], ...], bool, str]:
    if isinstance(node, Scalar):
        if method == "ratio":
            return _ratio(node), True, ""
        if method in ("like", "seasonality", "weights", "even"):
            return (), False, node.text.strip()
    if isinstance(node, Sequence) and method in ("weights", "seasonality", "shares"):
        return _by_position(node), True, ""
    if isinstance(node, Mapping) and method not in ("even", "like"):
        return _numbers(node), False, ""
    assert node is not None
    raise Refused(Finding(node.place, "wrong-shape", say("wanted-split", got=node.text if isinstance(node, Scalar) else method)))


def _into(axis: str, node: Node | None) -> tuple[tuple[str, Split], ...]:
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        raise Refused(not_a(node, "mapping"))
    return tuple((key.text, read_split(axis, key, value)) for key, value in node)


def _bounds(node: Node | None) -> tuple[tuple[str, Given], ...]:
    if node is None:
        return ()
    if isinstance(node, Scalar):
        return (("*", _given(node)),)
    if not isinstance(node, Mapping):
        raise Refused(not_a(node, "mapping"))
    return tuple((key.text, _given(value)) for key, value in node)


def _word(node: Node | None) -> str:
    if node is None:
        return ""
    if not isinstance(node, Scalar):
        raise Refused(not_a(node, "text"))
    return node.text.strip()


def _choice(node: Node | None, known: tuple[str, ...]) -> str:
    word = _word(node)
    if word and word not in known:
        assert node is not None
        raise Refused(Finding(node.place, "unknown-choice", say("wanted-one-of", got=word, known="、".join(known))))
    return word


def _splits(node: Node) -> tuple[Split, ...]:
    if not isinstance(node, Mapping):
        raise Refused(not_a(node, "mapping"))
    return tuple(read_split(key.text, key, value) for key, value in node)


SplitsField = Annotated[tuple[Split, ...], reader(_splits), WithJsonSchema({"type": "object", "minProperties": 1})]
