"""The time tree of a period: half-years, quarters, months, weeks and days as axes whose members know what they belong to."""

from __future__ import annotations

from datetime import date, timedelta

from macros.catalogue import word
from macros.model.axis import Axis, Member
from macros.model.calendar import Workdays, days_between
from macros.model.period import Period, months_after
from macros.model.value import Given, Text
from macros.source.number import exactly
from macros.source.unit import unit

DAYS = unit("天")
LONGEST_IN_DAYS = 800


def time_axes(period: Period, workdays: Workdays, language: str) -> dict[str, Axis]:
    """The axes month, quarter and half, and for a period of up to 800 days week and day.

    A day knows its week, month, quarter and half as attributes, a month its quarter and half; quarters and halves count from the
    period's start. Every member has `days` and `workdays`, which can weigh a split. Weeks begin on Monday and may span months.
    """
    days = list(days_between(period.start, period.end))
    groups: dict[str, dict[str, list[date]]] = {"half": {}, "quarter": {}, "month": {}, "week": {}}
    for day in days:
        for kind, key in _keys(period, day).items():
            groups[kind].setdefault(key, []).append(day)
    members = {
        kind: [_member(period, workdays, kind, key, group, language) for key, group in found.items()] for kind, found in groups.items()
    }
    if len(days) <= LONGEST_IN_DAYS:
        members["day"] = [_member(period, workdays, "day", day.isoformat(), [day], language) for day in days]
    else:
        del members["week"]
    return {kind: Axis(kind, word(f"axis-{kind}", language), period.place, tuple(found)) for kind, found in members.items()}


def _keys(period: Period, day: date) -> dict[str, str]:
    """The half, quarter, month and week that a day belongs to."""
    index = (day.year - period.start.year) * 12 + day.month - period.start.month
    year, rest = period.start.year + index // 12, index % 12
    calendar = day.isocalendar()
    return {
        "half": f"{year}H{rest // 6 + 1}",
        "quarter": f"{year}Q{rest // 3 + 1}",
        "month": f"{day.year}-{day.month:02d}",
        "week": f"{calendar.year}W{calendar.week:02d}",
    }


def _member(period: Period, workdays: Workdays, kind: str, key: str, days: list[date], language: str) -> Member:
    above = {"day": ("week", "month", "quarter", "half"), "month": ("quarter", "half"), "quarter": ("half",)}.get(kind, ())
    keys = _keys(period, days[0])
    counts = (("days", len(days)), ("workdays", workdays.count(iter(days))))
    attributes: list[tuple[str, Text | Given]] = [(name, Text(keys[name], period.place)) for name in above]
    attributes += [(name, Given(exactly(count, DAYS), f"{count}天", period.place)) for name, count in counts]
    return Member(key, _name(period, kind, key, days, language), period.place, attributes=tuple(attributes))


def _name(period: Period, kind: str, key: str, days: list[date], language: str) -> str:
    many_years = months_after(period.start, 12) <= period.end
    first = days[0]
    match kind:
        case "day":
            return f"{first.month}-{first.day} {word('weekday-names', language).split('|')[first.weekday()]}"
        case "week":
            monday = first - timedelta(days=first.weekday())
            return f"{key[-3:]} {monday.month}-{monday.day}"
        case "month":
            return key if many_years else word("month-names", language).split("|")[first.month - 1]
    name = word(f"{kind}-names", language).split("|")[int(key[-1]) - 1]
    return f"{key[:4]} {name}" if many_years else name
