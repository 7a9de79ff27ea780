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
            with os.scandir(path) as entries:
                below = [one for one in entries if not one.name.startswith((".", "__pycache__")) and not one.name.endswith("~")]
        except NotADirectoryError:
            found |= _stamp(name, path)
            continue
        except OSError:  # removed meanwhile, or closed: the next look may see more
            continue
        for entry in below:
            if _is_folder(entry):
                waiting.append(f"{name}/{entry.name}")
            else:
                found |= _stamp(f"{name}/{entry.name}", entry)
    return found


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # links in a circle
        return False


def _stamp(name: str, file: Path | os.DirEntry[str]) -> Stamps:
    """Of one file; of a link that leads nowhere, or of what has been removed since it was listed, nothing."""
    try:
        state = file.stat()
    except OSError:
        return {}
    return {name: (state.st_mtime_ns, state.st_size)}


def changed(before: Stamps, after: Stamps) -> set[str]:
    """The files that came, went or are others now."""
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
