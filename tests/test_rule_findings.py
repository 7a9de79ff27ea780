"""What the rules about numbers say: the place, the verdict, the sentence and the sum, to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.catalogue import text
from macros.source.finding import Level, Verdict
from tests.plans import Checked, plan

BUDGET = """
total: 1000万
lines:
  wages: {name: 工资, amount: 500万}
  travel: {name: 差旅, amount: 300万}
  office: {name: 管理, amount: 100万}
"""
REVENUE = """
revenue:
  name: 销售额
  unit: 元
  base: {value: 4亿, period: 2025}
  growth: 25%
  total: 5亿
  range: {floor: 4.8亿, stretch: 5.5亿}
"""
SIZES = """
sizes:
  country: {name: 全国容量, value: 3800万套}
  city: {name: 本市容量, value: 40万套, within: country}
"""


def told(found: Checked, rule: str) -> tuple[str, int, int, str, str]:
    """The verdict, the place, and the sentence with its sum, of a rule's one finding."""
    one = found.only(rule)
    shown = text(one.computation) if one.computation is not None else ""
    return str(one.verdict), one.place.line, one.place.column, text(one.message), shown


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("1000万", "900万", ("consistent", 2, 8, "", "工资 500万 + 差旅 300万 + 管理 100万 = 900万，声明 900万，差 0元")),
        ("1000万", "约900万", ("consistent", 2, 8, "", "工资 500万 + 差旅 300万 + 管理 100万 = 900万，声明 约900万，差 0元")),
        (
            "1000万",
            "1000万",
            (
                "inconsistent", 2, 8,
                "预算·合计：各项之和 900万 与声明值 1000万 不等，差 100万；请改其中一项或合计",
                "工资 500万 + 差旅 300万 + 管理 100万 = 900万，声明 1000万，差 100万",
            ),
        ),
        (
            "300万",
            "300-400万",
            (
                "consistent", 2, 8, "",
                "工资 500万 + 差旅 300-400万 + 管理 100万 = 900-1000万，声明 1000万，差 —",
            ),
        ),
        (
            "300万",
            "100-200万",
            (
                "inconsistent", 2, 8,
                "预算·合计：各项之和 700-800万 与声明值 1000万 不等，差 —；请改其中一项或合计",
                "工资 500万 + 差旅 100-200万 + 管理 100万 = 700-800万，声明 1000万，差 —",
            ),
        ),
    ],
)  # fmt: skip
def test_parts_and_their_total(old: str, new: str, wanted: tuple[str, int, int, str, str], tmp_path: Path) -> None:
    found = told(plan({"budget.yml": BUDGET.replace(old, new)}, tmp_path), "parts-do-not-add-up")
    assert found[:3] + found[4:] == wanted[:3] + wanted[4:]
    assert wanted[3] in ("", found[3])


def test_every_line_that_takes_part_is_shown(tmp_path: Path) -> None:
    error = plan({"budget.yml": BUDGET}, tmp_path).only("parts-do-not-add-up")
    assert [(place.line, place.column, what) for place, what in error.related] == [
        (4, 29, "工资 500万"),
        (5, 30, "差旅 300万"),
        (6, 30, "管理 100万"),
    ]


def test_a_sum_in_another_unit_is_a_clash_and_not_a_difference(tmp_path: Path) -> None:
    found = plan({"facts.yml": "a: {items: {x: 5套, y: 6套}, stated: 11元}\n"}, tmp_path)
    assert told(found, "unit-clash") == ("inconsistent", 1, 36, "算得的单位是 套，声明的单位是 元；请改公式或 unit", "")
    assert found.of("parts-do-not-add-up") == []


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("total: 5亿", "total: 5亿", ("consistent", 7, 10, "销售额·基期 4亿 × (1 + 销售额·增长率 25%) = 5亿，声明 5亿，差 0元")),
        ("total: 5亿", "total: 5.2亿", ("inconsistent", 7, 10, "销售额·基期 4亿 × (1 + 销售额·增长率 25%) = 5亿，声明 5.2亿，差 2000万")),
        (
            "growth: 25%",
            "growth: 20-30%",
            ("consistent", 6, 11, "销售额 5亿 ÷ 销售额·基期 4亿 - 1 = 25%，声明 20-30%，差 —"),
        ),
        ("value: 4亿", "value: 待定", ("not checkable", 7, 10, "")),
    ],
)
def test_base_growth_and_total(old: str, new: str, wanted: tuple[str, int, int, str], tmp_path: Path) -> None:
    found = plan({"targets.yml": REVENUE.replace(old, new)}, tmp_path)
    verdict, line, column, message, shown = told(found, "stated-differs" if wanted[3] else "unknown-not-checkable")
    assert (verdict, line, column, shown) == wanted
    if not wanted[3]:
        assert message == "销售额 无法核对：销售额·基期（revenue.base） 待定"
        assert found.only("unknown-not-checkable").level is Level.note


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [("约13%", "consistent"), ("13%", "consistent"), ("12.5%", "consistent"), ("13.0%", "inconsistent"), ("约12%", "inconsistent")],
)
def test_a_share_is_compared_at_the_digits_stated(stated: str, verdict: str, tmp_path: Path) -> None:
    facts = f"size: 40万套\nvolume: 5万套\nshare: {{name: 份额, value: = volume / size, stated: {stated}}}\n"
    found = told(plan({"facts.yml": facts}, tmp_path), "stated-differs")
    assert (found[0], found[1]) == (verdict, 3)
    assert found[4].startswith("volume 5万套 ÷ size 40万套 = 12.5%，声明 " + stated)


