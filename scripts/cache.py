"""What was found, kept by content: a run after one edit checks only what changed. Safe to delete at any time.

Kept apart for each plan, for the pages outside the plans and for the settings. What was found of one holds as long as its own files,
what all plans share, the engine and the day are the same, and so are the other plans and the files elsewhere that it looked at.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from macros.catalogue import Message
from macros.model.page import CONTENT, is_there
from macros.model.project import DATA, SETTINGS
from macros.source.finding import Finding, Level, Verdict
from macros.source.place import Place

FOLDER = ".plan/check"
CODE = Path(__file__).resolve().parent.parent
PORTAL = ""  # the unit of everything that belongs to no plan


@dataclass
class Needs:
    """What else was looked at: other plans by id, and files elsewhere by path with whether they were there."""

    plans: set[str] = field(default_factory=set)
    files: dict[str, bool] = field(default_factory=dict)


@cache
def _engine() -> bytes:
    """A digest of the engine itself: another version finds other things."""
    digest = hashlib.sha256()
    for folder in ("macros", "scripts"):
        _add(digest, CODE, (name for name in files_below(CODE / folder, folder) if name.endswith((".py", ".yml"))))
    return digest.digest()


def files_below(folder: Path, shown: str, but: frozenset[str] = frozenset()) -> Iterator[str]:
    """Everything below a folder but folders, in order, as `shown/…`; links are named, never followed, and some folders left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            yield f"{shown}/{entry.name}"
        elif entry.name not in but:
            yield from files_below(Path(entry.path), f"{shown}/{entry.name}")


def _add(digest: Any, root: Path, names: Iterator[str]) -> None:
    """Adds files to a digest by name and bytes; what cannot be read counts as that."""
    for name in names:
        path = root / name
        try:
            data = b"" if path.is_symlink() or not path.is_file() else path.read_bytes()
            kind = "link" if path.is_symlink() else len(data)
        except OSError:
            data, kind = b"", "closed"
        digest.update(f"{name}\0{kind}\0".encode("utf-8", "surrogateescape") + data)


@dataclass
class Kept:
    """What is kept about one project; `ids` are its plans."""

    root: Path
    ids: tuple[str, ...]
    today: date
    keys: dict[str, str] = field(default_factory=dict)
    shared: bytes = b""

    def key(self, folder: str) -> str:
        """A digest of all that the findings about a plan's folder, or about the portal, depend on of their own."""
        if folder not in self.keys:
            digest = hashlib.sha256(_engine() + self.today.isoformat().encode() + self._shared())
            if folder == PORTAL:
                digest.update("\0".join(self.ids).encode("utf-8", "surrogateescape"))
                _add(digest, self.root, files_below(self.root / CONTENT, CONTENT, frozenset(self.ids)))
                _add(digest, self.root, iter(("mkdocs.yml",)))
                names = (*files_below(self.root / CONTENT, CONTENT), *sorted(f"{path}" for path in (self.root / DATA).glob("*")))
                digest.update("\0".join(names).encode("utf-8", "surrogateescape"))
            else:
                name = folder.rpartition("/")[2]
                links = [path for path in (folder, f"{CONTENT}/{name}") if (self.root / path).is_symlink()]
                digest.update(repr(links).encode("utf-8", "surrogateescape"))
                _add(digest, self.root, files_below(self.root / folder, folder))
                _add(digest, self.root, files_below(self.root / CONTENT / name, f"{CONTENT}/{name}"))
            self.keys[folder] = digest.hexdigest()
        return self.keys[folder]

    def _shared(self) -> bytes:
        """A digest of what all plans share."""
        if not self.shared:
            digest = hashlib.sha256()
            own = sorted(path.name for path in (self.root / DATA).glob("*.yml"))
            _add(digest, self.root, iter((SETTINGS, *(f"{DATA}/{name}" for name in own))))
            _add(digest, self.root, files_below(self.root / DATA / "kinds", f"{DATA}/kinds"))
            self.shared = digest.digest()
        return self.shared

    def load(self, folder: str) -> list[Finding] | None:
        """The findings kept, or None; a file that cannot be read counts as none."""
        try:
            kept = json.loads(self._file(folder).read_text(encoding="utf-8"))
            same = kept["key"] == self.key(folder) and kept["plans"] == self._plans(kept["plans"])
            if not same or any(is_there(self.root, name) != there for name, there in kept["files"].items()):
                return None
            return [_finding(row) for row in kept["findings"]]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def save(self, folder: str, findings: list[Finding], needs: Needs) -> None:
        """Keeps the findings; a folder that cannot be written is no reason to stop."""
        target = self._file(folder)
        if any((self.root / name).is_symlink() for name in (".plan", FOLDER, f"{FOLDER}/plans")):  # it would write somewhere else
            return
        rows = [_row(finding) for finding in findings]
        kept = {"key": self.key(folder), "plans": self._plans(needs.plans), "files": needs.files, "findings": rows}
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, delete=False) as file:
                json.dump(kept, file)
            Path(file.name).replace(target)
        except OSError:
            return

    def _plans(self, names: Any) -> dict[str, str]:
        """Other plans by what they were: their own key, or all plans there are for one that is none of them."""
        return {name: self.key(f"{DATA}/{name}") if name in self.ids else "\0".join(self.ids) for name in sorted(names)}

    def _file(self, folder: str) -> Path:
        name = folder.rpartition("/")[2]
        return self.root / FOLDER / (f"plans/{name}.json" if name else "portal.json")


def _row(finding: Finding) -> list[Any]:
    computation = None if finding.computation is None else _message_row(finding.computation)
    related = [[_place_row(place), what] for place, what in finding.related]
    told = [_message_row(finding.message), str(finding.level), str(finding.verdict)]
    return [_place_row(finding.place), finding.rule, *told, computation, finding.figure, related]


def _finding(row: list[Any]) -> Finding:
    place, rule, message, level, verdict, computation, figure, related = row
    worked = None if computation is None else _message(computation)
    behind = tuple((Place(*where), what) for where, what in related)
    return Finding(Place(*place), rule, _message(message), Level(level), Verdict(verdict), worked, figure, behind)


def _place_row(place: Place) -> list[str | int]:
    return [place.path, place.line, place.column, place.length]


def _message_row(message: Message) -> list[Any]:
    return [message.key, [[name, value if isinstance(value, str) else _message_row(value)] for name, value in message.values]]


def _message(row: list[Any]) -> Message:
    return Message(row[0], tuple((name, value if isinstance(value, str) else _message(value)) for name, value in row[1]))
