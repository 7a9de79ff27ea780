"""What the macros write: exact HTML for a small plan, hostile text made harmless, links from any depth, calls without an answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment
from markdown import markdown

from macros.compute.compute import Computed
from macros.pages import budget, every, explain, home, links, onepage, overview, registers, targets
from macros.pages.charts.chart import chart
from macros.pages.host import line_address, register
from macros.pages.links import PageError, Reader, inert
from macros.pages.shaping import SERVING
from tests.plans import AXES, BARE, FOLDER, plan, write_files

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = """<script>alert("1")</script> & 'x' {{ 1 + 1 }} <img src=x onerror=alert(1)>"""
FILES = {
    "plan.yml": f"{BARE['plan.yml']}show: 万元\n",
    "axes.yml": AXES,
    "targets.yml": """
revenue:
  name: 销售额
  unit: 元
  total: 100万
  quantum: 1万元
  range: {floor: 80万}
  split:
    product: 1:1:1
    market: {shares: {east: 60%, south: 40%}, into: {east: 2:1}}
  cross: [[product, market]]
""",
    "budget.yml": """
name: 费用
total: 10万
limit: {of: revenue, max: 10%, over: warn}
lines:
  wages: {name: 工资, amount: 6万}
  travel:
    name: 差旅
    items:
      fares: {name: 车费, amount: 3万}
      hotel: {name: 住宿, amount: 1万}
""",
    "team.yml": """
units:
  a: {name: 华东组, people: 3人, now: 2人, duty: '守住 {revenue.total} 的目标，也就是 {revenue.total|元}，一分钱都不能少'}
  b: {name: 华南组, people: 4人}
""",
    "facts.yml": """
fee: {name: 会员费, value: unknown, why: 原表缺失}
price: {name: 单价, value: 5元/箱}
""",
}


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Computed:
    checked = plan(FILES, tmp_path_factory.mktemp("plan"))
    assert checked.computed is not None
    assert checked.told == []
    return checked.computed


@pytest.fixture
def reader(computed: Computed) -> Reader:
    return Reader(computed, "p/index.md")


CALLS: dict[str, Callable[[Reader], str]] = {
    "value": lambda reader: links.inline(reader, reader.figure("revenue.total")),
    "value-in-another-unit": lambda reader: links.inline(reader, reader.figure("revenue.total"), "元", 2),
    "value-unknown": lambda reader: links.inline(reader, reader.figure("fee")),
    "target-table": lambda reader: targets.target_table(reader, "revenue", "product"),
    "target-table-tree": lambda reader: targets.target_table(reader, "revenue", "market"),
    "target-table-crossed": lambda reader: targets.target_table(reader, "revenue", "product", "market"),
    "range-table": lambda reader: targets.range_table(reader, "revenue", "product"),
    "budget-table": budget.budget_table,
    "register": lambda reader: registers.register(reader, "team.units"),
    "register-of-columns": lambda reader: registers.register(reader, "team.units", "people"),
    "facts": lambda reader: registers.facts(reader, "fee", "price"),
    "cards": overview.cards,
    "explanation": lambda reader: explain.block(reader, reader.figure("revenue[product=A]")),
}


@pytest.mark.parametrize("name", sorted(CALLS))
def test_the_html_is_exactly_this(reader: Reader, name: str) -> None:
    assert CALLS[name](reader) == (GOLDEN / f"{name}.html").read_text(encoding="utf-8")


def test_every_golden_text_is_used() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.html")) == sorted(CALLS)


# --- hostile text ---------------------------------------------------------------------------------------------------------


class _Strict(HTMLParser):
    """The tags and attributes of a text, and whether what is opened is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def strict(html: str) -> _Strict:
    found = _Strict()
    found.feed(html)
    found.close()
    assert found.open == []
    return found


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Computed:
    """A plan whose every text tries to be more than text. A figure's braces in a text take one word: `{{ 1 + 1 }}` is none."""
    quoted = "'" + HOSTILE.replace("'", "''").replace("{{ 1 + 1 }}", "") + "'"
    files = {
        "plan.yml": f"title: {quoted}\nkind: bare\nperiod: {{start: 2026-01, months: 12}}\nowner: {quoted}\ncompany: {quoted}\n",
        "axes.yml": f"product:\n  A: {{name: {quoted}}}\n  B: {quoted}\n",
        "targets.yml": f"revenue:\n  name: {quoted}\n  unit: 元\n  owner: {quoted}\n  total: 100万\n  split: {{product: 1:1}}\n",
        "budget.yml": f"name: {quoted}\nlines:\n  a: {{name: {quoted}, amount: 1万, why: {quoted}}}\n",
        "team.yml": f"units:\n  a: {{name: {quoted}, people: 3人, duty: {quoted}}}\n",
        "facts.yml": f"fee: {{name: {quoted}, value: unknown, why: {quoted}}}\nsize: {{name: {quoted}, value: 3, from: {quoted}}}\n",
        "market.yml": "swot:\n" + "".join(f"  {name}:\n    - {{text: {quoted}, from: {quoted}}}\n" for _, name in overview.QUADRANTS),
        "schedule.yml": f"phases:\n  a: {{name: {quoted}, start: 2026-01-01, end: 2026-02-28, goal: {quoted}, owner: {quoted}}}\n",
        "strategy.yml": f"idea: {quoted}\n",
    }
    checked = plan(files, tmp_path_factory.mktemp("hostile"))
    assert checked.computed is not None
    assert checked.errors == []
    return checked.computed


