"""Tables as HTML: right-aligned numbers, headers for rows and columns, totals that stand out, the exact value in every cell.

Each cell ends with a line break: without it both hosts' search indexes glue the words of two cells together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from html import escape, unescape
from itertools import chain
from typing import NamedTuple

from macros.catalogue import say, text
from macros.compute.figure import Figure
from macros.pages.display import View
from macros.pages.links import Reader, figure_link
from macros.source.number import half_up
from macros.source.pattern import pattern_of

# A text column is as wide as it needs: in units of a Latin letter, a Chinese character being two.
SHORT, LONG = 18, 40
FEW_COLUMNS = 3
CELL_END = "</td>\n"
_TAG = pattern_of(r"<[^>]*>")


class Head(NamedTuple):
    """A column's name, whether it holds numbers, and how they are shown, where its cells leave out the unit."""

    label: str
    number: bool
    view: View | None = None

    @property
    def unit(self) -> str:
        return self.view.unit if self.view is not None else ""

    @property
    def words(self) -> str:
        """The unit in brackets."""
        return "" if self.view is None or not self.unit else text(say("aside", words=self.unit), self.view.language)

    def aside(self) -> str:
        """The same as a name has it behind it."""
        return f'<span class="unit">{escape(self.words)}</span>' if self.words else ""


class TextCell(NamedTuple):
    """Ready HTML of a cell of text, that asks for a width together with the others of its column."""

    html: str


Cell = str | TextCell  # cells of numbers are written at once, perhaps a whole row of them: a big table has hundreds


class Row(NamedTuple):
    """A row: its header, its cells, its class (total, level-1…); `told` are the texts of all of them, where they are known."""

    head: str
    cells: tuple[Cell, ...]
    classes: str = ""
    told: tuple[str, ...] = ()


class Told(str):
    """The ready HTML of a block in which no section begins, with the text of it that a search index holds."""

    __slots__ = ("told",)
    told: str


def text_cell(html: str) -> TextCell:
    """A cell of ready HTML."""
    return TextCell(html)


def number_cell(html: str, classes: str = "", share: str = "") -> str:
    """A cell of a number: ready HTML, with a bar of the length `share` ("" for none, else whole percent)."""
    return f"{number_tag(classes, share)}{html}{CELL_END}"


def number_tag(classes: str = "", share: str = "", heat: str = "") -> str:
    """How such a cell begins; it may also have a shade of `heat`, in whole percent too."""
    named = f"num {classes}" if classes else "num"
    drawn = "share" if share else "heat"
    return f'<td class="{named} {drawn}" style="--{drawn}:{share or heat}">' if share or heat else f'<td class="{named}">'


def cell_of(html: str, number: bool) -> Cell:
    """A cell of ready HTML in a column of numbers, or of text."""
    return number_cell(html) if number else text_cell(html)


def figure_cell(reader: Reader, figure: Figure | None, view: View, classes: str = "", share: str = "") -> str:
    """A number that links to its explanation; no figure at all is an empty cell."""
    return number_cell(figure_link(reader, figure, view), classes, share)


def table(
    caption: str,
    corner: str,
    heads: Sequence[Head | tuple[str, bool]],
    rows: Iterable[Row],
    classes: str = "",
    titled: bool = True,
    note: str = "",
    tools: str = "",
) -> str:
    """A table that scrolls inside itself. Not `titled`, only screen readers hear its name. `note` follows the name, `tools` (ready HTML,
    see links.py) stand below. One unit of many columns is said once, behind the name; otherwise each column says its own.
    """
    rows, columns = list(rows), [Head(*head) for head in heads]
    units = {head.unit for head in columns}
    once = titled and len(units) == 1 and len(columns) > FEW_COLUMNS and all(head.number for head in columns)
    texts = [row.cells for row in rows if TextCell in set(map(type, row.cells))]
    widths = [_width([cells[index] for cells in texts if index < len(cells)]) for index in range(len(columns))] if texts else []
    labels = "".join(_head(one, not once) for one in columns)
    shown = columns[0].aside() if once else ""
    title = f"<caption>{escape(caption)}{shown}{escape(note)}</caption>\n" if titled else ""
    before = (
        f'<div class="figures-box"><div class="figures-scroll" tabindex="0" role="group" aria-label="{escape(caption)}">'
        f'<table class="{("figures " + classes).strip()}">{title}'
        f'<thead><tr><th scope="col">{escape(corner)}</th>\n{labels}</tr></thead>\n<tbody>'
    )
    html = "".join([before, *[_row(row, widths) for row in rows], f"</tbody></table></div>\n{tools}</div>\n"])
    if not (titled and all(row.told for row in rows)):
        return html
    unit = columns[0].words if once else ""
    head = [caption, unit, note] if unit else [f"{caption}{note}"]
    names = [_said(head), corner, *(_said([one.label, "" if once else one.words]) for one in columns)]
    found = Told(html)
    found.told = escape(_said(chain(names, *(row.told for row in rows)), " ").replace("\n", " "), quote=False) + " "
    return found


def _said(texts: Iterable[str], between: str = "") -> str:
    """Texts one after the other, as the index reads them: white space alone is nothing to it where a space stands already."""
    return between.join(filter(str.strip, texts))


def _head(head: Head, told: bool) -> str:
    data = f' data-unit="{escape(head.unit)}"' if head.unit else ""
    return f'<th scope="col"{_class("num" if head.number else "")}{data}>{escape(head.label)}{head.aside() if told else ""}</th>\n'


def _row(row: Row, widths: Sequence[str]) -> str:
    cells = [
        f"<td{_class(widths[index])}>{cell.html}</td>\n" if isinstance(cell, TextCell) else cell for index, cell in enumerate(row.cells)
    ]
    return f'<tr{_class(row.classes)}><th scope="row">{row.head}</th>\n{"".join(cells)}</tr>\n'


def _width(cells: Sequence[Cell]) -> str:
    """What a column of texts asks for: `short` texts (dates, names) stay on one line, `long` ones get room for a sentence."""
    texts = [unescape(_TAG.sub("", cell.html)) for cell in cells if isinstance(cell, TextCell)]
    longest = max((sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text) for text in texts), default=0)
    return "short" if longest <= SHORT else "long" if longest > LONG else ""


def _class(classes: str) -> str:
    return f' class="{classes}"' if classes else ""


def definition_list(pairs: Iterable[tuple[str, str]], classes: str = "facts") -> str:
    """Term and ready HTML, without pairs that have nothing to say."""
    inner = "".join(f"<dt>{escape(term)}</dt>\n<dd>{html}</dd>\n" for term, html in pairs if html)
    return f'<dl class="{classes}">{inner}</dl>\n' if inner else ""


def level(depth: int, depths: Sequence[int]) -> str:
    """The class of a row of a tree; a table without depth has none."""
    return f"level-{depth}" if any(depths) else ""


def bar_lengths(values: Sequence[Fraction | None]) -> list[str]:
    """Lengths of bars against the longest, in whole percent: "100%"; "" for what is unknown or not above 0."""
    longest = max((value for value in values if value is not None), default=Fraction(0))
    return ["" if value is None or value <= 0 else f"{half_up(100 * value / longest, Fraction(1))}%" for value in values]


def day(when: date) -> str:
    """A date that stays on one line."""
    return f'<time datetime="{when.isoformat()}">{when.isoformat()}</time>'
