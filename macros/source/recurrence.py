"""What comes back regularly, as people write it: `每周三和周六`, `每月末`, `每两周`, `每个工作日`, `每季度次月10日`, `every Monday`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from macros.source.characters import fold, odd_character, shown
from macros.source.dates import month_end, months_later
from macros.source.every import in_chinese
from macros.source.finding import Finding, fault
from macros.source.node import Scalar
from macros.source.pattern import pattern_of

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "半": 0}
DAY_NAMES = "一二三四五六日"
UNITS = {"天": "day", "日": "day", "工作日": "workday", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "季度": "quarter"}
UNITS |= {"季": "quarter", "半年": "half", "年": "year"}
_N = r"[0-9]{1,2}|[一两二三四五六七八九十]"
_WEEKDAY = r"(?:[一二三四五六日天]|[1-7](?![0-9:：点时]))"
_AT = r"(?:[上下]午|早上|晚上|中午|[0-9]{1,2}[:：点时][0-9]{0,2}分?|[之以]?前)*"  # the hour of the day, and 前 of a deadline
_HEAD = pattern_of(rf"(?:每|隔|逢)(?P<skip>隔)?个?(?P<step>{_N})?个?(?P<unit>工作日|天|日|周|星期|礼拜|月|季度|季|半年|年)(?P<rest>.*)")
_WEEKDAYS = pattern_of(
    rf"(?:的?(?:周|星期|礼拜)?)?(?P<days>{_WEEKDAY}(?:(?:[、,，和及/]|至|到|-|~)(?:周|星期|礼拜)?{_WEEKDAY}|[一二三四五六日])*)"
)
_TIMES = pattern_of(rf"(?P<times>{_N})次")
_DAYS = pattern_of(r"的?(?P<days>[0-9]{1,2}[日号]?(?:(?:[、,，和及])[0-9]{1,2}[日号]?)*)[日号]?")
_NTH = pattern_of(
    rf"的?(?:第(?P<nth>{_N})个?|(?P<last>最后)一?个?)(?:(?:周|星期)(?P<weekday>{_WEEKDAY})|(?P<workday>工作日)|(?P<day>天|日))"
)
_NEXT = pattern_of(r"的?(?P<which>首月|次月|末月)(?:(?P<day>[0-9]{1,2})[日号]|(?P<end>[底末]))")
_YEARLY = pattern_of(r"的?(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})[日号]|份?(?P<end>[底末]))")


class Spot(Struct, frozen=True):
    """One day of a run of months: the `day`-th (0 the last, so many from the end when negative) of the month `month` of the run, or
    the `day`-th of its weekdays (`weekday` 0 is Monday) or working days (`weekday` 7)."""

    day: int
    month: int = 0
    weekday: int | None = None


class Every(Struct, frozen=True):
    """A recurrence: every `step` units (day, workday, week, month, quarter, half, year) on these weekdays or spots.

    `times` says how often each time, for a recurrence that names no day (每周两次)."""

    unit: str
    step: int = 1
    weekdays: tuple[int, ...] = (0,)
    spots: tuple[Spot, ...] = ()
    times: int = 1

    def days(self, first: date, last: date, works: Callable[[date], bool]) -> list[date]:
        """The days from `first` to `last`, both included, in order; a day stands there as often as it counts. Runs of weeks and months
        are counted from the week and the month of `first` (a month named in a year is that of the calendar); what names no day is on a
        Monday, or at the end of its months."""
        if self.unit in MONTHS:
            found = [day for day in self._in_months(first, last, works) if first <= day <= last]
        else:
            every = [first + timedelta(days=index) for index in range((last - first).days + 1)]
            if self.unit == "week":
                monday = first - timedelta(days=first.weekday())
                found = [day for day in every if day.weekday() in self.weekdays and (day - monday).days // 7 % self.step == 0]
            else:
                found = [day for day in every if self.unit == "day" or works(day)][:: self.step]
        return [day for day in sorted(found) for _ in range(self.times)]

    def _in_months(self, first: date, last: date, works: Callable[[date], bool]) -> Iterator[date]:
        length = MONTHS[self.unit] * self.step
        begin = months_later(date(first.year, 1, 1) if self.unit == "year" and self.spots else first.replace(day=1), -length)
        while begin <= last:
            for spot in self.spots or (Spot(0, length - 1),):
                day = _day_of(months_later(begin, spot.month), spot, works)
                if day is not None:
                    yield day
            begin = months_later(begin, length)


def _day_of(month: date, spot: Spot, works: Callable[[date], bool]) -> date | None:
    end = month_end(month.year, month.month)
    days = [month.replace(day=number) for number in range(1, end.day + 1)]
    if spot.weekday is not None:
        days = [day for day in days if (works(day) if spot.weekday == 7 else day.weekday() == spot.weekday)]
    index = spot.day - 1
    return days[index] if -len(days) <= index < len(days) else (end if spot.weekday is None else None)


def read_every(scalar: Scalar) -> Every | Finding:
    """The recurrence in a text; what cannot be read is a finding of the rule `unreadable-recurrence`."""
    odd = odd_character(scalar)
    if odd:
        return odd
    body = fold(scalar.text).replace(" ", "").replace("\n", "")
    found = _read(in_chinese(" ".join(fold(scalar.text).lower().split())) or body)
    return found or fault(scalar.place, "unreadable-recurrence", text=shown(scalar.text.strip()))


def _read(body: str) -> Every | None:
    if body in ("月末", "月底", "季末", "季度末", "年末", "年底"):
        body = f"每{body}"
    if body in ("双周", "隔周", "每隔一周", "每隔周"):
        return Every("week", 2)
    head = _HEAD.fullmatch(body)
    if not head:
        return None
    unit, rest = UNITS[head["unit"]], head["rest"]
    step = _number(head["step"] or "1")
    if head["skip"] or body.startswith("隔"):
        step += 1
    if not 1 <= step <= 60:
        return None
    times = _TIMES.fullmatch(rest)
    if times:
        return Every(unit, step, times=_number(times["times"]))
    plain = re.fullmatch(_AT, rest) is not None
    if unit in ("day", "workday"):
        return Every(unit, step) if plain else None
    if unit == "week":
        named = re.fullmatch(f"{_WEEKDAYS.pattern}{_AT}", rest)
        days = _weekdays(named["days"]) if named else None
        return Every("week", step, days) if days else Every("week", step) if plain else None
    spots = _spots(rest, MONTHS[unit] * step, unit)
    return None if spots is None else Every(unit, step, spots=spots)


def _spots(rest: str, length: int, unit: str) -> tuple[Spot, ...] | None:
    if re.fullmatch(_AT, rest):
        return ()
    if re.fullmatch(f"的?(?:最后一天|[底末]){_AT}", rest):
        return (Spot(0, length - 1),)
    if re.fullmatch(f"的?[初始]{_AT}", rest):
        return (Spot(1),)
    nth = re.fullmatch(f"{_NTH.pattern}{_AT}", rest)
    if nth:
        number = 0 if nth["last"] else _number(nth["nth"])
        weekday = 7 if nth["workday"] else _weekday(nth["weekday"]) if nth["weekday"] else None
        return (Spot(number, length - 1 if nth["last"] else 0, weekday),)
    later = re.fullmatch(f"{_NEXT.pattern}{_AT}", rest)
    if later and unit != "month":
        month = {"首月": 0, "次月": length, "末月": length - 1}[later["which"]]
        return _valid((Spot(0 if later["end"] else int(later["day"]), month),))
    yearly = re.fullmatch(f"{_YEARLY.pattern}{_AT}", rest)
    if yearly and unit == "year" and 1 <= int(yearly["month"]) <= 12:
        return _valid((Spot(0 if yearly["end"] else int(yearly["day"]), int(yearly["month"]) - 1),))
    days = re.fullmatch(f"{_DAYS.pattern}{_AT}", rest)
    if days and unit == "month":
        return _valid(tuple(Spot(int(number)) for number in re.findall("[0-9]+", days["days"])))
    return None


def _valid(spots: tuple[Spot, ...]) -> tuple[Spot, ...] | None:
    return spots if all(0 <= spot.day <= 31 for spot in spots) else None


def _weekdays(text: str) -> tuple[int, ...] | None:
    found: list[int] = []
    marks = re.findall(rf"(至|到|-|~)?(?:周|星期|礼拜)?({_WEEKDAY})", text)
    for between, name in marks:
        day = _weekday(name)
        if between and found and found[-1] < day:
            found.extend(range(found[-1] + 1, day))
        found.append(day)
    return tuple(sorted(set(found)))


def _weekday(name: str) -> int:
    return 6 if name == "天" else int(name) - 1 if name.isdigit() else DAY_NAMES.index(name)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text]
