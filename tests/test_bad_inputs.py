"""What a team may hand in by mistake, and an attacker on purpose: an answer with a place, never a traceback, never silence."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from macros.model.project import choose
from scripts.checking import check_all
from scripts.cli import plan
from tests.plans import BARE, FOLDER, write_files

DAY = date(2026, 6, 30)
PAGE = "../../content/p/index.md"
SITE = "site_name: 门户\ndocs_dir: content\nnav:\n  - 首页: index.md\n"


def found(root: Path) -> list[tuple[str, str, int, int]]:
    """Rule, file, line and column of every problem."""
    chosen = choose(root)
    assert chosen is not None
    findings = check_all([chosen], DAY, cached=False).findings
    return [(one.rule, one.place.path, one.place.line, one.place.column) for _, one in findings if one.is_problem]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_files(BARE | {"facts.yml": "a: {name: 甲, value: 5万元}\n", PAGE: "# 页\n"}, tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("../../check.yml", "rules: {stated-difers: off}\n", ("unknown-choice", "check.yml", 1, 24)),
        ("../../check.yml", "plans: {q: {rules: {tab: off}}}\n", ("unknown-choice", "check.yml", 1, 9)),
        ("../../mkdocs.yml", "site_name: [x\n", ("yaml-syntax", "mkdocs.yml", 1, 12)),
        ("../../mkdocs.yml", "- x\n", ("root-not-mapping", "mkdocs.yml", 1, 1)),
        ("../../mkdocs.yml", SITE + "  - 没有: p/gone.md\n", ("broken-link", "mkdocs.yml", 4, 9)),
        ("../../mkdocs.yml", SITE.replace("\n  - 首页: index.md", " p/index.md"), ("wrong-shape", "mkdocs.yml", 3, 6)),
        ("../loose.yml", "a: 1\n", ("unknown-file", "data/loose.yml", 1, 1)),
        ("../kinds/other.yaml", "name: x\n", ("unknown-file", "data/kinds/other.yaml", 1, 1)),
        (PAGE, "一\x00二\n", ("control-character", "content/p/index.md", 1, 2)),
        (PAGE, "一\n二\u202e三\n", ("control-character", "content/p/index.md", 2, 2)),
        (PAGE, "x " * 300_000, ("too-large", "content/p/index.md", 1, 1)),
        (PAGE, "[a\\]b](javascript:alert(1))\n", ("raw-html", "content/p/index.md", 1, 1)),
        (PAGE, "![a [b]](https://example.org/a.png)\n", ("raw-html", "content/p/index.md", 1, 1)),
        (PAGE, "---\ntitle: a\ntitle: b\n---\n", ("duplicate-key", "content/p/index.md", 3, 1)),
        ("../../content/p/README.md", "# 页\n", ("content-file", "content/p/index.md", 1, 1)),
        ("../../content/p/Index.md", "# 页\n", ("content-file", "content/p/index.md", 1, 1)),
        ("../../content/p/a\u200b.md", "# 页\n", ("content-file", "content/p/a\u200b.md", 1, 1)),
        ("plan.yml", BARE["plan.yml"] + "currency: USD\n", ("unknown-choice", "data/p/plan.yml", 5, 11)),
    ],
)
def test_it_is_told_at_its_place(root: Path, name: str, written: str, expected: tuple[str, str, int, int]) -> None:
    write_files({name: written}, root)
    assert expected in found(root)


def linked(path: str, target: str) -> Callable[[Path], None]:
    """Puts a link in the place of what is there."""

    def put(root: Path) -> None:
        if (root / path).is_dir():
            shutil.rmtree(root / path)
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(target)

    return put


def named(folder: str, name: bytes) -> Callable[[Path], object]:
    return lambda root: Path(os.fsdecode(os.fsencode(root / folder) + b"/" + name)).write_text("a: 1元\n", encoding="utf-8")


def piped(path: str) -> Callable[[Path], None]:
    return lambda root: os.mkfifo(root / path)


ODD: dict[str, tuple[Callable[[Path], object], str]] = {
    "a page that is a link": (linked("content/p/s.md", "/etc/passwd"), "content-file"),
    "a folder of pages that is a link": (linked("content/q", "/etc"), "content-file"),
    "content that is a link": (linked("content", "/etc"), "content-file"),
    "data that is a link out": (linked("data/p/budget.yml", "/etc/passwd"), "outside-root"),
    "a link to itself": (linked("data/p/budget.yml", "budget.yml"), "unreadable-file"),
    "a plan that is a link": (linked("data/q", "/etc"), "outside-root"),
    "a plan that is a link to itself": (linked("data/q", "q"), "unknown-file"),
    "settings that are a link": (linked("check.yml", "/etc/passwd"), "outside-root"),
    "a name that is no text": (named("data/p", b"\xff\xfe.yml"), "unknown-file"),
    "a page whose name is no text": (named("content/p", b"\xff.md"), "content-file"),
    "a pipe for data": (piped("data/p/budget.yml"), "not-a-file"),
    "a pipe for a page": (piped("content/p/x.md"), "content-file"),
    "a pipe for settings": (piped("check.yml"), "not-a-file"),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_things_are_refused_by_every_format(name: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ODD[name][0](root)
    monkeypatch.chdir(root)
    for form in ("human", "concise", "json", "github", "gitlab", "sarif", "junit"):
        done = CliRunner().invoke(plan, ["check", "--no-cache", "--format", form])
        assert done.exit_code == 1, (form, done.output)
        assert isinstance(done.exception, SystemExit)
        assert ODD[name][1] in done.output
        assert "root:x:" not in done.output  # nothing of what a link leads to


def test_nothing_is_kept_behind_a_link(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (root / ".plan").symlink_to(elsewhere)
    check_all([chosen for chosen in [choose(root)] if chosen is not None], DAY)
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("path", [f"{FOLDER}/facts.yml", "content/p/index.md", "check.yml"])
def test_a_file_that_may_not_be_read_is_told(path: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files({"../../check.yml": "rules: {tab: error}\n"}, root)
    opened = Path.open

    def refused(self: Path, *given: Any, **named: Any) -> Any:
        if self.as_posix().endswith(path):
            raise PermissionError(13, "Permission denied")
        return opened(self, *given, **named)

    monkeypatch.setattr(Path, "open", refused)
    assert ("unreadable-file", path, 1, 1) in found(root)
