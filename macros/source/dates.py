"""Days, months and periods as people write them: `2026-08-31`, `2026年8月底`, `2026年1月`, `2026Q3`, 上半年."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

from macros.source.characters import fold, odd_character, shown
from macros.source.finding import Finding, fault
from macros.source.node import Scalar
from macros.source.pattern import pattern_of

FIRST_YEAR, LAST_YEAR = 1900, 2199
_YEAR = r"(?:(?P<year>[0-9]{4})(?:年度?|-)?)?"
_DAY = pattern_of(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
    r"|(?P<year2>[0-9]{4})/(?P<month2>[0-9]{1,2})/(?P<day2>[0-9]{1,2})"
    r"|(?:(?P<year3>[0-9]{4})年)?(?P<month3>[0-9]{1,2})月(?P<day3>[0-9]{1,2})[日号]"
)
_MONTH = pattern_of(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})|(?:(?P<year2>[0-9]{4})年)?(?P<month2>[0-9]{1,2})月份?")
_MONTH_END = pattern_of(r"(?P<month>.*月)份?(?:底|末|最后一天)|(?P<iso>[0-9]{4}-[0-9]{1,2}) ?月?[底末]")
_YEAR_END = pattern_of(r"(?:(?P<year>[0-9]{4})年)?(?:年底|年末|底|末)")
_QUARTER = pattern_of(_YEAR + r"(?:[Qq](?P<number>[1-4])|第?(?P<word>[一二三四1-4])季度?)")
_HALF = pattern_of(_YEAR + r"(?:[Hh](?P<number>[12])|(?P<word>[上下])半年)")
_THIRD = pattern_of(r"(?P<month>.*月)份?(?P<third>[上中下])旬")
_WHOLE = pattern_of(r"(?P<year>[0-9]{4})(?:年度?)?")
_BETWEEN = pattern_of(r" ?(?:至|到|~|–|——?| - ) ?")
_MONTHS = pattern_of(r"(?P<year>(?:[0-9]{4}年)?)(?P<first>[0-9]{1,2}) ?(?:-|~|–|至|到) ?(?P<last>[0-9]{1,2}月)")
_COMPACT = pattern_of(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})|(?P<y>[0-9]{4})\.(?P<m>[0-9]{1,2})\.(?P<d>[0-9]{1,2})")
_VAGUE = pattern_of(r"月初|年初|月中|年中|旬|春节|国庆|前后|左右|约")


class Span(Struct, frozen=True):
    """A run of whole days, both ends included."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1


def month_end(year: int, month: int) -> date:
    """The last day of a month (月末)."""
    return months_later(date(year, month, 1), 1) - timedelta(days=1)


def months_later(first: date, months: int) -> date:
    """The first day of the month that comes `months` after that of `first`."""
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def is_month_end(text: str) -> bool:
    """True for 月末 and its synonyms, which name the last day of every month."""
    return text.strip(" ") in ("月末", "月底", "每月末", "每月底", "每月最后一天")


def read_date(scalar: Scalar, year: int | None = None) -> date | Finding:
    """One day: `2026-08-31`, `2026/8/31`, `2026年8月31日`, `2026年8月底`, `2026年底`; `8月31日` where `year` is known."""
    span = _read(scalar, year, 1, _day)
    return span.start if isinstance(span, Span) else span


def read_month(scalar: Scalar, year: int | None = None) -> date | Finding:
    """The first day of one month: `2026-01`, `2026年1月`; `1月` where `year` is known."""
    span = _read(scalar, year, 1, _month)
    return span.start if isinstance(span, Span) else span


def read_period(scalar: Scalar, year: int | None = None, first_month: int = 1) -> Span | Finding:
    """A day, month, 上旬, quarter, half or whole year, or the run between two of them (`2026年1月至3月`, `4-6月`).

    `Q3`, 上半年 and `3月` alone take `year`. Quarters, halves and years of a plan whose year begins in another month are counted
    from `first_month`: with 4, `2026Q1` is April to June 2026.
    """
    return _read(scalar, year, first_month, _period)


class _Wrong(Struct, frozen=True):
    """Why a text is no period: a rule and what to write instead."""

    rule: str
    instead: str = ""


_How = Callable[[str, int | None, int], Span | _Wrong | None]


