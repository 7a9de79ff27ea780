"""Publishing survives: whatever ends it, what is served is all old or all new, the list is that of the folders, nothing is lost."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from scripts.cli import CannotRunError
from scripts.publishing import branch as branching
from scripts.publishing.branch import publish_branch
from scripts.publishing.folder import SITE, STATES, folder_list, publish_folder
from scripts.publishing.git import GitError
from scripts.publishing.git import git as real
from scripts.publishing.listing import Entry, check_names, read_list, start_page, with_version, write_list
from scripts.publishing.remote import base_of
from tests.portal import ROOT
from tests.publishing import git, on_branch, repository, served, source_of, stepped, tiny

# —— the list ——


def test_the_list_is_read_as_it_was_written() -> None:
    entries = [Entry("2.0", ("latest", "当前"), {"commit": "a"}), Entry("1.0")]
    assert read_list(write_list(entries), "x") == [Entry("2.0", ("latest", "当前"), {"commit": "a"}), Entry("1.0")]
    assert write_list([Entry("1.0", ("b", "a"))]) == write_list([Entry("1.0", ("a", "b"))])


@pytest.mark.parametrize("content", [b"", b"[", b"{}x", b'[{"title": "1"}]', b"[1]", b"null", b"\xff", b'[{"version": "1", "aliases": 3}]'])
def test_a_list_that_cannot_be_read_is_not_an_empty_one(content: bytes) -> None:
    with pytest.raises(CannotRunError, match=r"读不出版本列表 gh-pages:versions\.json；没有动它"):
        read_list(content, "gh-pages:versions.json")


def test_an_alias_moves_and_a_version_never_does() -> None:
    first = with_version([], Entry("1.0", ("latest",)), "x")
    assert with_version(first, Entry("2.0", ("latest",)), "x") == [Entry("2.0", ("latest",)), Entry("1.0")]
    for version, aliases, told in (
        ("1.0", (), "x 里已有 1.0 版；已发布的版本不会覆盖"),
        ("2.0", ("1.0",), "1.0 已是版本，不能再作别名"),
        ("2.0", ("2.0",), "2.0 已是别名"),
        ("Latest", (), "Latest 已是别名"),
    ):
        with pytest.raises(CannotRunError, match=told.replace("（", ".")):
            with_version(first, Entry(version, aliases), "x")
    upper = [Entry("1.0A")]
    with pytest.raises(CannotRunError, match=r"已有 1\.0a 版"):  # one folder where names are not told apart by case
        with_version(upper, Entry("1.0a"), "x")


NAMES = ["versions.json", "compare.html", "changes", "../x", "latest", "a\nb", "", ".nojekyll", "index.html", "assets"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_would_overwrite_or_escape(name: str) -> None:
    with pytest.raises(CannotRunError, match="版本不能叫"):
        check_names(name, ())
    with pytest.raises(CannotRunError, match="版本不能叫"):
        check_names("1.0", ("latest", name if name != "latest" else "latest/x"))


def test_the_first_page_leads_to_the_latest() -> None:
    assert b"url=latest/index.html" in start_page([Entry("2.0"), Entry("1.0", ("latest",))])
    assert b"url=2.0/index.html" in start_page([Entry("2.0"), Entry("1.0")])


# —— a folder ——


def test_versions_come_and_stay(tmp_path: Path) -> None:
    for number, version in enumerate(("1.0", "1.1", "2.0"), 1):
        publish_folder(tmp_path / "out", tiny(version), ("latest",), stepped)
        assert len(served(tmp_path / "out")) == number
    assert [one.aliases for one in folder_list(tmp_path / "out")] == [("latest",), (), ()]
    assert sorted(path.name for path in (tmp_path / "out" / STATES).iterdir()) == ["2", "3"]
    with pytest.raises(CannotRunError, match=r"已有 1\.1 版；已发布的版本不会覆盖"):
        publish_folder(tmp_path / "out", tiny("1.1"), (), stepped)
    assert served(tmp_path / "out") == ["2.0", "1.1", "1.0"]


@pytest.mark.parametrize("kind", ["cut", "full", "half", "stop"])
def test_an_end_at_every_step(kind: str, tmp_path: Path) -> None:
    """The process is cut off, the disk is full, or Ctrl-C is pressed, at each step of a publication in turn."""
    program = f"from pathlib import Path; from tests.publishing import endings; print(endings(Path({str(tmp_path / 'out')!r}), {kind!r}))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 25


def test_kills_at_random_moments(tmp_path: Path) -> None:
    """A small run; 200 kills of the whole command are in benchmarks/kills.py."""
    target = str(tmp_path / "out")
    program = f"from pathlib import Path; from tests.publishing import kills; print(sum(kills(Path({target!r}), 1, 20)))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "20\n"), done.stderr


def together(work: list[Callable[[], object]]) -> list[str]:
    """All at once; what each was refused with, "" for none."""
    said = [""] * len(work)

    def one(number: int) -> None:
        try:
            work[number]()
        except (CannotRunError, OSError) as error:
            said[number] = str(error)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(len(work))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said


def test_publishers_at_once_into_a_folder(tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert together([partial(publish_folder, target, tiny(f"1.{number}"), ("latest",), stepped) for number in range(6)]) == [""] * 6
    assert sorted(served(target)) == [f"1.{number}" for number in range(6)]
    said = together([lambda: publish_folder(target, tiny("2.0"), (), stepped) for _ in range(5)])
    assert sorted(said) == ["", *[f"{target} 里已有 2.0 版；已发布的版本不会覆盖，请换一个版本名"] * 4]
    assert served(target)[0] == "2.0"


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    with pytest.raises(CannotRunError, match="里有别的文件"):
        publish_folder(tmp_path, tiny("1.0"), (), stepped)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_damaged_folder_is_not_built_upon(tmp_path: Path) -> None:
    publish_folder(tmp_path / "out", tiny("1.0"), (), stepped)
    (tmp_path / "out/versions/1.0/manifest.json").unlink()
    with pytest.raises(CannotRunError, match=r"的列表里有 1\.0，文件却不在"):
        publish_folder(tmp_path / "out", tiny("2.0"), (), stepped)
    (tmp_path / "out" / SITE / "versions.json").write_text("[", encoding="utf-8")
    with pytest.raises(CannotRunError, match="读不出版本列表"):
        publish_folder(tmp_path / "out", tiny("2.0"), (), stepped)


# —— a branch ——


def put(folder: Path, version: str, push: bool = False, branch: str = "gh-pages") -> list[str]:
    source = source_of(folder)
    return [one.version for one in publish_branch(source, branch, tiny(version, source), ("latest",), stepped, push)]


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A bare repository and two clones of it."""
    first = repository(tmp_path / "first")
    git(tmp_path, "clone", "-q", "--bare", str(first), "bare.git")
    git(first, "remote", "add", "origin", str(tmp_path / "bare.git"))
    git(tmp_path, "clone", "-q", "bare.git", "second")
    for name, value in (("user.name", "某人"), ("user.email", "someone@example.org")):
        git(tmp_path / "second", "config", name, value)
    return tmp_path / "bare.git", first, tmp_path / "second"


