"""What stands beside the versions of a site: the list, the first page, the page that compares any two, and the step that led to each.

    versions.json, index.html         the list of versions, and the page that leads on to the latest
    compare.html                      any two versions side by side; it reads their plan.json
    changes/2026.2/                   the step to a version from the one published before it (stepping.py)

A step is written once, with its version, and never again; the rest is written anew for each state. Nothing of it lies in the folder of a
version, whose bytes are those of its commit alone.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from macros.changes.step import FORMAT
from macros.pages.comparing import compare_page
from scripts.publishing.listing import LIST, START, Entry, start_page, write_list

COMPARE, CHANGES = "compare.html", "changes"
Reading = Callable[[str], bytes | None]  # a file of the version published before, by its path in it
Steps = Callable[[Entry | None, Reading], dict[str, bytes]]


def front_files(entries: list[Entry]) -> dict[str, bytes]:
    """The files beside the folders of the versions, for a list of versions."""
    steps = [(one.version, one.properties["before"]) for one in entries if has_step(one)]
    return {LIST: write_list(entries), START: start_page(entries), COMPARE: compare_page(steps).encode()}


FRONT = frozenset((LIST, START, COMPARE, CHANGES))


def has_step(entry: Entry) -> bool:
    """True for a version with files in `changes/`; those that an older portal or mike published have none."""
    return entry.properties.get("changes") == FORMAT


def with_step(entry: Entry, before: Entry | None) -> Entry:
    """The entry as one that has its step, and the version from which it leads."""
    return replace(entry, properties={**entry.properties, "changes": FORMAT, "before": before.version if before is not None else None})
