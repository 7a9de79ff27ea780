"""Readers of single fields: a number, a formula or 待定; a date; a span; a bound; and what an editor is told about each."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from pydantic import WithJsonSchema

from macros.catalogue import say, word
from macros.model.base import Reading, reader, scalar_of, text_of
from macros.model.formula import Refused, is_formula, read_formula
from macros.model.value import Formula, Given, Text, Unknown, Value
from macros.source.dates import read_date
from macros.source.finding import Finding
from macros.source.node import Node, Scalar, Sequence
from macros.source.notation import looks_like_ratio, read_number
from macros.source.pattern import pattern_of
from macros.source.place import Place

UNKNOWN = ("unknown", "待定", "未知", "TBD", "？", "?")
REST = ("其余", "余下")  # what the others leave: unknown until they are taken from the whole
OPEN = frozenset((*UNKNOWN, *REST))
WEEKDAY = pattern_of(r"\s*[（(]?(?:周|星期|礼拜)([一二三四五六日天])[)）]?\s*$")
T = TypeVar("T")
# What an editor holds against a value before the reader does: never stricter than the reader.
DIGIT = "[0-9０-９]"
NUMBER_PATTERN = rf"{DIGIT}|^\s*[=＝]|^\s*({'|'.join(map(re.escape, (*UNKNOWN, *REST)))})\s*$"
FLAG_PATTERN = "^(true|false|是|否)$"
NUMBER_SCHEMA: dict[str, Any] = {"type": ["string", "number"], "pattern": NUMBER_PATTERN}
GIVEN_SCHEMA: dict[str, Any] = {"type": ["string", "number"], "pattern": DIGIT}


def _value(node: Node) -> Value:
    scalar = scalar_of(node, "number")
    if is_formula(scalar):
        return kept(read_formula(scalar))
    if scalar.text.strip() in OPEN:
        return Unknown(scalar.place)
    return _given(scalar)


def _given(node: Node) -> Given:
    scalar = scalar_of(node, "number")
    number = read_number(scalar)
    if isinstance(number, Finding) and looks_like_ratio(scalar.text):
        raise Refused(Finding(scalar.place, "ratio-not-number", say("ratio-for-number", text=scalar.text)))
    return Given(kept(number), scalar.text.strip(), scalar.place)


def _edge(node: Node) -> Given:
    """What is a bound by its key: under `max`, 不超过1.8% says 1.8%; under `floor`, ≥5亿 says 5亿."""
    given = _given(node)
    number = given.number
    if (number.low is None) == (number.high is None):
        return given
    edge = number.high if number.low is None else number.low
    return replace(given, number=replace(number, low=edge, high=edge))


def kept(read: T | Finding) -> T:
    """The value read, or its finding raised to the record's door."""
    if isinstance(read, Finding):
        raise Refused(read)
    return read


def _rate(node: Node) -> Value:
    value = _value(node)
    if isinstance(value, Given):
        _must_say_percent(value)
    return value


def _given_rate(node: Node) -> Given:
    given = _given(node)
    _must_say_percent(given)
    return given


def _edge_rate(node: Node) -> Given:
    given = _edge(node)
    _must_say_percent(given)
    return given


def _must_say_percent(given: Given) -> None:
    """A rate without its sign may be read in two ways: 0.2 is 20% to one and 0.2% to another."""
    unit, text = given.number.unit, given.text
    if unit.pure and not unit.rate and given.number.low != 0:
        raise Refused(Finding(given.place, "unit-missing", say("rate-without-percent", text=text)))


def _single(node: Node) -> Given:
    given = _given(node)
    if not given.number.exact:
        raise Refused(Finding(given.place, "wrong-shape", say("wanted-single", got=given.text)))
    return given


def _bound(node: Node) -> Given:
    scalar = scalar_of(node, "number")
    text = scalar.text.replace(">=", "≥").replace("<=", "≤").replace("==", "")
    return Given(kept(read_number(Scalar(text.strip(), scalar.place, scalar.plain, scalar.offset))), scalar.text.strip(), scalar.place)


def _assertion(node: Node) -> Formula:
    return kept(read_formula(scalar_of(node, "formula"), assertion=True))


