"""The time tree of a period: half-years, quarters, months, weeks and days as axes whose members know what they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from macros.catalogue import say, text, word
from macros.model.axis import Axis, LateAxis, Member
from macros.model.calendar import Workdays, days_between
from macros.model.definition import Definition, found_out
from macros.model.period import Period, months_after
from macros.model.value import Given, Text, Unknown, Value
from macros.source.number import exactly
from macros.source.unit import unit
from macros.source.writing import write

DAYS, WEEKS, MONTHS, QUARTERS, YEARS = unit("天"), unit("周"), unit("月"), unit("季度"), unit("年")
LONGEST_IN_DAYS = 800
THURSDAY = 3
LEVELS = ("year", "half", "quarter", "month", "week", "day")  # each belongs to those before it
ABOVE = {level: tuple(reversed(LEVELS[:index])) for index, level in enumerate(LEVELS)}


class Times(Struct, frozen=True):
    """A plan's period with its working calendar."""

    period: Period
    workdays: Workdays
    language: str = "zh"

    def definitions(self) -> Iterator[Definition]:
        """How long the period is, as figures: `period.days`, `.workdays`, `.workweek` (working days of a week without holidays),
        `.weeks` (working days over the working week), `.months`, `.quarters`, `.years`. A part of a month is its share of days."""
        days = (self.period.end - self.period.start).days + 1
        worked = self.workdays.count(days_between(self.period.start, self.period.end))
        workweek = 7 - len(self.workdays.weekend)
        months = _months(self.period)
        lengths = (
            ("days", Fraction(days), DAYS),
            ("workdays", Fraction(worked), DAYS),
            ("workweek", Fraction(workweek), DAYS / WEEKS),
            ("weeks", Fraction(worked, workweek) if workweek else None, WEEKS),
            ("months", months, MONTHS),
            ("quarters", months / 3, QUARTERS),
            ("years", months / 12, YEARS),
        )
        place, origin = self.period.place, word("period-origin", self.language)
        for key, length, measure in lengths:
            how: Value = Unknown(place) if length is None else found_out(exactly(length, measure), write(exactly(length, measure)), place)
            yield Definition(f"period.{key}", word(f"period-{key}", self.language), place, how, measure, origin=origin)


def _months(period: Period) -> Fraction:
    """Whole months from the start, and the days left over as a share of the month that they begin."""
    whole = 0
    after = period.end + timedelta(days=1)
    while months_after(period.start, whole + 1) <= after:
        whole += 1
    begun, done = months_after(period.start, whole), months_after(period.start, whole + 1)
    return whole + Fraction((after - begun).days, (done - begun).days)


@lru_cache(maxsize=32)
def time_axes(period: Period, workdays: Workdays, language: str) -> Mapping[str, Axis]:
    """The axes month, quarter and half, year when there are several, and for a period of up to 800 days week and day.

    A day knows its week, month, quarter, half and year as attributes, a month its quarter, half and year; quarters, halves and years
    count from the period's start. Every member has `days` and `workdays`, which can weigh a split. Weeks begin on Monday; one that
    spans two months belongs to the month of its Thursday, where most of its days lie, so that weeks close to months and months to the
    year. A plan that is computed again and again, edit by edit, has its members made once, and only those of the axes that it uses.
    """
    spans = _spans(period.start, period.end)

    def member(kind: str, span: _Span) -> Member:
        parents = ((name, Text(key, period.place)) for name, key in span.parents)
        counts = (("days", len(span.days)), ("workdays", workdays.count(iter(span.days))))
        lengths = ((name, Given(exactly(count, DAYS), f"{count}天", period.place)) for name, count in counts)
        name = _name(period, kind, span.key, span.days, language)
        return Member(span.key, name, period.place, attributes=(*parents, *lengths))

    def axis(kind: str) -> Axis:
        return LateAxis(kind, word(f"axis-{kind}", language), period.place, lambda: tuple(member(kind, span) for span in spans[kind]))

    return {kind: axis(kind) for kind in spans}


class _Span(Struct, frozen=True):
    """The days of a member, and what they belong to."""

    key: str
    days: tuple[date, ...]
    parents: tuple[tuple[str, str], ...]


@lru_cache(maxsize=32)
def _spans(start: date, end: date) -> Mapping[str, tuple[_Span, ...]]:
    """What a period is made of, the largest first; plans of the same period share it."""
    days = list(days_between(start, end))
    keys = {day: _keys(start, day) for day in days}
    found = {}
    for kind in LEVELS:
        groups: dict[str, list[date]] = {}
        for day in days:
            groups.setdefault(keys[day][kind], []).append(day)
        found[kind] = tuple(_Span(key, tuple(group), _parents(kind, keys, group)) for key, group in groups.items())
    left_out = {"year"} if len(found["year"]) == 1 else set()
    if len(days) > LONGEST_IN_DAYS:
        left_out |= {"week", "day"}
    return {kind: spans for kind, spans in found.items() if kind not in left_out}


def _parents(kind: str, keys: Mapping[date, Mapping[str, str]], group: list[date]) -> tuple[tuple[str, str], ...]:
    """What a member belongs to, told by the day that decides."""
    decides = next((day for day in group if day.weekday() == THURSDAY), group[0] if group[0].weekday() > THURSDAY else group[-1])
    return tuple((name, keys[decides][name]) for name in ABOVE[kind])


def _keys(start: date, day: date) -> dict[str, str]:
    """The year, half, quarter, month and week that a day belongs to in a period from `start`, and its own key."""
    index = (day.year - start.year) * 12 + day.month - start.month
    year, rest = start.year + index // 12, index % 12
    calendar = day.isocalendar()
    return {
        "year": f"{year}",
        "half": f"{year}H{rest // 6 + 1}",
        "quarter": f"{year}Q{rest // 3 + 1}",
        "month": f"{day.year}-{day.month:02d}",
        "week": f"{calendar.year}W{calendar.week:02d}",
        "day": day.isoformat(),
    }


def _name(period: Period, kind: str, key: str, days: tuple[date, ...], language: str) -> str:
    many_years = months_after(period.start, 12) <= period.end
    first = days[0]
    match kind:
        case "day":
            return f"{first.month}-{first.day} {word('weekday-names', language).split('|')[first.weekday()]}"
        case "week":
            monday = first - timedelta(days=first.weekday())
            return f"{key[-3:]} {monday.month}-{monday.day}"
        case "year":
            return text(say("year-name", year=key), language)
        case "month":
            return key if many_years else word("month-names", language).split("|")[first.month - 1]
    name = word(f"{kind}-names", language).split("|")[int(key[-1]) - 1]
    return f"{key[:4]} {name}" if many_years else name
