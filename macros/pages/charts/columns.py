"""Columns over time with the line of what they add up to: the target by month."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from macros.pages.charts.frame import Drawing, Item, Picture, captioned, data_table, framed, legend, told
from macros.pages.charts.lettering import width
from macros.pages.charts.parts import Part, Shown, find_axis, parts_of, shown_together
from macros.pages.charts.scale import Scale, rounded_scale
from macros.pages.charts.svg import bar, percent, pixels, stretched, tag, text, title
from macros.pages.charts.upright import SMALL, grid, height_of, names_below, room_from
from macros.pages.display import digits_text
from macros.pages.links import Reader
from macros.source.number import exactly
from macros.source.unit import PERCENT

HEIGHT, TOP, BELOW, UNDER = 190, 22, 22, 14
FULL = 62  # hundredths of its place that a column takes


def columns(reader: Reader, path: str, along: str = "", unit: str = "", data: bool = True, height: int = HEIGHT) -> str:
    """A figure's parts as columns in their order, each with its number where there is room, and how far they have come to the whole."""
    whole = reader.figure(path)
    parts = parts_of(reader, whole, along)
    shown = shown_together(reader, [part.figure for part in parts], unit)
    total = Part(reader.word("total"), whole)
    axis = find_axis(reader, along).name if along else ""
    caption = captioned(whole.name.removesuffix("·合计"), axis, shown)
    sums = running(parts, total)
    drawing = drawn(parts, shown, sums, total, height)
    lines = legend([Item("s1", reader.word("chart-each")), Item("s2 stroke", reader.word("chart-running"))], "flat") if sums else ""
    table = data_table(caption, axis or reader.word("name"), parts, shown, total)
    return framed(Picture("columns", caption, told(caption, [*parts, total], shown), drawing, lines, table), data)


def running(parts: Sequence[Part], total: Part) -> list[Fraction]:
    """The sum up to each part, up to the first that is unknown; none where the parts do not make the whole a sum worth following."""
    sums: list[Fraction] = []
    for part in parts:
        if part.value is None or part.value != part.high:
            break
        sums.append((sums[-1] if sums else Fraction(0)) + part.value)
    adds_up = total.value is not None and total.value > 0 and len(parts) > 1 and (len(sums) < len(parts) or sums[-1] == total.value)
    return sums if adds_up else []


class Plane(Struct, frozen=True):
    """Where amounts stand: their scale, the height of the drawing, and how they are shown."""

    scale: Scale
    height: int
    shown: Shown

    def y(self, value: Fraction | int) -> float:
        return height_of(self.scale, value, self.height)


def drawn(parts: Sequence[Part], shown: Shown, sums: Sequence[Fraction], total: Part, height: int = HEIGHT) -> Drawing:
    """The columns with their grid; the line has its own scale, of which the top is the whole."""
    scale = rounded_scale([end for part in parts for end in (part.value, part.high) if end is not None], shown.view.scale)
    plane = Plane(scale, height, shown)
    lines, left = grid(scale, shown.view, height)
    right = width("100%", SMALL) + 8 if sums else 4
    down = UNDER if scale.low < 0 else 0  # below zero a number stands under its column
    below = names_below([part.name for part in parts], height + 16 + down, left + right)
    wide = max((width(shown.short(part), SMALL) for part in parts), default=0) + 4
    room = room_from(len(parts), wide, left + right)
    middles = [(2 * index + 1) / (2 * len(parts)) for index in range(len(parts))]
    marks = "".join(_column(part, middle, FULL / 100 / len(parts), plane) for part, middle in zip(parts, middles, strict=True))
    if sums:
        marks += _line(parts, sums, total, plane)
    numbers = "".join(_number(part, middle, plane, room) for part, middle in zip(parts, middles, strict=True))
    return Drawing(lines + marks + numbers + below, height, (TOP, right, BELOW + down, left))


def _column(part: Part, middle: float, thick: float, plane: Plane) -> str:
    said = plane.shown.full(part)
    if part.value is None or part.high is None:
        return bar(middle - thick / 2, thick, plane.y(0) - 40, 40, "unknown", said, part.path)

    def block(start: Fraction | int, end: Fraction, classes: str) -> str:
        top, bottom = sorted((plane.y(start), plane.y(end)))
        return bar(middle - thick / 2, thick, top, bottom - top, classes, said, part.path)

    return block(0, part.value, "s1") + (block(part.value, part.high, "s1 maybe") if part.high != part.value else "")


def _number(part: Part, middle: float, plane: Plane, room: str) -> str:
    """The number over its column, under one that goes down; an unknown has a mark that is always there."""
    if part.value is None or part.high is None:
        return text("?", percent(middle), plane.y(0) - 15, "open", "middle")
    y = plane.y(max(part.value, part.high)) - 5 if part.high >= 0 else plane.y(min(part.value, part.high)) + 13
    return text(plane.shown.short(part), percent(middle), y, f"small {room}".strip(), "middle")


def _line(parts: Sequence[Part], sums: Sequence[Fraction], total: Part, plane: Plane) -> str:
    whole, zero = total.value or Fraction(1), plane.y(0)
    places = [((2 * index + 1) / (2 * len(parts)), zero * (1 - float(reached / whole))) for index, reached in enumerate(sums)]
    points = " ".join(f"{pixels(100 * x)},{pixels(y)}" for x, y in places)
    drawn = stretched(plane.height, tag("polyline", points=points, class_="s2 stroke"))
    for (x, y), reached, part in zip(places, sums, parts, strict=False):
        amount = digits_text(exactly(reached), plane.shown.view)
        share = plane.shown.reader.number(exactly(reached / whole, PERCENT), digits=1)
        said = plane.shown.reader.word("chart-until").format(name=part.name, amount=amount, share=share)
        drawn += tag("circle", title(said), cx=percent(x), cy=y, r=3, class_="s2 dot")
    for hundredths in (50, 100):
        drawn += text(f"{hundredths}%", "100%", zero * (100 - hundredths) / 100 + 4, "tick", "", 8)
    return drawn
