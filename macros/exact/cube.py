"""One whole amount over three and more axes: a chain of tables, so that every one-way total and every prefix total is exact."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from macros.exact.refusal import Refusal, refuse
from macros.exact.table import TableAllocation, allocate_table, margin

Leaf = tuple[str, ...]
# between the members of a leaf: below every character that a key may hold, so leaves sort as their members do
JOINT = "\x00"


class CubeAllocation(Struct, frozen=True):
    """Whole cells by one member an axis; `tables` are the steps of the chain: the leaves so far (joined by `JOINT`) × the next axis."""

    amounts: Mapping[Leaf, int]
    tables: tuple[TableAllocation, ...]


def allocate_cube(axes: Sequence[Mapping[str, int]]) -> CubeAllocation | Refusal:
    """Split one whole amount over axes with given totals, in quanta, each axis making the same.

    The totals of every axis, and of the first two, three, … together, are exact; each cell is the floor or ceiling of its share of the
    prefix. Put axes with few members, whose joint totals matter most, first. Refuses what `allocate_table` refuses.
    """
    if not axes:
        return refuse("no-members")
    first = margin(axes[0])
    if isinstance(first, Refusal):
        return first
    if not first:
        return refuse("no-members")
    leaves: dict[Leaf, int] = {(member,): amount for member, amount in first.items()}
    tables = []
    for axis in axes[1:]:
        joined = {JOINT.join(leaf): leaf for leaf in leaves}
        found = allocate_table({key: leaves[leaf] for key, leaf in joined.items()}, axis)
        if isinstance(found, Refusal):
            return found
        tables.append(found)
        leaves = {(*joined[row], column): amount for (row, column), amount in found.amounts.items()}
    return CubeAllocation(leaves, tuple(tables))


def chain(margins: Sequence[Collection[str]]) -> list[tuple[str, ...]] | Refusal:
    """The cross totals, as sets of axes, in an order in which each meets those before inside one of them: so they can all be fixed.

    Refuses `cyclic-margins` with those that go round in a circle (product × month, month × market, market × product): whole cells for
    them need not exist. Ears are taken off one by one (Graham 1979, Yu and Ozsoyoglu 1979).
    """
    left = [tuple(sorted(axes)) for axes in margins]
    taken: list[tuple[str, ...]] = []
    while left:
        ear = next((index for index in range(len(left)) if _is_ear(index, left)), None)
        if ear is None:
            return refuse("cyclic-margins", [" × ".join(axes) for axes in left])
        taken.append(left.pop(ear))
    return taken[::-1]


def _is_ear(index: int, margins: Sequence[tuple[str, ...]]) -> bool:
    """True when what a margin shares with all others lies inside one of them."""
    others = [set(axes) for place, axes in enumerate(margins) if place != index]
    shared = set(margins[index]) & set().union(*others)
    return not others or any(shared <= other for other in others)
