"""The figure around a picture: its caption, the drawing with what it says aloud, a legend, and its numbers as a table to open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from msgspec import Struct

from macros.pages.charts.parts import Part, Shown
from macros.pages.charts.svg import tag
from macros.pages.html import Head, Row, figure_cell, level, table

SERIES = 8


class Drawing(Struct, frozen=True):
    """The inside of an `<svg>`: its height, and the pixels kept free around it (top, right, bottom, left) for what stands outside."""

    inner: str
    height: int
    margins: tuple[int, int, int, int] = (0, 0, 0, 0)
    width: int = 0  # 0: as wide as its place


class Item(Struct, frozen=True):
    """A line of a legend: its colour's class, its name, its number and its share."""

    classes: str
    name: str
    shown: str = ""
    share: str = ""


class Picture(Struct, frozen=True):
    """A drawing with its name, what it says to who cannot see it, and what stands beside it."""

    kind: str
    caption: str
    told: str
    drawing: Drawing
    legend: str = ""
    data: str = ""


def framed(picture: Picture, data: bool = True) -> str:
    """The picture as HTML; with `data`, its numbers can be opened below it."""
    beside = f'<div class="chart-body">{_svg(picture)}{picture.legend}</div>\n'
    caption = f"<figcaption>{escape(picture.caption)}</figcaption>\n" if picture.caption else ""
    return f'<figure class="chart chart-{picture.kind}">{caption}{beside}{picture.data if data else ""}</figure>\n'


def _svg(picture: Picture) -> str:
    drawing = picture.drawing
    padding = " ".join(f"{side}px" if side else "0" for side in drawing.margins)
    drawn = tag(
        "svg",
        drawing.inner,
        role="img",
        aria_label=picture.told,
        width=drawing.width or "100%",
        height=drawing.height,
        viewBox=f"0 0 {drawing.width} {drawing.height}" if drawing.width else None,
        class_="drawing",
    )
    return f'<div class="chart-plot" data-search-exclude="true" style="padding:{padding}">{drawn}</div>\n'


def legend(items: Iterable[Item], classes: str = "") -> str:
    """Colours with their names and numbers."""
    made = "".join(
        f'<div><i class="{item.classes}"></i><span>{escape(item.name)}</span>\n'
        f"<b>{escape(item.shown)}</b>\n<em>{escape(item.share)}</em></div>\n"
        for item in items
    )
    return f'<div class="{("chart-legend " + classes).strip()}" aria-hidden="true">{made}</div>\n'


def series(index: int) -> str:
    """The class that gives a part its colour."""
    return f"s{index % SERIES + 1}"


def captioned(name: str, along: str, shown: Shown) -> str:
    """`销售额 · 产品（万元）`."""
    unit = shown.reader.aside(shown.view.unit) if shown.view.unit else ""
    return f"{name} · {along}{unit}" if along else f"{name}{unit}"


def told(caption: str, parts: Sequence[Part], shown: Shown) -> str:
    """The whole picture in words: the caption, then every part with its number."""
    return f"{caption}{shown.reader.word('told-colon')}" + shown.reader.word("told-and").join(
        f"{part.name} {shown.short(part)}" for part in parts
    )


def data_table(
    caption: str, corner: str, parts: Sequence[Part], shown: Shown, whole: Part | None = None, depths: Sequence[int] = ()
) -> str:
    """The numbers of the picture as a table that opens; each leads to its explanation. `depths` are for parts of parts."""
    reader = shown.reader
    rows = [
        Row(escape(part.name), (figure_cell(reader, part.figure, shown.view),), level(depth, depths))
        for part, depth in zip(parts, depths or [0] * len(parts), strict=True)
    ]
    if whole is not None:
        rows.append(Row(escape(whole.name), (figure_cell(reader, whole.figure, shown.view),), "total"))
    inner = table(caption, corner, [Head(reader.word("value"), True, shown.view)], rows, titled=False)
    return f'<details class="chart-data"><summary>{escape(reader.word("chart-data"))}</summary>\n{inner}</details>\n'
