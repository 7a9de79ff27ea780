"""What the search of Zensical finds. All else that a reader does is tried on both hosts (`either`, tests/conftest.py)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.portal import SAMPLE, Visit, article, pages, served, visiting

TARGETS = f"{SAMPLE}/targets.html"


@pytest.fixture(scope="module")
def base(other: Path) -> Iterator[str]:
    with served(other) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser, base: str) -> Iterator[Visit]:
    with visiting(chromium, base, viewport={"width": 1280, "height": 900}) as visit:
        yield visit


def ask(page: Page, query: str) -> None:
    page.locator(".md-search__button").click()
    page.get_by_placeholder("搜索").fill(query)


def test_the_search_of_the_other_host_finds_chinese_words(visit: Visit, other: Path) -> None:
    page = visit.open("index.html")
    ask(page, "回款与网点")  # stands in one plan alone
    results = page.locator("dialog[open] a[href]")
    expect(results.first).to_contain_text("回款与网点")
    found = {visit.path_of(str(link.evaluate("link => link.href"))) for link in results.all()}
    assert TARGETS in found
    assert [name for name in found if "回款" not in article(other / name).text] == []
    expect(page.locator("dialog[open]")).to_contain_text(f"找到 {results.count()} 处")
    expect(results.first.locator("mark")).to_have_text(["回款与网点"])
    results.first.click()
    page.wait_for_url(f"**/{TARGETS}*")
    expect(page.locator("article mark").first).to_contain_text("回")


def test_the_search_of_the_other_host_finds_nothing_for_an_absent_word(visit: Visit, other: Path) -> None:
    absent = "股东大会"
    assert not any(absent in article(other / name).text for name in pages(other))
    page = visit.open("index.html")
    ask(page, absent)
    expect(page.locator("dialog[open]")).to_contain_text("没有找到")
