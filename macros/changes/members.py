"""Members of the axes that are new, gone or renamed between two versions."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from macros.changes.version import MemberSeen, Version
from macros.model.value import figure_path

Cell = tuple[tuple[str, str], ...]


class MemberChange(StrEnum):
    """What happened to a member, and how that was decided."""

    added = "added"
    removed = "removed"
    renamed = "renamed"  # the same key has another name
    rekeyed_values = "rekeyed-values"  # the old key is gone, a new one has exactly its values
    rekeyed_name = "rekeyed-name"  # the old key is gone, a new one has its name
    moved = "moved"  # the same key stands under another parent


class MemberMoved(Struct, frozen=True):
    """A member that is not as it was; one side is missing for a new one and for one that is gone."""

    change: MemberChange
    before: MemberSeen | None
    after: MemberSeen | None


def member_changes(before: Version, after: Version) -> list[MemberMoved]:
    """All changes of members, by axis and key.

    A key that is gone and a new key of the same axis are one member when all their cells have the same numbers, or else the same
    name; only when there is exactly one such pair. Members of the period (months, weeks…) count as any others.
    """
    found = []
    for key in sorted({*before.members} & {*after.members}):
        one, two = before.members[key], after.members[key]
        if one.name != two.name:
            found.append(MemberMoved(MemberChange.renamed, one, two))
        if one.parent != two.parent:
            found.append(MemberMoved(MemberChange.moved, one, two))
    gone = {key: member for key, member in before.members.items() if key not in after.members}
    new = {key: member for key, member in after.members.items() if key not in before.members}
    for how, marks in (
        (MemberChange.rekeyed_values, (_values(before, gone), _values(after, new))),
        (MemberChange.rekeyed_name, (_names(gone), _names(new))),
    ):
        for one_key, two_key in _pairs(*marks):
            if one_key in gone and two_key in new:
                found.append(MemberMoved(how, gone.pop(one_key), new.pop(two_key)))
    found += [MemberMoved(MemberChange.removed, member, None) for member in gone.values()]
    found += [MemberMoved(MemberChange.added, None, member) for member in new.values()]
    return sorted(found, key=lambda one: min((side.axis, side.key) for side in (one.before, one.after) if side is not None))


Marks = Mapping[tuple[str, str], object]


def _pairs(before: Marks, after: Marks) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """Keys of one axis with the same mark, where no other key has it."""
    sides = [{}, {}]  # type: list[dict[object, list[tuple[str, str]]]]
    for side, marks in zip(sides, (before, after), strict=True):
        for key, mark in marks.items():
            side.setdefault((key[0], mark), []).append(key)
    return [(keys[0], sides[1][mark][0]) for mark, keys in sides[0].items() if len(keys) == 1 and len(sides[1].get(mark, ())) == 1]


def _values(version: Version, members: Mapping[tuple[str, str], MemberSeen]) -> Marks:
    """The numbers of all cells of a member, with its own key left open."""
    found: dict[tuple[str, str], set[object]] = {}
    for path, figure in version.figures.items():
        stem, cell = cell_of(path)
        for pair in cell:
            if pair in members and figure.number is not None:
                rest = figure_path(stem, tuple(one for one in cell if one != pair))
                found.setdefault(pair, set()).add((rest, figure.number.low, figure.number.high, figure.number.unit))
    return {key: frozenset(values) for key, values in found.items()}


def _names(members: Mapping[tuple[str, str], MemberSeen]) -> Marks:
    return {key: member.name for key, member in members.items() if member.name != member.key}


def cell_of(path: str) -> tuple[str, Cell]:
    """A path taken apart: `revenue[month=2026-01,product=A]` is revenue and its pairs of axis and member."""
    stem, bracket, rest = path.partition("[")
    inside, _, tail = rest.partition("]")
    pairs = [pair.partition("=") for pair in inside.split(",")] if bracket else []
    return stem + tail, tuple((axis, member) for axis, _, member in pairs)


def renamed_paths(before: Version, changes: list[MemberMoved]) -> dict[str, str]:
    """The paths of cells whose member has another key now: old path to new path."""
    keys = {
        (one.before.axis, one.before.key): one.after.key
        for one in changes
        if one.before is not None and one.after is not None and one.before.key != one.after.key
    }
    found = {}
    for path in before.figures if keys else ():
        stem, cell = cell_of(path)
        if any(pair in keys for pair in cell):
            found[path] = figure_path(stem, tuple((axis, keys.get((axis, member), member)) for axis, member in cell))
    return found
