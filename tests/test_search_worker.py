"""The search worker as a browser runs it: what it finds, in which order, and that Material still speaks the language it answers in."""

from __future__ import annotations

import hashlib
import html
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.portal import served

ASSETS = Path(__file__).parent.parent / "macros" / "pages" / "theme" / "assets"

# sha256 of Material's own sources (comments at their head left out), as its published source map has them. They hold what
# search-worker.js and search-box.js rely on: the four messages, what the box listens to, how a result is drawn and marked.
PROTOCOL = {
    "integrations/search/worker/message/index.ts": "5725f622823055b7",
    "integrations/search/worker/_/index.ts": "08b50aad26494a80",
    "integrations/search/highlighter/index.ts": "efb0d573831ab800",
    "components/search/query/index.ts": "6824e0a033eeab9f",
    "components/search/result/index.ts": "b5b73db00e7ce9eb",
    "components/search/_/index.ts": "d943bea813fd1686",
    "templates/search/index.tsx": "556049dd9dbd26dd",
}

# address, title, text, as Material's search plugin writes them
ENTRIES = [
    ("index.html", "计划门户", "<p>公司今年的计划。销售额 5亿元，增长 12.8%。</p>"),
    ("noodle/targets.html", "目标与分解", "<p>全年销售额 16,667 万元，费用不超过 1,250,000 元。</p>"),
    ("noodle/targets.html#产品", "产品分解", "产品 1月 2月 高价形象品 1,583 1,833 平价走量品 2,375"),
    ("noodle/targets.html#市场", "市场分解", "华东 上海 江苏 浙江 目标 8,000"),
    ("noodle/market.html", "市场分析", ""),
    ("noodle/market.html#swot", "SWOT 分析", "<ul> <li>品牌认知高</li> <li>应收账款周转 68 天</li> </ul> 渠道下沉与深度分销"),
    ("noodle/market.html#规模", "容量", "<p>本市容量 40 万套，面积 ㎡ 计，份额 &lt; 13% &amp; 上升</p>"),
    ("noodle/team.html", "团队", "<p>王小明负责华东，培训 training 40 小时；绩效考核每季一次。2026 年 3 月起。</p>"),
    ("noodle/team.html#绩效考核", "绩效考核", "指标与权重，见目标分解。"),
    ("en/plan.html", "Sales plan", "<p>Revenue grows by 25%. Training takes place in March. <code>a.b[c]</code></p>"),
    ("noodle/ｗｉｄｅ.html", "ＳＷＯＴ　旧表", "总计 １２００万，比例 2：3：1"),
]
DOCS = [{"location": address, "title": title, "text": text} for address, title, text in ENTRIES]


Ask = Callable[[str], list[list[dict[str, Any]]]]


@pytest.fixture(scope="module")
def ask(chromium: Browser) -> Iterator[Ask]:
    """A question to the worker: query in, groups of results out, one group a page."""
    with served(ASSETS) as base:
        page = chromium.new_page()
        page.goto(f"{base}search-box.js")
        page.evaluate(
            """docs => new Promise((ready, failed) => {
                 window.worker = new Worker("search-worker.js");
                 worker.onerror = failed;
                 worker.onmessage = ({ data }) => data.type === 1 ? ready() : failed(data.type);
                 worker.postMessage({ type: 0, data: { config: { lang: ["zh"] }, docs, options: { suggest: false } } });
               })""",
            DOCS,
        )

        def answer(query: str) -> list[list[dict[str, Any]]]:
            found: dict[str, Any] = page.evaluate(
                """query => new Promise((answered, failed) => {
                     worker.onerror = failed;
                     worker.onmessage = ({ data }) => answered(data);
                     worker.postMessage({ type: 2, data: query });
                   })""",
                query,
            )
            assert found["type"] == 3
            items: list[list[dict[str, Any]]] = found["data"]["items"]
            return items

        yield answer
        page.close()


def address(item: dict[str, Any]) -> str:
    return str(item["location"]).partition("#")[0]


def found_pages(ask: Ask, query: str) -> list[str]:
    return [address(group[0]) for group in ask(query)]


def folded(text: str) -> str:
    """Text as it is compared, worked out here a second time: no tags, one width, one case."""
    bare = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", re.sub(r"</?code>", "", text)))
    return unicodedata.normalize("NFKC", html.unescape(bare)).lower()


def pages_with(word: str) -> set[str]:
    return {address(doc) for doc in DOCS if folded(word) in folded(doc["title"]) or folded(word) in folded(doc["text"])}


WORDS = [
    *("月", "元", "5", "高价形象品", "渠道下沉", "深度分销", "应收账款", "绩效考核", "市场分解", "沉与深", "王小明", "销售额"),
    *("1,250,000", "16,667", "12.8%", "1,583", "25%", "68 天", "40 万套", "SWOT", "swot", "ＳＷＯＴ", "Training", "2:3:1", "1200万"),
    *("a.b[c]", "< 13%", "&", "SWOT 分析", "m2"),
]