def test_a_given_value_beside_another_stated_one(tmp_path: Path) -> None:
    found = told(plan({"facts.yml": "a: {name: 甲, value: 5亿元, stated: 4亿元}\n"}, tmp_path), "stated-differs")
    assert found == ("inconsistent", 1, 34, "甲：声明 4亿元，算得 5亿，差 1亿；请改声明值或它的依据", "甲 = 5亿，声明 4亿元，差 1亿")


@pytest.mark.parametrize(
    ("total", "verdicts"),
    [("5亿", ["consistent", "consistent"]), ("4亿", ["inconsistent", "consistent"]), ("6亿", ["consistent", "inconsistent"])],
)
def test_floor_target_and_stretch(total: str, verdicts: list[str], tmp_path: Path) -> None:
    targets = f"r: {{name: 销售额, unit: 元, total: {total}, range: {{floor: 4.8亿, stretch: 5.5亿}}}}\n"
    found = plan({"targets.yml": targets}, tmp_path).of("figure-out-of-range")
    assert [str(one.verdict) for one in found] == verdicts
    assert [one.place.column for one in found] == [51, 66]
    shown = [text(one.computation) for one in found if one.computation is not None]
    assert shown == [f"销售额·保底 4.8亿 ≤ 销售额 {total}", f"销售额 {total} ≤ 销售额·挑战 5.5亿"]


@pytest.mark.parametrize(
    ("value", "bound", "verdict", "message"),
    [
        ("24万", "'>= 24万'", "consistent", None),
        ("23万", "'>= 24万'", "inconsistent", "访问 为 23万，不合要求 >= 24万；请改数字或界限"),
        ("20-30万", "≥24万", "not checkable", "访问 20-30万，要求 ≥24万：范围有重叠，要看实际落在哪里，无法核对"),
        ("5", "3-6", "consistent", None),
        ("约7", "3-6", "inconsistent", "访问 为 约7，不合要求 3-6；请改数字或界限"),
    ],
)
def test_a_bound_of_its_own(value: str, bound: str, verdict: str, message: str | None, tmp_path: Path) -> None:
    found = plan({"facts.yml": f"v: {{name: 访问, value: {value}, expect: {bound}}}\n"}, tmp_path).only("figure-out-of-range")
    assert str(found.verdict) == verdict
    assert message in (None, text(found.message))


@pytest.mark.parametrize(
    ("city", "verdict", "message"),
    [
        ("40万套", "consistent", None),
        ("3900万套", "inconsistent", "本市容量 3900万套 大于它所在的 全国容量 3800万套；请核对两处来源的口径"),
        ("3000-4000万套", "not checkable", "本市容量 3000-4000万套 ≤ 全国容量 3800万套：范围有重叠，要看实际落在哪里，无法核对"),
        ("待定", "not checkable", "本市容量 无法核对：本市容量（market.sizes.city） 待定"),
    ],
)
def test_a_market_within_a_market(city: str, verdict: str, message: str | None, tmp_path: Path) -> None:
    found = plan({"market.yml": SIZES.replace("40万套", city)}, tmp_path)
    one = next(one for one in found.findings if one.rule in ("part-exceeds-whole", "unknown-not-checkable"))
    assert (str(one.verdict), one.place.line, one.place.column) == (verdict, 4, 3)
    assert message in (None, text(one.message))


