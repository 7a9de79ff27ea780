"""Tables as HTML: right-aligned numbers, headers for rows and columns, totals that stand out, the exact value in every cell.

Each cell ends with a line break: without it both hosts' search indexes glue the words of two cells together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from macros.compute.figure import Figure
from macros.pages.display import View
from macros.pages.links import Reader, cell_text, link


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: ready HTML, whether it is a number, its classes and its share of the row's whole for a bar ("" for none)."""

    html: str
    number: bool = False
    classes: str = ""
    share: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its header, its cells, its class (total, level-1…)."""

    head: str
    cells: tuple[Cell, ...]
    classes: str = ""


def text_cell(text: str) -> Cell:
    """A cell of ready HTML."""
    return Cell(text)


def figure_cell(reader: Reader, figure: Figure | None, view: View, classes: str = "") -> Cell:
    """A number that links to its explanation; no figure at all is an empty cell."""
    if figure is None:
        return Cell("", True, classes)
    return Cell(link(reader, figure, cell_text(reader, figure.number, view)), True, classes)


def table(caption: str, corner: str, heads: Sequence[tuple[str, bool]], rows: Iterable[Row], classes: str = "") -> str:
    """A table that scrolls inside itself. `heads` are (label, is a number column)."""
    head = "".join(f'<th scope="col"{_class("num" if number else "")}>{escape(label)}</th>\n' for label, number in heads)
    body = "".join(_row(row) for row in rows)
    return (
        f'<div class="figures-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="{("figures " + classes).strip()}"><caption>{escape(caption)}</caption>\n'
        f'<thead><tr><th scope="col">{escape(corner)}</th>\n{head}</tr></thead>\n<tbody>{body}</tbody></table></div>\n'
    )


def _row(row: Row) -> str:
    cells = "".join(_cell(cell) for cell in row.cells)
    return f'<tr{_class(row.classes)}><th scope="row">{row.head}</th>\n{cells}</tr>\n'


def _cell(cell: Cell) -> str:
    classes = " ".join(part for part in ("num" if cell.number else "", cell.classes, "share" if cell.share else "") if part)
    style = f' style="--share:{cell.share}"' if cell.share else ""
    return f"<td{_class(classes)}{style}>{cell.html}</td>\n"


def _class(classes: str) -> str:
    return f' class="{classes}"' if classes else ""


def definition_list(pairs: Iterable[tuple[str, str]], classes: str = "facts") -> str:
    """Term and ready HTML, without pairs that have nothing to say."""
    inner = "".join(f"<dt>{escape(term)}</dt>\n<dd>{html}</dd>\n" for term, html in pairs if html)
    return f'<dl class="{classes}">{inner}</dl>\n'
