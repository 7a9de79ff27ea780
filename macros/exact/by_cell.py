"""Values of a table by (row, column), kept row by row in one list: a key is made when it is asked for."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping, Sequence
from itertools import product
from operator import eq

Cell = tuple[str, str]


class Crossing:
    """Rows and columns of a table in the order of their keys, with their whole totals; the place of a cell counts row by row."""

    __slots__ = ("_in_column", "_in_row", "columns", "rows")

    def __init__(self, rows: Mapping[str, int], columns: Mapping[str, int]) -> None:
        """Whole totals by key, sorted."""
        self.rows, self.columns = rows, columns
        self._in_row = {row: start * len(columns) for start, row in enumerate(rows)}
        self._in_column = {column: step for step, column in enumerate(columns)}

    def __len__(self) -> int:
        return len(self.rows) * len(self.columns)

    def __iter__(self) -> Iterator[Cell]:
        return product(self.rows, self.columns)

    def __contains__(self, cell: object) -> bool:
        return isinstance(cell, tuple) and len(cell) == 2 and cell[0] in self._in_row and cell[1] in self._in_column

    def place(self, cell: Cell) -> int:
        """Where the cell stands; KeyError for a stranger."""
        row, column = cell
        return self._in_row[row] + self._in_column[column]

    def line(self, row: str, columns: Iterable[str]) -> list[int]:
        """Where a row's cells stand, in the order of the columns given."""
        start, steps = self._in_row[row], self._in_column
        return [start + steps[column] for column in columns]

    def placed(self, values: Mapping[Cell, int]) -> dict[int, int]:
        """A few values by the place of their cell."""
        rows, columns = self._in_row, self._in_column
        return {rows[row] + columns[column]: value for (row, column), value in values.items()}

    def names_all(self, values: Mapping[Cell, object]) -> bool:
        """True when the values stand for all cells, in this order."""
        return len(values) == len(self) and all(map(eq, values, self))


class ByCell(Mapping[Cell, int]):
    """A mapping from every cell of a table to a whole number."""

    __slots__ = ("_crossing", "_numbers")

    def __init__(self, crossing: Crossing, numbers: Sequence[int]) -> None:
        """Numbers by place."""
        self._crossing, self._numbers = crossing, numbers

    def __getitem__(self, cell: Cell) -> int:
        if cell not in self._crossing:
            raise KeyError(cell)
        return self._numbers[self._crossing.place(cell)]

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[Cell]:
        return iter(self._crossing)

    def __contains__(self, cell: object) -> bool:
        return cell in self._crossing

    def __repr__(self) -> str:
        return f"ByCell({dict(self.items())})"

    def items(self) -> ItemsView[Cell, int]:
        """Cells with their numbers, row by row."""
        return _Items(self)

    def line(self, row: str, columns: Iterable[str]) -> list[int]:
        """The numbers of one row, in the order of the columns given."""
        return [self._numbers[place] for place in self._crossing.line(row, columns)]

    def numbers(self) -> Sequence[int]:
        """The numbers alone, row by row."""
        return self._numbers


class _Items(ItemsView[Cell, int]):
    """Cells and numbers side by side, without a look-up for each."""

    __slots__ = ()
    _mapping: ByCell

    def __iter__(self) -> Iterator[tuple[Cell, int]]:
        return zip(self._mapping, self._mapping.numbers(), strict=True)
