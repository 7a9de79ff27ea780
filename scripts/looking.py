"""Looks at one plan with its pages, or at the pages outside the plans, and says what else it needed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field

from macros.compute.compute import Computed, Plans, above, compute, read_with
from macros.model.loading import load_plan
from macros.model.marks import PORTAL
from macros.model.page import CONTENT, Page, is_there, pages_below
from macros.model.settings import Settings, data_files, read_settings, settled
from macros.rules import broken_link, content_file, found_in
from macros.rules.content import check_page
from macros.rules.portal import check_portal
from macros.source.finding import Finding
from scripts.cache import Needs, Taken
from scripts.trial import try_page


class Project(Struct, dict=True):
    """A project at work: its settings and its plans as far as they are needed. A plan that was computed is handed to `taken`, too."""

    root: Path
    ids: tuple[str, ...]
    today: date
    taken: Taken | None = None
    groups: dict[str, Plans] = field(default_factory=dict)

    @cached_property
    def settings(self) -> tuple[Settings | None, list[Finding]]:
        return read_settings(self.root)

    def look(self, folder: str) -> tuple[list[Finding], Needs]:
        """What is found about a plan's folder, or about everything outside the plans, and what else was looked at."""
        return self._portal() if folder == PORTAL else self._plan(folder)

    def _plan(self, folder: str) -> tuple[list[Finding], Needs]:
        key = folder.rpartition("/")[2]
        plan, findings = load_plan(self.root, folder)
        plans = Plans(self.root, self.ids, asked=read_with(plan, self.ids), above=above(plan), groups=self.groups)
        computed = None
        if plan is not None:
            plans.read[key] = plan
            computed = compute(plan, self.today, plans)
            if self.taken is not None:
                self.taken(computed, findings, plans)
            findings = findings + found_in(computed)
        plans.known[key] = computed
        pages = pages_below(self.root, f"{CONTENT}/{key}")
        found = self._settled(key, data_files(self.root, folder), findings) + self._pages(key, pages, plans, computed)
        return self.settings[1] + found, Needs(plans.asked - {key}, self._elsewhere(pages, key))

    def _portal(self) -> tuple[list[Finding], Needs]:
        """The files under content/ and the pages outside the plans."""
        plans = Plans(self.root, self.ids)
        pages = pages_below(self.root, CONTENT, self.ids)
        around = self._settled("", (), [*check_portal(self.root, self.settings[0], self.ids)])
        findings = around + self._pages("", pages, plans, None)
        return self.settings[1] + findings, Needs(plans.asked, self._elsewhere(pages, ""))

    def _pages(self, key: str, pages: tuple[Page, ...], plans: Plans, computed: Computed | None) -> list[Finding]:
        findings = [*content_file.check_files(self.root, key, () if key else self.ids)]
        for page in pages:
            findings += [*check_page(self.root, page, computed), *try_page(page, plans)]
        return self._settled(key, [page.path for page in pages], findings)

    def _elsewhere(self, pages: tuple[Page, ...], key: str) -> dict[str, bool]:
        """The files outside a plan's own pages that its pages link to, and whether they are there."""
        own = f"{CONTENT}/{key}/" if key else ""
        found = {target for page in pages for target in broken_link.targets(page)}
        return {target: is_there(self.root, target) for target in sorted(found) if not own or not target.startswith(own)}

    def _settled(self, plan: str, files: Iterable[str], findings: list[Finding]) -> list[Finding]:
        return settled(self.root, self.settings[0], plan, files, findings, self.today)