def test_a_market_within_nothing_or_something_else(tmp_path: Path) -> None:
    found = plan({"market.yml": SIZES.replace("within: country", "within: contry")}, tmp_path)
    assert found.errors == [("unknown-reference", "market.yml", 4, 43)]
    other = plan({"market.yml": SIZES.replace("3800万套", "3800万元")}, tmp_path)
    assert other.errors == [("unit-clash", "market.yml", 4, 3)]


@pytest.mark.parametrize(
    ("limit", "level", "message"),
    [
        ("{of: revenue, max: 2%}", Level.info, None),
        (
            "{of: revenue, max: 1.5%}",
            Level.error,
            "预算·费用率 1.8% 超过上限 1.5%：预算·合计 900万 ÷ 销售额 5亿，多 150万；请减支出、提目标，或由负责人改上限",
        ),
        ("{of: revenue, max: 1.5%, over: warn}", Level.warning, None),
        ("{of: revenue, max: 1-2%}", Level.note, "预算·合计 900万 ÷ 销售额 5亿 = 1.8%，上限 1-2%：范围有重叠，要看实际落在哪里，无法核对"),
    ],
)
def test_a_budget_against_its_limit(limit: str, level: Level, message: str | None, tmp_path: Path) -> None:
    budget = BUDGET.replace("total: 1000万", f"limit: {limit}")
    found = plan({"targets.yml": REVENUE, "budget.yml": budget}, tmp_path).only("ratio-over-limit")
    assert (found.level, found.place.line, found.place.column) == (level, 2, 27)
    assert message in (None, text(found.message))


def test_a_limit_of_nothing_is_said_once(tmp_path: Path) -> None:
    found = plan({"targets.yml": REVENUE, "budget.yml": BUDGET.replace("total: 1000万", "limit: {of: revenu, max: 2%}")}, tmp_path)
    assert found.errors == [("unknown-reference", "budget.yml", 2, 13)]


@pytest.mark.parametrize(
    ("relation", "verdict", "message"),
    [
        ("crew == planners + helpers", "consistent", None),
        ("crew == planners", "inconsistent", "关系 crew == planners 不成立：左边 5人，右边 2人（依据：—）"),
        ("some == crew", "not checkable", "甲 4-6人 = 小组 5人：4-6人 == 5人：范围有重叠，要看实际落在哪里，无法核对"),
        ("fee == crew", "not checkable", "fee == crew 无法核对：会员费（fee） 待定"),
    ],
)
def test_a_relation(relation: str, verdict: str, message: str | None, tmp_path: Path) -> None:
    facts = (
        "planners: {name: 策划, value: 2人}\nhelpers: {name: 执行, value: 3人}\ncrew: {name: 小组, value: 5人}\n"
        f"some: {{name: 甲, value: 4-6人}}\nfee: {{name: 会员费, value: 待定}}\nassert: ['{relation}']\n"
    )
    found = plan({"facts.yml": facts}, tmp_path)
    one = next(one for one in found.findings if one.rule in ("assertion-fails", "unknown-not-checkable"))
    assert (str(one.verdict), one.place.line) == (verdict, 6)
    assert message in (None, text(one.message))


def test_a_relation_of_two_units(tmp_path: Path) -> None:
    found = plan({"facts.yml": "a: 5元\nb: 5套\nassert: [a == b, {that: a > b, why: x}]\n"}, tmp_path)
    assert found.errors == [("unit-clash", "facts.yml", 3, 12), ("unit-clash", "facts.yml", 3, 27)]


def test_explicit_parts_within_a_declared_buffer(tmp_path: Path) -> None:
    split = "split: {product: {values: {A: 60万, B: 43万, C: 0}, buffer: BUFFER}}"
    axes = "product: {A: 甲, B: 乙, C: 丙}\n"
    for buffer, verdict in (("5%", Verdict.consistent), ("2%", Verdict.inconsistent)):
        targets = f"r: {{name: 销售额, unit: 元, total: 100万, {split.replace('BUFFER', buffer)}}}\n"
        one = plan({"axes.yml": axes, "targets.yml": targets}, tmp_path).only("parts-do-not-add-up")
        assert one.verdict is verdict
    assert text(one.message) == "销售额·产品：各项之和 103万 超过整体 100万，多 3万，而加码上限 2% 只容 2万；请减任务或改上限"
    odd = plan({"axes.yml": axes, "targets.yml": f"r: {{unit: 元, total: 100万, {split.replace('BUFFER', '3-5%')}}}\n"}, tmp_path)
    assert [one[0] for one in odd.errors] == ["unit-clash"]
