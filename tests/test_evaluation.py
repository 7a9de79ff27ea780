"""What a plan's formulas come to: in which order, with which unknowns, and what is said when they have no answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.catalogue import text
from macros.compute.figure import Origin
from macros.compute.showing import in_numbers
from macros.model.value import Formula
from macros.source.finding import Level, Verdict
from tests.plans import AXES, plan, shown, told

REVENUE = "revenue:\n  name: 销售额\n  unit: 元\n  total: 6000万\n"


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("= 2 + 3 * 4", "14"),
        ("= (2 + 3) * 4", "20"),
        ("= -2 ^ 2", "-4"),
        ("= 2 - -3", "5"),
        ("= 7 / 2", "3.5"),
        ("= a * b", "10万"),
        ("= a / 4箱", "1.25万元/箱"),
        ("= sum(a, b * 1元)", "50002元"),
        ("= sum(rows.*)", "60"),
        ("= mean(rows.*)", "20"),
        ("= min(rows.*)", "10"),
        ("= max(rows.*)", "30"),
        ("= count(rows.*)", "3"),
        ("= count(a, b, rows.*)", "5"),
        ("= round(10 / 3, 0.1)", "3.3"),
        ("= up(10 / 3, 1)", "4"),
        ("= down(10 / 3, 1)", "3"),
        ("= abs(3 - 5)", "2"),
        ("= revenue", "6000万"),
        ("= revenue.total", "6000万"),
        ("= revenue[product=A]", "2000万"),
        ("= revenue.total[product=B] - revenue[product=A]", "1000万"),
        ("= revenue[month=2026-01] * 12", "6000万"),
        ("= revenue[quarter=2026Q1]", "1500万"),
        ("= team.units.people", "9人"),
        ("= sum(team.units.*.people)", "9人"),
        ("= team.units.listed", "2"),
        ("= -20%", "-20%"),
        ("= 100% - 28% - 17%", "55个百分点"),
    ],
)
def test_a_formula_is_worked_out(written: str, wanted: str, tmp_path: Path) -> None:
    files = {
        "axes.yml": AXES,
        "targets.yml": REVENUE + "  split: {product: 2:3:1, month: even}\n",
        "team.yml": "units:\n  east: {name: 东, people: 4人}\n  west: {name: 西, people: 5人}\n",
        "facts.yml": f"a: 5万元\nb: 2\nrows: {{by: {{x: 10, y: 20, z: 30}}}}\nresult: {{value: '{written}'}}\n",
    }
    found = plan(files, tmp_path)
    assert found.told == []
    assert found.number("result") == wanted


@pytest.mark.parametrize(
    ("written", "column", "rule", "message"),
    [
        ("= nothing + 1", 15, "unknown-reference", "没有叫 nothing 的数字；请检查名字，或先在 data 里写上它"),
        ("= revenu.total", 15, "unknown-reference", "没有叫 revenu.total 的数字；是不是 revenue.total？"),
        ("= revenue[product=D]", 15, "unknown-reference", "没有叫 revenue[product=D] 的数字；是不是 revenue[product=C]？"),
        ("= sum(team.unts.*.people)", 19, "unknown-reference", "没有叫 team.unts.*.people 的数字；是不是 team.units.*.people？"),
        ("= count(rows.*.x)", 0, "", ""),
        ("= rows.* + 1", 15, "formula-syntax", "rows.* 里的 * 只能用在 sum、mean、min、max、count 里面"),
        ("= a + rows", 17, "unit-clash", "单位不合：元 + （无单位）；请换成同一种单位，或检查引用的数"),
        ("= 1 / (2 - 2)", 17, "division-by-zero", "除数是 0（或可能是 0）；请检查分母"),
        ("= a ^ 2", 17, "formula-value", "乘方只能是 0 到 60 的整数次，底数不带单位"),
        ("= 10^60 * 10^60 * 10^60 * 10^60", 37, "formula-value", "结果的位数太多，不像一个计划里的数；请检查公式"),
    ],
)
def test_a_formula_without_an_answer_says_why_where_it_fails(written: str, column: int, rule: str, message: str, tmp_path: Path) -> None:
    files = {
        "axes.yml": AXES,
        "targets.yml": REVENUE + "  split: {product: 2:3:1}\n",
        "team.yml": "units:\n  east: {name: 东, people: 4人}\n",
        "facts.yml": f"a: 5万元\nrows: {{by: {{x: 10, y: 20}}}}\nr: {{value: '{written}'}}\nnext: = r + 1\n",
    }
    found = plan(files, tmp_path)
    assert found.errors == ([(rule, "facts.yml", 3, column)] if rule else [])
    if rule:
        assert text(found.only(rule).message) == message
    assert found.figure("r").number is None
    assert found.figure("next").missing == ("r",) if rule in ("unit-clash", "division-by-zero") else found.figure("next").number is None


# —— circles and chains ——


@pytest.mark.parametrize(
    ("facts", "line", "column", "round_trip"),
    [
        ("a: = a + 1\n", 1, 6, "a → a"),
        ("a: = b\nb: = a\n", 2, 6, "a → b → a"),
        ("a: = b\nb: = c * 2\nc: = 1 + a\n", 3, 10, "a → b → c → a"),
        ("x: = a + 1\na: = b\nb: = a\n", 3, 6, "a → b → a"),
        ("a: = sum(g.*)\ng: {by: {x: 1, y: '= a'}}\n", 2, 22, "a → g.y → a"),
    ],
)
def test_a_circle_is_said_once_at_the_reference_that_closes_it(facts: str, line: int, column: int, round_trip: str, tmp_path: Path) -> None:
    found = plan({"facts.yml": facts}, tmp_path)
    assert found.problems(Level.error, Level.warning) == [("formula-cycle", "facts.yml", line, column)]
    assert text(found.only("formula-cycle").message) == f"公式绕成了圈：{round_trip}；请把其中一个写成已知数"


def test_two_circles_are_two_findings(tmp_path: Path) -> None:
    found = plan({"facts.yml": "a: = b\nb: = a\nc: = d\nd: = c\n"}, tmp_path)
    assert found.errors == [("formula-cycle", "facts.yml", 2, 6), ("formula-cycle", "facts.yml", 4, 6)]


def test_a_circle_of_five_hundred(tmp_path: Path) -> None:
    facts = "".join(f"f{number}: = f{(number + 1) % 500}\n" for number in range(500))
    assert plan({"facts.yml": facts}, tmp_path).errors == [("formula-cycle", "facts.yml", 500, 9)]


def test_a_circle_through_a_part_of_the_whole(tmp_path: Path) -> None:
    targets = "revenue:\n  unit: 元\n  total: '= revenue[product=A] * 3'\n  split: {product: even}\n"
    found = plan({"axes.yml": AXES, "targets.yml": targets}, tmp_path)
    assert found.errors == [("formula-cycle", "targets.yml", 3, 13)]


def test_a_circle_of_two_divisions_that_follow_each_other(tmp_path: Path) -> None:
    targets = "a: {unit: 元, total: 5万, split: {product: like b}}\nb: {unit: 元, total: 5万, split: {product: like a}}\n"
    found = plan({"axes.yml": AXES, "targets.yml": targets}, tmp_path)
    assert found.errors == [("formula-cycle", "targets.yml", 2, 33)]
    assert found.figure("a[product=A]").number is None


def test_a_weight_computed_from_a_part_of_another_figure_waits_for_it(tmp_path: Path) -> None:
    targets = (
        "volume: {unit: 箱, total: 60箱, split: {product: {weights: {A: '= revenue[product=A]', B: '= revenue[product=B]', C: 0}}}}\n"
        "revenue: {unit: 元, total: 60万, split: {product: {A: 10万, B: 50万, C: 0}}}\n"
    )
    found = plan({"axes.yml": AXES, "targets.yml": targets}, tmp_path)
    assert found.told == []
    assert [found.number(f"volume[product={key}]") for key in "ABC"] == ["10箱", "50箱", "0箱"]


def test_a_chain_of_five_thousand_formulas(tmp_path: Path) -> None:
    facts = "".join(f"f{number}: = f{number + 1} + 1\n" for number in range(5000)) + "f5000: 1\nend: {value: = f0, stated: 5001}\n"
    found = plan({"facts.yml": facts}, tmp_path)
    assert found.told == []
    assert found.number("f0") == "5001"
    assert found.only("stated-differs").verdict is Verdict.consistent


def test_an_unknown_at_the_end_of_a_long_chain_is_named_at_its_beginning(tmp_path: Path) -> None:
    facts = (
        "".join(f"f{number}: = f{number + 1} + 1\n" for number in range(2000))
        + "f2000: {value: 待定, why: 等决算}\nend: {value: = f0, stated: 5}\n"
    )
    note = plan({"facts.yml": facts}, tmp_path).only("unknown-not-checkable")
    assert (note.level, note.verdict, note.place.line) == (Level.note, Verdict.not_checkable, 2002)
    assert text(note.message) == "end 无法核对：f2000 待定"


# —— unknown ——


def test_an_unknown_passes_on_and_is_never_zero(tmp_path: Path) -> None:
    found = plan({"facts.yml": "a: {value: 待定, why: 等决算}\nb: = a * 0\nc: = sum(b, 5)\nd: = count(a, c)\n"}, tmp_path)
    assert [found.figure(key).number for key in "abc"] == [None, None, None]
    assert found.figure("c").missing == ("a",)
    assert found.figure("a").definition is not None
    assert found.figure("a").origin is Origin.unknown
    assert found.number("d") == "2"
    assert found.told == []


def test_a_stated_value_stands_where_nothing_can_be_computed(tmp_path: Path) -> None:
    found = plan(
        {"facts.yml": "a: {value: 待定, why: 缺}\nb: {value: = a * 2, stated: 500万元}\nc: = b / 2\nd: {value: 待定, stated: 6}\n"},
        tmp_path,
    )
    assert found.figure("b").origin is Origin.stated
    assert found.number("c") == "250万"
    assert found.number("d") == "6"
    assert [text(note.message) for note in found.of("unknown-not-checkable")] == ["b 无法核对：a 待定", "d 无法核对：d 待定"]


def test_the_one_unknown_of_a_stated_sum_is_solved(tmp_path: Path) -> None:
    found = plan(
        {"budget.yml": "total: 1000万\nlines:\n  wages: {name: 工资, amount: 600万}\n  rest: {name: 其他, amount: 待定, why: 未分}\n"},
        tmp_path,
    )
    assert (found.number("budget.rest"), found.figure("budget.rest").origin) == ("400万", Origin.solved)
    assert found.figure("budget.rest").definition.why == "未分"  # type: ignore[union-attr]
    rest = found.figure("budget.rest").how
    assert isinstance(rest, Formula)
    assert found.computed is not None
    assert in_numbers(found.computed, rest.tree) == "1000万 - 工资 600万"
    assert found.only("parts-do-not-add-up").verdict is Verdict.consistent


def test_with_two_unknowns_nothing_is_solved_and_nothing_checked(tmp_path: Path) -> None:
    lines = "lines:\n  a: {name: 甲, amount: 5万}\n  b: {name: 乙, amount: 待定, why: x}\n  c: {name: 丙, amount: 待定, why: y}\n"
    found = plan({"budget.yml": "total: 9万\n" + lines}, tmp_path)
    assert [found.figure(f"budget.{key}").number for key in "bc"] == [None, None]
    assert found.told == ["data/p/budget.yml:1:8: note[unknown-not-checkable] 预算·合计 无法核对：乙（budget.b）、丙（budget.c） 待定"]


@pytest.mark.parametrize("stated", ["约9万元", "8-10万元", "≥9万元"])
def test_only_an_exact_total_solves(stated: str, tmp_path: Path) -> None:
    found = plan({"facts.yml": f"s: {{stated: {stated}, items: {{a: 5万元, b: 待定}}}}\n"}, tmp_path)
    assert found.figure("s.b").number is None


def test_what_another_part_is_computed_from_is_not_solved(tmp_path: Path) -> None:
    found = plan({"facts.yml": "s: {stated: 110元, items: {a: 待定, b: = s.a * 10%}}\n"}, tmp_path)
    assert found.figure("s.a").number is None
    assert found.problems() == [("unknown-not-checkable", "facts.yml", 1, 13)]


def test_a_solved_part_may_be_negative_but_a_budget_line_may_not(tmp_path: Path) -> None:
    found = plan({"facts.yml": "s: {stated: 5万元, items: {a: 8万元, b: 待定}}\n"}, tmp_path)
    assert (found.number("s.b"), found.told) == ("-3万", [])
    lines = ("a: {name: 工资, amount: 700万}", "b: {name: 差旅, amount: 300万}", "c: {name: 其他, amount: 待定, why: x}")
    budget = "total: 900万\nlines:\n" + "".join(f"  {line}\n" for line in lines)
    error = plan({"budget.yml": budget, "facts.yml": "x: 1\n"}, tmp_path).only("parts-do-not-add-up")
    assert (error.verdict, error.place.line, error.place.column) == (Verdict.inconsistent, 1, 8)
    assert text(error.message) == "预算·合计：各项之和 1000万 与声明值 900万 不等，差 100万；请改其中一项或合计"
    assert shown(error) == "工资 700万 + 差旅 300万 = 1000万，声明 900万，差 100万"


def test_a_very_long_sum_with_an_unknown_is_solved(tmp_path: Path) -> None:
    items = "".join(f"    i{number}: 1\n" for number in range(3000))
    found = plan({"facts.yml": f"s:\n  stated: 10000\n  items:\n    x: 待定\n{items}"}, tmp_path)
    assert found.number("s.x") == "7000"


def test_shares_leave_the_rest_as_a_share(tmp_path: Path) -> None:
    found = plan({"facts.yml": "s: {stated: 100%, by: {a: 40%, b: 35%, c: 待定}}\nr: {unit: '%', value: = 100% - 28% - 17%}\n"}, tmp_path)
    assert (found.number("s.c"), found.number("r"), found.told) == ("25%", "55%", [])


# —— price × quantity ——


def test_prices_and_quantities_of_an_event(tmp_path: Path) -> None:
    budget = (
        "total: 6000-6500元\nlines:\n"
        "  console: {name: 操作台, price: 3000, quantity: 1台}\n"
        "  gifts: {name: 礼品, price: 0-5元, quantity: 100件}\n"
        "  tv: {name: 电视, price: 3000元/台, quantity: 1台, owned: true}\n"
    )
    found = plan({"budget.yml": budget}, tmp_path)
    assert found.told == []
    assert [found.number(path) for path in ("budget.total", "budget.cash", "budget.gifts")] == ["6000-6500元", "3000-3500元", "0-500元"]
    assert found.only("parts-do-not-add-up").verdict is Verdict.consistent
    assert found.number("budget.console.price") == "3000元/台"


def test_a_price_may_be_a_formula(tmp_path: Path) -> None:
    facts = "price.A: 50元/箱\nstock: {name: 库存, unit: 元, price: = price.A, quantity: 200箱, stated: 1万元}\n"
    found = plan({"facts.yml": facts}, tmp_path)
    assert (found.told, found.number("stock"), found.number("stock.price")) == ([], "1万", "50元/箱")


def test_a_price_without_a_quantity_is_a_figure(tmp_path: Path) -> None:
    found = plan({"facts.yml": "desk: {value: 5000元, price: 500}\n"}, tmp_path)
    assert (found.told, found.number("desk.price")) == ([], "500元")


@pytest.mark.parametrize(
    "fact",
    [
        "{value: 5, amount: 6}",
        "{stated: 5, total: 6, items: {a: 5}}",
        "{items: {a: 5}, by: {b: 6}}",
        "{items: {a: 5}, price: 3, quantity: 2}",
        "{items: {a: 5}, value: 6, stated: 7}",
        "{items: {a: 5}, value: = 2 + 3}",
    ],
)
def test_a_number_comes_about_in_one_way(fact: str, tmp_path: Path) -> None:
    found = plan({"facts.yml": f"x: {fact}\n"}, tmp_path)
    assert ("two-values", "facts.yml", 1, 1) in found.errors


def test_a_measure_by_period_adds_up_its_own_way(tmp_path: Path) -> None:
    by = "by: {q1: 3万, q2: 5万, q3: 10万}"
    ways = {"sum": "18万", "last": "10万", "mean": "6万", "max": "10万", "min": "3万"}
    facts = "".join(f"{way}med: {{{by}, adds_up: {way}}}\n" for way in ways) + f"none: {{{by}, adds_up: none}}\n"
    found = plan({"facts.yml": facts}, tmp_path)
    assert found.told == []
    assert {way: found.number(f"{way}med") for way in ways} == ways
    assert found.figure("none").number is None


# —— in words ——


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("= (a + b) * c", "(甲 1 + 乙 2) × 丙 3"),
        ("= a - (b - c)", "甲 1 - (乙 2 - 丙 3)"),
        ("= a / (b * c)", "甲 1 ÷ (乙 2 × 丙 3)"),
        ("= a - sum(b, c)", "甲 1 - (乙 2 + 丙 3)"),
        ("= sum(a, b) * 2", "(甲 1 + 乙 2) × 2"),
        ("= sum(a - b, c)", "甲 1 - 乙 2 + 丙 3"),
        ("= -a", "-甲 1"),
        ("= (-a) ^ 2", "(-甲 1) ^ 2"),
        ("= -(a + b)", "-(甲 1 + 乙 2)"),
        ("= mean(a, b)", "mean(甲 1, 乙 2)"),
        ("= u + a", "待定数 待定 + 甲 1"),
    ],
)
def test_a_formula_written_out_means_the_same(written: str, wanted: str, tmp_path: Path) -> None:
    facts = "a: {name: 甲, value: 1}\nb: {name: 乙, value: 2}\nc: {name: 丙, value: 3}\nu: {name: 待定数, value: 待定}\n"
    found = plan({"facts.yml": f"{facts}r: {{value: '{written}'}}\n"}, tmp_path)
    how = found.figure("r").how
    assert isinstance(how, Formula)
    assert found.computed is not None
    assert in_numbers(found.computed, how.tree) == wanted
    assert [told(finding) for finding in found.findings] == []


def test_a_sum_of_many_terms_is_cut(tmp_path: Path) -> None:
    facts = "g: {name: 组, by: {" + ", ".join(f"k{number}: 1" for number in range(20)) + "}, stated: 21}\n"
    error = plan({"facts.yml": facts}, tmp_path).only("parts-do-not-add-up")
    assert shown(error) == " + ".join(f"组·k{number} 1" for number in range(12)) + " + …(20) = 20，声明 21，差 1"
