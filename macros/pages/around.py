"""Tables go around MkDocs' Markdown parser and its search parser, which would read every cell again; nothing of the site changes by it.

A macro's ready HTML is put aside and a short mark stands for it until the page has been parsed and indexed. This file may be removed: the
site would be the same to the byte (tests/test_around.py) and take longer to build. Zensical has no such events and needs none of it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import wraps
from html import escape, unescape
from typing import Any, NamedTuple

from macros.pages.html import Told
from macros.pages.links import PageError
from macros.source.pattern import pattern_of

SHORTEST = 400  # characters; what is shorter costs no more than its mark
MARK = "plan\ue000{}\ue001"
# a block that begins with another element may stand inside a paragraph; a heading with an id begins a section of its own in the index
BLOCK = pattern_of(r"<(?:div|section|figure|dl|h[1-6])[ >]")
HEADING = pattern_of(r"<h[1-6][^>]* id=")
FOUND = pattern_of("( ?)plan\ue000([0-9]+)\ue001( ?)")
STANDING = pattern_of("<div>plan\ue000([0-9]+)\ue001</div>(\n?)")
PIECE = pattern_of(r"<(/?)([a-z0-9]+)([^>]*)>|([^<]+)")
# the elements that Material's index keeps; besides what is marked it leaves out objects, scripts and style sheets
KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
RAW = frozenset({"script", "style"})  # end at the first closing tag, whatever stands in them
EXCLUDED = pattern_of(r"\s?data-search-\w+=\"[^\"]+\"")
MARKED = pattern_of(r"data-search-\w+=\"")  # begins with a word, which is found ten times as fast
# what stands between the texts of two cells of our tables, and around those of a row: as many tags end as begin, so that a reader of tags
# need not see them; `<br>`, which it passes over, keeps white space of its own apart from the texts
CELL = r'<td class="num[^">]*"(?: style="[^">]*")?><a class="figure"[^>]*>'
BETWEEN_CELLS = pattern_of(rf"</a></td>\n(?<=[^>\s]</a></td>\n){CELL}(?=[^<\s])")
BETWEEN_HEADS = pattern_of(r'</th>\n(?<=[^>\s]</th>\n)<th scope="col"(?: class="num")?(?: data-unit="[^">]*")?>(?=[^<\s])')
ALIKE = pattern_of(r'<section class="alike" data-search-exclude>.*?</section>', re.DOTALL)  # left out whole: no section stands in one
ROW = pattern_of(rf'<tr(?: class="[^">]*")?><th scope="row">([^<]*[^<\s])</th>\n{CELL}([^<\s][^<]*)</a></td>\n</tr>\n')


class Put(NamedTuple):
    """A block put aside, as bytes: half of what its text takes in memory. `told` is the text of it for the index, where it is known."""

    html: bytes
    told: str | None

    @classmethod
    def aside(cls, block: str) -> Put:
        """Puts a block aside."""
        return cls(block.encode(), block.told if isinstance(block, Told) else None)


NOTHING = Put(b"", "")


class Around:
    """The blocks put aside in one build. `give` wraps a macro; `content` and `context` are the host's events that bring blocks back."""

    def __init__(self, plugins: Any) -> None:
        self.blocks: list[Put | Callable[[], str]] = []
        # Material calls its search plugin `material/search`; before its own setup has run it holds no index yet
        self.index: Any = next((found for name, found in plugins.items() if name.endswith("search")), None)
        plugins.events["page_content"].append(self.content)
        plugins.events["page_context"].append(self.context)

    def give(self, function: Callable[..., str]) -> Callable[..., str]:
        """The macro, with a mark in place of a long block."""

        @wraps(function)
        def marked(*values: Any, **named: Any) -> str:
            html = function(*values, **named)
            if len(html) < SHORTEST or not BLOCK.match(html):
                return html
            return self.later(html)

        return marked

    def later(self, block: str | Callable[[], str]) -> str:
        """The mark for a block, which may be made when its page is shown, after all pages have been read; it begins no sections then."""
        self.blocks.append(Put.aside(block) if isinstance(block, str) else block)
        return f"<div>{MARK.format(len(self.blocks) - 1)}</div>\n"

    def content(self, html: str, **_: Any) -> str:
        """After Markdown: brings back what the index must read itself, for it begins sections."""
        return STANDING.sub(lambda found: self._block(found) if self._has_sections(int(found[1])) else found[0], html)

    def context(self, context: Any, *, page: Any, **_: Any) -> Any:
        """After the index has read the page: brings back all blocks, and their text in the index."""
        numbers = [int(number) for number, _ in STANDING.findall(page.content)]
        page.content = STANDING.sub(self._shown, page.content)
        for entry in reversed(self.index.search_index.entries if self.index is not None else ()):
            if not entry["location"].startswith(page.url):
                break
            entry["text"] = FOUND.sub(self._told, entry["text"]).strip()
        for number in numbers:  # the page has them now; those of all pages of a large portal are half a gigabyte
            self.blocks[number] = NOTHING
        return context

    def _block(self, found: re.Match[str]) -> str:
        block = self._made(int(found[1])).html.decode()
        if found[2] and block.endswith("\n") and not block.endswith("\n\n"):
            return block  # as it is: most are long
        return block.rstrip("\n") + found[2]

    def _has_sections(self, number: int) -> bool:
        block = self.blocks[number]
        return isinstance(block, Put) and block.told is None and b" id=" in block.html and HEADING.search(block.html.decode()) is not None

    def _made(self, number: int) -> Put:
        block = self.blocks[number]
        if not isinstance(block, Put):
            try:
                block = self.blocks[number] = Put.aside(block())
            except PageError as fault:
                raise sys.modules["mkdocs.exceptions"].PluginError(str(fault)) from None  # the host tells its own and stops
        return block

    def _shown(self, found: re.Match[str]) -> str:
        block = self._block(found)
        return block if self._made(int(found[1])).told is not None or not MARKED.search(block) else EXCLUDED.sub("", block)

    def _told(self, found: re.Match[str]) -> str:
        html, told = self._made(int(found[2]))
        inner = search_text(html.decode()) if told is None else told
        before = found[1] and not inner.startswith(" ")
        after = found[3] and not inner.endswith(" ")
        return f"{' ' if before else ''}{inner}{' ' if after else ''}"


