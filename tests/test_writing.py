"""Writing numbers: the text is short, and reading it gives the number back."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.source.node import Scalar
from macros.source.notation import read_number
from macros.source.number import Number, exactly
from macros.source.place import Place
from macros.source.unit import PERCENT, PLAIN, POINTS, RATES, YUAN, Unit, unit
from macros.source.writing import decimal, write


def back(written: str) -> Number:
    found = read_number(Scalar(written, Place("p.yml")))
    assert isinstance(found, Number), (written, found)
    return found


@pytest.mark.parametrize(
    ("number", "in_unit", "written"),
    [
        (exactly(500000000, YUAN), "元", "5亿"),
        (exactly(500000000, YUAN), "", "5亿元"),
        (exactly(5000000), "", "500万"),
        (exactly(480000000, YUAN), "", "4.8亿元"),
        (exactly(Fraction("12345.6"), YUAN), "", "12345.6元"),
        (exactly(12500), "", "1.25万"),
        (exactly(12345), "", "12345"),
        (exactly(123456789), "", "123456789"),
        (exactly(9999), "", "9999"),
        (exactly(10000), "", "1万"),
        (exactly(-10000), "", "-1万"),
        (exactly(1200000000000), "", "1.2万亿"),
        (exactly(0), "", "0"),
        (exactly(Fraction(1, 8)), "", "0.125"),
        (exactly(Fraction(1, 3)), "", "1/3"),
        (exactly(Fraction(100000000, 3), YUAN), "", "100000000/3元"),
        (exactly(50000, unit("套")), "", "5万套"),
        (exactly(50000, unit("套")), "套", "5万"),
        (exactly(3000, unit("元/箱")), "", "3000元/箱"),
        (exactly(3000, unit("元/箱")), "元/箱", "3000"),
        (exactly(2, unit("次/人/天")), "", "2次/人/天"),
        (exactly(2, unit("元·元")), "", "2元·元"),
        (exactly(2, Unit((("箱", -1),))), "", "2/箱"),
        (exactly(Fraction(1, 5), PERCENT), "", "20%"),
        (exactly(10**6, PERCENT), "", "100000000%"),
        (exactly(Fraction(1, 3), PERCENT), "", "100/3%"),
        (exactly(Fraction(3, 1000), Unit(rate="‰")), "", "3‰"),
        (exactly(Fraction(3, 100), POINTS), "", "3个百分点"),
        (Number(Fraction(13, 100), Fraction(13, 100), PERCENT, True), "", "约13%"),
        (Number(Fraction(240000), None), "", "≥24万"),
        (Number(None, Fraction(1, 50), PERCENT), "", "≤2%"),
        (Number(Fraction(240000), None, unit("人次"), True), "", "≥约24万人次"),
        (Number(Fraction(100000), Fraction(200000)), "", "10-20万"),
        (Number(Fraction(100000), Fraction(200000), YUAN, True), "", "约10-20万元"),
        (Number(Fraction(8000), Fraction(12000), YUAN), "", "0.8-1.2万元"),
        (Number(Fraction(10), Fraction(200000), YUAN), "", "10-200000元"),
        (Number(Fraction(0), Fraction(200000)), "", "0-20万"),
        (Number(Fraction(-1, 5), Fraction(-1, 10), PERCENT), "", "-20至-10%"),
        (Number(Fraction(1, 3), Fraction(1, 2)), "", "1/3-0.5"),
    ],
)
def test_a_number_is_written_as_people_do(number: Number, in_unit: str, written: str) -> None:
    assert write(number, in_unit) == written


@pytest.mark.parametrize(
    "number", [exactly(10**15 + 1), exactly(Fraction(1, 10**16)), exactly(Fraction(1, 10**15 + 3)), Number(None, None)]
)
def test_what_cannot_be_read_back_is_not_written(number: Number) -> None:
    with pytest.raises(ValueError, match=r"round it first|unknown"):
        write(number)


def test_a_large_round_number_is_written_with_its_scale() -> None:
    assert write(exactly(10**26)) == "100000000000000万亿"
    assert back("100000000000000万亿").value == 10**26


def test_decimals_are_exact() -> None:
    assert decimal(Fraction(-1, 16)) == "-0.0625"
    assert decimal(Fraction(7, 3)) == "7/3"
    with pytest.raises(ValueError, match="round it first"):
        decimal(Fraction(1, 10**16))
    assert decimal(Fraction(1, 10**16), 16) == "0.0000000000000001"


UNITS = st.sampled_from(
    [PLAIN, YUAN, unit("套"), unit("元/箱"), unit("次/人/天"), unit("公斤"), Unit((("箱", -1),)), *(Unit(rate=rate) for rate in RATES)]
)
DECIMALS = st.builds(lambda digits, places: Fraction(digits, 10**places), st.integers(-(10**10), 10**10), st.integers(0, 2))
ROUND = st.builds(lambda digits, zeros: Fraction(digits * 10**zeros), st.integers(-999, 999), st.integers(0, 9))
VALUES = DECIMALS | ROUND | st.fractions(-1000, 1000, max_denominator=10**4)


@given(VALUES, UNITS, st.booleans())
def test_a_single_number_comes_back(value: Fraction, measure: Unit, about: bool) -> None:
    number = Number(value, value, measure, about)
    found = back(write(number))
    assert (found.low, found.high, found.unit, found.about) == (value, value, measure, about)


@given(VALUES, VALUES, UNITS, st.booleans())
def test_a_range_comes_back(one: Fraction, other: Fraction, measure: Unit, about: bool) -> None:
    low, high = sorted((one, other))
    found = back(write(Number(low, high, measure, about)))
    assert (found.low, found.high, found.unit, found.about) == (low, high, measure, about)


@given(VALUES, UNITS, st.booleans(), st.booleans())
def test_a_bound_comes_back(value: Fraction, measure: Unit, about: bool, lower: bool) -> None:
    number = Number(value if lower else None, None if lower else value, measure, about)
    found = back(write(number))
    assert (found.low, found.high, found.unit, found.about) == (number.low, number.high, measure, about)


@given(VALUES, st.sampled_from(["元", "套", "元/箱"]))
def test_without_its_unit_a_number_is_plain(value: Fraction, name: str) -> None:
    found = back(write(exactly(value, unit(name)), name))
    assert found.value == value
    assert found.unit == PLAIN


@given(st.integers(1, 10**12))
def test_no_scale_makes_the_text_longer(value: int) -> None:
    assume(value % 10)
    assert len(write(exactly(value))) <= len(str(value))
