"""The site as a reader meets it: every number is the computed one, opens its own explanation, and nothing is asked of another host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from macros.compute.compute import Computed, compute
from macros.compute.figure import Figure
from macros.model.loading import load_plan
from macros.model.naming import called
from macros.model.project import plan_folders
from macros.pages import explain
from macros.pages.links import Reader, href
from macros.source.node import Scalar
from macros.source.notation import read_number
from macros.source.number import Number, half_up
from macros.source.place import Place
from tests.portal import (
    MADE_OF_ROWS,
    ON_MKDOCS,
    ROOT,
    SAMPLE,
    Element,
    Visit,
    article,
    explanations,
    is_of_mkdocs,
    pages,
    parse,
    resolve,
    said,
    served,
    tree,
    visiting,
)

TARGETS, FIGURES = f"{SAMPLE}/targets.html", f"{SAMPLE}/figures.html"
PHONE = {"width": 390, "height": 844}
TABLES = """() => [...document.querySelectorAll('article table.figures')].map(table => ({
  caption: table.caption?.textContent ?? '',
  rows: [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => {
    const figure = cell.querySelector('a.figure');
    return [cell.textContent.trim(), figure?.dataset.value ?? '', figure?.dataset.figure ?? ''];
  })),
}))"""


@pytest.fixture(scope="module")
def base(either: Path) -> Iterator[str]:
    """The site's address on a plain static server."""
    with served(either) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser, base: str) -> Iterator[Visit]:
    """A reader at a desk."""
    with visiting(chromium, base, viewport={"width": 1280, "height": 900}) as visit:
        yield visit


@pytest.fixture(scope="module")
def plans() -> dict[str, Computed]:
    """Every plan, computed here and not by the site."""
    loaded = [load_plan(ROOT, folder)[0] for folder in plan_folders(ROOT)]
    return {plan.key: compute(plan) for plan in loaded if plan is not None}


@pytest.fixture(scope="module")
def sample(plans: dict[str, Computed]) -> Computed:
    return plans[SAMPLE]


def read(text: str) -> Number:
    """A shown number, read as the notation reads it."""
    found = read_number(Scalar(text, Place("page")))
    assert isinstance(found, Number), f"{text!r} is not read as a number: {found}"
    return found


def ends(value: str) -> tuple[Fraction | None, Fraction | None]:
    """A data-value as the ends of an interval."""
    low, dots, high = value.partition("..")
    return (Fraction(low) if low else None), (Fraction(high) if high else None) if dots else Fraction(low)


def plan_pages(site: Path, plans: dict[str, Computed]) -> list[str]:
    return [page for page in pages(site) if page.partition("/")[0] in plans]


# --- numbers ------------------------------------------------------------------------------------------------------------------


def test_the_product_table_shows_the_computed_figures(visit: Visit, sample: Computed) -> None:
    found = visit.open(TARGETS).evaluate(TABLES)
    [table] = [table for table in found if table["caption"] == "销售额 · 产品"]
    axis, whole = sample.plan.axes["product"], sample.figures["revenue.total"]
    assert whole.number is not None
    expected: list[list[list[str]]] = []
    for name, path, figure in [
        *((member.name, f"revenue[product={member.key}]", sample.figures[f"revenue[product={member.key}]"]) for member in axis),
        ("合计", "revenue.total", whole),
    ]:
        assert figure.number is not None
        amount, share = figure.number.value, 100 * figure.number.value / whole.number.value
        shown = half_up(amount / 10_000, Fraction(1))
        assert shown * 10_000 == amount
        tenths = int(half_up(share, Fraction(1, 10)) * 10)
        expected.append([[name, "", ""], [f"{int(shown):,}", str(amount), path], [f"{tenths // 10}.{tenths % 10}", "", ""]])
    assert table["rows"] == expected
    assert sum(Fraction(row[1][1]) for row in table["rows"][:-1]) == whole.number.value
    assert sum(int(row[1][0].replace(",", "")) for row in table["rows"][:-1]) == int(table["rows"][-1][1][0].replace(",", ""))


