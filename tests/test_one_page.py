"""A plan on one page and every plan on the home page: what a director reads there, and that it fits the screen and the sheet."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.catalogue import say
from macros.compute.compute import Computed, compute
from macros.model.kind import OWN, find_kind, known_kinds
from macros.model.loading import load_plan
from macros.model.plan import Plan
from macros.pages import shelf as shelves
from macros.pages.home import Home, plans
from macros.pages.host import judged, load_plans, readable
from macros.pages.links import Reader
from macros.pages.onepage import one_page
from macros.rules import found_in
from macros.source.finding import Finding, Level, Verdict
from macros.source.place import Place
from scripts.new import write_plan
from tests.plans import BARE, FOLDER, checked, plan, write_files
from tests.portal import ROOT, SAMPLE, Visit, article, served, visiting

ASSETS = ROOT / "macros" / "pages" / "theme" / "assets"
SHEETS = ("palette", "plan", "tables", "parts", "charts", "home", "onepage", "print")
TITLE = "2026 年度销售计划"
PHONE = {"width": 390, "height": 844}
ONE_PAGE = f"{SAMPLE}/onepage.html"
LONG = "华东大区苏南办事处特殊渠道与校园网点开发部"


@pytest.fixture(scope="module")
def base(either: Path) -> Iterator[str]:
    with served(either) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser, base: str) -> Iterator[Visit]:
    with visiting(chromium, base, viewport={"width": 1280, "height": 800}) as visit:
        yield visit


def computed(files: dict[str, str], root: Path) -> Computed:
    found = plan(files, root).computed
    assert found is not None
    return found


def pdf_pages(page: Page) -> int:
    """How many sheets of A4 the page prints on."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4", prefer_css_page_size=True, print_background=True)))


# --- home: many plans --------------------------------------------------------------------------------------------------------


def test_of_many_plans_each_is_read_once_for_its_pages_and_for_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [f"p{number:02d}" for number in range(shelves.HELD + 2)]
    for key in keys:
        parent = "parent: p00\n" if key in ("p01", "p02") else ""
        facts = f"revenue: {{name: 销售额, unit: 元, value: {int(key[1:]) + 1}万}}\n"
        write_files({f"../{key}/plan.yml": f"{BARE['plan.yml']}{parent}", f"../{key}/targets.yml": facts}, tmp_path)
    write_files({"../kinds/bare.yml": BARE["../kinds/bare.yml"]}, tmp_path)
    (tmp_path / FOLDER).rmdir()
    at_once = plans({key: readable(load_plans(tmp_path)[key]) for key in keys}, "index.md", {})
    read: list[str] = []

    def noted(root: Path, folder: str) -> tuple[Plan | None, list[Finding]]:
        read.append(folder.rpartition("/")[2])
        return load_plan(root, folder)

    monkeypatch.setattr(shelves, "load_plan", noted)
    shelf = shelves.shelf(tmp_path)
    home = Home(shelves.Each(shelf.ids, lambda key: readable(shelf[key])), "index.md", {})
    shelf.watching["index.md"] = home.look
    for key in keys:
        assert readable(shelf[key]).plan.key == key
    assert home.shown() == at_once
    assert sorted(read) == [*keys[:1], *keys]  # the plan above others once more, for the picture of the group


# --- one page ---------------------------------------------------------------------------------------------------------------


def test_a_plan_fits_one_screen_and_one_sheet(visit: Visit) -> None:
    page = visit.open(ONE_PAGE)
    box = page.locator(".one-page").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 800
    assert pdf_pages(page) == 1


def test_the_page_answers_the_first_questions(visit: Visit) -> None:
    page = visit.open(ONE_PAGE)
    text = page.locator(".one-page").inner_text()
    for told in ("50,000万元", "保底 48,000万元", "挑战 55,000万元", "费用率 2%", "上限 2%", "55人", "现有 47人", "核对一致", "待定"):
        assert told in re.sub(r"\s+", " ", text), told
    titles = [heading.inner_text() for heading in page.locator(".one-page h3").all()]
    assert titles == ["按月份", "按产品", "按市场", "费用预算", "队伍", "里程碑", "待定与提醒"]
    assert page.locator(".one-page figure.chart svg[role=img]").count() == 5


def test_no_letter_of_the_page_is_cut_on_a_phone(chromium: Browser, base: str) -> None:
    with visiting(chromium, base, viewport=PHONE) as visit:
        page = visit.open(ONE_PAGE)
        edges = page.evaluate(
            """() => [...document.querySelectorAll('.one-page :is(text, h2, h3, h4, p, li, span, b, em)')]
              .filter(one => one.getClientRects().length)
              .map(one => [one.textContent, one.getBoundingClientRect().left, one.getBoundingClientRect().right])"""
        )
        assert [edge for edge in edges if edge[1] < 0 or edge[2] > PHONE["width"]] == []


