"""A page as it is kept, and the files that keep it; for kept.py."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sys
import tempfile
import zlib
from collections.abc import Callable, Collection
from pathlib import Path
from typing import IO, Any, NoReturn

from msgspec import Struct
from msgspec.structs import asdict

from macros.catalogue import say, text


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
    """A page by its name alone: MkDocs writes what `encode` gives, so that nobody has to read it as text, or make its bytes again."""

    __slots__ = ("content",)
    content: Callable[[], bytes]

    @classmethod
    def of(cls, name: str, content: Callable[[], bytes]) -> Ready:
        """The page of that name, with what gives its bytes."""
        made = cls(name)
        made.content = content
        return made

    def encode(self, *_: Any, **__: Any) -> bytes:
        """The bytes of the page."""
        return self.content()


def gone() -> NoReturn:
    """Stops a build from which another took what it was about to use."""
    raise sys.modules["mkdocs.exceptions"].PluginError(text(say("kept-changed")))  # the host tells its own and stops


def digest(*parts: object) -> str:
    """A mark of the parts; whatever they are, it is the same on every machine."""
    found = hashlib.sha256()
    for part in parts:
        found.update(part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass"))
        found.update(b"\0")
    return found.hexdigest()


def load(path: Path) -> Entry | None:
    """An entry; its part of the index stands behind the first line, as it will be written."""
    try:
        head, _, search = (read(path) or b"").partition(b"\n")
        return Entry(**json.loads(head), search=search.decode())
    except (ValueError, TypeError):
        return None


def save(path: Path, entry: Entry) -> None:
    """Keeps an entry."""
    head = {name: value for name, value in asdict(entry).items() if name != "search"}
    write(path, encoded(f"{json.dumps(head, ensure_ascii=False)}\n{entry.search}"))


def read(path: Path, mark: str = "") -> bytes | None:
    """The bytes of a kept file; None when they are not whole, or of another mark."""
    try:
        head, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if head + b"\n" == _head(mark, content) else None


def encoded(told: str) -> bytes:
    """A text as the host writes it: what no file can hold as its number."""
    return told.encode("utf-8", "xmlcharrefreplace")


def write(path: Path, content: bytes, mark: str = "") -> None:
    """Keeps bytes behind a line with their mark and their sum, which tells later whether they are whole."""
    keep(path, lambda file: file.writelines((_head(mark, content), content)))


def keep(path: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """All of a file or nothing, and nothing beside it; a folder that cannot be written is no reason to stop."""
    if is_linked(path.parent):
        return
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            try:
                fill(file)
                file.close()
                Path(file.name).chmod(0o644)  # whoever builds next may be another user
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise


def sweep(folder: Path, known: Collection[Path]) -> None:
    """What a folder keeps for nothing that is there any more goes, and what a killed process left in it."""
    for path in [*folder.rglob("*")] if not is_linked(folder.parent, folder) else ():
        if path not in known and not path.is_dir():
            with contextlib.suppress(OSError):
                path.unlink()


def is_linked(*folders: Path) -> bool:
    """True when what is kept there would be written somewhere else."""
    try:
        return any(folder.is_symlink() for folder in folders)
    except OSError:  # it cannot be looked at, much less written
        return True


def _head(mark: str, content: bytes) -> bytes:
    """For damage, not against malice: who can write the files can write their sums."""
    return f"{mark} {zlib.crc32(content):08x}\n".encode()
