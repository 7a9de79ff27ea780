"""What may stand where a plan wants a number: a given one, a formula, or a stated lack of one."""

from __future__ import annotations

from typing import Self

from msgspec import Struct

from macros.source.number import Number
from macros.source.place import Place


class Text(str):
    """Text of a plan that knows its place; otherwise a plain string."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, text: str, place: Place) -> Self:
        self = super().__new__(cls, text)
        self.place = place
        return self


class Given(Struct, frozen=True):
    """A number typed by a person, with the text they typed."""

    number: Number
    text: str
    place: Place


class Unknown(Struct, frozen=True):
    """A number that is not there yet, with the reason (空 is never 0)."""

    place: Place
    why: str = ""


class Constant(Struct, frozen=True):
    """A number inside a formula."""

    number: Number
    text: str
    place: Place


ABROAD = ":"


class Ref(Struct, frozen=True):
    """A figure inside a formula: a dotted path, perhaps with `*` for any key, perhaps with a cell `[product=A, month=2026-02]`.

    Before a colon stands the id of another plan, whose figure is meant.
    """

    path: str
    place: Place
    cell: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return figure_path(self.path, self.cell)

    @property
    def plan(self) -> str:
        """The other plan that the figure belongs to; "" for one of the plan itself."""
        return self.path.rpartition(ABROAD)[0]


class Op(Struct, frozen=True):
    """Two operands under one of + - * / ^, or a comparison == != <= >= < > (in assertions only)."""

    sign: str
    left: Expr
    right: Expr
    place: Place


class Call(Struct, frozen=True):
    """A function of the language (see `macros.model.formula.FUNCTIONS`) with its arguments."""

    name: str
    args: tuple[Expr, ...]
    place: Place


Expr = Constant | Ref | Op | Call


class Formula(Struct, frozen=True):
    """A formula as typed (`= revenue.total / price.mean`) or as the model derives it, with its tree."""

    tree: Expr
    text: str
    place: Place


Value = Given | Unknown | Formula
COMPARISONS = ("==", "!=", "<=", ">=", "<", ">")


def figure_path(path: str, cell: tuple[tuple[str, str], ...] = ()) -> str:
    """The one way a figure is named: `revenue.total`, or for a cell `revenue[month=2026-01,product=A]` with axes in order."""
    return path + ("[" + ",".join(f"{axis}={member}" for axis, member in sorted(cell)) + "]" if cell else "")


def refs(tree: Expr) -> tuple[Ref, ...]:
    """All figures named in a formula, in order."""
    match tree:
        case Ref():
            return (tree,)
        case Op():
            return refs(tree.left) + refs(tree.right)
        case Call():
            return tuple(ref for arg in tree.args for ref in refs(arg))
    return ()