@pytest.mark.parametrize(
    "call",
    [
        lambda reader: "".join(links.inline(reader, figure) for figure in reader.computed.figures.values()),
        lambda reader: targets.target_table(reader, "revenue", "product"),
        budget.budget_table,
        lambda reader: registers.register(reader, "team.units"),
        lambda reader: registers.register(reader, "schedule.phases"),
        lambda reader: registers.facts(reader, "fee", "size"),
        lambda reader: overview.data_text(reader, "strategy.idea"),
        lambda reader: home.plans({"p": reader.computed}, "index.md", {"p": list(reader.computed.findings)}),
        lambda reader: onepage.one_page(reader, list(reader.computed.findings)),
        overview.cards,
        overview.swot,
        overview.schedule,
        every.figures,
        lambda reader: chart(reader, "mix", ("revenue",), "product"),
        lambda reader: chart(reader, "columns", ("revenue",), "product"),
        lambda reader: chart(reader, "cascade", ("revenue",), "product"),
        lambda reader: chart(reader, "bars", ("revenue", "budget.a")),
        lambda reader: chart(reader, "budget", ()),
        lambda reader: chart(reader, "calendar", ()),
        lambda reader: chart(reader, "organisation", ()),
        lambda reader: chart(reader, "bridge", ("budget.a", "revenue")),
    ],
)
def test_text_of_the_data_stays_text(hostile: Computed, call: Callable[[Reader], str]) -> None:
    html = call(Reader(hostile, "p/index.md"))
    found = strict(html)
    assert not found.tags & {"script", "img"}
    assert not any(name.startswith("on") for name in found.attributes)
    assert "{{" not in html


MARKDOWN = "[a](javascript:alert) ![b](//elsewhere.test/x.png) *c* __d__ `e` <u> 1. f"


def test_text_of_the_data_stays_text_in_a_paragraph(tmp_path: Path) -> None:
    """A macro within a sentence stands in Markdown, which must find nothing to do there."""
    found = plan(FILES | {"strategy.yml": f"idea: '{MARKDOWN}'\n"}, tmp_path).computed
    assert found is not None
    told = overview.data_text(Reader(found, "p/index.md"), "strategy.idea")
    for text in (told, f"起 {told} 止", f"1 {told}"):
        html = markdown(text)
        assert strict(html).tags == {"p"}
        assert MARKDOWN in unescape(html)
    assert unescape(markdown(inert("# a"))) == "<p># a</p>"
    assert unescape(markdown(inert("- a"))) == "<p>- a</p>"
    assert unescape(markdown(inert("a\n==="))) == "<p>a\n===</p>"


def test_a_text_with_foreign_braces_is_no_figure(computed: Computed) -> None:
    reader = Reader(computed, "p/index.md")
    assert links.prose(reader, "a < b & \"c\" 'd'") == "a &lt; b &amp; &quot;c&quot; &#x27;d&#x27;"
    assert links.prose(reader, "一行\n二行") == "一行<br>\n二行"
    assert links.prose(reader, "见 {revenue.total}。") == f"见 {links.inline(reader, reader.figure('revenue.total'))}。"
    assert links.prose(reader, "{ revenue.total | 元 }") == links.inline(reader, reader.figure("revenue.total"), "元")
    with pytest.raises(PageError, match=r"没有叫 1 \+ 1 的数字"):
        links.prose(reader, "{{ 1 + 1 }}")


