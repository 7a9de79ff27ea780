"""`plan serve`: from saving a file to the page that shows the edit, as a browser would see it.

The preview runs as a process of its own, on a portal that it has built once; each run saves one edit, waits as an open page does, and
reads the page. What is counted is the time by the clock, and what all processes of the preview took of the processor meanwhile.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks import portals
from benchmarks.builds import ENVIRONMENT, PLAN
from benchmarks.measure import Case, Ran

SIZES = (50, 300)  # plans; only when named
PAGE = "branch-001/market"
SHOWN = re.compile(r'value\("(fact\.number_\d+)"\)')
STATE = re.compile(r'shown = "(\d+)"')
PATIENCE = 3600  # seconds for the first build, of which nothing is kept
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Serving:
    """A preview of a portal of so many plans, begun when it is first asked for."""

    size: int
    base: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="serving-")))
    address: str = ""
    process: subprocess.Popen[bytes] | None = None
    edits: int = 0

    def begin(self) -> None:
        """Writes the portal and waits until its first page is served."""
        root = portals.ours(self.base / "ours", self.size)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/"
        environment = {name: value for name, value in ENVIRONMENT.items() if name != "PLAN_PUBLISHED"}
        self.process = subprocess.Popen([*PLAN, "serve", "--port", str(port)], cwd=root, env=environment, stdout=subprocess.DEVNULL)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                self.page()
                return
            except urllib.error.URLError:
                time.sleep(0.2)
        raise RuntimeError("nothing is served")

    def page(self) -> str:
        """The page as it is served."""
        with urllib.request.urlopen(f"{self.address}{PAGE}.html") as answer:
            return str(answer.read().decode())

    def used(self) -> float:
        """Seconds of the processor of the preview's processes so far."""
        assert self.process is not None
        tasks = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="utf-8").split()
        stats = [Path(f"/proc/{one}/stat").read_text(encoding="utf-8").rpartition(")")[2].split() for one in (self.process.pid, *tasks)]
        return sum(int(ticks) for stat in stats for ticks in stat[11:15]) / TICKS

    def edited(self, edit: Callable[[Path, int], str]) -> Ran:
        """Saves an edit and waits until the page shows the words that it returns."""
        if self.process is None:
            self.begin()
        self.edits += 1
        before, page = self.used(), self.page()
        words = edit(self.base / "ours", self.edits)
        while words not in page:
            state = STATE.search(page)
            assert state is not None
            with urllib.request.urlopen(f"{self.address}preview/{state[1]}") as answer:
                answer.read()
            page = self.page()
        return Ran(self.used() - before, 0)

    def end(self) -> None:
        """Ends the preview, and removes the portal."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait()
        shutil.rmtree(self.base)


def cases() -> Iterator[Case]:
    """Every size: a page edited, and a number that the page shows."""
    for size in SIZES:
        serving = Serving(size)
        for name, edit in (("a page", _page_edited), ("a number", _number_edited)):
            yield Case(f"serve {size} plans: {name} edited, saved to shown", partial(serving.edited, edit), asked=str(size))
        serving.end()


def _page_edited(root: Path, number: int) -> str:
    page = root / f"content/{PAGE}.md"
    words = f"第 {number} 次改动。"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")
    return words


def _number_edited(root: Path, number: int) -> str:
    shown = SHOWN.search((root / f"content/{PAGE}.md").read_text(encoding="utf-8"))
    assert shown is not None
    file = root / "data" / PAGE.partition("/")[0] / "facts.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(rf"(?m)^({re.escape(shown[1])}: .*value: )\d+元", rf"\g<1>{number + 7_000_000}元", text), encoding="utf-8")
    return f'data-value="{number + 7_000_000}"'
