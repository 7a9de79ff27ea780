"""Finds the project and the plans that a path means."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

DATA = "data"
SETTINGS = "check.yml"
# names that Windows keeps for itself, whatever stands behind a dot
DEVICES = ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))


class Chosen(Struct, frozen=True):
    """A project root and the plan folders under it that were asked for."""

    root: Path
    folders: tuple[str, ...]


def plan_folders(root: Path) -> list[str]:
    """The folders under data/ that hold a plan, sorted: every folder but data/kinds and hidden ones."""
    data = root / DATA
    if not data.is_dir():
        return []
    return sorted(
        f"{DATA}/{path.name}" for path in data.iterdir() if path.is_dir() and path.name != "kinds" and not path.name.startswith(".")
    )


def find_root(start: Path) -> Path | None:
    """The nearest folder, from `start` upwards, that has a `data/` folder."""
    for folder in (start, *start.parents):
        if (folder / DATA).is_dir():
            return folder
    return None


def choose(path: Path) -> Chosen | None:
    """What a path means: a project (all its plans), a plan's folder or a file in it (that plan), a page of a plan (that plan).

    None when the path leads to no plan at all.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - `..` goes away, links stay: what is named is meant
    if (path / DATA).is_dir():
        return Chosen(path, tuple(plan_folders(path)))
    root = find_root(path)
    if root is not None:
        parts = path.relative_to(root).parts
        if parts == (DATA,):
            return Chosen(root, tuple(plan_folders(root)))
        if len(parts) > 1 and f"{DATA}/{parts[1]}" in plan_folders(root):
            return Chosen(root, (f"{DATA}/{parts[1]}",))
    folder = path if path.is_dir() else path.parent
    if (folder / "plan.yml").exists():
        return Chosen(folder.parent, (folder.name,))
    return None


def merged(choices: Iterable[Chosen]) -> list[Chosen]:
    """One choice a project, each of its plans once, in order."""
    folders: dict[Path, dict[str, None]] = {}
    for choice in choices:
        folders.setdefault(choice.root, {}).update(dict.fromkeys(choice.folders))
    return [Chosen(root, tuple(sorted(found))) for root, found in folders.items()]
