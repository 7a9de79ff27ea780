"""Exact arithmetic with units and ranges: every range holds what its members can make, and no more than that."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.catalogue import text
from macros.compute.arithmetic import Fault, add, divide, extreme, magnitude, mean, multiply, negate, power, rounded, too_long, total
from macros.compute.compare import compare, holds, within
from macros.compute.wording import number_text, plain_text
from macros.source.finding import Finding, Verdict
from macros.source.node import Scalar
from macros.source.notation import read_number
from macros.source.number import Number, exactly
from macros.source.place import Place
from macros.source.unit import PERCENT, PLAIN, POINTS, YUAN, Unit, unit

HERE = Place("facts.yml")


def number(written: str) -> Number:
    found = read_number(Scalar(written, HERE))
    assert isinstance(found, Number), found
    return found


def written(found: Number | Fault) -> str:
    return number_text(found) if isinstance(found, Number) else text(found.message)


SIGNS: dict[str, Callable[[Number, Number], Number | Fault]] = {
    "+": add,
    "-": lambda left, right: add(left, right, -1),
    "*": multiply,
    "/": divide,
    "^": power,
}

PLAINLY: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
RELATIONS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}


@pytest.mark.parametrize(
    ("left", "sign", "right", "wanted"),
    [
        ("5亿元", "+", "500万元", "5.05亿"),
        ("50元/箱", "*", "100箱", "5000元"),
        ("1000元", "/", "10箱", "100元/箱"),
        ("100元/箱", "/", "2桶/箱", "50元/桶"),
        ("25次/人/天", "*", "36人", "900次/天"),
        ("10箱", "/", "4箱", "2.5"),
        ("5亿元", "*", "2%", "1000万"),
        ("20%", "*", "30%", "0.06"),
        ("20%", "+", "3个百分点", "23%"),
        ("3个百分点", "+", "20%", "23%"),
        ("20%", "-", "3个百分点", "17%"),
        ("23%", "-", "20%", "3个百分点"),
        ("3个百分点", "-", "1个百分点", "2个百分点"),
        ("3个百分点", "-", "1%", "2个百分点"),
        ("20%", "+", "5%", "25%"),
        ("1", "+", "20%", "120%"),
        ("1", "-", "20%", "80%"),
        ("20%", "-", "5‰", "19.5个百分点"),
        ("10-20万", "+", "5万", "15-25万"),
        ("10-20万", "-", "5-6万", "4-15万"),
        ("2-3", "*", "-1", "-3至-2"),
        ("10元", "/", "2-5", "2-5元"),
        ("≥10", "+", "5", "≥15"),
        ("10", "-", "≥3", "≤7"),
        ("≥10", "*", "2", "≥20"),
        ("10", "/", "≥2", "0-5"),
        ("2", "^", "10", "1024"),
        ("10%", "^", "2", "0.01"),
        ("2-3", "^", "2", "4-9"),
        ("5", "^", "0", "1"),
        ("约5", "+", "3", "约8"),
    ],
)
def test_units_and_ranges_go_with_the_numbers(left: str, sign: str, right: str, wanted: str) -> None:
    assert written(SIGNS[sign](number(left), number(right))) == wanted


@pytest.mark.parametrize(
    ("left", "sign", "right", "wanted"),
    [
        ("5元", "+", "5套", "单位不合：元 + 套；请换成同一种单位，或检查引用的数"),
        ("5元", "-", "5", "单位不合：元 - （无单位）；请换成同一种单位，或检查引用的数"),
        ("5元", "+", "20%", "单位不合：元 + %；请换成同一种单位，或检查引用的数"),
        ("5", "/", "0", "除数是 0（或可能是 0）；请检查分母"),
        ("5", "/", "0-3", "除数是 0（或可能是 0）；请检查分母"),
        ("5", "/", "-1至1", "除数是 0（或可能是 0）；请检查分母"),
        ("5", "/", "≤5", "除数是 0（或可能是 0）；请检查分母"),
        ("5", "/", "≥0", "除数是 0（或可能是 0）；请检查分母"),
        ("5", "/", "≤-5", "没有上限或下限的数不能这样计算；请给出两端"),
        ("-5", "*", "≥3", "没有上限或下限的数不能这样计算；请给出两端"),
        ("2", "^", "-1", "乘方只能是 0 到 60 的整数次，底数不带单位"),
        ("2", "^", "1/2", "乘方只能是 0 到 60 的整数次，底数不带单位"),
        ("2元", "^", "2", "乘方只能是 0 到 60 的整数次，底数不带单位"),
        ("2", "^", "61", "乘方只能是 0 到 60 的整数次，底数不带单位"),
        ("≤2", "^", "2", "没有上限或下限的数不能这样计算；请给出两端"),
    ],
)
def test_what_has_no_answer_is_said(left: str, sign: str, right: str, wanted: str) -> None:
    assert written(SIGNS[sign](number(left), number(right))) == wanted


def test_taking_off_rates_never_turns_points_back_into_rates() -> None:
    left = number("100%")
    for share in ("28%", "17%", "9%", "6%"):
        found = add(left, number(share), -1)
        assert isinstance(found, Number)
        left = found
        assert left.unit == POINTS
    assert left.value == Fraction(40, 100)


@pytest.mark.parametrize(
    ("way", "value", "step", "wanted"),
    [
        ("round", "12.5", "1", "13"),
        ("round", "-12.5", "1", "-13"),
        ("up", "12.1", "1", "13"),
        ("up", "-12.9", "1", "-12"),
        ("down", "12.9", "1", "12"),
        ("down", "-12.1", "1", "-13"),
        ("round", "333.3箱", "1箱", "333箱"),
        ("round", "12345678元", "1万元", "1235万"),
        ("round", "12.34%", "0.1%", "12.3%"),
        ("up", "10-12.5", "5", "10-15"),
    ],
)
def test_rounding_to_a_step(way: str, value: str, step: str, wanted: str) -> None:
    assert written(rounded(number(value), number(step), way)) == wanted


@pytest.mark.parametrize(("value", "step"), [("5箱", "0箱"), ("5箱", "-1箱"), ("5箱", "1-2箱"), ("5箱", "1元")])
def test_a_step_is_one_number_above_zero_of_the_same_kind(value: str, step: str) -> None:
    assert isinstance(rounded(number(value), number(step), "round"), Fault)


def test_means_and_extremes() -> None:
    numbers = [number("3万"), number("5万"), number("10-20万")]
    assert written(mean(numbers)) == written(divide(number("18-28万"), number("3")))
    assert written(extreme(numbers, min)) == "3万"
    assert written(extreme(numbers, max)) == "10-20万"
    assert isinstance(extreme([number("5元"), number("5套")], min), Fault)
    assert isinstance(extreme([number("≥5"), number("6")], max), Fault)
    assert written(magnitude(number("-5元"))) == "5元"
    assert isinstance(magnitude(number("3-5")), Fault)
    assert written(total([number("5")])) == "5"
    assert isinstance(total([number("5"), number("5元"), number("5")]), Fault)


def test_a_turned_sign_keeps_the_unit() -> None:
    assert [number_text(negate(number(each))) for each in ("20%", "3个百分点", "5-8元", "≥3", "0")] == [
        "-20%",
        "-3个百分点",
        "-8至-5元",
        "≤-3",
        "0",
    ]


def test_a_number_of_very_many_digits_is_noticed() -> None:
    assert not too_long(exactly(10**200))
    assert too_long(exactly(10**200 + 1))
    assert too_long(exactly(Fraction(1, 10**200 + 1)))


ENDS = st.integers(-30, 30)


@st.composite
def ranges(draw: st.DrawFn) -> Number:
    low, high = sorted((draw(ENDS), draw(ENDS)))
    return Number(Fraction(low), Fraction(high))


def members(found: Number) -> list[Fraction]:
    """Some numbers inside a range: its ends, and others between them."""
    assert found.low is not None
    assert found.high is not None
    return [found.low + (found.high - found.low) * Fraction(step, 4) for step in range(5)]


@given(ranges(), ranges(), st.sampled_from("+-*/"))
def test_a_range_holds_exactly_what_its_members_make(left: Number, right: Number, sign: str) -> None:
    found = SIGNS[sign](left, right)
    zero = right.low is not None and right.high is not None and right.low <= 0 <= right.high
    if sign == "/" and zero:
        assert isinstance(found, Fault)
        return
    assert isinstance(found, Number)
    made = [PLAINLY[sign](a, b) for a, b in itertools.product(members(left), members(right))]
    assert (found.low, found.high) == (min(made), max(made))


@given(ranges(), st.integers(0, 6))
def test_a_power_of_a_range_is_no_wider_than_its_members_make(base: Number, times: int) -> None:
    found = power(base, exactly(times))
    assert isinstance(found, Number)
    made = [
        member**times for member in [*members(base), Fraction(0)] if base.low is not None and base.low <= member <= (base.high or member)
    ]
    assert found.low is not None
    assert found.high is not None
    assert found.low <= min(made)
    assert max(made) <= found.high
    assert {found.low, found.high} <= {*made}


@given(st.lists(ranges(), min_size=1, max_size=5))
def test_sums_and_means_of_ranges(numbers: list[Number]) -> None:
    found, middle = total(numbers), mean(numbers)
    assert isinstance(found, Number)
    assert isinstance(middle, Number)
    lows, highs = [each.low or Fraction(0) for each in numbers], [each.high or Fraction(0) for each in numbers]
    assert (found.low, found.high) == (sum(lows), sum(highs))
    assert (middle.low, middle.high) == (Fraction(sum(lows)) / len(numbers), Fraction(sum(highs)) / len(numbers))


UNITS = st.sampled_from([PLAIN, YUAN, PERCENT, unit("箱"), unit("元/箱"), unit("人")])


@given(UNITS, UNITS, UNITS)
def test_units_multiply_like_numbers(a: Unit, b: Unit, c: Unit) -> None:
    assert (a * b).powers == (b * a).powers
    assert ((a * b) * c).powers == (a * (b * c)).powers
    assert ((a * b) / b).powers == a.powers
    assert (a / a).pure


# —— comparing ——


@pytest.mark.parametrize(
    ("stated", "computed", "verdict"),
    [
        ("约13%", "12.5%", Verdict.consistent),
        ("13%", "12.5%", Verdict.consistent),
        ("13.0%", "12.5%", Verdict.inconsistent),
        ("12.5%", "12.5%", Verdict.consistent),
        ("约12%", "12.5%", Verdict.inconsistent),
        ("约5亿元", "4.5亿元", Verdict.consistent),
        ("约5亿元", "4.49亿元", Verdict.inconsistent),
        ("约5.0亿元", "4.94亿元", Verdict.inconsistent),
        ("5亿元", "499999999.996元", Verdict.consistent),
        ("5亿元", "499999999.99元", Verdict.inconsistent),
        ("100箱", "100箱", Verdict.consistent),
        ("100箱", "100.4箱", Verdict.inconsistent),
        ("20-30%", "25%", Verdict.consistent),
        ("20-30%", "31%", Verdict.inconsistent),
        ("6000-6500元", "6000-6500元", Verdict.consistent),
        ("6000-6400元", "6000-6500元", Verdict.inconsistent),
        ("6200元", "6000-6500元", Verdict.consistent),
        ("7000元", "6000-6500元", Verdict.inconsistent),
        ("≥24万", "24万", Verdict.consistent),
        ("≥24万", "23.9万", Verdict.inconsistent),
        ("-3个百分点", "-3.4个百分点", Verdict.consistent),
        ("-3个百分点", "-3.5个百分点", Verdict.inconsistent),
    ],
)
def test_stated_against_computed(stated: str, computed: str, verdict: Verdict) -> None:
    assert compare(number(stated), number(computed)).verdict is verdict


def test_a_quotient_is_compared_at_the_digits_stated() -> None:
    third = exactly(Fraction(100, 3), unit("元/箱"))
    assert compare(number("33.33元/箱"), third).verdict is Verdict.inconsistent
    assert compare(number("33.33元/箱"), third, quotient=True).verdict is Verdict.consistent
    assert compare(number("33.34元/箱"), third, quotient=True).verdict is Verdict.inconsistent


def test_the_difference_is_stated_less_computed() -> None:
    found = compare(number("1000万元"), number("900万元"))
    assert found.difference == exactly(1_000_000, YUAN)
    assert compare(number("6000-6500元"), number("6000元")).difference is None


@pytest.mark.parametrize(
    ("left", "sign", "right", "verdict"),
    [
        ("5", "==", "5", Verdict.consistent),
        ("5", "==", "6", Verdict.inconsistent),
        ("5-7", "==", "6", Verdict.not_checkable),
        ("5-7", "==", "8", Verdict.inconsistent),
        ("5-7", "!=", "8", Verdict.consistent),
        ("5", "!=", "5", Verdict.inconsistent),
        ("5-7", "<=", "7", Verdict.consistent),
        ("5-7", "<", "7", Verdict.not_checkable),
        ("5-7", ">", "7", Verdict.inconsistent),
        ("5-7", ">=", "7", Verdict.not_checkable),
        ("≥5", ">=", "5", Verdict.consistent),
        ("≥5", ">", "5", Verdict.not_checkable),
        ("≥5", "<", "5", Verdict.inconsistent),
        ("≤5", ">", "6", Verdict.inconsistent),
    ],
)
def test_relations_of_ranges_hold_always_never_or_cannot_be_told(left: str, sign: str, right: str, verdict: Verdict) -> None:
    assert holds(number(left), sign, number(right)) is verdict


@given(ranges(), ranges(), st.sampled_from(["==", "!=", "<=", ">=", "<", ">"]))
def test_a_relation_is_what_all_its_members_say(left: Number, right: Number, sign: str) -> None:
    says = RELATIONS[sign]
    ends = [members(each) for each in (left, right)]
    inside = [each for each in ends[0] if ends[1][0] <= each <= ends[1][-1]] + [
        each for each in ends[1] if ends[0][0] <= each <= ends[0][-1]
    ]
    told = {says(a, b) for a, b in itertools.product(ends[0], ends[1])} | {says(each, each) for each in inside}
    found = holds(left, sign, right)
    assert found is (Verdict.not_checkable if len(told) == 2 else Verdict.consistent if told == {True} else Verdict.inconsistent)


@pytest.mark.parametrize(
    ("found", "bound", "verdict"),
    [
        ("25万", "≥24万", Verdict.consistent),
        ("20-30万", "≥24万", Verdict.not_checkable),
        ("20-23万", "≥24万", Verdict.inconsistent),
        ("20-30万", "≤30万", Verdict.consistent),
        ("≥20万", "≤30万", Verdict.not_checkable),
        ("≥31万", "≤30万", Verdict.inconsistent),
        ("5", "3-6", Verdict.consistent),
        ("2-4", "3-6", Verdict.not_checkable),
        ("7", "3-6", Verdict.inconsistent),
    ],
)
def test_a_bound_is_kept_broken_or_cannot_be_told(found: str, bound: str, verdict: Verdict) -> None:
    assert within(number(found), number(bound)) is verdict


# —— in sentences ——


@pytest.mark.parametrize(
    ("value", "of", "wanted"),
    [
        (Fraction(10_000_000), YUAN, "1000万"),
        (Fraction(500), YUAN, "500元"),
        (Fraction(1, 3), PERCENT, "≈33.3333%"),
        (Fraction(1, 3), PLAIN, "≈0.3333"),
        (Fraction(100, 3), YUAN, "≈33.33元"),
        (Fraction(1, 10**9), PLAIN, "≈0.000000001"),
        (Fraction(10) ** 60, PLAIN, "≈1×10^60"),
        (Fraction(-123456789) * 10**30, YUAN, "≈-1.23457×10^38元"),
        (Fraction("9999999999999.1234"), YUAN, "9,999,999,999,999.1234元"),
        (Fraction(3, 100), POINTS, "3个百分点"),
    ],
)
def test_a_number_in_a_sentence(value: Fraction, of: Unit, wanted: str) -> None:
    assert number_text(exactly(value, of)) == wanted


@given(st.fractions() | st.integers(-(10**40), 10**40).map(Fraction), st.fractions(min_value=0), UNITS | st.just(POINTS))
def test_every_number_can_be_told(low: Fraction, width: Fraction, of: Unit) -> None:
    for found in (exactly(low, of), Number(low, low + width, of), Number(low, None, of), Number(None, low, of)):
        assert number_text(found)
    assert plain_text(exactly(low, of))


@given(st.integers(-(10**9), 10**9), st.integers(0, 4), UNITS)
def test_a_short_number_is_told_exactly(digits: int, places: int, of: Unit) -> None:
    found = exactly(Fraction(digits, 10**places) / (100 if of == PERCENT else 1), of)
    told = number_text(found)
    assume("≈" not in told)
    read = read_number(Scalar(told, HERE))
    assert not isinstance(read, Finding)
    # 1000万 says money wherever money is meant
    assert (read.low, read.unit) == (found.low, PLAIN if of == YUAN and read.unit == PLAIN else of)
