"""Key figures by stage, lower bounds from tiers, funnels, places in a tree, and their tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.catalogue import text
from macros.pages.charts.chart import chart
from macros.pages.links import PageError, Reader
from macros.pages.staged import funnel_table, kpi_table, member_table
from tests.plans import Checked, plan

STAGES = "stage: {s1: 预热, s2: 引爆, s3: 收口}\n"
KPIS = """
along: stage
figures:
  posts: {name: 发文, unit: 篇, by: {s1: 10, s2: 20, s3: 30}, stated: 60篇, cumulative: {s1: 10, s2: 30}}
  fans: {name: 粉丝, unit: 人, by: {s1: 1000, s2: 1800, s3: 3000}, adds_up: last, monotone: up, expect: '>= 3000人'}
funnels:
  autumn:
    name: 秋季地推
    steps:
      leaflets: {name: 传单, unit: 张}
      leads: {name: 线索, unit: 条, rate: 5%}
      customers: {name: 客户, value: 60人, rate: 10%}
"""


def checked(root: Path, old: str = "", new: str = "") -> Checked:
    assert not old or KPIS.count(old) == 1
    return plan({"axes.yml": STAGES, "kpis.yml": KPIS.replace(old, new) if old else KPIS}, root)


def test_totals_by_their_own_way_and_running_totals(tmp_path: Path) -> None:
    found = checked(tmp_path)
    assert found.told == []
    wanted = {"kpis.posts": "60篇", "kpis.fans": "3000人", "kpis.posts.cumulative.s2": "30篇", "kpis.funnels.autumn.leaflets": "1.2万张"}
    assert {path: found.number(path) for path in wanted} == wanted


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("s2: 1800, ", "s2: 800, ", ("not-monotone", 5, 48)),
        ("s3: 3000}, adds", "s3: 2500}, adds", ("figure-out-of-range", 5, 102)),
        ("stated: 60篇", "stated: 70篇", ("parts-do-not-add-up", 4, 68)),
        ("{s1: 10, s2: 30}", "{s1: 10, s2: 31}", ("stated-differs", 4, 98)),
        (", s3: 30}", "}", ("missing-member", 4, 3)),
        ("s3: 30}", "s3: 30, s4: 5}", ("unknown-member", 4, 63)),
        ("along: stage", "along: stages", ("unknown-axis", 2, 8)),
        ("value: 60人, rate: 10%", "value: 60人, rate: 120%", ("funnel-widens", 12, 36)),
    ],
)
def test_what_does_not_hold_is_pointed_at(old: str, new: str, wanted: tuple[str, int, int], tmp_path: Path) -> None:
    found = checked(tmp_path, old, new)
    assert wanted in [(rule, line, column) for rule, _, line, column in found.problems()], found.told


@pytest.mark.parametrize(
    ("tiers", "wanted"),
    [
        ("tiers: [{count: 2篇, above: 10万次}, {count: 5篇, above: 1万次}]", "≥25万次"),
        ("nested: true, tiers: [{count: 5篇, above: 1万次}, {count: 2篇, above: 10万次}]", "≥23万次"),
        ("tiers: [{count: 2篇, above: 10万次/篇}]", "≥20万次"),
        ("tiers: [{count: 2, above: 10万次}]", "≥20万次"),
    ],
)
def test_the_least_that_items_above_thresholds_come_to(tiers: str, wanted: str, tmp_path: Path) -> None:
    found = plan({"facts.yml": f"reads: {{unit: 次, {tiers}}}\n"}, tmp_path)
    assert found.number("reads") == wanted
    assert found.told == []


def test_a_masked_number_is_unknown_with_its_mask(tmp_path: Path) -> None:
    found = plan({"facts.yml": "a: {mask: 32*, why: 年份被遮住}\nb: {mask: 11.4*, value: 11.4%}\n"}, tmp_path)
    assert (found.number("a"), found.number("b")) == ("待定", "11.4%")
    definition = found.figure("a").definition
    assert definition is not None
    assert definition.note == "原文写作 32*"


def test_a_price_for_another_unit_is_no_amount(tmp_path: Path) -> None:
    found = plan({"facts.yml": "a: {price: 3000元/套, quantity: 10个}\nb: {price: 3000元/套, quantity: 10套}\n"}, tmp_path)
    assert found.errors == [("odd-product", "facts.yml", 1, 31)]
    assert "元·个/套" in text(found.only("odd-product").message) or "个·元/套" in text(found.only("odd-product").message)


@pytest.mark.parametrize(
    ("axes", "places"),
    [
        ("a: {x: {children: {p: 西昌}}, y: {children: {q: 西昌}}}", 1),
        ("a: {x: {places: [广汉, 绵竹]}, y: {places: [绵竹]}}", 1),
        ("a: {x: {children: {p: 凉山州, q: {name: 西昌, within: p}}}}", 1),
        ("a: {x: {children: {p: {name: 凉山州, children: {q: {name: 西昌, within: p}}}}}}", 0),
        ("a: {x: {name: 成都, children: {p: 成都}}}", 0),
        ("a: {x: 甲, y: 甲}", 0),
    ],
)
def test_a_place_stands_once(axes: str, places: int, tmp_path: Path) -> None:
    assert len(plan({"axes.yml": axes}, tmp_path).of("place-twice")) == places


def test_tables(tmp_path: Path) -> None:
    targets = "revenue: {name: 销售额, unit: 元, total: 600万, owner: 甲, split: {stage: 1:2:3}}\n"
    computed = plan({"axes.yml": STAGES, "kpis.yml": KPIS, "targets.yml": targets}, tmp_path).computed
    assert computed is not None
    reader = Reader(computed, "p/index.md")
    whole = kpi_table(reader)
    assert whole.count("<tr") == 1 + 2
    assert whole.count("verdict consistent") == 2
    assert [name in whole for name in ("预热", "引爆", "收口", "&gt;= 3000人")] == [True] * 4
    assert kpi_table(reader, "kpis.fans").count("<tr") == 2
    assert funnel_table(reader, "autumn").count("<tr") == 1 + 3 + 1
    drawn = chart(reader, "funnel", ("kpis.funnels.autumn",))
    assert [name in drawn for name in ("传单", "线索", "客户", "↓ 10.0%")] == [True] * 4
    assert member_table(reader, "stage", "revenue").count("<tr") == 1 + 3 + 1
    with pytest.raises(PageError, match="不是按期给出的数"):
        kpi_table(reader, "kpis.likes")
    with pytest.raises(PageError, match="没有漏斗 spring"):
        funnel_table(reader, "spring")
    with pytest.raises(PageError, match="没有维度 region"):
        member_table(reader, "region", "revenue")
    with pytest.raises(PageError, match="没有按 stage 分解"):
        member_table(reader, "stage", "kpis.fans")