# --- links ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "href"),
    [
        ("p/index.md", "figures.html#revenue--product--A"),
        ("p/figures.md", "figures.html#revenue--product--A"),
        ("index.md", "p/figures.html#revenue--product--A"),
        ("p/deep/er/page.md", "../../figures.html#revenue--product--A"),
        ("other/page.md", "../p/figures.html#revenue--product--A"),
    ],
)
def test_links_are_relative_to_the_page(computed: Computed, page: str, href: str) -> None:
    assert links.href(Reader(computed, page), "revenue[product=A]") == href


def test_the_plans_on_the_home_page_lead_to_their_first_page(computed: Computed) -> None:
    assert '<h3><a href="p/index.html">试验计划</a></h3>' in home.plans({"p": computed}, "index.md", {})
    assert '<h3><a href="../p/index.html">试验计划</a></h3>' in home.plans({"p": computed}, "other/index.md", {})


@pytest.mark.parametrize("published", [False, True])
def test_addresses_of_figures_differ(computed: Computed, published: bool) -> None:
    reader = Reader(computed, "p/page.md", published=published)
    assert len({links.href(reader, path) for path in computed.figures}) == len(computed.figures)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("budget.total", "budget.html#budget.total"),
        ("revenue[product=A]", "revenue--product.html#A"),
        ("revenue[month=2026-02,product=A]", "revenue--product--month.html#2026-02,A"),
        ("revenue[product=A,quarter=2026Q1]", "revenue--product--month.html#A,2026Q1"),  # beside the months that it adds up
        ("revenue[market=e,month=2026-02,person=p]", "revenue--market-e--person--month.html#e,2026-02,p"),
        ("revenue[product=A,week=2026-W02]", "revenue--product-A--week.html#A,2026-W02"),
        ("revenue[day=2026-01-02,product=A]", "revenue--day-2026-01-02--product.html#2026-01-02,A"),
        ("other:revenue.total", "../../other/figures/revenue.html#revenue.total"),
    ],
)
def test_where_a_published_figure_is_explained(computed: Computed, path: str, address: str) -> None:
    assert links.href(Reader(computed, "p/figures/x.html", published=True), path) == address


# --- what cannot be answered ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda reader: reader.figure("revenue.totl"), "计划 p 里没有叫 revenue.totl 的数字；相近的有：revenue.total"),
        (lambda reader: reader.figure("xyz"), "计划 p 里没有叫 xyz 的数字"),
        (lambda reader: targets.target_table(reader, "revenue", "produkt"), "produkt"),
        (lambda reader: targets.target_table(reader, "revenue", "month"), "revenue 没有按 month 分解；请在它的 split 里写上 month"),
        (lambda reader: targets.target_table(reader, "revenue", "market", "month"), "revenue.total 没有 market × month 的交叉表"),
        (lambda reader: targets.target_table(reader, "revenue", "product", unit="万"), "revenue.total 的单位是 元，不能写成 万"),
        (lambda reader: links.inline(reader, reader.figure("price"), "万元"), "price 的单位是 元/箱，不能写成 万元"),
        (lambda reader: links.prose(reader, "{revenue.total|箱}"), "revenue.total 的单位是 元，不能写成 箱"),
        (lambda reader: budget.budget_table(reader, "bugdet"), "没有叫 bugdet.total 的数字；相近的有：budget.total"),
        (lambda reader: registers.register(reader, "team.unit"), "数据里没有 team.unit 这一节；可用：units"),
        (lambda reader: registers.register(reader, "tema.units"), "可用：team、market、strategy、activity、schedule、scorecard"),
        (lambda reader: registers.register(reader, "team.units", "poeple"), "team.units 没有 poeple 这一列；可用：people、now、duty"),
        (lambda reader: registers.facts(reader, "fees"), "没有叫 fees 的数字；相近的有：fee"),
        (lambda reader: overview.data_text(reader, "strategy.idea"), "数据里没有文字 strategy.idea"),
        (overview.swot, "market.yml 里没有 swot"),
        (overview.schedule, "这个计划没有 schedule.yml"),
    ],
)
def test_a_call_that_cannot_be_answered_says_the_way_out(reader: Reader, call: Callable[[Reader], str], told: str) -> None:
    with pytest.raises(PageError) as raised:
        call(reader)
    assert told in str(raised.value)


