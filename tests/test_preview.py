"""The preview: after any edit the site it serves is what a build from nothing gives, and only the pages touched were made again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from macros.model.loading import load_plan
from macros.pages.links import PUBLISHED
from macros.pages.shaping import SERVING
from macros.pages.shelf import shelf
from scripts.downloads import write_downloads
from scripts.preview import Preview
from scripts.watching import changed, stamps
from tests.portal import ROOT, copy_project
from tests.test_around import files
from tests.test_kept import plan_added, plan_files, put, replace

SHOPS = "shops:\n  name: 门店\n  unit: 家\n  columns: {target: {name: 任务, unit: 元}}\n  rows: shops.csv\n"
Edit = Callable[[Path], None]
NAV = "nav:\n  - 首页: index.md\n  - 计划a: [a/index.md, a/targets.md, a/figures.md, a/shops.md]\n"
NAV += "  - 计划b: [b/index.md, b/targets.md, b/figures.md]\n"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two small plans, one the parent of the other, and a page of the guide."""
    root = copy_project(tmp_path_factory.mktemp("preview") / "portal")
    for part in ("data", "content", "scripts"):
        shutil.rmtree(root / part)
    head, _, tail = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")
    put(root / "mkdocs.yml", f"{head}\n{NAV}\nplugins:{tail.partition(f'{chr(10)}plugins:')[2]}")
    own = {"content/index.md": "# 全部\n\n{{ plans() }}\n", "content/guide/index.md": "# 指南\n\n见[首页](../index.md)。\n"}
    shops = {"data/a/registers.yml": SHOPS, "data/a/shops.csv": "id,名称,任务\ns1,东门店,100万\n"}
    shops["content/a/shops.md"] = '# 门店\n\n{{ table("shops") }}\n'
    for name, text in {**own, **plan_files("a"), **plan_files("b", "parent: a\n"), **shops}.items():
        put(root / name, text)
    return root


@pytest.fixture(autouse=True)
def serving(monkeypatch: pytest.MonkeyPatch) -> None:
    """As `plan serve` starts the generator."""
    monkeypatch.setenv(SERVING, "1")
    monkeypatch.setenv(PUBLISHED, "1")
    monkeypatch.setenv("PLAN_ERRORS_STOP", "false")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def from_nothing(root: Path, folder: Path) -> dict[str, bytes]:
    """Every file of the site as a copy of the portal with nothing kept gives it."""
    shutil.copytree(root, folder, ignore=shutil.ignore_patterns(".plan"))
    with inside(folder):
        built = Preview(folder)
        built.build()
        write_downloads(shelf(folder), built.folder)
        (built.folder / "search/search_index.js").unlink()  # for pages opened from a folder
    found = files(built.folder)
    shutil.rmtree(built.folder)
    return found


def added(name: str, text: str) -> Edit:
    return lambda root: put(root / name, text)


def removed(name: str) -> Edit:
    return lambda root: (root / name).unlink()


def plan_gone(root: Path) -> None:
    for part in ("data", "content"):
        shutil.rmtree(root / part / "c")


# each with the number of pages that it makes again: those of the plan, of those that look at it, and the home page; or all
EDITS: dict[str, tuple[Edit, int]] = {
    "a page's text": (replace("content/a/targets.md", "全年", "整年"), 3),
    "a number": (replace("data/b/targets.yml", "600万", "660万"), 8),
    "a save that changes nothing": (lambda root: (root / "data/b/targets.yml").touch(), 0),
    "the title of a plan": (replace("data/b/plan.yml", "计划b", "第二份"), 8),
    "broken YAML": (replace("data/b/targets.yml", "660万", "[660万"), 8),
    "mended": (replace("data/b/targets.yml", "[660万", "600万"), 8),
    "a page of no plan": (replace("content/guide/index.md", "见", "请看"), 1),
    "a title that the navigation shows": (replace("content/a/targets.md", "# 目标", "# 指标"), 9),
    "a new page": (added("content/b/more.md", '# 更多\n\n{{ value("revenue.total") }}\n'), 10),
    "a number in a CSV file": (replace("data/a/shops.csv", "100万", "120万"), 9),
    "a page gone": (removed("content/b/more.md"), 9),
    "a new plan": (plan_added("c"), 12),
    "a plan gone": (plan_gone, 9),
    "the navigation": (replace("mkdocs.yml", "计划b:", "乙:"), 9),
}


def test_after_every_edit_the_site_is_that_of_a_build_from_nothing(portal: Path, tmp_path: Path) -> None:
    preview = Preview(portal)
    made = {}
    with inside(portal):
        preview.build()
        for number, (name, (edit, _)) in enumerate(EDITS.items()):
            before = stamps(portal, preview.watched)
            edit(portal)
            made[name] = preview.follow(changed(before, stamps(portal, preview.watched)))
            for asked in ("search/search_index.json", *(f"{key}/figures/what.html" for key in "abc")):  # broken, b has nothing
                preview.complete(f"/{asked}")
            expected = from_nothing(portal, tmp_path / f"{number}")
            found = files(preview.folder)
            assert sorted(found) == sorted(expected), name
            assert [file for file in found if found[file] != expected[file]] == [], name
    shutil.rmtree(preview.folder)
    assert made == {name: count for name, (_, count) in EDITS.items()}


def test_a_number_saved_again_while_it_is_read_is_shown(portal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preview, read = Preview(portal), load_plan

    def saved_meanwhile(root: Path, folder: str) -> Any:
        found = read(root, folder)
        if folder == "data/a":
            monkeypatch.setattr("macros.pages.shelf.load_plan", read)
            replace("data/a/targets.yml", "700万", "800万")(root)
        return found

    with inside(portal):
        replace("data/a/targets.yml", "600万", "700万")(portal)
        monkeypatch.setattr("macros.pages.shelf.load_plan", saved_meanwhile)
        preview.build()
        assert "800万" in (portal / "data/a/targets.yml").read_text(encoding="utf-8")
        preview.follow({"data/a/targets.yml"})
        preview.complete("/search/search_index.json")
        expected, found = from_nothing(portal, tmp_path / "expected"), files(preview.folder)
        assert [file for file in expected if found.get(file, expected[file]) != expected[file]] == []
        replace("data/a/targets.yml", "800万", "600万")(portal)
    shutil.rmtree(preview.folder)


def test_what_may_not_be_published_leaves_the_site_as_it_was(portal: Path) -> None:
    preview = Preview(portal)
    with inside(portal):
        preview.build()
        before = files(preview.folder)
        replace("content/a/index.md", "# 总览a", "# 总览a {{ config }}")(portal)
        with pytest.raises(ValueError, match=r"content/a/index.md:1:7: error\[page-code\]"):
            preview.follow({"content/a/index.md"})
        assert files(preview.folder) == before
        replace("content/a/index.md", " {{ config }}", "，改过")(portal)
        assert preview.follow({"content/a/index.md"}) > 0
        assert "总览a，改过" in (preview.folder / "a/index.html").read_text(encoding="utf-8")
    shutil.rmtree(preview.folder)