def test_versions_on_a_branch(tmp_path: Path) -> None:
    folder = repository(tmp_path / "one")
    assert [put(folder, version) for version in ("1.0", "2.0")] == [["1.0"], ["2.0", "1.0"]]
    assert on_branch(folder) == ["2.0", "1.0"]
    assert git(folder, "log", "--format=%s", "gh-pages").splitlines() == [
        f"发布 {version}（{source_of(folder).commit}）" for version in ("2.0", "1.0")
    ]
    assert git(folder, "status", "--porcelain") == ""
    with pytest.raises(CannotRunError, match=r"gh-pages 里已有 1\.0 版"):
        put(folder, "1.0")
    assert on_branch(folder) == ["2.0", "1.0"]


def test_the_same_commit_gives_the_same_branch(tmp_path: Path) -> None:
    folder = repository(tmp_path / "one")
    put(folder, "1.0", branch="a")
    put(folder, "1.0", branch="b")
    assert git(folder, "rev-parse", "a") == git(folder, "rev-parse", "b")


def test_line_ends_are_left_as_they_are(tmp_path: Path) -> None:
    folder = repository(tmp_path / "one")
    (folder / ".gitattributes").write_text("* text eol=lf\n*.html text working-tree-encoding=UTF-16\n", encoding="utf-8")
    git(folder, "config", "core.autocrlf", "input")
    put(folder, "1.0")
    assert on_branch(folder) == ["1.0"]


