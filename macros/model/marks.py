"""Digests of files by name and bytes, which tell one state of a plan from another; no path of this machine and no time is in them."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from macros.model.page import CONTENT
from macros.model.project import DATA, SETTINGS

CODE = Path(__file__).resolve().parents[2]
PORTAL = ""  # the unit of everything that belongs to no plan
ALL_PLANS = ""  # no plan's id: what asks for it asks which plans there are
WITH_PAGES = "/"  # behind a plan's id: its pages are meant too


@cache
def engine() -> bytes:
    """A digest of the engine itself and the Python that runs it: another version finds and shows other things."""
    digest = hashlib.sha256(f"{sys.version_info[:3]}".encode())
    for folder in ("macros", "scripts"):
        add_files(digest, CODE, (name for name in files_below(CODE / folder, folder) if name.endswith((".py", ".yml"))))
    return digest.digest()


def files_below(folder: Path, shown: str, but: frozenset[str] = frozenset()) -> Iterator[str]:
    """Everything below a folder but folders, in order, as `shown/…`; links to folders are named, not followed, some folders left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            yield f"{shown}/{entry.name}"
        elif entry.name not in but:
            yield from files_below(Path(entry.path), f"{shown}/{entry.name}")


def add_files(digest: Any, root: Path, names: Iterator[str]) -> None:
    """Adds files to a digest by name and bytes; what cannot be read counts as that."""
    for name in names:
        try:
            data, kind = _content(root, name)
        except OSError:
            data, kind = b"", "closed"
        digest.update(f"{name}\0{kind}\0".encode("utf-8", "surrogateescape") + data)


def _content(root: Path, name: str) -> tuple[bytes, int | str]:
    """The bytes of a file and their number; none of a link that leads out of the root, as nobody reads that, and none where there is no
    file.
    """
    path = f"{root}/{name}"
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISLNK(mode):
            found = Path(path).resolve(strict=True)
            if not found.is_relative_to(root.resolve()) or not found.is_file():
                return b"", "link"
        elif not stat.S_ISREG(mode):
            return b"", "odd"
    except (FileNotFoundError, NotADirectoryError):
        return b"", "gone"
    except RuntimeError:  # a loop of links
        return b"", "link"
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - for some hundred files a path object takes longer than the file
        data = file.read()
    return data, len(data)


class Marks(Struct):
    """The digests of one project as it is now, each taken once; `ids` are its plans."""

    root: Path
    ids: tuple[str, ...]
    taken: dict[str, str] = field(default_factory=dict)
    shared: bytes = b""

    def of(self, folder: str) -> str:
        """Of a plan's folder, with its pages and what all plans share, or of everything outside the plans; the engine is in it too."""
        if folder not in self.taken:
            digest = hashlib.sha256(engine() + self._shared())
            if folder == PORTAL:
                digest.update("\0".join(self.ids).encode("utf-8", "surrogateescape"))
                add_files(digest, self.root, files_below(self.root / CONTENT, CONTENT, frozenset(self.ids)))
                add_files(digest, self.root, iter(("mkdocs.yml",)))
                names = (*files_below(self.root / CONTENT, CONTENT), *sorted(f"{path}" for path in (self.root / DATA).glob("*")))
                digest.update("\0".join(names).encode("utf-8", "surrogateescape"))
            else:
                name = folder.rpartition("/")[2]
                digest.update(self.of_data(name).encode())
                self._add_folder(digest, f"{CONTENT}/{name}")
            self.taken[folder] = digest.hexdigest()
        return self.taken[folder]

    def of_data(self, key: str) -> str:
        """Of a plan's data alone, with what all plans share and the engine: its figures come from nothing else."""
        if key not in self.taken:
            digest = hashlib.sha256(engine() + self._shared())
            self._add_folder(digest, f"{DATA}/{key}")
            self.taken[key] = digest.hexdigest()
        return self.taken[key]

    def renew(self, keys: Iterable[str]) -> None:
        """Takes those of some plans again when they are asked for."""
        for key in keys:
            self.taken.pop(key, None)
            self.taken.pop(f"{DATA}/{key}", None)

    def of_plans(self, names: Any) -> dict[str, str]:
        """Of the data of plans by id, or of a plan with its pages; for a name that is none of them, all plans there are."""
        return {name: self._of_plan(name) for name in sorted(names)}

    def _of_plan(self, name: str) -> str:
        key = name.removesuffix(WITH_PAGES)
        if key not in self.ids:
            return "\0".join(self.ids)
        return self.of_data(key) if key == name else self.of(f"{DATA}/{key}")

    def _add_folder(self, digest: Any, folder: str) -> None:
        digest.update(repr((self.root / folder).is_symlink()).encode())
        add_files(digest, self.root, files_below(self.root / folder, folder))

    def _shared(self) -> bytes:
        """A digest of what all plans share."""
        if not self.shared:
            digest = hashlib.sha256()
            own = sorted(path.name for path in (self.root / DATA).glob("*.yml"))
            add_files(digest, self.root, iter((SETTINGS, *(f"{DATA}/{name}" for name in own))))
            add_files(digest, self.root, files_below(self.root / DATA / "kinds", f"{DATA}/kinds"))
            self.shared = digest.digest()
        return self.shared
