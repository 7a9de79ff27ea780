"""A table as it leaves the portal: typed values, and what makes a value where other cells of the table do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from macros.catalogue import say, text
from macros.compute.figure import Figure
from macros.source.english import words
from macros.source.number import Number, exactly
from macros.source.unit import PERCENT, unit

Spot = tuple[int, int]  # row and column among the values of a sheet, from 0


class Sum(Struct, frozen=True):
    """Made by adding up other cells."""

    spots: tuple[Spot, ...]


class Quotient(Struct, frozen=True):
    """Made by dividing one cell by another."""

    top: Spot
    bottom: Spot


class Item(Struct, frozen=True):
    """A value: a number, a date, a text, nothing, or (`unknown`) a number that is not there yet. `path` names its figure."""

    value: Number | date | str | None = None
    made: Sum | Quotient | None = None
    path: str = ""
    unknown: bool = False

    @property
    def amount(self) -> Fraction | None:
        """The exact number, None for anything else."""
        return self.value.low if isinstance(self.value, Number) and self.value.exact else None


class Column(Struct, frozen=True):
    """A column's name and the unit of its numbers ("" for texts, mixed units and rates, which carry their own sign)."""

    label: str
    unit: str = ""

    def head(self, language: str, rate: str = "") -> str:
        """The column's name with the unit of its numbers, or the rate that all of them are in."""
        own = rate or (self.unit if language == "zh" else words(unit(self.unit).powers))
        return f"{self.label}{text(say('aside', words=own), language)}" if own else self.label


class Line(Struct, frozen=True):
    """A row: its label, its values, its depth in a tree, whether it is a total."""

    label: str
    items: tuple[Item, ...]
    depth: int = 0
    total: bool = False


class Sheet(Struct, frozen=True):
    """A table: `key` names its file, `name` its sheet, `corner` heads the labels. `main` sheets stand in the workbook too."""

    key: str
    name: str
    title: str
    corner: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    main: bool = True


def item(figure: Figure | None) -> Item:
    """A figure as a value; no figure is nothing."""
    if figure is None:
        return Item()
    return Item(figure.number, path=figure.path, unknown=figure.number is None)


def unit_of(figures: Sequence[Figure | None]) -> str:
    """The one unit of all the figures, "" when they differ or are rates."""
    units = {str(figure.unit) for figure in figures if figure is not None and not figure.unit.rate}
    return units.pop() if len(units) == 1 and not any(figure.unit.rate for figure in figures if figure is not None) else ""


def summed(lines: list[list[Item]], spot: Spot, spots: Sequence[Spot]) -> None:
    """Lets a cell be the sum of others where that gives its value exactly; elsewhere (a gap, a buffer, an unknown) it stays typed."""
    row, column = spot
    wanted = lines[row][column].amount
    if wanted is None or len(spots) < 2:
        return
    amounts = [amount for line, at in spots if (amount := lines[line][at].amount) is not None]
    whole = all(amount.denominator == 1 for amount in amounts)  # adding up fractions costs ten times as much
    if len(amounts) == len(spots) and (sum(amount.numerator for amount in amounts) if whole else sum(amounts)) == wanted:
        lines[row][column] = replace(lines[row][column], made=Sum(tuple(spots)))


def share(part: Item, whole: Item, top: Spot, bottom: Spot) -> Item:
    """A part's share of a whole as a cell that divides the two."""
    if part.amount is None or not whole.amount:
        return Item()
    return Item(exactly(part.amount / whole.amount, PERCENT), Quotient(top, bottom))


def children(depths: Sequence[int], row: int) -> list[int]:
    """The rows right below one in a tree written depth first; below -1 those at the top."""
    depth = depths[row] if row >= 0 else -1
    found = []
    for below in range(row + 1, len(depths)):
        if depths[below] <= depth:
            break
        if depths[below] == depth + 1:
            found.append(below)
    return found


