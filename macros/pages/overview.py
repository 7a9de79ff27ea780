"""A plan at a glance: cards of its key numbers, SWOT, everything dated in order, and single texts."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any

from macros.catalogue import say, text
from macros.compute.figure import Figure
from macros.model.fields import Day
from macros.model.subjects.market import Swot
from macros.model.when import When
from macros.pages.dates import when_text
from macros.pages.html import Row, definition_list, table, text_cell
from macros.pages.links import PageError, Reader, inert, inline, prose

QUADRANTS = (("s", "strengths"), ("w", "weaknesses"), ("o", "opportunities"), ("t", "threats"))


def cards(reader: Reader) -> str:
    """A card for each target (with growth and range) and one for the budget (with its ratio and limit)."""
    made = []
    for division in reader.computed.plan.divisions.values():
        if division.path.endswith(".total") and division.place.path.endswith("/targets.yml"):
            stem = division.path.removesuffix(".total")
            made.append(
                _card(reader, reader.figure(division.path), [(name, f"{stem}.{name}") for name in ("base", "growth", "floor", "stretch")])
            )
    if reader.computed.figure("budget.total") is not None:
        made.append(_card(reader, reader.figure("budget.total"), [("expense-ratio", "budget.ratio"), ("limit", "budget.limit")]))
    if reader.computed.figure("team.units.people") is not None:
        made.append(_card(reader, reader.figure("team.units.people"), [("now", "team.units.now")]))
    return f'<div class="cards">{"".join(made)}</div>\n'


def _card(reader: Reader, figure: Figure, rows: list[tuple[str, str]]) -> str:
    pairs = [(reader.word(label), inline(reader, found)) for label, path in rows if (found := reader.computed.figure(path)) is not None]
    name = figure.name.replace("·合计", "")
    big = f'<p class="big">{inline(reader, figure)}</p>\n'
    return f'<section class="card"><h3 aria-level="2">{escape(name)}</h3>\n{big}{definition_list(pairs, "facts")}</section>\n'


def swot(reader: Reader) -> str:
    """The SWOT analysis as four fields; the source of a point stands behind it."""
    market = reader.computed.plan.market
    found = market.swot if market is not None else None
    if not isinstance(found, Swot):
        raise PageError(reader.word("no-swot"))
    made = []
    for letter, name in QUADRANTS:
        points = "".join(f"<li>{prose(reader, point.text)}{_source(reader, point.source)}</li>\n" for point in getattr(found, name))
        made.append(f'<section class="swot-{letter}"><h4 aria-level="3">{escape(reader.word(name))}</h4>\n<ul>{points}</ul></section>\n')
    return f'<div class="swot">{"".join(made)}</div>\n'


def _source(reader: Reader, source: str | None) -> str:
    return f" <small>{escape(reader.aside(source).strip())}</small>" if source else ""


def schedule(reader: Reader) -> str:
    """Phases, milestones and actions in order of time, deadlines worked out; what has no date yet stands last."""
    plan = reader.computed.plan.schedule
    if plan is None:
        raise PageError(reader.word("no-schedule"))
    found: list[tuple[When | None, str, str, str, str, str]] = []
    for key, phase in (plan.phases or {}).items():
        span = f"{when_text(reader, phase.start)}\N{NO-BREAK SPACE}– {when_text(reader, phase.end)}"
        span = span if isinstance(phase.start, Day) else when_text(reader, phase.start)
        found.append((phase.start, "0", "phase", span, str(phase.name or key), prose(reader, str(phase.goal or ""))))
    for key, stone in (plan.milestones or {}).items():
        what = _owned(reader, stone.done, stone.owner)
        found.append((stone.date, "1", "milestone", when_text(reader, stone.date), str(stone.name or key), what))
    for key, action in (plan.actions or {}).items():
        if action.due is not None:
            what = _owned(reader, action.resource, action.owner)
            found.append((action.due, "2", "action", when_text(reader, action.due), str(action.name or key), what))
    found.sort(key=lambda item: (item[0].day if isinstance(item[0], Day) else date.max, item[1], item[4]))
    rows = [
        Row(when, (text_cell(escape(reader.word(kind))), text_cell(escape(name)), text_cell(what)), kind)
        for _, _, kind, when, name, what in found
    ]
    heads = [(reader.word("kind"), False), (reader.word("name"), False), (reader.word("content"), False)]
    return table(reader.word("schedule"), reader.word("date"), heads, rows, "schedule")


def _owned(reader: Reader, what: str | None, owner: str | None) -> str:
    told = [prose(reader, str(what))] if what else []
    if owner:
        told.append(escape(text(say("owned-by", owner=owner), reader.language)))
    return reader.word("told-and").join(told)


def data_text(reader: Reader, path: str) -> str:
    """A text of the data, such as `strategy.idea` or `plan.company`, with its figures."""
    file, *keys = path.split(".")
    thing: Any = reader.computed.plan.subjects.get(file)
    for key in keys:
        thing = thing.get(key) if isinstance(thing, dict) else getattr(thing, key, None)
    if not isinstance(thing, str):
        raise PageError(text(say("no-such-text", path=path), reader.language))
    return prose(reader, thing, inert)
