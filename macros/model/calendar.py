"""The working calendar that a team edits: weekends, statutory holidays and make-up days. Nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct
from pydantic import Field

from macros.catalogue import say
from macros.model.base import Keyed, Listed, Record
from macros.model.fields import DateField, TextsField
from macros.source.finding import Finding

WEEKDAYS = {
    name: index
    for index, names in enumerate(("周一 Mon 一", "周二 Tue 二", "周三 Wed 三", "周四 Thu 四", "周五 Fri 五", "周六 Sat 六", "周日 Sun 日"))
    for name in names.split()
}
WEEKEND = (5, 6)


class Holiday(Record):
    """A holiday from its first to its last day; one day when there is no last."""

    first: DateField = Field(alias="from", description="第一天")
    last: DateField | None = Field(None, alias="to", description="最后一天（含）；只放一天就不写")

    @classmethod
    def short(cls) -> str:
        return "from"


class Calendar(Record):
    """calendar.yml"""

    weekend: TextsField | None = Field(None, description="每周休息日，默认 [周六, 周日]")
    holidays: Keyed[Holiday] | None = Field(None, description="法定节假日：名称与日期")
    make_up: Listed[DateField] | None = Field(None, description="调休上班的日子")


class Workdays(Struct, frozen=True):
    """Which days are worked: not at weekends or on holidays, but on make-up days."""

    weekend: frozenset[int] = frozenset(WEEKEND)
    holidays: frozenset[date] = frozenset()
    make_up: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """True for a working day."""
        return day in self.make_up or (day.weekday() not in self.weekend and day not in self.holidays)

    def count(self, days: Iterator[date]) -> int:
        """How many of the days are worked."""
        return sum(self.works(day) for day in days)


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def build_workdays(record: Calendar | None) -> tuple[Workdays, list[Finding]]:
    """The calendar in use (Saturday and Sunday off when there is none), and what is wrong in the file."""
    if record is None:
        return Workdays(), []
    findings: list[Finding] = []
    weekend = set()
    for name in record.weekend or ():
        if str(name) in WEEKDAYS:
            weekend.add(WEEKDAYS[str(name)])
        else:
            findings.append(Finding(name.place, "unknown-choice", say("wanted-one-of", got=str(name), known="周一 … 周日")))
    holidays: set[date] = set()
    for holiday in (record.holidays or {}).values():
        last = holiday.last if holiday.last is not None else holiday.first
        if last.day < holiday.first.day or (last.day - holiday.first.day).days > 60:
            findings.append(Finding(last.place, "period-length", say("period-empty", start=holiday.first.text, end=last.text)))
        else:
            holidays.update(days_between(holiday.first.day, last.day))
    make_up = {day.day for day in record.make_up or ()}
    found = Workdays(
        frozenset(weekend) if record.weekend is not None else frozenset(WEEKEND), frozenset(holidays - make_up), frozenset(make_up)
    )
    return found, findings
