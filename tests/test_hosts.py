"""The same project on both site generators: MkDocs, the host of today, and Zensical, the host of tomorrow, give the same pages and files.

How both behave in a browser is in test_hosts_browser.py.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.portal import ROOT, Element, article, explanations, pages, parse, resolve, run
from tests.publishing import files_in
from tests.test_publish_commands import TARGETS, portal

# what a host gives of its own: its theme, its search, its list of pages
OWN = re.compile(r"assets/(javascripts|stylesheets|images)/|search/|search\.js(on)?$|sitemap\.xml")


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


def side_by_side(site: Path, other: Path) -> Iterator[tuple[str, Element, Element]]:
    """Every page and what both hosts show on it; not the one that says that there is none."""
    for page in [*pages(site), *explanations(site)]:
        if page != "404.html":
            yield page, article(site / page), article(other / page)


def test_both_hosts_show_the_same_numbers_tables_and_links(site: Path, other: Path) -> None:
    seen = 0
    for page, ours, theirs in side_by_side(site, other):
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


def pictures(root: Element) -> list[object]:
    """Every picture of a page, line by line."""

    def drawn(element: Element) -> object:
        inner = [part.strip() if isinstance(part, str) else drawn(part) for part in element.inner]
        return element.tag, sorted(element.attributes.items()), inner

    return [drawn(picture) for picture in root.all("svg")]


def handles(root: Element) -> list[tuple[str, str]]:
    """What scripts and links of ours take hold of: every id and every data of the page, in order; not those for the host itself."""
    found = [one for element in root.walk() for one in sorted(element.attributes.items())]
    return [(name, value) for name, value in found if (name == "id" and value != "__skip") or re.match("data-(?!md-|search-)", name)]


def test_both_hosts_draw_the_same_pictures_and_give_scripts_the_same_handles(site: Path, other: Path) -> None:
    drawn = 0
    for page, ours, theirs in side_by_side(site, other):
        assert (page, pictures(theirs)) == (page, pictures(ours))
        assert (page, handles(theirs)) == (page, handles(ours))
        drawn += len(pictures(ours))
    assert drawn > 50


def test_both_hosts_offer_the_same_files(site: Path, other: Path) -> None:
    ours, theirs = (
        {name: content for name, content in files_in(folder).items() if not name.endswith(".html") and not OWN.match(name)}
        for folder in (site, other)
    )
    assert theirs.keys() == ours.keys()
    assert [name for name in ours if theirs[name] != ours[name]] == []
    plans = {path.parent.name for path in (ROOT / "data").glob("*/plan.yml")}
    assert {name.partition("/")[0] for name in ours if name.endswith(("/plan.json", ".xlsx"))} == plans
    scripts = {f"assets/{path.name}" for path in (ROOT / "macros/pages/theme/assets").iterdir()}
    assert scripts <= ours.keys()


# Zensical alone: nothing that it takes the place of can be imported
ALONE = """
import sys
sys.modules.update(dict.fromkeys(("material", "mkdocs", "mkdocs_macros")))
from zensical.main import cli
cli(["build", "--strict"])
"""


def test_zensical_needs_nothing_of_the_host_it_follows_and_sees_edited_data(tmp_path: Path) -> None:
    """It keeps built pages: without `watch` in mkdocs.yml the old numbers would stay."""
    root = portal(tmp_path / "portal")
    page = root / "site/p/index.html"
    run([sys.executable, "-c", ALONE], root)
    before = figures(article(page))
    data = root / "data/p/targets.yml"
    data.write_text(TARGETS.replace("600万", "660万"), encoding="utf-8")
    stamp = page.stat().st_mtime + 2  # its stamps are whole seconds
    os.utime(data, (stamp, stamp))
    run([sys.executable, "-c", ALONE], root)
    parse.cache_clear()
    after = figures(article(page))
    assert ("revenue.total", "6000000", "元", "600万元") in before
    assert ("revenue.total", "6600000", "元", "660万元") in after
