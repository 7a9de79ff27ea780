"""A whole table's figures at once are what each of them is alone: the same links, in a view of as many digits."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from macros.compute.compute import Computed
from macros.compute.figure import Figure, Origin
from macros.compute.figures import Figures
from macros.pages.around import search_text
from macros.pages.display import view_of
from macros.pages.grid import grid
from macros.pages.html import Head, Row, Told, number_cell, table
from macros.pages.links import Reader, figure_link, view
from macros.source.number import Number, exactly
from macros.source.place import Place
from macros.source.unit import YUAN
from tests.plans import AXES, BARE, plan
from tests.test_display import numbers

CROSSED = {
    "plan.yml": BARE["plan.yml"],
    "axes.yml": AXES,
    "targets.yml": """
revenue:
  name: 销售额
  unit: 元
  total: 100万
  quantum: 0.5元
  split: {product: 1:2:4, market: {shares: {east: 60%, south: 40%}, into: {east: 2:1}}, month: even, quarter: sum}
  cross: [[product, market], [product, month]]
""",
}


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Computed:
    found = plan(CROSSED, tmp_path_factory.mktemp("plan")).computed
    assert found is not None
    return found


@given(st.lists(st.none() | numbers(), min_size=1, max_size=8), st.booleans())
def test_any_figures_at_once_are_each_alone(computed: Computed, drawn: list[Number | None], trying: bool) -> None:
    made = [
        Figure(f"a[b=<{place}>]" if place % 2 else f"a.{place}", "", Place("targets.yml"), YUAN, number, Origin.given)
        for place, number in enumerate(drawn)
    ]
    reader = Reader(replace(computed, figures=Figures({figure.path: figure for figure in made})), "p/page.md", trying)
    known = [figure for figure in made if figure.number is not None and (made[0].number or figure.number).unit == figure.number.unit]
    found = grid(reader, [*(figure.path for figure in made), "nowhere"], known)
    tags = [f"<td {place}>" for place in range(len(made) + 1)]
    own = [number for number in (figure.number for figure in known) if number is not None]
    shown = view(reader, [], "", own)
    if len(known) == len(made):
        assert view(reader, [], "", found.numbers) == shown
    alone = [*(figure_link(reader, figure, shown) for figure in made), ""]
    assert found.written(tags, found.texts(shown)) == [f"{tag}{html}" for tag, html in zip(tags, alone, strict=True)]


def test_cells_not_made_yet_are_written_as_those_made(computed: Computed) -> None:
    reader = Reader(computed, "p/page.md")
    paths = [path for _, waiting in computed.figures.waiting() for path in waiting]
    found = grid(reader, paths, [computed.figures["revenue.total"]])
    shown = view(reader, [computed.figures["revenue.total"]], "万元", found.numbers)
    at_once = found.written([""] * len(paths), found.texts(shown))
    assert len({path.partition("[")[2].partition("=")[0] for path in paths}) > 1
    assert at_once == [figure_link(reader, computed.figures[path], shown) for path in paths]


names = st.text("华东a <>&'\"\n，\u3000", max_size=6)


@given(names, names, st.lists(names, min_size=1, max_size=5), st.lists(names, max_size=3), st.booleans())
def test_a_table_that_tells_its_texts_tells_what_the_index_would_read(
    caption: str, corner: str, columns: list[str], rows: list[str], shown: bool
) -> None:
    heads = [Head(name, True, view_of([], "") if shown else view_of([exactly(1, YUAN)], "万元")) for name in columns]
    made = [Row(escape(name), (number_cell("1"),) * len(columns), told=(name, *["1"] * len(columns))) for name in rows]
    written = table(f"a{caption}", corner, heads, made, note=caption, tools='<p class="x" data-search-exclude>x</p>\n')
    assert isinstance(written, Told)
    assert written.told == search_text(str(written))
    assert type(table(caption, corner, heads, [*made, Row("", ())])) is str