def search_text(html: str) -> str:
    """The text that Material's search index holds for a block: kept tags without attributes, one space for white space between tags.

    What is marked to be left out ends for it at the next closing tag of that name, be it one of an element inside.
    """
    html = ROW.sub(r"<br>\1 \2<br>\n<br>\n", BETWEEN_HEADS.sub(" ", BETWEEN_CELLS.sub(" ", ALIKE.sub("", html))))
    pieces: list[str] = [""]
    within: list[str] = []
    skipped: set[str] = set()
    raw = ""
    for end, tag, attributes, text in PIECE.findall(html):
        shown = not (skipped or raw or "object" in within)
        if text:
            plain = unescape(text).replace("\n", " ") if not text.isspace() else " "
            if shown and (plain != " " or pieces[-1] != " "):
                pieces.append(escape(plain, quote=False))
        elif raw or (tag in RAW and not end):
            raw = ("" if tag == raw else raw) if end else raw or tag
        elif tag in VOID or attributes.endswith("/") or (end and within[-1:] != [tag]):
            continue
        elif not end and "data-search-exclude" in attributes:
            within.append(tag)
            skipped.add(tag)
        else:
            within = within[:-1] if end else [*within, tag]
            if end and tag in skipped:
                skipped.remove(tag)
            elif shown and tag in KEPT:
                pieces.append(f"<{end}{tag}>")
    return "".join(pieces)
