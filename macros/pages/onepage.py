"""A plan on one page: one screen at a desk, one sheet of A4. What a plan does not have takes no room."""

from __future__ import annotations

import posixpath
from html import escape

from macros.compute.figure import Figure
from macros.pages.charts.bars import bars
from macros.pages.charts.columns import columns
from macros.pages.charts.mix import mix
from macros.pages.charts.organisation import organisation
from macros.pages.charts.parts import divided_along
from macros.pages.charts.spending import spending
from macros.pages.links import Reader
from macros.pages.standing import Findings, about, leading, milestones, questions, stats, status, verdict

TIMES = ("month", "quarter", "week", "half", "day")
LEAST_USEFUL = ("settlement", "person")  # shown when there is nothing better
MOST_TIMES, MOST_BARS, MOST_QUESTIONS = 31, 10, 6
HEIGHT = 118


def one_page(reader: Reader, findings: Findings) -> str:
    """The plan's target with its range, its splits, budget, team, milestones and open questions, in that order."""
    panels = [*_splits(reader), _budget(reader), _team(reader), _milestones(reader), _open(reader, findings)]
    plan = reader.computed.plan
    marks = f'<div class="marks">{status(reader)}\n{verdict(reader, findings)}</div>\n'
    head = f"<header><h2>{escape(plan.title)}</h2>\n{marks}{about(reader)}</header>\n"
    inner = "".join(panel for panel in panels if panel)
    return f'<div class="one-page">{head}{stats(reader)}<div class="panels">{inner}</div></div>\n'


def _panel(reader: Reader, title: str, inner: str, page: str = "", classes: str = "", anchor: str = "") -> str:
    """A part of the page; its title leads to the page that tells more, where there is one."""
    known = {one.section for one in reader.computed.plan.pages}
    href = posixpath.relpath(f"{reader.computed.plan.key}/{page}.html", posixpath.dirname(reader.page) or ".")
    shown = f'<a href="{escape(href)}">{escape(title)}</a>' if page in known else escape(title)
    name = f' id="{anchor}"' if anchor else ""
    return f'<section class="{f"panel {classes}".strip()}"{name}><h3>{shown}</h3>\n{inner}</section>\n'


def _splits(reader: Reader) -> list[str]:
    """The leading target over time, and along the first two other axes it is divided by."""
    whole = leading(reader)
    if whole is None:
        return []
    axes = reader.computed.plan.axes
    found = [key for key in divided_along(reader, whole) if key in axes]
    times = [key for key in TIMES if key in found and 1 < len(axes[key].children()) <= MOST_TIMES]
    others = sorted((key for key in found if key not in TIMES), key=lambda key: key in LEAST_USEFUL)[:2]
    made = [_time(reader, whole, times[0])] if times else []
    return made + [_along(reader, whole, key, index) for index, key in enumerate(others)]


def _time(reader: Reader, whole: Figure, key: str) -> str:
    title = reader.word("by-axis").format(axis=reader.computed.plan.axes[key].name)
    return _panel(reader, title, columns(reader, whole.path, key, data=False, height=HEIGHT), "targets", "wide")


def _along(reader: Reader, whole: Figure, key: str, index: int) -> str:
    axis = reader.computed.plan.axes[key]
    draw = mix if index == 0 or len(axis.children()) > MOST_BARS else bars_of_one
    title = reader.word("by-axis").format(axis=axis.name)
    return _panel(reader, title, draw(reader, whole.path, key, data=False), "targets", "middle" if draw is mix else "")


def bars_of_one(reader: Reader, path: str, along: str, data: bool = True) -> str:
    """Bars of one figure along an axis."""
    return bars(reader, [path], along, data=data)


def _budget(reader: Reader) -> str:
    total = reader.computed.figure("budget.total")
    if total is None or total.definition is None or not total.definition.parts:
        return ""
    return _panel(reader, reader.word("budget"), spending(reader, data=False), "budget")


def _team(reader: Reader) -> str:
    has_units = any(path.startswith("team.units.") for path in reader.computed.figures)
    return _panel(reader, reader.word("team"), organisation(reader, data=False), "team") if has_units else ""


def _milestones(reader: Reader) -> str:
    stones = milestones(reader)
    return _panel(reader, reader.word("milestones"), stones, "schedule") if stones else ""


def _open(reader: Reader, findings: Findings) -> str:
    """Unknown numbers and warnings; that there are none is said too."""
    told = questions(reader, findings)
    items = "".join(f"<li>{one}</li>\n" for one in told[:MOST_QUESTIONS])
    if len(told) > MOST_QUESTIONS:
        items += f"<li>{escape(reader.word('and-more').format(count=len(told) - MOST_QUESTIONS))}</li>\n"
    inner = f"<ul>{items}</ul>\n" if told else f"<p>{escape(reader.word('nothing-open'))}</p>\n"
    return _panel(reader, reader.word("open-questions"), inner, "figures", "open", "open")
