"""The files that a site offers beside its pages, written into it once it is built: both hosts get the same, and no page has to wait."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from macros.exports.files import shared_files
from macros.pages.host import line_address
from macros.pages.shelf import Shelf
from macros.pages.thrift import passing, seldom
from scripts.bundles import bundle, tidy
from scripts.searching import INDEX, OTHER_INDEX


def write_downloads(plans: Shelf, site: Path, told: Callable[[Sequence[str]], Iterable[str]] = iter) -> dict[str, tuple[str, ...]]:
    """Writes the files of every plan into the plan's folder of the site, and those they share; the names of each plan for the search.

    `told` goes through the plans and may say how far it is.
    """
    forge = line_address(plans.root)
    names: dict[str, tuple[str, ...]] = {}
    write_files(site, shared_files())
    seldom()
    held = set(plans.held)
    for key in told(sorted(plans.ids, key=lambda key: key not in held)):  # what is in memory first
        with passing(stays=key in held):  # one that is not in memory is read, written and forgotten before the next
            found = bundle(plans, key, forge)
            if found is not None:
                names[key] = found.names
                write_files(site / key, found.files)
            if key not in held:
                plans.held.pop(key, None)
                found = None
    tidy(plans)
    for index in (INDEX, OTHER_INDEX):
        if (site / index).is_file():  # a page opened from a folder may read a script, but no JSON
            write_files(site, [(index.with_suffix(".js").as_posix(), b"var __index = " + (site / index).read_bytes().rstrip() + b";\n")])
    return names


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Writes files by their place in a folder."""
    made: set[Path] = set()
    for name, content in files:
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(content)
