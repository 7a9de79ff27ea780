"""The two sides of a comparison: a git revision, a folder, or what is on disk; only plans whose files differ are read."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from macros.catalogue import say, text, word
from macros.changes.published import read_published
from macros.changes.version import Version
from macros.model.loading import SHARED
from macros.model.page import CONTENT
from macros.model.project import DATA, choose
from scripts.cli import CannotRunError

LINK = "120000"  # the mode of a symbolic link in a git tree
PARTS = (DATA, CONTENT)
ODD = re.compile(r"(?:^|/)(?:\.{0,2}|\.git)(?:/|$)|[\\:*?\"<>|]", re.IGNORECASE)


class Side(Struct, frozen=True, dict=True):
    """One side: how it is called, its files by path with a name for their bytes, and where a plan of it can be read.

    `revision` is the commit it was taken from, empty for a folder; `published` is the plan of a plan.json, which has no files; `folders`
    are the plans asked for. Paths are relative to `root`.
    """

    label: str
    root: Path
    files: Mapping[str, str]
    folders: tuple[str, ...]
    revision: str = ""
    published: Version | None = None

    def mark(self, folder: str) -> object:
        """What tells one state of a plan from another: its files, its pages, and the calendar that all plans share."""
        if self.published is not None:
            return self.published
        pages = f"{CONTENT}/{folder.rpartition('/')[2]}"
        return self._below.get(folder), self._below.get(pages), self.files.get(SHARED)

    @cached_property
    def _below(self) -> Mapping[str, Mapping[str, str]]:
        """The files of every folder, however deep below it, by their paths inside it."""
        found: dict[str, dict[str, str]] = {}
        for path, name in self.files.items():
            parts = path.split("/", 2)
            for length in range(1, len(parts)):
                found.setdefault("/".join(parts[:length]), {})["/".join(parts[length:])] = name
        return found


def side_of(project: Path, named: str | None, scratch: Path, language: str) -> Side:
    """The side that a word of the command line means: a folder that is there, else a git revision; None is what is on disk."""
    if named is None:
        return _folder(project, word("working-tree", language), language)
    path = Path(named)
    if path.is_dir() and choose(path) is not None:
        return _folder(path, named, language)
    if path.suffix == ".json" and path.is_file():
        published = read_published(path.read_bytes().decode("utf-8", errors="replace"))
        if published is None:
            raise CannotRunError(text(say("not-a-plan-json", path=named), language))
        return Side(named, Path(), {}, (f"{DATA}/{published.key}",), published=published)
    return _revision(project, named, scratch, language)


def _folder(path: Path, label: str, language: str) -> Side:
    choice = choose(path)
    if choice is None or not choice.folders:
        raise CannotRunError(text(say("no-plans", path=str(path)), language))
    root = choice.root
    known = _index(root)
    files = {}
    for part in sorted({*PARTS, *(folder.partition("/")[0] for folder in choice.folders)}):
        for above, _, names in os.walk(root / part):
            inside = Path(above).relative_to(root).as_posix()
            for shown in (f"{inside}/{name}" for name in names):
                if shown in known:
                    files[shown] = known[shown]
                elif _is_read(shown) and (root / shown).is_file():
                    files[shown] = _blob((root / shown).read_bytes())
    return Side(label, root, files, choice.folders)


def _is_read(path: str) -> bool:
    """True for what a plan is read from: its data and its pages."""
    return path.endswith((".yml", ".csv", ".md")) and "/." not in f"/{path}"


def _index(root: Path) -> dict[str, str]:
    """What git knows of the files as they are on disk, so that they need not be read; empty outside of git."""
    if git_says(root, "rev-parse", "--git-dir") is None:
        return {}
    listed = (git_says(root, "ls-files", "-s", "-z", "--", *PARTS) or b"").decode("utf-8", "surrogateescape")
    found = {}
    for entry in listed.split("\0"):
        about, _, path = entry.partition("\t")
        if path and about.endswith(" 0") and not about.startswith(LINK) and _is_read(path):
            found[path] = about.split(" ")[1]
    for path in _paths(git_says(root, "diff", "--name-only", "--relative", "--no-ext-diff", "-z", "--", *PARTS)):
        found.pop(path, None)
    return found


def _revision(project: Path, named: str, scratch: Path, language: str) -> Side:
    """The files of a commit. Those of plans are written to a folder when they are needed; nothing but plain files is taken."""
    commit = git_says(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{named}^{{commit}}")
    if commit is None:
        key = "no-such-revision" if git_says(project, "rev-parse") is not None else "no-git"
        raise CannotRunError(text(say(key, named=named), language))
    revision = commit.decode().strip()
    tree = git_says(project, "ls-tree", "-r", "-z", revision, "--", *(f"{part}/" for part in PARTS))
    listed = (tree or b"").decode("utf-8", "surrogateescape")
    files = {}
    for entry in listed.split("\0"):
        about, _, path = entry.partition("\t")
        if path and _is_read(path):
            mode, _, name = about.split(" ")
            if mode == LINK and path.startswith(f"{DATA}/"):
                raise CannotRunError(text(say("link-in-revision", named=named, path=path), language))
            if not _plain(path):
                raise CannotRunError(text(say("odd-path-in-revision", named=named, path=ascii(path)), language))
            if mode != LINK:  # a page that is a link is read nowhere
                files[path] = name
    folders = sorted({f"{DATA}/{path.split('/')[1]}" for path in files if path.startswith(f"{DATA}/") and path.count("/") > 1})
    plans = tuple(folder for folder in folders if not folder.rpartition("/")[2].startswith(".") and folder != f"{DATA}/kinds")
    if not plans:
        raise CannotRunError(text(say("no-plans-in-revision", named=named), language))
    return Side(named, scratch, files, plans, revision)


def fetch(project: Path, side: Side, folders: set[str]) -> None:
    """Writes the files of some plans of a revision, and what all plans share, into its folder."""
    if not side.revision:
        return
    beginnings = tuple(f"{start}/" for folder in folders for start in (folder, f"{CONTENT}/{folder.rpartition('/')[2]}"))
    wanted = [path for path in side.files if path.startswith((*beginnings, f"{DATA}/kinds/")) or path == SHARED]
    asked = "".join(f"{side.files[path]}\n" for path in wanted).encode()
    given = git_says(project, "cat-file", "--batch", put=asked) or b""
    at = 0
    for path in wanted:
        end = given.index(b"\n", at)
        size = int(given[at:end].split(b" ")[2])
        target = side.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(given[end + 1 : end + 1 + size])
        at = end + size + 2


def _plain(path: str) -> bool:
    """False for a path that could lead out of a folder, or that another system would take for another one."""
    return path.isprintable() and not ODD.search(path)


def _blob(data: bytes) -> str:
    """The name that git gives to bytes."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _paths(listed: bytes | None) -> list[str]:
    return [path for path in (listed or b"").decode("utf-8", "surrogateescape").split("\0") if path]


