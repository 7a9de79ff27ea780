"""Pages kept by content: a build after any edit gives the same bytes as a build from nothing, and makes only what changed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.pages.progress import following
from macros.pages.shelf import shelf
from scripts.bundles import bundle
from scripts.downloads import write_downloads
from tests.portal import PLAN, ROOT, copy_project, run
from tests.test_around import files

AXES = "product: {a: {name: 甲}, b: {name: 乙}, c: {name: 丙}}\n"
TARGETS = (
    "revenue:\n  name: 销售额\n  unit: 元\n  owner: 总监\n  total: 600万\n  quantum: 1万元\n  split: {product: '1:2:3', month: even}\n"
)
TARGETS += "  cross: [[product, month]]\n"
PAGE = '# 目标\n\n全年 {{ value("revenue.total") }}，见[总览](index.md#summary)。\n\n{{ target_table("revenue", "product", "month") }}\n\n'
PAGE += '{{ chart("mix", "revenue", along="product") }}\n'


def plan_files(key: str, parent: str = "") -> dict[str, str]:
    head = f"title: 计划{key}\nkind: blank\nperiod: {{start: 2026-01, months: 12}}\nstatus: draft\nowner: 总监\n{parent}"
    return {
        f"data/{key}/plan.yml": head,
        f"data/{key}/axes.yml": AXES + ("company: {b: {name: 乙公司, plan: b}}\n" if key == "a" else ""),
        f"data/{key}/targets.yml": TARGETS,
        f"content/{key}/index.md": f"# 总览{key}\n\n## 小结 {{: #summary}}\n\n{{{{ one_page() }}}}\n",
        f"content/{key}/targets.md": PAGE,
        f"content/{key}/figures.md": "# 数字由来\n\n{{ figures() }}\n",
    }


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three small plans, one the parent of another, built once so that everything is kept."""
    root = copy_project(tmp_path_factory.mktemp("kept") / "portal")
    for part in ("data", "content"):
        shutil.rmtree(root / part)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    nav = "".join(
        f"  - 计划{key}:\n{''.join(f'      - {key}/{page}.md{chr(10)}' for page in ('index', 'targets', 'figures'))}" for key in "abc"
    )
    head, _, tail = config.partition("\nnav:\n")
    written = {"mkdocs.yml": f"{head}\nnav:\n  - 首页: index.md\n{nav}\nplugins:{tail.partition(f'{chr(10)}plugins:')[2]}"}
    written |= {"content/index.md": "# 全部\n\n{{ plans() }}\n"}
    written |= {**plan_files("a"), **plan_files("b", "parent: a\n"), **plan_files("c")}
    for name, text in written.items():
        put(root / name, text)
    (root / "data/c/targets.yml").rename(root / "shared.yml")
    (root / "data/c/targets.yml").symlink_to("../../shared.yml")
    build(root)
    return root


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def build(root: Path) -> dict[str, bytes]:
    run([PLAN, "build"], root)
    return files(root / "site")


