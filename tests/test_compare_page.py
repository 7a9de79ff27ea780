"""The page that compares any two published versions, as a reader uses it; and its arithmetic, which must be that of `plan diff`."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from playwright.sync_api import Browser, Page, expect

from macros.changes.difference import compare_versions
from macros.changes.members import renamed_paths
from macros.changes.published import read_published
from macros.changes.report import percent, row_of, signed
from macros.compute.compute import compute
from macros.compute.wording import number_text
from macros.exports.plan_json import plan_json
from macros.model.loading import load_plan
from macros.source.number import exactly
from macros.source.unit import PERCENT, Unit, unit
from scripts.publishing.across import front_files
from scripts.publishing.folder import SITE
from scripts.publishing.listing import read_list, write_list
from tests.plans import BARE, FOLDER, write_files
from tests.portal import ROOT, Visit, served, visiting
from tests.stepped import three_versions
from tests.test_access import violations
from tests.test_changes import Files, plans

EXACT = (ROOT / "macros/pages/compare/exact.js").read_text(encoding="utf-8")
COMPARED = "compare.html?from=2026.1&to=2026.2&plan=p"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three versions of a small plan, in a folder."""
    return three_versions(tmp_path_factory.mktemp("compared"))[1]


@pytest.fixture(scope="module")
def base(out: Path) -> Iterator[str]:
    with served(out / SITE) as address:
        yield address


@pytest.fixture(scope="module")
def exact(chromium: Browser) -> Iterator[Page]:
    """An empty page that knows the arithmetic."""
    page = chromium.new_page()
    page.add_script_tag(content=EXACT)
    yield page
    page.close()


# —— the arithmetic ——


def test_numbers_are_written_as_a_plan_writes_them(exact: Page) -> None:
    """Of every size and kind, with and without a last decimal."""
    chance = random.Random(7)
    units = [Unit(), Unit(rate="百分点"), *map(unit, ("%", "‰", "元", "箱", "元/箱", "元/人/天", "元·公里·公里"))]
    asked = []
    for _ in range(2000):
        digits = chance.choice((1, 3, 6, 9, 13, 17, 24, 36))
        value = Fraction(chance.randint(-(10**digits), 10**digits), chance.choice((1, 1, 1, 10, 100, 1000, 10**6, 10**9, 3, 7, 96, 10**14)))
        value = value if chance.random() < 0.7 else value * chance.choice((10**4, 10**8))
        asked.append((value, chance.choice(units)))
    said = exact.evaluate(
        "asked => asked.map(([value, unit]) => { const read = Exact.read(value); "
        "return [Exact.told(read, unit), Exact.signed(read, unit), Exact.percent(read)]; })",
        [[str(value), str(its)] for value, its in asked],
    )
    for (value, its), told in zip(asked, said, strict=True):
        number, rate = exactly(value, its), exactly(value, PERCENT)
        assert told == [number_text(number), signed(number), percent(rate)], (value, str(its))


@settings(max_examples=15)
@given(one=plans(), two=plans())
def test_what_moved_is_what_plan_diff_says(exact: Page, one: Files, two: Files) -> None:
    told = []
    with tempfile.TemporaryDirectory() as folder:
        for name, files in (("one", one), ("two", two)):
            write_files(BARE | dict(files), Path(folder, name))
            plan, _ = load_plan(Path(folder, name), FOLDER)
            assert plan is not None
            told.append(plan_json(compute(plan)))
    before, after = map(read_published, told)
    assert before is not None
    assert after is not None
    wanted: list[tuple[Any, ...]] = []
    found = compare_versions(before, after)
    for move in found.moves:
        row = row_of(move, (), "zh")
        change = "" if move.difference is None else signed(move.difference)
        share = "" if move.relative is None else percent(move.relative)
        wanted.append((str(move.kind), move.path, move.seen.group, move.table, row.before, row.after, change, share))
    said = exact.evaluate(
        "([one, two, renamed]) => Exact.moves(JSON.parse(one), JSON.parse(two), new Map(Object.entries(renamed))).map(move => ["
        " move.kind, move.path, move.group, move.table, ...[move.before, move.after].map(side => side ? side.text || '待定' : '—'),"
        " move.gap ? Exact.signed(move.gap.value, move.gap.unit, move.gap.about) : '', move.relative ? Exact.percent(move.relative) : ''])",
        [*told, renamed_paths(before, list(found.members))],
    )
    assert [tuple(row) for row in said] == wanted


# —— the page ——


def opened(visit: Visit, path: str) -> Page:
    """The page at an address, filled."""
    page = visit.open(path, settled=False)
    page.locator("#told > *").first.wait_for()
    return page


def cells(page: Page, name: str) -> list[list[str]]:
    """The rows of a table, the spaces in each cell put together."""
    rows = page.locator(f'table[aria-label="{name}"] tbody tr')
    return [[" ".join(cell.split()) for cell in rows.nth(index).locator("th, td").all_inner_texts()] for index in range(rows.count())]


