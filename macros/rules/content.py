"""The rules of a page, and what no build may publish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from macros.compute.compute import Computed
from macros.model.page import CONTENT, Page, all_pages, find_pages
from macros.model.settings import read_settings, with_levels
from macros.rules import broken_link, content_file, count_differs, front_matter, page_code, raw_html, typed_number
from macros.source.finding import Finding, Level


def check_page(root: Path, page: Page, plan: Computed | None) -> Iterator[Finding]:
    """What the rules say of one page."""
    yield from page_code.check_page(page)
    yield from front_matter.check_page(page)
    yield from raw_html.check_page(page)
    yield from broken_link.check_page(page, root)
    yield from count_differs.check_page(page)
    if plan is not None:
        yield from typed_number.check_page(page, plan)


def plan_of(page: Page) -> str:
    """The id of the plan that a page belongs to: its folder below content/."""
    parts = page.path.split("/")
    return parts[1] if len(parts) > 2 else ""


@lru_cache(maxsize=4)
def _unsafe(root: Path, stamp: tuple[tuple[str, int, int], ...]) -> tuple[Finding, ...]:  # noqa: ARG001 - the stamp is the cache's key
    return _errors(root, content_file.check_files(root), all_pages(root))


def _errors(root: Path, found: Iterable[Finding], pages: Iterable[Page]) -> tuple[Finding, ...]:
    told = [f for page in pages for check in (page_code.check_page, front_matter.check_page, raw_html.check_page) for f in check(page)]
    return tuple(f for f in with_levels([*found, *told], read_settings(root)[0], "") if f.level is Level.error)


def unsafe(root: Path) -> tuple[Finding, ...]:
    """What no build may publish, whoever starts it: code and active HTML on pages, links out of the project, files of odd kinds."""
    files = sorted(path for path in (root / CONTENT).rglob("*"))
    return _unsafe(root, tuple((str(path), path.lstat().st_mtime_ns, path.lstat().st_size) for path in files))


def unsafe_beside(root: Path, names: Iterable[str]) -> tuple[Finding, ...]:
    """The same of some pages (by their path below content/) and what lies in their folders."""
    found: list[Finding] = []
    pages: list[Page] = []
    for folder in sorted({name.rpartition("/")[0] for name in names}):
        below = {path.name for path in (root / CONTENT / folder).iterdir() if path.is_dir()}
        found += content_file.check_files(root, folder, below)
        pages += find_pages(root, folder)
    return _errors(root, found, pages)
