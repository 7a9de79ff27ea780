"""`plan publish` on a terminal tells how far it is, and Ctrl-C stops it: what is served is all old or all new, and it says which."""

from __future__ import annotations

import os
import pty
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.publishing.verifying import against_manifest, on_branch
from tests.portal import PLAN
from tests.publishing import git
from tests.test_publish_commands import portal

NOT_YET = "没有发布 1.0；已发布的都没有动，再运行一次即可\n已中断\n"
# a git that presses Ctrl-C before or after it has done a thing, for all who work at the terminal; `kill 0` means them all
PRESSING = """#!/bin/sh
case "$* " in *" {word} "*) [ {when} = after ] && {git} "$@"; kill -INT 0; sleep 60;; esac
exec {git} "$@"
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A committed portal that tells of its work from the first moment, and a bare repository it is pushed to."""
    root = portal(tmp_path_factory.mktemp("stopped") / "portal")
    progress = root / "macros/pages/progress.py"
    text = progress.read_text(encoding="utf-8")
    told_at_once = text.replace("PATIENCE = 2.0", "PATIENCE = 0.0").replace("EVERY = 0.2", "EVERY = 0.0")
    assert told_at_once != text
    progress.write_text(told_at_once, encoding="utf-8")
    git(root, "commit", "-qam", "told at once")
    git(root.parent, "clone", "-q", "--bare", str(root), "bare.git")
    git(root, "remote", "add", "origin", str(root.parent / "bare.git"))
    return root


@contextmanager
def publishing(root: Path, place: Path, *words: str, stderr: int = subprocess.PIPE, path: str = "") -> Iterator[subprocess.Popen[bytes]]:
    """The command as a shell at a terminal starts it: in a group of its own, and not deaf to Ctrl-C as in the background."""
    (place / "scratch").mkdir()
    around = {"TMPDIR": str(place / "scratch"), "PYTHONPATH": str(root), "PATH": f"{path}{os.environ['PATH']}"}
    around |= {"CI": "", "TERM": "xterm"}  # somebody sits there
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    command = [str(PLAN), "publish", "1.0", *words]
    child = subprocess.Popen(command, cwd=root, env={**os.environ, **around}, stdout=subprocess.PIPE, stderr=stderr, process_group=0)
    signal.signal(signal.SIGINT, heard)
    with child:
        yield child
    assert list((place / "scratch").iterdir()) == [], "nothing is left lying"


def test_how_far_it_is_is_told_on_a_terminal(root: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with publishing(root, tmp_path, "--to", str(tmp_path / "out"), stderr=theirs) as child:
        os.close(theirs)
        told = b""
        while part := _read(ours):
            told += part
        assert child.stdout is not None
        assert child.stdout.read().decode().startswith("已发布 1.0：")
    os.close(ours)
    assert child.returncode == 0
    parts = re.split(r"\r\n|\r\x1b\[K", told.decode())
    work = list(dict.fromkeys(re.sub(r"\d+", "0", part.partition(" · ")[0]) for part in parts if " · 约剩 " in part))
    assert work == ["核对 0/0 个计划", "读页面 0/0", "写页面 0/0", "写下载文件和数字由来 0/0 个计划", "存放 0/0 个文件"]
    assert re.fullmatch(r"正在核对并生成提交 \w{12} …", parts[0])
    assert parts[-2:] == ["注意：还没有批准的计划：p；网站上会标明", ""]


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # nobody is left who could write
        return b""


@pytest.mark.parametrize("everybody", [True, False], ids=["terminal", "program"])
def test_stopped_while_it_builds(root: Path, tmp_path: Path, everybody: bool) -> None:
    """A terminal tells all who work there, another program the command alone."""
    out = tmp_path / "out"
    with publishing(root, tmp_path, "--to", str(out)) as child:
        assert child.stderr is not None
        assert child.stderr.readline().decode().startswith("正在核对并生成提交 ")
        while not list((tmp_path / "scratch").glob("plan-publish-*/.plan-site-*")):  # the generator is at work
            assert child.poll() is None
            time.sleep(0.01)
        (os.killpg if everybody else os.kill)(child.pid, signal.SIGINT)
        assert child.stderr.read().decode() == NOT_YET
        assert child.stdout is not None
        assert child.stdout.read() == b""
    assert child.returncode == 130
    assert not out.exists()
    assert git(root, "status", "--porcelain") == ""


MOMENTS = {
    "before the branch moves": ("update-ref", "before", (), False, False),
    "after the branch has moved": ("update-ref", "after", (), True, False),
    "before it is pushed": ("push", "before", ("--push",), False, False),
    "after it is pushed": ("push", "after", ("--push",), True, True),
}


@pytest.mark.parametrize(("word", "when", "words", "here", "there"), MOMENTS.values(), ids=MOMENTS)
def test_stopped_at_the_branch(root: Path, tmp_path: Path, word: str, when: str, words: tuple[str, ...], here: bool, there: bool) -> None:
    copy, bare = tmp_path / "portal", tmp_path / "bare.git"
    shutil.copytree(root, copy)
    shutil.copytree(root.parent / "bare.git", bare)
    git(copy, "remote", "set-url", "origin", str(bare))
    program = tmp_path / "bin/git"
    program.parent.mkdir()
    program.write_text(PRESSING.format(git=shutil.which("git"), word=word, when=when), encoding="utf-8")
    program.chmod(0o755)
    with publishing(copy, tmp_path, *words, path=f"{program.parent}{os.pathsep}") as child:
        told = [stream.read().decode() for stream in (child.stdout, child.stderr) if stream is not None]
    assert (child.returncode, told[0]) == (130, "")
    assert told[1].partition("\n")[2] == ("1.0 已经发布，完整无缺\n已中断\n" if here else NOT_YET)
    assert ("gh-pages" in git(bare, "branch", "--list", "gh-pages")) is there
    if here:  # whichever of both has it, has all of it
        assert against_manifest(on_branch(copy, "gh-pages", "1.0")) == []
    else:
        assert git(copy, "branch", "--list", "gh-pages") == ""
