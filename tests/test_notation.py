"""Numbers and ratios: what is read, to the last digit, and what is refused, at which column and with which advice."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.catalogue import text
from macros.source.finding import Finding
from macros.source.hanzi import in_digits
from macros.source.node import Scalar
from macros.source.notation import finer_than_fen, looks_like_ratio, read_number, read_ratio
from macros.source.number import Number, exactly
from macros.source.place import Place
from macros.source.unit import KNOWN_UNITS, PERCENT, PLAIN, POINTS, YUAN, Unit, unit, unknown_units

PERMILLE = Unit(rate="‰")


def scalar(written: str) -> Scalar:
    """A plain scalar at line 3, column 11."""
    return Scalar(written, Place("p.yml", 3, 11, max(1, len(written))))


def number(written: str) -> Number:
    found = read_number(scalar(written))
    assert isinstance(found, Number), found
    return found


def refused(found: object) -> tuple[str, int, int]:
    """Rule, column counted from the start of the text (1), and length; saying it in both languages must work."""
    assert isinstance(found, Finding), found
    assert text(found.message, "zh")
    assert text(found.message, "en")
    assert (found.place.path, found.place.line) == ("p.yml", 3)
    return found.rule, found.place.column - 10, found.place.length


# written -> low, high, unit, step
SINGLE = [
    ("0", "0", PLAIN, "1"),
    ("500", "500", PLAIN, "1"),
    ("0.5", "0.5", PLAIN, "0.1"),
    ("1.10", "1.1", PLAIN, "0.01"),
    ("3,000", "3000", PLAIN, "1"),
    ("1,234,567.89元", "1234567.89", YUAN, "0.01"),
    ("1，200万", "12000000", PLAIN, "10000"),
    ("5亿", "500000000", PLAIN, "100000000"),
    ("4.8亿元", "480000000", YUAN, "10000000"),
    ("4.8 亿元", "480000000", YUAN, "10000000"),
    ("1.1亿", "110000000", PLAIN, "10000000"),
    ("1.13万", "11300", PLAIN, "100"),
    ("500万", "5000000", PLAIN, "10000"),
    ("5 万 套", "50000", unit("套"), "10000"),
    ("5千", "5000", PLAIN, "1000"),
    ("3百万", "3000000", PLAIN, "1000000"),
    ("3千万元", "30000000", YUAN, "10000000"),
    ("2百亿", "20000000000", PLAIN, "10000000000"),
    ("2千亿", "200000000000", PLAIN, "100000000000"),
    ("1.2万亿", "1200000000000", PLAIN, "100000000000"),
    ("5千克", "5", unit("公斤"), "1"),
    ("5千瓦时", "5", unit("千瓦时"), "1"),
    ("１２００万", "12000000", PLAIN, "10000"),
    ("－５００．５", "-500.5", PLAIN, "0.1"),
    ("-500", "-500", PLAIN, "1"),
    ("¥500", "500", YUAN, "1"),
    ("￥ 3,000", "3000", YUAN, "1"),
    ("-¥500", "-500", YUAN, "1"),
    ("¥-500", "-500", YUAN, "1"),
    ("¥500元", "500", YUAN, "1"),
    ("¥5/箱", "5", unit("元/箱"), "1"),
    ("人民币500万元", "5000000", YUAN, "10000"),
    ("20%", "0.2", PERCENT, "0.01"),
    ("12.5%", "0.125", PERCENT, "0.001"),
    ("13.0%", "0.13", PERCENT, "0.001"),
    ("２％", "0.02", PERCENT, "0.01"),
    ("-3 %", "-0.03", PERCENT, "0.01"),
    ("3‰", "0.003", PERMILLE, "0.001"),
    ("3个百分点", "0.03", POINTS, "0.01"),
    ("0.5百分点", "0.005", POINTS, "0.001"),
    ("1.5 个百分点", "0.015", POINTS, "0.001"),
    ("3000元/箱", "3000", unit("元/箱"), "1"),
    ("3 元 / 箱", "3", unit("元/箱"), "1"),
    ("5次/周/人", "5", unit("次/周/人"), "1"),
    ("30元/千次", "0.03", unit("元/次"), "0.001"),
    ("5元/万人", "0.0005", unit("元/人"), "0.0001"),
    ("8万人次", "80000", unit("人次"), "10000"),
    ("95分", "95", unit("分"), "1"),
    ("3个月", "3", unit("月"), "1"),
    ("2个/店", "2", unit("个/店"), "1"),
    ("12名", "12", unit("人"), "1"),
    ("500美元", "500", unit("美元"), "1"),
    ("5/箱", "5", Unit((("箱", -1),)), "1"),
    ("999999999999999", "999999999999999", PLAIN, "1"),
    (" 500万 ", "5000000", PLAIN, "10000"),
    ("500万\n", "5000000", PLAIN, "10000"),
]


@pytest.mark.parametrize(("written", "value", "measure", "step"), SINGLE)
def test_one_number_is_read_exactly(written: str, value: str, measure: Unit, step: str) -> None:
    assert number(written) == Number(Fraction(value), Fraction(value), measure, False, Fraction(step))


@pytest.mark.parametrize(
    ("written", "low", "high", "measure", "step"),
    [
        ("10-20万", "100000", "200000", PLAIN, "10000"),
        ("10~20万", "100000", "200000", PLAIN, "10000"),
        ("10～20万", "100000", "200000", PLAIN, "10000"),
        ("10–20万", "100000", "200000", PLAIN, "10000"),
        ("10—20万", "100000", "200000", PLAIN, "10000"),
        ("10 - 20万", "100000", "200000", PLAIN, "10000"),
        ("10万至20万", "100000", "200000", PLAIN, "10000"),
        ("10到20万", "100000", "200000", PLAIN, "10000"),
        ("2亿-3亿", "200000000", "300000000", PLAIN, "100000000"),
        ("2-3亿元", "200000000", "300000000", YUAN, "100000000"),
        ("¥10-20万", "100000", "200000", YUAN, "10000"),
        ("8000元-1万元", "8000", "10000", YUAN, "1"),
        ("10万元-20万", "100000", "200000", YUAN, "10000"),
        ("10万-20万套", "100000", "200000", unit("套"), "10000"),
        ("5千至2万人", "5000", "20000", unit("人"), "1000"),
        ("1.5-2万", "15000", "20000", PLAIN, "1000"),
        ("20-30%", "0.2", "0.3", PERCENT, "0.01"),
        ("20%-30%", "0.2", "0.3", PERCENT, "0.01"),
        ("1-3个百分点", "0.01", "0.03", POINTS, "0.01"),
        ("-20%至-10%", "-0.2", "-0.1", PERCENT, "0.01"),
        ("-20--10%", "-0.2", "-0.1", PERCENT, "0.01"),
        ("-5至3", "-5", "3", PLAIN, "1"),
        ("3-5家/人", "3", "5", unit("家/人"), "1"),
    ],
)
def test_a_range_is_read_exactly(written: str, low: str, high: str, measure: Unit, step: str) -> None:
    assert number(written) == Number(Fraction(low), Fraction(high), measure, False, Fraction(step))


@pytest.mark.parametrize(
    "written", ["约500万", "大约500万", "大概 500万", "约为500万", "≈500万", "~500万", "～500万", "500万左右", "500万上下", "约 500 万"]
)
def test_about_is_kept(written: str) -> None:
    assert number(written) == Number(Fraction(5000000), Fraction(5000000), PLAIN, True, Fraction(10000))


@pytest.mark.parametrize(
    "written", ["≥24万", "≧24万", ">=24万", "＞＝24万", "不低于24万", "不少于 24万", "至少24万", "大于等于24万", "24万以上", "24万及以上"]
)
def test_a_lower_bound_is_open_above(written: str) -> None:
    assert number(written) == Number(Fraction(240000), None, PLAIN, False, Fraction(10000))


@pytest.mark.parametrize(
    "written", ["≤2%", "<=2%", "不超过2%", "不高于2%", "至多2%", "最多2%", "小于等于2%", "2%以下", "2%以内", "2 %及以下"]
)
def test_an_upper_bound_is_open_below(written: str) -> None:
    assert number(written) == Number(None, Fraction(1, 50), PERCENT, False, Fraction(1, 100))


def test_bound_about_range_and_unit_go_together() -> None:
    assert number("至少约5万人") == Number(Fraction(50000), None, unit("人"), True, Fraction(10000))
    assert number("100人以上") == Number(Fraction(100), None, unit("人"), False, Fraction(1))
    assert number("约10-20万元") == Number(Fraction(100000), Fraction(200000), YUAN, True, Fraction(10000))
    assert number("10至20万元左右") == Number(Fraction(100000), Fraction(200000), YUAN, True, Fraction(10000))


def test_a_fraction_in_lowest_terms_is_exact_and_has_no_last_digit() -> None:
    assert number("1/3") == Number(Fraction(1, 3), Fraction(1, 3))
    assert number("约-2/3亿元") == Number(Fraction(-200000000, 3), Fraction(-200000000, 3), YUAN, True)
    assert number("100/3%") == Number(Fraction(1, 3), Fraction(1, 3), PERCENT)


# written -> rule, column, length; the comment names the row of cases/bad-inputs.md
REFUSED = [
    ("", "amount-missing", 1, 1),  # 29
    ("~", "amount-missing", 1, 1),  # 29
    ("Null", "amount-missing", 1, 4),  # 29
    ("012", "leading-zero", 1, 3),  # 31
    ("0100", "leading-zero", 1, 4),  # 31
    ("约00.5", "leading-zero", 2, 4),  # 31
    ("10-020万", "leading-zero", 4, 3),  # 31
    ("0x1F", "not-decimal", 1, 4),  # 32
    ("0b11", "not-decimal", 1, 4),  # 32
    ("0o12", "not-decimal", 1, 4),  # 32
    ("1_000", "underscore", 1, 5),  # 33
    ("1_0_0", "underscore", 1, 5),  # 33
    ("1e3", "exponent", 1, 3),  # 36
    ("5e8", "exponent", 1, 3),  # 36
    ("1.0e+3", "exponent", 1, 6),  # 36
    ("1.5e-3", "exponent", 1, 6),  # 36
    ("500.", "incomplete-decimal", 1, 4),  # 37
    ("500.万", "incomplete-decimal", 1, 4),  # 37
    (".5", "incomplete-decimal", 1, 2),  # 37
    ("+500", "plus-sign", 1, 4),  # 37
    (".nan", "not-finite", 1, 4),  # 38
    ("-.inf", "not-finite", 1, 5),  # 38
    ("NaN", "not-finite", 1, 3),  # 38
    ("inf", "not-finite", 1, 3),  # 38
    ("1e400", "not-finite", 1, 5),  # 38
    ("500\n万", "amount-on-several-lines", 4, 1),  # 40
    ("−500", "odd-minus", 1, 4),  # 41
    ("–500", "odd-minus", 1, 4),  # 41
    ("10−20万", "odd-minus", 3, 4),  # 41
    ("（500）", "odd-minus", 1, 5),  # 41
    ("(500)万", "odd-minus", 1, 6),  # 41
    ("五百万", "chinese-numeral", 1, 3),  # 45
    ("两三万", "chinese-numeral", 1, 3),  # 45
    ("1234567890123456", "too-many-digits", 1, 16),  # 47
    ("0.1234567890123456", "too-many-digits", 1, 18),  # 47
    ("12345678901234567.89", "too-many-digits", 1, 20),  # 47
    ("9" * 5000, "unreadable-number", 1, 5000),  # 47
    ("9" * 5000 + "w", "unreadable-number", 1, 5001),  # 47
    ("1:30", "ratio-not-number", 1, 4),  # 48
    ("2：3：1", "ratio-not-number", 1, 5),  # 48
    ("2026-01-02", "date-not-number", 1, 10),  # 48
    ("2026年1月", "date-not-number", 1, 7),  # 48
    ("1.200,00", "decimal-comma", 1, 8),
    ("1.200.000", "decimal-comma", 1, 9),
    ("1,00", "comma-grouping", 1, 4),
    ("12,34", "comma-grouping", 1, 5),
    ("约1,0000元", "comma-grouping", 2, 6),
    ("1,000,", "comma-grouping", 1, 6),
    ("5 00", "space-in-number", 1, 4),
    ("500w", "letter-scale", 1, 4),
    ("500W元", "letter-scale", 1, 4),
    ("500k", "letter-scale", 1, 4),
    ("2bn", "letter-scale", 1, 3),
    ("5M", "letter-scale", 1, 2),
    ("yes", "yes-no", 1, 3),
    ("NO", "yes-no", 1, 2),
    ("true", "yes-no", 1, 4),
    ("unknown", "unknown-amount", 1, 7),
    ("待定", "unknown-amount", 1, 2),
    ("***万", "unknown-amount", 1, 3),
    ("5\u200b00", "invisible-character", 2, 1),
    ("5\u3000\u300000", "odd-space", 2, 2),
    ("\u00a0500", "odd-space", 1, 1),
    ("5\t00", "tab", 2, 1),
    ("\u202e500", "control-character", 1, 1),
    ("500\ufeff", "byte-order-mark", 4, 1),
    ("超过500万", "open-bound", 1, 6),
    (">5万", "open-bound", 1, 3),
    ("＜3%", "open-bound", 1, 3),
    ("不到5万", "open-bound", 1, 4),
    ("5万以外", "open-bound", 3, 2),
    ("500多万", "vague-amount", 1, 4),
    ("300余家", "vague-amount", 1, 4),
    ("近500万", "vague-amount", 1, 1),
    ("几十万", "vague-amount", 1, 2),
    ("1亿2000万", "compound-number", 1, 7),
    ("3万5", "compound-number", 1, 3),
    ("3万五", "compound-number", 1, 3),
    ("百分之二十", "percent-in-words", 1, 5),
    ("百分之20", "percent-in-words", 1, 5),
    ("3成", "percent-in-words", 1, 2),
    ("1年半", "half", 1, 3),
    ("半年", "half", 1, 1),
    ("5百", "odd-scale", 1, 2),
    ("500万万", "odd-scale", 1, 5),
    ("$500", "foreign-currency", 1, 1),
    ("5万%", "scale-and-rate", 1, 1),
    ("¥20%", "scale-and-rate", 1, 1),
    ("¥5套", "two-units", 3, 1),
    ("5一", "unreadable-number", 1, 2),
    ("≥5万以上", "unreadable-number", 1, 5),
    ("10万至", "unreadable-number", 1, 4),
    ("5套箱瓶篇次人家个店户场天周", "unit-too-long", 2, 13),
    ("≥10-20万", "bound-and-range", 1, 7),
    ("20%-30", "range-units", 1, 6),
    ("10万-20%", "range-units", 1, 7),
    ("10套-20箱", "range-units", 1, 7),
    ("5-3", "range-reversed", 1, 3),
    ("8000-1万", "range-reversed", 1, 7),
    ("1/0", "division-by-zero", 1, 3),
    ("2/4", "fraction-not-reduced", 1, 3),
    ("4/1", "fraction-not-reduced", 1, 3),
    ("2026/8", "fraction-not-reduced", 1, 6),
    ("1-2-3", "unreadable-number", 1, 5),
    ("a500", "unreadable-number", 1, 4),
    ("500#c", "unreadable-number", 4, 1),
    ("5；", "unreadable-number", 2, 1),
    ("--5", "unreadable-number", 1, 3),
    ("约", "unreadable-number", 1, 1),
    ("٣", "unreadable-number", 1, 1),
    ("½", "unreadable-number", 1, 1),
    ("5 万 元 整", "unreadable-number", 1, 7),
]


@pytest.mark.parametrize(("written", "rule", "column", "length"), REFUSED)
def test_what_is_surprising_is_refused_at_its_column(written: str, rule: str, column: int, length: int) -> None:
    assert refused(read_number(scalar(written))) == (rule, column, length)


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("012", "12"),
        ("0x1F", "31"),
        ("0b11", "3"),
        ("1_000", "1,000"),
        ("1e3", "1000"),
        ("5e8", "500000000"),
        ("1.5e-3", "0.0015"),
        ("1e20", "100000000000000000000"),
        ("500.", "500"),
        (".5", "0.5"),
        ("+500万", "500万"),
        ("−500", "-500"),
        ("（500）万", "-500万"),
        ("五百万", "500万"),
        ("一千二百万元", "1200万"),
        ("二零二六", "2026"),
        ("12,34", "1,234"),
        ("5 00", "500"),
        ("500w", "500万"),
        ("500k", "50万"),
        ("2bn", "20亿"),
        ("1亿2000万", "1.2亿"),
        ("3万5", "3.5万"),
        ("3万五", "3.5万"),
        ("3万50", "30050"),
        ("百分之二十", "20%"),
        ("3成", "30%"),
        ("5百", "500"),
        ("500万万", "500亿"),
        ("2/4", "1/2"),
    ],
)
def test_the_message_says_what_to_write(written: str, instead: str) -> None:
    found = read_number(scalar(written))
    assert isinstance(found, Finding)
    assert dict(found.message.values)["instead"] == instead
    assert f"`{instead}`" in text(found.message, "zh")
    assert f"`{instead}`" in text(found.message, "en")


@pytest.mark.parametrize("written", ["五五百", "九千亿亿亿", "500000000000000k", "3000000亿亿亿", "百分之二二十"])
def test_advice_without_a_number_is_still_a_sentence(written: str) -> None:
    found = read_number(scalar(written))
    assert isinstance(found, Finding)
    assert "``" not in text(found.message, "zh")
    assert "``" not in text(found.message, "en")


def test_what_hash_hid_is_said() -> None:
    found = read_number(Scalar("", Place("p.yml", 3, 11, 4), comment="500"))
    assert refused(found) == ("amount-missing", 1, 4)
    assert isinstance(found, Finding)
    assert text(found.message) == "`#` 之后是注释，所以这里没有数；请写成 `500`，零也要写 `0`"


def test_a_fault_in_quotes_is_pointed_at_behind_the_quote() -> None:
    assert refused(read_number(Scalar("5 00", Place("p.yml", 3, 11, 6), plain=False, offset=1))) == ("space-in-number", 2, 4)
    assert refused(read_number(Scalar("  5 00", Place("p.yml", 3, 11, 8), plain=False, offset=1))) == ("space-in-number", 4, 4)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("2:3:1", ("2", "3", "1")),
        ("2：3：1", ("2", "3", "1")),
        ("2∶3∶1", ("2", "3", "1")),
        ("２：３", ("2", "3")),
        ("1:1", ("1", "1")),
        ("30:70", ("30", "70")),
        ("2.5:1", ("2.5", "1")),
        ("0:1:0.25", ("0", "1", "0.25")),
        (" 6:4 ", ("6", "4")),
    ],
)
def test_a_ratio_is_read_exactly(written: str, parts: tuple[str, ...]) -> None:
    assert looks_like_ratio(written)
    assert read_ratio(scalar(written)) == tuple(Fraction(part) for part in parts)


@pytest.mark.parametrize(
    ("written", "rule", "column", "length"),
    [
        ("0:0", "ratio-all-zero", 1, 3),  # 51
        ("2:-1", "ratio-part", 3, 2),  # 51
        ("2::1", "ratio-part", 3, 1),  # 51
        ("2 : 3 : 1", "ratio-spaces", 1, 9),  # 51
        ("2：3：x", "ratio-part", 5, 1),
        ("2:3:", "ratio-part", 5, 1),
        (":2", "ratio-part", 1, 1),
        ("2:03", "leading-zero", 3, 2),
        ("2:1e3", "ratio-part", 3, 3),
        ("1:1234567890123456", "too-many-digits", 3, 16),
        ("5", "ratio-needs-two", 1, 1),
        ("", "amount-missing", 1, 1),
        ("2:\u200b3", "invisible-character", 3, 1),
    ],
)
def test_a_ratio_that_is_none_is_refused(written: str, rule: str, column: int, length: int) -> None:
    assert refused(read_ratio(scalar(written))) == (rule, column, length)


def test_the_ratio_with_spaces_is_written_without() -> None:
    found = read_ratio(scalar("2 : 3 ： 1"))
    assert isinstance(found, Finding)
    assert text(found.message) == "比例中间不要空格：`2 : 3 ： 1` 请写成 `2:3:1`"


def test_what_is_no_ratio_does_not_look_like_one() -> None:
    assert [written for written in ("even", "= a:b", "5亿", "", "like revenue", "甲：2", "20%") if looks_like_ratio(written)] == []
    assert looks_like_ratio("2：3：x")


def test_money_finer_than_fen_is_seen() -> None:
    assert finer_than_fen(number("0.125元"))
    assert finer_than_fen(number("1-1.005元"))
    assert finer_than_fen(number("≥1/3元"))
    assert not finer_than_fen(number("1.25元"))
    assert not finer_than_fen(number("1.00125万元"))
    assert not finer_than_fen(number("0.125元/次"))
    assert not finer_than_fen(number("0.125"))


def test_units_that_nobody_declared_are_named() -> None:
    assert unknown_units(unit("元/箱")) == []
    assert unknown_units(unit("斛/箱")) == ["斛"]
    assert unknown_units(unit("斛/箱"), ["斛"]) == []
    assert unknown_units(PLAIN) == []
    assert unknown_units(PERCENT) == []


@pytest.mark.parametrize("name", sorted(KNOWN_UNITS))
def test_every_known_unit_is_read_behind_a_number(name: str) -> None:
    assert number(f"3{name}") == Number(Fraction(3), Fraction(3), Unit(((name, 1),)), False, Fraction(1))
    assert number(f"3万{name}").value == 30000
    assert number(f"10-20万{name}以上".removesuffix("以上")).unit == Unit(((name, 1),))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("五百万", 5000000),
        ("一亿二千万", 120000000),
        ("十二", 12),
        ("三千零五", 3005),
        ("一万亿", 10**12),
        ("二〇二六", 2026),
        ("五五百", None),
    ],
)
def test_chinese_words_are_understood_for_advice(words: str, value: int | None) -> None:
    assert in_digits(words) == value


CHARACTERS = "0123456789.,，-－+~～–—−%‰¥￥$约≥≤<>万亿千百十元套人个百分点半多余/·:：()（）eExw_ \u3000\u200b\t\n至到以上左右五"
PIECES = st.sampled_from([*CHARACTERS, "不低于", "以内", "年", "月"])


@given(st.lists(PIECES, max_size=12).map("".join))
@example("1/" + "0" * 5)
@example("0/5")
@example("-0")
def test_no_text_raises_an_exception_and_every_finding_is_inside_the_text(written: str) -> None:
    for found in (read_number(scalar(written)), read_ratio(scalar(written))):
        if isinstance(found, Finding):
            _, column, length = refused(found)
            assert column >= 1
            assert column + length - 1 <= max(1, len(written))


@given(st.integers(-(10**14), 10**14), st.integers(0, 3), st.sampled_from(["", "千", "万", "百万", "千万", "亿", "万亿"]))
def test_a_decimal_times_its_scale_is_exact(digits: int, decimals: int, scale: str) -> None:
    factor = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}[scale]
    padded = str(abs(digits)).rjust(decimals + 1, "0")
    body = f"{padded[:-decimals]}.{padded[-decimals:]}" if decimals else padded
    expected = Fraction(digits, 10**decimals) * factor
    found = number(("-" if digits < 0 else "") + body + scale)
    assert found == Number(expected, expected, PLAIN, False, Fraction(factor, 10**decimals))
    assert exactly(expected).value == found.value
