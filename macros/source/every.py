"""What comes back regularly, in English: `the 8th of every month`, `every 2 weeks on Monday`, `3 times every week`, both ways."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from typing import TYPE_CHECKING

from macros.source.pattern import pattern_of

if TYPE_CHECKING:
    from macros.source.recurrence import Every, Spot

DAYS = tuple(day_name)
ORDINALS = ("first", "second", "third", "fourth", "fifth")
LENGTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
HAN = {"day": "天", "workday": "工作日", "working day": "工作日", "week": "周", "month": "月", "quarter": "季度", "half-year": "半年"}
HAN |= {"year": "年"}
NUMBERS = {"two": "2", "three": "3", "four": "4", "twice": "2"}
_PLAIN = {
    "daily": "每天", "weekly": "每周", "monthly": "每月", "month end": "每月末", "quarterly": "每季度", "quarter end": "每季度末",
    "half-yearly": "每半年", "yearly": "每年", "year end": "每年末",
}  # fmt: skip
_NAMES = "|".join(name.lower() for name in DAYS)
_NTH = r"(?P<nth>[0-9]{1,2})(?:st|nd|rd|th)"
_COUNT = rf"[0-9]{{1,2}}|{'|'.join(NUMBERS)}"
_RUN = rf"every (?:(?P<step>{_COUNT}) )?(?P<unit>working day|workday|half-year|day|week|month|quarter|year)s?"
_DAYS = rf"(?P<days>(?:{_NAMES})(?:(?:, | and )(?:{_NAMES}))*)"
_SHAPES = (
    pattern_of(rf"every {_DAYS}"),
    pattern_of(rf"{_RUN}(?: on {_DAYS})?"),
    pattern_of(rf"(?:(?P<times>{_COUNT}) times|(?P<twice>twice)) (?:{_RUN}|a (?P<one>day|week|month|quarter|year))"),
    pattern_of(rf"the (?:{_NTH}|(?P<word>{'|'.join(ORDINALS)}|last)(?: (?P<weekday>{_NAMES}|workday))?(?: day)?) of {_RUN}"),
)


def in_chinese(text: str) -> str:
    """The recurrence as Chinese plans write it, from lower-case English; "" for what is none."""
    if text in _PLAIN:
        return _PLAIN[text]
    found = next((match for shape in _SHAPES if (match := shape.fullmatch(text))), None)
    if found is None:
        return ""
    parts = found.groupdict()
    unit = HAN[parts.get("unit") or parts.get("one") or "week"]
    step = NUMBERS.get(parts.get("step") or "", parts.get("step") or "")
    run = f"每{step}{'个' if step and unit not in {'周', '天', '年'} else ''}{unit}"
    if parts.get("times") or parts.get("twice"):
        times = parts.get("times") or "twice"
        return f"{run}{NUMBERS.get(times, times)}次"
    if parts.get("nth"):
        return f"{run}{parts['nth']}日"
    if parts.get("word"):
        count = "最后一个" if parts["word"] == "last" else f"第{ORDINALS.index(parts['word']) + 1}个"
        name = parts.get("weekday")
        return f"{run}{count}{'天' if name is None else '工作日' if name == 'workday' else f'周{_han(name)}'}"
    return run + (f"周{'、'.join(map(_han, re.findall(_NAMES, parts['days'])))}" if parts.get("days") else "")


def _han(name: str) -> str:
    return "一二三四五六日"[DAYS.index(name.capitalize())]


def in_english(every: Every) -> str:
    """The recurrence in English."""
    name = "half-year" if every.unit == "half" else every.unit
    run = f"every {name}" if every.step == 1 else f"every {every.step} {name}s"
    if every.times > 1:
        return f"{every.times} times {run}"
    if every.unit == "week":
        days = " and ".join(DAYS[index] for index in every.weekdays)
        return f"every {days}" if every.step == 1 else f"{run} on {days}"
    length = LENGTHS.get(every.unit, 0) * every.step
    if not every.spots:
        return run
    days = " and ".join(_spot(spot, length, every.unit) for spot in every.spots)
    return f"{days} after {run}" if days.endswith(" month") and every.spots[0].month == length else f"{days} of {run}"


def _spot(spot: Spot, length: int, unit: str) -> str:
    count = "last" if spot.day == 0 else ORDINALS[spot.day - 1] if spot.weekday is not None and 0 < spot.day <= 5 else _nth(spot.day)
    what = "" if spot.weekday is None else " workday" if spot.weekday == 7 else f" {DAYS[spot.weekday]}"
    day = f"the {count}{what or (' day' if spot.day == 0 else '')}"
    if length == 1 or (spot.day == 0 and spot.month == length - 1):
        return day
    if unit == "year":
        return f"{day} of {month_name[spot.month + 1]}"
    return f"{day} of the month" if spot.month == length else f"{day} of the {_nth(spot.month + 1)} month"


def _nth(number: int) -> str:
    ending = "th" if number // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
