"""The same project on both site generators: MkDocs, the host of today, and Zensical, the host of tomorrow, show the same numbers."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.portal import PLAN, SAMPLE, Element, Visit, article, copy_project, explanations, pages, parse, resolve, run, served, visiting

PHONE = {"width": 390, "height": 844}
TARGETS = f"{SAMPLE}/targets.html"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the portal, so that Zensical's site and cache stand beside nobody else's."""
    return copy_project(tmp_path_factory.mktemp("zensical") / "portal")


@pytest.fixture(scope="module")
def other(project: Path) -> Path:
    """The folder of the site that Zensical builds, strictly."""
    run([PLAN, "build", "--host", "zensical"], project)
    return project / "site"


@pytest.fixture(scope="module")
def base(other: Path) -> Iterator[str]:
    with served(other) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser, base: str) -> Iterator[Visit]:
    with visiting(chromium, base, viewport={"width": 1280, "height": 900}) as visit:
        yield visit


def figures(root: Element) -> list[tuple[str, ...]]:
    """Every figure of a page: its name, exact value, unit, and what is shown."""
    names = ("data-figure", "data-value", "data-unit")
    return [(*(link.attributes.get(name, "") for name in names), link.text) for link in root.all("a", "figure")]


def tables(root: Element) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.walk() if cell.tag in ("td", "th")] for row in table.all("tr")] for table in root.all("table")]


def targets(root: Element, page: str) -> list[tuple[str, tuple[str, str] | str]]:
    """What the links of a page mean, in order; those to places outside as they are."""
    links = [link for link in root.all("a") if "headerlink" not in link.classes and "href" in link.attributes]
    return [(link.text, resolve(page, link.attributes["href"]) or link.attributes["href"]) for link in links]


def test_both_hosts_build_the_same_pages(site: Path, other: Path) -> None:
    assert pages(other) == pages(site)
    assert explanations(other) == explanations(site)


def test_both_hosts_show_the_same_numbers_tables_and_links(site: Path, other: Path) -> None:
    seen = 0
    for page in [*pages(site), *explanations(site)]:
        if page == "404.html":
            continue
        ours, theirs = article(site / page), article(other / page)
        assert (page, figures(theirs)) == (page, figures(ours))
        assert (page, tables(theirs)) == (page, tables(ours))
        assert (page, targets(theirs, page)) == (page, targets(ours, page))
        assert (page, words(theirs)) == (page, words(ours))
        seen += len(figures(ours))
    assert seen > 1000


def words(root: Element) -> str:
    """All that a page says, without spaces: the hosts lay out their HTML differently."""
    return re.sub(r"[\s¶]+", "", root.text)


def test_every_link_of_the_other_host_leads_somewhere(other: Path) -> None:
    ids = {
        page: {element.attributes["id"] for element in article(other / page).walk() if "id" in element.attributes}
        for page in [*pages(other), *explanations(other)]
    }
    broken = []
    for page in ids:
        for link in article(other / page).all("a"):
            file, anchor = resolve(page, link.attributes.get("href", "")) or ("?", "")
            if page != "404.html" and (not (other / file).is_file() or (anchor and anchor not in ids[file])):
                broken.append((page, link.attributes.get("href")))
    assert broken == []


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


def test_edited_data_shows_in_the_next_build(project: Path, other: Path) -> None:
    """Zensical keeps built pages: without `watch` in mkdocs.yml the old numbers would stay."""
    before = figures(article(other / TARGETS))
    data = project / "data" / SAMPLE / "targets.yml"
    text = data.read_text(encoding="utf-8")
    data.write_text(text.replace("growth: 25%", "growth: 30%").replace("total: 5亿", "total: 5.2亿"), encoding="utf-8")
    stamp = (other / TARGETS).stat().st_mtime + 2  # its stamps are whole seconds
    os.utime(data, (stamp, stamp))
    run([sys.executable, "-m", "zensical", "build"], project)
    parse.cache_clear()
    after = figures(article(other / TARGETS))
    assert ("revenue.total", "500000000", "元", "50,000万元") in before
    assert ("revenue.total", "520000000", "元", "52,000万元") in after