def _read(scalar: Scalar, year: int | None, first_month: int, how: _How) -> Span | Finding:
    if scalar.comment or scalar.text.strip(" \n").lower() in ("", "~", "null"):
        return fault(scalar.place, "date-missing")
    odd = odd_character(scalar)
    if odd:
        return odd
    text = fold(scalar.text)
    body = text.strip(" \n")
    found = how(body, year, first_month)
    if isinstance(found, Span):
        return found
    wrong = found or _unreadable(body)
    place = scalar.at(text.index(body), len(body))
    return fault(place, wrong.rule, text=shown(body), instead=wrong.instead)


def _unreadable(body: str) -> _Wrong:
    compact = _COMPACT.fullmatch(body)
    if compact:
        year, month, day = compact["year"] or compact["y"], compact["month"] or compact["m"], compact["day"] or compact["d"]
        return _Wrong("odd-date", f"{year}-{month.rjust(2, '0')}-{day.rjust(2, '0')}")
    return _Wrong("vague-date") if _VAGUE.search(body) else _Wrong("unreadable-date")


def _day(body: str, year: int | None, _first: int) -> Span | _Wrong | None:
    found = _DAY.fullmatch(body)
    if found:
        written = found["year"] or found["year2"] or found["year3"] or year
        month, day = found["month"] or found["month2"] or found["month3"], found["day"] or found["day2"] or found["day3"]
        return _Wrong("year-missing") if written is None else _span_of_day(int(written), int(month), int(day))
    end = _MONTH_END.fullmatch(body)
    whole = _month(end["month"] or end["iso"], year, 1) if end else None
    if isinstance(whole, Span):
        return Span(whole.end, whole.end)
    last = _YEAR_END.fullmatch(body)
    if last and (last["year"] or body.startswith("年")):
        written = last["year"] or year
        return _Wrong("year-missing") if written is None else _span_of_day(int(written), 12, 31)
    return whole


def _span_of_day(year: int, month: int, day: int) -> Span | _Wrong:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _Wrong("no-such-date", f"{FIRST_YEAR}–{LAST_YEAR}")
    if not 1 <= month <= 12:
        return _Wrong("no-such-date", "1–12 月")
    last = month_end(year, month)
    if not 1 <= day <= last.day:
        return _Wrong("no-such-date", last.isoformat())
    return Span(date(year, month, day), date(year, month, day))


def _month(body: str, year: int | None, _first: int) -> Span | _Wrong | None:
    found = _MONTH.fullmatch(body)
    if not found:
        return None
    written = found["year"] or found["year2"] or year
    if written is None:
        return _Wrong("year-missing")
    day = _span_of_day(int(written), int(found["month"] or found["month2"]), 1)
    return Span(day.start, month_end(day.start.year, day.start.month)) if isinstance(day, Span) else day


def _period(body: str, year: int | None, first_month: int) -> Span | _Wrong | None:
    months = _MONTHS.fullmatch(body)
    ends = [f"{months['year']}{months['first']}月", months["last"]] if months else _BETWEEN.split(body)
    if len(ends) == 2:
        start = _single(ends[0], year, first_month)
        if not isinstance(start, Span):
            return start
        end = _single(ends[1], start.start.year, first_month)
        if not isinstance(end, Span):
            return end
        return Span(start.start, end.end) if start.start <= end.end else _Wrong("period-reversed")
    return _single(body, year, first_month)


def _single(body: str, year: int | None, first_month: int) -> Span | _Wrong | None:
    third = _THIRD.fullmatch(body)
    if third:
        month = _month(third["month"], year, first_month)
        if not isinstance(month, Span):
            return month
        begin, end = {"上": (1, 10), "中": (11, 20), "下": (21, month.end.day)}[third["third"]]
        return Span(month.start.replace(day=begin), month.start.replace(day=end))
    for pattern, months in ((_QUARTER, 3), (_HALF, 6), (_WHOLE, 12)):
        found = pattern.fullmatch(body)
        if found:
            written = int(found["year"]) if found["year"] else year
            if written is None:
                return _Wrong("year-missing")
            if not FIRST_YEAR <= written <= LAST_YEAR:
                return _Wrong("no-such-date", f"{FIRST_YEAR}–{LAST_YEAR}")
            number = 1 if months == 12 else _ordinal(found["number"] or found["word"])
            start = months_later(date(written, first_month, 1), (number - 1) * months)
            return Span(start, months_later(start, months) - timedelta(days=1))
    return _month(body, year, first_month) or _day(body, year, first_month)


def _ordinal(word: str) -> int:
    return int(word) if word.isdigit() else {"上": 1, "下": 2, "一": 1, "二": 2, "三": 3, "四": 4}[word]
