"""The files that a site offers beside its pages, written into it once it is built: both hosts get the same, and no page has to wait."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from macros.exports.files import shared_files
from macros.pages.explain import BEGIN, END
from macros.pages.host import line_address
from macros.pages.links import FIGURES_PAGE
from macros.pages.shelf import shelf
from scripts.bundles import Bundle, bundle
from scripts.searching import INDEX


def write_downloads(root: Path, site: Path, told: Callable[[Sequence[str]], Iterable[str]] = iter) -> dict[str, tuple[str, ...]]:
    """Writes the files of every plan into the plan's folder of the site, and those they share; the names of each plan for the search.

    `told` goes through the plans and may say how far it is.
    """
    forge, plans = line_address(root), shelf(root)
    names: dict[str, tuple[str, ...]] = {}
    _write(site, shared_files())
    for key in told(plans.ids):
        found = bundle(plans, key, forge)
        if found is not None:
            names[key] = found.names
            _write(site / key, (*found.files, *explained(found, site / key / FIGURES_PAGE)))
    if (site / INDEX).is_file():  # MkDocs' search: a page opened from a folder may read a script, but no JSON
        _write(site, [(INDEX.with_suffix(".js").as_posix(), b"var __index = " + (site / INDEX).read_bytes().rstrip() + b";\n")])
    return names


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    made: set[Path] = set()
    for name, content in files:
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(content)


# addresses of the frame that count from the page's own folder; one level further down they begin with another step up
ADDRESS = re.compile(r'((?:href|src)=")(?!https?:|data:|mailto:|#|/)')
BASE = re.compile(r'("(?:base|search)": ?")([^"]*)"')


def explained(found: Bundle, page: Path) -> Iterator[tuple[str, bytes]]:
    """The pages that explain a plan's figures, in the frame that the generator gave its page of all figures; none without that page."""
    if not page.is_file():
        return
    frame = page.read_text(encoding="utf-8")
    begin, end = frame.find(BEGIN), frame.find(END)
    if begin < 0 or end < 0:  # a page that does not list the figures
        return
    head, tail = _deeper(frame[:begin]), _deeper(frame[end + len(END) :])
    for name, heading, blocks in found.explained:
        written = f'<div class="all-figures">\n<h2>{escape(heading)}</h2>\n{blocks}</div>\n'
        yield name, (head + written + tail).encode()


def _deeper(html: str) -> str:
    """A part of a page for use one folder further down."""
    return ADDRESS.sub(r"\1../", BASE.sub(r'\1../\2"', html))
