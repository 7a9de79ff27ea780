"""A plan's twin in another language: its own words, the numbers of its plan, and what is said when they differ."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from macros.catalogue import text
from macros.model.naming import HAN
from macros.model.project import Chosen
from macros.pages.charts.chart import chart
from macros.pages.every import figures
from macros.pages.explained import explanations
from macros.pages.links import Reader
from macros.pages.overview import cards, schedule
from macros.pages.registers import facts, register
from macros.pages.targets import target_table
from macros.source.finding import Level
from scripts.checking import check_all
from tests.plans import BARE, FOLDER, Checked, checked, plan, write_files

ROOT = Path(__file__).parent.parent
DAY = date(2026, 6, 30)
TWIN = "title: Trial\nkind: bare\nperiod: {start: 2026-01, months: 12}\nowner: Head\nlanguage: en\ntwin: other\n"
OTHER = {
    "../other/plan.yml": BARE["plan.yml"],
    "../other/axes.yml": "product: {A: 形象品, B: {name: 走量品}}\n",
    "../other/targets.yml": "revenue: {name: 销售额, unit: 元, base: 4亿, growth: 25%, split: {product: 2:3, month: even}, note: 头一年}\n",
    "../other/facts.yml": "price.a: {name: 单价, value: 5元/箱}\n",
}
WORDS = """words:
  axes.product.A: Premium
  axes.product.B.name: Volume
  targets.revenue.name: Revenue
  facts.price.a.name: Price
"""


SETTING = "是日期、期限或频次，不是文字，不能译；请删去这一条"
TYPED = "other 的文字里没有它；请写成 {名字} 引用，如 {revenue.total}"
SCHEDULE = """milestones:
  half: {name: 半年检讨, date: 2026-07-15}
  bid: {name: 投标, date: 半年检讨前 2 天}
recurrences:
  weekly: {name: 周会, every: 每周一}