def replace(name: str, before: str, after: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert before in text
        (root / name).write_text(text.replace(before, after), encoding="utf-8")

    return edit


def plan_added(key: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        for name, text in plan_files(key).items():
            put(root / name, text)

    return edit


def _renamed(root: Path) -> None:
    (root / "content/c/targets.md").rename(root / "content/c/aims.md")
    replace("mkdocs.yml", "c/targets.md", "c/aims.md")(root)


def _deleted(root: Path) -> None:
    (root / "content/b/targets.md").unlink()
    replace("mkdocs.yml", "      - b/targets.md\n", "")(root)


EDITS: dict[str, tuple[Callable[[Path], None], ...]] = {
    "a number and a page": (replace("data/b/targets.yml", "600万", "660万"), replace("content/a/targets.md", "全年", "整年")),
    "titles and the navigation": (
        replace("content/a/index.md", "# 总览a", "# 概览a"),
        _renamed,
        _deleted,
        replace("mkdocs.yml", "  - 计划b:", "  - 第二份计划:"),
    ),
    "a plan more": (plan_added("d"),),
    "a file behind a link": (replace("shared.yml", "600万", "660万"),),
    "the settings": (replace("mkdocs.yml", "site_name: 计划门户", "site_name: 年度计划"),),
    "the theme": (replace("macros/pages/theme/main.html", "{% block styles %}", '{% block styles %}<meta name="edited">'),),
}


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS)
def test_a_build_after_an_edit_is_the_same_as_one_from_nothing(
    portal: Path, tmp_path: Path, edits: tuple[Callable[[Path], None], ...]
) -> None:
    root = tmp_path / "portal"
    shutil.copytree(portal, root, symlinks=True)
    before = files(root / "site")
    for edit in edits:
        edit(root)
    after = build(root)
    shutil.rmtree(root / ".plan")
    from_nothing = build(root)
    assert sorted(after) == sorted(from_nothing)
    assert [name for name in after if after[name] != from_nothing[name]] == []
    assert after != before


def test_only_what_an_edit_touches_is_made_and_a_damaged_file_does_no_harm(portal: Path, tmp_path: Path) -> None:
    root = tmp_path / "portal"
    shutil.copytree(portal, root, symlinks=True)
    before = files(root / "site")
    kept = root / ".plan/pages/site"
    stamps = {path: path.stat().st_mtime_ns for path in kept.rglob("*.html")}
    assert len(stamps) == 10
    (kept / "c/index.md.json").write_text("{", encoding="utf-8")
    assert build(root) == before
    assert _made(stamps) == [kept / "c/index.md.html"]
    stamps = {path: path.stat().st_mtime_ns for path in kept.rglob("*.html")}
    replace("content/b/targets.md", "全年", "整年")(root)  # a rule may look at it: what tells of the rules is made again
    build(root)
    assert sorted(_made(stamps)) == [kept / name for name in ("b/index.md.html", "b/targets.md.html", "index.md.html")]


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


DAMAGES = (_cut, _a_folder, _emptied, Path.unlink)


def test_what_is_not_whole_is_made_again(portal: Path, tmp_path: Path) -> None:
    """A third of all kept files first, then, while every frame is new, what stands in the frames."""
    root = tmp_path / "portal"
    shutil.copytree(portal, root, symlinks=True)
    found = sorted(path for path in (root / ".plan").rglob("*") if path.is_file())
    for number, path in enumerate(found[::3]):
        DAMAGES[number % 4](path)
    (root / ".plan/pages/site/left-behind").write_text("by a build that was stopped", encoding="utf-8")
    assert build(root) == files(portal / "site")
    assert not (root / ".plan/pages/site/left-behind").exists()
    assert list((root / ".plan").rglob("tmp*")) == []
    for number, path in enumerate(sorted(path for path in (root / ".plan").rglob("*.content") if path.is_file())[:7]):
        DAMAGES[number % 4](path)
    replace("mkdocs.yml", "  - 计划b:", "  - 第二份计划:")(root)
    after = build(root)
    shutil.rmtree(root / ".plan")
    assert after == build(root)


def test_an_archive_that_is_damaged_anywhere_is_made_again(portal: Path, tmp_path: Path) -> None:
    root = _copy_without_kept(portal, tmp_path / "portal")
    expected, kept = bundle(shelf(root), "c", ""), root / ".plan/files/c.zip"
    whole = kept.read_bytes()
    for place in (*range(5, 60, 5), *range(len(whole) - 60, len(whole), 5)):
        kept.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        assert bundle(shelf(root), "c", "") == expected


def test_a_plan_read_for_its_files_alone_is_forgotten(portal: Path, tmp_path: Path) -> None:
    plans, site = shelf(_copy_without_kept(portal, tmp_path / "portal")), tmp_path / "site"
    assert plans["b"] is not None
    assert set(write_downloads(plans, site)) == {"a", "b", "c"}
    assert set(plans.held) == {"b"}
    assert {name: (portal / "site" / name).read_bytes() for name in files(site)} == files(site)


def _made(stamps: dict[Path, int]) -> list[Path]:
    return [path for path, stamp in stamps.items() if path.stat().st_mtime_ns != stamp]


def test_two_parts_put_together_are_one_build(portal: Path, tmp_path: Path) -> None:
    before = files(portal / "site")
    parts = []
    for number, keys in enumerate((["a", "c"], ["b"])):
        part = _copy_without_kept(portal, tmp_path / f"part-{number}")
        run([PLAN, "build", *keys], part)
        assert not (part / "site").exists()
        parts += ["--merge", str(part / ".plan")]
    whole = _copy_without_kept(portal, tmp_path / "whole")
    run([PLAN, "build", *parts], whole)
    assert files(whole / "site") == before


def test_two_processes_make_the_same_site_as_one(portal: Path, tmp_path: Path) -> None:
    root = _copy_without_kept(portal, tmp_path / "portal")
    put(root / "check.yml", "host: zensical\n")  # the processes build with what the command says, too
    run([PLAN, "build", "--jobs", "2", "--host", "mkdocs"], root)
    assert files(root / "site") == files(portal / "site")


def _copy_without_kept(portal: Path, target: Path) -> Path:
    shutil.copytree(portal, target, symlinks=True, ignore=shutil.ignore_patterns(".plan", "site"))
    return target


def test_a_plan_that_is_not_there_is_named(portal: Path) -> None:
    done = subprocess.run([PLAN, "build", "d"], cwd=portal, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "a、b、c" in done.stderr


@pytest.mark.parametrize(
    ("options", "folders", "end"),
    [
        (["--host", "mkdocs"], 1, signal.SIGINT),
        (["--host", "zensical"], 2, signal.SIGINT),
        (["--jobs", "2"], 2, signal.SIGINT),
        (["--jobs", "2"], 2, signal.SIGTERM),
    ],
)
def test_a_build_that_is_stopped_leaves_the_site_as_it_was(
    portal: Path, tmp_path: Path, options: list[str], folders: int, end: signal.Signals
) -> None:
    """`folders` of its own are there once the generator runs. Ctrl-C reaches all processes of a terminal, another end the first alone."""
    root = _copy_without_kept(portal, tmp_path / "portal")
    (root / "site").mkdir()
    (root / "site/index.html").write_text("before", encoding="utf-8")
    command, beside = [str(PLAN), "build", *options], tmp_path / "temporary"
    beside.mkdir()
    around = {**os.environ, "TMPDIR": str(beside)}
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background is deaf to it, and its children too
    child = subprocess.Popen(command, cwd=root, env=around, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, process_group=0)
    signal.signal(signal.SIGINT, heard)
    with child:
        assert child.stdout is not None
        while len([*root.glob(".plan-site-*"), *beside.iterdir()]) < folders:
            assert child.poll() is None, child.stdout.read()
            time.sleep(0.02)
        (os.killpg if end == signal.SIGINT else os.kill)(child.pid, end)
        told = child.stdout.read()
    assert child.returncode == 130, told
    assert "Traceback" not in told
    assert list(beside.iterdir()) == []
    assert files(root / "site") == {"index.html": b"before"}
    assert {path.name for path in root.iterdir() if path.name.startswith(".")} <= {".plan", ".cache"}


def test_how_far_work_is_is_told_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    clock = iter(range(0, 1000, 4))
    monkeypatch.setattr("macros.pages.progress.time.monotonic", lambda: next(clock))
    assert list(following("abc", "progress-check")) == ["a", "b", "c"]
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.delenv("CI", raising=False)
    for name, value in (("CI", "true"), ("TERM", "dumb"), ("PLAN_TERMINAL", "")):
        with monkeypatch.context() as elsewhere:
            elsewhere.setenv(name, value)
            assert list(following("abc", "progress-check")) == ["a", "b", "c"]
            assert capsys.readouterr() == ("", "")
    monkeypatch.setenv("TERM", "xterm")
    assert list(following("abc", "progress-check")) == ["a", "b", "c"]
    told = capsys.readouterr()
    assert told.out == ""
    monkeypatch.setattr("os.get_terminal_size", lambda _: os.terminal_size((12, 9)))
    monkeypatch.setattr("sys.stderr.fileno", lambda: 2)
    assert list(following("a", "progress-check")) == ["a"]
    assert capsys.readouterr().err == "\r\x1b[K核对 0/1 个\r\x1b[K"
    assert told.err.split("\r\x1b[K")[1:] == [
        "核对 0/3 个计划 · 约剩 12 秒",
        "核对 1/3 个计划 · 约剩 16 秒",
        "核对 2/3 个计划 · 约剩 6 秒",
        "",
    ]