def test_the_next_milestone_is_the_readers(chromium: Browser, base: str) -> None:
    for day, told, past in (("2026-03-01", "编制满员", 1), ("2026-12-31", "年度收口", 5)):
        with visiting(chromium, base, viewport={"width": 1280, "height": 800}) as visit:
            visit.page.clock.set_fixed_time(f"{day}T08:00:00")
            page = visit.open(ONE_PAGE, settled=False)
            expect(page.locator("li.next span")).to_have_text(told)
            assert page.locator("li.past").count() == past
            page = visit.open(f"{SAMPLE}/schedule.html", settled=False)
            expect(page.locator("g.today text")).to_have_text("今天")
    with visiting(chromium, base, viewport={"width": 1280, "height": 800}) as visit:
        visit.page.clock.set_fixed_time("2027-03-01T08:00:00")
        assert visit.open(ONE_PAGE, settled=False).locator("li.next").count() == 0
        expect(visit.open(f"{SAMPLE}/schedule.html", settled=False).locator("g.today")).to_be_hidden()


def test_without_scripts_all_milestones_are_there(chromium: Browser, base: str) -> None:
    with visiting(chromium, base, viewport=PHONE, java_script_enabled=False) as visit:
        assert visit.open(ONE_PAGE).locator("ol.milestones li:visible").count() == 6


def test_a_click_on_a_mark_explains_its_number(visit: Visit) -> None:
    page = visit.open(f"{SAMPLE}/targets.html")
    page.locator('figure.chart-cascade rect[data-figure="revenue[market=east]"]').click()
    expect(page.locator("dialog.plan-sheet p.value")).to_contain_text("20,000万元")


@pytest.mark.parametrize("kind", known_kinds(ROOT))
def test_a_new_plan_of_every_kind_fits_one_sheet(chromium: Browser, tmp_path: Path, kind: str) -> None:
    shutil.copytree(ROOT / OWN, tmp_path / OWN)
    found, _ = find_kind(tmp_path, kind, Place(""))
    assert found is not None
    days = found.period is not None and found.period.days is not None
    _, pages = write_plan(tmp_path, found, kind, "p", "试验", "{start: 2026-05-01, days: 2}" if days else "{start: 2026-01, months: 12}")
    assert pages[pages.index("index") + 1] == "onepage"
    loaded, findings = load_plan(tmp_path, "data/p")
    assert findings == []
    assert loaded is not None
    made = compute(loaded)
    assert sheets(chromium, one_page(Reader(made, "p/onepage.md"), found_in(made))) == 1


