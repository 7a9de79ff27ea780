"""The Markdown pages of the portal, as far as rules look at them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from msgspec import Struct

CONTENT = "content"
BYTES = 512 * 1024  # of a page: a rule reports a larger one, and nothing of it is read
FENCE = "---"


class Page(Struct, frozen=True):
    """A page: its file from the project root, its section (the file's stem) and its whole text, front matter and all."""

    path: str
    section: str
    raw: str

    @property
    def front(self) -> str:
        """The front matter between its fences; "" without one, and for one that is never closed."""
        lines = self.raw.split("\n")
        end = lines.index(FENCE, 1) if lines[0] == FENCE and FENCE in lines[1:] else 0
        return "\n".join(lines[1:end])

    @property
    def text(self) -> str:
        """The text with the front matter as blank lines, so that a line has its number."""
        lines = self.raw.split("\n")
        end = lines.index(FENCE, 1) if lines[0] == FENCE and FENCE in lines[1:] else -1
        return "\n".join([""] * (end + 1) + lines[end + 1 :])

    @property
    def empty(self) -> bool:
        """True when nothing but headings stands on the page."""
        return not any(line.strip() and not line.startswith("#") for line in self.text.splitlines())


def find_pages(root: Path, plan: str) -> tuple[Page, ...]:
    """The pages in `content/<plan>/`, sorted by file name; bytes that are no UTF-8 are replaced (a rule reports them)."""
    return tuple(_page(root, file) for file in sorted((root / CONTENT / plan).glob("*.md")) if _is_own(root, file))


def all_pages(root: Path) -> tuple[Page, ...]:
    """Every page of the portal, sorted by path."""
    return pages_below(root, CONTENT)


def pages_below(root: Path, folder: str, but: Collection[str] = ()) -> tuple[Page, ...]:
    """Every page below a folder of content/, sorted by path; without those in some folders right below it."""
    if (root / CONTENT).is_symlink():
        return ()
    files = (file for file in sorted((root / folder).rglob("*.md")) if not but or file.relative_to(root / folder).parts[0] not in but)
    return tuple(_page(root, file) for file in files if _is_own(root, file))


def is_there(root: Path, file: str) -> bool:
    """True for a file below content/, which a page may lead to."""
    try:
        return (root / file).is_file() and (root / file).resolve().is_relative_to((root / CONTENT).resolve())
    except (OSError, ValueError):  # a name that no file can have
        return False


def _is_own(root: Path, file: Path) -> bool:
    """False for a link, or what lies behind one: what it leads to is not read, and not shown in any report."""
    names = file.relative_to(root).parts
    return file.is_file() and not any(root.joinpath(*names[:count]).is_symlink() for count in range(1, len(names) + 1))


def _page(root: Path, file: Path) -> Page:
    try:
        data = file.read_bytes() if file.stat().st_size <= BYTES else b""
    except OSError:  # a rule reports it
        data = b""
    text = data.decode("utf-8", errors="replace").replace("\r\n", "\n").removeprefix("\ufeff")
    return Page(file.relative_to(root).as_posix(), file.stem, text)
