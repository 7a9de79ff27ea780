"""A finished site takes the place of the one before: all of it or nothing, on any disk, whatever comes between."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from macros.pages.stored import write
from scripts import parts
from scripts.parts import take_place
from tests.plans import BARE, write_files
from tests.portal import PLAN
from tests.test_around import files

BEFORE = {"index.html": b"old", "p/gone.html": b"old", ".git/HEAD": b"kept", ".well-known/a.html": b"old"}
AFTER = {"index.html": b"new", "q/new.html": b"new", ".well-known/b.html": b"new"}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A finished site beside `site`, which holds another."""
    for name, found in (("site", BEFORE), ("built", AFTER)):
        for path, content in found.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_bytes(content)
    return tmp_path / "built"


def refuse(*_: Any, **__: Any) -> None:
    raise OSError(errno.EXDEV, "another disk")


def test_hidden_files_stay_unless_the_new_site_has_them(built: Path) -> None:
    take_place(built, built.parent / "site")
    assert files(built.parent / "site") == AFTER | {".git/HEAD": b"kept"}


def test_a_site_on_another_disk_is_copied_first(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.rename", refuse)
    (built.parent / "link").symlink_to("site")
    take_place(built, built.parent / "link")
    assert files(built.parent / "site") == AFTER | {".git/HEAD": b"kept"}


def test_a_site_that_cannot_be_moved_is_as_it_was(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for stuck in ("p", "q"):
        with monkeypatch.context() as meanwhile:
            move = Path.replace
            meanwhile.setattr(Path, "replace", lambda path, to, stuck=stuck, move=move: refuse() if path.name == stuck else move(path, to))
            with pytest.raises(OSError, match="another disk"):
                take_place(built, built.parent / "site")
        assert files(built.parent / "site") == BEFORE
        (built / "q").mkdir(parents=True, exist_ok=True)
        (built / "q/new.html").write_bytes(b"new")


def test_nobody_stops_it_half_way(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    move = parts._move

    def stopped(*given: Any) -> None:
        for end in (signal.SIGINT, signal.SIGTERM):
            os.kill(os.getpid(), end)
        move(*given)

    monkeypatch.setattr(parts, "_move", stopped)
    take_place(built, built.parent / "site")
    assert files(built.parent / "site") == AFTER | {".git/HEAD": b"kept"}
    assert signal.getsignal(signal.SIGTERM) is not signal.SIG_IGN


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["p", "--site-dir", "out"], "写明计划时不写网站，所以不能同时用 --site-dir；请去掉其中一样"),
        (["--merge", "content"], "content 里没有别处留着的东西（pages/ 或 files/）；请写那一次生成的 .plan 文件夹"),
        (["--merge", "nowhere"], "nowhere 里没有别处留着的东西（pages/ 或 files/）；请写那一次生成的 .plan 文件夹"),
    ],
)
def test_a_call_that_would_do_less_than_it_says_is_refused(tmp_path: Path, options: list[str], told: str) -> None:
    write_files(BARE | {"../../content/index.md": "# 首页\n", "../../mkdocs.yml": "site_name: 门户\n"}, tmp_path)
    done = subprocess.run([PLAN, "build", *options], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"plan: {told}\n")


def test_nothing_is_taken_over_through_a_link(tmp_path: Path) -> None:
    for place in ("part/pages/site/index.md.json", "elsewhere/x", "root/x"):
        (tmp_path / place).parent.mkdir(parents=True)
        (tmp_path / place).write_text("{}", encoding="utf-8")
    (tmp_path / "root/.plan").symlink_to(tmp_path / "elsewhere")
    parts.merge(tmp_path / "root", [tmp_path / "part"])
    assert files(tmp_path / "elsewhere") == {"x": b"{}"}


def test_what_cannot_be_looked_at_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_symlink", refuse)
    write(tmp_path / "kept", b"told")
    assert list(tmp_path.iterdir()) == []
