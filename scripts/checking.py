"""The work behind `plan check`: each plan with its pages, then the pages of the portal itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from macros.compute.compute import Computed, compute
from macros.model.loading import load_plan, plan_folders
from macros.model.page import Page, all_pages
from macros.model.project import Chosen
from macros.model.settings import Settings, read_settings, with_levels
from macros.rules import check_plan, content_file
from macros.rules.content import check_page, plan_of
from macros.source.finding import Finding, in_order
from macros.source.waiver import Waiver, read_waivers, waive
from scripts import cache
from scripts.trial import try_page


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found: each finding with the root of its project, and how many plans were looked at."""

    findings: tuple[tuple[Path, Finding], ...]
    plans: int


@dataclass
class Plans(Mapping[str, Computed]):
    """The plans of a project by id, each computed when first asked for; one that cannot be read is not there."""

    root: Path
    ids: tuple[str, ...]
    known: dict[str, Computed | None] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Computed:
        if key not in self.known:
            plan = load_plan(self.root, f"data/{key}")[0] if key in self.ids else None
            self.known[key] = compute(plan) if plan is not None else None
        found = self.known[key]
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return key in self.ids

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)


@dataclass
class Project:
    """A project at work: its settings, its plans as far as they are needed, its pages by the plan they belong to."""

    root: Path
    settings: Settings | None
    plans: Plans
    pages: dict[str, list[Page]]
    today: date
    cached: bool


def check_all(choices: list[Chosen], today: date, cached: bool = True) -> Report:
    """Everything found about the plans asked for. The pages outside the plans are looked at when a whole project is."""
    found: list[tuple[Path, Finding]] = []
    count = 0
    for choice in choices:
        settings, faults = read_settings(choice.root)
        pages: dict[str, list[Page]] = {}
        for page in all_pages(choice.root):
            pages.setdefault(plan_of(page), []).append(page)
        everything = plan_folders(choice.root)
        ids = tuple(folder.rpartition("/")[2] for folder in (*everything, *choice.folders))
        project = Project(choice.root, settings, Plans(choice.root, ids), pages, today, cached)
        for folder in choice.folders:
            faults += _plan(project, folder)
            count += 1
        if set(choice.folders) == set(everything):
            faults += _portal(project, {folder.rpartition("/")[2] for folder in choice.folders})
        found += [(choice.root, finding) for finding in faults]
    return Report(tuple(dict.fromkeys(found)), count)


def _plan(project: Project, folder: str) -> list[Finding]:
    """One plan: its data and its pages, or what was found about them when they were the same."""
    mark = cache.key_of(project.root, folder, project.today) if project.cached else ""
    kept = cache.load(project.root, folder, mark) if mark else None
    if kept is not None:
        return kept
    key = folder.rpartition("/")[2]
    plan, findings = load_plan(project.root, folder)
    if plan is not None:
        project.plans.known[key], checked = check_plan(plan, project.today)
        findings = findings + checked
    pages = project.pages.get(key, [])
    on_pages = [finding for page in pages for finding in _page(project, page)]
    files = sorted(path.relative_to(project.root).as_posix() for path in (project.root / folder).glob("*.yml"))
    settled = _settled(project, key, files, findings) + _settled(project, key, [page.path for page in pages], on_pages)
    alone = not any("plan=" in page.raw for page in pages)  # a page that shows another plan's figures depends on that plan too
    if mark and alone:
        cache.save(project.root, folder, mark, settled)
    return settled


def _portal(project: Project, plans: set[str]) -> list[Finding]:
    """The files under content/ and the pages outside the plans."""
    pages = [page for key, own in project.pages.items() if key not in plans for page in own]
    findings = [*content_file.check_files(project.root), *(finding for page in pages for finding in _page(project, page))]
    return _settled(project, "", [page.path for page in pages], findings)


def _page(project: Project, page: Page) -> Iterator[Finding]:
    key = plan_of(page)
    yield from check_page(project.root, page, project.plans.known.get(key))
    yield from try_page(page, project.plans)


def _settled(project: Project, plan: str, files: Iterable[str], findings: list[Finding]) -> list[Finding]:
    """The findings at the levels set for them, without what the waivers of these files let pass, in order of place."""
    waivers: list[Waiver] = []
    for path in files:
        read, faults = read_waivers(project.root, path)
        waivers += read
        findings = findings + faults
    return in_order(waive(with_levels(findings, project.settings, plan), waivers, project.today))