"""


def twin(root: Path, words: str = WORDS, **more: str) -> Checked:
    return plan(OTHER | {"plan.yml": TWIN + words} | {f"../other/{name}.yml": content for name, content in more.items()}, root)


def test_a_twin_has_its_own_words_and_the_numbers_of_its_plan(tmp_path: Path) -> None:
    done = twin(tmp_path)
    assert done.problems() == []
    assert done.computed is not None
    other = checked(tmp_path, "data/other").computed
    assert other is not None
    assert {path: one.number for path, one in done.computed.figures.items()} == {path: one.number for path, one in other.figures.items()}
    assert done.figure("revenue").name == "Revenue"
    assert done.figure("revenue.growth").name == "Revenue·growth"
    assert done.figure("revenue[product=A]").name == "Revenue·Premium"
    assert done.figure("revenue[month=2026-02]").name == "Revenue·Feb"
    assert done.figure("price.a").name == "Price"
    assert (done.computed.plan.title, done.computed.plan.key) == ("Trial", "p")


def test_what_is_not_translated_is_a_note(tmp_path: Path) -> None:
    done = twin(tmp_path, WORDS.replace("  axes.product.A: Premium\n", "").replace("  facts.price.a.name: Price\n", ""))
    assert done.problems() == [("twin-differs", "plan.yml", 6, 7)]
    assert done.only("twin-differs").level is Level.note
    assert "product=A、price.a" in text(done.only("twin-differs").message)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("targets.revenue.growth: 30%", "targets.revenue.growth 是数 25%，数不能译；请删去这一条"),
        ("targets.profit.name: Profit", "targets.profit.name 在原计划里不是一段文字；请改正路径"),
        ("targets.revenue: Revenue", "targets.revenue 在原计划里不是一段文字；请改正路径"),
        ("schedule.milestones.half.date: 2026-08-01", "schedule.milestones.half.date 是数 2026-07-15，数不能译；请删去这一条"),
        ("schedule.milestones.bid.date: 3 days before half", f"schedule.milestones.bid.date {SETTING}"),
        ("schedule.recurrences.weekly.every: every Friday", f"schedule.recurrences.weekly.every {SETTING}"),
        ("targets.revenue.note: 500 million in all", f"译文里手打了数 500 million，{TYPED}"),
    ],
)
def test_a_word_for_a_number_or_for_nothing(word: str, said: str, tmp_path: Path) -> None:
    done = twin(tmp_path, f"{WORDS}  {word}\n", schedule=SCHEDULE)
    assert [(rule, line) for rule, _, line, _ in done.errors] == [("twin-differs", 12)]
    assert text(next(one for one in done.findings if one.level is Level.error).message) == said
    assert done.number("revenue.growth") == "25%"


def test_a_kind_or_a_period_of_its_own(tmp_path: Path) -> None:
    done = plan(OTHER | {"plan.yml": TWIN.replace("months: 12", "months: 6") + WORDS}, tmp_path)
    assert done.errors == [("twin-differs", "plan.yml", 3, 1)]
    assert done.number("revenue[month=2026-12]") == checked(tmp_path, "data/other").number("revenue[month=2026-12]")


def test_a_word_that_changes_a_number(tmp_path: Path) -> None:
    visits = "visits: {name: 访问, unit: 人次, by: {q1: 3, q2: 5}, adds_up: sum}\n"
    words = WORDS.replace("  facts.price.a.name: Price\n", "  facts.visits.adds_up: last\n  facts.visits.name: Visits\n")
    done = twin(tmp_path, words, facts=visits)
    assert done.errors == [("twin-differs", "plan.yml", 6, 7)]
    assert text(done.only("twin-differs").message).startswith("visits 在译本里是 5人次，在 other 里是 8人次；")


def test_a_twin_with_data_of_its_own(tmp_path: Path) -> None:
    done = plan(OTHER | {"plan.yml": TWIN + WORDS, "targets.yml": "revenue: {name: Revenue, unit: 元, total: 7亿}\n"}, tmp_path)
    assert done.errors == [("twin-differs", "targets.yml", 1, 1)]
    assert done.number("revenue") == "5亿"


def test_an_english_plan_names_its_figures_in_english(tmp_path: Path) -> None:
    done = twin(tmp_path, schedule=SCHEDULE)
    assert done.computed is not None
    told = {path: (one.name, one.definition.origin if one.definition is not None else "") for path, one in done.computed.figures.items()}
    assert told["schedule.milestones.listed"][0] == "schedule milestones listed"
    assert told["period.days"] == ("Days of the period", "the period and the working calendar")
    assert told["schedule.recurrences.weekly.sessions"][1] == "every Monday, 2026-01-01 to 2026-12-31"


def test_the_twin_of_nothing(tmp_path: Path) -> None:
    done = plan({"plan.yml": TWIN}, tmp_path)
    assert done.errors == [("unknown-plan", "plan.yml", 6, 7)]


def test_what_is_wrong_in_the_plan_is_told_there_alone(tmp_path: Path) -> None:
    wrong = "price.a: {name: 单价, value: 5元/箱, stated: 6元/箱}\nb: = c\n"
    assert twin(tmp_path, facts=wrong).problems() == []
    assert len(checked(tmp_path, "data/other").errors) == 2


def test_an_edit_of_the_plan_is_seen(tmp_path: Path) -> None:
    twin(tmp_path)
    chosen = [Chosen(tmp_path, (FOLDER,))]
    assert [one for _, one in check_all(chosen, DAY).findings if one.is_problem] == []
    write_files({"../other/axes.yml": "product: {A: 形象品, B: {name: 走量品}, C: 新品}\n"}, tmp_path)
    assert [one.rule for _, one in check_all(chosen, DAY).findings if one.is_problem] == ["twin-differs"]


def test_the_english_sample_has_every_name_in_english_and_every_number_of_its_twin() -> None:
    english, chinese = checked(ROOT, "data/group-2026-en"), checked(ROOT, "data/group-2026")
    assert english.told == []
    assert english.computed is not None
    assert chinese.computed is not None
    numbers = [{path: one.number for path, one in found.figures.items()} for found in (english.computed, chinese.computed)]
    assert numbers[0] == numbers[1]


def test_the_english_pages_have_no_chinese_words() -> None:
    computed = checked(ROOT, "data/group-2026-en").computed
    assert computed is not None
    reader = Reader(computed, "group-2026-en/index.md", published=True)
    pages = [cards(reader), schedule(reader), register(reader, "schedule.recurrences"), facts(reader, "spending", "spending_ratio")]
    pages += [target_table(reader, "revenue", "unit", "month"), chart(reader, "columns", ("revenue",), "month", "", True)]
    pages += [figures(reader), *(html for *_, html in explanations(computed))]
    shown = re.sub(r'data-unit="[^"]*"', "", "".join(pages))
    assert sorted(set(HAN.findall(shown))) == []
    assert not re.search("[（）：，；、]", shown)
