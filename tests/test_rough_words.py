"""What real texts say roughly (约15%, 15%以上, 4-6月, a rate column's total, a running balance), and what becomes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.catalogue import text
from macros.model.fields import Day
from macros.model.settling import moments
from tests.plans import plan, shown

TARGET = "units: {{name: 销量, unit: 台, base: {base}, growth: {growth}, total: {total}, split: {{month: even}}}}\n"


@pytest.mark.parametrize(
    ("base", "growth", "total", "verdict", "computation"),
    [
        ("1560台", "约15%", "1800台", "consistent", "销量 1800台 ÷ 销量·基期 1560台 - 1 = ≈15.3846%，声明 约15%，差 ≈0.38462个百分点"),
        ("1560台", "15%以上", "1800台", "consistent", "销量 1800台 ÷ 销量·基期 1560台 - 1 = ≈15.3846%，声明 15%以上，差 —"),
        ("1560台", "10-15%", "1800台", "inconsistent", "销量 1800台 ÷ 销量·基期 1560台 - 1 = ≈15.3846%，声明 10-15%，差 —"),
        ("1560台", "约16%", "1800台", "inconsistent", "销量 1800台 ÷ 销量·基期 1560台 - 1 = ≈15.3846%，声明 约16%，差 ≈0.61538个百分点"),
        # what is counted in pieces is a whole number of them: 520 × 1.154 = 600.08
        ("520台", "15.4%", "600台", "consistent", "round(销量·基期 520台 × (1 + 销量·增长率 15.4%), 1台) = 600台，声明 600台，差 0台"),
        ("520台", "15.4%", "601台", "inconsistent", "round(销量·基期 520台 × (1 + 销量·增长率 15.4%), 1台) = 600台，声明 601台，差 1台"),
    ],
)
def test_a_total_beside_a_rough_growth(base: str, growth: str, total: str, verdict: str, computation: str, tmp_path: Path) -> None:
    found = plan({"targets.yml": TARGET.format(base=base, growth=growth, total=total)}, tmp_path)
    one = found.only("stated-differs")
    assert (str(one.verdict), shown(one)) == (verdict, computation)
    assert found.number("units.total") == ("600台" if base == "520台" else total)
    assert found.figure("units[month=2026-01]").number is not None


def test_a_total_by_formula_beside_what_was_said(tmp_path: Path) -> None:
    """A formula gives the total; its growth and its amount, said elsewhere, are claims about it."""
    targets = "sales: {name: 销售额, unit: 元, base: 800万, growth: 25%, total: = price * volume, stated: 1000万}\n"
    found = plan({"targets.yml": targets, "facts.yml": "price: 40元/箱\nvolume: 26万箱\n"}, tmp_path)
    assert [(one.place.column, text(one.message)) for one in found.of("stated-differs")] == [
        (49, "销售额·增长率：声明 25%，算得 30%，差 5个百分点；请改声明值或它的依据"),
        (87, "销售额：声明 1000万，算得 1040万，差 40万；请改声明值或它的依据"),
    ]


REGISTER = """
lots:
  columns:
    type: {name: 户型, one_of: {small: 小户, large: 大户}}
    count: {name: 套数, unit: 套}
    price: {name: 单价, unit: 元/套}
    value: {name: 货值, unit: 元, value: = count * price}
    mean: {name: 均价, unit: 元/套, value: = value / count}
    sold: {name: 已售, unit: 套}
    rate: {name: 去化率, unit: '%', value: = sold / count}
  STATED
  rows:
    a: {name: 一号, type: small, count: 60, price: 100万元, sold: 30, rate: 50%}
    b: {name: 二号, type: 大户, count: 40, price: 150万元, sold: 36}
