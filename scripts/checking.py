"""The work behind `plan check`: each plan with its pages, then the pages of the portal itself; only what has changed is looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct

from macros.model.marks import PORTAL
from macros.model.project import Chosen, plan_folders
from macros.pages.progress import following
from macros.source.finding import Finding
from scripts.cache import Kept, Needs, Taken

Look = Callable[[str], tuple[list[Finding], Needs]]


class Report(Struct, frozen=True):
    """What a run found: each finding with the root of its project, and how many plans were looked at."""

    findings: tuple[tuple[Path, Finding], ...]
    plans: int


def check_all(choices: list[Chosen], today: date, cached: bool = True, taken: Taken | None = None) -> Report:
    """Everything found about the plans asked for. The pages outside the plans are looked at when a whole project is.

    `taken` gets each plan that had to be computed.
    """
    found: list[tuple[Path, Finding]] = []
    for choice in choices:
        everything = plan_folders(choice.root)
        ids = tuple(dict.fromkeys(folder.rpartition("/")[2] for folder in (*everything, *choice.folders)))
        kept = Kept(choice.root, ids, today)
        looking: list[Look] = []
        whole = set(choice.folders) == set(everything)
        units = (*choice.folders, *([PORTAL] if whole else []))
        for folder in following(units, "progress-check"):
            findings = kept.load(folder) if cached else None
            if findings is None:
                looking = looking or [_look(choice.root, ids, today, taken)]
                findings, needs = looking[0](folder)
                if cached:
                    kept.save(folder, findings, needs)
            found += [(choice.root, finding) for finding in findings]
        if whole and cached:
            kept.tidy()
    return Report(tuple(dict.fromkeys(found)), sum(len(choice.folders) for choice in choices))


def _look(root: Path, ids: tuple[str, ...], today: date, taken: Taken | None) -> Look:
    from scripts.looking import Project  # everything that reads and computes: not paid for when nothing has changed

    return Project(root, ids, today, taken).look