def _flag(node: Node) -> bool:
    scalar = scalar_of(node, "flag")
    known = {"true": True, "false": False, "是": True, "否": False}
    if scalar.text not in known:
        raise Refused(Finding(scalar.place, "unknown-choice", say("wanted-flag", got=scalar.text)))
    return known[scalar.text]


def _count(node: Node) -> int:
    number = _given(node).number
    if not number.exact or number.value.denominator != 1 or not number.unit.pure or number.value < 0:
        raise Refused(Finding(node.place, "not-a-count", say("wanted-count", got=scalar_of(node, "number").text)))
    return int(number.value)


class Day(Struct, frozen=True):
    """A date as written, with its place; `said` are the words of a deadline that was worked out (投标前 2 天)."""

    day: date
    text: str
    place: Place
    said: str = ""


def read_day(scalar: Scalar, year: int | None = None) -> Day:
    """The day in a scalar, in that year when it says none; a weekday behind the date (`2026-03-08 周日`) must be the right one."""
    named = WEEKDAY.search(scalar.text)
    bare = scalar if named is None else replace(scalar, text=scalar.text[: named.start()])
    day = kept(read_date(bare, year))
    names = word("weekday-names").split("|")
    if named is not None:
        wanted = names["一二三四五六日".index(named[1].replace("天", "日"))]
        if wanted != names[day.weekday()]:
            place = scalar.at(named.start(), len(named[0]))
            told = say("weekday-clash", day=bare.text.strip(), real=names[day.weekday()], said=wanted)
            raise Refused(Finding(place, "weekday-clash", told))
    return Day(day, scalar.text.strip(), scalar.place)


def _date(node: Node) -> Day:
    return read_day(scalar_of(node, "date"))


def _texts(node: Node) -> tuple[Text, ...]:
    return tuple(text_of(item) for item in node.items) if isinstance(node, Sequence) else (text_of(node),)


def one_of(*known: str) -> Reading:
    """The reader of a field that takes one of a few words; another word is refused with all of them."""

    def read(node: Node) -> Text:
        text = text_of(node)
        if text not in known:
            raise Refused(Finding(text.place, "unknown-choice", say("wanted-one-of", got=text, known="、".join(known))))
        return text

    return reader(read)


def enum(*known: str) -> WithJsonSchema:
    """What an editor is told about such a field."""
    return WithJsonSchema({"type": "string", "enum": [*known]})


ValueField = Annotated[Value, reader(_value), WithJsonSchema(NUMBER_SCHEMA)]
# a number that cannot be below 0: people, prices, how often, how large a market is
FromZeroField = Annotated[Value, reader(_value), WithJsonSchema(NUMBER_SCHEMA), "from zero"]
RateField = Annotated[Value, reader(_rate), WithJsonSchema(NUMBER_SCHEMA)]
ShareField = Annotated[Value, reader(_rate), WithJsonSchema(NUMBER_SCHEMA), "from zero"]
VALUES = (ValueField, FromZeroField, RateField, ShareField)
GivenRateField = Annotated[Given, reader(_given_rate), WithJsonSchema(GIVEN_SCHEMA)]
SingleField = Annotated[Given, reader(_single), WithJsonSchema(GIVEN_SCHEMA)]
GivenField = Annotated[Given, reader(_given), WithJsonSchema(GIVEN_SCHEMA)]
EdgeField = Annotated[Given, reader(_edge), WithJsonSchema(GIVEN_SCHEMA)]
EdgeRateField = Annotated[Given, reader(_edge_rate), WithJsonSchema(GIVEN_SCHEMA)]
BoundField = Annotated[Given, reader(_bound), WithJsonSchema(GIVEN_SCHEMA)]
AssertionField = Annotated[Formula, reader(_assertion), WithJsonSchema({"type": "string", "pattern": "[=<>≥≤≠]"})]
DateField = Annotated[Day, reader(_date), WithJsonSchema({"type": "string", "pattern": DIGIT})]
FlagField = Annotated[bool, reader(_flag), WithJsonSchema({"type": ["boolean", "string"], "pattern": FLAG_PATTERN})]
CountField = Annotated[int, reader(_count), WithJsonSchema({"type": ["integer", "string"], "minimum": 0, "pattern": DIGIT})]
TextsField = Annotated[
    tuple[Text, ...],
    reader(_texts),
    WithJsonSchema({"type": ["array", "string", "number"], "items": {"type": ["string", "number"]}}),
]
