"""A plan's figures by path. The cells of a cross table are many and mostly only shown: each is made when somebody asks for it."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping, MutableMapping, Sequence, ValuesView
from itertools import repeat
from typing import Protocol, TypeVar, cast

from macros.compute.figure import Figure
from macros.source.number import Amount, Number, exactly
from macros.source.place import Place
from macros.source.unit import Unit

T = TypeVar("T")


class Cells(Protocol):
    """Many figures that are not made yet, by their place."""

    @property
    def written(self) -> Place:
        """Where the figures stand, all at one place."""

    @property
    def unit(self) -> Unit:
        """The unit of their numbers."""

    @property
    def amounts(self) -> Sequence[Amount | None]:
        """What the figures will be worth by their places: an unknown does not wait."""

    def figures(self, places: Sequence[int]) -> list[Figure]:
        """Some figures, made."""


class Figures(MutableMapping[str, Figure]):
    """Figures in the order in which they were put there. Asking for one makes it, once; going through the paths makes none."""

    __slots__ = ("_known",)

    def __init__(self, known: Mapping[str, Figure] | None = None) -> None:
        """Begins with the figures given, those not made yet as they are."""
        self._known: dict[str, Figure | tuple[Cells, int]] = {}
        self.take(known or {})

    def put(self, cells: Cells, paths: Iterable[str], places: Iterable[int]) -> None:
        """Adds figures that are not made yet: their paths, and the place of each."""
        self._known.update(zip(paths, zip(repeat(cells), places), strict=False))

    def take(self, others: Mapping[str, Figure]) -> None:
        """Adds all figures of another mapping without making any."""
        self._known.update(others._known if isinstance(others, Figures) else others)

    def number(self, path: str) -> Number | None:
        """The number of a figure without making the figure; None for an unknown and for a path that is not there."""
        found = self._known.get(path)
        if isinstance(found, tuple):
            cells, place = found
            amount = cells.amounts[place]
            return None if amount is None else exactly(amount, cells.unit)
        return None if found is None else found.number

    def there(self, paths: Sequence[str]) -> list[bool]:
        """Which of many figures there are."""
        return list(map(self._known.__contains__, paths))

    def amounts(self, paths: Sequence[str], unit: Unit) -> list[Amount | None]:
        """The amounts of many figures in that unit, without making one; None where there is not just one, or not quite."""
        found = list(map(self._known.get, paths))
        waiting = {one[0] for one in found if isinstance(one, tuple)}
        known = {cells: cells.amounts for cells in waiting if cells.unit == unit}
        return [
            known[one[0]][one[1]] if isinstance(one, tuple) and one[0] in known else _amount(self.number(path), unit)
            for path, one in zip(paths, found, strict=True)
        ]

    def states(self, paths: Iterable[str]) -> list[bool | None]:
        """Of each path whether its figure is known; None for a path that is not there. No figure is made: one that waits is known."""
        found = map(self._known.get, paths)
        return [None if one is None else isinstance(one, tuple) or one.number is not None for one in found]

    def made(self) -> Iterator[Figure]:
        """The figures that are there already. What still waits is a known cell of a cross table: nothing was written about it."""
        return (figure for figure in self._known.values() if not isinstance(figure, tuple))

    def waiting(self) -> list[tuple[Place, list[str]]]:
        """The paths of the figures that are not made yet, table by table with the place where it stands."""
        tables: dict[int, tuple[Place, list[str]]] = {}
        last: Cells | None = None
        for path, found in self._known.items():
            if isinstance(found, tuple):
                if found[0] is not last:
                    last = found[0]
                    paths = tables.setdefault(id(last), (last.written, []))[1]
                paths.append(path)
        return list(tables.values())

    def __getitem__(self, path: str) -> Figure:
        found = self._known[path]
        if isinstance(found, tuple):
            [found] = found[0].figures([found[1]])
            self._known[path] = found
        return found

    def get(self, path: str, default: T | None = None) -> Figure | T | None:  # type: ignore[override]
        """The figure, or `default`: most that is asked for is not there, and an error caught costs more than a look."""
        return self[path] if path in self._known else default

    def values(self) -> ValuesView[Figure]:
        """All figures: those that wait are made table by table, which costs half of making them one by one."""
        tables: dict[Cells, list[tuple[str, int]]] = {}
        for path, found in self._known.items():
            if isinstance(found, tuple):
                tables.setdefault(found[0], []).append((path, found[1]))
        for cells, waiting in tables.items():
            made = cells.figures([place for _, place in waiting])
            self._known.update((path, figure) for (path, _), figure in zip(waiting, made, strict=True))
        return cast("dict[str, Figure]", self._known).values()

    def items(self) -> ItemsView[str, Figure]:
        """All figures by path, made as in `values`."""
        self.values()
        return cast("dict[str, Figure]", self._known).items()

    def __setitem__(self, path: str, figure: Figure) -> None:
        self._known[path] = figure

    def __delitem__(self, path: str) -> None:
        del self._known[path]

    def __contains__(self, path: object) -> bool:
        return path in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _amount(number: Number | None, unit: Unit) -> Amount | None:
    if number is None or not number.exact or number.about or number.unit != unit:
        return None
    return number.value.numerator if number.value.denominator == 1 else number.value
