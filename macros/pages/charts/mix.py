"""A ring: what a whole is made of, with every part's number and share beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from macros.compute.figure import share_of
from macros.pages.charts.bars import drawn as bars_drawn
from macros.pages.charts.frame import Drawing, Item, Picture, captioned, data_table, framed, legend, series, told
from macros.pages.charts.lettering import width
from macros.pages.charts.parts import Part, Shown, find_axis, parts_of, shown_together
from macros.pages.charts.svg import pixels, tag, text, title
from macros.pages.display import digits_text, number_text
from macros.pages.links import Reader
from macros.source.number import exactly
from macros.source.unit import PERCENT

SIZE, THICK = 148, 26
MOST = 7  # parts with a colour of their own; the smallest of more are one slice together
TINY = Fraction(1, 2000)
TOTALS = (18, 14, 11)


class Slice(Struct, frozen=True):
    """A piece of the ring; `amount` None is an unknown of unknown size."""

    name: str
    amount: Fraction | None
    shown: str
    classes: str
    said: str
    path: str = ""


def mix(reader: Reader, path: str, along: str = "", unit: str = "", data: bool = True) -> str:
    """The parts of a figure as a ring. Parts below zero have no place in one: then bars are drawn."""
    whole = Part(reader.word("total"), reader.figure(path))
    parts = parts_of(reader, whole.figure, along)
    shown = shown_together(reader, [whole.figure, *(part.figure for part in parts)], unit)
    axis = find_axis(reader, along).name if along else ""
    caption = captioned(whole.figure.name.removesuffix("·合计"), axis, shown)
    table = data_table(caption, axis or reader.word("name"), parts, shown, whole)
    said = told(caption, [*parts, whole], shown)
    if any(part.value is not None and part.value < 0 for part in parts):
        return framed(Picture("bars", caption, said, bars_drawn(parts, shown), data=table), data)
    slices = sliced(parts, whole, shown)
    return framed(Picture("mix", caption, said, ring(slices, shown.short(whole), shown.view.unit), listed(slices), table), data)


def sliced(parts: Sequence[Part], whole: Part, shown: Shown) -> list[Slice]:
    """The parts in their order, the smallest of too many together; what the whole has beyond the known parts belongs to the unknown."""
    known = [part for part in parts if part.value is not None]
    own = sorted(known, key=lambda part: part.value or 0, reverse=True)[: MOST if len(known) <= MOST else MOST - 1]
    made = [Slice(part.name, part.value, shown.short(part), series(index), _said(part, whole, shown), part.path)
            for index, part in enumerate(part for part in known if part in own)]  # fmt: skip
    rest = [part for part in known if part not in own]
    if rest:
        amount = sum((part.value or Fraction(0) for part in rest), Fraction(0))
        name = shown.reader.word("chart-rest").format(count=len(rest))
        number = digits_text(exactly(amount), shown.view)
        made.append(Slice(name, amount, number, series(MOST - 1), f"{name} {shown.unit(number)}"))
    unknown = [part for part in parts if part.value is None]
    total = sum((part.value or Fraction(0) for part in known), Fraction(0))
    left = whole.value - total if whole.value is not None and unknown and whole.value > total else None
    for index, part in enumerate(unknown):
        made.append(Slice(part.name, left if index == 0 else None, shown.short(part), "unknown", shown.full(part), part.path))
    return made


def _said(part: Part, whole: Part, shown: Shown) -> str:
    share = share_of(part.figure, whole.figure)
    return shown.full(part) + ("" if share is None else f" · {shown.reader.number(share, digits=1)}")


def listed(slices: Sequence[Slice]) -> str:
    """The legend with numbers and shares; shares only where everything is known."""
    whole = sum((piece.amount or Fraction(0) for piece in slices), Fraction(0))
    open_ = any(piece.classes == "unknown" for piece in slices)
    shares = ["" if open_ or not whole else number_text(exactly((piece.amount or 0) / whole, PERCENT), "", 1) for piece in slices]
    return legend(Item(piece.classes, piece.name, piece.shown, share) for piece, share in zip(slices, shares, strict=True))


def ring(slices: Sequence[Slice], total: str, unit: str) -> Drawing:
    """The ring, beginning at the top, clockwise, with the whole in its middle."""
    whole = sum((piece.amount or Fraction(0) for piece in slices), Fraction(0))
    drawn, start = [], Fraction(0)
    for piece in slices:
        share = (piece.amount or Fraction(0)) / whole if whole else Fraction(0)
        if share > TINY:
            drawn.append(_piece(piece, start, share))
        start += share
    if not drawn:
        drawn.append(tag("circle", cx=SIZE // 2, cy=SIZE // 2, r=(SIZE - THICK) // 2, class_="unknown ring"))
    middle = text(total, SIZE // 2, SIZE // 2 + (2 if unit else 5), _fitting(total), "middle")
    middle += text(unit, SIZE // 2, SIZE // 2 + 19, "below", "middle")
    return Drawing("".join(drawn) + middle, SIZE, width=SIZE)


def _fitting(total: str) -> str:
    """The class of letters in which the whole fits into the hole of the ring."""
    return next((f"total{size}" for size in TOTALS if width(total, size) <= SIZE - 2 * THICK - 6), f"total{TOTALS[-1]}")


def _piece(piece: Slice, start: Fraction, share: Fraction) -> str:
    outer, inner = SIZE / 2, SIZE / 2 - THICK
    if share == 1:
        classes = f"{piece.classes} ring"
        return tag("circle", title(piece.said), cx=outer, cy=outer, r=(outer + inner) / 2, class_=classes, data_figure=piece.path or None)
    corners = [_corner(radius, place) for radius, place in ((outer, start), (outer, start + share), (inner, start + share), (inner, start))]
    large = int(share > Fraction(1, 2))
    there, back = (f"A{pixels(radius)} {pixels(radius)} 0 {large}" for radius in (outer, inner))
    way = f"M{corners[0]}{there} 1 {corners[1]}L{corners[2]}{back} 0 {corners[3]}Z"
    return tag("path", title(piece.said), d=way, class_=f"{piece.classes} piece", data_figure=piece.path or None)


def _corner(radius: float, place: Fraction) -> str:
    angle = 2 * math.pi * float(place)
    return f"{pixels(SIZE / 2 + radius * math.sin(angle))} {pixels(SIZE / 2 - radius * math.cos(angle))}"
