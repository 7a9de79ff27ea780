"""The portal in a browser, on both hosts: numbers are opened, words are found, tables are used, and everyone can read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.portal import ROOT, SAMPLE, Visit, article, pages, served, visiting
from tests.test_access import violations
from tests.test_tables_site import COPIED, box, values

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
TARGETS = f"{SAMPLE}/targets.html"


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def built(request: pytest.FixtureRequest) -> Path:
    """The site as each host has built it."""
    found: Path = request.getfixturevalue("site" if request.param == "mkdocs" else "other")
    return found


@pytest.fixture(scope="module")
def base(built: Path) -> Iterator[str]:
    with served(built) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser, base: str) -> Iterator[Visit]:
    with visiting(chromium, base, viewport=DESK) as visit:
        yield visit


def number(page: Page, path: str) -> Locator:
    return page.locator(f'article a.figure[data-figure="{path}"]').first


# --- a number ---------------------------------------------------------------------------------------------------------------


def test_a_number_is_opened_by_mouse_and_key(visit: Visit) -> None:
    page = visit.open(TARGETS)
    link, sheet = number(page, "revenue[product=A]"), page.locator("dialog.plan-sheet")
    link.click()
    expect(sheet.locator("p.value")).to_contain_text("16,667万元")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    link.focus()
    page.keyboard.press("Enter")
    expect(sheet.locator("dd.source")).to_contain_text(f"data/{SAMPLE}/targets.yml:")
    sheet.locator("ul.inputs a, dl.facts a.figure").first.click()
    expect(sheet.locator("code").filter(has_text="revenue.total").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(link).to_be_focused()


def test_a_number_is_opened_by_a_finger(chromium: Browser, base: str) -> None:
    with visiting(chromium, base, viewport=PHONE, has_touch=True, is_mobile=True) as visit:
        page = visit.open(TARGETS)
        number(page, "revenue.total").tap()
        expect(page.locator("dialog.plan-sheet p.value")).to_contain_text("50,000万元")


def test_a_number_is_opened_without_scripts(chromium: Browser, base: str) -> None:
    with visiting(chromium, base, java_script_enabled=False) as visit:
        page = visit.open(TARGETS)
        number(page, "revenue[product=A]").click()
        page.wait_for_url("**/figures/revenue--product.html#revenue--product-A")
        expect(page.locator(".explain:target")).to_be_in_viewport()


# --- search -----------------------------------------------------------------------------------------------------------------


def ask(page: Page, query: str) -> Locator:
    """What the search of either host finds, as links."""
    own = page.locator("input[data-md-component=search-query]")
    if own.count():
        own.click()
        own.fill(query)
        return page.locator(".md-search-result__list > li > a")
    page.locator(".md-search__button").click()
    page.get_by_placeholder("Search").fill(query)
    expect(page.get_by_text("Loading search…")).to_be_hidden(timeout=30_000)  # the whole index is read first
    return page.locator("dialog[open] a[href]")


@pytest.mark.parametrize("query", ["回款与网点", "周文博", "回款", "16,667", "49,500"], ids=["words", "name", "two", "number", "shown"])
def test_a_word_a_name_and_a_number_are_found(visit: Visit, built: Path, query: str) -> None:
    page = visit.open("index.html")
    results = ask(page, query)
    expect(results.first).to_be_visible()
    address: list[str] = results.evaluate_all("links => links.map(link => link.href)")
    first = address[0].removeprefix(visit.base).partition("?")[0].partition("#")[0]
    assert query in article(built / first).text
    page.goto(address[0])
    expect(page.locator("article mark").first).to_be_attached()


def test_an_absent_word_is_not_found(visit: Visit, built: Path) -> None:
    absent = "鲸鲨"  # Zensical also finds words that only resemble: here not even a character is there
    assert not any(sign in article(built / name).text for sign in absent for name in pages(built))
    results = ask(visit.open("index.html"), absent)
    expect(visit.page.get_by_text("没有找到符合条件的结果").or_(visit.page.get_by_text("No results")).first).to_be_visible()
    assert results.count() == 0


# --- tables, home, every page -----------------------------------------------------------------------------------------------


def test_a_table_is_sorted_and_copied_and_its_files_are_there(visit: Visit) -> None:
    page = visit.open(TARGETS)
    page.evaluate(COPIED)
    page.evaluate("Object.defineProperty(window, 'isSecureContext', { value: false })")
    table = box(page, "销售额 · 月份")
    written = values(table)
    table.locator("thead th").nth(1).get_by_role("button").click()
    assert values(table) == [*sorted(written[:-1], reverse=True), written[-1]] != written
    table.get_by_role("button", name="复制").click()
    expect(table.get_by_role("button", name="已复制")).to_be_visible()
    assert len(page.evaluate("window.copied").split("\n")) == len(written) + 1
    files: list[Any] = page.locator('article a[href$=".csv"], article a[href$=".xlsx"]').evaluate_all("links => links.map(one => one.href)")
    assert len(files) > 10
    assert {name: page.request.get(name).status for name in files} == dict.fromkeys(files, 200)


def test_the_home_page_shows_every_plan(visit: Visit) -> None:
    page = visit.open("index.html")
    cards = page.locator("article section.plan-card")
    expect(cards.filter(has_text="2026 年度销售计划").first).to_contain_text("50,000万元")
    links: list[Any] = cards.locator("h3 a").evaluate_all("links => links.map(one => one.href)")
    shown = {name.removeprefix(visit.base).partition("/")[0] for name in links}
    assert shown == {path.parent.name for path in ROOT.glob("data/*/plan.yml")}


def test_an_english_page_speaks_english(visit: Visit) -> None:
    page = visit.open("group-2026-en/targets.html")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".figures-box").first.get_by_role("button", name="Copy")).to_be_visible()


def test_every_page_fits_a_phone_in_the_dark_and_loads_in_peace(chromium: Browser, base: str, built: Path) -> None:
    with visiting(chromium, base, viewport=PHONE, color_scheme="dark") as visit:
        for name in pages(built):
            page = visit.open(name, settled=False)
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert (name, wide) == (name, 0)
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_access(chromium: Browser, base: str, scheme: Any) -> None:
    with visiting(chromium, base, viewport=DESK, color_scheme=scheme, reduced_motion="reduce") as visit:
        wrong = {name: violations(visit.open(name, settled=False)) for name in ("index.html", TARGETS, f"{SAMPLE}/figures.html")}
        assert {name: found for name, found in wrong.items() if found} == {}
