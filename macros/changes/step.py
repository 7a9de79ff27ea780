"""A step from one published version of a plan to the next, as a site keeps it: what moved, and which edits moved it.

The figures are those of the two plan.json, for these were published; the causes come from the two commits where both are at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from macros.changes.difference import Difference
from macros.changes.edits import Edit
from macros.changes.members import renamed_paths
from macros.changes.moves import Move
from macros.changes.report import report_of, row_of
from macros.changes.version import Version

FORMAT = "plan-changes/1"
# how many figures of a group tell a reader in a hurry what moved
LEADING = {"targets": 2, "budget": 1, "limits": 1, "team": 1, "schedule": 1, "facts": 1, "splits": 1}
MOST_LEADING = 4


def joined(published: Difference, traced: Difference | None) -> Difference:
    """The comparison of two plan.json with the edits, causes, members and texts of that of the files.

    A figure that moved otherwise there has no causes: it depends on another plan, or was computed by an older portal.
    """
    if traced is None or not traced.traced:
        return published
    by_path = {move.path: move for move in traced.moves}
    moves = tuple(_caused(move, by_path.get(move.path)) for move in published.moves)
    return replace(traced, before=published.before, after=published.after, moves=moves)


def _caused(move: Move, other: Move | None) -> Move:
    if other is None or (other.kind, other.difference) != (move.kind, move.difference):
        return move
    return replace(move, causes=other.causes)


def leading(found: Difference) -> list[Move]:
    """The few figures that tell what moved: the first of each group, targets twice."""
    chosen: list[Move] = []
    for group, most in LEADING.items():
        chosen += [move for move in found.moves if move.seen.group == group and not move.table][:most]
    return (chosen or list(found.moves))[:MOST_LEADING]


def step(found: Difference, language: str) -> dict[str, Any]:
    """The step for programs: texts in a language, amounts as fractions in lowest terms in base units, edits counted from 0."""
    report = report_of(found, language)
    return {
        "format": FORMAT,
        "summary": report.summary,
        "notes": list(report.notes),
        "traced": found.traced,
        "edits": list(_edits(found)),
        "figures": [_figure(move, language) for move in found.moves],
        "renamed": renamed_paths(found.before, list(found.members)) if found.before is not None else {},
        "members": list(report.members),
    }


def brief(found: Difference, language: str) -> dict[str, Any]:
    """The step in a few words, for a home page."""
    rows = [row_of(replace(move, causes=()), (), language) for move in leading(found)]
    told = [{"path": row.path, "name": row.name, "before": row.before, "after": row.after, "change": row.change} for row in rows]
    return {"summary": report_of(found, language).summary, "leading": told}


def _figure(move: Move, language: str) -> dict[str, Any]:
    row = row_of(replace(move, causes=()), (), language)
    causes = [[list(cause.edits), None if cause.amount is None else str(cause.amount.value)] for cause in move.causes]
    values = {"before": row.before, "after": row.after, "change": row.change}
    return {"path": move.path, "kind": str(move.kind), "name": row.name, **values, "causes": causes}


def _edits(found: Difference) -> Iterator[dict[str, Any]]:
    names = [_names(version) for version in (found.before, found.after)]
    for edit in found.edits:
        sides = (edit.before, edit.after)
        line = next((side.place.line for side in (edit.after, edit.before) if side is not None), 1)
        before, after = (None if side is None else side.text for side in sides)
        yield {
            "file": edit.written_in, "line": line, "keys": _keys(edit), "name": _name(edit, names), "before": before, "after": after,
            "words": edit.words_only,
        }  # fmt: skip


def _keys(edit: Edit) -> str:
    return ".".join(key for key in edit.way if not key.startswith("#"))


def _name(edit: Edit, names: Sequence[Mapping[tuple[str, int, int], str]]) -> str:
    """What people call the figure that is written there; the keys where it is none."""
    for side, known in ((edit.after, names[1]), (edit.before, names[0])):
        if side is not None and (edit.file, side.place.line, side.place.column) in known:
            return known[edit.file, side.place.line, side.place.column]
    return _keys(edit)


def _names(version: Version | None) -> dict[tuple[str, int, int], str]:
    """The names of figures by the place where they are written; where several stand in one place, the first."""
    found: dict[tuple[str, int, int], str] = {}
    for seen in version.figures.values() if version is not None else ():
        found.setdefault((seen.place.path, seen.place.line, seen.place.column), seen.name)
    return found
