"""What a picture is drawn from: figures with their names, and how their numbers are shown."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct, field
from msgspec.structs import replace

from macros.catalogue import say, text
from macros.compute.evaluate import cell_path
from macros.compute.figure import Figure
from macros.model.axis import Axis, Member
from macros.pages.display import View, digits_text, is_rounded, with_unit
from macros.pages.links import PageError, Reader
from macros.source.number import exactly


class Part(Struct, frozen=True):
    """A figure under the name it has in the picture."""

    name: str
    figure: Figure

    @property
    def path(self) -> str:
        return self.figure.path

    @property
    def value(self) -> Fraction | None:
        """What is drawn in full: the number, the low end of a range, or None for an unknown."""
        number = self.figure.number
        return None if number is None else number.low if number.low is not None else number.high

    @property
    def high(self) -> Fraction | None:
        """Up to where a range may go; the same as `value` for a single number."""
        number = self.figure.number
        return None if number is None else number.high if number.high is not None else number.low


class Shown(Struct, frozen=True):
    """How the numbers of one picture are shown together."""

    reader: Reader
    view: View
    # by file and path (figures of several plans may be called alike): a number is written several times in a picture
    written: dict[tuple[str, str], str] = field(default_factory=dict)

    def short(self, part: Part) -> str:
        """The number as it stands in the picture, without unit."""
        key, number = (part.figure.place.path, part.path), part.figure.number
        if key not in self.written:
            self.written[key] = self.reader.word("unknown") if number is None else digits_text(number, self.view)
        return self.written[key]

    def unit(self, digits: str) -> str:
        """Digits of the picture with their unit."""
        return with_unit(digits, self.view)

    def full(self, part: Part) -> str:
        """The name, the number with its unit, and its exact value where that differs: what hovering says."""
        return f"{part.name} {exact_text(self.reader, part.figure, self.view)}"


def shown_together(reader: Reader, figures: Sequence[Figure], unit: str = "") -> Shown:
    """One view for all; money in `unit`, else as the plan shows it. At most one decimal: the exact number is a hover away."""
    known = [figure.number for figure in figures if figure.number is not None]
    if not known:
        units = [figure.unit for figure in figures]
        return Shown(reader, reader.view([exactly(0, units[0])] if units else [], unit))
    found = reader.view(list(known), unit)
    large = any(abs(end) >= 1000 * found.scale for number in known for end in (number.low, number.high) if end is not None)
    return Shown(reader, replace(found, digits=min(found.digits, 0 if large else 1)))


def exact_text(reader: Reader, figure: Figure, view: View | None = None) -> str:
    """A number with its unit, and in full digits where the short form is rounded; an unknown with its reason."""
    number = figure.number
    if number is None:
        why = figure.definition.why if figure.definition is not None else ""
        return reader.word("unknown") + (reader.aside(why) if why else "")
    short = reader.number(number) if view is None else with_unit(digits_text(number, view), view)
    rounded = number.exact and is_rounded([number], view or reader.view([number]))
    return f"{short} = {reader.full(number)}" if rounded else short


def find_axis(reader: Reader, key: str) -> Axis:
    """An axis of the plan; a `PageError` names those there are."""
    axis = reader.computed.plan.axes.get(key)
    if axis is None:
        raise PageError(text(say("unknown-axis", axis=key, known="、".join(reader.computed.plan.axes)), reader.language))
    return axis


def along_axis(reader: Reader, whole: Figure, axis: Axis, members: Sequence[Member] | None = None) -> list[Part]:
    """The parts of a whole along the top of an axis, or those of the members named, in file order."""
    found = []
    for member in axis.children() if members is None else members:
        figure = reader.computed.figures.get(cell_path(whole.path, ((axis.key, member.key),)))
        if figure is not None:
            found.append(Part(member.name, figure))
    return found


def parts_of(reader: Reader, whole: Figure, along: str = "") -> list[Part]:
    """The parts of a figure: along an axis, or the lines, items or periods that it is the sum of. Without any, a `PageError`."""
    if along:
        found = along_axis(reader, whole, find_axis(reader, along))
        if not found:
            raise PageError(text(say("not-divided", figure=whole.path, axis=along), reader.language))
        return found
    if whole.definition is None or not whole.definition.parts:
        axes = "、".join(divided_along(reader, whole)) or "—"
        raise PageError(text(say("chart-no-parts", figure=whole.path, axes=axes), reader.language))
    figures = [reader.computed.figures[path] for path in whole.inputs if path in reader.computed.figures]
    return [Part(name, figure) for name, figure in zip(own_names(whole, figures), figures, strict=True)]


def own_names(whole: Figure, figures: Sequence[Figure]) -> list[str]:
    """What tells the parts apart: `工资` of 费用·工资, `华东` of 华东·人数 beside 华北·人数."""
    stem = whole.name.removesuffix("·合计")
    names = [figure.name.removeprefix(f"{stem}·") for figure in figures]
    endings = {name.rpartition("·")[2] for name in names if "·" in name}
    shared = endings.pop() if len(endings) == 1 and all("·" in name for name in names) else ""
    return [name.removesuffix(f"·{shared}") if shared else name for name in names]


def divided_along(reader: Reader, whole: Figure) -> list[str]:
    """The axes that a figure is divided along, in the order they are written."""
    division = reader.computed.plan.divisions.get(whole.path)
    return [split.axis for split in division.splits] if division is not None else []


def named(reader: Reader, paths: Sequence[str]) -> list[Part]:
    """Figures by their paths; `*` stands for any key, as in a formula."""
    found: list[Part] = []
    for path in paths:
        matching = reader.computed.plan.matching(path) if "*" in path else []
        found += [Part(figure.name, figure) for figure in map(reader.figure, matching or [path])]
    return found
