"""What a plan is made from is known, its twin's files too: what is kept of it goes when one of them changes."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.compute.compute import Computed
from macros.model.project import Chosen
from macros.pages.shelf import shelf
from scripts.bundles import bundle
from scripts.checking import check_all
from scripts.downloads import write_downloads
from tests.plans import BARE, write_files

TWIN = "title: Plan\nlanguage: en\ntwin: p\nperiod: {start: 2026-01, months: 12}\nkind: bare\nowner: Sales\n"
FACTS = "sales: {name: 销售额, unit: 元, value: 2亿}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_files(BARE | {"facts.yml": FACTS, "../e/plan.yml": TWIN}, tmp_path)
    return tmp_path


def test_files_of_a_twin_follow_the_other_plan(project: Path) -> None:
    before = bundle(shelf(project), "e", "")
    write_files({"facts.yml": FACTS.replace("2亿", "3亿")}, project)
    after = bundle(shelf(project), "e", "")
    assert before is not None
    assert after is not None
    assert before.files != after.files
    (project / ".plan/files/e.zip").unlink()
    assert bundle(shelf(project), "e", "") == after


def test_files_of_a_twin_that_a_check_has_computed_follow_it_too(project: Path) -> None:
    held = shelf(project)
    check_all([Chosen(project, ("data/e",))], date(2026, 6, 30), cached=False, taken=held.take)
    before = bundle(held, "e", "")
    write_files({"facts.yml": FACTS.replace("2亿", "3亿")}, project)
    after = bundle(shelf(project), "e", "")
    assert before is not None
    assert after is not None
    assert before.files != after.files


def test_a_twin_whose_plan_comes_back_is_read_again(project: Path) -> None:
    (project / "data/p").rename(project / "data/q")
    held = shelf(project)
    assert not isinstance(held["e"], Computed)
    marks = held.marks.of_plans(held.looked_at({"e"}))
    missing = check_all([Chosen(project, ("data/e",))], date(2026, 6, 30)).findings
    assert [finding.rule for _, finding in missing if finding.rule == "unknown-plan"] != []
    (project / "data/q").rename(project / "data/p")
    assert shelf(project).marks.of_plans(marks) != marks
    assert [one for _, one in check_all([Chosen(project, ("data/e",))], date(2026, 6, 30)).findings if one.rule == "unknown-plan"] == []


def test_no_files_are_kept_of_a_plan_that_is_gone(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    write_downloads(shelf(project), tmp_path_factory.mktemp("site"))
    kept = project / ".plan/files"
    assert {path.name for path in kept.iterdir()} == {"e.zip", "p.zip"}
    shutil.rmtree(project / "data/e")
    write_downloads(shelf(project), tmp_path_factory.mktemp("site"))
    assert {path.name for path in kept.iterdir()} == {"p.zip"}
