"""A version of a plan as a comparison sees it: its figures, members and pages, whether computed from files or read from a plan.json."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field

from macros.compute.compute import Computed, compute
from macros.model.loading import Read, load_plan, read_plan
from macros.model.page import Page
from macros.model.seal import page_mark
from macros.model.subjects.guardrail import Guardrail
from macros.model.texts import texts_of
from macros.source.number import Number
from macros.source.place import Place

GROUPS = ("targets", "splits", "budget", "limits", "team", "schedule", "facts")


class Seen(Struct, frozen=True):
    """A figure of one version: `group` is where a report puts it, `bound` what it must keep to (a limit or an `expect`)."""

    path: str
    name: str
    number: Number | None
    place: Place
    group: str
    bound: Number | None = None


class MemberSeen(Struct, frozen=True):
    """A member of an axis in one version."""

    axis: str
    key: str
    name: str
    parent: str
    place: Place


class Version(Struct, frozen=True, dict=True):
    """One plan in one version. `read` are its files (None when only its plan.json is known), `root` where they lie; `broken` are the
    files that could not be read in full. `texts` are those of the data by path, `page_marks` the SHA-256 of the pages by file;
    `reads_others` where figures depend on other plans."""

    key: str
    title: str
    figures: Mapping[str, Seen]
    members: Mapping[tuple[str, str], MemberSeen] = field(default_factory=dict)
    axes: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    texts: Mapping[str, tuple[str, Place]] = field(default_factory=dict)
    page_marks: Mapping[str, str] = field(default_factory=dict)
    guardrails: tuple[Guardrail, ...] = ()
    broken: frozenset[str] = frozenset()
    read: Mapping[str, Read] | None = None
    root: Path = Path()
    folder: str = ""
    reads_others: bool = False

    @cached_property
    def numbers(self) -> Mapping[str, Number | None]:
        """The numbers alone, by path."""
        return {path: figure.number for path, figure in self.figures.items()}


def read_version(root: Path, folder: str) -> Version | None:
    """The plan in a folder as it is; None when its plan.yml cannot be used."""
    read = read_plan(root, folder)
    plan, _ = load_plan(root, folder, read)
    return None if plan is None else of_computed(compute(plan), read, root)


def of_computed(computed: Computed, read: Mapping[str, Read] | None, root: Path) -> Version:
    """A version of a computed plan."""
    plan = computed.plan
    limits = {limit.ratio: limit.ratio.removesuffix(".ratio") + ".limit" for limit in plan.limits}
    figures = {}
    for path, figure in computed.figures.items():
        expected = figure.definition.expect if figure.definition is not None else None
        bound = expected.number if expected is not None else None
        highest = computed.figures[limits[path]].number if path in limits else None
        if highest is not None:
            bound = Number(None, highest.high, highest.unit)
        group = "limits" if path in limits or path in limits.values() else group_of(path, figure.place, figure.share is not None)
        figures[path] = Seen(path, figure.name, figure.number, figure.written, group, bound)
    members = {
        (axis.key, member.key): MemberSeen(axis.key, member.key, member.name, member.parent, member.place)
        for axis in plan.axes.values()
        for member in axis
    }
    return Version(
        plan.key,
        plan.title,
        figures,
        members,
        {axis.key: axis.name for axis in plan.axes.values()},
        plan.pages,
        {path: (str(text), text.place) for path, text in texts_of(plan.subjects)},
        {page.path: page_mark(page.raw) for page in plan.pages},
        plan.head.guardrails or (),
        plan.broken,
        read,
        root,
        plan.folder,
        bool(plan.abroad) or plan.head.twin is not None,
    )


def group_of(path: str, place: Place, part: bool) -> str:
    """Where a report puts a figure: parts of splits together, everything else by the file it is written in."""
    if part or "[" in path:
        return "splits"
    stem = place.path.rpartition("/")[2].removesuffix(".yml")
    return stem if stem in GROUPS else "facts"


def numbers_of(root: Path, folder: str, read: Mapping[str, Read]) -> Mapping[str, Number | None]:
    """The numbers of a plan whose files are in some state; empty when that state is no plan at all."""
    plan, _ = load_plan(root, folder, read)
    return {} if plan is None else {path: figure.number for path, figure in compute(plan).figures.items()}
