"""When something is due: a date, 待定, or so many days before or after something else (`投标前 2 天`, `签约后 1 个月`, `开业当天`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Any, Self

from msgspec import Struct
from pydantic import WithJsonSchema

from macros.model.base import reader, scalar_of
from macros.model.calendar import Workdays
from macros.model.fields import DIGIT, UNKNOWN, Day, kept, read_day
from macros.model.formula import Refused
from macros.model.period import months_after
from macros.model.value import Text
from macros.source.characters import fold
from macros.source.dates import Span, read_period
from macros.source.node import Node, Scalar
from macros.source.pattern import pattern_of
from macros.source.place import Place

_NUMBER = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "半": 0}
_COUNT = rf"(?P<count>[0-9]{{1,4}}|[{''.join(_NUMBER)}])"
_UNIT = r"个?(?P<unit>工作日|天|日|周|星期|月|年)"
_RELATIVE = (
    pattern_of(rf"(?P<anchor>\D.*?)(?:之|以)?(?P<side>[前后])(?:的?第)?{_COUNT}{_UNIT}(?:内|以内|前)?"),
    pattern_of(r"(?P<anchor>\D.*?)(?:当天|当日|同日)"),
)
_ENGLISH = pattern_of(r"(?P<count>[0-9]{1,4}) (?P<unit>working day|day|week|month|year)s? (?P<side>before|after) (?P<anchor>\S.*)")
YEAR_MISSING = "year-missing"
_UNITS = {"working day": "工作日", "day": "天", "week": "周", "month": "月", "year": "年", "日": "天", "星期": "周"}


class Relative(Struct, frozen=True):
    """So many units (`unit` is one of 天 工作日 周 月 年) before (`side` -1) or after (1) what `anchor` names; 0 is that day."""

    anchor: str
    side: int
    count: int
    unit: str
    text: str
    place: Place

    def from_day(self, anchor: date, workdays: Workdays) -> date:
        """The day meant, when the anchor is on a day."""
        if self.unit in ("月", "年"):
            return months_after(anchor, self.side * self.count * (12 if self.unit == "年" else 1))
        if self.unit != "工作日":
            return anchor + timedelta(days=self.side * self.count * (7 if self.unit == "周" else 1))
        day, left = anchor, self.count
        while left and abs((day - anchor).days) < 20 * self.count + 400:
            day += timedelta(days=self.side)
            left -= workdays.works(day)
        return day


class Undated(Struct, frozen=True):
    """A date that is not known yet. It is no figure, so no unknown number either."""

    text: str
    place: Place


class Yearless(Struct, frozen=True):
    """A date that says no year (`6月底`): the plan's period says it."""

    scalar: Scalar

    @property
    def place(self) -> Place:
        return self.scalar.place

    def in_year(self, year: int | None) -> Day:
        """The day meant; refused without a year."""
        return read_day(self.scalar, year)


When = Day | Relative | Undated | Yearless


def _when(node: Node) -> When:
    scalar = scalar_of(node, "date")
    if scalar.text.strip() in UNKNOWN:
        return Undated(scalar.text.strip(), scalar.place)
    relative = _relative(scalar.text, scalar.place)
    if relative is not None:
        return relative
    try:
        return read_day(scalar)
    except Refused as refused:
        if refused.finding.rule == YEAR_MISSING:
            return Yearless(scalar)
        raise


def _relative(written: str, place: Place) -> Relative | None:
    text = fold(written).strip()
    english = _ENGLISH.fullmatch(text)
    if english:
        side = 1 if english["side"] == "after" else -1
        return Relative(
            english["anchor"].removeprefix("the "), side, int(english["count"]), _UNITS[english["unit"]], written.strip(), place
        )
    body = text.replace(" ", "")
    found = next((match for pattern in _RELATIVE if (match := pattern.fullmatch(body))), None)
    if found is None:
        return None
    parts: Mapping[str, Any] = found.groupdict()
    if "count" not in parts:
        return Relative(str(parts["anchor"]), 1, 0, "天", written.strip(), place)
    count = int(parts["count"]) if parts["count"].isdigit() else _NUMBER[parts["count"]]
    unit = _UNITS.get(parts["unit"], parts["unit"])
    if parts["count"] == "半":
        count, unit = (6, "月") if unit == "年" else (15, "天")
    return Relative(str(parts["anchor"]), -1 if parts["side"] == "前" else 1, count, unit, written.strip(), place)


WHEN_PATTERN = rf"{DIGIT}|[前后]|当天|当日|同日|^\s*({'|'.join(map(re.escape, UNKNOWN))})\s*$"
WhenField = Annotated[When, reader(_when), WithJsonSchema({"type": ["string", "number"], "pattern": WHEN_PATTERN})]


class Stretch(Text):
    """A run of days as written (`2026-06 至 2026-08`, `4-6月`), and the days, as soon as the year is known."""

    __slots__ = ("scalar", "span")
    scalar: Scalar
    span: Span | None

    def __new__(cls, text: str, place: Place, scalar: Scalar | None = None, span: Span | None = None) -> Self:
        self = super().__new__(cls, text, place)
        assert scalar is not None
        self.scalar, self.span = scalar, span
        return self

    def in_year(self, year: int | None) -> Stretch:
        """The same with its days; refused without a year."""
        return Stretch(str(self), self.place, self.scalar, kept(read_period(self.scalar, year)))


def _stretch(node: Node) -> Stretch:
    scalar = scalar_of(node, "date")
    span = read_period(scalar)
    yearless = not isinstance(span, Span) and span.rule == YEAR_MISSING
    return Stretch(scalar.text.strip(), scalar.place, scalar, None if yearless else kept(span))


StretchField = Annotated[Stretch, reader(_stretch), WithJsonSchema({"type": "string"})]
