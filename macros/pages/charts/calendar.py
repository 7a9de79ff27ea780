"""The schedule as a calendar: phases as bars, milestones as diamonds, the months behind; a script adds today."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from macros.catalogue import word
from macros.model.fields import Day
from macros.model.period import months_after
from macros.pages.charts.frame import Picture, framed
from macros.pages.charts.lanes import Lane, lanes_drawn
from macros.pages.charts.lettering import width
from macros.pages.charts.svg import Length, bar, line, percent, pixels, tag, text, title
from macros.pages.charts.upright import SMALL, shown_from
from macros.pages.links import PageError, Reader

TOP = 22
DIAMOND = 6


def calendar(reader: Reader, data: bool = True) -> str:
    """Phases and milestones in order of time. The days before and after the plan's period that they touch are shown too."""
    del data  # the table of the schedule is a macro of its own
    plan = reader.computed.plan
    phases = list((plan.schedule.phases or {}).items()) if plan.schedule is not None else []
    stones = list((plan.schedule.milestones or {}).items()) if plan.schedule is not None else []
    if not phases and not stones:
        raise PageError(reader.word("no-schedule"))
    ends = [(phase.start, phase.end) for _, phase in phases]
    days = [when.day for when in (*(end for pair in ends for end in pair), *(stone.date for _, stone in stones)) if isinstance(when, Day)]
    span = Span(min([plan.period.start, *days]), max([plan.period.end, *days]))
    dated: list[tuple[date, int, Lane]] = []
    for index, (key, phase) in enumerate(phases):
        name, start, end = str(phase.name or key), phase.start, phase.end
        if isinstance(start, Day) and isinstance(end, Day):
            dated.append((start.day, 0, _phase(span, name, start.day, end.day, index)))
        else:
            dated.append((date.max, 0, _open(name, reader.word("unknown"), "phase")))
    for key, stone in stones:
        name = str(stone.name or key)
        known = isinstance(stone.date, Day)
        when = stone.date.day if isinstance(stone.date, Day) else date.max
        dated.append((when, 1, _stone(span, name, when) if known else _open(name, reader.word("unknown"), "stone")))
    lanes = [lane for _, _, lane in sorted(dated, key=lambda one: (one[0], one[1], one[2].name))]
    said = reader.word("schedule") + reader.word("told-colon") + reader.word("told-and").join(f"{lane.name} {lane.shown}" for lane in lanes)
    drawing = lanes_drawn(lanes, lambda height: _behind(span, height, reader.language), TOP)
    return framed(Picture("calendar", "", said, drawing), False)


class Span:
    """The days of the picture, both ends included."""

    def __init__(self, start: date, end: date) -> None:
        self.start, self.end = start, end
        self.days = (end - start).days + 1

    def at(self, day: date) -> Fraction:
        """Where a day begins: 0 at the left."""
        return Fraction((day - self.start).days, self.days)


def _phase(span: Span, name: str, start: date, end: date, index: int) -> Lane:
    length = Fraction((end - start).days + 1, span.days)
    shown = f"{short_day(start)} – {short_day(end)}"

    def marks(y: Length, thick: Length) -> str:
        return bar(span.at(start), length, y, thick, "s1" if index % 2 == 0 else "s5", f"{name} {start.isoformat()} – {end.isoformat()}")

    return Lane(name, shown, marks, "phase")


def _open(name: str, shown: str, kind: str) -> Lane:
    """A lane for what has no day yet: its name, and nothing drawn."""
    return Lane(name, shown, lambda _y, _thick: "", kind)


def _stone(span: Span, name: str, day: date) -> Lane:
    middle = span.at(day) + Fraction(1, 2 * span.days)

    def marks(y: Length, thick: Length) -> str:
        centre = y + thick / 2
        way = f"M0 {pixels(-DIAMOND)}L{DIAMOND} 0L0 {DIAMOND}L{pixels(-DIAMOND)} 0Z"
        # moved by percent of the width: a path itself has no such lengths
        return tag("svg", tag("path", title(f"{name} {day.isoformat()}"), d=way, class_="s2"), x=percent(middle), y=centre, class_="free")

    return Lane(name, short_day(day), marks, "stone")


def short_day(day: date) -> str:
    """3-31; the picture says the year where there are several."""
    return f"{day.month}-{day.day}"


def _behind(span: Span, height: int, language: str) -> str:
    """The grid of days, weeks, months or quarters with their names above, and the line for today, to be placed by today.js."""
    marks = _marks(span, language)
    wide = max(width(name, SMALL) for _, name in marks) + 6
    drawn = []
    for index, (day, name) in enumerate(marks):
        x = percent(span.at(day))
        drawn.append(line(x, -6, x, height, "grid"))
        drawn.append(text(name, x, -8, f"tick {shown_from(index, len(marks), wide, 200)}".strip(), "", 3))
    today = line(0, -6, 0, height, "now")
    return "".join(drawn) + tag("g", today, class_="today", data_start=span.start.isoformat(), data_end=span.end.isoformat())


def _marks(span: Span, language: str) -> list[tuple[date, str]]:
    """What divides the span, with names: days up to two weeks, Mondays up to ten, months up to two years, else quarters."""
    if span.days <= 14:
        days = [span.start + timedelta(days=index) for index in range(span.days)]
        return [(day, short_day(day)) for day in days]
    if span.days <= 70:
        first = span.start + timedelta(days=-span.start.weekday() % 7)
        return [(span.start, short_day(span.start))] * (first != span.start) + [
            (first + timedelta(days=index), short_day(first + timedelta(days=index))) for index in range(0, (span.end - first).days + 1, 7)
        ]
    count = (span.end.year - span.start.year) * 12 + span.end.month - span.start.month + 1
    months = [months_after(span.start.replace(day=1), index) for index in range(count)]
    names = word("month-names", language).split("|")
    if count <= 24:
        return [(max(month, span.start), names[month.month - 1] if month.month > 1 or count <= 12 else str(month.year)) for month in months]
    quarters = [month for month in months if month.month % 3 == 1 or month == months[0]]
    return [(max(month, span.start), f"{month.year}Q{(month.month + 2) // 3}") for month in quarters]
