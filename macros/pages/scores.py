"""Scorecards: everybody assessed with the points of each indicator, what is taken off, and the total; and what one is assessed by."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from macros.catalogue import say, text
from macros.compute.figure import Figure
from macros.compute.listing import scored_members
from macros.model.axis import Member
from macros.pages.html import Cell, Head, Row, figure_cell, number_cell, table, text_cell
from macros.pages.links import PageError, Reader, inline, prose, tools, view


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
    parts = [(key, str(one.name or key)) for key, one in (*found.indicators.items(), *(found.penalties or {}).items())]
    points_of = [figures.number(path) for path in figures if path.startswith(f"{stem}.") and path.endswith((".points", ".total"))]
    shown = reader.view(points_of, digits=1)

    def cell(figure: Figure | None) -> Cell:
        return figure_cell(reader, figure, shown)

    rows = []
    for key, name in scored_members(reader.computed, found).items():
        points = tuple(cell(figures.get(f"{stem}.{key}.{part}.points")) for part, _ in parts)
        total = figures.get(f"{stem}.{key}.total")
        said = found.grade(total.number if total is not None else None).partition("：")[0]
        grade = [text_cell(prose(reader, said))] if found.grades else []
        rows.append(Row(escape(name), (*points, cell(total), *grade)))
    if not rows:
        raise PageError(text(say("no-scores", card=str(found.name or card)), reader.language))
    heads = [*(Head(name, True, shown) for _, name in parts), Head(reader.word("total"), True, shown)]
    heads += [Head(reader.word("grade"), False)] if found.grades else []
    return table(str(found.name or card), reader.word("name"), heads, rows, tools=tools(reader, section))


def assessed_by(reader: Reader, axis: str, member: Member) -> Iterator[str]:
    """A table for each scorecard along the axis that holds for its member: the indicators with weight, the member's own target and rule."""
    scorecard = reader.computed.plan.scorecard
    figures = reader.computed.figures
    for key, card in (scorecard.cards if scorecard is not None else {}).items():
        if str(card.axis) != axis or (card.assessed() and member.key not in card.assessed()):
            continue
        stem = f"scorecard.cards.{key}.indicators"
        weights = {one: figures.get(f"{stem}.{one}.weight") for one in card.indicators}
        shown = view(reader, [figure for figure in weights.values() if figure is not None])
        rows = []
        for one, indicator in card.indicators.items():
            own = f"{indicator.like}[{axis}={member.key}]" if indicator.like is not None else f"{stem}.{one}.goal"
            goal = figures.get(own)
            target = number_cell(inline(reader, goal)) if goal is not None else text_cell("")
            cells = (figure_cell(reader, weights[one], shown), target, text_cell(escape(str(indicator.rule or ""))))
            rows.append(Row(escape(str(indicator.name or one)), cells))
        heads = [Head(reader.word("weight"), True, shown), Head(reader.word("target"), True), Head(reader.word("scoring"), False)]
        title = str(card.name or key)
        yield f"<h3>{escape(title)}</h3>\n{table(title, reader.word('indicator'), heads, rows, titled=False)}"
