"""What the search finds on the portal as it is built: every name and every number of the plans, asked of the real index in a browser;
and what a reader is shown of it.

The truth is made without the index: a page counts when its article holds the word as a reader sees it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.model.project import plan_folders
from macros.pages.host import load_plans
from scripts.searching import INDEX, OTHER_INDEX
from tests.portal import ROOT, SAMPLE, Element, Visit, article, is_of_mkdocs, pages, served, visiting

TARGETS = f"{SAMPLE}/targets.html"
SHOWN = 10  # how many pages count as found
ASKED = 400  # questions of one sort, spread evenly over all there are
TO_THE_END = """async list => {
  for (const top of [0, list.scrollHeight]) {
    list.scrollTo(0, top);
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
}"""
ABSENT = ["股东大会", "光伏组件", "季度奖学金", "qwerty", "123,456,789", "98.76%", "火箭发射", "zzz"]

# each host's worker with its own index, and a question to it: the pages of the answer
START = """async ([file, script]) => {
  window.index = await (await fetch(file)).json();
  await new Promise((ready, failed) => {
    window.worker = new Worker(script);
    worker.onerror = failed;
    worker.onmessage = ({ data }) => data.type === 1 ? ready() : failed(data.type);
    worker.postMessage({ type: 0, data: index });
  });
}"""
ASK = """async queries => {
  const answers = [];
  for (const query of queries) {
    answers.push(await new Promise(answered => {
      const entries = items => index.items ? items.map(item => index.items[item.id]) : items.map(group => group[0]);
      worker.onmessage = ({ data }) => data.data.partial || answered(entries(data.data.items).map(entry => entry.location.split("#")[0]));
      worker.postMessage({ type: 2, data: index.items ? { input: query } : query });
    }));
  }
  return answers;
}"""


@pytest.fixture(scope="module")
def searched(chromium: Browser, either: Path) -> Iterator[Page]:
    """A page that holds the worker with the site's own index."""
    with served(either) as base:
        page = chromium.new_page()
        page.goto(f"{base}404.html")
        ours = is_of_mkdocs(either)
        page.evaluate(START, [str(INDEX if ours else OTHER_INDEX), f"assets/search-{'worker' if ours else 'zensical'}.js"])
        yield page
        page.close()


@pytest.fixture(scope="module")
def texts(site: Path) -> dict[str, str]:
    """What each page says, folded as a reader would compare it: lower case, single spaces."""
    return {page: " ".join(told_text(article(site / page)).split()).lower() for page in pages(site) if page != "404.html"}


@pytest.fixture
def visit(chromium: Browser, site: Path) -> Iterator[Visit]:
    """A reader at a desk, who asks in the box."""
    with served(site) as base, visiting(chromium, base, viewport={"width": 1280, "height": 900}) as visit:
        yield visit


def told_text(element: Element) -> str:
    """What stands on a page in words: what hovers over a picture is said again by the numbers that the picture is drawn from."""
    inner = (part if isinstance(part, str) else told_text(part) for part in element.inner if isinstance(part, str) or part.tag != "svg")
    return "".join(inner)


def spread(words: set[str]) -> list[str]:
    """At most `ASKED` of the words, evenly over their order."""
    ordered = sorted(words)
    return ordered[:: max(1, -(-len(ordered) // ASKED))]


def names() -> set[str]:
    """What plan people look for: plans, people, products, markets, measures, lines of the budget."""
    found: set[str] = set()
    for computed in load_plans(ROOT).values():
        assert not isinstance(computed, Exception)
        found.add(computed.plan.title)
        found.update(member.name for axis in computed.plan.axes.values() for member in axis.members)
        found.update(figure.name for figure in computed.figures.values() if "·" not in figure.name)
    return {name.lower() for name in found if len(name) > 1}


def told(page: Page, queries: list[str]) -> dict[str, list[str]]:
    answers: list[list[str]] = page.evaluate(ASK, queries)
    return dict(zip(queries, answers, strict=True))


def recall(found: list[str], truth: set[str]) -> float:
    return len(set(found[:SHOWN]) & truth) / min(SHOWN, len(truth))


def test_every_name_and_number_of_the_plans_is_found(searched: Page, texts: dict[str, str]) -> None:
    assert plan_folders(ROOT)
    numbers = {found for text in texts.values() for found in re.findall(r"(?<![\d,.])(?:\d{1,3}(?:,\d{3})+|\d+\.\d+%)(?![\d,.])", text)}
    for queries in (spread(names()), spread(numbers)):
        answers = told(searched, queries)
        truths = {query: {page for page, text in texts.items() if query in text} for query in queries}
        asked = [query for query in queries if truths[query]]
        assert len(asked) > 50
        recalls = {query: recall(answers[query], truths[query]) for query in asked}
        first = {query: answers[query][:1] and answers[query][0] in truths[query] for query in asked}
        assert sum(recalls.values()) / len(asked) >= 0.97, sorted(recalls, key=recalls.__getitem__)[:10]
        assert sum(map(bool, first.values())) / len(asked) >= 0.95, [query for query in asked if not first[query]][:10]


def test_what_stands_nowhere_is_not_found(searched: Page, texts: dict[str, str]) -> None:
    assert [word for word in ABSENT if any(word in text for text in texts.values())] == []
    assert {word: found for word, found in told(searched, ABSENT).items() if found} == {}


def test_the_guide_gives_way_to_the_plans(searched: Page) -> None:
    """Its pages weigh less, by what stands at their heads; both hosts' indexes know it."""
    answers = told(searched, ["分解", "增长率", "费用率"])
    assert {word: found[0] for word, found in answers.items() if not found or found[0].startswith("guide/")} == {}


def test_a_title_brings_its_page_first(searched: Page, site: Path) -> None:
    titles: dict[str, list[str]] = {}
    for page in pages(site):
        if page != "404.html":
            [heading, *_] = article(site / page).all("h1")
            titles.setdefault(heading.text.removesuffix("¶").strip(), []).append(page)
    answers = told(searched, list(titles))
    missed = {title: answers[title][:1] for title, own in titles.items() if answers[title][0] not in own}
    assert len(missed) <= len(titles) // 20, missed


# --- in the box ----------------------------------------------------------------------------------------------------


def ask(visit: Visit, query: str) -> list[str]:
    """The addresses of the pages that a search finds, as the list shows them: the first question on a page, once all texts are there."""
    page = visit.page
    with urlopen(f"{visit.base}search/search_index.json") as answer:
        awaited = {f"{visit.base}{shard}" for shard in json.load(answer)["config"]["shards"]}
    page.on("requestfinished", lambda request: awaited.discard(request.url))
    box = page.locator("input[data-md-component=search-query]")
    box.click()
    box.fill(query)
    while awaited:
        page.wait_for_timeout(50)
    page.wait_for_timeout(500)  # what has arrived is read, and shown
    expect(page.locator(".md-search-result__meta")).not_to_have_text(re.compile("正在初始化|键入以开始搜索"))
    links = page.locator(".md-search-result__list > li > a")
    meta = page.locator(".md-search-result__meta").text_content() or ""
    told = int((re.findall(r"\d+", meta) or ["0"])[0])
    groups = page.locator(".md-search-result__list > li")
    while groups.count() < told:  # the list grows each time a reader comes to its end
        count = groups.count()
        page.locator(".md-search__scrollwrap").evaluate(TO_THE_END)
        expect(groups.nth(count)).to_be_attached()
    return [str(link.evaluate("link => link.href")) for link in links.all()]


def test_a_chinese_word_finds_its_pages_and_is_marked_there(visit: Visit, site: Path) -> None:
    page = visit.open("index.html")
    found = ask(visit, "回款")
    meant = {name for name in pages(site) if name != "404.html" and "回款" in article(site / name).text}
    assert {visit.path_of(address) for address in found} == meant
    headed = {name for name in meant if any("回款" in head.text for level in ("h1", "h2") for head in article(site / name).all(level))}
    assert TARGETS in headed
    assert set(list(dict.fromkeys(visit.path_of(address) for address in found))[: len(headed)]) == headed
    expect(page.locator(".md-search-result__list mark").first).to_have_text("回款")
    page.locator(f'.md-search-result__list > li > a[href*="{TARGETS}"]').first.click()
    page.wait_for_url(f"**/{TARGETS}*")
    expect(page.locator("article mark").first).to_have_text("回款")


def test_a_word_from_the_middle_of_a_sentence_is_found(visit: Visit, site: Path) -> None:
    sentence = max(re.findall(r"[一-鿿]+", article(site / f"{SAMPLE}/idea.html").all("p")[0].text), key=len)
    middle = sentence[len(sentence) // 2 - 2 : len(sentence) // 2 + 2]
    meant = {name for name in pages(site) if middle in article(site / name).text}
    page = visit.open(TARGETS)
    found = ask(visit, middle)
    assert {visit.path_of(address) for address in found} == meant
    page.locator(".md-search-result__list > li > a").first.click()
    page.wait_for_url(f"{visit.base}{visit.path_of(found[0])}*")
    expect(page.locator("article mark").first).to_have_text(middle)


def test_an_absent_word_finds_nothing(visit: Visit, site: Path) -> None:
    absent = "股东大会"
    assert not any(absent in article(site / name).text for name in pages(site))
    page = visit.open("index.html")
    assert ask(visit, absent) == []
    expect(page.locator(".md-search-result__meta")).to_have_text("没有找到符合条件的结果")
