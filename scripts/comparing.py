"""The work behind `plan diff` and `plan comment`: the plans that differ between two sides, compared one by one."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from msgspec import Struct

from macros.catalogue import say, text
from macros.changes.difference import Difference, compare_versions
from macros.changes.version import Version, read_version
from macros.pages.progress import following
from scripts.cli import CannotRunError
from scripts.ending import scratch
from scripts.relations import fetch_all, readers
from scripts.revisions import Side, available, differing, side_of


class Comparison(Struct, frozen=True):
    """What a run compared: how both sides are called, every plan that differs, and why some could not be compared."""

    before: str
    after: str
    plans: tuple[Difference, ...]
    failed: tuple[str, ...]


def compare_sides(project: Path, before: str, after: str | None, wanted: Collection[str], language: str) -> Comparison:
    """Compares all plans, or those wanted. A plan whose files are the same on both sides is read only when it reads one that differs."""
    with scratch("plan-diff-") as place:
        sides = [side_of(project, named, place / name, language) for named, name in ((before, "before"), (after, "after"))]
        known = available(*sides)
        strange = [key for key in wanted if key not in known]
        if strange:
            raise CannotRunError(text(say("no-such-plan", plan=strange[0], plans="、".join(known)), language))
        pairs = differing(*sides)
        through = readers(project, sides, {one for pair in pairs for one in pair if one is not None})
        pairs = sorted([*pairs, *((folder, folder) for folder in through)], key=lambda pair: pair[0] or pair[1] or "")
        pairs = [pair for pair in pairs if not wanted or {key_of(one) for one in pair if one is not None} & {*wanted}]
        for index, side in enumerate(sides):
            fetch_all(project, side, {one for pair in pairs if (one := pair[index]) is not None})
        found: list[Difference] = []
        failed: list[str] = []
        for pair in following(pairs, "progress-compared", language):
            outcome = _compared(sides, pair, language)
            if isinstance(outcome, str):
                failed.append(outcome)
            elif not outcome.empty:
                found.append(outcome)
        return Comparison(sides[0].label, sides[1].label, tuple(found), tuple(failed))


def key_of(folder: str) -> str:
    """The id of a plan in a folder: fmcg-2026 of data/fmcg-2026."""
    return folder.rpartition("/")[2]


def _compared(sides: list[Side], pair: tuple[str | None, str | None], language: str) -> Difference | str:
    """One plan, or a sentence why it could not be compared."""
    versions: list[Version | None] = []
    for side, folder in zip(sides, pair, strict=True):
        version = side.published or (read_version(side.root, folder) if folder is not None else None)
        if folder is not None and version is None:
            return text(say("cannot-compare", plan=key_of(folder), side=side.label), language)
        versions.append(version)
    before, after = versions
    if before is not None and after is not None:
        return compare_versions(before, after)
    there = before or after
    assert there is not None
    return Difference(there.key, there.title, before, after)
