"""Whole sites built: this portal beside the same pages with their tables typed, each build a process of its own.

A build is a fresh process, as on a CI machine; its time of the processor and its peak memory are what the system counts for it and what
it started. Portals of 50 plans and more are built only when their case is named: the largest takes the better part of an hour.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import portals
from benchmarks.measure import Case, Ran, Work

SIZES = {1: 3, 10: 3, 50: 1, 100: 1, 300: 1}  # plans, and how many runs
ASKED = 50  # plans from which on a case runs only when it is named
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(portals.ROOT), "PLAN_PUBLISHED": "1"}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)  # where it is set, our code would be compiled at every build, and the peers' not
ALONE = {name: value for name, value in ENVIRONMENT.items() if name != "PLAN_PUBLISHED"}
# what is no part of this project and is measured when it is there; see README.md
PEERS = portals.ROOT / ".plan/peers"
WITH_JIEBA = {**ENVIRONMENT, "PYTHONPATH": f"{portals.ROOT}{os.pathsep}{PEERS}"}
HUGO = shutil.which("hugo", path=os.pathsep.join([str(PEERS / "hugo/binaries"), os.environ.get("PATH", "")]))
PLAN = [sys.executable, "-c", "from scripts.cli import main; main()"]
MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
ZENSICAL = [sys.executable, "-m", "zensical", "build", "--clean"]


@dataclass(frozen=True, slots=True)
class Portals:
    """The portal of a case and its peers, in a folder of their own."""

    base: Path
    ours: Path
    typed: Path
    listed: Path
    bare: Path
    pipes: Path
    hugo: Path


def cases() -> Iterator[Case]:
    """Every size: from nothing, and again after one page, one number, nothing was edited."""
    for size, runs in SIZES.items():
        made: list[Portals] = []
        portal = partial(_made, made, size)
        name, asked = f"build {size} plan{'s' if size > 1 else ''}", str(size) if size >= ASKED else ""
        peers: dict[str, Work] = {
            "mkdocs + material, tables typed as Markdown": partial(_built, MKDOCS, portal, "typed"),
            "mkdocs + macros, tables as Markdown": partial(_built, MKDOCS, portal, "pipes"),
            "zensical, tables typed as Markdown": partial(_built, ZENSICAL, portal, "typed"),
            "mkdocs + material, the same pages without their tables": partial(_built, MKDOCS, portal, "bare"),
        }
        if (PEERS / "jieba").is_dir():
            named = "mkdocs + material, typed, Chinese cut by jieba for its search"
            peers[named] = partial(_built, MKDOCS, portal, "typed", WITH_JIEBA)
            if size > portals.GROUP:
                peers[f"{named}, plans not grouped"] = partial(_built, MKDOCS, portal, "listed", WITH_JIEBA)
        if HUGO:
            peers["hugo, tables typed as Markdown, bare theme, no search"] = partial(_built, [HUGO, "--quiet"], portal, "hugo")
        typed = {"the same, typed, from nothing": peers["mkdocs + material, tables typed as Markdown"]}
        yield Case(f"{name}, the pages alone", partial(_pages, portal), peers, runs, long=True, asked=asked)
        alone = partial(_pages, portal, ALONE)
        yield Case(f"{name}, by the generator alone, with explanations", alone, typed, runs, long=True, asked=asked)
        yield Case(f"{name}, with explanations and downloads", partial(_afresh, portal), typed, 1, long=True, asked=asked)
        yield Case(f"{name} again, one page edited", partial(_again, portal, _page_edited), typed, runs, long=True, asked=asked)
        yield Case(f"{name} again, one number edited", partial(_again, portal, _number_edited), typed, runs, long=True, asked=asked)
        yield Case(f"{name} again, nothing edited", partial(_again, portal, lambda _: None), typed, runs, long=True, asked=asked)
        for one in made:
            shutil.rmtree(one.base)


def _made(made: list[Portals], size: int) -> Portals:
    """The portals, written when a case first runs."""
    if not made:
        base = Path(tempfile.mkdtemp(prefix="portals-"))
        ours = portals.ours(base / "ours", size)
        compileall.compile_dir(ours / "macros", quiet=1)
        typed = portals.typed(base / "typed", size, ours)
        listed, bare = portals.listed(base / "listed", typed), portals.bare(base / "bare", typed)
        made.append(Portals(base, ours, typed, listed, bare, portals.with_pipes(base / "pipes", size), portals.hugo(base / "hugo", typed)))
    return made[0]


def _built(command: list[str], portal: Callable[[], Portals], name: str, environment: Mapping[str, str] = ENVIRONMENT) -> Ran:
    return _ran(command, getattr(portal(), name), environment)


def _pages(portal: Callable[[], Portals], environment: Mapping[str, str] = ENVIRONMENT) -> Ran:
    """The site generator with our macros and nothing beside the pages: what the peers give. Where nobody will write explanations beside
    them, a page of each plan explains all its numbers.
    """
    shutil.rmtree(portal().ours / ".plan", ignore_errors=True)
    return _ran([*MKDOCS, "--strict"], portal().ours, environment)


def _afresh(portal: Callable[[], Portals]) -> Ran:
    """`plan build` with nothing known: the check, the pages, the explanation of every number, the files to download."""
    shutil.rmtree(portal().ours / ".plan", ignore_errors=True)
    return _ran([*PLAN, "build"], portal().ours)


def _again(portal: Callable[[], Portals], edit: Callable[[Path], None]) -> Ran:
    edit(portal().ours)
    return _ran([*PLAN, "build"], portal().ours)


def _page_edited(root: Path) -> None:
    page = root / "content/branch-001/market.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n又一段。\n", encoding="utf-8")


def _number_edited(root: Path) -> None:
    file = root / "data/branch-001/facts.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("value: ", "value: 1", 1), encoding="utf-8")


# a small process between us and the build: what is started directly counts our own memory as its peak
WAITS = """
import os, sys
os.chdir(sys.argv[1])
_, status, used = os.wait4(os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)]), 0)
print(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def _ran(command: list[str], folder: Path, environment: Mapping[str, str] = ENVIRONMENT) -> Ran:
    """Runs a command that must succeed, and what it took."""
    done = subprocess.run(
        [sys.executable, "-c", WAITS, str(folder), *command], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    cpu, peak = done.stdout.split()
    return Ran(float(cpu), int(peak))
