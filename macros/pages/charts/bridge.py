"""From one total to another, step by step: what was added and what was taken away (a waterfall)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from macros.catalogue import say, text
from macros.pages.charts.frame import Drawing, Picture, captioned, data_table, framed, told
from macros.pages.charts.lanes import HEIGHT, Lane, Marks, lanes_drawn
from macros.pages.charts.parts import Part, Shown, parts_of, shown_together
from macros.pages.charts.scale import Scale, tight_scale
from macros.pages.charts.svg import Length, bar, line, percent, pixels, tag
from macros.pages.display import digits_text
from macros.pages.links import PageError, Reader
from macros.source.number import exactly

# wholes are cut where every level is above this part of the highest; then so much of the span is kept below the lowest
CUT_ABOVE, CUT_ROOM = Fraction(1, 2), Fraction(1, 2)


class Step(Struct, frozen=True):
    """A row of a bridge: a whole that stands on its own, or a change to the one before. `amount` None is unknown."""

    name: str
    amount: Fraction | None
    shown: str
    is_whole: bool = False
    said: str = ""
    path: str = ""


def waterfall(steps: Sequence[Step]) -> Drawing:
    """The steps one under another, each beginning where the last one ended. After an unknown change only a whole is known again."""
    placed, levels = [], [Fraction(0)]
    level: Fraction | None = Fraction(0)
    for step in steps:
        start = Fraction(0) if step.is_whole else level
        level = None if start is None or step.amount is None else start + step.amount
        levels += [end for end in (start, level) if end is not None]
        placed.append((step, start, level))
    scale = _cut(levels)
    lanes = [
        Lane(step.name, step.shown, _marks(step, start, end, scale, last=index + 1 == len(steps)), "whole" if step.is_whole else "")
        for index, (step, start, end) in enumerate(placed)
    ]
    return lanes_drawn(lanes)


def _cut(levels: Sequence[Fraction]) -> Scale:
    """From zero; but where everything happens far above it, from somewhat below, and the wholes show that they are cut."""
    reached = [level for level in levels if level]
    low, high = min(reached, default=Fraction(0)), max(reached, default=Fraction(0))
    if low <= high * CUT_ABOVE:
        return tight_scale(levels)
    start = low - (high - low) * CUT_ROOM if high > low else Fraction(0)
    return Scale(max(start, Fraction(0)), high, high)


def _marks(step: Step, start: Fraction | None, end: Fraction | None, scale: Scale, last: bool) -> Marks:
    def marks(y: Length, thick: Length) -> str:
        if start is None or end is None:
            return bar(0, 1, y, thick, "unknown", step.said, step.path)
        classes = "s1" if step.is_whole else "more" if end >= start else "less"
        begin = max(start, scale.low)
        made = bar(scale.at(begin), scale.over(end - begin), y, thick, classes, step.said, step.path)
        if begin != start:
            made += tag("path", d=f"M-4 {pixels(thick + 3)}l6 {pixels(-thick - 6)}", class_="cut", transform=f"translate(14 {pixels(y)})")
        place = percent(scale.at(end))
        return made + ("" if last else line(place, y, place, y + HEIGHT + thick, "joint"))

    return marks


def bridge(reader: Reader, paths: Sequence[str], unit: str = "", data: bool = True) -> str:
    """From the first figure to the last by those between; a sum between stands for its parts. The steps must lead where they say."""
    if len(paths) < 2:
        raise PageError(text(say("chart-bridge-needs"), reader.language))
    first, *between, last = [reader.figure(path) for path in paths]
    changes = [
        part
        for figure in between
        for part in (parts_of(reader, figure) if figure.definition is not None and figure.definition.parts else [Part(figure.name, figure)])
    ]
    parts = [Part(first.name, first), *changes, Part(last.name, last)]
    shown = shown_together(reader, [part.figure for part in parts], unit)
    steps = [_step(part, shown, index in (0, len(parts) - 1)) for index, part in enumerate(parts)]
    steps[-1:-1] = _gap(reader, steps, shown)
    caption = captioned(reader.word("chart-bridge").format(first=first.name, last=last.name), "", shown)
    table = data_table(caption, reader.word("name"), parts, shown)
    return framed(Picture("bridge", caption, told(caption, parts, shown), waterfall(steps), data=table), data)


def _step(part: Part, shown: Shown, is_whole: bool) -> Step:
    sign = "+" if not is_whole and part.value is not None and part.value > 0 else ""
    amount = part.value if part.value == part.high else None
    return Step(part.name, amount, sign + shown.short(part), is_whole, shown.full(part), part.path)


def _gap(reader: Reader, steps: Sequence[Step], shown: Shown) -> list[Step]:
    """What the steps leave unexplained, as a step of its own; nothing where something is unknown or all is told."""
    amounts = [step.amount for step in steps]
    if any(amount is None for amount in amounts):
        return []
    known = [amount for amount in amounts if amount is not None]
    gap = known[-1] - sum(known[:-1], Fraction(0))
    if not gap:
        return []
    number = digits_text(exactly(gap), shown.view)
    name = reader.word("chart-gap")
    return [Step(name, gap, ("+" if gap > 0 else "") + number, said=f"{name} {shown.unit(number)}")]
