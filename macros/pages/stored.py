"""A page as it is kept, and the files that keep it; for kept.py."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict


class Entry(Struct):
    """A page as it is kept: its key, what it looked at, what the host knows of it once it is made, and its part of the search index."""

    key: str
    plans: dict[str, str]
    files: dict[str, bool]
    title: str | None
    toc: list[Any]
    anchors: list[str]
    links: dict[str, dict[str, str]]
    made: str = ""
    search: str = ""


class Ready(str):
    """A page kept in its file, behind its key: MkDocs writes what `encode` gives, so that nobody has to read it as text."""

    __slots__ = ()

    def __new__(cls, path: Path) -> Ready:
        return super().__new__(cls, path)

    def encode(self, *_: Any, **__: Any) -> bytes:
        """The bytes of the page."""
        return Path(self).read_bytes().partition(b"\n")[2]


def digest(*parts: object) -> str:
    """A mark of the parts; whatever they are, it is the same on every machine."""
    return hashlib.sha256("\0".join(str(part) for part in parts).encode("utf-8", "surrogatepass")).hexdigest()


def load(path: Path) -> Entry | None:
    """An entry; its part of the index stands behind the first line, as it will be written."""
    try:
        head, _, search = path.read_text(encoding="utf-8").partition("\n")
        return Entry(**json.loads(head), search=search)
    except (OSError, ValueError, TypeError):
        return None


def save(path: Path, entry: Entry) -> None:
    """Keeps an entry."""
    head = {name: value for name, value in asdict(entry).items() if name != "search"}
    write(path, f"{json.dumps(head, ensure_ascii=False)}\n{entry.search}")


def read(path: Path) -> dict[str, Any]:
    """A kept file; what cannot be read counts as nothing kept."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return found if isinstance(found, dict) else {}
    except (OSError, ValueError):
        return {}


def first_line(path: Path) -> str:
    """The first line of a kept file, "" when it cannot be read."""
    try:
        with path.open(encoding="utf-8") as file:
            return file.readline().rstrip("\n")
    except (OSError, ValueError):
        return ""


def write(path: Path, text: str) -> None:
    """All of a file or nothing; a folder that cannot be written is no reason to stop."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", dir=path.parent, delete=False) as file:
            file.write(text)
        Path(file.name).replace(path)
    except OSError:
        return