def test_publishers_at_once_in_one_clone(tmp_path: Path) -> None:
    folder = repository(tmp_path / "one")
    assert together([partial(put, folder, f"1.{number}") for number in range(4)]) == [""] * 4
    assert sorted(on_branch(folder)) == [f"1.{number}" for number in range(4)]
    said = together([lambda: put(folder, "2.0") for _ in range(3)])
    assert sorted(said) == ["", *["gh-pages 里已有 2.0 版；已发布的版本不会覆盖，请换一个版本名"] * 2]


def test_publishers_at_once_in_two_clones(clones: tuple[Path, Path, Path]) -> None:
    bare, first, second = clones
    assert together([lambda: put(first, "1.0", push=True), lambda: put(second, "1.1", push=True)]) == ["", ""]
    assert sorted(on_branch(bare)) == ["1.0", "1.1"]
    git(second, "commit", "-q", "--allow-empty", "-m", "two")  # not the same content under the same name
    said = together([lambda: put(first, "2.0", push=True), lambda: put(second, "2.0", push=True)])
    assert sorted(said) == ["", "gh-pages 里已有 2.0 版；已发布的版本不会覆盖，请换一个版本名"]
    assert sorted(on_branch(bare)) == ["1.0", "1.1", "2.0"]
    assert put(first, "3.0", push=True)[0] == put(second, "3.1", push=True)[1] == "3.0"  # who lost simply goes on


def test_a_clone_that_never_fetched_the_branch(clones: tuple[Path, Path, Path], tmp_path: Path) -> None:
    bare, first, _ = clones
    put(first, "1.0", push=True)
    git(tmp_path, "clone", "-q", "--single-branch", "--branch", "main", f"file://{bare}", "narrow")
    git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "main", f"file://{bare}", "shallow")
    for name, push in (("narrow", False), ("shallow", True)):
        git(tmp_path / name, "config", "user.name", "某人")
        git(tmp_path / name, "config", "user.email", "someone@example.org")
        assert put(tmp_path / name, f"2.{name}", push=push)[-1] == "1.0"
    assert sorted(on_branch(bare)) == ["1.0", "2.shallow"]


def test_a_stale_clone_builds_upon_what_is_there(clones: tuple[Path, Path, Path]) -> None:
    bare, first, second = clones
    put(first, "1.0", push=True)
    put(second, "1.1", push=True)
    assert on_branch(first) == ["1.0"]  # has not heard of 1.1
    assert put(first, "1.2", push=True) == ["1.2", "1.1", "1.0"]
    assert on_branch(bare) == on_branch(first) == ["1.2", "1.1", "1.0"]


def test_two_clones_that_went_different_ways(clones: tuple[Path, Path, Path]) -> None:
    bare, first, second = clones
    put(first, "1.0")
    put(second, "1.1", push=True)
    with pytest.raises(CannotRunError, match=r"gh-pages 在本机和 origin 上各有对方没有的提交.*git branch -f gh-pages origin/gh-pages"):
        put(first, "1.2", push=True)
    git(first, "fetch", "-q", "origin")
    git(first, "branch", "-f", "gh-pages", "origin/gh-pages")
    assert put(first, "1.2", push=True) == ["1.2", "1.1"]
    assert on_branch(bare) == ["1.2", "1.1"]


