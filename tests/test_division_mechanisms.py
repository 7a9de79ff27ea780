"""What a plan can ask of a division beyond one split: calendars, actuals, parts from below, cross tables that close everywhere."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from macros.catalogue import text
from macros.compute.compute import Computed
from macros.model.loading import load_plan
from macros.rules import check_plan
from macros.source.finding import Finding, Level

HEAD = "title: 试\nkind: own\nperiod: {start: 2026-01, months: 12}\nowner: 甲\n"
AXES = """
product: {A: 高价, B: 平价, C: 低价}
market:
  east:
    name: 华东
    children:
      sh: {name: 上海, stores: 30}
      js: {name: 江苏, children: {nj: {name: 南京, stores: 7}, sz: {name: 苏州, stores: 11}}}
  south: {name: 华南, stores: 17}
person:
  p1: {name: 甲, market: east, capacity: 1.0}
  p2: {name: 乙, market: east, capacity: 1.3}
  p3: {name: 丙, market: south, capacity: 1.0}
"""


def computed(tmp_path: Path, **files: str) -> tuple[Computed, list[Finding]]:
    folder = tmp_path / "data" / "x"
    folder.mkdir(parents=True)
    (tmp_path / "data" / "kinds").mkdir()
    (tmp_path / "data" / "kinds" / "own.yml").write_text("name: 自定\n", encoding="utf-8")
    for name, content in {"plan": HEAD, "axes": AXES, **files}.items():
        (folder / f"{name}.yml").write_text(content, encoding="utf-8")
    plan, findings = load_plan(tmp_path, "data/x")
    assert plan is not None
    found, checked = check_plan(plan)
    return found, [finding for finding in findings + checked if finding.level in (Level.error, Level.warning)]


def value(plan: Computed, path: str) -> Fraction:
    figure = plan.figure(path)
    assert figure is not None, path
    assert figure.number is not None, path
    return figure.number.value


def told(findings: list[Finding]) -> list[tuple[str, int, int, str]]:
    return [(finding.rule, finding.place.line, finding.place.column, text(finding.message)) for finding in findings]


MEASURE = "revenue:\n  name: 销售额\n  unit: 元\n  total: 5亿\n  quantum: 1万元\n"


def test_days_weigh_by_the_calendar_and_weeks_span_months(tmp_path: Path) -> None:
    calendar = "holidays:\n  元旦: {from: 2026-01-01, to: 2026-01-03}\n  国庆: 2026-10-01\nmake_up: [2026-01-04]\n"
    split = "  split:\n    month: {weights: workdays}\n    day: {within: month, weights: workdays}\n"
    plan, findings = computed(tmp_path, calendar=calendar, targets=MEASURE + split)
    assert told(findings) == []
    assert value(plan, "revenue[day=2026-01-01]") == 0
    assert value(plan, "revenue[day=2026-01-04]") > 0
    assert value(plan, "revenue[day=2026-01-10]") == 0
    days = plan.plan.axes["day"]
    assert sum(value(plan, f"revenue[day={day.key}]") for day in days) == 500_000_000
    for month in plan.plan.axes["month"]:
        inside = [day.key for day in days if str(day.attribute("month")) == month.key]
        assert sum(value(plan, f"revenue[day={key}]") for key in inside) == value(plan, f"revenue[month={month.key}]")
    spanning = [f"revenue[day=2026-{day}]" for day in ("03-30", "03-31", "04-01", "04-02", "04-03", "04-04", "04-05")]
    assert sum(value(plan, path) for path in spanning) == value(plan, "revenue[week=2026W14]")
    assert sum(value(plan, f"revenue[quarter=2026Q{quarter}]") for quarter in (1, 2, 3, 4)) == 500_000_000


def test_a_fiscal_year_counts_its_quarters_from_its_start(tmp_path: Path) -> None:
    head = HEAD.replace("start: 2026-01", "start: 2026-04")
    plan, findings = computed(tmp_path, plan=head, targets=MEASURE + "  split: {month: even}\n")
    assert told(findings) == []
    assert [month.key for month in plan.plan.axes["month"]][::11] == ["2026-04", "2027-03"]
    first = sum(value(plan, f"revenue[month=2026-{month}]") for month in ("04", "05", "06"))
    assert value(plan, "revenue[quarter=2026Q1]") == first


def test_an_event_of_two_days_has_its_own_days(tmp_path: Path) -> None:
    head = HEAD.replace("{start: 2026-01, months: 12}", "{start: 2026-05-01, days: 2}")
    plan, findings = computed(tmp_path, plan=head, targets=MEASURE + "  split: {day: 3:2}\n")
    assert told(findings) == []
    assert [value(plan, f"revenue[day=2026-05-0{day}]") for day in (1, 2)] == [300_000_000, 200_000_000]


def test_closed_periods_keep_their_actuals_and_the_rest_is_planned_again(tmp_path: Path) -> None:
    targets = MEASURE + "  split: {month: even}\n  actual: {values: {2026-01: 4000万, 2026-02: 4500万}}\n"
    plan, findings = computed(tmp_path, targets=targets)
    assert told(findings) == []
    assert value(plan, "revenue.outlook") == 500_000_000
    assert value(plan, "revenue.outlook[month=2026-01]") == 40_000_000
    assert value(plan, "revenue.actual") == 85_000_000
    assert {value(plan, f"revenue.outlook[month=2026-{month:02d}]") for month in range(3, 13)} == {41_500_000}
    assert value(plan, "revenue.attained") == Fraction(85, 500)


@pytest.mark.parametrize(
    ("actual", "rule", "column", "message"),
    [
        ("{values: {2027-01: 1万元}}", "unknown-member", 30, "month 里没有成员 2027-01；"),
        ("{values: {2026-01: 1.5元}}", "not-whole-quanta", 30, "锁定值 1.5元 不是最小单位 1万 的整数倍"),
        ("{values: {2026-01: 5箱}}", "unit-clash", 30, "5箱 的单位与这里应有的单位 元 不合；请改单位或改数"),
    ],
)
def test_actuals_that_do_not_fit_are_told_where_they_stand(tmp_path: Path, actual: str, rule: str, column: int, message: str) -> None:
    _, findings = computed(tmp_path, targets=MEASURE + f"  split: {{month: even}}\n  actual: {actual}\n")
    assert told(findings) == [(rule, 7, column, message)]


def test_parts_from_below_leave_a_gap_of_their_own(tmp_path: Path) -> None:
    split = "  split:\n    product: {values: {A: 1亿, B: 2亿, C: 1.9亿}, close: gap}\n"
    plan, findings = computed(tmp_path, targets=MEASURE + split, facts="open: {name: 缺口, value: = revenue.gap.product, stated: 1000万}\n")
    assert told(findings) == []
    assert value(plan, "revenue.gap.product") == 10_000_000


def test_parts_from_below_must_make_the_whole_unless_the_plan_says_otherwise(tmp_path: Path) -> None:
    _, findings = computed(tmp_path, targets=MEASURE + "  split:\n    product: {A: 1亿, B: 2亿, C: 1.9亿}\n")
    assert [finding.rule for finding in findings] == ["parts-do-not-add-up"]
    computation = findings[0].computation
    assert computation is not None
    assert text(computation) == "高价 1亿 + 平价 2亿 + 低价 1.9亿 = 4.9亿，声明 5亿，差 1000万"


@pytest.mark.parametrize(("buffer", "rules"), [("3%", []), ("1%", ["parts-do-not-add-up"])])
def test_a_buffer_lets_parts_exceed_the_whole_on_purpose(tmp_path: Path, buffer: str, rules: list[str]) -> None:
    split = f"  split:\n    product: {{values: {{A: 1亿, B: 2亿, C: 2.1亿}}, buffer: {buffer}}}\n"
    _, findings = computed(tmp_path, targets=MEASURE + split)
    assert [finding.rule for finding in findings] == rules


def test_the_one_unknown_part_is_what_the_others_leave(tmp_path: Path) -> None:
    plan, findings = computed(tmp_path, targets=MEASURE + "  split:\n    product: {A: 1亿, B: 待定, C: 1.9亿}\n")
    assert told(findings) == []
    assert value(plan, "revenue[product=B]") == 210_000_000


@pytest.mark.parametrize(
    ("close", "parts"),
    [("scale", (102_040_000, 204_080_000, 193_880_000)), ("spread", (103_340_000, 203_330_000, 193_330_000))],
)
def test_a_gap_is_closed_in_whole_quanta_when_asked(tmp_path: Path, close: str, parts: tuple[int, ...]) -> None:
    split = f"  split:\n    product: {{values: {{A: 1亿, B: 2亿, C: 1.9亿}}, close: {close}}}\n"
    plan, findings = computed(tmp_path, targets=MEASURE + split)
    assert told(findings) == []
    assert tuple(value(plan, f"revenue[product={key}]") for key in "ABC") == parts


def test_parts_grow_from_last_year(tmp_path: Path) -> None:
    facts = "last: {name: 去年, unit: 元, by: {A: 1亿, B: 2亿, C: 1.1亿}}\n"
    split = "  split:\n    product: {growth: {A: 20%, B: 25%, C: 18%}, on: last, close: gap}\n"
    plan, findings = computed(tmp_path, targets=MEASURE + split, facts=facts)
    assert told(findings) == []
    assert [value(plan, f"revenue[product={key}]") for key in "ABC"] == [120_000_000, 250_000_000, 129_800_000]
    assert value(plan, "revenue.gap.product") == 200_000


def test_weights_at_the_leaves_of_a_tree_roll_up_and_divide_all_the_way_down(tmp_path: Path) -> None:
    plan, findings = computed(tmp_path, targets=MEASURE + "  split: {market: {weights: stores}, month: even}\n  cross: [[market, month]]\n")
    assert told(findings) == []
    for above, below in (("east", ("sh", "js")), ("js", ("nj", "sz"))):
        assert value(plan, f"revenue[market={above}]") == sum(value(plan, f"revenue[market={key}]") for key in below)
        for month in plan.plan.axes["month"]:
            cells = [value(plan, f"revenue[market={key},month={month.key}]") for key in below]
            assert sum(cells) == value(plan, f"revenue[market={above},month={month.key}]")


def test_people_close_to_their_market_in_every_month_whatever_the_order_of_the_tables(tmp_path: Path) -> None:
    split = "  split:\n    month: even\n    market: {east: 61.7%, south: 38.3%}\n    person: {within: market, weights: capacity}\n"
    plan, findings = computed(tmp_path, targets=MEASURE + split + "  cross: [[person, month], [market, month]]\n")
    assert told(findings) == []
    for month in plan.plan.axes["month"]:
        east = value(plan, f"revenue[market=east,month={month.key}]")
        assert value(plan, f"revenue[person=p1,month={month.key}]") + value(plan, f"revenue[person=p2,month={month.key}]") == east
    for quarter, months in (("2026Q1", ("01", "02", "03")), ("2026Q4", ("10", "11", "12"))):
        cells = [value(plan, f"revenue[person=p1,month=2026-{month}]") for month in months]
        assert value(plan, f"revenue[person=p1,quarter={quarter}]") == sum(cells)


def test_three_axes_close_at_every_total_and_every_beginning(tmp_path: Path) -> None:
    split = "  split: {product: 2:3:1, market: {east: 61.7%, south: 38.3%}, month: even}\n  cross: [[product, market, month]]\n"
    plan, findings = computed(tmp_path, targets=MEASURE + split)
    assert told(findings) == []
    months = [month.key for month in plan.plan.axes["month"]]
    cell = {(p, m, t): value(plan, f"revenue[product={p},market={m},month={t}]") for p in "ABC" for m in ("east", "south") for t in months}
    assert all(sum(cell[p, m, t] for m in ("east", "south") for t in months) == value(plan, f"revenue[product={p}]") for p in "ABC")
    assert all(sum(cell[p, m, t] for p in "ABC" for m in ("east", "south")) == value(plan, f"revenue[month={t}]") for t in months)
    assert all(
        sum(cell[p, m, t] for t in months) == value(plan, f"revenue[product={p},market={m}]") for p in "ABC" for m in ("east", "south")
    )


def test_the_ends_of_a_range_are_ordered_in_every_cell_and_a_hold_holds_in_all(tmp_path: Path) -> None:
    extra = (
        "  range: {floor: 4.5亿, stretch: 6亿}\n  split: {product: 2:3:1, month: {weights: workdays}}\n  cross: [[product, month]]\n"
        "  hold: [{at: {product: A, month: 2026-02}, value: 1200万, by: 甲, why: 合同}]\n"
    )
    plan, findings = computed(tmp_path, targets=MEASURE + extra)
    assert told(findings) == []
    for month in plan.plan.axes["month"]:
        for product in "ABC":
            cell = f"[month={month.key},product={product}]"
            assert value(plan, f"revenue.floor{cell}") <= value(plan, f"revenue{cell}") <= value(plan, f"revenue.stretch{cell}")
    assert {value(plan, f"revenue{end}[product=A,month=2026-02]") for end in ("", ".floor", ".stretch")} == {12_000_000}


def test_a_pattern_shapes_the_cells_and_bounds_are_kept(tmp_path: Path) -> None:
    head = HEAD.replace("months: 12", "months: 2")
    extra = (
        "  split: {product: 1:1:2, month: 1:1}\n"
        "  cross:\n    - axes: [product, month]\n"
        "      pattern: {A: {2026-01: 9, 2026-02: 1}, B: {2026-01: 1, 2026-02: 9}, C: {2026-01: 1, 2026-02: 1}}\n"
        "  bound: [{at: {product: A, month: 2026-01}, max: 1亿}]\n"
    )
    plan, findings = computed(tmp_path, plan=head, targets=MEASURE + extra)
    assert told(findings) == []
    assert value(plan, "revenue[product=A,month=2026-01]") == 100_000_000
    assert value(plan, "revenue[product=B,month=2026-01]") < value(plan, "revenue[product=B,month=2026-02]")
    assert sum(value(plan, f"revenue[product={key},month=2026-01]") for key in "ABC") == 250_000_000


def test_a_table_that_cannot_be_names_what_clashes_and_by_how_much(tmp_path: Path) -> None:
    extra = (
        "  split: {product: 2:3:1, month: even}\n  cross: [[product, month]]\n"
        "  hold: [{at: {product: C, month: 2026-03}, value: 9000万, by: 甲, why: 合同}]\n"
    )
    _, findings = computed(tmp_path, targets=MEASURE + extra)
    assert [(finding.rule, finding.place.line) for finding in findings] == [("cannot-split", 7)]
    assert "9000万" in text(findings[0].message)
    assert "4166万" in text(findings[0].message) or "4167万" in text(findings[0].message)


def test_a_hold_on_nothing_is_told(tmp_path: Path) -> None:
    extra = "  split: {month: even}\n  hold: [{at: {month: 2027-03}, value: 9000万, by: 甲, why: 合同}]\n"
    _, findings = computed(tmp_path, targets=MEASURE + extra)
    assert told(findings) == [("unknown-cell", 7, 10, "销售额 没有分解到 month=2027-03 这一格；请改正维度和成员，或先写它的分解")]
