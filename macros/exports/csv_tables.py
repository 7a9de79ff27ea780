"""The tables of the data package as rows of text: figures, what each was computed from, axes, cells and texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import cache

from macros.compute.compute import Computed
from macros.compute.figure import Figure
from macros.compute.sealing import exact_text
from macros.model.texts import texts_of
from macros.model.value import Formula
from macros.source.number import steps_half_up

DIGITS = 12
LAST = Fraction(1, 10**DIGITS)
QUOTED = (",", '"', "\r", "\n")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = tuple[str, ...]


def written(head: Row, rows: Iterable[Row], quoted: Callable[[str], str]) -> str:
    """A table as CSV (UTF-8, lines end in LF); `quoted` is the function of that name, or one that keeps what it gave."""
    columns = [_fields(column, quoted) for column in zip(head, *rows, strict=True)]
    return "\n".join(map(",".join, zip(*columns, strict=True))) + "\n"


def _fields(column: Row, quoted: Callable[[str], str]) -> Iterable[str]:
    """A column as it stands in a CSV. In most no field needs quotes, which is seen of all at once."""
    together = "".join(column)
    return map(quoted, column) if any(sign in together for sign in QUOTED) else column


def quoted(field: str) -> str:
    """A field as it stands in a CSV."""
    return '"' + field.replace('"', '""') + '"' if any(sign in field for sign in QUOTED) else field


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
        number, (file, line, column, _) = figure.number, figure.written
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
            figure.origin,
            plain(_formula(figure)),
            "" if stated is None else plain(stated.text),
            file,
            str(line),
            str(column),
        )


def _formula(figure: Figure) -> str:
    return figure.how.text.lstrip("=＝ ") if isinstance(figure.how, Formula) else ""


def inputs(computed: Computed) -> Iterator[Row]:
    """figure, input: one row for each figure that another was computed from."""
    known = computed.figures
    for figure in known.values():
        for path in dict.fromkeys(figure.inputs):
            if path in known:
                yield figure.path, path


def members(computed: Computed) -> Iterator[Row]:
    """axis, id, name, parent, axis_name: the members of every axis in their order."""
    for key, axis in computed.plan.axes.items():
        for member in axis:
            yield key, member.key, plain(member.name), member.parent, plain(axis.name)


def cells(computed: Computed) -> Iterator[Row]:
    """figure, axis, member: where each cell of a divided figure stands, one row an axis."""
    axes = computed.plan.axes

    @cache
    def spot(pair: str) -> Row:
        axis, _, member = pair.partition("=")
        return (axis, member) if axis in axes and member in axes[axis].by_key else ()

    for path in computed.figures:
        _, bracket, inside = path.partition("[")
        for pair in inside.rstrip("]").split(",") if bracket else ():
            if found := spot(pair):
                yield path, *found


def texts(computed: Computed) -> Iterator[Row]:
    """id, text, file, line: the texts and dates of the data."""
    for path, text in texts_of(computed.plan.subjects):
        yield path, plain(str(text)), text.place.path, str(text.place.line)