def git_says(folder: Path, *words: str, put: bytes | None = None) -> bytes | None:
    """What git says, None when it refuses or is not there. It writes nothing and asks nobody."""
    try:
        ran = subprocess.run(["git", "--no-optional-locks", "--no-pager", *words], cwd=folder, input=put, capture_output=True, check=False)
    except FileNotFoundError:
        return None
    return ran.stdout if ran.returncode == 0 else None


def differing(before: Side, after: Side) -> list[tuple[str | None, str | None]]:
    """The plans that may differ, as folders on both sides. Two single plans are one plan in two states, whatever they are called."""
    single = before if before.published is not None else after if after.published is not None else None
    if single is not None and single.folders[0] in before.folders and single.folders[0] in after.folders:
        pairs: list[tuple[str | None, str | None]] = [(single.folders[0], single.folders[0])]
    elif len(before.folders) == len(after.folders) == 1:
        pairs = [(before.folders[0], after.folders[0])]
    else:
        every = sorted({*before.folders, *after.folders})
        pairs = [(folder if folder in before.folders else None, folder if folder in after.folders else None) for folder in every]
    return [pair for pair in pairs if pair[0] is None or pair[1] is None or before.mark(pair[0]) != after.mark(pair[1])]


def available(before: Side, after: Side) -> list[str]:
    """The ids of all plans of both sides, sorted."""
    return sorted({folder.rpartition("/")[2] for side in (before, after) for folder in side.folders})