def units_of(table: Element) -> dict[int, str]:
    """The unit of each figure in a table: what the head of its column says, to people too, there or in the table's name."""
    [head] = table.all("thead")
    heads = head.all("th")
    units = [one.attributes.get("data-unit", "") for one in heads]
    caption = "".join(title.text for title in table.all("caption"))
    for one, unit in zip(heads, units, strict=True):
        told = one.text + caption
        assert f"（{unit}）" in told or f" ({unit})" in told or not unit, (caption, one.text)
    rows = [[cell for cell in row.walk() if cell.tag in ("th", "td")] for row in table.all("tbody")[0].all("tr")]
    return {id(link): unit for row in rows for cell, unit in zip(row, units, strict=True) for link in cell.all("a", "figure")}


def test_every_shown_number_is_the_computed_one(site: Path, plans: dict[str, Computed]) -> None:
    wrong, seen = [], 0
    for page in [*pages(site), *explanations(site)]:
        root, own = article(site / page), page.partition("/")[0]
        units = {link: unit for table in root.all("table", "figures") for link, unit in units_of(table).items()}
        names = {id(link) for items in root.all("ul", "inputs") for link in items.all("a", "figure")}
        for link in root.all("a", "figure"):
            plan = (resolve(page, link.attributes["href"]) or ("", ""))[0].partition("/")[0]
            other, _, path = link.attributes["data-figure"].rpartition(":")
            assert plan == (other or (own if own in plans else plan)), (page, path)
            figure, text, value = plans[plan].figures[path], link.text, link.attributes.get("data-value", "")
            name = f"{plans[plan].plan.title}·{figure.name}" if other else figure.name
            if other and plans[own].plan.language == "en":
                name = called(plan, path)
            unknown = {"zh": "待定", "en": "to be decided"}[plans[own if own in plans else plan].plan.language]
            seen += 1
            if figure.number is None:
                assert (value, text in (unknown, name)) == ("", True), (page, figure.path, text)
                continue
            number = figure.number
            if ends(value) != (number.low, number.high) or link.attributes["data-unit"] != str(number.unit):
                wrong.append((page, figure.path, value))
            if id(link) in names:
                assert text == name
                continue
            unit = units.get(id(link), "")
            bare = f"CNY {text}{unit.removeprefix('CNY')}" if unit.startswith("CNY") else text + unit
            shown = read(text if re.search(r"[^\d,.\-至约≥≤]", text) else bare)
            step = shown.step or Fraction(1)
            if tuple(None if end is None else half_up(end, step) for end in (number.low, number.high)) != (shown.low, shown.high):
                wrong.append((page, figure.path, text))
    assert wrong == []
    assert seen > 1000


def top_level(rows: list[Element]) -> list[Element]:
    """The rows above a total that are no part of another row: where rows stand under groups, the groups."""
    rows = [row for row in rows if "group" in row.classes] or rows
    return [row for row in rows if not any(re.fullmatch(r"level-[1-9]", name) for name in row.classes)]


def test_every_total_is_the_sum_above_it(site: Path, plans: dict[str, Computed]) -> None:
    wrong, seen = [], 0
    for page in plan_pages(site, plans):
        for table in article(site / page).all("table", "figures"):
            [body] = table.all("tbody")
            rows = body.all("tr")
            last = next((index for index, row in enumerate(rows) if "total" in row.classes), None)
            if last is None:
                continue
            parts = [[cell_value(cell) for cell in row.all("td")] for row in top_level(rows[:last])]
            for column, whole in enumerate(cell_value(cell) for cell in rows[last].all("td")):
                above = [part[column] for part in parts]
                if whole is not None and all(value is not None for value in above):
                    seen += 1
                    if sum(value for value in above if value is not None) != whole:
                        wrong.append((page, table.all("caption")[0].text, column))
    assert wrong == []
    assert seen > 50


def cell_value(cell: Element) -> Fraction | None:
    """The exact value of a cell, None where it has no figure or a range."""
    value = next((link.attributes.get("data-value", "") for link in cell.all("a", "figure")), "")
    return Fraction(value) if value and ".." not in value else None


