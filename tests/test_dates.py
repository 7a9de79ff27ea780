"""Dates, months and periods: each way of writing, and what no calendar has."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalogue import text
from macros.source.dates import Span, is_month_end, month_end, months_later, read_date, read_month, read_period
from macros.source.finding import Finding
from macros.source.node import Scalar
from macros.source.place import Place


def scalar(written: str) -> Scalar:
    """A plain scalar at line 3, column 11."""
    return Scalar(written, Place("p.yml", 3, 11, max(1, len(written))))


def refused(found: object) -> tuple[str, int, int]:
    """Rule, column counted from the start of the text (1), and length; saying it in both languages must work."""
    assert isinstance(found, Finding), found
    assert text(found.message, "zh")
    assert text(found.message, "en")
    return found.rule, found.place.column - 10, found.place.length


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-08-31", date(2026, 8, 31)),
        ("2026-8-3", date(2026, 8, 3)),
        ("2026/8/31", date(2026, 8, 31)),
        ("2026年8月31日", date(2026, 8, 31)),
        ("2026年08月31号", date(2026, 8, 31)),
        ("２０２６－０８－３１", date(2026, 8, 31)),
        ("2028-02-29", date(2028, 2, 29)),
        ("2026年8月底", date(2026, 8, 31)),
        ("2026年2月末", date(2026, 2, 28)),
        ("2028年2月份最后一天", date(2028, 2, 29)),
        ("2026-08底", date(2026, 8, 31)),
        ("2026年底", date(2026, 12, 31)),
        ("2026年年末", date(2026, 12, 31)),
        ("8月31日", date(2025, 8, 31)),
        ("6月底", date(2025, 6, 30)),
        ("年底", date(2025, 12, 31)),
    ],
)
def test_a_day_is_read(written: str, day: date) -> None:
    assert read_date(scalar(written), year=2025) == day


@pytest.mark.parametrize(
    ("written", "rule", "column", "length"),
    [
        ("2026-02-30", "no-such-date", 1, 10),  # 25 of cases/bad-inputs.md
        ("2027-02-29", "no-such-date", 1, 10),
        ("2026年2月30日", "no-such-date", 1, 10),
        ("2026-13-01", "no-such-date", 1, 10),
        ("2026-00-01", "no-such-date", 1, 10),
        ("2026-01-00", "no-such-date", 1, 10),
        ("0026-01-01", "no-such-date", 1, 10),
        ("2026年13月底", "no-such-date", 1, 9),
        ("20260831", "odd-date", 1, 8),
        ("2026.8.31", "odd-date", 1, 9),
        ("8月31日", "year-missing", 1, 5),
        ("年底", "year-missing", 1, 2),
        ("2026年8月初", "vague-date", 1, 8),
        ("春节前后", "vague-date", 1, 4),
        ("月末", "unreadable-date", 1, 2),
        ("2026-08", "unreadable-date", 1, 7),
        ("31/08/2026", "unreadable-date", 1, 10),
        ("底", "unreadable-date", 1, 1),
        ("foo", "unreadable-date", 1, 3),
        (" foo", "unreadable-date", 2, 3),
        ("", "date-missing", 1, 1),
        ("~", "date-missing", 1, 1),
        ("2026-08-\u200b31", "invisible-character", 9, 1),
        ("2026-08-31\u00a0", "odd-space", 11, 1),
        ("9999999999-01-01", "unreadable-date", 1, 16),
    ],
)
def test_what_is_no_day_is_refused(written: str, rule: str, column: int, length: int) -> None:
    assert refused(read_date(scalar(written))) == (rule, column, length)


def test_what_hash_hid_is_no_date() -> None:
    assert refused(read_date(Scalar("", Place("p.yml", 3, 11), comment="2026-01-01"))) == ("date-missing", 1, 1)


def test_the_message_says_what_to_write() -> None:
    found = read_date(scalar("2026-02-30"))
    assert isinstance(found, Finding)
    assert text(found.message) == "没有 `2026-02-30` 这一天；应在 2026-02-28 之内"
    found = read_date(scalar("2026.8.3"))
    assert isinstance(found, Finding)
    assert text(found.message, "en") == "write the date `2026.8.3` as `2026-08-03`"


@pytest.mark.parametrize(
    ("written", "first"),
    [("2026-01", (2026, 1)), ("2026-1", (2026, 1)), ("2026年1月", (2026, 1)), ("2026年01月份", (2026, 1)), ("12月", (2025, 12))],
)
def test_a_month_is_its_first_day(written: str, first: tuple[int, int]) -> None:
    assert read_month(scalar(written), year=2025) == date(*first, 1)


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("2026-13", "no-such-date"),
        ("2026年0月", "no-such-date"),
        ("1月", "year-missing"),
        ("2026", "unreadable-date"),
        ("2026-01-01", "unreadable-date"),
    ],
)
def test_what_is_no_month_is_refused(written: str, rule: str) -> None:
    assert refused(read_month(scalar(written))) == (rule, 1, len(written))


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026年", "2026-01-01", "2026-12-31"),
        ("2026年度", "2026-01-01", "2026-12-31"),
        ("2026H1", "2026-01-01", "2026-06-30"),
        ("2026-H2", "2026-07-01", "2026-12-31"),
        ("2026年上半年", "2026-01-01", "2026-06-30"),
        ("下半年", "2025-07-01", "2025-12-31"),
        ("2026Q3", "2026-07-01", "2026-09-30"),
        ("2026-q1", "2026-01-01", "2026-03-31"),
        ("2026年三季度", "2026-07-01", "2026-09-30"),
        ("2026年第四季度", "2026-10-01", "2026-12-31"),
        ("第2季度", "2025-04-01", "2025-06-30"),
        ("Q3", "2025-07-01", "2025-09-30"),
        ("2026-03", "2026-03-01", "2026-03-31"),
        ("2026年2月", "2026-02-01", "2026-02-28"),
        ("3月", "2025-03-01", "2025-03-31"),
        ("2026年8月上旬", "2026-08-01", "2026-08-10"),
        ("2026年8月中旬", "2026-08-11", "2026-08-20"),
        ("2月下旬", "2025-02-21", "2025-02-28"),
        ("2026-03-15", "2026-03-15", "2026-03-15"),
        ("2026年8月底", "2026-08-31", "2026-08-31"),
        ("2026年1月至3月", "2026-01-01", "2026-03-31"),
        ("2026-01到2026-03", "2026-01-01", "2026-03-31"),
        ("2026-03-01~2026-03-05", "2026-03-01", "2026-03-05"),
        ("2026年3月1日—3月5日", "2026-03-01", "2026-03-05"),
        ("2026-11 - 2027-02", "2026-11-01", "2027-02-28"),
        ("2026Q3至Q4", "2026-07-01", "2026-12-31"),
    ],
)
def test_a_period_is_its_days(written: str, start: str, end: str) -> None:
    assert read_period(scalar(written), year=2025) == Span(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2026", "2026-04-01", "2027-03-31"),
        ("2026H2", "2026-10-01", "2027-03-31"),
        ("Q4", "2027-01-01", "2027-03-31"),
        ("2026-03", "2026-03-01", "2026-03-31"),
    ],
)
def test_a_year_may_begin_in_april(written: str, start: str, end: str) -> None:
    assert read_period(scalar(written), year=2026, first_month=4) == Span(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("Q3", "year-missing"),
        ("上半年", "year-missing"),
        ("8月上旬", "year-missing"),
        ("2026Q5", "unreadable-date"),
        ("2026H3", "unreadable-date"),
        ("0026", "no-such-date"),
        ("2026年13月上旬", "no-such-date"),
        ("2026-01至2026-13", "no-such-date"),
        ("2026年3月至1月", "period-reversed"),
        ("2026-2027", "unreadable-date"),
        ("暑期", "unreadable-date"),
    ],
)
def test_what_is_no_period_is_refused(written: str, rule: str) -> None:
    assert refused(read_period(scalar(written))) == (rule, 1, len(written))


def test_month_end_is_a_word_for_every_month() -> None:
    assert [word for word in ("月末", "月底", "每月末", " 月末 ", "8月底", "月初") if is_month_end(word)] == [
        "月末",
        "月底",
        "每月末",
        " 月末 ",
    ]
    assert month_end(2028, 2) == date(2028, 2, 29)
    assert months_later(date(2026, 11, 15), 3) == date(2027, 2, 1)
    assert months_later(date(2026, 1, 1), -1) == date(2025, 12, 1)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_comes_back(day: date) -> None:
    for written in (day.isoformat(), f"{day.year}/{day.month}/{day.day}", f"{day.year}年{day.month}月{day.day}日"):
        assert read_date(scalar(written)) == day
        assert read_period(scalar(written)) == Span(day, day)


@given(st.integers(1900, 2199), st.integers(1, 12))
def test_months_quarters_and_halves_tile_the_year(year: int, first_month: int) -> None:
    whole = read_period(scalar(str(year)), first_month=first_month)
    assert isinstance(whole, Span)
    for names in (["H1", "H2"], ["Q1", "Q2", "Q3", "Q4"]):
        spans = [read_period(scalar(f"{year}{name}"), first_month=first_month) for name in names]
        day = whole.start
        for span in spans:
            assert isinstance(span, Span)
            assert span.start == day
            day = span.end + timedelta(days=1)
        assert day == whole.end + timedelta(days=1)
        assert sum(span.days for span in spans if isinstance(span, Span)) == whole.days


@given(st.text(st.sampled_from("0123456789-/.年月日底末初上下半旬Qq3H季度至到~ 第一四\u200b　"), max_size=14))
def test_no_text_raises_an_exception(written: str) -> None:
    for found in (read_date(scalar(written), 2026), read_month(scalar(written)), read_period(scalar(written), 2026, 4)):
        if isinstance(found, Finding):
            _, column, length = refused(found)
            assert column >= 1
            assert column + length - 1 <= max(1, len(written))
