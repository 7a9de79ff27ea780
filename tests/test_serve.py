"""`plan serve`, run for real: the open page follows edits of data, pages and code by itself, faults do not end it, Ctrl-C does."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, expect

from tests.plans import AXES, BARE, FOLDER, write_files
from tests.portal import PLAN, ROOT, Visit

PATIENCE = 120  # seconds; other tests keep the machine busy meanwhile
TARGETS = "revenue:\n  name: 销售额\n  unit: 元\n  owner: 总监\n  total: 600万\n  quantum: 1万元\n  split:\n    product: 1:2:3\n"
PAGE = '# 目标\n\n全年 {{ value("revenue.total") }}。\n\n{{ target_table("revenue", "product") }}\n'


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A portal with one small plan, so that it is built in a moment; the code is the portal's own."""
    root = tmp_path / "portal"
    write_files(BARE | {"plan.yml": f"{BARE['plan.yml']}show: 万元\n", "axes.yml": AXES, "targets.yml": TARGETS}, root)
    write_files({"../../content/index.md": "# 首页\n\n{{ plans() }}\n", "../../content/p/index.md": PAGE}, root)
    write_files({"../../content/p/figures.md": "# 数字\n\n{{ figures() }}\n"}, root)
    shutil.copytree(ROOT / "macros", root / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(re.sub(r"^nav:\n(?:[ #].*\n|\n(?=[ #]))+", "", settings, flags=re.MULTILINE), encoding="utf-8")
    return root


class Preview:
    """A running `plan serve` with all it has said."""

    def __init__(self, project: Path, host: str) -> None:
        self.project, self.port, self.said = project, free_port(), list[str]()
        self.left = project.parent / "temporary"
        self.left.mkdir()
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background ignores Ctrl-C, and would hand that on
        self.process = subprocess.Popen(
            [PLAN, "serve", "--port", str(self.port), "--host", host],
            cwd=project,
            env={**os.environ, "TMPDIR": str(self.left)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self.listener = threading.Thread(target=self._listen)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self.said.append(line)

    def hears(self, words: str) -> None:
        """Waits until it says the words."""
        end = time.monotonic() + PATIENCE
        while not any(words in line for line in self.said):
            assert time.monotonic() < end, f"never said {words!r}:\n{''.join(self.said)}"
            time.sleep(0.1)

    def edit(self, file: str, old: str, new: str) -> None:
        """Saves a file with one change."""
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def children(self) -> list[int]:
        listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout.split("\n")
        pairs = [tuple(map(int, line.split())) for line in listed if line.strip()]
        return [pid for pid, parent in pairs if parent == self.process.pid]


@contextmanager
def serving(project: Path, host: str) -> Iterator[Preview]:
    preview = Preview(project, host)
    try:
        yield preview
    finally:
        if preview.process.poll() is None:
            preview.process.send_signal(signal.SIGINT)
        preview.process.wait(PATIENCE)
        preview.listener.join()


def opened(preview: Preview, chromium: Browser) -> Visit:
    """A visit to the first page, as soon as it is there."""
    base = f"http://127.0.0.1:{preview.port}/"
    preview.hears(base)
    visit = Visit(chromium.new_page(), base)
    end = time.monotonic() + PATIENCE
    while True:
        try:
            visit.page.goto(f"{base}p/index.html")
            break
        except Error:
            assert time.monotonic() < end, "".join(preview.said)
            time.sleep(0.2)
    visit.watch(visit.page)
    return visit


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_open_pages_follow_every_edit(project: Path, chromium: Browser, tmp_path: Path) -> None:
    """Both hosts at once, each with a portal of its own: most of the time is waiting."""
    shutil.copytree(project, tmp_path / "other" / "portal")
    data, page = f"{FOLDER}/targets.yml", "content/p/index.md"
    with serving(project, "mkdocs") as first, serving(tmp_path / "other" / "portal", "zensical") as second:
        previews = (first, second)
        visits = [opened(preview, chromium) for preview in previews]

        def all_show(words: str) -> None:
            for visit in visits:
                expect(visit.page.locator("article")).to_contain_text(words, timeout=PATIENCE * 1000)

        def edit(file: str, old: str, new: str) -> None:
            time.sleep(1.1)  # in a later second than the last build: Zensical's stamps are whole seconds
            for preview in previews:
                preview.edit(file, old, new)

        all_show("全年 600万元")
        edit(page, "全年", "今年")
        all_show("今年 600万元")
        edit(data, "total: 600万", "total: 1200万")
        all_show("今年 1,200万元")
        edit("macros/catalogue/pages.py", '"total": ("合计"', '"total": ("总计"')
        all_show("总计")

        edit(data, "total: 1200万", "total: [1200万")
        all_show("targets.yml 有错误")
        hear(previews, f"{data}:5:10: error[yaml-syntax]")
        edit(data, "total: [1200万", "total: 1800万")
        all_show("今年 1,800万元")

        edit(page, 'value("revenue.total")', 'value("revenue.totl")')
        all_show("没有叫 revenue.totl 的数字")
        edit(page, 'value("revenue.totl")', 'value("revenue.total"')
        hear(previews, f"{page}:3:4: error[page-syntax]")
        edit(page, 'value("revenue.total"', 'value("revenue.total")')
        all_show("今年 1,800万元")

        edit("macros/pages/targets.py", "SHARE_DIGITS = 1", "SHARE_DIGITS = = 1")
        hear(previews, "生成器停了")
        edit("macros/pages/targets.py", "SHARE_DIGITS = = 1", "SHARE_DIGITS = 2")
        all_show("33.33")

        for visit in visits:
            assert [wrong for wrong in visit.wrong if wrong.startswith("another host")] == []
            visit.page.close()
        for preview, asked in zip(previews, (signal.SIGINT, signal.SIGTERM), strict=True):
            ends_cleanly(preview, asked)


def hear(previews: tuple[Preview, ...], words: str) -> None:
    for preview in previews:
        preview.hears(words)


def ends_cleanly(preview: Preview, asked: signal.Signals) -> None:
    """The command ends with 0 and leaves no process, no folder and no listener behind."""
    children = preview.children()
    assert len(children) == 1
    preview.process.send_signal(asked)
    assert preview.process.wait(PATIENCE) == 0
    assert [pid for pid in children if is_there(pid)] == []
    assert list(preview.left.iterdir()) == []
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", preview.port)) != 0


def test_a_taken_port_is_said_with_a_way_out(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = subprocess.run([PLAN, "serve", "--port", str(port)], cwd=project, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    said = re.fullmatch(rf"plan: 端口 {port} 已被占用；换一个：--port (\d+)\n", ran.stderr)
    assert said is not None, ran.stderr
    assert int(said[1]) > port
