"""A figure: a number that knows its name, its unit, how it came about and where it was written."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from macros.model.definition import Definition
from macros.model.value import Formula, Value
from macros.source.number import Number, exactly
from macros.source.place import Place
from macros.source.unit import PERCENT, Unit


class Origin(StrEnum):
    """How a figure came about: typed, computed by a formula, a part of a split, solved as the one unknown, only stated, or not there."""

    given = "given"
    computed = "computed"
    part = "part"
    solved = "solved"
    stated = "stated"
    unknown = "unknown"


class Share(Struct, frozen=True):
    """Why a part is what it is: the whole it comes from, along which axis, by which method and weight, its exact share before
    rounding (base units), the quantum, whether it took a unit of the remainder, and what bound it (free, held, floor, ceiling, sum)."""

    whole: str
    axes: tuple[str, ...]
    method: str
    weight: Fraction | None
    exact: Fraction | None
    quantum: Fraction
    extra: bool = False
    bound: str = "free"


class Figure(Struct, frozen=True):
    """`number` is None for an unknown; `inputs` are the paths it was computed from, `missing` the unknown ones among all it
    depends on. `definition` is what was written about it (None for a part), `share` why a part is what it is."""

    path: str
    name: str
    place: Place
    unit: Unit
    number: Number | None
    origin: Origin
    how: Value | None = None
    inputs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    definition: Definition | None = None
    share: Share | None = None
    computed: Number | None = None

    @property
    def known(self) -> bool:
        return self.number is not None

    @property
    def written(self) -> Place:
        """Where a reader finds it: at its number or formula as typed, else at what was stated for it, else at its key."""
        if self.how is not None and not (isinstance(self.how, Formula) and not self.how.text):
            return self.how.place
        stated = self.definition.stated if self.definition is not None else None
        return self.place if stated is None else stated.place


def share_of(part: Figure, whole: Figure) -> Number | None:
    """A part over its whole as a percentage; None when either is unknown, a range, or the whole is 0."""
    if part.number is None or whole.number is None or not part.number.exact or not whole.number.exact or whole.number.value == 0:
        return None
    return exactly(part.number.value / whole.number.value, PERCENT)
