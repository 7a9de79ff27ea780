"""Which plans read which: a figure of another plan (`= fmcg-2026:revenue.total`), a sum over plans, a plan in another language.

By the words in their files alone, so that of many plans only the few that matter are read; a word too many costs a look, and no more.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from macros.model.project import DATA
from scripts.revisions import Side, fetch, git_says

NAMES = re.compile(r"(?:plan|twin): *['\"]?([0-9A-Za-z_-]+)|([0-9A-Za-z_-]+):[^\W\d]")


def fetch_all(project: Path, side: Side, folders: Collection[str]) -> None:
    """Fetches plans with all that they read, and what those read."""
    there: set[str] = set()
    wanted = {*folders}
    while wanted - there:
        fetch(project, side, wanted - there)
        found = {folder for one in wanted - there for folder in _read_by(side, one)}
        there |= wanted
        wanted |= found


def _read_by(side: Side, folder: str) -> Iterator[str]:
    """The plans that a plan's files name."""
    for path in sorted((side.root / folder).glob("*.yml")):
        for match in NAMES.finditer(path.read_text(encoding="utf-8", errors="replace")):
            other = f"{DATA}/{match[1] or match[2]}"
            if other in side.folders:
                yield other


def readers(project: Path, sides: Collection[Side], folders: Collection[str]) -> set[str]:
    """The plans of all sides that read one of these, or one that reads one of these, and so on; not these themselves."""
    known, fresh = {*folders}, {*folders}
    while fresh:
        fresh = {one for side in sides for one in _naming(project, side, fresh)} - known
        known |= fresh
    return {folder for folder in known - {*folders} if all(folder in side.folders for side in sides)}


def _naming(project: Path, side: Side, folders: Collection[str]) -> Iterator[str]:
    keys = "|".join(re.escape(folder.rpartition("/")[2]) for folder in sorted(folders))
    pattern = rf"(plan|twin): *['\"]?({keys})|(^|[^0-9A-Za-z_-])({keys}):[^ ]"
    if side.revision:
        found = git_says(project, "grep", "-l", "-z", "-E", "-e", pattern, side.revision, "--", f"{DATA}/*.yml") or b""
        paths = [path.partition(":")[2] for path in found.decode("utf-8", "surrogateescape").split("\0") if path]
    else:
        named = re.compile(pattern.encode())
        files = (path for path in side.files if path.startswith(f"{DATA}/") and path.endswith(".yml"))
        paths = [path for path in files if named.search((side.root / path).read_bytes())]
    yield from {"/".join(path.split("/")[:2]) for path in paths}
