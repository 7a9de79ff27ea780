"""The budget as a table: lines with their items, shares of the budget, ratios to the target, the total and its limit."""

from __future__ import annotations

from html import escape

from macros.compute.figure import Figure, share_of
from macros.model.value import Formula, refs
from macros.pages.display import is_rounded, number_text
from macros.pages.html import Cell, Row, bar_lengths, figure_cell, level, table
from macros.pages.links import PageError, Reader, link, view

RATIO_DIGITS = 2


def budget_table(reader: Reader, group: str = "budget", unit: str = "") -> str:
    """A group of lines (the budget, or another such as team.cost) with share and, where it has a limit, the ratio to the target."""
    total = reader.figure(f"{group}.total")
    lines = _lines(reader, group)
    if not lines:
        raise PageError(reader.word("no-lines").format(group=group))
    figures = [figure for figure, _ in lines]
    shown = view(reader, [total, *figures], unit)
    ratio = reader.computed.figure(f"{group}.ratio")
    depths = [depth for _, depth in lines]
    shares = [reader.computed.figure(f"{figure.path}.share") for figure in figures]
    bars = bar_lengths([None if share is None or share.number is None else share.number.low for share in shares])
    rows = [
        Row(
            escape(figure.name),
            (figure_cell(reader, figure, shown), _rate(reader, share, bar), *_ratio(reader, figure, ratio)),
            level(depth, depths),
        )
        for figure, depth, share, bar in zip(figures, depths, shares, bars, strict=True)
    ]
    last = [figure_cell(reader, total, shown), Cell(number_text(share_of(total, total), reader.show), True)]
    if ratio is not None:
        last.append(_ratio_cell(reader, group, ratio))
    rows.append(Row(reader.word("total"), tuple(last), "total"))
    cash = reader.computed.figure(f"{group}.cash")
    if cash is not None:
        rows.append(Row(reader.word("cash"), (figure_cell(reader, cash, shown), *(Cell("", True) for _ in last[1:])), ""))
    heads = [
        (reader.word("amount"), True),
        (reader.word("share"), True),
        *([(reader.word("expense-ratio"), True)] if ratio is not None else []),
    ]
    rounded = reader.word("rounded") if any(is_rounded(figure.number, shown) for figure in (total, *figures)) else ""
    return table(f"{total.name.rpartition('·')[0] or total.name}（{shown.unit}）{rounded}", reader.word("line"), heads, rows)


def _lines(reader: Reader, group: str) -> list[tuple[Figure, int]]:
    """The lines and their items, in file order, with their depth."""
    figures = reader.computed.figures
    total = figures[f"{group}.total"]
    found: list[tuple[Figure, int]] = []
    waiting = [(path, 0) for path in _named(total)]
    while waiting:
        path, depth = waiting.pop(0)
        figure = figures.get(path)
        if figure is None:
            continue
        found.append((figure, depth))
        if figure.definition is not None and figure.definition.parts:
            waiting = [(part, depth + 1) for part in _named(figure)] + waiting
    return found


def _named(figure: Figure) -> list[str]:
    return [ref.path for ref in refs(figure.how.tree)] if isinstance(figure.how, Formula) else []


def _ratio(reader: Reader, line: Figure, ratio: Figure | None) -> list[Cell]:
    """A line's ratio to the target, where the group has one."""
    return [] if ratio is None else [_rate(reader, reader.computed.figure(f"{line.path}.ratio"), digits=RATIO_DIGITS)]


def _rate(reader: Reader, figure: Figure | None, bar: str = "", digits: int | None = None) -> Cell:
    if figure is None:
        return Cell("", True)
    shown = number_text(figure.number, reader.show, digits, reader.language)
    return Cell(link(reader, figure, shown), True, "", bar)


def _ratio_cell(reader: Reader, group: str, ratio: Figure) -> Cell:
    limit = reader.computed.figure(f"{group}.limit")
    over = limit is not None and not _within(ratio, limit)
    return Cell(link(reader, ratio, number_text(ratio.number, reader.show, RATIO_DIGITS, reader.language)), True, "over" if over else "")


def _within(ratio: Figure, limit: Figure) -> bool:
    """True unless both ends are known and the ratio's upper one is above the limit's."""
    spent = None if ratio.number is None else ratio.number.high
    most = None if limit.number is None else limit.number.high
    return spent is None or most is None or spent <= most
