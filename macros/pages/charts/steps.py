"""A rate or an amount by bands: what is paid from which threshold on, as a stair."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from macros.catalogue import say, text
from macros.compute.figure import Figure
from macros.model.subjects.bands import Band
from macros.pages.charts.frame import Drawing, Picture, captioned, data_table, framed, told
from macros.pages.charts.lettering import width
from macros.pages.charts.parts import Part, Shown, shown_together
from macros.pages.charts.scale import rounded_scale
from macros.pages.charts.svg import bar, line, percent
from macros.pages.charts.svg import text as label
from macros.pages.charts.upright import SMALL, grid, height_of, room_from, shown_from
from macros.pages.links import PageError, Reader

HEIGHT, TOP, BELOW = 150, 22, 22


class Tread(Struct, frozen=True):
    """A band as it is drawn: its name, from where to where along the picture, and what it pays."""

    part: Part
    start: Fraction
    end: Fraction
    opens: str  # the threshold it begins at, as written


def steps(reader: Reader, path: str, unit: str = "", data: bool = True) -> str:
    """Bands of the plan (`strategy.rebates.distance`) as a stair; an open last band is drawn half as long again as what lies before."""
    found = reader.computed.plan.bands.get(path)
    if found is None:
        raise PageError(text(say("chart-no-bands", path=path, known="、".join(reader.computed.plan.bands) or "—"), reader.language))
    treads = _treads(reader, path, found.bands)
    parts = [tread.part for tread in treads]
    shown = shown_together(reader, [part.figure for part in parts], unit)
    caption = captioned(str(found.name or path), "", shown)
    corner = str(found.basis or reader.word("band"))
    table = data_table(caption, corner, parts, shown)
    return framed(Picture("steps", caption, told(caption, parts, shown), drawn(treads, shown), data=table), data)


def _treads(reader: Reader, path: str, bands: Sequence[Band]) -> list[Tread]:
    ends = [end.number.value for band in bands for end in (band.low, band.high) if end is not None and end.number.exact]
    last = max(ends, default=Fraction(0))
    most = last * Fraction(3, 2) or Fraction(1)
    made = []
    for index, band in enumerate(bands, 1):
        stem = f"{path}.bands.{index}"
        paths = (f"{stem}.{name}" for name in ("rate", "each", "amount"))
        figure: Figure | None = next((one for path in paths if (one := reader.computed.figures.get(path))), None)
        if figure is None:
            continue
        low = band.low.number.low if band.low is not None and band.low.number.low is not None else Fraction(0)
        high = band.high.number.high if band.high is not None and band.high.number.high is not None else most
        made.append(Tread(Part(band.name, figure), low / most, high / most, band.low.text if band.low is not None else ""))
    if not made:
        raise PageError(text(say("chart-no-rates", path=path), reader.language))
    return made


def drawn(treads: Sequence[Tread], shown: Shown) -> Drawing:
    """The stair with its thresholds below and what each band pays above it."""
    scale = rounded_scale([tread.part.high for tread in treads if tread.part.high is not None], shown.view.scale)
    lines, left = grid(scale, shown.view, HEIGHT)
    narrowest = min(tread.end - tread.start for tread in treads)
    count = int(1 / narrowest) + 1 if narrowest > 0 else len(treads)
    room = room_from(count, max(width(shown.short(tread.part), SMALL) for tread in treads) + 4, left)
    below = max(width(tread.opens, SMALL) for tread in treads) + 6
    marks, names = [], []
    for index, tread in enumerate(treads):
        marks.append(_tread(tread, shown, height_of(scale, tread.part.value or Fraction(0), HEIGHT), room))
        seen = shown_from(index, count, below, left)
        names.append(label(tread.opens, percent(tread.start), HEIGHT + 16, f"tick {seen}".strip(), "" if index == 0 else "middle"))
    for one, other in pairwise(treads):
        if one.part.value is not None and other.part.value is not None:
            ends = (height_of(scale, one.part.value, HEIGHT), height_of(scale, other.part.value, HEIGHT))
            marks.append(line(percent(other.start), ends[0], percent(other.start), ends[1], "riser"))
    return Drawing(lines + "".join(marks) + "".join(names), HEIGHT, (TOP, 8, BELOW, left))


def _tread(tread: Tread, shown: Shown, top: float, room: str) -> str:
    said = shown.full(tread.part)
    if tread.part.value is None:
        return bar(tread.start, tread.end - tread.start, HEIGHT - 40, 40, "unknown", said, tread.part.path)
    middle = percent((tread.start + tread.end) / 2)
    under = bar(tread.start, tread.end - tread.start, top, HEIGHT - top, "s1 under", said, tread.part.path)
    edge = line(percent(tread.start), top, percent(tread.end), top, "s1 tread")
    number = shown.unit(shown.short(tread.part))
    return under + edge + label(number, middle, top - 6, f"small {room}".strip(), "middle")
