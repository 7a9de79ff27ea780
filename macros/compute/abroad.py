"""Figures of other plans: those that a plan's formulas name (`= fmcg-2026:revenue.total`), found under their plan's id and path."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from macros.catalogue import Message, say
from macros.compute.figure import Figure, Origin
from macros.model.naming import HAN, called
from macros.model.value import ABROAD, Ref
from macros.source.finding import Finding
from macros.source.unit import PLAIN

if TYPE_CHECKING:
    from macros.compute.compute import Computed
    from macros.model.plan import Plan


class Others(Protocol):
    """The plans of a project by id, read and computed when they are asked for."""

    def __contains__(self, key: object, /) -> bool: ...

    def __iter__(self) -> Iterator[str]: ...

    def get(self, key: str, /) -> Computed | None:
        """A plan, computed; None when it cannot be read."""

    def plan(self, key: str) -> Plan | None:
        """A plan as it is written; None when it cannot be read."""


def figures_abroad(plan: Plan, others: Others) -> tuple[dict[str, Figure], list[Finding]]:
    """The figures of other plans that a plan names, by `plan:path`; what is no plan or no figure, or leads back here, is a finding.

    What another plan cannot give because a file of it is faulty is unknown here; the fault is told there.
    """
    found: dict[str, Figure] = {}
    findings: list[Finding] = []
    for ref in plan.abroad:
        if "*" in ref.path:  # that it means nothing is said where the formula is computed
            found |= _starred(plan, others, ref)
        elif str(ref) not in found:
            figure = _figure(plan, others, ref)
            if isinstance(figure, Finding):
                findings.append(figure)
            else:
                found |= {str(ref): figure, figure.path: figure, **_parts(plan, others, ref)}
    return found, findings


def _starred(plan: Plan, others: Others, ref: Ref) -> dict[str, Figure]:
    """The figures of another plan that a name with `*` means; none where that plan is not there or leads back here."""
    other = others.plan(ref.plan) if ref.plan in others and not _way(others, ref.plan, plan.key) else None
    paths = other.matching(ref.path.partition(ABROAD)[2]) if other is not None else []
    named = (figure_of(others, f"{ref.plan}{ABROAD}{path}", plan.language) for path in paths)
    return {figure.path: figure for figure in named if figure is not None}


def _parts(plan: Plan, others: Others, ref: Ref) -> dict[str, Figure]:
    """The parts of a figure of another plan along each axis, where a division of this plan follows it (`like other:revenue`)."""
    waiting, followed = [split for division in plan.divisions.values() for split in division.splits], set[str]()
    while waiting:
        split = waiting.pop()
        followed |= {split.name} if split.method == "like" else set()
        waiting += [inner for _, inner in split.into]
    other = others.get(ref.plan) if str(ref) in followed else None
    stem = ref.path.partition(ABROAD)[2].removesuffix(".total")
    paths = [path for path in (other.figures if other is not None else ()) if path.startswith(f"{stem}[") and "," not in path]
    named = (figure_of(others, f"{ref.plan}{ABROAD}{path}", plan.language) for path in paths)
    return {figure.path: figure for figure in named if figure is not None}


def figure_of(others: Others, path: str, language: str = "zh") -> Figure | None:
    """A figure of another plan by `plan:path`, called by its plan's title and its own name; None when there is no such figure."""
    key, _, inner = path.partition(ABROAD)
    other = others.get(key) if key in others else None
    figure = other.figure(inner) if other is not None else None
    if figure is None or other is None:
        return None
    inputs, missing = (tuple(f"{key}{ABROAD}{name}" for name in names) for names in (figure.inputs, figure.missing))
    name = f"{other.plan.title}·{figure.name}"
    told = called(key, figure.path) if language == "en" and HAN.search(name) else name
    return replace(figure, path=f"{key}{ABROAD}{figure.path}", name=told, inputs=inputs, missing=missing)


def _figure(plan: Plan, others: Others, ref: Ref) -> Figure | Finding:
    if ref.plan not in others:
        return Finding(ref.place, "unknown-plan", unknown_plan(others, ref.plan, plan.key))
    way_back = _way(others, ref.plan, plan.key)
    if way_back:
        return Finding(ref.place, "formula-cycle", say("plans-cycle", round=" → ".join((plan.key, *way_back))))
    figure = figure_of(others, str(ref), plan.language)
    if figure is not None:
        return figure
    other = others.get(ref.plan)
    inner = Ref(ref.path.partition(ABROAD)[2], ref.place, ref.cell)
    if other is None or other.plan.excuses(inner):
        return Figure(str(ref), str(ref), ref.place, PLAIN, None, Origin.unknown, missing=(str(ref),))
    near = difflib.get_close_matches(str(inner), list(other.figures), 1)
    values = {"plan": ref.plan, "figure": str(inner)}
    told = say("no-such-figure-near", near=near[0], **values) if near else say("no-such-figure", **values)
    return Finding(ref.place, "unknown-reference", told)


def unknown_plan(others: Others, key: str, own: str) -> Message:
    """The sentence for an id that no other plan has, with the nearest that one has."""
    known = [name for name in others if name != own]
    near = difflib.get_close_matches(key, known, 1)
    return say("unknown-plan-near", plan=key, near=near[0]) if near else say("unknown-plan", plan=key, known="、".join(known) or "—")


def _way(others: Others, start: str, goal: str) -> tuple[str, ...]:
    """The plans from one to another by the figures they name, both included; empty when none leads there."""
    waiting: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while waiting:
        way = waiting.pop()
        if way[-1] == goal:
            return way
        plan = others.plan(way[-1])
        fresh = {ref.plan for ref in plan.abroad} - seen if plan is not None else set()
        seen |= fresh
        waiting += [(*way, key) for key in sorted(fresh)]
    return ()
