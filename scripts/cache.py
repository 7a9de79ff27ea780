"""What was found, kept by content: a run after one edit checks only what changed. Safe to delete at any time.

Kept apart for each plan, for the pages outside the plans and for the settings. What was found of one holds as long as its own files,
what all plans share, the engine and the day are the same, and so are the other plans and the files elsewhere that it looked at.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from macros.catalogue import Message
from macros.model.marks import PORTAL, Marks
from macros.model.page import is_there
from macros.pages.stored import is_linked, read, sweep, write
from macros.source.finding import Finding, Level, Verdict
from macros.source.place import Place

if TYPE_CHECKING:
    from macros.compute.compute import Computed, Plans

FOLDER = ".plan/check"
Taken = Callable[["Computed", list[Finding], "Plans"], None]  # a plan, what was wrong with its files, and the plans that it may ask


class Needs(Struct):
    """What else was looked at: other plans by id, and files elsewhere by path with whether they were there."""

    plans: set[str] = field(default_factory=set)
    files: dict[str, bool] = field(default_factory=dict)


@dataclass
class Kept:
    """What is kept about one project; `ids` are its plans."""

    root: Path
    ids: tuple[str, ...]
    today: date
    marks: Marks = field(init=False)

    def __post_init__(self) -> None:
        self.marks = Marks(self.root, self.ids)

    def key(self, folder: str) -> str:
        """All that the findings about a plan's folder, or about the portal, depend on of their own."""
        return f"{self.today.isoformat()} {self.marks.of(folder)}"

    def load(self, folder: str) -> list[Finding] | None:
        """The findings kept, or None; a file that cannot be read counts as none. The key is that of the files before they are read."""
        key = self.key(folder)
        try:
            kept = json.loads(read(self._file(folder)) or b"{}")
            same = kept["key"] == key and kept["plans"] == self.marks.of_plans(kept["plans"])
            if not same or any(is_there(self.root, name) != there for name, there in kept["files"].items()):
                return None
            return [_finding(row) for row in kept["findings"]]
        except (ValueError, KeyError, TypeError, AttributeError):
            return None

    def save(self, folder: str, findings: list[Finding], needs: Needs) -> None:
        """Keeps the findings; a folder that cannot be written is no reason to stop."""
        if is_linked(self.root / ".plan", self.root / FOLDER):
            return
        rows = [_row(finding) for finding in findings]
        kept = {"key": self.key(folder), "plans": self.marks.of_plans(needs.plans), "files": needs.files, "findings": rows}
        write(self._file(folder), json.dumps(kept).encode())

    def tidy(self) -> None:
        """What is kept of plans that are no more goes."""
        sweep(self.root / FOLDER, {self._file(PORTAL), *map(self._file, self.ids)})

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
