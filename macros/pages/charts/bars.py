"""Bars across, one a row: any figures side by side, and a target with its base, floor and stretch."""

from __future__ import annotations

from collections.abc import Sequence

from macros.catalogue import say, text
from macros.pages.charts.frame import Drawing, Picture, captioned, data_table, framed, told
from macros.pages.charts.lanes import Lane, Marks, lanes_drawn
from macros.pages.charts.parts import Part, Shown, find_axis, named, parts_of, shown_together
from macros.pages.charts.scale import Scale, tight_scale
from macros.pages.charts.svg import Length, bar, line, percent
from macros.pages.links import PageError, Reader

ENDS = (("base", "base"), ("floor", "floor"), ("total", "target"), ("stretch", "stretch"))


def bars(reader: Reader, paths: Sequence[str], along: str = "", unit: str = "", data: bool = True) -> str:
    """Figures as bars from zero: those named, or the parts of one along an axis or of its sum. All must be of one kind of unit."""
    if len(paths) == 1 and "*" not in paths[0]:
        whole = reader.figure(paths[0])
        parts, name = parts_of(reader, whole, along), whole.name.removesuffix("·合计")
    else:
        parts, name = named(reader, paths), ""
    _alike(reader, parts)
    shown = shown_together(reader, [part.figure for part in parts], unit)
    axis = find_axis(reader, along).name if along else ""
    caption = captioned(name, axis, shown) if name else shown.view.unit
    return _picture(parts, shown, caption, axis or reader.word("name"), data)


def target_range(reader: Reader, path: str, unit: str = "", data: bool = True) -> str:
    """A measure's base period, floor, target and stretch, as far as they are there."""
    whole = reader.figure(path)
    stem = whole.path.removesuffix(".total")
    found = [(word, reader.computed.figure(f"{stem}.{end}")) for end, word in ENDS]
    parts = [Part(reader.word(word), figure) for word, figure in found if figure is not None] or [Part(whole.name, whole)]
    shown = shown_together(reader, [part.figure for part in parts], unit)
    return _picture(parts, shown, captioned(whole.name, "", shown), reader.word("name"), data, whole.path)


def _picture(parts: Sequence[Part], shown: Shown, caption: str, corner: str, data: bool, strong: str = "") -> str:
    table = data_table(caption, corner, parts, shown)
    return framed(Picture("bars", caption, told(caption, parts, shown), drawn(parts, shown, strong), data=table), data)


def drawn(parts: Sequence[Part], shown: Shown, strong: str = "") -> Drawing:
    """The bars; where one is `strong` the others step back."""
    scale = tight_scale(end for part in parts for end in (part.value, part.high) if end is not None)
    lanes = [
        Lane(part.name, shown.short(part), amount_marks(part, scale, shown.full(part), "s1" if strong in ("", part.path) else "quiet"))
        for part in parts
    ]
    return lanes_drawn(lanes, lambda height: line(percent(scale.at(0)), 0, percent(scale.at(0)), height, "zero"))


def amount_marks(part: Part, scale: Scale, said: str, classes: str) -> Marks:
    """A bar from zero, paler up to the high end of a range; an unknown is an outline over the whole width, never nothing."""

    def marks(y: Length, thick: Length) -> str:
        if part.value is None or part.high is None:
            return bar(0, 1, y, thick, "unknown", said, part.path)
        zero = scale.at(0)
        made = bar(zero, scale.over(part.value), y, thick, classes, said, part.path)
        if part.high != part.value:
            made += bar(scale.at(part.value), scale.over(part.high - part.value), y, thick, f"{classes} maybe", said, part.path)
        return made

    return marks


def _alike(reader: Reader, parts: Sequence[Part]) -> None:
    """Refuses money beside boxes."""
    units = {(part.figure.number.unit if part.figure.number is not None else part.figure.unit).powers: part for part in parts}
    if len(units) > 1:
        one, other = [f"{part.path}（{part.figure.unit}）" for part in list(units.values())[:2]]
        raise PageError(text(say("chart-units", one=one, other=other), reader.language))