# --- the host -------------------------------------------------------------------------------------------------------------


class Host:
    """What a site generator gives to the macros, and how a page calls them."""

    def __init__(self, root: Path, page: str) -> None:
        self.project_dir, self.page = str(root), SimpleNamespace(path=page)
        self.macros: dict[str, Callable[..., str]] = {}

    def macro(self, function: Callable[..., str], name: str) -> None:
        self.macros[name] = function

    def render(self, text: str) -> str:
        return Environment(autoescape=False).from_string(text).render(self.macros)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_files(BARE | FILES, tmp_path)
    return tmp_path


def host(root: Path, page: str = "p/index.md") -> Host:
    made = Host(root, page)
    register(made)
    return made


def test_a_page_calls_by_name(root: Path, reader: Reader) -> None:
    assert host(root).render('{{ value("revenue.total", unit="元") }}') == links.inline(reader, reader.figure("revenue.total"), "元")
    assert "会员费" in host(root).render('{{ facts("fee") }}')
    assert 'href="p/figures.html#fee"' in host(root, "index.md").render('{{ value("fee", plan="p") }}')


def test_a_page_outside_any_plan_names_one(root: Path) -> None:
    with pytest.raises(PageError, match=r"页面 other/x\.md 属于计划 other，而 data/ 里没有它；可用：p"):
        host(root, "other/x.md").render('{{ value("fee") }}')


def test_edited_data_shows_at_once(root: Path) -> None:
    assert ">100万元<" in unescape(host(root).render('{{ value("revenue") }}'))
    write_files({"targets.yml": FILES["targets.yml"].replace("100万", "1200万")}, root)
    assert ">1,200万元<" in unescape(host(root).render('{{ value("revenue") }}'))


def test_a_plan_that_cannot_be_read_stops_a_build_and_not_a_preview(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files({"plan.yml": "title: [\n"}, root)
    with pytest.raises(PageError, match=re.escape(f"{FOLDER}/plan.yml:1:9: ")):
        host(root).render("{{ cards() }}")
    monkeypatch.setenv(SERVING, "1")
    for text in ("{{ cards() }}", "{{ plans() }}"):
        shown = unescape(host(root).render(text))
        assert shown.startswith(f'<span class="problem">{FOLDER}/plan.yml:1:9: ')


def test_a_call_that_cannot_be_answered_is_shown_in_a_preview(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SERVING, "1")
    assert host(root).render('a {{ value("<b>") }} b') == 'a <span class="problem">计划 p 里没有叫 &lt;b&gt; 的数字</span> b'
    write_files({"targets.yml": "revenue: {total: [\n"}, root)
    assert "计划 p 里还没有 revenue：targets.yml 有错误，请先改正" in unescape(host(root).render('{{ value("revenue") }}'))


# --- the forge ------------------------------------------------------------------------------------------------------------

FORGE = "https://forge.test/plans/blob/main/{path}#L{line}"


def test_the_line_of_a_number_leads_to_the_forge(computed: Computed) -> None:
    told = explain.block(Reader(computed, "p/figures.md", forge=FORGE), computed.figures["revenue.total"])
    written = computed.figures["revenue.total"].written
    address = f"https://forge.test/plans/blob/main/{written.path}#L{written.line}"
    assert f'<a href="{address}"><code>{written.path}:{written.line}</code></a>' in told
    assert "forge.test" not in explain.block(Reader(computed, "p/figures.md"), computed.figures["revenue.total"])


@pytest.mark.parametrize(
    ("config", "address"),
    [
        (f"extra:\n  source_line: {FORGE}\n", FORGE),
        (f'extra:\n  source_line: "{FORGE}"  # here\n', FORGE),
        (f"extra:\n  # source_line: {FORGE}\n", ""),
        ("extra:\n  source_line: javascript:alert(1)\n", ""),
        ("site_name: x\n", ""),
    ],
)
def test_the_forge_is_named_in_mkdocs_yml(config: str, address: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert line_address(tmp_path) == address


def test_without_mkdocs_yml_there_is_no_forge(tmp_path: Path) -> None:
    assert line_address(tmp_path) == ""
