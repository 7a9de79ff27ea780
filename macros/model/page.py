"""The pages of a plan, as far as the rules look at them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown page: its file from the project root, its section (the file's stem) and its text without front matter."""

    path: str
    section: str
    text: str

    @property
    def empty(self) -> bool:
        """True when nothing but headings stands on the page."""
        return not any(line.strip() and not line.startswith("#") for line in self.text.splitlines())


def find_pages(root: Path, plan: str) -> tuple[Page, ...]:
    """The pages in `content/<plan>/`, sorted by file name; a page that is no UTF-8 text counts as empty (its rule reports it)."""
    folder = root / CONTENT / plan
    pages = []
    for file in sorted(folder.glob("*.md")):
        text = file.read_bytes().decode("utf-8", errors="replace") if file.is_file() else ""
        pages.append(Page(f"{CONTENT}/{plan}/{file.name}", file.stem, without_front_matter(text)))
    return tuple(pages)


def without_front_matter(text: str) -> str:
    """The text behind a leading `---` block."""
    if text.startswith("---\n"):
        _, _, rest = text[4:].partition("\n---\n")
        return rest or ""
    return text
