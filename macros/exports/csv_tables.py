"""The tables of the data package as rows of text: figures, what each was computed from, axes, cells and texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain

from macros.compute.compute import Computed
from macros.compute.figure import Figure
from macros.compute.sealing import exact_text
from macros.model.texts import texts_of
from macros.model.value import Formula
from macros.source.number import steps_half_up
from macros.source.pattern import pattern_of

DIGITS = 12
LAST = Fraction(1, 10**DIGITS)
QUOTED = pattern_of('[",\r\n]')
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = tuple[str, ...]


def written(head: Row, rows: Iterable[Row]) -> str:
    """A table as CSV (UTF-8, lines end in LF)."""
    fields = _Fields()
    return "".join([",".join([fields[field] for field in row]) + "\n" for row in chain([head], rows)])


class _Fields(dict[str, str]):
    """Fields as they stand in a CSV. The same few and the same paths come again and again, which a writer of any rows cannot know."""

    def __missing__(self, field: str) -> str:
        self[field] = made = '"' + field.replace('"', '""') + '"' if QUOTED.search(field) else field
        return made


def plain(text: str) -> str:
    """Text that a spreadsheet does not take for a formula: an apostrophe stands before what would begin one."""
    return f"'{text}" if text.startswith(FORMULA) else text


def decimals(value: Fraction | None) -> str:
    """A number in digits, exact where it ends within twelve decimals, else rounded half up there."""
    if value is None:
        return ""
    if value.denominator == 1:
        return str(value.numerator)
    scaled = steps_half_up(value, LAST)
    whole, rest = divmod(abs(scaled), 10**DIGITS)
    return ("-" if scaled < 0 else "") + f"{whole}.{rest:0{DIGITS}d}".rstrip("0").rstrip(".")


def figures(computed: Computed) -> Iterator[Row]:
    """id, name, unit, value, exact, low, high, about, origin, formula, stated, file, line, column."""
    for figure in computed.figures.values():
        number = figure.number
        single = number is not None and number.exact
        low = decimals(number.low) if number is not None else ""
        stated = figure.definition.stated if figure.definition is not None else None
        yield (
            figure.path,
            plain(figure.name),
            str(figure.unit),
            low if single else "",
            exact_text(number.low) if number is not None and single else "",
            low,
            low if single else decimals(number.high) if number is not None else "",
            "true" if number is not None and number.about else "false",
            str(figure.origin),
            plain(_formula(figure)),
            "" if stated is None else plain(stated.text),
            figure.written.path,
            str(figure.written.line),
            str(figure.written.column),
        )


def _formula(figure: Figure) -> str:
    return figure.how.text.lstrip("=＝ ") if isinstance(figure.how, Formula) else ""


def inputs(computed: Computed) -> Iterator[Row]:
    """figure, input: one row for each figure that another was computed from."""
    for figure in computed.figures.values():
        for path in dict.fromkeys(figure.inputs):
            if path in computed.figures:
                yield figure.path, path


def members(computed: Computed) -> Iterator[Row]:
    """axis, id, name, parent, axis_name: the members of every axis in their order."""
    for key, axis in computed.plan.axes.items():
        for member in axis:
            yield key, member.key, plain(member.name), member.parent, plain(axis.name)


def cells(computed: Computed) -> Iterator[Row]:
    """figure, axis, member: where each cell of a divided figure stands, one row an axis."""
    for path in computed.figures:
        _, bracket, inside = path.partition("[")
        for pair in inside.rstrip("]").split(",") if bracket else ():
            axis, _, member = pair.partition("=")
            if axis in computed.plan.axes and member in computed.plan.axes[axis].by_key:
                yield path, axis, member


def texts(computed: Computed) -> Iterator[Row]:
    """id, text, file, line: the texts and dates of the data."""
    for path, text in texts_of(computed.plan.subjects):
        yield path, plain(str(text)), text.place.path, str(text.place.line)