def sheets(chromium: Browser, html: str) -> int:
    """How many sheets a one page takes with our styles alone."""
    styles = "".join((ASSETS / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    try:
        page.set_content(f'<!doctype html><style>{styles}</style><body class="md-typeset"><article>{html}</article>')
        return pdf_pages(page)
    finally:
        page.close()


def test_a_plan_with_much_of_everything_fits_one_sheet(chromium: Browser, tmp_path: Path) -> None:
    files = {
        "axes.yml": "product: {" + ", ".join(f"m{number}: {LONG}{number}" for number in range(40)) + "}\nmarket: {a: 华东, b: 华南}\n",
        "targets.yml": "revenue: {name: 销售额, unit: 元, total: 5亿, split: {product: even, month: even, market: even}}\n",
        "budget.yml": "lines:\n" + "".join(f"  l{number}: {{name: {LONG}, amount: 1万}}\n" for number in range(8)),
        "facts.yml": "".join(f"f{number}: {{name: {LONG}, value: unknown, why: {LONG}}}\n" for number in range(20)),
        "schedule.yml": "milestones:\n"
        + "".join(f"  m{number}: {{name: {LONG}, date: 2026-0{number % 9 + 1}-15}}\n" for number in range(20)),
    }
    html = one_page(Reader(computed(files, tmp_path), "p/onepage.md"), None)
    assert "另有 14 项" in html
    assert sheets(chromium, html) == 1


def test_a_plan_with_nothing_takes_no_room(tmp_path: Path) -> None:
    html = one_page(Reader(computed({}, tmp_path), "p/onepage.md"), [])
    assert re.findall(r"<h3>(.*?)</h3>", html) == ["待定与提醒"]
    assert "没有待定的数，也没有提醒。" in html
    assert "figure" not in html


def test_a_root_unknown_is_a_question_and_what_depends_on_it_is_none(tmp_path: Path) -> None:
    files = {"facts.yml": "fee: {name: 会员费, value: unknown, why: 原表缺失}\ntwice: {name: 两倍, value: = fee * 2}\n"}
    html = one_page(Reader(computed(files, tmp_path), "p/onepage.md"), [])
    assert re.findall(r"<li>(.*?)：", html) == ["会员费"]
    assert "（原表缺失）" in html


# --- the verdict ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("levels", "told"),
    [
        ([], "核对一致 2 处"),
        ([Level.note], "核对一致 2 处"),
        ([Level.warning, Level.warning], "核对：2 处提醒"),
        ([Level.warning, Level.error], "核对：1 处错误"),
    ],
)
def test_the_verdict_says_the_worst(tmp_path: Path, levels: list[Level], told: str) -> None:
    place = Place("data/p/plan.yml")
    sound = [Finding(place, f"r{number}", say("no-units"), Level.info, Verdict.consistent) for number in range(2)]
    html = one_page(
        Reader(computed({}, tmp_path), "p/onepage.md"), [*sound, *(Finding(place, "r", say("no-units"), one) for one in levels)]
    )
    assert told in html
    assert "核对" not in one_page(Reader(computed({}, tmp_path / "other"), "p/onepage.md"), None)


def test_the_verdict_is_that_of_the_check(tmp_path: Path) -> None:
    wrong = "total: 10万 # plan: allow parts-do-not-add-up 另有说明\nlines: {a: {name: 甲, amount: 6万}}\n"
    write_files(BARE | {"budget.yml": wrong.replace(" # plan: allow parts-do-not-add-up 另有说明", "")}, tmp_path)
    found = checked(tmp_path, "data/p")
    assert found.errors
    judged_here = judged(tmp_path, "p", loaded(tmp_path), found_in)
    assert {one.rule for one in judged_here if one.level is Level.error} == {rule for rule, *_ in found.errors}
    write_files({"budget.yml": wrong}, tmp_path)
    assert [one for one in judged(tmp_path, "p", loaded(tmp_path), found_in) if one.level is Level.error] == []


def loaded(root: Path) -> Computed:
    found = load_plans(root)["p"]
    assert isinstance(found, Computed)
    return found


def test_both_pages_say_the_same_verdict(site: Path) -> None:
    [card] = [one for one in article(site / "index.html").all("section", "plan-card") if TITLE in one.all("h3")[0].text]
    said = [[mark.text for mark in root.all("span", "verdict")] for root in (card, article(site / ONE_PAGE))]
    assert said[0] == said[1]
    assert re.fullmatch(r"核对一致 \d+ 处", said[0][0])


# --- home -------------------------------------------------------------------------------------------------------------------


def test_the_home_page_answers_without_a_click(visit: Visit) -> None:
    page = visit.open("index.html")
    card = page.locator(".plan-card", has_text=TITLE)
    text = re.sub(r"\s+", " ", card.inner_text())
    for told in (
        "2026 年度销售计划",
        "草稿",
        "核对一致",
        "50,000万元",
        "增长率 25%",
        "1,000万元",
        "费用率 2%",
        "上限 2%",
        "55人",
        "现有 47人",
        "2 项待定",
    ):
        assert told in text, told
    assert page.locator(".plan-card").first.bounding_box()["y"] < 400  # type: ignore[index]
    bars = [bar.get_attribute("aria-label") for bar in card.locator(".meter").all()]
    assert bars == ["费用率 100%", "现有 85%"]


def test_plans_of_a_group_stand_below_it(tmp_path: Path) -> None:
    def one(key: str, parent: str, total: str) -> Computed:
        target = f"revenue: {{name: 销售额, unit: 元, total: {total}}}\n"
        head = BARE["plan.yml"] + (f"parent: {parent}\n" if parent else "")
        files = BARE | {"plan.yml": head.replace("试验计划", key), "targets.yml": target}
        for name, written in files.items():
            file = tmp_path / "data" / key / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(written, encoding="utf-8")
        read, _ = load_plan(tmp_path, f"data/{key}")
        assert read is not None
        return compute(read)

    found = {"group": one("group", "", "10亿"), "east": one("east", "group", "6亿"), "west": one("west", "group", "3亿")}
    html = plans(found, "index.md", {})
    assert re.findall(r"<h3><a[^>]*>(\w+)</a></h3>", html) == ["group", "east", "west"]
    assert html.index('<h3><a href="group/index.html">group') < html.index("plan-parts") < html.index('<h3><a href="east/index.html">east')
    assert "销售额 · 各计划合起来" in html
    assert re.findall(r"<b>([^<]*)</b>\n<em>([^<]*)</em>", html) == [("600,000,000", "60.0%"), ("300,000,000", "30.0%")]
    round_ = {"a": one("a", "b", "1亿"), "b": one("b", "a", "1亿")}
    assert plans(round_, "index.md", {}) == '<div class="plan-cards"></div>\n'


def test_a_day_never_enters_the_build(site: Path) -> None:
    for page in ("index.html", ONE_PAGE):
        times = {time.attributes["datetime"] for time in article(site / page).all("time")}
        assert date.today().isoformat() not in times  # noqa: DTZ011 - the reader's own day is what is meant