def test_two_versions_side_by_side(chromium: Browser, base: str) -> None:
    with visiting(chromium, base, viewport={"width": 1280, "height": 900}) as visit:
        page = opened(visit, COMPARED)
        expect(page.locator("h2.sides")).to_have_text("试验计划2026.1 → 2026.2")
        expect(page.locator("p.note")).to_have_text(["6 个数变动，21 个分解格变动"])
        assert cells(page, "目标") == [
            ["销售额 revenue.total", "5亿", "6亿", "+1亿", "+20%", "销售额·增长率 25% → 50%"],
            ["利润 profit.total", "≈71428571.43元", "≈85714285.71元", "≈+14285714.29元", "+20%", "销售额·增长率 25% → 50%"],
            ["销售额·增长率 revenue.growth", "25%", "50%", "+25个百分点", "", "销售额·增长率 25% → 50%"],
        ]
        assert cells(page, "其他数字") == [
            ["份额 share", "待定", "12%", "由待定变为已知", "", "份额 unknown → 12%"],
            ["箱数 boxes", "1000万箱", "1500万箱", "+500万箱", "+50%", "单价 50元/箱 → 40元/箱 +1"],
            ["单价 price", "50元/箱", "40元/箱", "-10元/箱", "-20%", "单价 50元/箱 → 40元/箱"],
        ]
        page.locator("summary").first.click()
        expect(page.locator("details table").first).to_be_visible()


def test_the_picture_adds_up_and_the_causes_stand_beside_it(chromium: Browser, base: str) -> None:
    with visiting(chromium, base) as visit:
        page = opened(visit, f"{COMPARED}&figure=boxes")
        told = page.locator("figure.chart-bridge svg").get_attribute("aria-label")
        assert told == "箱数：从 1000万箱 到 1500万箱：2026.1 1000万箱，单价 +275万箱，销售额·增长率 +225万箱，2026.2 1500万箱"
        assert cells(page, "主要原因") == [
            ["单价", "50元/箱 → 40元/箱", "data/p/facts.yml:1", "+275万箱"],
            ["销售额·增长率", "25% → 50%", "data/p/targets.yml:5", "+225万箱"],
        ]
        boxes = [box for bar in page.locator("figure.chart-bridge rect:not(.gap)").all() if (box := bar.bounding_box()) is not None]
        ends = [box["x"] + box["width"] for box in boxes]
        assert ends[0] == pytest.approx(boxes[1]["x"], abs=1)
        assert ends[1] == pytest.approx(boxes[2]["x"], abs=1)
        assert ends[2] == pytest.approx(ends[3], abs=1)


def test_versions_apart_and_the_other_way_round(chromium: Browser, base: str) -> None:
    """The steps between are put one after another; the other way round every amount has the other sign."""
    with visiting(chromium, base) as visit:
        page = opened(visit, "compare.html?from=2026.1&to=2026.3&plan=p&figure=boxes")
        there = cells(page, "主要原因")
        assert there == [
            ["单价 2026.2", "50元/箱 → 40元/箱", "data/p/facts.yml:1", "+275万箱"],
            ["销售额·增长率 2026.2", "25% → 50%", "data/p/targets.yml:5", "+225万箱"],
            ["销售额·增长率 2026.3", "50% → 37.5%", "data/p/targets.yml:5", "-125万箱"],
        ]
        page.get_by_role("button", name="对调").click()
        expect(page.locator("h2.sides")).to_have_text("试验计划2026.3 → 2026.1")
        back = cells(page, "主要原因")
        assert [row[3] for row in back] == ["-275万箱", "-225万箱", "+125万箱"]
        assert cells(page, "其他数字")[1][1:5] == ["1375万箱", "1000万箱", "-375万箱", "-27.3%"]


def test_a_renamed_member_is_one_member(chromium: Browser, base: str) -> None:
    with visiting(chromium, base) as visit:
        for sides, path in (("from=2026.1&to=2026.3", "X"), ("from=2026.3&to=2026.1", "A")):
            page = opened(visit, f"compare.html?{sides}&plan=p&figure=revenue[product={path}]")
            assert "新增" not in page.locator("section.one").inner_text()
            expect(page.locator("figure.chart-bridge")).to_have_count(1)
            assert page.locator("section.one h2").inner_text() == f"销售额·形象品 revenue[product={path}]"
            assert cells(page, "成员") == [["产品", "换了键", f"形象品 {'A' if path == 'X' else 'X'}", f"形象品 {path}"]]


