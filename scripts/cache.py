"""What was found about a plan, kept by content: a run after one edit checks only what changed. Safe to delete at any time."""

from __future__ import annotations

import hashlib
import json
import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from macros.catalogue import Message
from macros.model.loading import DATA
from macros.model.page import CONTENT
from macros.model.settings import FILE as SETTINGS
from macros.source.finding import Finding, Level, Verdict
from macros.source.place import Place

FOLDER = ".plan/check"
CODE = Path(__file__).resolve().parent.parent


@cache
def _engine() -> bytes:
    """A digest of the engine itself: another version finds other things."""
    digest = hashlib.sha256()
    for folder in ("macros", "scripts"):
        for path in sorted((CODE / folder).rglob("*")):
            if path.suffix in (".py", ".yml") and path.is_file():
                digest.update(path.read_bytes())
    return digest.digest()


def key_of(root: Path, folder: str, today: date) -> str:
    """A digest of all that the findings about a plan depend on: its files and pages, what all plans share, the engine and the day."""
    digest = hashlib.sha256(_engine() + today.isoformat().encode())
    own = [*(root / folder).rglob("*"), *(root / CONTENT / folder.rpartition("/")[2]).rglob("*")]
    shared = [root / SETTINGS, *(root / DATA).glob("*.yml"), *(root / DATA / "kinds").glob("*.yml")]
    for path in sorted({*own, *shared}):
        if path.is_symlink() or not path.is_file():
            digest.update(f"{path.relative_to(root)}\0{path.is_symlink()}{path.is_dir()}\0".encode())
        else:
            data = path.read_bytes()
            digest.update(f"{path.relative_to(root)}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def load(root: Path, folder: str, key: str) -> list[Finding] | None:
    """The findings kept for this key, or None; a file that cannot be read counts as none."""
    try:
        kept = json.loads((root / FOLDER / f"{folder.rpartition('/')[2]}.json").read_text(encoding="utf-8"))
        return [_finding(row) for row in kept["findings"]] if kept["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def save(root: Path, folder: str, key: str, findings: list[Finding]) -> None:
    """Keeps the findings; a folder that cannot be written is no reason to stop."""
    target = root / FOLDER / f"{folder.rpartition('/')[2]}.json"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, delete=False) as file:
            json.dump({"key": key, "findings": [_row(finding) for finding in findings]}, file, ensure_ascii=False)
        Path(file.name).replace(target)
    except OSError:
        return


def _row(finding: Finding) -> dict[str, Any]:
    return {
        "place": _place_row(finding.place),
        "rule": finding.rule,
        "message": _message_row(finding.message),
        "level": str(finding.level),
        "verdict": str(finding.verdict),
        "computation": None if finding.computation is None else _message_row(finding.computation),
        "figure": finding.figure,
        "related": [[_place_row(place), what] for place, what in finding.related],
    }


def _finding(row: dict[str, Any]) -> Finding:
    computation = row["computation"]
    return Finding(
        Place(*row["place"]),
        row["rule"],
        _message(row["message"]),
        Level(row["level"]),
        Verdict(row["verdict"]),
        None if computation is None else _message(computation),
        row["figure"],
        tuple((Place(*place), what) for place, what in row["related"]),
    )


def _place_row(place: Place) -> list[str | int]:
    return [place.path, place.line, place.column, place.length]


def _message_row(message: Message) -> list[Any]:
    return [message.key, [[name, value if isinstance(value, str) else _message_row(value)] for name, value in message.values]]


def _message(row: list[Any]) -> Message:
    return Message(row[0], tuple((name, value if isinstance(value, str) else _message(value)) for name, value in row[1]))
