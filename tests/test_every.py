"""A site that a generator builds without `plan build`: one page explains every figure of a plan, the parts of tables by their rows."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from macros.compute.compute import Computed, compute
from macros.model.loading import load_plan
from macros.pages import explain
from macros.pages.links import Reader, href
from tests.portal import MADE_OF_ROWS, Visit, article, made_once, run, said, served, tree, visiting
from tests.test_kept import plan_files
from tests.test_publish_commands import portal

FIGURES, PAGE = "c/figures.html", "c/targets.html"
BUILDS = {
    "mkdocs": [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"],
    "zensical": [sys.executable, "-m", "zensical", "build", "--clean"],
}
INDEXES = {"mkdocs": "search/search_index.json", "zensical": "search.json"}


def make(host: str, root: Path) -> None:
    portal(root)
    for name, text in plan_files("c").items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    run(list(BUILDS[host]), root)


@pytest.fixture(scope="module", params=BUILDS)
def root(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The portal, built by the generator alone."""
    return made_once(tmp_path_factory, f"alone-{request.param}", partial(make, request.param))


@pytest.fixture(scope="module")
def computed(root: Path) -> Computed:
    plan, _ = load_plan(root, "data/c")
    assert plan is not None
    return compute(plan)


@pytest.fixture
def visit(root: Path, chromium: Browser) -> Iterator[Visit]:
    with served(root / "site") as base, visiting(chromium, base, viewport={"width": 1280, "height": 900}) as visit:
        yield visit


def test_every_figure_has_one_place_on_the_page(root: Path, computed: Computed) -> None:
    page = article(root / "site" / FIGURES)
    told = [*page.all("section", "explain"), *(row for body in page.all("tbody") for row in body.all("tr"))]
    reader = Reader(computed, "c/figures.md")
    assert sorted(f"figures.html#{one.attributes['id']}" for one in told) == sorted(href(reader, path) for path in computed.figures)
    assert len(computed.figures) > 50


def test_what_explains_a_part_is_the_block_of_any_figure(visit: Visit, root: Path, computed: Computed) -> None:
    blocks = article(root / "site" / FIGURES).all("section", "explain")
    blocks += tree(visit.open(FIGURES).evaluate(MADE_OF_ROWS)).all("section", "explain")
    assert len(blocks) == len(computed.figures)
    for block in blocks:
        figure = computed.figures[block.all("dd")[0].text]
        [wanted] = tree(explain.block(Reader(computed, "c/figures.md"), figure)).all("section", "explain")
        assert said(block, FIGURES) == said(wanted, FIGURES)


def test_a_number_of_a_table_is_explained_where_it_stands(visit: Visit) -> None:
    page = visit.open(PAGE)
    page.locator("table.figures a.figure[data-figure='revenue[month=2026-02,product=b]']").click()
    expect(page.locator("dialog.plan-sheet h3")).to_have_text("销售额·乙·2月")
    page.get_by_role("link", name="在数字页查看").click()
    page.wait_for_url("**/figures.html#revenue--month,product--2026-02,b")
    expect(page.locator(".told h3")).to_have_text("销售额·乙·2月")


def test_the_index_has_no_rows(root: Path) -> None:
    """They are on the pages that show them."""
    host = next(host for host, index in INDEXES.items() if (root / "site" / index).is_file())
    index = json.loads((root / "site" / INDEXES[host]).read_text(encoding="utf-8"))
    items = [item for item in index.get("docs", index.get("items")) if item["location"].startswith("c/figures")]
    told = json.dumps(items, ensure_ascii=False)
    assert "数字由来" in told
    assert "销售额" in told
    assert "乙·2月" not in told
