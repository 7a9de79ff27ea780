"""A plan as one workbook: contents, the tables with live totals, and every figure with its formula.

Written by XlsxWriter: it keeps a formula's result beside it, so that a phone's preview shows numbers without computing, and stamps its
parts with a fixed time, so that the same plan gives the same bytes. Money stands in yuan, exact, up to the fifteen digits a
spreadsheet keeps; what is longer stands as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from fractions import Fraction
from functools import cache, partial
from io import BytesIO
from typing import Any

from msgspec import Struct, field
from xlsxwriter import Workbook
from xlsxwriter.utility import quote_sheetname, xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from macros.catalogue import say, text, word
from macros.compute.compute import Computed
from macros.compute.figure import Figure, Origin
from macros.compute.showing import in_numbers
from macros.compute.wording import number_text
from macros.exports.filed import Filed
from macros.exports.formula import MOST_ARGUMENTS, figure_formula, ranges
from macros.exports.page import Page, style_of
from macros.exports.sheet import Column, Item, Quotient, Sheet, Spot, Sum
from macros.model.value import Formula
from macros.source.english import words
from macros.source.number import Number
from macros.source.pattern import pattern_of
from macros.source.unit import Unit

TOP = 2  # the title, and the row of heads that stays in view
DIGITS = 15
LONGEST_NAME = 31
WIDEST = 46
STAMP = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no time zone, and this is no moment: the same plan gives the same bytes
WIDE = pattern_of("[\u2e80-\U0010ffff]")
MONEY, WHOLE, RATE, ANY = "#,##0.00", "#,##0", "0.0%", "#,##0.####"


class Book(Struct):
    """A workbook at work: its sheets by name, the cell of each figure, and the formats made so far."""

    computed: Computed
    book: Workbook
    names: dict[str, str]
    cells: dict[str, str]
    formats: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)
    styles: dict[tuple[Any, ...], str] = field(default_factory=dict)

    def look(self, **wanted: Any) -> Any:
        """A format, each made once."""
        key = tuple(sorted(wanted.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(wanted)
        return self.formats[key]

    def style(self, total: bool = False, **wanted: Any) -> str:
        """The same for the cells of a page; those of a line of totals stand out."""
        key = (total, *wanted.values())
        if key not in self.styles:
            self.styles[key] = style_of(self.look(**({"bold": True, "top": 1} if total else {}), **wanted))
        return self.styles[key]


def workbook(computed: Computed, sheets: Sequence[Sheet]) -> bytes:
    """The bytes of the workbook; the same figures give the same bytes."""
    plan = computed.plan
    book = Filed(BytesIO(), {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"title": plan.title, "company": str(plan.head.company or ""), "created": STAMP})
    book.set_calc_mode("auto")
    shown = [sheet for sheet in sheets if sheet.main]
    contents, everything = word("sheet-contents", plan.language), word("sheet-figures", plan.language)
    names = dict(zip((sheet.key for sheet in shown), _names([sheet.name for sheet in shown], {contents, everything}), strict=True))
    work = Book(computed, book, names, {})
    pages = [book.add_worksheet(contents), *(book.add_worksheet(names[sheet.key], Page) for sheet in shown)]
    all_figures = book.add_worksheet(everything, Page)
    _contents(work, pages[0], shown, everything)
    for page, sheet in zip(pages[1:], shown, strict=True):
        _table(work, page, sheet)
    _figures(work, all_figures, everything)
    return book.packed()


def _names(wanted: Sequence[str], taken: set[str]) -> Iterator[str]:
    """Names that a spreadsheet takes: short, without signs it refuses, each once whatever its case."""
    used = {name.casefold() for name in taken}
    for name in wanted:
        plain = re.sub(r"[\[\]:*?/\\]", " ", name).strip(" '") or "-"
        for count in range(1, len(used) + 2):
            tail = f" {count}" if count > 1 else ""
            made = plain[: LONGEST_NAME - len(tail)].rstrip() + tail
            if made.casefold() not in used:
                break
        used.add(made.casefold())
        yield made


def _contents(work: Book, page: Worksheet, sheets: Sequence[Sheet], everything: str) -> None:
    plan, language = work.computed.plan, work.computed.plan.language
    page.write_string(0, 0, plan.title, work.look(bold=True, font_size=15))
    company, status = str(plan.head.company or plan.title), word(f"status-{plan.head.status or 'draft'}", language)
    about = say("sheet-about", company=company, version=str(plan.head.version or "—"), status=status)
    page.write_string(1, 0, text(about, language))
    page.write_string(2, 0, text(say("sheet-notes"), language), work.look(font_color="#5B646D"))
    for row, (name, title) in enumerate([*((work.names[sheet.key], sheet.title) for sheet in sheets), (everything, everything)], 4):
        page.write_url(row, 0, f"internal:{quote_sheetname(name)}!A1", work.look(font_color="#1F4E79", underline=1), string=title)
    page.set_column(0, 0, 60)
    page.hide_gridlines(2)


def _table(work: Book, page: Page, sheet: Sheet) -> None:
    quoted = quote_sheetname(work.names[sheet.key])
    page.write_string(0, 0, sheet.title, work.look(bold=True, font_size=13))
    _heads(work, page, [Column(sheet.corner), *sheet.columns], [_is_number(sheet, column) for column in range(len(sheet.columns))])
    letters = [xl_col_to_name(column + 1) for column in range(len(sheet.columns))]
    shown: list[list[str]] = [[one.head(work.computed.plan.language)] for one in sheet.columns]
    for row, line in enumerate(sheet.lines, TOP + 1):
        cells = [page.text(f"A{row}", line.label, work.style(total=line.total, indent=line.depth))]
        for letter, item, texts in zip(letters, line.items, shown, strict=False):
            cells.append(_cell(work, page, f"{letter}{row}", item, _made(item.made) if item.made is not None else "", line.total))
            texts.append(_text(item))
            if item.path and item.amount is not None:
                work.cells.setdefault(item.path, f"{quoted}!${letter}${row}")
        page.add(row, cells)
    page.set_column(0, 0, _width([sheet.corner, *(line.label for line in sheet.lines)]))
    for column, texts in enumerate(shown, 1):
        page.set_column(column, column, _width(texts))
    _paper(page, len(sheet.columns))


def _heads(work: Book, page: Worksheet, columns: Sequence[Column], numbers: Sequence[bool]) -> None:
    for column, one in enumerate(columns):
        align = "right" if column and numbers[column - 1] else "left"
        head = one.head(work.computed.plan.language)
        page.write_string(TOP - 1, column, head, work.look(bold=True, bg_color="#F3F4F1", bottom=1, align=align, text_wrap=True))
    page.freeze_panes(TOP, 1)
    page.repeat_rows(TOP - 1)


def _paper(page: Worksheet, columns: int) -> None:
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&R&P / &N")
    if columns > 7:
        page.set_landscape()


def _is_number(sheet: Sheet, column: int) -> bool:
    return any(isinstance(line.items[column].value, Number) for line in sheet.lines if column < len(line.items))


def _made(made: Sum | Quotient) -> str:
    def name(spot: Spot) -> str:
        return str(xl_rowcol_to_cell(TOP + spot[0], spot[1] + 1))

    if isinstance(made, Quotient):
        return f"={name(made.top)}/{name(made.bottom)}"
    listed = ranges(made.spots, name)
    return f"=SUM({','.join(listed)})" if len(listed) <= MOST_ARGUMENTS else ""


def _cell(work: Book, page: Page, name: str, item: Item, formula: str, total: bool = False) -> str:
    """A cell with its formula, else typed. Text stays text whatever it begins with, so that nothing in the data becomes a formula."""
    amount, number = item.amount, item.value
    if amount is not None and isinstance(number, Number) and (formula or abs(amount.numerator) < 10**DIGITS):
        style = work.style(total, num_format=_format(number, amount, isinstance(item.made, Quotient)))
        return page.formula(name, formula, amount, style) if formula else page.number(name, amount, style)
    if isinstance(item.value, date):
        return page.date(name, item.value, work.style(total, num_format="yyyy-mm-dd", align="left"))
    if item.unknown or item.value is not None:
        shown = word("unknown", work.computed.plan.language) if item.unknown else _text(item)
        align = "right" if item.unknown or isinstance(item.value, Number) else "left"
        return page.text(name, shown, work.style(total, align=align, text_wrap=True, valign="top"))
    return page.blank(name, work.style(total))


def _text(item: Item) -> str:
    return number_text(item.value) if isinstance(item.value, Number) else "" if item.value is None else str(item.value)


def _format(number: Number, amount: Fraction, quotient: bool) -> str:
    if number.unit.rate:
        return RATE if quotient or 1000 % amount.denominator == 0 else "0.00%"
    return WHOLE if amount.denominator == 1 else MONEY if 100 % amount.denominator == 0 else ANY


def _width(texts: Sequence[str]) -> int:
    longest = max((len(line) for line in WIDE.sub("  ", "\0".join(texts)).split("\0")), default=0)
    return min(max(longest + 3, 9), WIDEST)


def _figures(work: Book, page: Page, name: str) -> None:
    """Every figure, one a row, computed from the cells of the others where the plan computes it."""
    language, figures = work.computed.plan.language, list(work.computed.figures.values())
    page.write_string(0, 0, name, work.look(bold=True, font_size=13))
    keys = ("name", "value", "unit", "origin", "formula", "path", "source-line")
    _heads(work, page, [Column(word(key, language)) for key in keys], [key == "value" for key in keys[1:]])
    rows = {figure.path: row for row, figure in enumerate(figures, TOP + 1)}

    def cell(path: str) -> str | None:
        return f"B{rows[path]}" if path in rows else None

    unit_text = cache(partial(_unit, language=language))
    origins = {origin: word(f"origin-{origin}", language) for origin in Origin}
    for row, figure in enumerate(figures, TOP + 1):
        how, place = figure.how, figure.written
        formula = (figure_formula(work.computed, figure, cell) if isinstance(how, Formula) else "") or _elsewhere(work, figure)
        value = _cell(work, page, f"B{row}", Item(figure.number, unknown=figure.number is None), formula)
        told = in_numbers(work.computed, how.tree) if isinstance(how, Formula) else ""
        said = (figure.name, unit_text(figure.unit), origins[figure.origin], told, figure.path, f"{place.path}:{place.line}")
        first, *others = page.texts(row, "ACDEFG", said)
        page.add(row, [first, value, *others])
    for column, width in enumerate((30, 18, 9, 14, 50, 34, 34)):
        page.set_column(column, column, width)
    page.autofilter(TOP - 1, 0, TOP + len(figures) - 1, len(keys) - 1)
    _paper(page, len(keys))


def _unit(unit: Unit, language: str) -> str:
    return str(unit) if language == "zh" else words(unit.powers) or unit.rate


def _elsewhere(work: Book, figure: Figure) -> str:
    """A part stands in the table of its split; here its cell only points there."""
    found = work.cells.get(figure.path)
    return f"={found}" if found is not None and figure.share is not None else ""
