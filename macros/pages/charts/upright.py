"""A drawing whose amounts go up: a grid with round amounts at its left, and names below that thin out where there is no room."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from macros.pages.charts.lettering import width
from macros.pages.charts.scale import Scale
from macros.pages.charts.svg import line, percent, pixels, text
from macros.pages.display import View, digits_text
from macros.source.number import exactly

# the widths of a picture, in pixels, from which more is shown: each has its class `from-…` in charts.css; narrower than the first none is
WIDTHS = (240, 320, 420, 560, 720, 900)
NEVER = "from-never"
SMALL = 11


def height_of(scale: Scale, value: Fraction | int, height: int) -> float:
    """How far below the top a value stands."""
    return (1 - scale.at(value)) * height


def grid(scale: Scale, view: View, height: int) -> tuple[str, int]:
    """Lines across with their amounts at the left, and the pixels these need."""
    digits = max((_digits(mark / view.scale) for mark in scale.marks), default=0)
    shown = [(mark, digits_text(exactly(mark), replace(view, digits=digits))) for mark in scale.marks]
    drawn = []
    for mark, label in shown:
        y = pixels(height_of(scale, mark, height))
        drawn.append(line(0, y, "100%", y, "zero" if mark == 0 else "grid"))
        drawn.append(text(label, -8, height_of(scale, mark, height) + 4, "tick", "end"))
    return "".join(drawn), max((width(label, SMALL) for _, label in shown), default=0) + 8


def _digits(value: Fraction) -> int:
    return next((digits for digits in range(3) if (value * 10**digits).denominator == 1), 2)


def names_below(names: Sequence[str], y: int, beside: int) -> str:
    """The names of the columns, centred under them; on a narrower picture every second, fourth… `beside` is what its sides take."""
    wide = max((width(name, SMALL) for name in names), default=0) + 2
    return "".join(
        text(name, percent((2 * index + 1) / (2 * len(names))), y, f"tick {seen}".strip(), "middle")
        for index, (name, seen) in enumerate((name, shown_from(index, len(names), wide, beside)) for index, name in enumerate(names))
    )


def shown_from(index: int, count: int, wide: int, beside: int) -> str:
    """The class of a label in a row of `count` that each need `wide` pixels: from which width of the picture on it is shown."""
    for place, least in enumerate(WIDTHS):
        stride = 1
        while (least - beside) * stride < wide * count and stride < 2 * count:
            stride *= 2
        if index % stride == 0:
            return f"from-{least}" if place else ""
    return NEVER


def room_from(count: int, wide: int, beside: int) -> str:
    """The class of labels that only make sense all together: from which width of the picture on there is room for every one."""
    least = next((least for least in WIDTHS if least - beside >= wide * count), None)
    return NEVER if least is None else "" if least == WIDTHS[0] else f"from-{least}"