def test_the_history_of_a_figure(chromium: Browser, base: str) -> None:
    with visiting(chromium, base) as visit:
        page = opened(visit, "compare.html?plan=p&figure=boxes&to=2026.2")
        rows = cells(page, "历史 箱数")
        day = rows[0][3]
        assert rows == [
            ["2026.3", "1375万箱", "-125万箱（-8.3%）", day, "草稿 · 发布：某人", "销售额·增长率 50% → 37.5%"],
            [
                "2026.2", "1500万箱", "+500万箱（+50%）", day, "草稿 · 发布：某人",
                "修订 2026.1：原料涨价 单价 50元/箱 → 40元/箱 销售额·增长率 25% → 50%",
            ],
            ["2026.1", "1000万箱", "", day, "草稿 · 发布：某人", "门户发布的第一版"],
        ]  # fmt: skip
        page = opened(visit, "compare.html?plan=p&figure=share&to=2026.3")
        assert [row[:3] for row in cells(page, "历史 份额")] == [
            ["2026.3", "12%", "未变"], ["2026.2", "12%", "由待定变为已知"], ["2026.1", "待定", ""],
        ]  # fmt: skip


def test_every_choice_is_in_the_address_and_the_way_back_works(chromium: Browser, base: str) -> None:
    with visiting(chromium, base) as visit:
        page = opened(visit, "compare.html")
        expect(page.locator("h2.sides span")).to_have_text("2026.2 → 2026.3")
        page.get_by_label("之前").select_option("2026.1")
        expect(page.locator("h2.sides span")).to_have_text("2026.1 → 2026.3")
        assert "from=2026.1" in page.url
        page.get_by_role("button", name="箱数", exact=True).last.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#figure")).to_have_text("箱数 boxes")
        page.reload()
        expect(page.locator("#figure")).to_have_text("箱数 boxes")
        page.go_back()
        page.go_back()
        expect(page.locator("h2.sides span")).to_have_text("2026.2 → 2026.3")
        page.get_by_label("之前").select_option("2026.3")
        expect(page.locator("p.note")).to_have_text("请选两个不同的版本。")


def test_texts_and_pages_are_compared_too(chromium: Browser, base: str) -> None:
    with visiting(chromium, base) as visit:
        page = opened(visit, "compare.html?from=2026.1&to=2026.3&plan=p")
        assert ["content/p/index.md", "新增"] in cells(page, "改动的页面")
        page = opened(visit, "compare.html?from=2026.1&to=2026.2&plan=p")
        assert ["plan.summary", "—", "涨价以后"] in cells(page, "日程与文字")


def test_what_is_not_there_is_said(chromium: Browser, out: Path, tmp_path: Path) -> None:
    """A version that left no step: figures only; a plan.json that is gone: which one."""
    copy = tmp_path / "site"
    shutil.copytree(out / SITE, copy)
    entries = read_list((copy / "versions.json").read_bytes(), "x")
    entries[1].properties.pop("changes")
    (copy / "versions.json").write_bytes(write_list(entries))
    (copy / "2026.1/p/plan.json").write_text("{", encoding="utf-8")
    with served(copy) as address, visiting(chromium, address) as visit:
        page = opened(visit, "compare.html?from=2026.2&to=2026.3&plan=p")
        assert cells(page, "目标")[0][3] == "-5000万"
        page = opened(visit, "compare.html?from=2026.1&to=2026.3&plan=p")
        expect(page.locator("#told p")).to_have_text("读不到 2026.1/p/plan.json。")
        page = opened(visit, "compare.html?from=2026.2&to=2026.2&plan=p")
        expect(page.locator("p.note")).to_have_text("请选两个不同的版本。")


def test_without_a_script_the_steps_can_be_read(chromium: Browser, base: str) -> None:
    with visiting(chromium, base, java_script_enabled=False) as visit:
        page = visit.open("compare.html")
        expect(page.locator("noscript p")).to_contain_text("相邻两版的比较不用脚本也能看")
        links = page.locator("aside a")
        expect(links).to_have_text(["2026.2 → 2026.3", "2026.1 → 2026.2", "2026.1"])
        links.nth(1).click()
        expect(page.locator("h1")).to_have_text("2026.1 → 2026.2")
        expect(page.locator("section.changes h2")).to_contain_text("试验计划")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_rule_of_access_is_broken(chromium: Browser, base: str, width: int, scheme: Any) -> None:
    with visiting(chromium, base, viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce") as visit:
        for name in ("compare.html?from=2026.1&to=2026.3&plan=p&figure=boxes", "changes/2026.2/index.html"):
            page = visit.open(name)
            for summary in page.locator("summary").all():
                summary.click()
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") == width, "nothing sticks out"


def test_the_page_is_the_same_for_the_same_list(out: Path) -> None:
    entries = read_list((out / SITE / "versions.json").read_bytes(), "x")
    assert front_files(entries)["compare.html"] == (out / SITE / "compare.html").read_bytes()
    assert b"http" not in front_files(entries)["compare.html"].replace(b"http://www.w3.org/2000/svg", b""), "nothing of another host"
    assert json.loads((out / SITE / "versions.json").read_text(encoding="utf-8"))[0]["properties"]["before"] == "2026.2"
