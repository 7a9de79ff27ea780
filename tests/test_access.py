"""The site for everyone: no page breaks a rule that a machine can check (axe-core), and everything is reached by the keyboard."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect

from scripts.searching import OTHER_INDEX
from tests.portal import SAMPLE, is_of_mkdocs, served, visiting

SIZES = [(390, 844), (1280, 900)]


@pytest.fixture(scope="module")
def base(either: Path) -> Iterator[str]:
    with served(either) as address:
        yield address


def violations(page: Page) -> list[str]:
    """What axe-core finds: the rule, and where."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:160]}" for one in found for node in one["nodes"][:3]]


KINDS = [
    "index.html",
    "404.html",
    *(f"{SAMPLE}/{name}.html" for name in ("index", "market", "targets", "budget", "schedule", "figures", "figures/revenue--product")),
    *(f"guide/{name}.html" for name in ("index", "commands", "keys")),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES, ids=[str(width) for width, _ in SIZES])
def test_no_page_breaks_a_rule_of_access(chromium: Browser, base: str, either: Path, size: tuple[int, int], scheme: str) -> None:
    width, height = size
    wrong, names = {}, KINDS
    if not is_of_mkdocs(either):  # the same pages in another frame: each once, the first in all four
        names = [name for place, name in enumerate(KINDS) if place == 0 or place % 4 == 2 * SIZES.index(size) + (scheme == "dark")]
    with visiting(chromium, base, viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce") as visit:
        for name in names:
            found = violations(visit.open(name, settled=False))
            if found:
                wrong[name] = found
    assert wrong == {}


def test_an_opened_explanation_breaks_no_rule_either(chromium: Browser, base: str) -> None:
    with visiting(chromium, base, viewport={"width": 1280, "height": 900}, reduced_motion="reduce") as visit:
        page = visit.open(f"{SAMPLE}/targets.html")
        page.locator('article a.figure[data-figure="revenue.total"]').first.click()
        expect(page.locator("dialog.plan-sheet p.value")).to_be_visible()
        assert violations(page) == []


def test_the_widest_screen_is_filled_with_measure(chromium: Browser, base: str) -> None:
    with visiting(chromium, base, viewport={"width": 3840, "height": 2160}) as visit:
        for name in ("index.html", f"{SAMPLE}/targets.html"):
            page = visit.open(name, settled=False)
            assert page.evaluate("document.documentElement.scrollWidth") == 3840
            line = page.locator("article p").first.bounding_box()
            assert line is not None
            assert line["width"] < 1600, "a line that long cannot be read"


@pytest.mark.parametrize("name", ["index.html", f"{SAMPLE}/index.html", f"{SAMPLE}/targets.html"])
def test_the_first_view_is_small(chromium: Browser, base: str, either: Path, name: str) -> None:
    """What a first visit fetches, each file as a server would compress it: at most 300 kB. Zensical's index, which it asks for whole as
    soon as it has the time, is told beside (content/guide/hosts.md).
    """
    with visiting(chromium, base, viewport={"width": 1280, "height": 900}) as visit:
        files: set[str] = set()

        def asked(request: Request) -> None:
            files.add(urlsplit(request.url).path.lstrip("/"))

        visit.page.on("request", asked)
        visit.open(name)
        if not is_of_mkdocs(either):
            files.discard(str(OTHER_INDEX))
        sizes = {file: len(gzip.compress((either / file).read_bytes(), 6)) for file in files}
        assert len(sizes) > 5
        assert sum(sizes.values()) <= 300_000, sizes


def test_the_site_works_from_a_folder(chromium: Browser, either: Path) -> None:
    with visiting(chromium, f"{either.as_uri()}/", viewport={"width": 1280, "height": 900}) as visit:
        page = visit.open(f"{SAMPLE}/targets.html")
        if is_of_mkdocs(either):
            box, results = page.locator("input[data-md-component=search-query]"), page.locator(".md-search-result__list > li")
            box.click()
        else:
            box, results = page.get_by_placeholder("搜索"), page.locator("dialog[open] [role=listbox] > li")
            page.locator(".md-search__button").click()
        box.fill("回款")
        expect(results.first).to_contain_text("回款")
        results.first.locator("a").first.click()
        page.wait_for_url("**/targets.html*")
        page.goto(f"{either.as_uri()}/{SAMPLE}/budget.html")
        page.locator('article a.figure[data-figure="budget.total"]').first.click()
        page.wait_for_url("**/figures/budget.html#budget.total")
        expect(page.locator(".explain:target")).to_be_in_viewport()
