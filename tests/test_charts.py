"""Pictures: every part drawn as large as it is, unknowns never as nothing, and no letter over another, on the narrowest phone too."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from macros.compute.compute import Computed
from macros.pages.charts.bridge import Step, waterfall
from macros.pages.charts.chart import KINDS, chart
from macros.pages.charts.frame import SERIES
from macros.pages.charts.lettering import lines, width
from macros.pages.charts.scale import rounded_scale, tight_scale
from macros.pages.charts.upright import WIDTHS
from macros.pages.links import PageError, Reader
from tests.plans import BARE, plan
from tests.portal import ROOT

ASSETS = ROOT / "macros" / "pages" / "theme" / "assets"
LONG = "华东大区苏南办事处特殊渠道与校园网点开发部"
FILES = {
    "plan.yml": f"{BARE['plan.yml']}show: 万元\n",
    "axes.yml": "product: {A: 骨汤原浆桶面, B: 家常五连包, C: 战术品}\n"
    "market:\n  east: {name: 华东, children: {shanghai: 上海, jiangsu: 江苏}}\n  south: {name: 华南}\none: {only: 独一}\nmany: {"
    + ", ".join(f"m{number}: {LONG}{number}" for number in range(40))
    + "}\n",
    "team.yml": f"units:\n  a: {{name: {LONG}, lead: 王小明, people: 3人, now: 2人}}\n  b: {{name: 华南组, people: 4人}}\n"
    "  c: {name: 待建组, people: unknown}\n"
    "people: {zhou: {name: 周, market: east}, wu: {name: 吴, market: east}, zheng: {name: 郑, market: south}}\n",
    "targets.yml": """
revenue:
  name: 销售额
  unit: 元
  base: {value: 80万, period: 2025}
  total: 100万
  range: {floor: 90万, stretch: 120万}
  split: {product: 2:3:1, market: {shares: {east: 60%, south: 40%}, into: {east: 2:1}}, month: even, one: even, many: even,
    person: {within: market, weights: {zhou: 2, wu: 1, zheng: 1}}}
""",
    "budget.yml": "name: 费用\ntotal: 10万\nlimit: {of: revenue, max: 9%, over: warn}\nlines:\n  a: {name: 工资, amount: 6万}\n"
    f"  b: {{name: {LONG}, amount: 4万}}\n",
    "facts.yml": f"""
cash:
  name: 现金流
  unit: 元
  by: {{q1: 3万, q2: -5万, q3: 8万, q4: 1万}}
open:
  name: 访问量
  unit: 人次
  by: {{q1: 3万, q2: unknown, q3: unknown, q4: 10万}}
spread:
  name: 预计
  unit: 元
  by: {{q1: 10-20万, q2: 5万}}
