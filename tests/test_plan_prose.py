"""What people write in plans: sentences that announce nothing, and sentences that announce what is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.page import Page
from macros.rules import count_differs
from tests.plans import plan


def items(count: int) -> str:
    return "".join(f"- 第{sign}件事\n" for sign in "甲乙丙丁戊己庚辛壬癸"[:count])


def numbered(*numbers: int, between: str = "") -> str:
    return f"\n{between}\n".join(f"{number}. 事情\n" for number in numbers)


INNOCENT = [
    "今年抓好四项工作：\n\n" + items(4),
    "四项重点工作如下：\n" + items(4),
    "## 六大举措\n\n" + numbered(1, 2, 3, 4, 5, 6),
    "分三步走：\n\n1. 摸底\n   - 走访\n   - 建档\n2. 签约\n3. 复盘\n",
    "五项工作\n\n" + numbered(1, 2, 3, 4, 5, between="每项由一名经理负责。\n"),
    "三个月内完成以下工作：\n\n" + items(5),
    "两个季度的安排：\n\n" + items(3),
    "5 个工作日内答复的事项：\n\n" + items(3),
    "前三个月的重点：\n\n" + items(2),
    "前五项工作由总部负责：\n\n" + items(2),
    "第三步：\n\n" + items(2),
    "第二类客户：\n\n" + items(4),
    "至少三条理由：\n\n" + items(4),
    "不少于两项促销手段：\n\n" + items(3),
    "最多五个样板市场：\n\n" + items(3),
    "超过三个大区的经销商：\n\n" + items(5),
    "约十个重点县：\n\n" + items(8),
    "其中两项费用要先报批：\n\n" + items(3),
    "上述六项工作分工：\n\n" + items(3),
    "其余三项工作：\n\n" + items(2),
    "六个城市各设：\n\n" + items(3),
    "三个大区每周上报：\n\n" + items(4),
    "两类客户的对策：\n\n" + items(4),
    "四条产品线的定位：\n\n" + items(6),
    "六项工作由以下人员负责：\n\n" + items(3),
    "三类网点分别考核：\n\n" + items(2),
    "一个目标：\n\n" + items(3),
    "两个大区均设经理：\n\n" + items(3),
    "全年开展六项活动，具体安排见日程。\n\n" + items(4),
    "六项工作，其中三项在上半年：\n\n" + items(3),
    "本月完成六项工作。\n\n" + items(4),
    "六项工作：见下表\n\n" + items(4),
    "六项工作：\n\n说明文字在这里。\n\n" + items(4),
    "三大区域经理名单见附件\n\n正文。\n",
    "12 个县级市场\n\n正文。\n",
    "| 六项工作 |\n| --- |\n| 甲 |\n",
    "```\n六项工作：\n- 甲\n- 乙\n```\n",
    "2.5 个百分点：\n\n" + items(2),
    "20 类商品：\n\n正文。\n",
    "每周三次例会：\n\n" + items(2),
    "十二项制度\n\n" + numbered(*range(1, 13)),
    "三条理由：\n\n" + items(3),
    "两项需求：\n\n- 甲\n  1. 甲一\n  2. 甲二\n  3. 甲三\n- 乙\n",
]
GUILTY = [
    ("今年抓好六项工作：\n\n" + items(4), 1, 5),
    ("六项重点工作如下：\n" + items(4), 1, 1),
    ("## 六大举措\n\n" + numbered(1, 2, 3, 4, 5), 1, 4),
    ("分三步走：\n\n1. 摸底\n   - 走访\n   - 建档\n2. 签约\n", 1, 2),
    ("五项工作\n\n" + numbered(1, 2, 3, 4, between="每项由一名经理负责。\n"), 1, 1),
    ("我们有三大优势：\n\n" + items(4), 1, 4),
    ("存在的5个问题：\n\n" + items(4), 1, 4),
    ("存在的 5 个问题\n\n" + items(6), 1, 5),
    ("主要有两点原因：\n" + items(3), 1, 4),
    ("十二项制度\n\n" + numbered(*range(1, 11)), 1, 1),
    ("三条理由：\n\n" + items(2), 1, 1),
    ("四类客户：\n\n" + items(3), 1, 1),
    ("三件大事：\n\n" + items(5), 1, 1),
    ("全年做好八项服务：\n\n" + items(7), 1, 5),
    ("两项需求：\n\n" + items(3), 1, 1),
    ("四个样板市场包括：\n\n" + items(3), 1, 1),
]


@pytest.mark.parametrize("text", INNOCENT)
def test_what_announces_nothing_else_is_left_alone(text: str) -> None:
    assert list(count_differs.check_page(Page("content/p/index.md", "index", text))) == []


@pytest.mark.parametrize(("text", "line", "column"), GUILTY)
def test_what_announces_another_number_is_told(text: str, line: int, column: int) -> None:
    found = list(count_differs.check_page(Page("content/p/index.md", "index", text)))
    assert [(one.rule, one.place.line, one.place.column) for one in found] == [("count-differs", line, column)]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("budget.yml", "lines: {other: {name: 三项杂费, items: {a: 1万, b: 2万, c: 3万}}}\n"),
        ("budget.yml", "lines: {other: {name: 各项杂费, items: {a: 1万, b: 2万}}}\n"),
        ("budget.yml", "lines: {other: {name: 前三项合计, items: {a: 1万, b: 2万}}}\n"),
        ("budget.yml", "lines: {other: {name: 三个月的租金, items: {a: 1万, b: 2万}}}\n"),
        ("schedule.yml", "processes: {p: {name: 目标管理两步, steps: {a: {owner: 甲}, b: {owner: 甲}}}}\n"),
        ("facts.yml", "a: {name: 每日拜访量, value: 8家}\nb: {name: 每日拜访量, value: 8家}\n"),
        ("facts.yml", "a: {name: 单价, value: 8元/箱}\nb: {name: 单价, value: 9元/套}\n"),
        ("facts.yml", "a: {name: 拜访量, value: 8家}\nb: {name: 拜访量, value: = a * 2}\n"),
        ("facts.yml", "a: {name: 华东占比, value: 30%}\nb: {name: 华南占比, value: 20%}\n"),
        ("facts.yml", "a: 8家\nb: 9家\n"),
        ("market.yml", "competitors: {a: {name: 甲牌, share: 20%}, b: {name: 乙牌, share: 30%}}\n"),
    ],
)
def test_names_that_agree(name: str, written: str, tmp_path: Path) -> None:
    assert plan({name: written}, tmp_path).told == []


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("budget.yml", "lines: {other: {name: 三项杂费, items: {a: 1万, b: 2万}}}\n", ("count-differs", 1, 23)),
        ("budget.yml", "lines: {other: {name: 培训等4项费用, items: {a: 1万, b: 2万, c: 3万}}}\n", ("count-differs", 1, 23)),
        ("schedule.yml", "processes: {p: {name: 五步法, steps: {a: {owner: 甲}, b: {owner: 甲}}}}\n", ("count-differs", 1, 23)),
        ("facts.yml", "a: {name: 每日拜访量, value: 8家}\nb: {name: 每日拜访量, value: 10家}\n", ("one-name-two-values", 2, 1)),
        ("facts.yml", "a: {name: 单价, value: 8元/箱}\nb: {name: 单价, value: 9元/箱}\n", ("one-name-two-values", 2, 1)),
        ("facts.yml", "a: {name: 会员数, value: 3万人}\nb: {items: {c: {name: 会员数, value: 2万人}}}\n", ("one-name-two-values", 2, 13)),
    ],
)
def test_names_that_disagree(name: str, written: str, expected: tuple[str, int, int], tmp_path: Path) -> None:
    found = [(one.rule, one.place.line, one.place.column) for one in plan({name: written}, tmp_path).findings if one.is_problem]
    assert found == [expected]
