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
        [index] = self._kept([text])
        return f'<c r="{name}"{style} t="s"><v>{index}</v></c>'

    def texts(self, row: int, letters: str, texts: Sequence[str]) -> list[str]:
        """Cells of texts in some columns of a row."""
        return [f'<c r="{letter}{row}" t="s"><v>{index}</v></c>' for letter, index in zip(letters, self._kept(texts), strict=True)]

    def _kept(self, texts: Sequence[str]) -> list[int]:
        """Where texts stand among those of the workbook, as its `_get_shared_string_index` says of one."""
        table, known = self.str_table, self.str_table.string_table
        places = [known.setdefault(text if len(text) <= LONGEST_TEXT // 2 else _cut(text), len(known)) for text in texts]
        table.count, table.unique_count = table.count + len(places), len(known)
        return places

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


def _cut(text: str) -> str:
    return text.encode("utf-16-le")[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")


def style_of(look: Any) -> str:
    """How the cells of a page say that they have a format."""
    index = look._get_xf_index()
    return f' s="{index}"' if index else ""
