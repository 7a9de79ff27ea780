"""A worksheet whose rows of data are handed to XlsxWriter as they stand in the file.

A plan has a hundred thousand cells, and most of the time of a workbook went into XlsxWriter's way with each of them. Titles, heads,
formats, widths, links and all the rest are still its own (tests/test_exports.py holds that both ways give the same cells).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from html import escape
from typing import Any

from xlsxwriter.worksheet import Worksheet

LONGEST_TEXT = 32767  # UTF-16 units that a cell takes
DAY_ZERO = date(1899, 12, 30)


class Page(Worksheet):  # type: ignore[misc]
    """A worksheet with rows of ready cells below those written one by one. A cell is named as in `B7`; `style` comes from `style_of`."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[str] = []

    def add(self, row: int, cells: Sequence[str]) -> None:
        """Adds a row, counted from 1; a row beyond what a spreadsheet holds is left out."""
        if self._check_dimensions(row - 1, len(cells) - 1) == 0:
            self.rows.append(f'<row r="{row}">{"".join(cells)}</row>')

    def text(self, name: str, text: str, style: str = "") -> str:
        """A cell of text, whatever the text begins with."""
        if len(text) > LONGEST_TEXT // 2:
            text = text.encode("utf-16-le")[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")
        return f'<c r="{name}"{style} t="s"><v>{self.str_table._get_shared_string_index(text)}</v></c>'

    def number(self, name: str, value: Fraction, style: str) -> str:
        """A cell of a number."""
        return f'<c r="{name}"{style}><v>{value.numerator / value.denominator:.16G}</v></c>'

    def formula(self, name: str, formula: str, value: Fraction, style: str) -> str:
        """A cell of a formula (`=B3*B7`), its value beside it."""
        return f'<c r="{name}"{style}><f>{escape(formula[1:], quote=False)}</f><v>{value.numerator / value.denominator}</v></c>'

    def date(self, name: str, day: date, style: str) -> str:
        """A cell of a day."""
        return f'<c r="{name}"{style}><v>{(day - DAY_ZERO).days}</v></c>'

    def blank(self, name: str, style: str) -> str:
        """A cell of nothing."""
        return f'<c r="{name}"{style}/>'

    def _write_rows(self) -> None:
        super()._write_rows()
        self.fh.write("".join(self.rows))


def style_of(look: Any) -> str:
    """How the cells of a page say that they have a format."""
    index = look._get_xf_index()
    return f' s="{index}"' if index else ""
