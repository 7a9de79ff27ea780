"""What is left from stage to stage: visits, leads, orders, with the rate of each passage."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from macros.model.subjects.kpis import Kpis
from macros.pages.charts.frame import Picture, data_table, framed, told
from macros.pages.charts.lanes import Lane, Marks, lanes_drawn
from macros.pages.charts.parts import Part, named, shown_together
from macros.pages.charts.svg import Length, bar
from macros.pages.display import number_text
from macros.pages.links import Reader
from macros.source.number import exactly
from macros.source.unit import PERCENT


def funnel(reader: Reader, paths: Sequence[str], unit: str = "", data: bool = True) -> str:
    """Stages one under another, each as wide as what is left; under a name, its rate of the stage before."""
    steps = _steps(reader, paths)
    parts = named(reader, steps)
    if len(paths) == 1 and len(steps) > 1:  # the steps of one funnel need not say its name each
        parts = [replace(part, name=part.name.rpartition("·")[2]) for part in parts]
    shown = shown_together(reader, [part.figure for part in parts], unit)
    most = max((part.high for part in parts if part.high is not None), default=Fraction(0)) or Fraction(1)
    rates = ["", *(_stepped(reader, other) or _rate(one, other) for one, other in pairwise(parts))]
    lanes = [
        Lane(part.name, shown.short(part), _centred(part, most, shown.full(part)), "", rate)
        for part, rate in zip(parts, rates, strict=True)
    ]
    caption = reader.word("chart-funnel")
    table = data_table(caption, reader.word("name"), parts, shown)
    return framed(Picture("funnel", caption, told(caption, parts, shown), lanes_drawn(lanes), data=table), data)


def _steps(reader: Reader, paths: Sequence[str]) -> Sequence[str]:
    """The figures as named; a funnel of kpis.yml (`kpis.funnels.autumn`) stands for its steps."""
    kpis = reader.computed.plan.subject("kpis", Kpis)
    funnels = {f"kpis.funnels.{key}": one for key, one in ((kpis.funnels or {}) if kpis is not None else {}).items()}
    return [f"{path}.{key}" for path in paths for key in funnels[path].passages] if set(paths) <= set(funnels) else paths


def _stepped(reader: Reader, part: Part) -> str:
    """The rate that a funnel of the plan has for a step, whatever the two are counted in."""
    figure = reader.computed.figures.get(f"{part.figure.path}.rate")
    return "" if figure is None or figure.number is None else "↓ " + number_text(figure.number, "", 1)


def _rate(before: Part, after: Part) -> str:
    """The part of the stage before that came through; nothing where either is unknown, a range, or of another kind."""
    if not before.value or after.value is None or before.value != before.high or after.value != after.high:
        return ""
    return "↓ " + number_text(exactly(after.value / before.value, PERCENT), "", 1)


def _centred(part: Part, most: Fraction, said: str) -> Marks:
    def marks(y: Length, thick: Length) -> str:
        if part.value is None:
            return bar(0, 1, y, thick, "unknown", said, part.path)
        share = max(part.value, Fraction(0)) / most
        return bar((1 - share) / 2, share, y, thick, "s1", said, part.path)

    return marks
