"""What real texts say roughly (约15%, 15%以上, 4-6月, a rate column's total, a running balance), and what becomes of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.catalogue import text
from macros.model.fields import Day
from macros.model.settling import moments
from macros.pages.charts.chart import chart
from macros.pages.links import Reader
from tests.plans import Checked, plan, shown

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
        ("when: 4-6月", "{start: 2026-07, months: 12}", []),
        ("when: 4-6月", "{start: 2026-01, months: 24}", [("year-missing", "schedule.yml", 2, 26)]),
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
    assert [day.isoformat() for day in days(found)] == ["2026-06-30", "2026-07-03"]
    fiscal = "title: 试验计划\nkind: bare\nperiod: {start: 2026-04, months: 12}\nowner: 甲\n"
    later = schedule.replace("6月底", "2月底")
    assert [day.isoformat() for day in days(plan({"plan.yml": fiscal, "schedule.yml": later}, tmp_path))] == ["2027-02-28", "2027-03-03"]
    long = fiscal.replace("months: 12", "months: 24")
    assert plan({"plan.yml": long, "schedule.yml": schedule}, tmp_path).errors == [("year-missing", "schedule.yml", 2, 27)]


def days(found: Checked) -> list[date]:
    """The days of the schedule."""
    assert found.computed is not None
    schedule = found.computed.plan.schedule
    assert schedule is not None
    return [moment.when.day for moment in moments(schedule) if isinstance(moment.when, Day)]


def test_norms_of_each_person_and_what_they_count(tmp_path: Path) -> None:
    """每人每天 is what a norm is; a contact is one of what the norm counts, here a shop."""
    activity = """
people: 4人
weeks: 50周
workday: 7小时/天
norms:
  visits: {name: 拜访终端, rate: 每人每天25家, time: 12分钟/家}
cadences:
  A: {name: A 类, quantity: 80家, every: 每周, times: 2次, norm: visits}
  C: {name: C 类, quantity: 300家, every: 每两周, norm: visits}
"""
    found = plan({"activity.yml": activity}, tmp_path)
    assert found.errors == []
    assert found.number("activity.norms.visits.week") == "125家/周"
    assert found.number("activity.norms.visits.demand") == "1.55万家"
    assert found.number("activity.used") == "≈71.4286%"


def test_a_claim_about_a_step_that_follows_from_the_one_before(tmp_path: Path) -> None:
    """60% of 104 are 62.4; 35 of them are not half. Units are only named where something counts differently from the step before."""
    funnel = """
funnels:
  entry:
    steps:
      doctors: {name: 目标医生, value: = people}
      tried: {name: 试用, unit: 例, rate: 60%}
      core: {name: 稳定, value: 35例, rate: 约50%}
"""
    found = plan({"kpis.yml": funnel, "facts.yml": "people: 104人\n"}, tmp_path)
    assert [text(one.message) for one in found.findings if one.is_problem] == [
        "entry·稳定率：声明 约50%，算得 ≈56.0897%，差 ≈6.0897个百分点；请改声明值或它的依据"
    ]
    assert found.number("kpis.funnels.entry.tried") == "62.4例"
    assert plan({"kpis.yml": funnel.replace("约50%", "约56%"), "facts.yml": "people: 104人\n"}, tmp_path).errors == []


def test_what_is_left_and_halves(tmp_path: Path) -> None:
    axes = "source: {online: 线上, ground: 地推, other: 转介绍}\ncampus: {a: 东, b: 西}\n"
    targets = "pupils: {unit: 人, total: 600人, split: {source: {online: 50%, ground: 30%, other: 其余}, campus: 各占一半}}\n"
    budget = "total: 20万\nlines: {online: 12万, ground: 5万, other: 其余}\n"
    found = plan({"axes.yml": axes, "targets.yml": targets, "budget.yml": budget}, tmp_path)
    assert found.errors == []
    assert [found.number(path) for path in ("pupils[source=other]", "pupils[campus=b]", "budget.other")] == ["120人", "300人", "3万"]
    thirds = targets.replace("campus: 各占一半", "source: 各占一半").replace("source: {online: 50%, ground: 30%, other: 其余}, ", "")
    assert [rule for rule, *_ in plan({"axes.yml": axes, "targets.yml": thirds}, tmp_path).errors] == ["ratio-parts"]


def test_bounds_where_a_bound_is_meant(tmp_path: Path) -> None:
    """不超过1.8% under `max` is 1.8%, 不低于 under `floor` the floor itself; `of` may be a formula."""
    targets = "sales: {unit: 元, total: 1000万, range: {floor: 不低于900万}}\n"
    budget = "limit: {of: = sales * 2, max: 不超过1%}\nlines: {ads: {amount: 21万}}\n"
    found = plan({"targets.yml": targets, "budget.yml": budget}, tmp_path)
    assert found.errors == [("ratio-over-limit", "budget.yml", 1, 31)]
    assert found.number("sales.floor") == "900万"
    assert found.of("unknown-not-checkable") == []


def test_a_bare_quantity_counts_what_the_price_is_for(tmp_path: Path) -> None:
    found = plan({"budget.yml": "lines: {train: {price: 550元/人, quantity: 16}, meals: {price: 每人每天100元, quantity: 48}}\n"}, tmp_path)
    assert found.errors == []
    assert [found.number(f"budget.{path}") for path in ("train", "train.quantity", "meals")] == ["8800元", "16人", "4800元"]


def test_commas_in_a_text_of_a_short_mapping(tmp_path: Path) -> None:
    schedule = "phases:\n  a: {name: 首开, start: 2026-03-01, end: 2026-03-31, goal: 推 1、2 号楼，去化七成}\n"
    assert plan({"schedule.yml": schedule}, tmp_path).errors == []
    entries = "schedule.yml", "phases:\n  a: {name: 首开，goal: 去化, start: 2026-03-01, end: 2026-03-31}\n"
    assert ("fullwidth-comma", "schedule.yml", 2, 15) in plan(dict([entries]), tmp_path).errors


def test_what_counts_from_the_opening_may_lie_outside_the_period(tmp_path: Path) -> None:
    head = "title: 参展\nkind: bare\nperiod: {start: 2026-05-20, days: 3}\nowner: 甲\n"
    schedule = """
