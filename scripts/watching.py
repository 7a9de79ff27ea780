"""What tells one state of a portal's files from another, looked at often: every file with its time and size."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from macros.model.page import CONTENT
from macros.model.project import DATA, SETTINGS

WATCHED: tuple[str, ...] = ("macros", CONTENT, DATA, SETTINGS, "mkdocs.yml")  # what a site comes from
Stamps = dict[str, tuple[int, int]]


def stamps(root: Path, names: Iterable[str]) -> Stamps:
    """Of files, and of everything below folders, named from the root; without hidden files, those editors leave beside, and bytecode."""
    found: Stamps = {}
    waiting = [str(name) for name in names]
    while waiting:
        name = waiting.pop()
        path = root / name
        try:
            if path.is_dir():
                with os.scandir(path) as entries:
                    for entry in entries:
                        if entry.name.startswith((".", "__pycache__")) or entry.name.endswith("~"):
                            continue
                        if entry.is_dir():
                            waiting.append(f"{name}/{entry.name}")
                        else:
                            state = entry.stat()
                            found[f"{name}/{entry.name}"] = state.st_mtime_ns, state.st_size
            else:
                state = path.stat()
                found[name] = state.st_mtime_ns, state.st_size
        except FileNotFoundError:  # removed between the listing and the look: the next look sees it gone
            continue
    return found


def changed(before: Stamps, after: Stamps) -> set[str]:
    """The files that came, went or are others now."""
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
