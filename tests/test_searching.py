"""The search index of a built site: it holds what the pages say, and a large one is cut by folder without a reader noticing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.model.loading import load_plan
from macros.model.plan import Plan
from macros.model.project import plan_folders
from scripts.searching import INDEX, cut, names_of, unfound
from tests.portal import ROOT, served, whole_index

QUESTIONS = ["目标", "销售额 2026", "华东大区", "梅雨季", "16,667", "zzz", "目标分结"]
# all answers to some questions, each when nothing more has come for it: a worker may answer twice while texts arrive
ANSWERS = """async queries => {
  const index = await (await fetch("search/search_index.json")).json();
  const worker = new Worker("assets/search-worker.js");
  let told, count = 0;
  const ready = new Promise(done => worker.onmessage = ({ data }) => {
    if (data.type === 1) return done();
    if (!data.data.partial) { count++; told = data.data.items.map(group => group.map(item => [item.location, item.title, item.text])); }
  });
  worker.postMessage({ type: 0, data: index });
  await ready;
  const answers = [];
  for (const query of queries) {
    count = 0;
    worker.postMessage({ type: 2, data: query });
    while (!count) await new Promise(done => setTimeout(done, 20));
    answers.push(told);
  }
  return answers;
}"""


@pytest.fixture(scope="module")
def plans() -> list[Plan]:
    return [plan for plan, _ in (load_plan(ROOT, folder) for folder in plan_folders(ROOT)) if plan is not None]


def searchable(folder: Path, site: Path) -> Path:
    """What of a site the search needs, with the index before it was cut, as it is written for a site opened from a folder."""
    for name in (Path("assets/search-worker.js"), Path("404.html")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / name, folder / name)
    (folder / INDEX).parent.mkdir()
    (folder / INDEX).write_bytes(whole_index(site))
    return folder


def test_a_cut_index_answers_as_the_whole(tmp_path: Path, site: Path, chromium: Browser) -> None:
    whole, parted = searchable(tmp_path / "whole", site), searchable(tmp_path / "parted", site)
    files = cut(parted)
    folders = {page.parent.name for page in site.glob("*/*.html")}
    assert set(files) == {INDEX.as_posix(), *(f"search/texts-{folder}.json" for folder in folders)}
    assert {name: (site / name).read_bytes() for name in files} == files
    for name, content in files.items():
        (parted / name).write_bytes(content)
    assert len(files[INDEX.as_posix()]) < (whole / INDEX).stat().st_size / 4
    told = []
    for folder in (whole, parted):
        with served(folder) as base:
            page = chromium.new_page()
            page.goto(f"{base}404.html")
            told.append(page.evaluate(ANSWERS, QUESTIONS))
            page.close()
    assert told[0] == told[1]
    assert [bool(answer) for answer in told[0]] == [True, True, True, False, True, False, True]


def test_a_small_index_stays_whole(tmp_path: Path, site: Path, plans: list[Plan]) -> None:
    whole = searchable(tmp_path, site)
    assert cut(whole, largest=10**7) == {}
    assert unfound(whole, {plan.key: names_of(plan) for plan in plans}) == []


def test_a_name_that_the_index_lost_is_told(tmp_path: Path, site: Path, plans: list[Plan]) -> None:
    searchable(tmp_path, site)
    index = json.loads((tmp_path / INDEX).read_text(encoding="utf-8"))
    for entry in index["docs"]:
        entry["title"], entry["text"] = (entry[side].replace("华东大区", "") for side in ("title", "text"))
    (tmp_path / INDEX).write_text(json.dumps(index), encoding="utf-8")
    shutil.copytree(site / "fmcg-2026", tmp_path / "fmcg-2026")
    [message] = unfound(tmp_path, {plan.key: names_of(plan) for plan in plans})
    assert (message.key, dict(message.values)["name"]) == ("search-misses", "华东大区")
