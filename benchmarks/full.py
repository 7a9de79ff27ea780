"""A disk that is really full: `python -m benchmarks.full` (as root: it mounts a small one) publishes with 0, 1, 2… free pages of 4 KiB.

Until it succeeds, every try must be refused and leave what was published before, whole; with room again the same publication succeeds.
The tests fail every write in turn by an injected error, which needs no root; this shows that a real full disk is met in no other way.
"""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.cli import CannotRunError
from scripts.publishing.branch import publish_branch
from scripts.publishing.folder import publish_folder
from scripts.publishing.git import GitError
from tests.publishing import git, on_branch, repository, served, source_of, stepped, tiny

PAGE = 4096
ROOM = 16 * 1024 * 1024


@contextlib.contextmanager
def disk() -> Iterator[Path]:
    """A small disk of its own."""
    with tempfile.TemporaryDirectory() as place:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", place], check=True)
        try:
            yield Path(place)
        finally:
            subprocess.run(["umount", place], check=True)


def fill(place: Path, free: int) -> Path:
    """A file that leaves so many pages free."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(b"\0" * PAGE)
    with filler.open("r+b") as file:
        file.truncate(max(filler.stat().st_size - free * PAGE, 0))
    return filler


def tried(place: Path, put: Callable[[str], object], seen: Callable[[], list[str]]) -> int:
    """Publishes with ever more room (what a try leaves, the next one sweeps away); how many tries were refused."""
    put("1.0")
    refused = 0
    for free in range(ROOM // PAGE):
        filler = fill(place, free)
        try:
            put("2.0")
        except (OSError, GitError, CannotRunError):
            refused += 1
        filler.unlink()
        if seen() == ["2.0", "1.0"]:
            return refused
        assert seen() == ["1.0"], (free, seen())
    raise AssertionError("there is never enough room")


def folder() -> int:
    with disk() as place:
        out = place / "out"
        return tried(place, lambda version: publish_folder(out, tiny(version), ("latest",), stepped), lambda: served(out))


def branch(full: str) -> int:
    """With the clone on the small disk, or the other side that it pushes to."""
    with disk() as place, tempfile.TemporaryDirectory() as elsewhere:
        here, there = (place, Path(elsewhere)) if full == "here" else (Path(elsewhere), place)
        clone = repository(here / "clone")
        git(here, "clone", "-q", "--bare", str(clone), str(there / "bare.git"))
        git(clone, "remote", "add", "origin", str(there / "bare.git"))
        source = source_of(clone)

        def put(version: str) -> object:
            return publish_branch(source, "gh-pages", tiny(version, source), ("latest",), stepped, push=True)

        return tried(place, put, lambda: on_branch(there / "bare.git"))


if __name__ == "__main__":
    for name, found in (("folder", folder()), ("branch, this side full", branch("here")), ("branch, the other side full", branch("there"))):
        print(f"{name}: {found} tries refused with the old state whole, the next one published")
