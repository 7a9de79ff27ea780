"""Divisions as a plan writes them: every way of dividing, who belongs where, what is held, and what is said when it does not fit."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from unittest.mock import Mock

import pytest

from macros.catalogue import text
from macros.compute import cells
from macros.exact.table import allocate_table
from macros.source.finding import Verdict
from tests.plans import AXES, PEOPLE, Checked, plan, shown

SEASONS = "seasonality.yml", "low: {name: 淡旺季, index: [1.4, 1.2, 1.1, 1, 0.9, 0.8, 0.7, 0.8, 0.9, 1, 1.1, 1.1]}\n"
SPLIT_WANTED = "看不懂怎样分解：some way；请写比例 2:3:1、成员表 {A: 40%, …}、even、like 某数、{seasonality: 名称}，或 待定"
NOBODY = "余额 6000万 无人可分：形象品、走量品、战术品 的权重全为 0；请给权重，或指定均分，或放开一个锁定"
REVENUE = "revenue:\n  name: 销售额\n  unit: 元\n  total: {total}\n  split:\n    {split}\n"


def divided(split: str, root: Path, total: str = "6000万", more: str = "", **files: str) -> Checked:
    """A plan whose revenue is divided so; `more` are further lines of the target, `files` further files by stem."""
    targets = REVENUE.format(total=total, split=split) + more
    return plan(
        {"axes.yml": AXES, "team.yml": PEOPLE, SEASONS[0]: SEASONS[1], "targets.yml": targets}
        | {f"{stem}.yml": content for stem, content in files.items()},
        root,
    )


def parts(found: Checked, axis: str, figure: str = "revenue") -> dict[str, str]:
    """The parts along an axis, top members only."""
    assert found.computed is not None
    return {member.key: found.number(f"{figure}[{axis}={member.key}]") for member in found.computed.plan.axes[axis].children()}


@pytest.mark.parametrize(
    ("split", "wanted"),
    [
        ("product: even", "2000万 2000万 2000万"),
        ("product: 均分", "2000万 2000万 2000万"),
        ("product: {even: true}", "2000万 2000万 2000万"),
        ("product: 2:3:1", "2000万 3000万 1000万"),
        ("product: 2：3：1", "2000万 3000万 1000万"),
        ("product: [2, 3, 1]", "2000万 3000万 1000万"),
        ("product: {A: 2, C: 1, B: 3}", "2000万 3000万 1000万"),
        ("product: {weights: {A: 2, B: 3, C: 1}}", "2000万 3000万 1000万"),
        ("product: {weights: [2, 3, 1]}", "2000万 3000万 1000万"),
        ("product: {ratio: 2:3:1}", "2000万 3000万 1000万"),
        ("product: {A: 40%, B: 35%, C: 25%}", "2400万 2100万 1500万"),
        ("product: {A: 40%, B: 60%, C: 0}", "2400万 3600万 0元"),
        ("product: {shares: {A: 40%, B: 35%, C: 25%}}", "2400万 2100万 1500万"),
        ("product: {shares: {A: 40%, B: 35%}, rest: C}", "2400万 2100万 1500万"),
        ("product: {A: 2400万, B: 2100万, C: 1500万}", "2400万 2100万 1500万"),
        ("product: {A: 6000万元, B: 0, C: 0}", "6000万 0元 0元"),
        ("product: {A: 2400万, B: 2100万, C: 待定}", "2400万 2100万 1500万"),
        ("product: like old", "1000万 2000万 3000万"),
        ("product: {like: old}", "1000万 2000万 3000万"),
        ("product: {growth: {A: 0%, B: 50%, C: 20%}, on: old}", "1000万 3000万 3600万"),
        ("product: {ratio: 2:3:1, min: 1500万}", "1800万 2700万 1500万"),
        ("product: {ratio: 2:3:1, min: {C: 1500万}, max: {B: 2500万}}", "2000万 2500万 1500万"),
        ("product: {weights: [0, 0, 0], zero: even}", "2000万 2000万 2000万"),
        ("product: {weights: {A: '= k', B: '= k * 2', C: 3}}", "1000万 2000万 3000万"),
    ],
)
def test_ways_to_divide(split: str, wanted: str, tmp_path: Path) -> None:
    found = divided(split, tmp_path, facts="old: {by: {A: 1000万元, B: 2000万元, C: 3000万元}}\nk: 1\n")
    problems = found.told if "growth" not in split else []
    assert problems == []
    assert list(parts(found, "product").values()) == wanted.split()


@pytest.mark.parametrize(
    ("split", "column", "rule", "message"),
    [
        ("product: 2:3", 14, "ratio-parts", "写了 2 份，产品 有 3 个成员（A、B、C）；请一一对应"),
        ("product: {A: 1, B: 2}", 5, "missing-member", "产品 的分解缺少 C；不分给它就写 0"),
        ("product: {A: 1, B: 2, C: 1, D: 5}", 36, "unknown-member", "产品 里没有成员 D；可用：A、B、C"),
        ("market: {east: 1, sout: 2}", 29, "unknown-member", "市场 里没有成员 sout；是不是 south？"),
        ("product: {A: 40%, B: 35%, C: 24.99%}", 5, "shares-not-100",
         "形象品、走量品、战术品 的占比合计 99.99%，与 100% 差 0.01% = 6000元；请改占比、指定谁拿余下部分，或改用比例"),
        ("product: {A: 40%, B: 35%, C: 26%}", 5, "shares-not-100",
         "形象品、走量品、战术品 的占比合计 101%，与 100% 差 1% = 60万；请改占比、指定谁拿余下部分，或改用比例"),
        ("product: {shares: {A: 40%, B: 35%}, rest: D}", 5, "unknown-member", "产品 里没有成员 D；可用：A、B、C"),
        ("product: {A: 40%, B: 2, C: 5万}", 5, "mixed-split", "product 的分解里混着占比、权重和金额；请用同一种写法"),
        ("product: {A: -1, B: 2, C: 3}", 18, "negative-weight", "A 的权重为 -1（净退货？）；权重须 ≥ 0，请改为 0 或换口径"),
        ("product: {A: 1-2, B: 2, C: 3}", 18, "range-in-split", "A 的权重是一个范围；分解要用确定的数"),
        ("product: [0, 0, 0]", 5, "cannot-split", NOBODY),
        ("product: like nothing", 5, "unknown-reference", "没有叫 nothing 的数字；请检查名字，或先在 data 里写上它"),
        ("product: like x", 5, "not-divided", "x 没有按 产品 分解到 A，不能照它分"),
        ("product: some way", 14, "wrong-shape", SPLIT_WANTED),
        ("product: {weights: size}", 3, "missing-weight", "产品 的成员 形象品 没有 size；请写上这个数（不分则写 0）"),
        ("product: {even: true, ratio: 1:1:1}", 5, "split-method", None),
        ("product: {even: true, evn: 5}", 27, "unknown-key", None),
        ("product: {even: true, min: 10%}", 32, "unit-clash", "10% 的单位与这里应有的单位 元 不合；请改单位或改数"),
        ("product: {even: true, min: 5箱}", 32, "unit-clash", "5箱 的单位与这里应有的单位 元 不合；请改单位或改数"),
        ("product: {even: true, max: 10-20万}", 32, "range-in-split", "10-20万 是一个范围；这里要一个确定的数"),
        ("product: {even: true, max: {D: 10万}}", 36, "unknown-member", "产品 里没有成员 D；可用：A、B、C"),
        ("product: {even: true, min: 2500万}", 5, "cannot-split",
         "形象品、走量品、战术品 的锁定与下限合计 7500万，而总额只有 6000万，多 1500万；请降低下限、放开锁定或提高总额"),
        ("product: {even: true, max: 1500万}", 5, "cannot-split",
         "形象品、走量品、战术品 的锁定与上限合计最多 4500万，而要分 6000万，有 1500万 放不下；请提高上限、放开锁定或降低总额"),
        ("product: {values: {A: 40%, B: 30%, C: 30%}}", 27, "unit-clash", "40% 的单位与这里应有的单位 元 不合；请改单位或改数"),
        ("month: {seasonality: lo}", 5, "unknown-reference", "没有叫 lo 的季节指数；可用：low"),
        ("product: {seasonality: low}", 1, "ratio-parts", None),
        ("colour: even", 5, "unknown-axis", None),
        ("person: {within: market, weights: capacity}", 5, "not-divided",
         "person 要在 market 之内分解，而 market 没有分解；请先写它的分解"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_where_it_is_written(split: str, column: int, rule: str, message: str | None, tmp_path: Path) -> None:
    found = divided(split, tmp_path, facts="x: 5\n")
    error = found.of(rule)[0]
    assert (error.place.column, found.errors[0][0]) == (column, rule)
    assert message in (None, text(error.message))
    assert {one[0] for one in found.errors} == {rule}


def test_whole_quanta_close_and_say_who_took_the_remainder(tmp_path: Path) -> None:
    found = divided("product: even", tmp_path, total="100元", more="  quantum: 1元\n")
    assert parts(found, "product") == {"A": "34元", "B": "33元", "C": "33元"}
    extra = {key: share.extra for key in "ABC" if (share := found.figure(f"revenue[product={key}]").share) is not None}
    assert extra == {"A": True, "B": False, "C": False}


@pytest.mark.parametrize(("quantum", "wanted"), [("0", "0"), ("-1万元", "-1万元"), ("1箱", "1箱"), ("10%", "10%"), ("1-2万元", "1-2万元")])
def test_a_quantum_is_an_amount_above_nought(quantum: str, wanted: str, tmp_path: Path) -> None:
    error = divided("product: even", tmp_path, more=f"  quantum: {quantum}\n").only("bad-quantum")
    assert (error.place.line, error.place.column) == (7, 12)
    assert text(error.message) == f"最小单位 {wanted} 应是大于 0 的一个数，单位同 元"


def test_a_total_that_is_no_multiple_of_the_quantum_needs_somebody_for_the_odd_amount(tmp_path: Path) -> None:
    found = divided("product: even", tmp_path, total="100.5万", more="  quantum: 1万元\n")
    assert found.errors == [("not-whole-quanta", "targets.yml", 6, 5)]
    assert text(found.only("not-whole-quanta").message) == "要分的 100.5万 不是 1万 的整数倍，余 5000元；请指定由谁拿这部分，或改总额"
    odd = divided("product: {even: true, odd: B}", tmp_path, total="100.5万", more="  quantum: 1万元\n")
    assert odd.told == []
    assert parts(odd, "product") == {"A": "34万", "B": "33.5万", "C": "33万"}


def test_even_the_odd_amount_has_an_end(tmp_path: Path) -> None:
    """A third of a yuan cannot be handed out; nothing is dropped."""
    found = divided("product: {even: true, odd: B}", tmp_path, total="= third", facts="third: {unit: 元, value: = 100元 / 3}\n")
    assert found.errors == [("not-whole-quanta", "targets.yml", 6, 5)]
    assert found.figure("revenue[product=A]").number is None


def test_a_cascade_divides_inside_each_part(tmp_path: Path) -> None:
    found = divided("market: {east: 75%, south: 25%}\n    person: {within: market, weights: capacity}", tmp_path)
    assert found.told == []
    assert parts(found, "person") == {"zhou": "3000万", "wu": "1500万", "zheng": "1500万"}


@pytest.mark.parametrize(
    ("method", "wanted"),
    [
        ("even: true", ["2250万", "2250万", "1500万"]),
        ("weights: {zhou: 1, wu: 2, zheng: 7}", ["1500万", "3000万", "1500万"]),
        ("weights: [1, 2, 7]", ["1500万", "3000万", "1500万"]),
        ("shares: {zhou: 40%, wu: 60%, zheng: 100%}", ["1800万", "2700万", "1500万"]),
        ("like: old", ["1500万", "3000万", "1500万"]),
        ("values: {zhou: 1000万, wu: 3500万, zheng: 1500万}", ["1000万", "3500万", "1500万"]),
    ],
)
def test_inside_a_cascade_every_way_of_dividing_works(method: str, wanted: list[str], tmp_path: Path) -> None:
    split = f"market: {{east: 75%, south: 25%}}\n    person: {{within: market, {method}}}"
    found = divided(split, tmp_path, facts="old: {by: {zhou: 1, wu: 2, zheng: 7}}\n")
    assert found.told == []
    assert list(parts(found, "person").values()) == wanted


def test_a_seasonality_inside_quarters_takes_the_months_it_is_written_for(tmp_path: Path) -> None:
    found = divided("quarter: even\n    month: {within: quarter, seasonality: low}", tmp_path)
    assert found.told == []
    assert parts(found, "quarter") == dict.fromkeys(["2026Q1", "2026Q2", "2026Q3", "2026Q4"], "1500万")
    first = [found.figure(f"revenue[month=2026-0{month}]").number for month in (1, 2, 3)]
    assert [number.value if number else None for number in first] == [
        Fraction("5675675.68"),
        Fraction("4864864.86"),
        Fraction("4459459.46"),
    ]


def test_months_make_quarters_and_halves(tmp_path: Path) -> None:
    found = divided("month: {seasonality: low}", tmp_path, total="1.2亿")
    assert parts(found, "quarter") == {"2026Q1": "3700万", "2026Q2": "2700万", "2026Q3": "2400万", "2026Q4": "3200万"}
    assert parts(found, "half") == {"2026H1": "6400万", "2026H2": "5600万"}


def test_nobody_and_strangers_in_a_cascade(tmp_path: Path) -> None:
    rows = ("zhou: {name: 周, market: east, capacity: 1}", "li: {name: 李, market: west, capacity: 1}", "ma: {name: 马, capacity: 1}")
    team = "people:\n" + "".join(f"  {row}\n" for row in rows)
    found = divided("market: even\n    person: {within: market, weights: capacity}", tmp_path, team=team)
    assert found.errors == [
        ("nobody-within", "targets.yml", 7, 5),
        ("unknown-member", "team.yml", 3, 3),
        ("unknown-member", "team.yml", 4, 3),
    ]
    assert text(found.only("nobody-within").message) == "华南 有 3000万，却没有一个 人员 属于它；请给成员写 market，或改 华南 的份额"
    assert [text(one.message) for one in found.of("unknown-member")] == [
        "李 的 market 是 west，应是 east、south 之一",
        "马 的 market 是 （没有），应是 east、south 之一",
    ]


def test_a_stranger_in_a_cascade_has_no_row_in_a_cross_table(tmp_path: Path) -> None:
    team = PEOPLE + "  li: {name: 李, market: west, capacity: 1}\n"
    split = "market: even\n    product: even\n    person: {within: market, weights: capacity}"
    found = divided(split, tmp_path, more="  cross: [[product, person]]\n", team=team)
    assert found.errors == [("unknown-member", "team.yml", 6, 3)]
    assert sum_of(found, "revenue", product="A", person="*") == Fraction(20_000_000)


def test_a_member_is_divided_further_down_its_tree(tmp_path: Path) -> None:
    found = divided("market: {shares: {east: 60%, south: 40%}, into: {east: 2:1}}", tmp_path)
    assert [found.number(f"revenue[market={key}]") for key in ("east", "shanghai", "jiangsu")] == ["3600万", "2400万", "1200万"]
    wrong = divided("market: {even: true, into: {south: 2:1}}", tmp_path)
    assert wrong.errors == [("unknown-member", "targets.yml", 6, 33)]
    assert text(wrong.only("unknown-member").message) == "市场 的成员 south 没有下级，不能再往下分"


def sum_of(found: Checked, figure: str, **at: str) -> Fraction:
    """The sum of the cells whose members are these; `*` is any top member."""
    assert found.computed is not None
    axes = found.computed.plan.axes
    known = [figure_of.number for figure_of in found.computed.figures.values() if figure_of.path.startswith(f"{figure}[")
             and {pair.split("=")[0] for pair in figure_of.path[len(figure) + 1 : -1].split(",")} == set(at)
             and all(at[axis] in ("*", key) and axes[axis].by_key[key].parent == ""
                     for axis, key in (pair.split("=") for pair in figure_of.path[len(figure) + 1 : -1].split(",")))]  # fmt: skip
    assert known
    assert None not in known
    return sum((number.value for number in known if number is not None), Fraction(0))


def test_a_cross_table_closes_at_both_margins(tmp_path: Path) -> None:
    split = "product: 2:3:1\n    month: {seasonality: low}\n    market: even"
    found = divided(split, tmp_path, total="100.01元", more="  cross: [[product, month], [market, product, month]]\n")
    assert found.told == []
    for product in "ABC":
        part = found.figure(f"revenue[product={product}]").number
        assert part is not None
        assert sum_of(found, "revenue", product=product, month="*") == part.value
        assert sum_of(found, "revenue", product=product, month="*", market="*") == part.value
    for month in ("2026-01", "2026-12"):
        part = found.figure(f"revenue[month={month}]").number
        assert part is not None
        assert sum_of(found, "revenue", product="*", month=month) == part.value


HELD = "  hold:\n    - {at: {product: A, market: east}, value: 1500万, by: 总监, why: 合同}\n"


@pytest.mark.parametrize(("more", "before"), [("", 0), (HELD, 1)])
def test_a_cross_table_is_made_when_a_cell_is_asked_for_or_to_know_that_it_is_there(
    more: str, before: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Mock(side_effect=allocate_table)
    monkeypatch.setattr(cells, "allocate_table", make)
    split = "product: 2:3:1\n    market: 3:1"
    found = divided(split, tmp_path, more=f"  quantum: 1万元\n  cross: [[product, market]]\n{more}")
    assert (found.told, make.call_count) == ([], before)
    assert found.number("revenue[market=east,product=A]") == "1500万"
    assert found.number("revenue[market=south,product=C]") == "250万"
    assert make.call_count == 1


def test_a_hold_is_kept_and_the_rest_divided_again(tmp_path: Path) -> None:
    hold = "  hold:\n    - {at: {product: A}, value: 1000万, by: 总监, why: 合同}\n"
    found = divided("product: 2:3:1", tmp_path, more=hold)
    assert found.told == []
    assert parts(found, "product") == {"A": "1000万", "B": "3750万", "C": "1250万"}
    share = found.figure("revenue[product=A]").share
    assert share is not None
    assert share.bound == "held"


@pytest.mark.parametrize(
    ("value", "rule", "message"),
    [
        ("7000万", "cannot-split", "形象品 的锁定与下限合计 7000万，而总额只有 6000万，多 1000万；请降低下限、放开锁定或提高总额"),
        ("1000.5元", "not-whole-quanta", "锁定值 1000.5元 不是最小单位 1万 的整数倍"),
        ("10-20万", "range-in-split", "10-20万 是一个范围；这里要一个确定的数"),
        ("5箱", "unit-clash", "5箱 的单位与这里应有的单位 元 不合；请改单位或改数"),
        ("20%", "unit-clash", "20% 的单位与这里应有的单位 元 不合；请改单位或改数"),
    ],
)
@pytest.mark.parametrize("cross", [False, True], ids=["part", "cell"])
def test_a_hold_that_cannot_be_kept(value: str, rule: str, message: str, cross: bool, tmp_path: Path) -> None:
    at = "{product: A, market: east}" if cross else "{product: A}"
    more = f"  quantum: 1万元\n  cross: [[product, market]]\n  hold:\n    - {{at: {at}, value: {value}, by: 总监, why: 合同}}\n"
    found = divided("product: 2:3:1\n    market: even", tmp_path, more=more)
    error = found.only(rule)
    if not (cross and rule == "cannot-split"):
        assert text(error.message) == message
    if rule != "cannot-split":
        assert error.place.line == 11
    cell = "product=A,market=east" if cross else "product=A"
    assert found.figure(f"revenue[{cell}]").number is None


def test_a_hold_where_nothing_is_divided(tmp_path: Path) -> None:
    cells = ("{product: D}", "{product: A, market: east}")
    hold = "  hold:\n" + "".join(f"    - {{at: {cell}, value: 5万, by: 总监, why: 合同}}\n" for cell in cells)
    found = divided("product: 2:3:1\n    market: even", tmp_path, more=hold)
    assert found.errors == [("unknown-cell", "targets.yml", 9, 7), ("unknown-cell", "targets.yml", 10, 7)]


def test_a_hold_on_a_part_that_is_given_is_not_kept(tmp_path: Path) -> None:
    hold = "  hold:\n    - {at: {product: A}, value: 1000万, by: 总监, why: 合同}\n"
    found = divided("product: {A: 2000万, B: 3000万, C: 1000万}", tmp_path, more=hold)
    assert found.errors == [("hold-not-kept", "targets.yml", 8, 33)]


def test_bounds_of_single_parts(tmp_path: Path) -> None:
    found = divided(
        "product: 2:3:1", tmp_path, more="  bound:\n    - {at: {product: C}, min: 1500万}\n    - {at: {product: B}, max: 2500万}\n"
    )
    assert found.told == []
    assert parts(found, "product") == {"A": "2000万", "B": "2500万", "C": "1500万"}


def test_floor_target_and_stretch_are_ordered_in_every_part(tmp_path: Path) -> None:
    more = "  range: {floor: 5999.97万, stretch: 6000.01万}\n  cross: [[product, market]]\n"
    found = divided("product: 2:3:1\n    market: {east: 60%, south: 40%}\n    month: {seasonality: low}", tmp_path, more=more)
    assert found.told == []
    assert found.computed is not None
    cells = [path for path in found.computed.figures if path.startswith("revenue[")]
    assert len(cells) > 20
    for path in cells:
        ends = [found.figure(path.replace("revenue[", f"revenue{end}[")).number for end in (".floor", "", ".stretch")]
        values = [number.value for number in ends if number is not None]
        assert len(values) == 3
        assert values == sorted(values), path


def test_a_range_out_of_order(tmp_path: Path) -> None:
    found = divided("product: even", tmp_path, more="  range: {floor: 6100万, stretch: 5000万}\n")
    assert found.errors == [("figure-out-of-range", "targets.yml", 7, 18), ("figure-out-of-range", "targets.yml", 7, 34)]
    assert found.number("revenue.stretch[product=A]") == "16666666.67元"


def test_explicit_parts_are_compared_with_the_whole_and_never_bent(tmp_path: Path) -> None:
    found = divided("product: {A: 2000万, B: 3000万, C: 900万}", tmp_path)
    error = found.only("parts-do-not-add-up")
    assert (error.place.line, error.place.column, error.verdict) == (6, 18, Verdict.inconsistent)
    assert text(error.message) == "销售额·产品：各项之和 5900万 与声明值 6000万 不等，差 100万；请改其中一项或合计"
    assert shown(error) == "形象品 2000万 + 走量品 3000万 + 战术品 900万 = 5900万，声明 6000万，差 100万"
    assert parts(found, "product") == {"A": "2000万", "B": "3000万", "C": "900万"}


def test_an_unknown_whole_or_weight_leaves_its_parts_unknown(tmp_path: Path) -> None:
    found = divided("product: 2:3:1\n    market: {east: 60%, south: 待定}", tmp_path, more="  cross: [[product, market]]\n")
    assert found.told == []
    assert found.number("revenue[product=A]") == "2000万"
    assert found.figure("revenue[market=south]").missing == ("revenue[market=south]",)
    assert found.figure("revenue[product=A,market=east]").number is None
    whole = divided("product: 2:3:1", tmp_path, total="待定")
    assert whole.told == []
    assert whole.figure("revenue[product=A]").missing == ("revenue.total",)


def test_a_division_that_is_asked_for_and_not_given(tmp_path: Path) -> None:
    found = divided("product: 待定", tmp_path)
    assert found.problems() == [("missing-split", "targets.yml", 6, 5)]
    assert found.of("missing-split")[0].verdict is Verdict.not_checkable


@pytest.mark.parametrize("cross", ["[[product]]", "[product]", "product", "[[product, colour]]", "[[product, month]]"])
def test_a_cross_table_of_what_is_not_divided(cross: str, tmp_path: Path) -> None:
    found = divided("product: even", tmp_path, more=f"  cross: {cross}\n")
    assert len(found.errors) == 1
    assert found.errors[0][1:3] == ("targets.yml", 7)


def test_the_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    split = "market: {east: 1, south: 1}\n    person: {within: market, weights: capacity}\n    product: even"
    more = "  cross: [[product, market]]\n"
    one = divided(split, tmp_path, total="100.01元", more=more)
    axes = "market:\n  south: {name: 华南}\n  east: {name: 华东}\nproduct:\n  C: {name: 战术品}\n  A: {name: 形象品}\n  B: {name: 走量品}\n"
    team = "people:\n" + "".join(f"{row}\n" for row in reversed(PEOPLE.strip().splitlines()[1:]))
    other = divided(split, tmp_path, total="100.01元", more=more, axes=axes, team=team)
    assert one.computed is not None
    assert other.computed is not None
    amounts = [
        {path: figure.number for path, figure in found.figures.items() if "[" in path and "shanghai" not in path and "jiangsu" not in path}
        for found in (one.computed, other.computed)
    ]
    assert amounts[0] == amounts[1]


@pytest.mark.parametrize(
    ("capacity", "wanted"),
    [("2", "4000万"), ("'2'", None), ("２", "4000万"), ("待定", None), ("-2", None), ("1-2", None), ("2024-03", None), ("一", None)],
)
def test_a_member_weighs_by_a_number_of_its_own(capacity: str, wanted: str | None, tmp_path: Path) -> None:
    team = f"people:\n  zhou: {{name: 周, capacity: {capacity}}}\n  wu: {{name: 吴, capacity: 1}}\n"
    found = divided("person: {weights: capacity}", tmp_path, team=team)
    figure = found.figure("revenue[person=zhou]")
    assert (None if figure.number is None else found.number("revenue[person=zhou]")) == wanted
    rules = {
        "'2'": ["missing-weight"],
        "-2": ["cannot-split"],
        "1-2": ["missing-weight"],
        "2024-03": ["missing-weight"],
        "一": ["missing-weight"],
    }
    assert [one[0] for one in found.errors] == rules.get(capacity, [])
