"""The figures of a whole table, read and written together: what they have in common is worked out once, and few are made for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import gcd, lcm

from msgspec import Struct

from macros.compute.figure import Figure
from macros.pages.display import View, digits_texts, machine_value
from macros.pages.links import Reader, figure_text, link, number_links
from macros.source.number import Number, exactly
from macros.source.unit import PLAIN, Unit


class Grid(Struct, frozen=True):
    """Figures by path, cell by cell, as `parts` of a `whole` in `unit`; 0 for the `others`: not there, unknown, a range, another unit."""

    reader: Reader
    unit: Unit
    paths: Sequence[str]
    parts: Sequence[int]
    whole: int
    others: Mapping[str, Figure | None]

    @property
    def numbers(self) -> list[Number | None]:
        """Numbers that need as many digits as all of them: the largest that every part is a multiple of, and those of the others."""
        others = [figure.number for figure in self.others.values() if figure is not None]
        return [exactly(Fraction(gcd(*self.parts), self.whole), self.unit), *others]

    def texts(self, view: View) -> list[str]:
        """Each figure as a cell shows it; "" for one that is not there."""
        if self.reader.trying:
            return [""] * len(self.paths)
        made = digits_texts(self.parts, self.whole, view)
        if self.others:
            others = {path: figure_text(self.reader, figure, view) for path, figure in self.others.items()}
            made = [others.get(path, text) for path, text in zip(self.paths, made, strict=True)]
        return made

    def written(self, tags: Sequence[str], texts: Sequence[str]) -> list[str]:
        """Each figure behind its tag, as a link to its explanation as `link` writes one; nothing for one that is not there."""
        if self.reader.trying:
            return list(tags)
        values = self.parts if self.whole == 1 else [machine_value(Fraction(one, self.whole)) for one in self.parts]
        made = number_links(self.reader, tags, self.paths, values, texts, self.unit)
        for place, path in enumerate(self.paths) if self.others else ():
            if path in self.others:
                figure = self.others[path]
                made[place] = f"{tags[place]}{'' if figure is None else link(self.reader, figure, texts[place])}"
        return made


def grid(reader: Reader, paths: Sequence[str], margins: Iterable[Figure]) -> Grid:
    """Figures of the plan, as far as possible in the unit of the first margin that is known."""
    unit = next((figure.number.unit for figure in margins if figure.number is not None), PLAIN)
    amounts = reader.computed.figures.amounts(paths, unit)
    whole_ones = [one for one in amounts if isinstance(one, int)]
    if len(whole_ones) == len(paths):
        return Grid(reader, unit, paths, whole_ones, 1, {})
    others = {path: reader.computed.figures.get(path) for path, one in zip(paths, amounts, strict=True) if one is None}
    known = [one or 0 for one in amounts]
    whole = lcm(*{one.denominator for one in known})
    return Grid(reader, unit, paths, [one.numerator * (whole // one.denominator) for one in known], whole, others)
