"""Fields for what comes back: a recurrence (`每周三和周六`) and the interval between contacts (`1周`, `10天`, `每两周`)."""

from __future__ import annotations

from typing import Annotated, Self

from msgspec import Struct
from pydantic import WithJsonSchema

from macros.catalogue import say
from macros.model.base import reader, scalar_of
from macros.model.fields import kept
from macros.model.formula import Refused
from macros.model.naming import HAN
from macros.model.value import Given, Text
from macros.source.every import in_english
from macros.source.finding import Finding
from macros.source.node import Node, Scalar
from macros.source.notation import read_number
from macros.source.number import exactly
from macros.source.place import Place
from macros.source.recurrence import Every, read_every
from macros.source.unit import unit

LENGTHS = {"day": "天", "workday": "天", "week": "周", "month": "月", "quarter": "季度", "half": "季度", "year": "年"}
KNOWN = ("天", "周", "月", "季度", "年")


class Repeats(Text):
    """A recurrence as written, and what it means."""

    __slots__ = ("every",)
    every: Every

    def __new__(cls, text: str, place: Place, every: Every | None = None) -> Self:
        self = super().__new__(cls, text, place)
        assert every is not None
        self.every = every
        return self

    def told(self, language: str) -> str:
        """As it is written; in an English plan in English, where it is written in Chinese."""
        return in_english(self.every) if language == "en" and HAN.search(self) else str(self)


class Interval(Struct, frozen=True):
    """A length of time as written; `unit` is one of 天 周 月 季度 年."""

    unit: str
    given: Given
    text: str
    place: Place


def _every(node: Node) -> Repeats:
    scalar = scalar_of(node, "text")
    return Repeats(scalar.text.strip(), scalar.place, kept(read_every(scalar)))


def _interval(node: Node) -> Interval:
    scalar = scalar_of(node, "text")
    text = scalar.text.strip()
    every = read_every(scalar)
    if isinstance(every, Every) and every.times == 1:
        name = LENGTHS[every.unit]
        step = every.step * (2 if every.unit == "half" else 1)
        return Interval(name, Given(exactly(step, unit(name)), text, scalar.place), text, scalar.place)
    number = read_number(Scalar(scalar.text, scalar.place, scalar.plain, scalar.offset))
    if isinstance(number, Finding) or not number.exact or number.value <= 0 or str(number.unit) not in KNOWN:
        raise Refused(Finding(scalar.place, "unreadable-recurrence", say("unreadable-interval", text=text)))
    return Interval(str(number.unit), Given(number, text, scalar.place), text, scalar.place)


EveryField = Annotated[Repeats, reader(_every), WithJsonSchema({"type": "string"})]
IntervalField = Annotated[Interval, reader(_interval), WithJsonSchema({"type": ["string", "number"]})]
