"""Which figures changed between two versions, and how far."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from macros.changes.members import cell_of
from macros.changes.version import Seen, Version
from macros.compute.arithmetic import add
from macros.source.number import Number, exactly
from macros.source.unit import PERCENT


class Kind(StrEnum):
    """What happened to a figure."""

    changed = "changed"
    added = "added"
    removed = "removed"
    known = "known"  # it was unknown
    unknown = "unknown"  # it was known


class Cause(Struct, frozen=True):
    """Edits by their numbers in the comparison, and what they did to a figure together; None where that cannot be said in a number.

    No edit: what the figures of other plans did."""

    edits: tuple[int, ...]
    amount: Number | None


class Move(Struct, frozen=True):
    """A figure that is not as it was. `difference` is after less before where both are single numbers of one kind of unit; the amounts
    of the causes add up to it exactly."""

    kind: Kind
    before: Seen | None
    after: Seen | None
    difference: Number | None = None
    causes: tuple[Cause, ...] = ()

    @property
    def seen(self) -> Seen:
        """The figure as it is now, or as it last was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def path(self) -> str:
        return self.seen.path

    @property
    def relative(self) -> Number | None:
        """The difference over the size of what was, as a percentage; None for a rate (its difference is in points) and for nothing."""
        if self.difference is None or self.before is None or self.before.number is None or self.before.number.unit.rate:
            return None
        return exactly(self.difference.value / abs(self.before.number.value), PERCENT) if self.before.number.value else None

    @property
    def weight(self) -> Fraction | None:
        """How large the change is beside the larger of both numbers, from 0 to 2; None, above all, where there is no difference."""
        if self.difference is None or self.before is None or self.after is None or self.before.number is None or self.after.number is None:
            return None
        return abs(self.difference.value) / max(abs(self.before.number.value), abs(self.after.number.value))

    @property
    def table(self) -> str:
        """The table that a cell belongs to, such as `revenue[month,product]`; empty for a figure of its own."""
        stem, cell = cell_of(self.path)
        return f"{stem}[{','.join(axis for axis, _ in cell)}]" if cell else ""


def moves(before: Version, after: Version, renamed: Mapping[str, str]) -> list[Move]:
    """Every figure that changed, without causes, in no order. `renamed` are old paths that have a new one."""
    found = []
    kept = set()
    for path, one in before.figures.items():
        two = after.figures.get(renamed.get(path, path))
        if two is None:
            found.append(Move(Kind.removed, one, None))
            continue
        kept.add(two.path)
        if same(one.number, two.number):
            continue
        kind = Kind.known if one.number is None else Kind.unknown if two.number is None else Kind.changed
        found.append(Move(kind, one, two, difference(one.number, two.number)))
    found += [Move(Kind.added, None, two) for path, two in after.figures.items() if path not in kept]
    return found


def same(one: Number | None, two: Number | None) -> bool:
    """True for the same amount of the same thing, however it was written: 0.2 is 20%."""
    if one is None or two is None:
        return one is two
    return (one.low, one.high, one.unit.powers) == (two.low, two.high, two.unit.powers)


def difference(one: Number | None, two: Number | None) -> Number | None:
    """`two` less `one`, where both are single numbers of one kind of unit."""
    if one is None or two is None or not one.exact or not two.exact:
        return None
    gap = add(two, one, -1)
    return gap if isinstance(gap, Number) else None
