"""The portal that Zensical builds, in a browser: numbers are opened, words are found, pages fit a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.portal import SAMPLE, Visit, article, pages, served, visiting

PHONE = {"width": 390, "height": 844}
TARGETS = f"{SAMPLE}/targets.html"


@pytest.fixture(scope="module")
def base(other: Path) -> Iterator[str]:
    with served(other) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser, base: str) -> Iterator[Visit]:
    with visiting(chromium, base, viewport={"width": 1280, "height": 900}) as visit:
        yield visit


def test_a_number_is_explained_on_the_other_host(visit: Visit) -> None:
    page = visit.open(TARGETS)
    link = page.locator('article a.figure[data-figure="revenue[product=A]"]').first
    link.focus()
    page.keyboard.press("Enter")
    sheet = page.locator("dialog.plan-sheet")
    expect(sheet.locator("p.value")).to_contain_text("16,667万元")
    expect(sheet.locator("dd.source")).to_contain_text(f"data/{SAMPLE}/targets.yml:")
    sheet.locator("ul.inputs a, dl.facts a.figure").first.click()
    expect(sheet.locator("code").filter(has_text="revenue.total").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(link).to_be_focused()


def ask(page: Page, query: str) -> None:
    page.locator(".md-search__button").click()
    page.get_by_placeholder("Search").fill(query)


def test_the_search_of_the_other_host_finds_chinese_words(visit: Visit, other: Path) -> None:
    page = visit.open("index.html")
    ask(page, "回款与网点")  # stands in one plan alone
    results = page.locator("dialog[open] a[href]")
    expect(results.first).to_contain_text("回款与网点")
    found = {str(link.evaluate("link => link.href")).removeprefix(visit.base).partition("?")[0].partition("#")[0] for link in results.all()}
    assert TARGETS in found
    assert [name for name in found if "回款" not in article(other / name).text] == []
    results.first.click()
    page.wait_for_url(f"**/{TARGETS}*")
    expect(page.locator("article mark").first).to_contain_text("回")


def test_the_search_of_the_other_host_finds_nothing_for_an_absent_word(visit: Visit, other: Path) -> None:
    absent = "鲸鲨"  # its search also finds words that only resemble: here not even a character is there
    assert not any(sign in article(other / name).text for sign in absent for name in pages(other))
    page = visit.open("index.html")
    ask(page, absent)
    expect(page.locator("dialog[open]")).to_contain_text("No results")


def test_the_pages_of_the_other_host_fit_a_phone(chromium: Browser, base: str) -> None:
    with visiting(chromium, base, viewport=PHONE) as visit:
        for name in ("index.html", TARGETS, f"{SAMPLE}/strategy.html", f"{SAMPLE}/figures.html"):
            page = visit.open(name, settled=False)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= PHONE["width"], name
