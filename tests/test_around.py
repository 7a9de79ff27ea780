"""Tables that go around the parsers of MkDocs: the site is the same to the byte as when they go through them."""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser

from macros.compute.compute import compute
from macros.model.loading import load_plan
from macros.pages.around import MARK, Around, search_text
from macros.pages.every import figures
from macros.pages.links import PUBLISHED, Reader
from scripts.searching import INDEX
from tests.portal import ROOT, SAMPLE, run, whole_index

# builds the project in the current folder with every macro's HTML going through the parsers, and no page taken as it was kept
THROUGH = "from macros.pages import around, kept; around.SHORTEST = 10**12; kept.PLUGINS = frozenset(); "
THROUGH += "from mkdocs.__main__ import cli; cli()"

words = st.text("华东a1 <>&\"'\n万元，", min_size=1, max_size=8).map(lambda text: escape(text, quote=False))
figure = '<td class="num{}><a class="figure" href="x#y" data-figure="y">'.format
cells = st.tuples(
    st.sampled_from([figure('"'), figure(' total"'), figure(' heat" style="--heat:9%"'), '<td class="num">', "<td>"]), words | st.just("")
).map(lambda found: f"{found[0]}{found[1]}{'</a>' if '<a' in found[0] else ''}</td>\n")
heads = words.map(lambda found: f'<th scope="col" class="num" data-unit="元">{found}</th>\n')
rows = st.tuples(words, st.lists(heads | cells, max_size=4)).map(
    lambda found: f'<tr class="total"><th scope="row">{found[0]}</th>\n{"".join(found[1])}</tr>\n'
)
html = st.recursive(
    words | rows | st.sampled_from(["<br>", '<img alt="a" src="x">', '<rect x="1"/>', "\n"]),
    lambda inner: st.tuples(
        st.sampled_from(["div", "td", "th", "p", "li", "ul", "code", "sup", "span", "script", 'span data-search-exclude=""']),
        st.lists(inner, min_size=1),
    ).map(lambda found: f"<{found[0]}>{''.join(found[1])}</{found[0].split()[0]}>"),
    max_leaves=20,
)


def as_indexed(block: str) -> str:
    """What Material's own parser makes of a block that stands below a heading with text."""
    parser = Parser()
    parser.feed(f'<h1 id="a">A</h1><p>x</p><ul><li>x</li></ul><code>x</code><sup>x</sup>{block}')
    parser.close()
    [section] = parser.data
    text = "".join(section.text)
    head = "<p>x</p><ul><li>x</li></ul><code>x</code><sup>x</sup>"
    assert text.startswith(head)
    return text.removeprefix(head)


@example(["<script><script>1</script>1</script>"])
@example(["<script><p><script>1</script></p></script>"])
@example(['<span data-search-exclude=""><span>1</span>1</span>'])
@example(['<span data-search-exclude=""><div data-search-exclude=""><span>1</span>2</div>3</span>'])
@given(st.lists(html, min_size=1, max_size=4))
def test_the_text_of_a_block_is_what_the_index_would_have_read(pieces: list[str]) -> None:
    block = f"<div>{''.join(pieces)}</div>"
    assert search_text(block) == as_indexed(block)


def test_the_text_of_all_figures_is_what_the_index_would_have_read() -> None:
    plan, _ = load_plan(ROOT, f"data/{SAMPLE}")
    assert plan is not None
    block = figures(Reader(compute(plan), f"{SAMPLE}/figures.md"))
    assert "data-search-exclude" in block
    assert search_text(block) == as_indexed(block)


class Plugins(dict[str, Any]):
    """As much of MkDocs' plugins as `Around` sees."""

    def __init__(self) -> None:
        super().__init__()
        self.events: dict[str, list[Any]] = {"page_content": [], "page_context": []}


def test_only_long_blocks_are_put_aside() -> None:
    around = Around(Plugins())
    long = "<div>" + "x" * 1000 + "</div>\n"
    assert around.give(lambda: long)() == f"<div>{MARK.format(0)}</div>\n"
    assert around.give(lambda: "<a>" + "x" * 1000 + "</a>")().startswith("<a>")  # stands in a sentence
    assert around.give(lambda: "<div>short</div>")() == "<div>short</div>"
    assert around.content(f"<p>a</p>\n<div>{MARK.format(0)}</div>\n") == f"<p>a</p>\n<div>{MARK.format(0)}</div>\n"


def test_a_block_that_begins_sections_is_left_to_the_index() -> None:
    around = Around(Plugins())
    around.give(lambda: '<div><h2 id="s">S</h2>' + "x" * 1000 + "</div>\n")()
    assert around.content(f"<div>{MARK.format(0)}</div>\n").startswith('<div><h2 id="s">')


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_site_is_the_same_without_it(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PUBLISHED, "1")  # as `plan build` sets it
    run([sys.executable, "-c", THROUGH, "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")], ROOT)
    through = files(tmp_path / "site")
    around = {name: content for name, content in files(site).items() if name in through}
    around[INDEX.as_posix()] = whole_index(site)
    changing = {"sitemap.xml", "sitemap.xml.gz"}  # hold the day of the build
    assert len(through) > 20
    assert f"{SAMPLE}/targets.html" in around
    assert set(around) == set(through)
    assert [name for name in through if name not in changing and through[name] != around[name]] == []
