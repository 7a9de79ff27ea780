"""The plans of a project for its pages: each read and computed when first asked for; only the last few stay in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from macros.catalogue import text
from macros.compute.compute import Computed, above, read_with
from macros.compute.compute import Plans as AllPlans
from macros.model.loading import load_plan
from macros.model.marks import WITH_PAGES, Marks
from macros.model.project import DATA, plan_folders
from macros.pages.links import PageError
from macros.source.finding import Finding

HELD = 12  # pages come plan by plan; a large plan takes many megabytes
Found = TypeVar("Found")


@dataclass
class Shelf(Mapping[str, Computed | PageError]):
    """All plans by id, or why one cannot be read. `asked` names, for each plan computed so far, the plans that it looked at.

    `watching` are the pages that are told of each plan that has been computed, while it is in memory.
    """

    root: Path
    ids: tuple[str, ...]
    marks: Marks
    held: dict[str, tuple[Computed | PageError, list[Finding]]] = field(default_factory=dict)
    asked: dict[str, set[str]] = field(default_factory=dict)
    groups: dict[str, AllPlans] = field(default_factory=dict)
    watching: dict[str, Callable[[str], None]] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Computed | PageError:
        return self._found(key)[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, key: object) -> bool:
        return key in self.ids

    def faults(self, key: str) -> list[Finding]:
        """What was wrong with a plan's files."""
        return self._found(key)[1]

    def looked_at(self, keys: set[str]) -> set[str]:
        """The plans and all that they looked at."""
        return keys.union(*(self.asked.get(key, set()) for key in keys))

    def mark(self, keys: Iterable[str]) -> None:
        """Takes the marks of plans and their pages before they are read, so that nothing is kept under a newer state than it shows."""
        self.marks.of_plans(name for key in keys for name in (key, key + WITH_PAGES))

    def renew(self, keys: set[str]) -> None:
        """Forgets plans whose files have changed, and those that looked at them."""
        for key in self.ids:
            if keys & {key, *self.asked.get(key, ())}:
                self.held.pop(key, None)
                self.asked.pop(key, None)
        self.groups = {key: group for key, group in self.groups.items() if not keys & group.asked}
        self.marks.renew(keys)

    def take(self, computed: Computed, findings: list[Finding], plans: AllPlans) -> None:
        """Takes in a plan that was computed elsewhere, with what was wrong with its files, as soon as it is: `plans` have been asked by
        its formulas alone until then.
        """
        key = computed.plan.key
        asked = self.asked[key] = plans.asked | {key} | read_with(computed.plan, self.ids)
        self.marks.of_plans({*asked, key + WITH_PAGES})  # the files as they were read: they may change before anybody asks
        others = AllPlans(self.root, self.ids, plans.known, plans.read, asked, plans.above, plans.groups)
        self._hold(key, replace(computed, others=others), findings)

    def _hold(self, key: str, found: Computed | PageError, findings: list[Finding]) -> None:
        self.held[key] = found, findings
        while len(self.held) > HELD:
            del self.held[next(iter(self.held))]

    def _found(self, key: str) -> tuple[Computed | PageError, list[Finding]]:
        if key in self.held:
            self.held[key] = self.held.pop(key)
        elif key not in self.ids:
            raise KeyError(key)
        else:
            plan, findings = load_plan(self.root, f"{DATA}/{key}")
            asked = self.asked.setdefault(key, {key})
            asked |= read_with(plan, self.ids)
            plans = AllPlans(self.root, self.ids, asked=asked, above=above(plan), groups=self.groups)
            plans.read[key] = plan
            told = PageError(f"{findings[0].place}: {text(findings[0].message)}") if plan is None else plans[key]
            self._hold(key, told, findings)
            for look in self.watching.values() if plan is not None else ():
                look(key)
        return self.held[key]


def shelf(root: Path) -> Shelf:
    """The plans of a project as its files are now."""
    ids = tuple(folder.rpartition("/")[2] for folder in plan_folders(root))
    return Shelf(root, ids, Marks(root, ids))


@dataclass(frozen=True)
class Each(Mapping[str, Found]):
    """What a function gives for each of some keys, when it is asked for."""

    keys_: tuple[str, ...]
    make: Callable[[str], Found]

    def __getitem__(self, key: str) -> Found:
        if key not in self.keys_:
            raise KeyError(key)
        return self.make(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys_)

    def __len__(self) -> int:
        return len(self.keys_)
