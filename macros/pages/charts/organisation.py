"""Who there is: the units with their leads and people, as a tree, with the seats that are filled and those that are not."""

from __future__ import annotations

from macros.pages.charts.bars import amount_marks
from macros.pages.charts.frame import Picture, captioned, data_table, framed, told
from macros.pages.charts.lanes import Lane, Marks, lanes_drawn
from macros.pages.charts.parts import Part, shown_together
from macros.pages.charts.scale import Scale, tight_scale
from macros.pages.charts.svg import Length, bar
from macros.pages.links import PageError, Reader


def organisation(reader: Reader, data: bool = True) -> str:
    """The units of team.yml with their leads; a bar for the seats, filled as far as people are there already."""
    team = reader.computed.plan.team
    units = dict(team.units or {}) if team is not None else {}
    if not units:
        raise PageError(reader.word("no-units"))
    figures = reader.computed.figures
    seats = {key: Part(str(unit.name or key), found) for key, unit in units.items() if (found := figures.get(f"team.units.{key}.people"))}
    shown = shown_together(reader, [part.figure for part in seats.values()])
    scale = tight_scale(part.high for part in seats.values() if part.high is not None)
    lanes = []
    for key, unit in units.items():
        now = figures.get(f"team.units.{key}.now")
        filled = Part(reader.word("now"), now) if now is not None else None
        part = seats.get(key)
        marks = _seats(part, filled, scale, shown.full(part)) if part is not None else _nothing
        number = "" if part is None else shown.short(part) if filled is None else f"{shown.short(filled)} / {shown.short(part)}"
        lanes.append(Lane(str(unit.name or key), number, marks, "unit", str(unit.lead or "")))
    caption = captioned(reader.word("chart-organisation"), reader.word("chart-seats"), shown)
    parts = list(seats.values())
    table = data_table(caption, reader.word("name"), parts, shown)
    return framed(Picture("organisation", caption, told(caption, parts, shown), lanes_drawn(lanes), data=table), data)


def _seats(part: Part, filled: Part | None, scale: Scale, said: str) -> Marks:
    def marks(y: Length, thick: Length) -> str:
        if filled is None or filled.value is None or part.value is None:
            return amount_marks(part, scale, said, "s1")(y, thick)
        seat = bar(0, scale.over(part.value), y, thick, "seat", said, part.path)
        return seat + bar(0, scale.over(min(filled.value, part.value)), y, thick, "s1", said, part.path)

    return marks


def _nothing(_: Length, __: Length) -> str:
    return ""
