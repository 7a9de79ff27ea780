"""The plan's period as a calendar of months, quarters and halves; a fiscal year may start in any month."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import Field

from macros.catalogue import say, word
from macros.model.axis import Axis, Member
from macros.model.base import Record, TextField
from macros.model.fields import CountField, DateField, kept
from macros.model.formula import Refused
from macros.model.value import Text
from macros.source.dates import read_date, read_month
from macros.source.finding import Finding
from macros.source.node import Scalar
from macros.source.place import Place

LONGEST = 120


class PeriodRecord(Record):
    """From `start`, so many months or days, or up to `end`."""

    start: TextField = Field(description="开始：2026-01（月）或 2026-05-01（日）")
    months: CountField | None = Field(None, description="共几个月")
    days: CountField | None = Field(None, description="共几天")
    end: DateField | None = Field(None, description="结束日期（含当日）")

    @classmethod
    def short(cls) -> str:
        return "start"


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both days included."""

    start: date
    end: date
    place: Place

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of every month the period touches."""
        count = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1
        return tuple(_months_after(self.start.replace(day=1), index) for index in range(count))

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end


def build_period(record: PeriodRecord) -> Period:
    """The period; refuses one without an end, of no length, or longer than ten years."""
    scalar = Scalar(str(record.start), record.start.place)
    start = read_month(scalar)
    if isinstance(start, Finding):
        start = kept(read_date(scalar))
    given = [length for length in (record.months, record.days, record.end) if length is not None]
    if len(given) > 1:
        raise Refused(Finding(record.place, "period-length", say("period-length")))
    if record.end is not None:
        end = record.end.day
    elif record.days is not None:
        end = start + timedelta(days=record.days - 1)
    else:
        months = 12 if record.months is None else record.months
        if months > LONGEST:
            raise Refused(Finding(record.place, "period-length", say("period-too-long", most=LONGEST)))
        last = _months_after(start, months - 1)
        end = last.replace(day=monthrange(last.year, last.month)[1]) if start.day == 1 else _months_after(start, months) - timedelta(days=1)
    if end < start or (end.year - start.year) * 12 > LONGEST:
        raise Refused(Finding(record.place, "period-length", say("period-empty", start=start.isoformat(), end=end.isoformat())))
    return Period(start, end, record.place)


def time_axes(period: Period, language: str) -> tuple[Axis, ...]:
    """The axes month, quarter and half. A month knows its quarter and half as attributes; quarters count from the period's start."""
    months, quarters, halves = [], [], []
    many_years = period.start.year != period.end.year
    for index, first in enumerate(period.months):
        quarter, half = (_part(period, index, size, letter) for size, letter in ((3, "Q"), (6, "H")))
        if index % 3 == 0:
            quarters.append(_member(period, quarter, _part_name(index // 3, "quarter", language), ("half", half)))
        if index % 6 == 0:
            halves.append(_member(period, half, _part_name(index // 6, "half", language)))
        name = word("month-names", language).split("|")[first.month - 1]
        if many_years:
            name = f"{first.year}-{first.month:02d}"
        months.append(_member(period, f"{first.year}-{first.month:02d}", name, ("quarter", quarter), ("half", half)))
    labels = {key: word(f"axis-{key}", language) for key in ("month", "quarter", "half")}
    return tuple(
        Axis(key, labels[key], period.place, tuple(members))
        for key, members in (("month", months), ("quarter", quarters), ("half", halves))
    )


def _part(period: Period, index: int, size: int, letter: str) -> str:
    years, rest = divmod(index, 12)
    return f"{period.start.year + years}{letter}{rest // size + 1}"


def _part_name(index: int, kind: str, language: str) -> str:
    names = word(f"{kind}-names", language).split("|")
    return names[index % len(names)]


def _member(period: Period, key: str, name: str, *attributes: tuple[str, str]) -> Member:
    return Member(key, name, period.place, attributes=tuple((kind, Text(value, period.place)) for kind, value in attributes))


def _months_after(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    year = first.year + years
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
