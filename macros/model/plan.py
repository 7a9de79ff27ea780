"""A plan as everything else sees it: typed, frozen, with places."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from msgspec import Struct, field

from macros.model.axis import Axis, LateAxis
from macros.model.base import Record, field_names
from macros.model.definition import Definition, Division, LimitRule
from macros.model.figure import Assertion
from macros.model.kind import Kind
from macros.model.ledger import Ledger
from macros.model.page import Page
from macros.model.period import Period
from macros.model.seal import Seal
from macros.model.subjects.activity import Activity
from macros.model.subjects.bands import Bands
from macros.model.subjects.general import Seasonality
from macros.model.subjects.head import Head
from macros.model.subjects.market import Market
from macros.model.subjects.schedule import Schedule
from macros.model.subjects.scorecard import Scorecard
from macros.model.subjects.strategy import Strategy
from macros.model.subjects.team import Team
from macros.model.value import Ref
from macros.source.nearest import Names
from macros.source.place import Place
from macros.source.unit import YUAN, Unit

R = TypeVar("R", bound=Record)


class Plan(Struct, frozen=True, dict=True):
    """One plan in one version.

    `definitions` are all its figures by path, `axes` its dimensions by key (person from team.yml, month, quarter and half
    from the period), `subjects` what its files hold by their names. `broken` names the files that could not be read in full: what
    depends on them is not checkable. `lost` are the beginnings of the paths that are missing for it ("" for any), so that a name
    is not reported again. `bands` are its rules by bands (rebates, price bands) by the paths of their figures.
    `seals` are what approvals sealed, by version (None: a file that is no sound seal).
    `registers` are its registers as read.
    `abroad` are the figures of other plans that its formulas name; those plans lie under the same `root`.
    """

    key: str
    folder: str
    head: Head
    period: Period
    kind: Kind | None
    axes: Mapping[str, Axis]
    definitions: Mapping[str, Definition]
    divisions: Mapping[str, Division]
    limits: tuple[LimitRule, ...]
    assertions: tuple[Assertion, ...]
    seasonality: Mapping[str, Seasonality]
    files: tuple[str, ...]
    pages: tuple[Page, ...]
    broken: frozenset[str]
    subjects: Mapping[str, Record]
    lost: frozenset[str] = frozenset()
    bands: Mapping[str, Bands] = field(default_factory=lambda: MappingProxyType({}))
    seals: Mapping[str, Seal | None] = field(default_factory=dict)
    registers: Mapping[str, Ledger] = field(default_factory=lambda: MappingProxyType({}))
    root: Path = field(default_factory=Path)
    abroad: tuple[Ref, ...] = ()

    def subject(self, name: str, cls: type[R]) -> R | None:
        """What one of the plan's files holds; None when there is no such file or nothing of it could be read."""
        found = self.subjects.get(name)
        return found if isinstance(found, cls) else None

    @property
    def team(self) -> Team | None:
        return self.subject("team", Team)

    @property
    def market(self) -> Market | None:
        return self.subject("market", Market)

    @property
    def strategy(self) -> Strategy | None:
        return self.subject("strategy", Strategy)

    @property
    def schedule(self) -> Schedule | None:
        return self.subject("schedule", Schedule)

    @property
    def activity(self) -> Activity | None:
        return self.subject("activity", Activity)

    @property
    def scorecard(self) -> Scorecard | None:
        return self.subject("scorecard", Scorecard)

    @property
    def written_axes(self) -> list[Axis]:
        """The axes whose members somebody wrote: not those of time, whose days are made when they are asked for."""
        return [axis for axis in self.axes.values() if not isinstance(axis, LateAxis)]

    @property
    def title(self) -> str:
        return str(self.head.title)

    @property
    def language(self) -> str:
        return "en" if self.head.language == "en" else "zh"

    @property
    def show(self) -> str:
        """How money is shown: 元, 万元 or 亿元."""
        return str(self.head.show or "元")

    @property
    def currency(self) -> Unit:
        return YUAN

    def file_place(self, name: str) -> Place:
        """The beginning of one of the plan's files."""
        return Place(f"{self.folder}/{name}.yml")

    def resolve(self, path: str) -> str | None:
        """The full path of a figure; a measure or group alone means its total. None for an unknown name."""
        for candidate in (path, f"{path}.total"):
            if candidate in self.definitions:
                return candidate
        return None

    def sound(self, place: Place) -> bool:
        """False for what stands in a file that could not be read in full."""
        return place.path.rpartition("/")[2].removesuffix(".yml") not in self.broken

    def excuses(self, ref: Ref) -> bool:
        """True when a name may be missing only because a file could not be read in full: that has been reported already."""
        if ref.cell and self.broken & {"axes", "team"}:
            return True
        path = ref.path.partition("*")[0].rstrip(".")
        return "" in self.lost or path in self._above_lost or any(above in self.lost for above in (path, *_beginnings(path)))

    @cached_property
    def _above_lost(self) -> frozenset[str]:
        """What is missing, and all that it stands below."""
        return frozenset(above for lost in self.lost for above in (lost, *_beginnings(lost)))

    @cached_property
    def names(self) -> Names:
        """The figures' paths, to look for what was meant."""
        return Names(tuple(self.definitions))

    @cached_property
    def known_words(self) -> Names:
        return Names(tuple(sorted(self.words)))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every key that a figure's path may hold: those of the plan and those of the language."""
        return frozenset(word for path in self.definitions for word in path.split(".")) | field_names()

    def divided_by(self, path: str) -> str | None:
        """The division that makes the parts named by a path (`revenue`, `revenue.floor`, `revenue.person.gap`), or None."""
        parts = path.split(".")
        for length in range(len(parts), 0, -1):
            stem = ".".join(parts[:length])
            for candidate in (stem, f"{stem}.total"):
                if candidate in self.divisions:
                    return candidate
        return None

    def needed_by(self, rule: str) -> list[str]:
        """The figures that a rule by bands is made of: the ends, rates and amounts of its bands, and what its rates are taken of."""
        found = [
            f"{rule}.of",
            *(path for part in ("low", "high", "rate", "each", "amount") for path in self.matching(f"{rule}.bands.*.{part}")),
        ]
        return [path for path in found if path in self.definitions]

    def matching(self, pattern: str) -> list[str]:
        """The paths a pattern with `*` means, in the order they were written; `*` stands for one key."""
        parts = pattern.split(".")
        return [path for path, keys in self._by_first.get(parts[0], ()) if fits(keys, parts)]

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[str, list[str]]]]:
        """All paths with their keys, by the first key; under `*` all of them."""
        found: dict[str, list[tuple[str, list[str]]]] = {}
        for path in self.definitions:
            keys = path.split(".")
            for first in (keys[0], "*"):
                found.setdefault(first, []).append((path, keys))
        return found


def _beginnings(path: str) -> list[str]:
    """`a` and `a.b` of `a.b.c`."""
    return [path[:index] for index, sign in enumerate(path) if sign == "."]


def fits(path: list[str], pattern: list[str]) -> bool:
    """True when the keys of a path are those of a pattern, where `*` stands for any one key."""
    return len(path) == len(pattern) and all(wanted in ("*", key) for key, wanted in zip(path, pattern, strict=True))
