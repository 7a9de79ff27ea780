"""The budget as a table: lines with their items, shares of the budget, ratios to the target, the total and its limit."""

from __future__ import annotations

from html import escape

from macros.compute.figure import Figure, share_of
from macros.compute.listing import lines, table_key
from macros.pages.display import digits_text, is_rounded
from macros.pages.html import Head, Row, bar_lengths, figure_cell, level, number_cell, table
from macros.pages.links import PageError, Reader, tools, view

RATIO_DIGITS = 2


def budget_table(reader: Reader, group: str = "budget", unit: str = "") -> str:
    """A group of lines (the budget, or another such as team.cost) with share and, where it has a limit, the ratio to the target."""
    total = reader.figure(f"{group}.total")
    found = lines(reader.computed, group)
    if not found:
        raise PageError(reader.word("no-lines").format(group=group))
    figures, depths = [figure for figure, _ in found], [depth for _, depth in found]
    shown = view(reader, [total, *figures], unit)
    shares = [reader.computed.figure(f"{figure.path}.share") for figure in figures]
    bars = bar_lengths([None if share is None or share.number is None else share.number.low for share in shares])
    parts = reader.view([share.number for share in shares if share is not None])
    ratio = reader.computed.figure(f"{group}.ratio")
    ratios = reader.view([ratio.number], digits=RATIO_DIGITS) if ratio is not None else parts
    rows = []
    for figure, depth, share, bar in zip(figures, depths, shares, bars, strict=True):
        cells = [figure_cell(reader, figure, shown), figure_cell(reader, share, parts, share=bar)]
        if ratio is not None:
            cells.append(figure_cell(reader, reader.computed.figure(f"{figure.path}.ratio"), ratios))
        rows.append(Row(escape(figure.name), tuple(cells), level(depth, depths)))
    whole = share_of(total, total)
    last = [figure_cell(reader, total, shown), number_cell("" if whole is None else digits_text(whole, parts))]
    if ratio is not None:
        last.append(figure_cell(reader, ratio, ratios, "" if _within(reader, group, ratio) else "over"))
    rows.append(Row(reader.word("total"), tuple(last), "total"))
    cash = reader.computed.figure(f"{group}.cash")
    if cash is not None:
        rows.append(Row(reader.word("cash"), (figure_cell(reader, cash, shown), *(number_cell("") for _ in last[1:])), ""))
    heads = [Head(reader.word("amount"), True, shown), Head(reader.word("share"), True, parts)]
    heads += [Head(reader.word("expense-ratio"), True, ratios)] if ratio is not None else []
    note = reader.word("rounded") if is_rounded([figure.number for figure in (total, *figures)], shown) else ""
    name = total.name.rpartition("·")[0] or total.name
    return table(name, reader.word("line"), heads, rows, note=note, tools=tools(reader, table_key(total.path)))


def _within(reader: Reader, group: str, ratio: Figure) -> bool:
    """True unless both ends are known and the ratio's upper one is above the limit's."""
    limit = reader.computed.figure(f"{group}.limit")
    spent = None if ratio.number is None else ratio.number.high
    most = None if limit is None or limit.number is None else limit.number.high
    return spent is None or most is None or spent <= most