def test_a_remote_that_does_not_answer(clones: tuple[Path, Path, Path]) -> None:
    bare, first, _ = clones
    bare.rename(bare.with_name("gone.git"))
    for push in (False, True):  # whether it has versions cannot be known: nothing is begun anew
        with pytest.raises(CannotRunError, match="问不到 origin 上有没有发布过的版本"):
            put(first, "1.0", push=push)
    git(first, "remote", "remove", "origin")
    with pytest.raises(CannotRunError, match="没有远端可推送"):
        put(first, "1.0", push=True)
    assert put(first, "1.0") == ["1.0"]


def test_branches_that_will_not_do(tmp_path: Path) -> None:
    folder = repository(tmp_path / "one")
    git(folder, "branch", "other")
    bad = "分支不能叫"
    for branch, told in (("main", "正被检出"), ("other", "没有 versions.json"), ("a..b", bad), ("-x", bad), ("", bad)):
        with pytest.raises(CannotRunError, match=told):
            put(folder, "1.0", branch=branch)


def test_a_damaged_branch_is_not_built_upon(tmp_path: Path) -> None:
    folder = repository(tmp_path / "one")
    put(folder, "1.0")
    whole = git(folder, "rev-parse", "gh-pages")
    rows = [row for row in git(folder, "ls-tree", "gh-pages").splitlines() if not row.endswith("\t1.0")]
    done = subprocess.run(["git", "mktree"], cwd=folder, input="\n".join(rows) + "\n", capture_output=True, text=True, check=True)
    git(folder, "update-ref", "refs/heads/gh-pages", git(folder, "commit-tree", done.stdout.strip(), "-m", "x"))
    with pytest.raises(CannotRunError, match=r"gh-pages 的列表里有 1\.0，文件却不在"):
        put(folder, "2.0")
    git(folder, "update-ref", "refs/heads/gh-pages", whole)
    assert put(folder, "2.0") == ["2.0", "1.0"]


def test_an_end_at_every_call_of_git(clones: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Git fails at each call in turn, as with a full disk: the branch is the old or the new one, here and there; the next run succeeds."""
    bare, first, _ = clones
    put(first, "1.0", push=True)
    called = [0]
    last = 0

    def failing(*words: object, **named: object) -> bytes:
        called[0] += 1
        if called[0] == last:
            raise GitError("fatal: unable to write file: No space left on device")
        return real(*words, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(branching, "git", failing)
    monkeypatch.setattr(branching, "line", lambda *words, **named: failing(*words, **named).decode().strip())
    before = ["1.0"]
    for last in range(1, 40):
        called[0] = 0
        version = f"2.{last}"
        try:
            put(first, version, push=True)
        except (GitError, CannotRunError):
            assert on_branch(bare) in (before, [version, *before])
        if called[0] < last:
            break
        if version not in git(bare, "show", "gh-pages:versions.json"):
            called[0] = -1000
            assert put(first, version, push=True) == [version, *before]
        before = [version, *before]
    assert on_branch(bare) == [f"2.{last}", *before]
    assert called[0] < last < 40, "every call had its turn"


def test_the_base_is_the_newer_of_both_sides(clones: tuple[Path, Path, Path]) -> None:
    bare, first, second = clones
    assert base_of(first, "gh-pages", push=True) == ("", "")
    put(first, "1.0")
    here = git(first, "rev-parse", "gh-pages")
    assert base_of(first, "gh-pages", push=True) == (here, here)
    put(first, "1.1", push=True)
    there = git(bare, "rev-parse", "gh-pages")
    assert base_of(second, "gh-pages", push=False) == (there, "")
    assert on_branch(bare) == ["1.1", "1.0"]
