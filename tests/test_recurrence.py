"""Recurrences: what people write, which days it means, and that nothing is read that means nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.source.every import in_english
from macros.source.finding import Finding
from macros.source.node import Scalar
from macros.source.place import Place
from macros.source.recurrence import Every, read_every

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def works(day: date) -> bool:
    return day.weekday() < 5


def days(text: str, first: date = YEAR[0], last: date = YEAR[1]) -> list[date]:
    found = read_every(Scalar(text, Place("x.yml")))
    assert isinstance(found, Every), text
    return found.days(first, last, works)


@pytest.mark.parametrize(
    ("text", "english", "read"),
    [
        ("每天", "every day", True),
        ("每个工作日", "every workday", True),
        ("每周三和周六", "every Wednesday and Saturday", True),
        ("每两周周一", "every 2 weeks on Monday", True),
        ("每月8日", "the 8th of every month", True),
        ("每月末", "the last day of every month", True),
        ("每月第一个周一", "the first Monday of every month", True),
        ("每月最后一个工作日", "the last workday of every month", True),
        ("每季度", "every quarter", True),
        ("每3个月", "every 3 months", True),
        ("每周3次", "3 times every week", True),
        ("每月1日、15日", "the 1st and the 15th of every month", False),
        ("每季度次月10日", "the 10th of the month after every quarter", False),
        ("每季度首月5日", "the 5th of the 1st month of every quarter", False),
        ("每年3月15日", "the 15th of March of every year", False),
    ],
)
def test_in_english(text: str, english: str, read: bool) -> None:
    found = read_every(Scalar(text, Place("x.yml")))
    assert isinstance(found, Every)
    assert in_english(found) == english
    if read:
        assert read_every(Scalar(english, Place("x.yml"))) == found


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("twice a week", "每周2次"),
        ("three times a month", "每月3次"),
        ("every two weeks", "每两周"),
        ("every working day", "每个工作日"),
        ("half-yearly", "每半年"),
        ("The third Friday of every month", "每月第3个周五"),
    ],
)
def test_other_english(text: str, meant: str) -> None:
    assert read_every(Scalar(text, Place("x.yml"))) == read_every(Scalar(meant, Place("x.yml")))


@pytest.mark.parametrize(
    ("text", "count", "first"),
    [
        ("每周三和周六", 104, "01-03"),
        ("每周三、六", 104, "01-03"),
        ("每周一至周五", 261, "01-01"),
        ("每星期天", 52, "01-04"),
        ("每周五 16:00", 52, "01-02"),
        ("每周", 52, "01-05"),
        ("每两周", 26, "01-12"),
        ("每隔一周", 26, "01-12"),
        ("隔周周三", 26, "01-14"),
        ("每周两次", 104, "01-05"),
        ("每天", 365, "01-01"),
        ("每个工作日", 261, "01-01"),
        ("每月末", 12, "01-31"),
        ("月底", 12, "01-31"),
        ("每月", 12, "01-31"),
        ("每月 10 日前", 12, "01-10"),
        ("每月5、20日", 24, "01-05"),
        ("每月31日", 12, "01-31"),
        ("每月第一个周一", 12, "01-05"),
        ("每月最后一个工作日", 12, "01-30"),
        ("每三个月", 4, "03-31"),
        ("每季度次月 10 日", 4, "01-10"),
        ("每季度首月5日", 4, "01-05"),
        ("每季度末", 4, "03-31"),
        ("每半年", 2, "06-30"),
        ("每年3月15日", 1, "03-15"),
        ("每年末", 1, "12-31"),
        ("every Wednesday and Saturday", 104, "01-03"),
        ("Month end", 12, "01-31"),
        ("every two weeks", 26, "01-12"),
    ],
)
def test_what_people_write(text: str, count: int, first: str) -> None:
    found = days(text)
    assert (len(found), f"{found[0]:%m-%d}") == (count, first)


@pytest.mark.parametrize(
    "text", ["偶尔", "经常", "每周八", "每月32日", "每周末", "每0周", "每", "", "周三", "每年13月1日", "每季度5日", "每月的"]
)
def test_what_means_nothing_is_not_read(text: str) -> None:
    found = read_every(Scalar(text, Place("x.yml", 3, 9)))
    assert isinstance(found, Finding)
    assert (found.rule, found.place.line) == ("unreadable-recurrence", 3)


def test_a_month_of_the_year_is_that_of_the_calendar_whenever_the_plan_begins() -> None:
    assert days("每年3月15日", date(2026, 4, 1), date(2027, 3, 31)) == [date(2027, 3, 15)]


@given(st.sets(st.integers(0, 6), min_size=1), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 500))
def test_weekdays_are_those_named(weekdays: set[int], first: date, length: int) -> None:
    last = first + timedelta(days=length)
    found = days("每周" + "、".join("一二三四五六日"[day] for day in weekdays), first, last)
    every = [first + timedelta(days=index) for index in range(length + 1)]
    assert found == [day for day in every if day.weekday() in weekdays]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 800), st.integers(1, 31))
def test_a_day_of_the_month_comes_once_a_month(first: date, length: int, number: int) -> None:
    last = first + timedelta(days=length)
    found = days(f"每月{number}日", first, last)
    assert len({(day.year, day.month) for day in found}) == len(found)
    assert all(first <= day <= last and (day.day == number or (day + timedelta(days=1)).day == 1) for day in found)
