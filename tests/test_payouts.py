"""Rules by bands: what they pay read one way or the other, over ranges, and as a table."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalogue import text
from macros.compute.payout import Step, Tariff, curve, paid
from macros.compute.yearly import yearly
from macros.model.subjects.bands import READINGS, Bands
from macros.pages.charts.chart import chart
from macros.pages.links import PageError, Reader
from macros.pages.payouts import payout_table
from macros.source.finding import Level, Verdict
from macros.source.node import Scalar
from macros.source.notation import read_number
from macros.source.number import Number, exactly
from macros.source.place import Place
from macros.source.unit import unit
from tests.plans import plan

REBATE = """
rebates:
  volume:
    name: 年度返利
    by: 年进货量
    APPLIES
    bands:
      - {from: 0套, to: 300套, each: 0元/套}
      - {from: 300套, to: 600套, each: 20元/套}
      - {from: 600套, each: 30元/套}
    scenarios: {small: 280套, middle: 450套, edge: 600套, large: {quantity: = 2 * 400套, name: 大户}, any: 200-650套}
    table: {from: 0套, to: 700套, step: 350套}
"""
SETS = unit("套")


@pytest.mark.parametrize(
    ("applies", "wanted"),
    [
        ("applies: all", ["0元", "9000元", "1.8万", "2.4万", "0-1.95万"]),
        ("applies: above", ["0元", "3000元", "6000元", "1.2万", "0-7500元"]),
        ("", ["0元", "3000-9000元", "0.6-1.8万", "1.2-2.4万", "0-1.95万"]),
    ],
)
def test_a_rebate_pays_by_its_reading(applies: str, wanted: list[str], tmp_path: Path) -> None:
    found = plan({"strategy.yml": REBATE.replace("APPLIES", applies)}, tmp_path)
    paths = [f"strategy.rebates.volume.scenarios.{key}.payout" for key in ("small", "middle", "edge", "large", "any")]
    assert [found.number(path) for path in paths] == wanted
    assert found.errors == []


def test_an_open_reading_is_said_with_both_answers(tmp_path: Path) -> None:
    found = plan({"strategy.yml": REBATE.replace("APPLIES", "")}, tmp_path)
    one = found.only("tier-reading-missing")
    assert (one.level, one.place.line, one.place.column) == (Level.warning, 3, 3)
    assert text(one.message) == (
        "年度返利：没有说到了一档以后怎样算。450套时，全部按所在档是 9000元，只算超出部分是 3000元；请写 applies: all 或 applies: above"
    )
    assert found.number("strategy.rebates.volume.scenarios.middle.all") == "9000元"
    assert found.number("strategy.rebates.volume.scenarios.middle.above") == "3000元"


@pytest.mark.parametrize(
    ("bands", "case", "wanted"),
    [
        ("[{from: 0元, to: 100万元, rate: 1%}, {from: 100万元, rate: 2%}]", "150万元", "3万"),
        ("[{from: 0元, to: 100万元, amount: 5000元}, {from: 100万元, amount: 1万}]", "150万元", "1万"),
        ("[{from: 0公里, to: 600公里, rate: 3%}, {from: 600公里, rate: 4%}]", "600公里", "4%"),
        ("[{from: 300套, each: 20元}]", "299套", "0元"),
        ("[{from: 300套, each: 20元, amount: 500元}]", "301套", "6520元"),
        ("[{from: 0, to: 5万, rate: 1%}, {from: 5万, rate: 2%}]", "6万元", "1200元"),
    ],
)
def test_what_a_band_pays(bands: str, case: str, wanted: str, tmp_path: Path) -> None:
    rule = f"rebates: {{a: {{applies: all, bands: {bands}, scenarios: {{x: {case}}}}}}}\n"
    found = plan({"strategy.yml": rule}, tmp_path)
    assert found.number("strategy.rebates.a.scenarios.x.payout") == wanted
    assert found.told == []


def test_a_rule_serves_in_formulas(tmp_path: Path) -> None:
    files = {
        "strategy.yml": "rebates: {far: {of: = sales, bands: [{to: 600公里, rate: 3%}, {from: 600公里, rate: = high}]}}\n",
        "facts.yml": "sales: 100万元\nhigh: 4%\nfar: = payout(strategy.rebates.far, 700公里)\n"
        "rate: = rate(strategy.rebates.far, 599公里)\n",
    }
    found = plan(files, tmp_path)
    assert (found.number("far"), found.number("rate")) == ("4万", "3%")
    assert found.told == []
    assert "strategy.rebates.far.bands.2.rate" in found.figure("far").inputs


@pytest.mark.parametrize(
    ("formula", "rule"),
    [
        ("= payout(1, 2套)", "formula-syntax"),
        ("= payout(strategy.rebates.near, 2套)", "unknown-reference"),
        ("= rate(strategy.rebates.far, 700公里)", "formula-value"),
        ("'= compound(5套, 6套, 1.5)'", "formula-value"),
        ("'= compound(0套, 6套, 2)'", "formula-value"),
        ("'= simple(5套, 6元, 2)'", "unit-clash"),
    ],
)
def test_a_call_that_cannot_be_answered(formula: str, rule: str, tmp_path: Path) -> None:
    rules = "rebates: {far: {bands: [{to: 600公里, rate: 3%}]}}\n"
    found = plan({"strategy.yml": rules, "facts.yml": f"x: {formula}\n"}, tmp_path)
    assert [one[:2] for one in found.errors] == [(rule, "facts.yml")]


def test_an_unknown_rate_is_never_nothing(tmp_path: Path) -> None:
    rules = "rebates: {a: {bands: [{from: 0套, each: 待定}], scenarios: {x: {quantity: 5套, stated: 100元}}}}\n"
    found = plan({"strategy.yml": rules}, tmp_path)
    assert found.number("strategy.rebates.a.scenarios.x.payout") == "100元"
    assert found.only("unknown-not-checkable").verdict is Verdict.not_checkable


@given(st.lists(st.integers(1, 500), min_size=1, max_size=6), st.lists(st.integers(0, 50), min_size=7, max_size=7), st.integers(0, 4000))
def test_both_readings_agree_with_counting_unit_by_unit(widths: list[int], rates: list[int], quantity: int) -> None:
    ends = [sum(widths[:index]) for index in range(len(widths) + 1)]
    money = unit("元/套")
    steps = [
        Step(index, Fraction(low), Fraction(high) if high is not None else None, None, exactly(rates[index], money), None)
        for index, (low, high) in enumerate(zip(ends, [*ends[1:], None], strict=True))
    ]
    found = Tariff(tuple(steps), None, (), ())
    rule = Bands.model_construct(place=Place("a.yml"), applies=None, of=None, bands=())
    piece = [next(step for step in reversed(steps) if step.low is not None and step.low <= each) for each in range(quantity + 1)]
    per = [step.each.value for step in piece if step.each is not None]
    assert paid(rule, found, exactly(quantity, SETS), "all") == exactly(per[quantity] * quantity, unit("元"))
    assert paid(rule, found, exactly(quantity, SETS), "above") == exactly(sum(per[:quantity]), unit("元"))


@given(st.integers(0, 3000), st.integers(0, 3000), st.sampled_from(["all", "above"]))
def test_a_range_holds_what_each_of_its_quantities_pays(one: int, other: int, reading: str) -> None:
    money = unit("元/套")
    steps = [
        Step(1, Fraction(0), Fraction(1000), None, exactly(3, money), None),
        Step(2, Fraction(1000), None, None, exactly(1, money), None),
    ]
    found, rule = Tariff(tuple(steps), None, (), ()), Bands.model_construct(place=Place("a.yml"), applies=None, of=None, bands=())
    low, high = sorted((one, other))
    span = paid(rule, found, Number(Fraction(low), Fraction(high), SETS), reading)
    assert isinstance(span, Number)
    for quantity in {low, (low + high) // 2, high, *(value for value in (999, 1000) if low <= value <= high)}:
        single = paid(rule, found, exactly(quantity, SETS), reading)
        assert isinstance(single, Number)
        assert span.contains(single)


@pytest.mark.parametrize(
    ("way", "start", "end", "years", "wanted"),
    [
        ("simple", "400个", "140个", "2", "-32.5"),
        ("compound", "400个", "140个", "2年", "-40.8392"),
        ("compound", "400个", "140个", "3", "-29.527"),
        ("compound", "100万元", "121万元", "2", "10"),
        ("compound", "1亿元", "0元", "5", "-100"),
    ],
)
def test_growth_a_year(way: str, start: str, end: str, years: str, wanted: str) -> None:
    numbers = [read_number(Scalar(word, Place("a.yml"))) for word in (start, end, years)]
    found = yearly(way, *[number for number in numbers if isinstance(number, Number)])
    assert isinstance(found, Number)
    digits = len(wanted.partition(".")[2])
    assert f"{float(found.value * 100):.{digits}f}" == wanted


@given(st.integers(1, 10**6), st.integers(1, 30))
def test_a_growth_compounds_back(end: int, years: int) -> None:
    found = yearly("compound", exactly(1000), exactly(end), exactly(years))
    assert isinstance(found, Number)
    below, above = (1 + found.value) ** years * 1000, (1 + found.value + Fraction(1, 10**12)) ** years * 1000
    assert below <= end < above


def test_a_payout_table_shows_both_readings_or_one(tmp_path: Path) -> None:
    for name, applies, heads in (("a", "applies: all", ("应付", "平均")), ("b", "", ("全部按所在档", "只算超出部分"))):
        computed = plan({"strategy.yml": REBATE.replace("APPLIES", applies)}, tmp_path / name).computed
        assert computed is not None
        html = payout_table(Reader(computed, "p/index.md"), "strategy.rebates.volume")
        assert [head in html for head in ("应付", "平均", "全部按所在档", "只算超出部分")] == [
            head in heads for head in ("应付", "平均", "全部按所在档", "只算超出部分")
        ]
        assert html.count("<tr") == 1 + 5 + 3
        with pytest.raises(PageError, match="没有叫 strategy"):
            payout_table(Reader(computed, "p/index.md"), "strategy.rebates.far")


@pytest.mark.parametrize(("applies", "lines"), [("applies: all", 1), ("applies: above", 1), ("", 2)])
def test_a_payout_picture_has_a_line_for_each_reading(applies: str, lines: int, tmp_path: Path) -> None:
    computed = plan({"strategy.yml": REBATE.replace("APPLIES", applies)}, tmp_path).computed
    assert computed is not None
    reader = Reader(computed, "p/index.md")
    html = chart(reader, "payout", ("strategy.rebates.volume",))
    assert html.count("<polyline") == lines
    assert html.count("<circle") == 3 * lines
    assert ("全部按所在档" in html.partition("<details")[0], "只算超出部分" in html) == (lines == 2, lines == 2)
    for wrong, told in (("strategy.rebates.far", "不是分档"), ("strategy.rebates.bare", "没有试算表")):
        bare = f"{REBATE.replace('APPLIES', applies)}  bare: {{bands: [{{from: 0套, each: 2元/套}}]}}\n"
        again = plan({"strategy.yml": bare}, tmp_path).computed
        assert again is not None
        with pytest.raises(PageError, match=told):
            chart(Reader(again, "p/index.md"), "payout", (wrong,))


@given(
    st.lists(st.integers(1, 50), min_size=1, max_size=4), st.lists(st.integers(0, 40), min_size=5, max_size=5), st.sampled_from(READINGS)
)
def test_the_line_of_a_payout_is_what_is_paid(widths: list[int], rates: list[int], reading: str) -> None:
    ends = [sum(widths[:count]) for count in range(len(widths) + 1)]
    bounds = zip(ends, [*map(Fraction, ends[1:]), None], rates, strict=False)
    steps = tuple(
        Step(index, Fraction(low), high, None, exactly(rate, unit("元/套")), None) for index, (low, high, rate) in enumerate(bounds, 1)
    )
    found = Tariff(steps, None, (), ())
    corners = curve(found, SETS, Fraction(0), Fraction(ends[-1] + 10), reading)
    assert [place for place, _ in corners] == sorted(place for place, _ in corners)
    for (left, one), (right, other) in pairwise(corners):
        middle = (left + right) / 2
        pays = paid(Bands.model_construct(bands=(), applies=None, of=None, place=Place("x")), found, exactly(middle, SETS), reading)
        assert isinstance(pays, Number)
        assert left == right or pays.value == (one.value + other.value) / 2


def test_a_payout_table_has_reasonable_steps(tmp_path: Path) -> None:
    rule = "rebates: {a: {bands: [{from: 0套, each: 2元/套}], table: {from: 0套, to: 100套, step: 1套}}}\n"
    one = plan({"strategy.yml": rule}, tmp_path).only("odd-steps")
    assert (one.place.line, one.place.column) == (1, 82)
