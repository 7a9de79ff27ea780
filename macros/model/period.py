"""The plan's period as a calendar of months, quarters and halves; a fiscal year may start in any month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct
from pydantic import Field

from macros.catalogue import say
from macros.model.base import Record, TextField
from macros.model.fields import CountField, DateField, kept
from macros.model.formula import Refused
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


class Period(Struct, frozen=True):
    """From `start` to `end`, both days included."""

    start: date
    end: date
    place: Place

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of every month the period touches."""
        count = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1
        return tuple(months_after(self.start.replace(day=1), index) for index in range(count))

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
        if record.days > LONGEST * 31:
            raise Refused(Finding(record.place, "period-length", say("period-too-long", most=LONGEST)))
        end = start + timedelta(days=record.days - 1)
    else:
        months = 12 if record.months is None else record.months
        if months > LONGEST:
            raise Refused(Finding(record.place, "period-length", say("period-too-long", most=LONGEST)))
        last = months_after(start, months - 1)
        end = last.replace(day=monthrange(last.year, last.month)[1]) if start.day == 1 else months_after(start, months) - timedelta(days=1)
    if end < start or (end.year - start.year) * 12 > LONGEST:
        raise Refused(Finding(record.place, "period-length", say("period-empty", start=start.isoformat(), end=end.isoformat())))
    return Period(start, end, record.place)


def months_after(first: date, months: int) -> date:
    """The same day so many months later, or the last of that month when it has no such day."""
    years, month = divmod(first.month - 1 + months, 12)
    year = first.year + years
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
