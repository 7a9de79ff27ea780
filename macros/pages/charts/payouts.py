"""What a rule by bands pays over a range of quantities, as a line; two lines where the rule leaves two readings open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from html import escape

from msgspec import Struct

from macros.catalogue import say, text
from macros.compute.figure import Figure
from macros.compute.payout import curve, tariff
from macros.model.subjects.bands import READINGS, Bands
from macros.model.value import Given
from macros.pages.charts.frame import Drawing, Item, Picture, captioned, framed, legend, series
from macros.pages.charts.lettering import width
from macros.pages.charts.parts import Part, Shown, shown_together
from macros.pages.charts.scale import Scale, rounded_scale
from macros.pages.charts.svg import percent, pixels, stretched, tag, title
from macros.pages.charts.svg import text as label
from macros.pages.charts.upright import SMALL, grid, height_of, shown_from
from macros.pages.links import PageError, Reader
from macros.pages.payouts import payout_table
from macros.source.number import Number

HEIGHT, TOP, BELOW = 190, 12, 22
Corners = tuple[tuple[Fraction, Number], ...]


class Line(Struct, frozen=True):
    """One reading of the rule: its name, the corners of its line, and the figures of its payout table by quantity."""

    name: str
    corners: Corners
    points: tuple[tuple[Given, Figure], ...]


def payouts(reader: Reader, path: str, unit: str = "", data: bool = True) -> str:
    """What the rule at a path pays from the first to the last quantity of its `table`. A `PageError` where it has none."""
    rule = reader.computed.plan.bands.get(path)
    if rule is None:
        raise PageError(text(say("chart-no-bands", path=path, known="、".join(reader.computed.plan.bands) or "—"), reader.language))
    if rule.table is None:
        raise PageError(text(say("chart-no-table", path=path, example="{from: 0套, to: 1000套, step: 100套}"), reader.language))
    lines = _lines(reader, path, rule, list(rule.table.quantities()))
    shown = shown_together(reader, [figure for line in lines for _, figure in line.points], unit or "元")
    caption = captioned(str(rule.name or path), str(rule.basis or reader.word("quantity")), shown)
    said = reader.word("told-and").join(f"{line.name} {_told(reader, line, shown)}" for line in lines)
    names = legend([Item(f"{series(index)} stroke", line.name) for index, line in enumerate(lines)], "flat") if len(lines) > 1 else ""
    opened = f"<summary>{escape(reader.word('chart-data'))}</summary>\n{payout_table(reader, path, unit or '元')}"
    table = f'<details class="chart-data">{opened}</details>\n'
    picture = Picture("payouts", caption, f"{caption}{reader.word('told-colon')}{said}", drawn(reader, lines, shown), names, table)
    return framed(picture, data)


def _lines(reader: Reader, path: str, rule: Bands, quantities: Sequence[Given]) -> list[Line]:
    found, unit = tariff(reader.computed.plan, path, reader.computed.figures), quantities[0].number.unit
    low, high = quantities[0].number.value, quantities[-1].number.value
    made = []
    for column, reading in [(one, one) for one in READINGS] if rule.undecided(unit) else [("payout", str(rule.applies or "all"))]:
        figures = [reader.computed.figures.get(f"{path}.table.{index}.{column}") for index in range(1, len(quantities) + 1)]
        points = tuple((given, figure) for given, figure in zip(quantities, figures, strict=True) if figure is not None)
        made.append(Line(reader.word(f"payout-{column}"), () if found.missing else curve(found, unit, low, high, reading), points))
    return made


def _told(reader: Reader, line: Line, shown: Shown) -> str:
    comma = reader.word("comma")
    return comma.join(f"{reader.number(given.number)} {shown.short(Part('', figure))}" for given, figure in line.points)


def drawn(reader: Reader, lines: Sequence[Line], shown: Shown) -> Drawing:
    """The lines over a grid of round amounts, a dot at each quantity of the table, the quantities below."""
    quantities = [given.number for given, _ in lines[0].points]
    low, high = quantities[0].value, quantities[-1].value
    scale = rounded_scale([pays.high for line in lines for _, pays in line.corners if pays.high is not None], shown.view.scale)
    marks, left = grid(scale, shown.view, HEIGHT)

    def across(quantity: Fraction) -> Fraction:
        return (quantity - low) / (high - low)

    for index, line in enumerate(lines):
        marks += _line(line, f"{series(index)} stroke", scale, across)
        for given, figure in line.points:
            marks += _dot(reader, given.number, figure, shown, (scale, across(given.number.value), index))
    ticks = [reader.number(quantity) for quantity in quantities]
    wide = max(width(tick, SMALL) for tick in ticks) + 10
    for index, (quantity, tick) in enumerate(zip(quantities, ticks, strict=True)):
        seen, last = shown_from(index, len(ticks), wide, left), index == len(ticks) - 1
        anchor = "" if index == 0 else "end" if last else "middle"
        marks += label(tick, percent(across(quantity.value)), HEIGHT + 16, f"tick {seen}".strip(), anchor)
    return Drawing(marks, HEIGHT, (TOP, 12, BELOW, left))


def _line(line: Line, classes: str, scale: Scale, across: Callable[[Fraction], Fraction]) -> str:
    corners = ((across(quantity), pays.low) for quantity, pays in line.corners if pays.low is not None)
    points = " ".join(f"{pixels(100 * x)},{pixels(height_of(scale, y, HEIGHT))}" for x, y in corners)
    return stretched(HEIGHT, tag("polyline", points=points, class_=classes)) if points else ""


def _dot(reader: Reader, quantity: Number, figure: Figure, shown: Shown, at: tuple[Scale, Fraction, int]) -> str:
    scale, place, index = at
    if figure.number is None or figure.number.low is None:
        return ""
    told = f"{reader.number(quantity)}{reader.word('told-colon')}{shown.full(Part('', figure)).strip()}"
    y = height_of(scale, figure.number.low, HEIGHT)
    return tag("circle", title(told), cx=percent(place), cy=y, r=3, class_=f"{series(index)} dot", data_figure=figure.path)