step.up: {{name: {LONG}, value: 30万元}}
step.down: {{name: 流失, value: -10万元}}
leads: {{name: 线索, value: 400人}}
orders: {{name: 订单, value: 30人}}
rate: {{name: 比率, value: 30%}}
""",
    "strategy.yml": "rebates:\n  far:\n    name: 返利\n    by: 运距\n    bands:\n"
    "      - {from: 0公里, to: 100公里, rate: 1%}\n      - {from: 100公里, to: 600公里, rate: 3%}\n"
    "      - {from: 600公里, rate: unknown}\n"
    "  near_by:\n    name: 进货返利\n    bands: [{from: 0箱, each: 1元/箱}, {from: 50箱, each: 2元/箱}]\n"
    "    table: {from: 0箱, to: 100箱, step: 25箱}\n",
    "schedule.yml": f"phases:\n  a: {{name: {LONG}, start: 2026-01-01, end: 2026-06-30}}\n"
    "  b: {name: 下半年, start: 2026-07-01, end: 2026-12-31}\n"
    "milestones:\n  x: {name: 半年检讨, date: 2026-07-15}\n  y: {name: 收口, date: 2026-12-31}\n",
}
CALLS: list[tuple[str, tuple[str, ...], str]] = [
    ("columns", ("revenue",), "month"),
    ("columns", ("revenue",), "one"),
    ("columns", ("cash",), ""),
    ("columns", ("open",), ""),
    ("columns", ("spread",), ""),
    ("mix", ("revenue",), "product"),
    ("mix", ("revenue",), "one"),
    ("mix", ("revenue",), "many"),
    ("mix", ("cash",), ""),
    ("mix", ("open",), ""),
    ("cascade", ("revenue",), "market"),
    ("cascade", ("revenue",), "market, person"),
    ("cascade", ("revenue",), "many"),
    ("bars", ("revenue",), "many"),
    ("bars", ("cash",), ""),
    ("bars", ("open",), ""),
    ("bars", ("team.units.*.people",), ""),
    ("range", ("revenue",), ""),
    ("budget", (), ""),
    ("bridge", ("revenue.base", "step.up", "step.down", "revenue.total"), ""),
    ("bridge", ("revenue.base", "revenue.total"), ""),
    ("steps", ("strategy.rebates.far",), ""),
    ("payout", ("strategy.rebates.near_by",), ""),
    ("funnel", ("leads", "orders"), ""),
    ("calendar", (), ""),
    ("organisation", (), ""),
]


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Computed:
    checked = plan(FILES, tmp_path_factory.mktemp("plan"))
    assert checked.computed is not None
    return checked.computed


@pytest.fixture
def reader(computed: Computed) -> Reader:
    return Reader(computed, "p/index.md")


def marks(html: str) -> list[tuple[str, dict[str, str], str]]:
    """The marks of a picture that stand for something: tag, attributes, what hovering says."""
    found = re.findall(r"<(rect|path|circle)((?: [\w-]+=\"[^\"]*\")*)><title>([^<]*)</title>", html)
    return [(tag, dict(re.findall(r" ([\w-]+)=\"([^\"]*)\"", attributes)), said) for tag, attributes, said in found]


def test_every_kind_is_tried_here() -> None:
    assert {kind for kind, _, _ in CALLS} == set(KINDS)


def test_bars_are_as_long_as_their_numbers(reader: Reader) -> None:
    found = marks(chart(reader, "bars", ("revenue",), "product"))
    assert [(one["width"], said) for _, one, said in found] == [
        ("66.67%", "骨汤原浆桶面 33.3万元 = 333,333.33元"),
        ("100%", "家常五连包 50.0万元"),
        ("33.33%", "战术品 16.7万元 = 166,666.67元"),
    ]


def test_a_negative_number_goes_the_other_way(reader: Reader) -> None:
    found = [one for _, one, _ in marks(chart(reader, "bars", ("cash",)))]
    zero = Fraction(500, 13)
    assert [one["x"] for one in found] == [f"{float(zero):.2f}%", "0%", f"{float(zero):.2f}%", f"{float(zero):.2f}%"]
    assert found[1]["width"] == f"{float(zero):.2f}%"
    tall = [(one["y"], one["height"]) for _, one, said in marks(chart(reader, "columns", ("cash",))) if said.startswith(("q1", "q2"))]
    assert float(tall[0][0]) + float(tall[0][1]) == pytest.approx(float(tall[1][0]), abs=0.02)  # one ends at zero where the other begins


def test_an_unknown_is_drawn_as_unknown(reader: Reader) -> None:
    for kind in ("bars", "columns"):
        html = chart(reader, kind, ("open",))
        unknown = [said for _, one, said in marks(html) if "unknown" in one["class"]]
        assert unknown == ["q2 待定", "q3 待定"]
        assert not re.search(r'(?:width|height)="0%?"', html)
    ring = chart(reader, "mix", ("open",))
    assert ring.count('<i class="unknown">') == 2
    assert re.findall(r"<em>([^<]*)</em>", ring) == ["", "", "", ""]


def test_a_range_is_drawn_to_its_low_end_and_paler_to_its_high_end(reader: Reader) -> None:
    found = marks(chart(reader, "bars", ("spread",)))
    assert [(one["class"], one["x"], one["width"]) for _, one, _ in found] == [
        ("s1", "0%", "50%"),
        ("s1 maybe", "50%", "50%"),
        ("s1", "0%", "25%"),
    ]


def test_a_ring_of_one_and_of_forty(reader: Reader) -> None:
    assert [tag for tag, _, _ in marks(chart(reader, "mix", ("revenue",), "one"))] == ["circle"]
    many = chart(reader, "mix", ("revenue",), "many")
    assert len(marks(many)) == 7
    assert "<span>其余 34 项</span>" in many
    assert len(re.findall("<tr>", many.partition("<details")[2])) == 41  # the head and forty rows; the total has a class


def test_the_line_goes_to_the_whole_and_stops_before_an_unknown(reader: Reader) -> None:
    dots = [said for tag, _, said in marks(chart(reader, "columns", ("revenue",), "month")) if tag == "circle"]
    assert len(dots) == 12
    assert dots[-1] == "到 12月 累计 100.0，占 100.0%"
    assert "circle" not in [tag for tag, _, _ in marks(chart(reader, "columns", ("open",)))]


def test_the_budget_stands_under_its_limit(reader: Reader) -> None:
    html = chart(reader, "budget", ())
    assert [one["width"] for _, one, _ in marks(html)] == ["60%", "40%"]
    assert 'class="limit over"' in html
    assert "上限 9" in html
    assert 'x1="90%"' in html


def test_a_bridge_says_what_it_cannot_explain(reader: Reader) -> None:
    html = chart(reader, "bridge", ("revenue.base", "step.up", "revenue.total"))
    assert [said for _, _, said in marks(html)] == [
        "销售额·基期 80万元",
        f"{LONG} 30万元",
        "未说明的差额 -10万元",
        "销售额 100万元",
    ]
    assert "未说明" not in chart(reader, "bridge", ("revenue.base", "step.up", "step.down", "revenue.total"))


def test_a_cascade_is_joined_where_one_axis_names_another(reader: Reader) -> None:
    html = chart(reader, "cascade", ("revenue",), "market, person")
    flows = [said for tag, _, said in marks(html) if tag == "path"]
    assert [said.split()[0] for said in flows] == ["华东", "华南", "周", "吴", "郑"]
    tree = [said.split()[0] for tag, _, said in marks(chart(reader, "cascade", ("revenue",), "market")) if tag == "path"]
    assert tree == ["华东", "华南", "上海", "江苏"]


def test_a_picture_says_all_its_numbers_aloud(reader: Reader) -> None:
    html = chart(reader, "mix", ("revenue",), "product")
    assert 'role="img" aria-label="销售额 · 产品（万元）：骨汤原浆桶面 33.3；家常五连包 50.0；战术品 16.7；合计 100.0"' in html
    assert re.findall(r'data-figure="([^"]*)"', html.partition("<details")[2]) == [
        "revenue[product=A]",
        "revenue[product=B]",
        "revenue[product=C]",
        "revenue.total",
    ]
    assert "<details" not in chart(reader, "mix", ("revenue",), "product", data=False)


@pytest.mark.parametrize(
    ("kind", "what", "along", "told"),
    [
        ("colums", ("revenue",), "month", "没有 colums 这种图，相近的是 columns；可用：columns、mix"),
        ("mix", (), "product", "这种图画一个数，这里写了 0 个"),
        ("mix", ("revenue",), "", "revenue.total 不是各项之和，要写明按哪个维度画：along=…；它分解到了：product、market、month"),
        ("mix", ("rate",), "product", "rate 没有按 product 分解"),
        ("mix", ("revenue",), "produkt", "produkt"),
        ("bars", ("leads", "step.up"), "", "leads（人） 与 step.up（元） 单位不同，不能画在一张图里"),
        ("cascade", ("revenue",), "product, person", "revenue.total 没有按 person 分解"),
        ("bridge", ("revenue",), "", "bridge 至少要写两个数"),
        ("steps", ("strategy.rebates.near",), "", "strategy.rebates.near 不是分档"),
    ],
)
def test_a_picture_that_cannot_be_drawn_says_the_way_out(reader: Reader, kind: str, what: tuple[str, ...], along: str, told: str) -> None:
    with pytest.raises(PageError) as raised:
        chart(reader, kind, what, along)
    assert told in str(raised.value)


def test_the_same_figures_give_the_same_picture(reader: Reader) -> None:
    for kind, what, along in CALLS:
        assert chart(reader, kind, what, along) == chart(reader, kind, what, along)


# --- pure parts -----------------------------------------------------------------------------------------------------------

AMOUNTS = st.fractions(-(10**13), 10**13, max_denominator=100)


@given(st.lists(AMOUNTS, max_size=8), st.sampled_from([1, 10**4, Fraction(1, 100)]))
def test_a_scale_holds_zero_and_every_value(values: list[Fraction], unit: Fraction) -> None:
    for scale in (rounded_scale(values, Fraction(unit)), tight_scale(values)):
        assert scale.low <= 0 <= scale.high
        assert scale.low < scale.high
        assert all(scale.low <= value <= scale.high for value in values)
    rounded = rounded_scale(values, Fraction(unit))
    assert rounded.marks[0] == rounded.low
    assert rounded.marks[-1] == rounded.high
    assert 2 <= len(rounded.marks) <= 8


@given(st.text(max_size=30), st.integers(24, 200), st.integers(1, 3))
def test_lines_fit_and_lose_nothing_in_silence(text: str, most: int, count: int) -> None:
    found = lines(text, most, count=count)
    assert len(found) <= count
    assert all(width(one) <= most for one in found)
    kept = "".join("".join(found).split())
    assert kept == "".join(text.split()) or found[-1].endswith("…")


@given(st.lists(AMOUNTS, min_size=1, max_size=8))
def test_every_step_of_a_bridge_begins_where_the_last_one_ended(changes: list[Fraction]) -> None:
    steps = [Step(str(index), change, "") for index, change in enumerate(changes)]
    total = sum(changes, Fraction(0))
    drawn = waterfall([*steps, Step("total", total, "", is_whole=True)]).inner
    joints = [(float(x1), float(x2)) for x1, x2 in re.findall(r'<line x1="([-\d.]+)%"[^>]* x2="([-\d.]+)%"', drawn)]
    bars = [(float(x), float(wide)) for x, wide in re.findall(r'<rect x="([-\d.]+)%" width="([\d.]+)%"', drawn)]
    assert len(joints) == len(changes)
    for (joint, _), (start, length), (after, beyond) in zip(joints, bars, bars[1:], strict=False):
        assert min(abs(joint - start), abs(joint - start - length)) <= 0.02
        assert min(abs(joint - after), abs(joint - after - beyond)) <= 0.02


# --- as a browser lays it out ---------------------------------------------------------------------------------------------

BOXES = """() => [...document.querySelectorAll('figure.chart')].map(figure => ({
  caption: figure.dataset.call,
  box: figure.getBoundingClientRect().toJSON(),
  texts: [...figure.querySelectorAll('svg text, figcaption, .chart-legend :is(span, b, em)')]
    .filter(text => text.textContent.trim() && text.getClientRects().length && getComputedStyle(text).display !== 'none')
    .map(text => ({ said: text.textContent, ...text.getBoundingClientRect().toJSON() })),
}))"""


def overlapping(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """True when two boxes share more than a hair; the boxes of letters are higher than what is seen of them."""
    across: float = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down: float = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 1 and down > 3


@pytest.mark.parametrize("wide", [320, 390, 700, 1280])
def test_no_letter_lies_over_another_or_outside(chromium: Browser, reader: Reader, wide: int) -> None:
    styles = "".join((ASSETS / f"{name}.css").read_text(encoding="utf-8") for name in ("palette", "plan", "tables", "charts"))
    drawn = [chart(reader, kind, what, along).replace("<figure", f'<figure data-call="{kind} {along}"') for kind, what, along in CALLS]
    page = chromium.new_page(viewport={"width": wide, "height": 900})
    try:
        page.set_content(f'<!doctype html><style>body {{ margin: 16px }} {styles}</style><body class="md-typeset">{"".join(drawn)}')
        figures = page.evaluate(BOXES)
    finally:
        page.close()
    assert len(figures) == len(CALLS)
    wrong = []
    for figure in figures:
        texts, box = figure["texts"], figure["box"]
        assert texts, figure["caption"]
        wrong += [
            (figure["caption"], text["said"], "outside")
            for text in texts
            if text["left"] < box["left"] - 1 or text["right"] > box["right"] + 1
        ]
        wrong += [
            (figure["caption"], one["said"], other["said"])
            for index, one in enumerate(texts)
            for other in texts[index + 1 :]
            if overlapping(one, other)
        ]
    assert wrong == []


def test_the_widths_of_the_style_sheet_are_those_of_the_drawings() -> None:
    sheet = (ASSETS / "charts.css").read_text(encoding="utf-8")
    assert [int(found) for found in re.findall(r"\.from-(\d+) \{ display: none; \}", sheet)] == list(WIDTHS[1:])


def test_colours_are_named_in_one_file_alone() -> None:
    named = {
        sheet.name: re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet.read_text(encoding="utf-8"))
        for sheet in ASSETS.glob("*.css")
        if sheet.name in ("charts.css", "home.css", "onepage.css")
    }
    assert not any(named.values()), named


def palette(scheme: str) -> dict[str, str]:
    """The colours by name; the dark ones are those of light with what the dark scheme has of its own."""
    light, _, rest = (ASSETS / "palette.css").read_text(encoding="utf-8").partition("@media screen")
    sheets = [light] if scheme == "light" else [light, rest.partition("@media print")[0]]
    return {name: colour for sheet in sheets for name, colour in re.findall(r"--plan-([\w-]+): (#[0-9a-f]{6})\b", sheet)}


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, from 1 to 21 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_and_marks_stand_out(scheme: str) -> None:
    colours = palette(scheme)
    letters = [
        (name, ground)
        for name in ("ink", "soft", "faint", "accent", "good", "bad", "open")
        for ground in ("paper", "sheet", "tint")
        if contrast(colours[name], colours[ground]) < 4.5
    ]
    drawn = [*(f"series-{number}" for number in range(1, SERIES + 1)), "quiet"]
    marks = [name for name in drawn if contrast(colours[name], colours["paper"]) < 3]
    assert (letters, marks) == ([], [])


def test_the_guide_shows_every_kind() -> None:
    guide = Path(ROOT / "content" / "guide" / "charts.md").read_text(encoding="utf-8")
    assert {kind for kind in KINDS if f"| `{kind}` |" not in guide or f'chart("{kind}"' not in guide} == set()
