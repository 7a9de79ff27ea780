"""Numbers for the eye: read back, what is shown is the same figure where it is shown exactly, and its half-up rounding where it is not."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.pages.display import MONEY, digits_text, fits, is_rounded, is_small_change, machine, number_text, view_of
from macros.source.node import Scalar
from macros.source.notation import read_number
from macros.source.number import Number, exactly, half_up
from macros.source.place import Place
from macros.source.unit import KNOWN_UNITS, PERCENT, PLAIN, POINTS, YUAN, Unit, unit

MOST = 10**15  # more digits are not read
UNITS = [
    PLAIN,
    YUAN,
    PERCENT,
    POINTS,
    Unit(rate="‰"),
    *map(unit, ("箱", "人", "元/箱", "元/人", "次/人/天", "家/人", "元/千瓦时", "平方米")),
]
SHOWS = ["元", "万元", "亿元", "万元/人", "万元/箱", "亿元/人", "CNY", "CNY million"]


def read(text: str) -> Number:
    found = read_number(Scalar(text, Place("page")))
    assert isinstance(found, Number), (text, found)
    return found


def fractions(limit: int = 10**11) -> st.SearchStrategy[Fraction]:
    """Whole numbers, decimals as people write them, and shares that never end."""
    decimals = st.decimals(-limit, limit, places=4, allow_nan=False, allow_infinity=False).map(Fraction)
    shares = st.fractions(-limit, limit, max_denominator=10**4)
    return st.one_of(st.integers(-limit, limit).map(Fraction), decimals, shares, st.integers(-3000, 3000).map(lambda n: Fraction(n, 1000)))


@st.composite
def numbers(draw: st.DrawFn) -> Number:
    """Single numbers, ranges and bounds in every kind of unit; rates stay rates."""
    kind = draw(st.sampled_from(UNITS))
    ends = [draw(fractions(10**6 if kind.rate else 10**11)) / (100 if kind.rate else 1) for _ in range(2)]
    low, high = sorted(ends)
    shape = draw(st.sampled_from(["one", "range", "least", "most"]))
    about = draw(st.booleans())
    if shape == "one":
        return Number(low, low, kind, about)
    return Number(None if shape == "most" else low, None if shape == "least" else high, kind, about)


def rounded(number: Number, step: Fraction) -> tuple[Fraction | None, Fraction | None]:
    low, high = (None if end is None else half_up(end, step) for end in (number.low, number.high))
    return low, high


@given(numbers(), st.sampled_from(SHOWS), st.sampled_from([None, 0, 1, 2, 3]), st.sampled_from(["zh", "en"]))
@example(Number(Fraction(-5), Fraction(-5), YUAN), "万元", 0, "zh")
@example(Number(Fraction(-5), Fraction(-5), YUAN), "万元", 0, "en")
@example(Number(Fraction(0), Fraction(0), PERCENT), "元", 2, "zh")
@example(Number(Fraction(0), Fraction(0), PERCENT), "元", 2, "en")
@example(Number(Fraction(1, 8), Fraction(1, 8), PERCENT), "元", 0, "zh")
@example(Number(Fraction(1, 8), Fraction(1, 8), PERCENT), "元", 0, "en")
@example(Number(Fraction(-20), Fraction(-10), unit("箱"), True), "元", None, "zh")
@example(Number(Fraction(-20), Fraction(-10), unit("箱"), True), "元", None, "en")
@example(Number(None, Fraction(13, 100), PERCENT, True), "元", None, "zh")
@example(Number(None, Fraction(13, 100), PERCENT, True), "元", None, "en")
@example(Number(Fraction(30, 1000), Fraction(30, 1000), POINTS), "元", None, "zh")
@example(Number(Fraction(30, 1000), Fraction(30, 1000), POINTS), "元", None, "en")
def test_what_is_shown_is_read_back(number: Number, show: str, digits: int | None, language: str) -> None:
    text, view = number_text(number, show, digits, language), view_of([number], show, digits, language)
    again = read(text)
    assert (again.unit, again.about) == (number.unit, number.about)
    assert again.step == view.step
    assert (again.low, again.high) == rounded(number, view.step)
    if not is_rounded([number], view):
        assert (again.low, again.high) == (number.low, number.high)


@given(st.lists(numbers(), min_size=1, max_size=5), st.sampled_from(SHOWS))
def test_numbers_that_stand_together_share_a_view(found: list[Number], show: str) -> None:
    alike = [Number(number.low, number.high, YUAN, number.about) for number in found]
    view = view_of([*alike, None], show)
    for number in alike:
        again = read(digits_text(number, view) + view.unit)
        assert again.step == view.step
        assert (again.low, again.high) == rounded(number, view.step)


@given(fractions(), st.sampled_from(list(MONEY)))
def test_two_decimals_at_most_and_no_more_than_needed(value: Fraction, show: str) -> None:
    view = view_of([Number(value, value, YUAN)], show)
    assert view.digits <= 2
    scaled = value / MONEY[show]
    assert view.digits == next((digits for digits in (0, 1) if (scaled * 10**digits).denominator == 1), 2)


@given(numbers())
def test_the_machine_value_is_exact(number: Number) -> None:
    low, dots, high = machine(number).partition("..")
    assert ((Fraction(low) if low else None), (Fraction(high) if high else None) if dots else Fraction(low)) == (number.low, number.high)


@given(st.integers(MOST, 10**40))
def test_huge_numbers_are_shown_whole(value: int) -> None:
    assert number_text(Number(Fraction(value), Fraction(value), YUAN), "元").replace(",", "") == f"{value}元"


@pytest.mark.parametrize("name", sorted(KNOWN_UNITS))
def test_every_known_unit_is_read_back(name: str) -> None:
    for kind in (unit(name), YUAN / unit(name), unit(name) / unit("人") / unit("天")):
        shown = number_text(Number(Fraction(1250), Fraction(1250), kind), "元")
        assert (read(shown).low, read(shown).unit) == (Fraction(1250), kind), shown


@pytest.mark.parametrize(
    ("number", "show", "digits", "text"),
    [
        (Number(Fraction(500_000_000), Fraction(500_000_000), YUAN), "万元", None, "50,000万元"),
        (Number(Fraction(500_000_000), Fraction(500_000_000), YUAN), "亿元", None, "5亿元"),
        (Number(Fraction(480_000_000), Fraction(480_000_000), YUAN), "亿元", None, "4.8亿元"),
        (Number(Fraction(1, 8), Fraction(1, 8), PERCENT), "万元", None, "12.5%"),
        (Number(Fraction(1, 8), Fraction(1, 8), PERCENT), "万元", 0, "13%"),
        (Number(Fraction(-1, 8), Fraction(-1, 8), PERCENT), "万元", 0, "-13%"),
        (Number(Fraction(1, 3), Fraction(1, 3), PERCENT), "万元", None, "33.33%"),
        (Number(Fraction(3, 100), Fraction(3, 100), POINTS), "万元", None, "3个百分点"),
        (Number(Fraction(100_000), Fraction(200_000), YUAN), "万元", None, "10-20万元"),
        (Number(Fraction(-200_000), Fraction(-100_000), YUAN), "万元", None, "-20至-10万元"),
        (Number(Fraction(240_000), None, unit("人次")), "万元", None, "≥240,000人次"),
        (Number(None, Fraction(13, 100), PERCENT, about=True), "万元", None, "≤约13%"),
        (Number(Fraction(1250), Fraction(1250), unit("箱"), about=True), "万元", None, "约1,250箱"),
        (Number(Fraction(9_090_909), Fraction(9_090_909), unit("元/人")), "万元", None, "9,090,909元/人"),
        (Number(Fraction(9_090_909), Fraction(9_090_909), unit("元/人")), "万元/人", None, "909.09万元/人"),
        (Number(Fraction(-4), Fraction(-4), YUAN), "万元", 0, "0万元"),
        (Number(Fraction(0), Fraction(0), YUAN), "万元", None, "0万元"),
        (None, "万元", None, "待定"),
    ],
)
def test_shown(number: Number | None, show: str, digits: int | None, text: str) -> None:
    assert number_text(number, show, digits) == text


@pytest.mark.parametrize(
    ("number", "show", "text"),
    [
        (Number(Fraction(12_500_000), Fraction(12_500_000), YUAN), "万元", "CNY 12.5 million"),
        (Number(Fraction(500_000_000), Fraction(500_000_000), YUAN), "亿元", "CNY 500 million"),
        (Number(Fraction(12_500_000), Fraction(12_500_000), YUAN), "元", "CNY 12,500,000"),
        (Number(Fraction(10**6), Fraction(2 * 10**6), YUAN), "CNY million", "CNY 1-2 million"),
        (Number(Fraction(-2), Fraction(-1), unit("箱")), "元", "-2 to -1 cases"),
        (Number(Fraction(40), Fraction(40), unit("元/箱")), "万元", "CNY 40/case"),
        (Number(Fraction(3 * 10**6), Fraction(3 * 10**6), unit("元/人")), "万元/人", "CNY 3 million/person"),
        (Number(Fraction(12), Fraction(12), unit("月")), "元", "12 months"),
        (Number(Fraction(1), Fraction(1), unit("年")), "元", "1 year"),
        (Number(Fraction(13, 100), Fraction(13, 100), PERCENT, about=True), "元", "about 13%"),
        (Number(Fraction(3, 100), Fraction(3, 100), POINTS), "元", "3 percentage points"),
        (Number(Fraction(240_000), None, unit("人次")), "元", "≥240,000 visits"),
        (Number(Fraction(3), Fraction(3), unit("垛")), "元", "3 垛"),
        (None, "元", "to be decided"),
    ],
)
def test_shown_in_english(number: Number | None, show: str, text: str) -> None:
    assert number_text(number, show, language="en") == text


@pytest.mark.parametrize("name", sorted(KNOWN_UNITS))
def test_every_known_unit_has_an_english_name(name: str) -> None:
    shown = [number_text(Number(Fraction(count), Fraction(count), unit(name)), "元", language="en") for count in (1, 1250)]
    assert all(text.isascii() for text in shown), shown
    for text in shown:
        if text.replace(" ", "").replace(",", "").isalnum() and " " not in text.partition(" ")[2]:
            assert number_text(read(text), "元", language="en") == text


def test_an_unknown_is_said_in_the_plans_language() -> None:
    assert number_text(None, "元", language="en") == "to be decided"


def test_what_can_be_shown_in_what() -> None:
    assert fits(YUAN, "亿元")
    assert fits(unit("元/人"), "万元/人")
    assert fits(YUAN, "CNY million")
    assert not fits(unit("元/人"), "万元")
    assert not fits(YUAN, "万元/人")
    assert not fits(unit("箱"), "万元")
    assert not fits(YUAN, "万")


@given(numbers(), st.sampled_from(SHOWS))
def test_no_negative_nothing(number: Number, show: str) -> None:
    assert not re.search(r"(?<!\d)-0(?:\.0+)?(?![\d.])", number_text(number, show))


@pytest.mark.parametrize(("amount", "small"), [(1_250, True), (260_000, True), (0, False), (1_000_000, False)])
def test_small_change_in_english(amount: int, small: bool) -> None:
    assert is_small_change(exactly(amount, YUAN), "万元", "en") is small


@pytest.mark.parametrize(("amount", "small"), [(1_250, True), (3, True), (5_000, False), (12_345, False), (-999, True), (0, False)])
def test_small_change_is_money_that_the_unit_of_the_plan_would_blur(amount: int, small: bool) -> None:
    assert is_small_change(exactly(amount, YUAN), "万元") is small
    assert is_small_change(exactly(amount), "万元") is False
