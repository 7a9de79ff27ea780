"""The pictures by the name that pages call: `chart("mix", "revenue", along="product")`."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping

from macros.catalogue import say, text
from macros.pages.charts.bars import bars, target_range
from macros.pages.charts.bridge import bridge
from macros.pages.charts.calendar import calendar
from macros.pages.charts.cascade import cascade
from macros.pages.charts.columns import columns
from macros.pages.charts.funnel import funnel
from macros.pages.charts.mix import mix
from macros.pages.charts.organisation import organisation
from macros.pages.charts.payouts import payouts
from macros.pages.charts.spending import spending
from macros.pages.charts.steps import steps
from macros.pages.links import PageError, Reader

Draw = Callable[[Reader, tuple[str, ...], str, str, bool], str]


def chart(reader: Reader, kind: str, what: tuple[str, ...], along: str = "", unit: str = "", data: bool = True) -> str:
    """The picture of that kind; a `PageError` says which kinds there are, and what one of them needs."""
    draw = KINDS.get(kind)
    if draw is None:
        near = difflib.get_close_matches(kind, list(KINDS), 1) or list(KINDS)
        raise PageError(text(say("no-such-chart", kind=kind, near=near[0], known="、".join(KINDS)), reader.language))
    return draw(reader, what, along, unit, data)


def _one(draw: Callable[[Reader, str, str, str, bool], str]) -> Draw:
    """A picture of one figure, perhaps along an axis."""
    return lambda reader, what, along, unit, data: draw(reader, _first(reader, what), along, unit, data)


def _first(reader: Reader, what: tuple[str, ...]) -> str:
    if len(what) != 1:
        raise PageError(text(say("chart-one-figure", count=len(what)), reader.language))
    return what[0]


KINDS: Mapping[str, Draw] = {
    "columns": _one(columns),
    "mix": _one(mix),
    "cascade": _one(cascade),
    "bars": bars,
    "range": lambda reader, what, _, unit, data: target_range(reader, _first(reader, what), unit, data),
    "budget": lambda reader, what, _, unit, data: spending(reader, _first(reader, what or ("budget",)), unit, data),
    "bridge": lambda reader, what, _, unit, data: bridge(reader, what, unit, data),
    "steps": lambda reader, what, _, unit, data: steps(reader, _first(reader, what), unit, data),
    "payout": lambda reader, what, _, unit, data: payouts(reader, _first(reader, what), unit, data),
    "funnel": lambda reader, what, _, unit, data: funnel(reader, what, unit, data),
    "calendar": lambda reader, _, __, ___, data: calendar(reader, data),
    "organisation": lambda reader, _, __, ___, data: organisation(reader, data),
}
