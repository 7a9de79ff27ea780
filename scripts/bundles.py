"""What a plan gives to a site beside its pages, kept by content below `.plan/files`: the files, the pages that explain its numbers.

One archive a plan. It holds as long as the plan, the plans it looked at, the engine and the address of its lines are the same.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import IO

from msgspec import Struct
from msgspec.structs import replace

from macros.compute.compute import Computed
from macros.exports.files import files_of_pages, site_files
from macros.model.marks import WITH_PAGES
from macros.pages.explained import explanations
from macros.pages.shelf import Shelf
from macros.pages.stored import is_linked, keep, sweep
from scripts.searching import names_of

FOLDER = ".plan/files"
HEAD = "head.json"
VERSIONS = "PLAN_VERSIONS"  # see mkdocs.yml
PACKED = b"PK"  # how a workbook begins: to pack it again makes it no smaller
DAY = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever it is written


class Bundle(Struct, frozen=True):
    """A plan's names for the search, and its files by their path in its folder, the pages that explain among them; the marks of the plans
    that they were made from, and that of the plan with its pages.
    """

    names: tuple[str, ...]
    files: tuple[tuple[str, bytes], ...]
    plans: Mapping[str, str]
    pages: Mapping[str, str]


def bundle(shelf: Shelf, key: str, forge: str) -> Bundle | None:
    """The bundle of a plan, kept or made; None for a plan that cannot be read."""
    versions = os.environ.get(VERSIONS, "none")
    own = hashlib.sha256("\0".join([forge, versions, version("xlsxwriter")]).encode()).hexdigest()
    path = _kept(shelf, key)
    pages = shelf.marks.of_plans([key + WITH_PAGES])
    found = _load(path, own, shelf)
    if found is not None and found.pages == pages:
        return found
    computed = shelf[key]
    if not isinstance(computed, Computed):
        return None
    if found is None:
        explained = ((name, html.encode()) for name, html in explanations(computed, forge, versions))
        found = Bundle(names_of(computed.plan), (*site_files(computed), *explained), shelf.marks.of_plans(shelf.looked_at({key})), pages)
    else:
        again = dict(files_of_pages(computed))
        found = replace(found, files=tuple((name, again.get(name, content)) for name, content in found.files), pages=pages)
    _save(path, own, found)
    return found


def tidy(shelf: Shelf) -> None:
    """What is kept of plans that are no more goes."""
    sweep(shelf.root / FOLDER, {_kept(shelf, key) for key in shelf.ids})


def _kept(shelf: Shelf, key: str) -> Path:
    return shelf.root / FOLDER / f"{key}.zip"


def _load(path: Path, own: str, shelf: Shelf) -> Bundle | None:
    """The bundle kept, or None; a file that cannot be read counts as none."""
    try:
        with zipfile.ZipFile(path) as archive:
            head = json.loads(archive.read(HEAD))
            if head["own"] != own or head["plans"] != shelf.marks.of_plans(head["plans"]):
                return None
            files = tuple((name, archive.read(f"{place}")) for place, name in enumerate(head["files"]))
            return Bundle(tuple(head["names"]), files, head["plans"], head["pages"])
    except Exception:  # noqa: BLE001 - a damaged archive raises whatever its damage leads to
        return None


def _save(path: Path, own: str, found: Bundle) -> None:
    """Keeps a bundle; a folder that cannot be written is no reason to stop."""
    head = {
        "own": own,
        "plans": found.plans,
        "pages": found.pages,
        "names": found.names,
        "files": [name for name, _ in found.files],
    }
    if is_linked(path.parent.parent):
        return

    def fill(file: IO[bytes]) -> None:
        with zipfile.ZipFile(file, "w") as archive:
            for name, content in _members(head, found):
                packed = content.startswith(PACKED)
                archive.writestr(zipfile.ZipInfo(name, DAY), content, zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED, 1)

    keep(path, fill)


def _members(head: Mapping[str, object], found: Bundle) -> Iterator[tuple[str, bytes]]:
    yield HEAD, json.dumps(head, ensure_ascii=False, default=str).encode()
    for place, (_, content) in enumerate(found.files):
        yield f"{place}", content
