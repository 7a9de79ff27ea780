"""What was found is kept by content: the same files give the same findings, an edit is always seen, a damaged cache does no harm."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.model.project import Chosen
from macros.source.finding import Finding
from scripts import cache
from scripts.checking import check_all
from tests.plans import BARE, FOLDER, write_files

DAY = date(2026, 6, 30)
FACTS = "sales: {name: 销售额, unit: 元, value: = 2亿元 + 2亿元, stated: 5亿}\n"


def run(root: Path, day: date = DAY, cached: bool = True) -> tuple[tuple[Path, Finding], ...]:
    return check_all([Chosen(root, (FOLDER,))], day, cached).findings


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_files(BARE | {"facts.yml": FACTS, "../../content/p/index.md": '# 页\n\n{{ value("sales") }}\n'}, tmp_path)
    return tmp_path


def test_a_second_run_finds_the_same_without_computing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(project)
    monkeypatch.setattr("scripts.checking.load_plan", lambda *_: pytest.fail("the plan was read again"))
    assert run(project) == first
    assert first == check_without_cache(project, monkeypatch)


def check_without_cache(root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[tuple[Path, Finding], ...]:
    monkeypatch.undo()
    return run(root, cached=False)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("facts.yml", FACTS.replace("5亿", "4亿")),
        ("targets.yml", "revenue: {name: 收入, unit: 元, total: 5}\n"),
        ("../kinds/bare.yml", "name: 试验\nfigures: [profit]\n"),
        ("../../check.yml", "rules: {stated-differs: warning}\n"),
        ("../../content/p/index.md", "# 页\n\n{{ value('sale') }}\n"),
        ("../../content/p/more.md", "{{ config }}\n"),
    ],
)
def test_any_edit_is_seen(project: Path, name: str, content: str) -> None:
    before = run(project)
    write_files({name: content}, project)
    after = run(project)
    assert after != before
    assert after == run(project, cached=False)


def test_another_day_is_another_run(project: Path) -> None:
    write_files({"facts.yml": FACTS.rstrip() + "  # plan: allow stated-differs until 2026-06-30 等决算\n"}, project)
    assert [finding.rule for _, finding in run(project)] == []
    assert [finding.rule for _, finding in run(project, date(2026, 7, 1))] == ["stated-differs", "waiver-expired"]


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"key": 1}', "\x00\xff"])
def test_a_damaged_cache_does_no_harm(project: Path, damage: str) -> None:
    first = run(project)
    kept = next((project / cache.FOLDER).glob("*.json"))
    kept.write_text(damage, encoding="utf-8")
    assert run(project) == first


def test_a_page_that_shows_another_plan_is_never_kept(project: Path) -> None:
    write_files({"../../content/p/index.md": '{{ value("sales", plan="p") }}\n'}, project)
    run(project)
    assert list((project / cache.FOLDER).glob("*.json")) == []
