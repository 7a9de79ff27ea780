"""Two versions of one plan side by side: everything that changed, what caused it, and which guardrails it crosses."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from macros.changes.bridge import with_causes
from macros.changes.edits import Edit, find_edits
from macros.changes.guarding import Crossed, crossed
from macros.changes.members import MemberMoved, member_changes, renamed_paths
from macros.changes.moves import Move, moves
from macros.changes.version import GROUPS, Version
from macros.changes.words import WordsMoved, published_changes, word_changes

FAR = Fraction(3)


class Difference(Struct, frozen=True):
    """One plan in two versions. One side is None for a plan that is new or gone; `traced` is False where a side has no files to trace
    its figures to, only the figures themselves."""

    key: str
    title: str
    before: Version | None
    after: Version | None
    moves: tuple[Move, ...] = ()
    edits: tuple[Edit, ...] = ()
    members: tuple[MemberMoved, ...] = ()
    words: tuple[WordsMoved, ...] = ()
    crossed: tuple[Crossed, ...] = ()
    traced: bool = True

    @property
    def empty(self) -> bool:
        """True when nothing at all differs."""
        there = self.before is not None and self.after is not None
        return there and not (self.moves or self.edits or self.members or self.words)

    @property
    def stops(self) -> bool:
        """True when a guardrail that stops is crossed."""
        return any(one.guardrail.stops for one in self.crossed)


def compare_versions(before: Version, after: Version) -> Difference:
    """What changed between two versions of a plan.

    The figures are ordered by group (targets, splits, budget, limits, team, schedule, other figures); in a group totals come before
    what they are made of and ratios of lines last, figures before cells; among equals the one that moved most beside its own size comes
    first, then the one written first.
    """
    members = member_changes(before, after)
    found = sorted(moves(before, after, renamed_paths(before, members)), key=_rank)
    if before.read is None or after.read is None:
        guarded, words = crossed(before, after, found), published_changes(before, after)
        return Difference(after.key, after.title, before, after, tuple(found), (), tuple(members), tuple(words), tuple(guarded), False)
    # the same plan may have lain in a folder of another name
    read = {path.replace(f"{before.folder}/", f"{after.folder}/", 1): file for path, file in before.read.items()}
    edits = find_edits(read, after.read)
    found = with_causes(found, before, after, edits)
    words = word_changes(before, after, edits)
    guarded = crossed(before, after, found)
    return Difference(after.key, after.title, before, after, tuple(found), edits.all, tuple(members), tuple(words), tuple(guarded))


def _rank(move: Move) -> tuple[object, ...]:
    path = move.path
    weight = move.weight if move.weight is not None else FAR
    derived = move.seen.group != "limits" and path.endswith((".ratio", ".share"))
    return (GROUPS.index(move.seen.group), bool(move.table), not path.endswith(".total"), derived, path.count("."), -weight)
