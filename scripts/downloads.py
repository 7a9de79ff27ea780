"""The files that a site offers beside its pages, written into it once it is built: both hosts get the same, and no page has to wait."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from macros.compute.compute import Computed, compute
from macros.exports.files import shared_files, site_files
from macros.model.loading import load_plan
from macros.model.plan import Plan
from macros.model.project import plan_folders
from macros.pages.explain import BEGIN, END, explanations
from macros.pages.host import line_address
from macros.pages.links import FIGURES_PAGE
from scripts.searching import INDEX


def write_downloads(root: Path, site: Path) -> list[Plan]:
    """Writes the files of every plan into the plan's folder of the site, and those they share; the plans."""
    forge = line_address(root)
    plans = [plan for plan, _ in (load_plan(root, folder) for folder in plan_folders(root)) if plan is not None]
    files = [(Path(name), content) for name, content in shared_files()]
    for plan in plans:
        computed = compute(plan)
        files += [(Path(plan.key, name), content) for name, content in site_files(computed)]
        files += [(Path(plan.key, name), content) for name, content in explained(computed, site / plan.key / FIGURES_PAGE, forge)]
    if (site / INDEX).is_file():  # MkDocs' search: a page opened from a folder may read a script, but no JSON
        files.append((INDEX.with_suffix(".js"), b"var __index = " + (site / INDEX).read_bytes().rstrip() + b";\n"))
    for name, content in files:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    return plans


# addresses of the frame that count from the page's own folder; one level further down they begin with another step up
ADDRESS = re.compile(r'((?:href|src)=")(?!https?:|data:|mailto:|#|/)')
BASE = re.compile(r'("(?:base|search)": ?")([^"]*)"')


def explained(computed: Computed, page: Path, forge: str) -> Iterator[tuple[str, bytes]]:
    """The pages that explain a plan's figures, in the frame that the generator gave its page of all figures; none without that page."""
    if not page.is_file():
        return
    frame = page.read_text(encoding="utf-8")
    begin, end = frame.find(BEGIN), frame.find(END)
    if begin < 0 or end < 0:  # a page that does not list the figures
        return
    head, tail = _deeper(frame[:begin]), _deeper(frame[end + len(END) :])
    for name, heading, blocks in explanations(computed, forge):
        written = f'<div class="all-figures">\n<h2>{escape(heading)}</h2>\n{blocks}</div>\n'
        yield name, (head + written + tail).encode()


def _deeper(html: str) -> str:
    """A part of a page for use one folder further down."""
    return ADDRESS.sub(r"\1../", BASE.sub(r'\1../\2"', html))