def test_cross_tables_close_by_row_too(site: Path) -> None:
    shown = article(site / TARGETS).all("table", "figures")
    tables = [table for table in shown if any(" × " in caption.text for caption in table.all("caption"))]
    assert len(tables) >= 2
    for table in tables:
        for row in table.all("tbody")[0].all("tr"):
            *cells, whole = [cell_value(cell) for cell in row.all("td")]
            assert sum(cell for cell in cells if cell is not None) == whole


# --- typed numbers --------------------------------------------------------------------------------------------------------

# what a sentence may say in digits: a year, a month, a day, an ordinal, a name such as 5S
NO_AMOUNT = re.compile(r"20\d\d ?年|20\d\d-\d\d(?:-\d\d)?|\d{1,2} ?月(?: ?\d{1,2} ?日)?|(?:每月|次月) ?\d{1,2} ?日|第 ?\d+|5S|[QH][1-4]\b")
HAN = "一二两三四五六七八九十百千"
# amounts in words; a 一 alone is an article (一家, 一次), and 两种, 三项 count what the sentence itself lists
IN_WORDS = re.compile(
    rf"[{HAN}]+[万亿]|(?<![{HAN}第])(?!一[^{HAN}])[{HAN}]+(?:元|箱|家|人|名|成|倍|折|次|公里|天|周|个百分点)"
    rf"|[{HAN}]+分之[{HAN}]+|[{HAN}]比[{HAN}]|一半|过半|翻番|翻一番"
)


def sentences(root: Element) -> Iterator[str]:
    """The running text of a page with ▮ for every figure, without code, dates and tables."""
    for block in root.walk():
        if any(name.startswith("life-") for name in block.classes):
            continue  # the steps of a target's life: the page counts them itself
        if block.tag in ("p", "li", "dd", "blockquote") and not any(inner.tag in ("p", "li", "table") for inner in block.walk()):
            yield told(block)


def told(block: Element) -> str:
    parts = []
    for part in block.inner:
        if isinstance(part, str):
            parts.append(part)
        elif "figure" in part.classes:
            parts.append("▮")
        elif part.tag not in ("code", "time") and "headerlink" not in part.classes:
            parts.append(told(part))
    return "".join(parts)


def typed(sentence: str) -> list[str]:
    """The numbers in a sentence that are no figure."""
    rest = NO_AMOUNT.sub("", sentence)
    return [found[0] for pattern in (re.compile(r"\d[\d,.]*"), IN_WORDS) for found in pattern.finditer(rest)]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("销售额 ▮，增长 ▮，见 2026 年目标", []),
        ("陈列与终端 5S，3 月 31 日前", []),
        ("每一位经理、每一元费用、一次性、只有一类、第一季度", []),
        ("增长 25%，共 1,000 万元", ["25", "1,000"]),
        ("产品比例三比五比二，三成来自新店，占一半", ["三比五", "三成", "一半"]),
        ("销售五亿元，配三百人，二十天内", ["五亿", "三百人", "二十天"]),
    ],
)
def test_typed_numbers_are_told_from_dates_and_names(sentence: str, numbers: list[str]) -> None:
    assert typed(sentence) == numbers


def test_no_sentence_types_a_number(site: Path, plans: dict[str, Computed]) -> None:
    found = [
        (page, number, sentence)
        for page in plan_pages(site, plans)
        if not page.endswith("/figures.html")
        for sentence in sentences(article(site / page))
        for number in typed(sentence)
    ]
    assert found == []


# --- links ----------------------------------------------------------------------------------------------------------------


def test_every_link_leads_somewhere(site: Path) -> None:
    every = [*pages(site), *explanations(site)]
    ids = {page: {element.attributes["id"] for element in parse(site / page).walk() if "id" in element.attributes} for page in every}
    broken, figures = [], 0
    for page in every:
        for link in parse(site / page).all("a"):
            figures += "figure" in link.classes
            meant = resolve(page, link.attributes.get("href", ""))
            file, anchor = meant or ("?", "")
            file = file or ("index.html" if page == "404.html" else page)
            if not (site / file).is_file() or (anchor and anchor not in ids.get(file, set())):
                broken.append((page, link.attributes.get("href")))
    assert broken == []
    assert figures > 1000