@pytest.mark.parametrize("word", WORDS)
def test_every_page_with_the_word_is_found_and_no_other(ask: Ask, word: str) -> None:
    expected = pages_with(word)
    assert expected, "the word stands nowhere: a bad example"
    assert set(found_pages(ask, word)) >= expected
    if " " not in word:
        assert set(found_pages(ask, word)) == expected


@pytest.mark.parametrize("word", ["股东大会", "qwerty", "99,999", "月元元", "{", "\\", "", " ", "　"])
def test_absent_words_find_nothing(ask: Ask, word: str) -> None:
    assert ask(word) == []


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("2026年", "noodle/team.html"),  # written with a space
        ("3月", "noodle/team.html"),
        ("40万套", "noodle/market.html"),
        ("1250000", "noodle/targets.html"),  # typed without the comma that is shown
        ("１，２５０，０００", "noodle/targets.html"),
    ],
)
def test_spacing_and_commas_may_differ(ask: Ask, query: str, page: str) -> None:
    assert page in found_pages(ask, query)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("绩效考合", "绩效考核"),  # another character
        ("渠道下下沉", "渠道下沉"),  # one too many
        ("应收账周转", "应收账款周转"),  # one too few
        ("价高形象品", "高价形象品"),  # two that changed places
        ("trianing", "training"),
        ("王小朋负责", "王小明负责"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(ask: Ask, slip: str, meant: str) -> None:
    groups = ask(slip)
    assert [[item["location"] for item in group] for group in groups] == [[item["location"] for item in group] for group in ask(meant)]
    told = [item["title"] for group in groups for item in group if "您是不是要找" in item["title"]]
    assert len(told) == 1
    assert told[0].startswith(f"<small>没有找到，您是不是要找：{meant}</small><br>")
    assert not any("您是不是要找" in item["title"] for group in ask(meant) for item in group)


@pytest.mark.parametrize("word", ["1,250,001", "16,668", "华北", "王大朋", "广告营销", "绩笑考合"])
def test_what_is_no_slip_finds_nothing(ask: Ask, word: str) -> None:
    """A number is never taken for another one, a short word never for another word, and two slips are too many."""
    assert ask(word) == []


def test_only_the_word_that_is_absent_is_changed(ask: Ask) -> None:
    groups = ask("华东 绩效考合")
    assert address(groups[0][0]) == "noodle/team.html"
    assert "您是不是要找：华东 绩效考核" in "".join(item["title"] for item in groups[0])


def test_all_words_must_stand_on_one_page(ask: Ask) -> None:
    assert found_pages(ask, "华东 培训") == ["noodle/team.html"]
    assert found_pages(ask, "品牌 SWOT 容量") == ["noodle/market.html"]
    assert found_pages(ask, "品牌 培训") == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("目标", "noodle/targets.html"),  # a page's title before a text
        ("绩效考核", "noodle/team.html#绩效考核"),  # a heading before a text
        ("training", "noodle/team.html"),
        ("swot 分析", "noodle/market.html#swot"),  # the words beside each other before the words apart
        ("计划", "index.html"),
    ],
)
def test_the_best_place_comes_first(ask: Ask, query: str, first: str) -> None:
    assert ask(query)[0][0]["location"] == first


def test_scores_fall_so_that_enter_opens_the_first(ask: Ask) -> None:
    groups = ask("分解")
    scores = [group[0]["score"] for group in groups]
    assert scores == sorted(scores, reverse=True)
    assert max(item["score"] for group in groups for item in group) == scores[0]


def test_every_group_holds_its_page(ask: Ask) -> None:
    for word in WORDS:
        for group in ask(word):
            assert [item["location"] for item in group if "#" not in item["location"]] == [address(group[0])]


def test_what_was_found_is_marked_and_the_rest_is_escaped(ask: Ask) -> None:
    [[section, _]] = ask("13%")
    assert section["text"] == "<p>本市容量 40 万套，面积 ㎡ 计，份额 &lt; <mark data-md-highlight>13%</mark> &amp; 上升</p>"
    assert section["terms"] == {"13%": True}
    [[wide]] = ask("１２００")
    assert wide["text"] == "<p>总计 <mark data-md-highlight>１２００</mark>万，比例 2：3：1</p>"
    assert wide["terms"] == {"１２００": True}  # as it stands on the page, where it will be marked again
    [[square, _]] = ask("m2")
    assert "<mark data-md-highlight>㎡</mark>" in square["text"]
    [[title, *_], *_] = ask("swot")
    assert "<mark data-md-highlight>" in title["title"]


def test_material_still_speaks_this_protocol() -> None:
    """Fails when an update of mkdocs-material changes what the worker relies on: read the change, mend the worker, then the digests."""
    folder = files("material") / "templates" / "assets" / "javascripts"
    [source_map] = [entry for entry in folder.iterdir() if entry.name.startswith("bundle.") and entry.name.endswith(".map")]
    sources = json.loads(source_map.read_text(encoding="utf-8"))
    digests = {}
    for name in PROTOCOL:
        [text] = [text for path, text in zip(sources["sources"], sources["sourcesContent"], strict=True) if path.endswith(name)]
        digests[name] = hashlib.sha256(text.partition("*/")[2].encode()).hexdigest()[:16]
    assert digests == PROTOCOL
