"""The budget as one bar under its limit: each line a piece, the limit a mark across."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from macros.compute.figure import Figure
from macros.model.definition import LimitRule
from macros.pages.charts.frame import Drawing, Item, Picture, captioned, data_table, framed, legend, series, told
from macros.pages.charts.parts import Part, Shown, parts_of, shown_together
from macros.pages.charts.svg import bar, line, percent, text
from macros.pages.display import digits_text, number_text
from macros.pages.links import Reader
from macros.source.number import exactly
from macros.source.unit import PERCENT

THICK, TOP = 30, 22


def spending(reader: Reader, group: str = "budget", unit: str = "", data: bool = True) -> str:
    """A group's lines as pieces of one bar; where it has a limit, a mark stands at the amount that the limit allows."""
    whole = Part(reader.word("total"), reader.figure(f"{group}.total"))
    parts = parts_of(reader, whole.figure)
    shown = shown_together(reader, [whole.figure, *(part.figure for part in parts)], unit)
    most = allowed(reader, whole.figure)
    caption = captioned(whole.figure.name.removesuffix("·合计"), "", shown)
    said = told(caption, [*parts, whole], shown)
    if most is not None:
        said += f"{reader.word('told-and')}{reader.word('limit')} {digits_text(exactly(most), shown.view)}"
    items = [Item(piece_class(part, index), part.name, shown.short(part), share_text(part, whole)) for index, part in enumerate(parts)]
    table = data_table(caption, reader.word("line"), parts, shown, whole)
    return framed(Picture("spending", caption, said, drawn(parts, whole, shown, most), legend(items), table), data)


def allowed(reader: Reader, total: Figure) -> Fraction | None:
    """The amount that a total's limit allows: the highest ratio times what it is a ratio to; None without a limit, or while unknown."""
    rule: LimitRule | None = next((rule for rule in reader.computed.plan.limits if rule.total == total.path), None)
    of = None if rule is None else reader.computed.figure(str(rule.of))
    if rule is None or of is None or of.number is None or of.number.low is None or rule.highest.number.high is None:
        return None
    return rule.highest.number.high * of.number.low


def piece_class(part: Part, index: int) -> str:
    """The colour of a piece; an unknown has none."""
    return "unknown" if part.value is None else series(index)


def share_text(part: Part, whole: Part) -> str:
    """A part's share of the whole; nothing while either is unknown or a range."""
    if part.value is None or part.value != part.high or not whole.value or whole.value != whole.high:
        return ""
    return number_text(exactly(part.value / whole.value, PERCENT), "", 1)


def drawn(parts: Sequence[Part], whole: Part, shown: Shown, most: Fraction | None) -> Drawing:
    """The bar to the scale of the greater of total and limit; what the total has beyond its known lines is an outline."""
    amounts = [(part, max(part.value or Fraction(0), Fraction(0))) for part in parts]
    known = sum((amount for _, amount in amounts), Fraction(0))
    total = max(known, whole.value or Fraction(0))
    full = max(total, most or Fraction(0)) or Fraction(1)
    start, pieces = Fraction(0), []
    for index, (part, amount) in enumerate(amounts):
        if amount:
            pieces.append(bar(start / full, amount / full, 0, THICK, f"{piece_class(part, index)} piece", shown.full(part), part.path))
        start += amount
    unknown = [part for part in parts if part.value is None]
    if unknown and total > known:
        pieces.append(bar(known / full, (total - known) / full, 0, THICK, "unknown", "\n".join(map(shown.full, unknown))))
    if most is None:
        return Drawing("".join(pieces), THICK)
    return Drawing("".join(pieces) + _limit(most / full, most, total, shown), THICK, (TOP, 4, 6, 0))


def _limit(place: Fraction, most: Fraction, total: Fraction, shown: Shown) -> str:
    label = f"{shown.reader.word('limit')} {digits_text(exactly(most), shown.view)}"
    over = " over" if total > most else ""
    anchor = "end" if place > Fraction(1, 2) else ""
    mark = line(percent(place), -6, percent(place), THICK + 6, f"limit{over}")
    return mark + text(label, percent(place), -9, f"small{over}", anchor, 2 if anchor else -2)