"""


def test_rates_and_prices_are_not_summed_up(tmp_path: Path) -> None:
    """A rate by formula is worked out again from the sums; a price has no sum, and a claim about it says so."""
    found = plan({"registers.yml": REGISTER.replace("STATED", "stated: [{column: rate, value: 约67%}]")}, tmp_path)
    assert [shown(one) for one in found.of("stated-differs") if one.is_problem] == [
        "lots·已售 66套 ÷ lots·套数 100套 = 66%，声明 约67%，差 1个百分点"
    ]
    assert found.number("lots.mean") == "120万元/套"
    assert found.number("lots.rate[type=large]") == "90%"
    assert found.computed is not None
    assert "lots.price.total" not in found.computed.figures
    wrong = plan({"registers.yml": REGISTER.replace("STATED", "stated: [{column: price, value: 250万元/套}]")}, tmp_path)
    assert [text(one.message) for one in wrong.of("no-value")] == [
        "单价 这一列不相加（单价、比率的合计没有意义）；要合计，在列里写 adds_up，如 mean"
    ]


ROLLING = """
shops:
  columns:
    month: {name: 月份, member: month}
    start: {name: 月初, unit: 家, value: = above.end}
    new: {name: 新开, unit: 家, value: '= openings[month=month]'}
    closed: {name: 关店, unit: 家}
    end: {name: 月末, unit: 家, value: = start + new - closed}
  rows:
    m1: {name: 1月, month: 2026-01, start: 185, closed: 0}
    m2: {name: 2月, month: 2026-02, closed: 1, end: 200}
    m3: {name: 3月, month: 2026-03, closed: 2, start: 201}
"""
OPENINGS = "openings: {name: 新开, unit: 家, total: 24家, split: {month: even}}\n"
QUARTER = "title: 试验计划\nkind: bare\nperiod: {start: 2026-01, months: 3}\nowner: 甲\n"


def test_a_balance_runs_from_row_to_row(tmp_path: Path) -> None:
    """`above.` is the row before; the first row is written, others only claimed; the balance counts as it stands at the end."""
    found = plan({"plan.yml": QUARTER, "targets.yml": OPENINGS, "registers.yml": ROLLING}, tmp_path)
    assert [text(one.message) for one in found.of("stated-differs") if one.is_problem] == [
        "3月·月初：声明 201，算得 200家，差 1家；请改声明值或它的依据"
    ]
    assert [found.number(f"shops.{name}") for name in ("end", "new", "closed", "end[month=2026-02]")] == ["206家", "24家", "3家", "200家"]
    assert found.computed is not None
    assert "shops.start.total" not in found.computed.figures


def test_the_first_row_of_a_balance_must_be_written(tmp_path: Path) -> None:
    found = plan({"plan.yml": QUARTER, "targets.yml": OPENINGS, "registers.yml": ROLLING.replace("start: 185, ", "")}, tmp_path)
    assert found.number("shops.end") == "待定"
    assert found.figure("shops.end").missing == ("shops.m1.start",)


def test_a_rate_of_an_open_amount_pays_an_open_amount(tmp_path: Path) -> None:
    rule = "rebates:\n  year: {applies: all, of: = sales, bands: [{to: 80%, rate: 0%}, {from: 80%, rate: 1%}], scenarios: {good: 90%}}\n"
    found = plan({"strategy.yml": rule, "facts.yml": "sales: ≥500万元\n"}, tmp_path)
    assert found.number("strategy.rebates.year.scenarios.good.payout") == "≥5万"


@pytest.mark.parametrize(
    ("said", "period", "errors"),
    [
        ("when: 4-6月", "{start: 2026-01, months: 12}", []),
        ("when: 9月至10月", "{start: 2026-01, months: 12}", []),
        ("when: 4-6月", "{start: 2026-07, months: 12}", [("year-missing", "schedule.yml", 2, 26)]),
        ("when: 2026年4-6月", "{start: 2026-07, months: 12}", []),
    ],
)
def test_a_season_without_a_year(said: str, period: str, errors: list[object], tmp_path: Path) -> None:
    head = f"title: 试验计划\nkind: bare\nperiod: {period}\nowner: 甲\n"
    assert plan({"plan.yml": head, "schedule.yml": f"seasons:\n  busy: {{name: 旺季, {said}}}\n"}, tmp_path).errors == errors


def test_a_date_without_a_year_is_in_the_plan_s(tmp_path: Path) -> None:
    schedule = "milestones:\n  half: {name: 半年会, date: 6月底}\n  talk: {name: 面谈, date: 半年会后 3 天}\n"
    found = plan({"schedule.yml": schedule}, tmp_path)
    assert found.errors == []
    assert found.computed is not None
    schedule_read = found.computed.plan.schedule
    assert schedule_read is not None
    assert [moment.when.day.isoformat() for moment in moments(schedule_read) if isinstance(moment.when, Day)] == [
        "2026-06-30",
        "2026-07-03",
    ]
    fiscal = "title: 试验计划\nkind: bare\nperiod: {start: 2026-04, months: 12}\nowner: 甲\n"
    assert plan({"plan.yml": fiscal, "schedule.yml": schedule}, tmp_path).errors == [("year-missing", "schedule.yml", 2, 27)]
