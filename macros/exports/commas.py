"""A sheet as CSV: comma-separated, CRLF, with the mark that tells Excel it is UTF-8; numbers plain and exact."""

from __future__ import annotations

import csv
import io

from macros.catalogue import word
from macros.exports.csv_tables import decimals, plain
from macros.exports.sheet import Item, Sheet
from macros.source.number import Number
from macros.source.unit import RATES


def csv_text(sheet: Sheet, language: str = "zh") -> str:
    """The table as text. Money in yuan, rates in percent, a range as `10-20`, to at most twelve decimals."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    rates = [_rate(sheet, column) for column in range(len(sheet.columns))]
    heads = [column.head(language, rate) for column, rate in zip(sheet.columns, rates, strict=True)]
    writer.writerow([plain(sheet.corner), *map(plain, heads)])
    for line in sheet.lines:
        writer.writerow([plain(line.label), *(_shown(item, language) for item in line.items)])
    return "\ufeff" + out.getvalue()


def _rate(sheet: Sheet, column: int) -> str:
    """The one rate that all numbers of a column are in, else ""."""
    values = [line.items[column].value for line in sheet.lines if column < len(line.items)]
    rates = {value.unit.rate for value in values if isinstance(value, Number)}
    return rates.pop() if len(rates) == 1 else ""


def _shown(item: Item, language: str) -> str:
    if item.unknown:
        return word("unknown", language)
    if isinstance(item.value, Number):
        rate = RATES.get(item.value.unit.rate, 1)
        ends = (item.value.low,) if item.value.exact else (item.value.low, item.value.high)
        return "-".join([decimals(end * rate if rate != 1 and end is not None else end) for end in ends])
    return "" if item.value is None else plain(str(item.value))