def test_every_figure_has_one_explanation(site: Path, plans: dict[str, Computed]) -> None:
    for key, computed in plans.items():
        found = []
        for name in (name for name in explanations(site) if name.startswith(f"{key}/")):
            page = article(site / name)
            told = [*page.all("section", "explain"), *(row for body in page.all("tbody") for row in body.all("tr"))]
            found += [f"{name}#{one.attributes['id']}" for one in told]
        reader = Reader(computed, f"{key}/index.md", published=True)
        assert sorted(found) == sorted(f"{key}/{href(reader, path)}" for path in computed.figures)


EACH = 5  # of the blocks of a page: reading all of them takes a minute


@ON_MKDOCS
@pytest.mark.parametrize("key", [SAMPLE, "group-2026-en"])
def test_what_explains_a_part_of_a_table_is_the_block_of_any_figure(visit: Visit, site: Path, plans: dict[str, Computed], key: str) -> None:
    computed, seen = plans[key], 0
    for name in (name for name in explanations(site) if name.startswith(f"{key}/")):
        blocks = article(site / name).all("section", "explain")
        if article(site / name).all("section", "alike"):
            blocks += tree(visit.open(name, settled=False).evaluate(MADE_OF_ROWS)).all("section", "explain")
        seen += len(blocks)
        for block in (one for place, one in enumerate(blocks) if place % EACH == 0 or one is blocks[-1]):
            figure = computed.figures[block.all("dd")[0].text]
            [wanted] = tree(explain.block(Reader(computed, name, published=True), figure)).all("section", "explain")
            assert said(block, name) == said(wanted, name)
            assert block.all("dd", "source")[0].text == f"{figure.written.path}:{figure.written.line}"
    assert seen == len(computed.figures)


def test_an_explanation_points_to_the_line_where_the_number_is_typed(plans: dict[str, Computed]) -> None:
    seen = 0
    for computed in plans.values():
        for figure in computed.figures.values():
            text = getattr(figure.how, "text", "")
            if figure.origin == "given" and not figure.path.endswith((".listed", ".mechanisms")):
                seen += 1
                step = re.search(r"\.table\.(\d+)\.quantity$", figure.path)
                if step is None:  # a tier says from where on it counts, without a sign
                    assert (text.removeprefix("≥") if figure.path.endswith(".above") else text) in line_of(figure), figure.path
                    continue
                found = re.search(r"table: \{from: (\S+), to: (\S+), step: (\S+)\}", line_of(figure))
                assert found is not None, figure.path
                first, last, each = (read(part).value for part in found.groups())
                assert figure.number is not None
                assert figure.number.value == read(text).value == first + (int(step[1]) - 1) * each <= last, figure.path
    assert seen > 50


def line_of(figure: Figure) -> str:
    return (ROOT / figure.written.path).read_text(encoding="utf-8").splitlines()[figure.written.line - 1]


# --- explanations ---------------------------------------------------------------------------------------------------------


def open_first(page: Page, path: str) -> Any:
    """A figure's first link outside the sheet."""
    return page.locator(f'article a.figure[data-figure="{path}"]').first


def test_a_click_explains_a_number_and_leads_to_its_inputs(visit: Visit, sample: Computed) -> None:
    page = visit.open(f"{SAMPLE}/budget.html")
    address = page.url
    link = open_first(page, "budget.total")
    link.click()
    sheet = page.locator("dialog.plan-sheet")
    expect(sheet.locator("h3")).to_have_text(sample.figures["budget.total"].name)
    expect(sheet.locator("p.value")).to_contain_text("1,000万元")
    written = sample.figures["budget.total"].written
    expect(sheet.locator("dd.source")).to_have_text(f"data/{SAMPLE}/budget.yml:{written.line}")
    assert "total: 1000万" in line_of(sample.figures["budget.total"])
    sheet.locator("ul.inputs a").first.click()
    expect(sheet.locator("h3")).to_have_text(sample.figures["budget.wages"].name)
    expect(sheet.locator("dd.source")).to_contain_text("budget.yml:")
    sheet.get_by_role("button", name="返回").click()
    expect(sheet.locator("h3")).to_have_text(sample.figures["budget.total"].name)
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(link).to_be_focused()
    assert page.url == address


