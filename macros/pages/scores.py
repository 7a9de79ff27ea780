"""A scorecard's scores: everybody assessed with the points of each indicator, what is taken off, and the total."""

from __future__ import annotations

from html import escape

from macros.catalogue import say, text
from macros.compute.figure import Figure
from macros.pages.html import Cell, Head, Row, figure_cell, table
from macros.pages.links import PageError, Reader


def scored(section: str) -> bool:
    """True for the path of a card's scores, `scorecard.cards.sales.scores`."""
    return section.startswith("scorecard.cards.") and section.endswith(".scores")


def scores(reader: Reader, section: str) -> str:
    """The scores at that path; a `PageError` names the cards there are, or says that nobody is assessed yet."""
    card = section.removeprefix("scorecard.cards.").removesuffix(".scores")
    scorecard = reader.computed.plan.scorecard
    cards = scorecard.cards if scorecard is not None else {}
    if card not in cards:
        known = "、".join(cards) or text(say("none-at-all"), reader.language)
        raise PageError(text(say("no-such-card", card=card, known=known), reader.language))
    found, figures = cards[card], reader.computed.figures
    stem = f"scorecard.cards.{card}.scores"
    axis = reader.computed.plan.axes.get(str(found.axis)) if found.axis is not None else None
    parts = [(key, str(one.name or key)) for key, one in (*found.indicators.items(), *(found.penalties or {}).items())]
    points_of = [figure.number for path, figure in figures.items() if path.startswith(f"{stem}.") and path.endswith((".points", ".total"))]
    shown = reader.view(points_of)

    def cell(figure: Figure | None) -> Cell:
        return figure_cell(reader, figure, shown)

    rows = []
    for key, name in found.assessed().items():
        member = axis.by_key.get(key) if axis is not None else None
        points = tuple(cell(figures.get(f"{stem}.{key}.{part}.points")) for part, _ in parts)
        label = member.name if member is not None and name == key else name
        rows.append(Row(escape(label), (*points, cell(figures.get(f"{stem}.{key}.total")))))
    if not rows:
        raise PageError(text(say("no-scores", card=str(found.name or card)), reader.language))
    heads = [*(Head(name, True, shown) for _, name in parts), Head(reader.word("total"), True, shown)]
    return table(str(found.name or card), reader.word("name"), heads, rows)
