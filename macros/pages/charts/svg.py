"""Elements of SVG as text. Numbers are written with at most two decimals, so that the same figures give the same bytes everywhere."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from html import escape

Length = int | float | Fraction


def tag(name: str, *inner: str, **attributes: str | Length | None) -> str:
    """An element; `class_` and `text_anchor` stand for `class` and `text-anchor`, None for an attribute that is left out."""
    pairs = [
        f' {_written(key)}="{escape(value) if isinstance(value, str) else pixels(value)}"'
        for key, value in attributes.items()
        if value is not None
    ]
    written, body = "".join(pairs), "".join(inner)
    return f"<{name}{written}>{body}</{name}>" if body else f"<{name}{written}/>"


@cache
def _written(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def pixels(value: Length) -> str:
    """A length: 12, 12.5, 0.33."""
    if isinstance(value, int):
        return str(value)
    shown = f"{float(value):.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def percent(share: Length) -> str:
    """A place along the width: 0.5 is 50%."""
    return pixels(float(share) * 100) + "%"


def text(shown: str, x: str | Length, y: Length, classes: str = "", anchor: str = "", dx: Length | None = None) -> str:
    """A line of text on its baseline; `anchor` is middle or end."""
    return tag("text", escape(shown), x=x, y=y, dx=dx, text_anchor=anchor or None, class_=classes or None)


def bar(x: Length, width: Length, y: Length, height: Length, classes: str, told: str = "", path: str = "") -> str:
    """A rectangle from one share of the width over another; `told` is what hovering says, `path` the figure it stands for."""
    start, length = (x, width) if width >= 0 else (x + width, -width)
    return tag("rect", title(told), x=percent(start), width=percent(length), y=y, height=height, class_=classes, data_figure=path or None)


def line(x1: str | Length, y1: str | Length, x2: str | Length, y2: str | Length, classes: str) -> str:
    """A straight line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=classes)


def title(told: str) -> str:
    """What hovering over the element around it says."""
    return f"<title>{escape(told)}</title>" if told else ""


def stretched(height: Length, *inner: str) -> str:
    """A drawing of 100 units across and `height` pixels down that takes the whole width; its lines keep their thickness."""
    box = f"0 0 100 {pixels(height)}"
    return tag("svg", *inner, x=0, y=0, width="100%", height=height, viewBox=box, preserveAspectRatio="none")