def test_the_keyboard_opens_follows_and_closes(visit: Visit, sample: Computed) -> None:
    page = visit.open(TARGETS)
    link = open_first(page, "revenue.total")
    link.focus()
    page.keyboard.press("Enter")
    sheet = page.locator("dialog.plan-sheet")
    expect(sheet.locator("h3")).to_have_text(sample.figures["revenue.total"].name)
    inside = sheet.locator("ul.inputs a").first
    inside.focus()
    name = inside.text_content()
    page.keyboard.press("Enter")
    expect(sheet.locator("h3")).to_have_text(name or "")
    page.keyboard.press("s")  # Material's key for search stays without effect in a sheet
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(link).to_be_focused()


def test_a_touch_opens_follows_and_closes(chromium: Browser, base: str, sample: Computed) -> None:
    with visiting(chromium, base, viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce") as visit:
        page = visit.open(TARGETS, settled=False)
        open_first(page, "revenue.total").tap()
        sheet = page.locator("dialog.plan-sheet")
        expect(sheet.locator("h3")).to_have_text(sample.figures["revenue.total"].name)
        box = sheet.bounding_box()
        assert box is not None
        assert (box["x"], box["width"], box["y"] + box["height"]) == (0, PHONE["width"], PHONE["height"])
        inside = sheet.locator("ul.inputs a").first
        name = inside.text_content()
        inside.tap()
        expect(sheet.locator("h3")).to_have_text(name or "")
        sheet.get_by_role("button", name="关闭").tap()
        expect(sheet).to_be_hidden()


def test_opening_a_number_fetches_little(visit: Visit, either: Path) -> None:
    page = visit.open(TARGETS)
    asked: list[str] = []

    def note(request: Request) -> None:
        path = visit.path_of(request.url)
        if not path.startswith(("assets/", "search")):  # on a slow machine the theme and its search get ready only now
            asked.append(path)

    page.on("request", note)
    open_first(page, "revenue[month=2026-02,product=A]").click()
    expect(page.locator("dialog.plan-sheet p.value")).to_be_visible()
    assert asked == [f"{SAMPLE}/figures/revenue--product--month.html"]
    assert (either / asked[0]).stat().st_size < 60_000
    assert max((either / name).stat().st_size for name in explanations(either)) < 120_000


def test_a_page_that_explains_leads_back_to_the_plan(visit: Visit, sample: Computed) -> None:
    page = visit.open(f"{SAMPLE}/figures/revenue--product.html#A")
    expect(page.locator(".told h3")).to_have_text(sample.figures["revenue[product=A]"].name)
    expect(page.locator(".alike tbody tr").first).to_be_hidden()
    page.get_by_role("link", name="看整张表").click()
    expect(page.locator(".told")).to_have_count(0)
    expect(page.locator(".alike tbody tr").last).to_be_visible()
    page.locator("nav").get_by_role("link", name="数字由来").click()
    page.wait_for_url(f"**/{FIGURES}")
    page.go_back()
    page.locator("nav").get_by_role("link", name=sample.plan.title).click()
    page.wait_for_url(f"**/{SAMPLE}/index.html")


def test_a_page_that_explains_has_the_colours_chosen(visit: Visit) -> None:
    page = visit.open(TARGETS)
    page.locator("label[for=__palette_1]:visible, label[for=__palette_2]:visible").first.click()
    while page.locator("body").get_attribute("data-md-color-scheme") != "slate":
        page.locator("header label[for^=__palette]:visible").click()
    page = visit.open(f"{SAMPLE}/figures/revenue--product.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_an_unknown_says_why(visit: Visit) -> None:
    page = visit.open(f"{SAMPLE}/market.html")
    link = open_first(page, "market.sizes.campus")
    expect(link).to_have_text("待定")
    assert link.locator(".unknown").get_attribute("title")
    link.click()
    expect(page.locator("dialog.plan-sheet .unknown")).to_have_text("待定")
    expect(page.locator("dialog.plan-sheet dl.facts")).to_contain_text("理由")


def test_links_work_without_scripts(chromium: Browser, base: str, sample: Computed) -> None:
    with visiting(chromium, base, java_script_enabled=False) as visit:
        page = visit.open(TARGETS)
        open_first(page, "revenue[product=A]").click()
        page.wait_for_url("**/figures/revenue--product.html#A")
        row, table = page.locator("tr:target"), page.locator(".alike:has(tr:target)")
        expect(row.locator("th")).to_have_text(sample.figures["revenue[product=A]"].name.partition("·")[2])
        expect(row.locator("td").first).to_have_text("16,667万元 = 166,670,000元")
        expect(table.locator("dd.source")).to_contain_text("targets.yml:")
        expect(table.locator("ul.inputs")).to_contain_text("50,000万元")
        expect(table.locator("tbody tr:visible")).to_have_count(1)
        for shown in (row, table.locator("dd.source")):
            expect(shown).to_be_in_viewport()
        page.goto(page.url.replace("revenue--product.html#A", "budget.html#budget.total"))
        block = page.locator(".explain:target")
        expect(block.locator("h3")).to_have_text(sample.figures["budget.total"].name)
        expect(block.locator("dd.source")).to_contain_text("budget.yml:")
        expect(block).to_be_in_viewport()


# --- paper ----------------------------------------------------------------------------------------------------------------


def test_paper_shows_the_page_alone_and_no_table_is_cut(visit: Visit) -> None:
    page = visit.open(TARGETS, settled=False)
    page.emulate_media(media="print")
    shown = page.locator("header.md-header, footer.md-footer, .md-sidebar, .md-search, .headerlink, .figures-tools").locator("visible=true")
    expect(shown).to_have_count(0)
    tables = page.locator("article table.figures:not(details *)")  # a picture's own table stays folded
    assert tables.locator("visible=true").count() == tables.count() > 5
    cut: Any = page.locator(".figures-scroll").evaluate_all(
        "boxes => boxes.filter(box => getComputedStyle(box).overflowX !== 'visible').length"
    )
    assert cut == 0


# --- every page -----------------------------------------------------------------------------------------------------------


def test_every_page_fits_a_phone_and_loads_in_peace(chromium: Browser, base: str, either: Path) -> None:
    with visiting(chromium, base, viewport=PHONE, color_scheme="dark") as visit:
        for name in looked_at(either):
            page = visit.open(name, settled=False)
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert (name, wide) == (name, 0)
            expect(page.locator("article h1").first).to_be_visible()
            english = name.startswith("group-2026-en/") or name in ("guide/en.html", "guide/rules-en.html")
            assert page.locator("html").get_attribute("lang") == ("en" if english else "zh"), name


def looked_at(site: Path) -> list[str]:
    """All pages of MkDocs; of the other host, whose pages test_hosts.py finds equal, those of the sample plan and every tenth."""
    every = 1 if is_of_mkdocs(site) else 10
    return [name for place, name in enumerate(pages(site)) if name.startswith(f"{SAMPLE}/") or place % every == 0]


def test_no_page_names_another_host(either: Path) -> None:
    """Nothing is loaded from elsewhere: not by a tag, not by a style sheet of ours."""
    loading = [("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("object", "data")]
    for name in looked_at(either):
        for tag, attribute in loading:
            for element in parse(either / name).all(tag):
                address = element.attributes.get(attribute, "")
                assert resolve(name, address) is not None, (name, address)
    for sheet in (either / "assets").glob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(?:https?:)?//|@import", sheet.read_text(encoding="utf-8")), sheet
