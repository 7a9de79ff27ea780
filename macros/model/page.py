"""The Markdown pages of the portal, as far as rules look at them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CONTENT = "content"
FENCE = "---"


@dataclass(frozen=True, slots=True)
class Page:
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
    return tuple(_page(root, file) for file in sorted((root / CONTENT / plan).glob("*.md")) if _is_own(file))


def all_pages(root: Path) -> tuple[Page, ...]:
    """Every page of the portal, sorted by path."""
    return tuple(_page(root, file) for file in sorted((root / CONTENT).rglob("*.md")) if _is_own(file))


def _is_own(file: Path) -> bool:
    """False for a link: what it leads to is not read, and not shown in any report."""
    return file.is_file() and not file.is_symlink() and not any(folder.is_symlink() for folder in file.parents)


def _page(root: Path, file: Path) -> Page:
    text = file.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n").removeprefix("\ufeff")
    return Page(file.relative_to(root).as_posix(), file.stem, text)
