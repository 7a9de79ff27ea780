"""Plans that refer to each other: figures of other plans in formulas, parents and shares that tie, sums over plans, and what is kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.catalogue import text
from macros.compute import compute as computing
from macros.model.loading import load_plan
from macros.model.plan import Plan
from macros.model.project import Chosen
from macros.pages.explain import block
from macros.pages.links import Reader
from macros.source.finding import Finding, Level
from scripts.checking import check_all
from scripts.cli import plan as command
from tests.plans import Checked, checked, shown, write_files

DAY = date(2026, 6, 30)
HEAD = "title: {title}\nkind: bare\nperiod: {{start: 2026-01, months: 12}}\nowner: 某人\n"
UNITS = "unit:\n  noodles: {name: 面, plan: noodles}\n  aircon: {name: 空调, plan: aircon}\n"


def files(**more: str) -> dict[str, str]:
    """A group of two plans; `group_targets=` and so on replace or add files."""
    made = {
        "../kinds/bare.yml": "name: 试验\n",
        "../group/plan.yml": HEAD.format(title="集团"),
        "../group/axes.yml": UNITS,
        "../group/targets.yml": "revenue: {name: 销售额, unit: 元, total: 6亿, split: {unit: {noodles: 5亿, aircon: 1亿}}}\n",
        "../noodles/plan.yml": HEAD.format(title="面业") + "parent: group\n",
        "../noodles/targets.yml": "revenue: {name: 销售额, unit: 元, total: 5亿, split: {month: even}}\n",
        "../aircon/plan.yml": HEAD.format(title="空调") + "parent: group\n",
        "../aircon/targets.yml": "revenue: {name: 销售额, unit: 元, total: 1亿, split: {month: even}}\n",
    }
    return made | {f"../{name.replace('_', '/')}.yml": content for name, content in more.items()}


def look(root: Path, key: str, **more: str) -> Checked:
    write_files(files(**more), root)
    return checked(root, f"data/{key}")


def test_the_plan_above_many_is_computed_once_for_all_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [f"p{number}" for number in range(8)]
    units = "unit:\n" + "".join(f"  {key}: {{name: 部{key}, plan: {key}}}\n" for key in keys)
    split = ", ".join(f"{key}: 1亿" for key in keys)
    written = {
        "../kinds/bare.yml": "name: 试验\n",
        "../group/plan.yml": HEAD.format(title="集团"),
        "../group/axes.yml": units,
        "../group/targets.yml": f"revenue: {{name: 销售额, unit: 元, total: 8亿, split: {{unit: {{{split}}}}}}}\n",
        "../group/facts.yml": f"all: {{name: 合计, value: '= {' + '.join(f'{key}:revenue' for key in keys)}'}}\n",
    }
    for key in keys:
        written[f"../{key}/plan.yml"] = HEAD.format(title=key) + "parent: group\n"
        written[f"../{key}/targets.yml"] = f"revenue: {{name: 销售额, unit: 元, total: {2 if key == 'p3' else 1}亿}}\n"
    write_files(written, tmp_path)
    read: list[str] = []

    def noted(root: Path, folder: str) -> tuple[Plan | None, list[Finding]]:
        read.append(folder)
        return load_plan(root, folder)

    monkeypatch.setattr(computing, "load_plan", noted)
    chosen = Chosen(tmp_path, tuple(f"data/{key}" for key in ("group", *keys)))
    found = [finding for _, finding in check_all([chosen], DAY, cached=False).findings if finding.rule == "plan-does-not-tie"]
    assert [one.place.path for one in found if one.level is Level.error] == ["data/group/axes.yml", "data/p3/targets.yml"]
    # those below, for the plan above and for what each is compared with; and once more each the plan above, as written
    assert len(read) == 3 * len(keys) + 1


# figures of other plans


def test_a_formula_names_a_figure_of_another_plan(tmp_path: Path) -> None:
    facts = "both: {name: 合计, value: '= noodles:revenue.total + aircon:revenue'}\njan: '= noodles:revenue[month=2026-01] * 2'\n"
    done = look(tmp_path, "group", group_facts=facts)
    assert done.problems() == []
    assert done.number("both") == "6亿"
    assert done.number("jan") == "83333333.34元"
    assert done.figure("both").inputs == ("noodles:revenue.total", "aircon:revenue.total")
    assert done.number("aircon:revenue") == "1亿"
    assert done.computed is not None
    assert not any(":" in path for path in done.computed.figures)


def test_a_relation_may_name_one_too(tmp_path: Path) -> None:
    facts = "assert:\n  - revenue >= noodles:revenue + aircon:revenue\n  - revenue == noodles:revenue\n"
    done = look(tmp_path, "group", group_facts=facts)
    assert [one.verdict for one in done.of("assertion-fails")] == ["consistent", "inconsistent"]
    assert shown(done.of("assertion-fails")[1]) == "销售额 6亿 = 面业·销售额 5亿：6亿 == 5亿"
    assert [place.path for place, _ in done.of("assertion-fails")[1].related] == ["data/group/targets.yml", "data/noodles/targets.yml"]


def test_a_plan_or_a_figure_that_is_not_there(tmp_path: Path) -> None:
    facts = "a: = noodels:revenue\nb: = noodles:revenu\nc: = sum(noodles:budget.*)\n"
    done = look(tmp_path, "group", group_facts=facts)
    assert [(rule, line, column) for rule, _, line, column in done.errors] == [
        ("unknown-plan", 1, 6),
        ("unknown-reference", 2, 6),
        ("unknown-reference", 3, 10),
    ]
    assert text(done.only("unknown-plan").message) == "没有计划 noodels；是不是 noodles？"
    assert text(done.of("unknown-reference")[0].message) == "计划 noodles 里没有叫 revenu 的数字；相近的有：revenue.total"
    assert done.number("a") == "待定"


def test_what_another_plan_does_not_know_is_unknown_here(tmp_path: Path) -> None:
    done = look(tmp_path, "group", group_facts="a: = noodles:revenue\n", noodles_targets="revenue: {unit: 元, total: 待定, why: 未批}\n")
    assert done.number("a") == "待定"
    assert done.figure("a").missing == ("noodles:revenue.total",)
    broken = look(tmp_path, "group", group_facts="a: = noodles:revenue\n", noodles_targets="revenue: [\n")
    assert broken.number("a") == "待定"
    assert broken.of("unknown-reference") == []


def test_plans_in_a_circle_are_told_in_each_of_them(tmp_path: Path) -> None:
    more = {"group_facts": "a: = noodles:b\n", "noodles_facts": "b: = group:c\nd: = aircon:revenue\n"}
    for key, line in (("group", "group → noodles → group"), ("noodles", "noodles → group → noodles")):
        done = look(tmp_path, key, **more)
        assert [(rule, line, column) for rule, _, line, column in done.errors] == [("formula-cycle", 1, 6)]
        assert line in text(done.only("formula-cycle").message)
    assert look(tmp_path, "group", group_facts="a: = group:b\nb: 1\n").errors == [("formula-cycle", "data/group/facts.yml", 1, 6)]


# parents and shares


def test_a_group_and_its_plans_tie(tmp_path: Path) -> None:
    for key in ("group", "noodles", "aircon"):
        done = look(tmp_path, key)
        assert done.problems() == []
        assert {one.verdict for one in done.of("plan-does-not-tie")} == {"consistent"}
    assert shown(checked(tmp_path, "data/noodles").only("plan-does-not-tie")) == "销售额：集团 5亿，面业 5亿"


def test_a_share_that_differs_is_told_on_both_sides(tmp_path: Path) -> None:
    more = {"noodles_targets": "revenue: {name: 销售额, unit: 元, total: 5.2亿, split: {month: even}}\n"}
    group, below = look(tmp_path, "group", **more), look(tmp_path, "noodles", **more)
    assert group.errors == [("plan-does-not-tie", "data/group/axes.yml", 2, 28)]
    assert below.errors == [("plan-does-not-tie", "data/noodles/targets.yml", 1, 38)]
    said = "销售额：集团 分给它 5亿，面业 里是 5.2亿；两边须是同一个数，请商定后改一边"
    assert {text(next(one for one in done.of("plan-does-not-tie") if one.is_problem).message) for done in (group, below)} == {said}


def test_months_tie_where_both_have_them(tmp_path: Path) -> None:
    crossed = "revenue: {name: 销售额, unit: 元, total: 6亿, quantum: 1元, split: {unit: 4:1, month: %s}, cross: [[unit, month]]}\n"
    even = crossed % "even"
    own = "revenue: {unit: 元, total: 4.8亿, split: {month: even}}\n"
    done = look(tmp_path, "noodles", group_targets=even, noodles_targets=own)
    assert [one.verdict for one in done.of("plan-does-not-tie")] == ["consistent", "consistent"]
    skewed = crossed % "'2:1:1:1:1:1:1:1:1:1:1:1'"
    assert len(look(tmp_path, "noodles", group_targets=skewed, noodles_targets=own).errors) == 1


def test_a_tie_with_an_unknown_cannot_be_checked(tmp_path: Path) -> None:
    done = look(tmp_path, "noodles", noodles_targets="revenue: {name: 销售额, unit: 元, total: 待定, why: 未批, split: {month: even}}\n")
    assert done.problems() == [("plan-does-not-tie", "data/noodles/targets.yml", 1, 38)]
    assert done.only("plan-does-not-tie").level is Level.note


def test_parents_that_are_one_sided_or_not_there(tmp_path: Path) -> None:
    nobody = HEAD.format(title="面业") + "parent: gruop\n"
    assert look(tmp_path, "noodles", noodles_plan=nobody).errors == [("unknown-plan", "data/noodles/plan.yml", 5, 9)]
    assert look(tmp_path, "group", noodles_plan=nobody).errors == [("one-sided-parent", "data/group/axes.yml", 2, 28)]
    without = look(tmp_path, "aircon", group_axes="unit: {noodles: {name: 面, plan: noodles}, aircon: 空调}\n")
    assert without.errors == [("one-sided-parent", "data/aircon/plan.yml", 5, 9)]
    strange = look(tmp_path, "group", group_axes=UNITS.replace("plan: aircon", "plan: aircno"))
    assert ("unknown-plan", "data/group/axes.yml", 3, 28) in strange.errors


# sums over plans


def test_a_group_is_the_sum_of_its_plans(tmp_path: Path) -> None:
    targets = "revenue: {name: 销售额, unit: 元, total: 6亿, rolls_up: {axis: unit, by: [month]}}\n"
    done = look(tmp_path, "group", group_targets=targets)
    assert done.problems() == []
    assert done.number("revenue") == "6亿"
    assert done.number("revenue[unit=aircon]") == "1亿"
    assert done.number("revenue[unit=aircon, month=2026-01]") == done.number("aircon:revenue[month=2026-01]")
    assert done.number("revenue[quarter=2026Q1]") == "150000000.03元"
    assert {one.verdict for one in done.of("plan-does-not-tie")} == {"consistent"}
    assert look(tmp_path, "noodles", group_targets=targets).problems() == []
    stated = look(tmp_path, "group", group_targets=targets.replace("6亿", "7亿"))
    assert [rule for rule, *_ in stated.errors] == ["parts-do-not-add-up"]
    free = look(tmp_path, "group", group_targets="revenue: {unit: 元, rolls_up: unit}\n")
    assert (free.problems(), free.number("revenue")) == ([], "6亿")


def test_what_cannot_be_summed_up(tmp_path: Path) -> None:
    by_region = look(tmp_path, "group", group_targets="revenue: {unit: 元, rolls_up: region}\n")
    assert [rule for rule, *_ in by_region.errors] == ["unknown-axis"]
    nobody = look(tmp_path, "group", group_targets="revenue: {unit: 元, rolls_up: unit}\n", group_axes="unit: {a: 甲}\n")
    assert [rule for rule, *_ in nobody.errors] == ["unknown-plan"]
    twice = look(tmp_path, "group", group_targets="revenue: {unit: 元, total: = 1亿元, rolls_up: unit}\n")
    assert [rule for rule, *_ in twice.errors] == ["two-values"]
    whole = "revenue: {unit: 元, total: 5亿}\n"
    apart = look(tmp_path, "group", group_targets="revenue: {unit: 元, rolls_up: {axis: unit, by: [month]}}\n", noodles_targets=whole)
    assert {rule for rule, *_ in apart.errors} == {"unknown-reference"}


# pages, commands, what is kept


def test_explanations_lead_to_the_other_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = look(tmp_path, "group", group_facts="both: {name: 合计, value: = noodles:revenue + aircon:revenue}\n")
    assert done.computed is not None
    shown_block = block(Reader(done.computed, "group/figures.md"), done.figure("both"))
    assert 'href="../noodles/figures.html#revenue.total"' in shown_block
    assert "面业·销售额 5亿 + 空调·销售额 1亿" in shown_block
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(command, ["explain", "both", "--plan", "group"]).stdout
    assert "    面业·销售额  noodles:revenue.total  5亿  data/noodles/targets.yml:1:38\n" in told


@pytest.mark.parametrize("key", ["group", "noodles"])
def test_a_change_of_another_plan_is_seen(key: str, tmp_path: Path) -> None:
    write_files(files(), tmp_path)
    chosen = [Chosen(tmp_path, (f"data/{key}",))]
    assert [finding for _, finding in check_all(chosen, DAY).findings if finding.is_problem] == []
    other = "group_targets" if key == "noodles" else "noodles_targets"
    changed = files()[f"../{other.replace('_', '/')}.yml"].replace("5亿", "4亿").replace("6亿", "5亿")
    write_files({f"../{other.replace('_', '/')}.yml": changed}, tmp_path)
    after = check_all(chosen, DAY).findings
    assert [finding.rule for _, finding in after if finding.is_problem] == ["plan-does-not-tie"]
    assert after == check_all(chosen, DAY, cached=False).findings


def test_a_star_over_figures_of_another_plan(tmp_path: Path) -> None:
    costs = "costs.wages: {name: 工资, value: 300万元}\ncosts.travel: {name: 差旅, value: 200万元}\n"
    done = look(tmp_path, "group", noodles_facts=costs, group_facts="spent: {name: 花费, value: '= sum(noodles:costs.*)'}\n")
    assert done.number("spent") == "500万"
    assert done.figure("spent").inputs == ("noodles:costs.wages", "noodles:costs.travel")
    lost = look(tmp_path, "group", noodles_facts=costs, group_facts="spent: {name: 花费, value: '= sum(noodles:cost.*)'}\n")
    assert [rule for rule, *_ in lost.errors] == ["unknown-reference"]


def test_a_division_like_a_figure_of_another_plan(tmp_path: Path) -> None:
    months = ", ".join(f"2026-{month:02d}: {month}" for month in range(1, 13))
    noodles = f"revenue: {{name: 销售额, unit: 元, total: 780万, split: {{month: {{weights: {{{months}}}}}}}}}\n"
    cash = "cash: {name: 回款, unit: 元, total: 78万, split: {month: like noodles:revenue}}\n"
    done = look(tmp_path, "aircon", noodles_targets=noodles, aircon_targets=cash)
    assert [done.number(f"cash[month=2026-{month:02d}]") for month in (1, 6, 12)] == ["1万", "6万", "12万"]
    lost = look(tmp_path, "aircon", noodles_targets=noodles, aircon_targets=cash.replace("noodles:", "noodle:"))
    assert [rule for rule, *_ in lost.errors if rule == "unknown-plan"] == ["unknown-plan"]
