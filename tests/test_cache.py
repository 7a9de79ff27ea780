"""What was found is kept by content: the same files give the same findings, an edit is always seen, a damaged cache does no harm."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.model.loading import load_plan
from macros.model.project import Chosen
from macros.source.finding import Finding
from scripts import cache
from scripts.checking import check_all
from scripts.report import human
from tests.plans import BARE, FOLDER, write_files

DAY = date(2026, 6, 30)
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
FACTS = "sales: {name: 销售额, unit: 元, value: = 2亿元 + 2亿元, stated: 5亿}\n"


def run(root: Path, day: date = DAY, cached: bool = True) -> tuple[tuple[Path, Finding], ...]:
    return check_all([Chosen(root, (FOLDER,))], day, cached).findings


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_files(BARE | {"facts.yml": FACTS, "../../content/p/index.md": '# 页\n\n{{ value("sales") }}\n'}, tmp_path)
    return tmp_path


def test_a_second_run_finds_the_same_without_computing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(project)
    monkeypatch.setattr("scripts.looking.load_plan", lambda *_: pytest.fail("the plan was read again"))
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


def test_an_empty_file_is_not_one_that_is_gone(project: Path) -> None:
    before = run(project)
    write_files({"../../check.yml": ""}, project)
    assert [finding.rule for _, finding in run(project)][:1] == ["empty-file"]
    (project / "check.yml").unlink()
    assert run(project) == before


def test_a_finding_is_shown_with_the_line_as_it_is_now(project: Path) -> None:
    for total in ("5亿", "6000000亿"):
        write_files({"facts.yml": FACTS.replace("5亿", total)}, project)
        shown = [line for root, finding in run(project) for line in human(finding, root, "zh") if line.startswith("    sales:")]
        assert shown == [f"    {FACTS.replace('5亿', total).rstrip()}"]


def test_another_day_is_another_run(project: Path) -> None:
    write_files({"facts.yml": FACTS.rstrip() + "  # plan: allow stated-differs until 2026-06-30 等决算\n"}, project)
    assert [finding.rule for _, finding in run(project)] == []
    assert [finding.rule for _, finding in run(project, date(2026, 7, 1))] == ["stated-differs", "waiver-expired"]


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"key": 1}', "\x00\xff"])
def test_a_damaged_cache_does_no_harm(project: Path, damage: str) -> None:
    first = run(project)
    kept = next((project / cache.FOLDER).glob("plans/*.json"))
    kept.write_text(damage, encoding="utf-8")
    assert run(project) == first


def test_a_plan_that_shows_another_plan_is_looked_at_when_that_one_changes(project: Path) -> None:
    write_files({f"../q/{name}": text for name, text in (BARE | {"facts.yml": FACTS}).items()}, project)
    write_files({"../../content/p/index.md": '{{ value("sales", plan="q") }}\n'}, project)
    assert [finding.rule for _, finding in run(project)] == ["stated-differs"]
    write_files({"../q/facts.yml": "cost: {name: 成本, unit: 元, value: 1亿}\n"}, project)
    assert [finding.rule for _, finding in run(project)] == ["stated-differs", "macro-fails"]


def test_a_plan_whose_page_asks_for_a_plan_that_is_not_there_is_looked_at_when_it_comes(project: Path) -> None:
    write_files({"../../content/p/index.md": '{{ value("sales", plan="q") }}\n'}, project)
    assert [finding.rule for _, finding in run(project)] == ["stated-differs", "macro-fails"]
    write_files({f"../q/{name}": text for name, text in (BARE | {"facts.yml": FACTS}).items()}, project)
    assert [finding.rule for _, finding in run(project)] == ["stated-differs"]


def test_a_page_is_looked_at_when_the_page_it_leads_to_elsewhere_goes(project: Path) -> None:
    write_files({"../../content/p/index.md": "[别处](../other.md)\n", "../../content/other.md": "# 别处\n"}, project)
    assert [finding.rule for _, finding in run(project)] == ["stated-differs"]
    (project / "content/other.md").unlink()
    assert [finding.rule for _, finding in run(project)] == ["stated-differs", "broken-link"]


def test_an_edit_of_one_plan_leaves_the_others_alone(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files({f"../q/{name}": text for name, text in (BARE | {"facts.yml": FACTS}).items()}, project)
    chosen = [Chosen(project, (FOLDER, "data/q"))]
    check_all(chosen, DAY)
    write_files({"../q/facts.yml": FACTS.replace("5亿", "4亿")}, project)
    read: list[str] = []

    def watched(root: Path, folder: str) -> Any:
        read.append(folder)
        return load_plan(root, folder)

    monkeypatch.setattr("scripts.looking.load_plan", watched)
    assert len(check_all(chosen, DAY).findings) == 2
    assert read == ["data/q"]


def test_a_run_where_nothing_changed_loads_nothing_that_reads_or_computes(project: Path) -> None:
    command = "from scripts.cli import plan; plan(['check'], standalone_mode=False)"
    loaded = f"import sys\ntry:\n    {command}\nexcept SystemExit: print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    for _ in ("cold", "warm"):
        done = subprocess.run([sys.executable, "-c", loaded], cwd=project, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert "stated-differs" in done.stdout
    assert {"pydantic", "jinja2", "yaml", "mkdocs", "numpy", "pandas", "markdown", "rich"} & set(done.stdout.split()) == set()
    assert "click" in done.stdout.split()


def test_pages_of_a_project_behind_a_link_are_read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    write_files({"../../content/p/index.md": "{{ config }}\n"}, project)
    link = tmp_path_factory.mktemp("elsewhere") / "link"
    link.symlink_to(project)
    assert [finding.rule for _, finding in run(link, cached=False)] == ["stated-differs", "page-code"]


def test_nothing_is_kept_of_a_plan_that_is_gone(project: Path) -> None:
    other = "data/q-2026"
    write_files({f"../q-2026/{name}": content for name, content in BARE.items()}, project)
    kept = project / cache.FOLDER / "plans"
    check_all([Chosen(project, (FOLDER, other))], DAY)
    both = {path.name for path in kept.iterdir()}
    assert "q-2026.json" in both
    assert len(both) == 2
    (kept / "left-by-a-kill").write_text("half", encoding="utf-8")
    shutil.rmtree(project / other)
    run(project)
    assert {path.name for path in kept.iterdir()} == both - {"q-2026.json"}


def test_a_check_of_one_plan_keeps_what_was_found_of_the_others(project: Path) -> None:
    write_files({f"../q-2026/{name}": content for name, content in BARE.items()}, project)
    check_all([Chosen(project, (FOLDER, "data/q-2026"))], DAY)
    run(project)
    assert (project / cache.FOLDER / "plans/q-2026.json").is_file()


def test_what_a_linked_folder_leads_to_is_left_alone(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "mine.txt").write_text("mine", encoding="utf-8")
    (project / ".plan").mkdir()
    (project / cache.FOLDER).symlink_to(elsewhere)
    run(project)
    assert [path.name for path in elsewhere.iterdir()] == ["mine.txt"]