milestones:
  open: {name: 开展, date: 2026-05-20}
  talk: {name: 座谈, date: 2026-06-20}
actions:
  ship: {name: 发货, due: 开展前 7 天, owner: 甲, status: 待开始}
  badge: {name: 办证, due: 2026-02-30, owner: 甲, status: 待开始}
"""
    found = plan({"plan.yml": head, "schedule.yml": schedule}, tmp_path)
    assert found.problems() == [("dates-outside-period", "schedule.yml", 4, 26), ("no-such-date", "schedule.yml", 7, 26)]


def test_an_assertion_may_begin_like_a_formula(tmp_path: Path) -> None:
    facts = "a: 3人\nassert:\n  - {that: '= a >= 4人', why: 排班}\n"
    assert [rule for rule, *_ in plan({"facts.yml": facts}, tmp_path).errors] == ["assertion-fails"]


def test_what_failed_is_named_where_it_is_needed(tmp_path: Path) -> None:
    facts = "a: {value: = 1元 + 1人, stated: 2元}\n"
    assert [text(one.message) for one in plan({"facts.yml": facts}, tmp_path).of("unknown-not-checkable")] == ["a 无法核对：a 待定"]


def test_an_odd_unit_of_a_register_is_said_once(tmp_path: Path) -> None:
    register = "lots:\n  unit: 垛\n  columns: {n: {unit: 家}}\n  rows: {a: {n: 1}, b: {n: 2}}\n"
    assert [rule for rule, *_ in plan({"registers.yml": register}, tmp_path).errors] == ["unknown-unit"]


@pytest.mark.parametrize("month", ["2026-03", "2026年3月", "3月"])
def test_a_month_of_a_register_as_people_write_it(month: str, tmp_path: Path) -> None:
    register = "orders:\n  columns: {month: {member: month}, n: {unit: 件}}\n  rows: {a: {month: " + month + ", n: 5}}\n"
    assert plan({"registers.yml": register}, tmp_path).number("orders.n[month=2026-03]") == "5件"


def test_pieces_of_something_and_what_is_reached(tmp_path: Path) -> None:
    """3个大区 counts regions; 300个万 is a slip of the pen still."""
    facts = "areas: 3个大区\nkept: {unit: '%', value: 达到80%以上}\ndebt: {value: = sales / 181天 * 30天}\nsales: ≥180万元\n"
    found = plan({"facts.yml": facts}, tmp_path)
    assert found.errors == []
    assert [found.number(path) for path in ("kept", "debt")] == ["≥80%", "≥≈298342.54元"]
    assert [rule for rule, *_ in plan({"facts.yml": "areas: 300个万\n"}, tmp_path).errors] == ["unknown-unit"]


def test_two_conditions_of_a_rebate(tmp_path: Path) -> None:
    strategy = "rebates: {year: {applies: all, of: = sales, bands: [{to: 100%, rate: 1%}, {from: 100%, rate: 2%}]}}\n"
    facts = "sales: 500万元\nscore: 88分\npaid: {value: '= payout(strategy.rebates.year, 104%) * reached(score, 90分)'}\n"
    assert plan({"strategy.yml": strategy, "facts.yml": facts}, tmp_path).number("paid") == "0元"
    better = facts.replace("88分", "91分")
    assert plan({"strategy.yml": strategy, "facts.yml": better}, tmp_path).number("paid") == "10万"


def test_the_steps_of_one_funnel_are_drawn_under_their_own_names(tmp_path: Path) -> None:
    funnel = "funnels: {join: {name: 招商, steps: {leads: {name: 咨询, value: 6000条}, signed: {name: 签约, value: 120家}}}}\n"
    found = plan({"kpis.yml": funnel}, tmp_path)
    assert found.computed is not None
    drawn = chart(Reader(found.computed, "p/index.md"), "funnel", ("kpis.funnels.join",))
    assert ">咨询<" in drawn
    assert "招商·咨询" not in drawn


def test_time_enough_for_as_many_as_the_norms_need(tmp_path: Path) -> None:
    """Norms of 4 and 3 people are not done in the hours of one."""
    activity = """
workday: 8小时/天
norms:
  calls: {rate: 40个/天, people: 4人, time: 6分钟/个}
  shows: {rate: 1组/天, people: 3人, time: 2小时/组}
"""
    found = plan({"activity.yml": activity}, tmp_path)
    assert found.errors == []
    assert found.number("activity.used") == "68.75%"


@pytest.mark.parametrize(("stated", "verdict"), [("600家", "consistent"), ("602家", "inconsistent"), ("0.06万家", "consistent")])
def test_what_follows_from_a_rough_number_is_not_held_to_the_last_piece(stated: str, verdict: str, tmp_path: Path) -> None:
    facts = f"rate: 约60%\nshops: 1000.5家\nlate: {{value: = shops * rate, stated: {stated}}}\n"
    assert str(plan({"facts.yml": facts}, tmp_path).only("stated-differs").verdict) == verdict
