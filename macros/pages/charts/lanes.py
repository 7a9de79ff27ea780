"""Rows across the picture: a name at the left, marks along a scale in the middle, a number at the right. Names never meet the marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from macros.pages.charts.frame import Drawing
from macros.pages.charts.lettering import lines, width
from macros.pages.charts.svg import Length, tag, text, title

MOST_NAME, GAP = 112, 10
LINE = 15
HEIGHT, THICK = 28, 14

Marks = Callable[[Length, Length], str]


class Lane(Struct, frozen=True):
    """A row: its name, its number, and its marks, drawn from the top and the thickness of its band. `below` is a small second line."""

    name: str
    shown: str
    marks: Marks
    classes: str = ""
    below: str = ""
    indent: int = 0


def lanes_drawn(lanes: Sequence[Lane], behind: Callable[[int], str] | None = None, top: int = 0) -> Drawing:
    """The rows one under another; `behind` draws what lies behind them all from the height. A long name takes two lines, then ends in …"""
    wrapped = [_wrapped(lane) for lane in lanes]
    left = (
        max((width(one) + lane.indent for lane, names in zip(lanes, wrapped, strict=True) for one in (*names, *_below(lane))), default=0)
        + GAP
    )
    right = max((width(lane.shown) for lane in lanes), default=0)
    y, drawn = 0, []
    for lane, names in zip(lanes, wrapped, strict=True):
        height = HEIGHT + LINE * (len(names) - 1 + bool(lane.below))
        drawn.append(_lane(lane, names, y, height, left, right))
        y += height
    return Drawing((behind(y) if behind else "") + "".join(drawn), y, (top, right + GAP if right else 2, 0, left))


def _wrapped(lane: Lane) -> list[str]:
    return lines(lane.name, MOST_NAME - lane.indent) or [""]


def _below(lane: Lane) -> list[str]:
    return lines(lane.below, MOST_NAME - lane.indent, count=1)


def _lane(lane: Lane, names: Sequence[str], y: int, height: int, left: int, right: int) -> str:
    middle = y + height // 2
    start = middle - LINE * (len(names) - 1 + bool(lane.below)) // 2 + 4
    cut = names[-1].endswith("…") and not lane.name.endswith("…")
    label = "".join(text(one, lane.indent - left, start + LINE * index, "name") for index, one in enumerate(names))
    label += "".join(text(one, lane.indent - left, start + LINE * len(names), "below") for one in _below(lane))
    number = text(lane.shown, "100%", middle + 4, "value", "end", right + GAP) if lane.shown else ""
    return tag("g", title(lane.name) if cut else "", label, lane.marks(middle - THICK // 2, THICK), number, class_=lane.classes or None)
