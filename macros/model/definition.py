"""What a plan's records say, as flat definitions: every number by its path, with how it comes about."""

from __future__ import annotations

from msgspec import Struct

from macros.model.cross import Cross
from macros.model.figure import Actual, Bound, Hold, RollsUp
from macros.model.split import Split
from macros.model.value import Call, Constant, Expr, Formula, Given, Ref, Value
from macros.source.number import Number
from macros.source.place import Place
from macros.source.unit import Unit


class Definition(Struct, frozen=True):
    """A figure before it is computed.

    `how` is None for a figure that is only stated. `unit` is the declared unit. `stated` is what a person claims for it,
    `expect` a bound it must keep. `parts` says that the formula is the sum of the figure's own parts (lines, items, periods),
    which is what an unknown part can be solved from.
    `from_zero` says that it cannot be negative. `shown` words are for the explanation: origin, date, reason, note, owner.
    """

    path: str
    name: str
    place: Place
    how: Value | None
    unit: Unit | None = None
    stated: Given | None = None
    expect: Given | None = None
    parts: bool = False
    from_zero: bool = False
    origin: str = ""
    as_of: str = ""
    why: str = ""
    note: str = ""
    owner: str = ""


class Division(Struct, frozen=True):
    """A figure with the ways it is divided. `quantum` is the smallest unit of every part (None: the plan's smallest)."""

    path: str
    name: str
    place: Place
    quantum: Given | None
    splits: tuple[Split, ...]
    crosses: tuple[Cross, ...] = ()
    holds: tuple[Hold, ...] = ()
    ranges: tuple[str, ...] = ()
    bounds: tuple[Bound, ...] = ()
    actual: Actual | None = None
    rolls_up: RollsUp | None = None

    def split(self, axis: str) -> Split | None:
        """The split along an axis, or None."""
        return next((split for split in self.splits if split.axis == axis), None)


class LimitRule(Struct, frozen=True):
    """A total's highest allowed ratio to another figure."""

    ratio: str
    total: str
    of: Ref
    highest: Given
    stops: bool
    place: Place


def sum_of(paths: list[str], place: Place, name: str = "sum") -> Formula:
    """The formula that adds figures up (or joins them another way: mean, min, max, last, count)."""
    return Formula(Call(name, tuple(Ref(path, place) for path in paths), place), "", place)


def bare(path: str, place: Place) -> Call:
    """A figure's number without its unit, in a formula of the model's own: so many people, so many customers."""
    return Call("bare", (Ref(path, place),), place)


def found_out(number: Number, text: str, place: Place) -> Formula:
    """A number that nobody typed: counted by the calendar, or what holds when nothing is written."""
    return Formula(Constant(number, text, place), text, place)


def formula(tree: Expr, place: Place) -> Formula:
    """A formula the model derives itself."""
    return Formula(tree, "", place)
