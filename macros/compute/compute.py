"""Computes a whole plan: every definition after what it depends on, every division after its whole; and the plans of a project."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from macros.compute.abroad import Others, figure_of, figures_abroad
from macros.compute.arithmetic import Fault
from macros.compute.division import divide_figure
from macros.compute.evaluate import Sum, in_unit, value_of
from macros.compute.figure import Figure, Origin
from macros.compute.figures import Figures
from macros.compute.order import DIVIDED, ordered
from macros.compute.solving import solved
from macros.model.definition import Definition
from macros.model.loading import load_plan
from macros.model.marks import ALL_PLANS
from macros.model.plan import Plan
from macros.model.project import DATA, plan_folders
from macros.model.value import ABROAD, Formula, Given, Unknown
from macros.source.finding import Finding
from macros.source.nearest import Names
from macros.source.number import Number
from macros.source.unit import PLAIN, POINTS, Unit


class Computed(Struct, frozen=True, dict=True):
    """A plan with all its figures by path, and what went wrong on the way."""

    plan: Plan
    figures: Figures
    findings: tuple[Finding, ...]
    today: date | None = None
    others: Others | None = None
    abroad: Mapping[str, Figure] = {}

    def named(self, path: str) -> Figure | None:
        """A figure by its path, one of another plan too when a formula names it."""
        return self.figures.get(path) or self.abroad.get(path)

    @property
    def all_figures(self) -> Mapping[str, Figure]:
        """The figures of the plan and those of other plans that its formulas name."""
        return ChainMap(Figures(self.abroad), self.figures) if self.abroad else self.figures

    @cached_property
    def names(self) -> Names:
        """The figures' paths, to look for what was meant."""
        return Names(tuple(self.figures))

    def figure(self, path: str) -> Figure | None:
        """A figure by any of its names: `revenue`, `revenue.total`, `revenue[product=A]`, `other-plan:revenue`."""
        if ABROAD in path and self.others is not None:
            return figure_of(self.others, path, self.plan.language)
        whole, bracket, cell = path.partition("[")
        resolved = self.plan.resolve(whole) or whole
        if bracket:
            pairs = sorted(part.strip() for part in cell.rstrip("]").split(","))
            return self.figures.get(f"{resolved.removesuffix('.total')}[{','.join(pairs)}]")
        return self.figures.get(resolved)


def compute(plan: Plan, today: date | None = None, others: Others | None = None) -> Computed:
    """All figures of a plan. Pure: the same plan gives the same figures in the same order; `today` is only handed on to the rules.

    `others` are the plans whose figures its formulas may name; without them, those that lie beside it.
    """
    others = Plans(plan.root) if others is None else others
    definitions = solved(plan)
    order = ordered(plan, definitions)
    abroad, findings = figures_abroad(plan, others)
    work = _Work(plan, Figures(abroad), [*order.findings, *findings])
    for node in order.nodes:
        if node.startswith(DIVIDED):
            cells, findings = divide_figure(plan, plan.divisions[node[1:]], work.figures)
            work.figures.take(cells)
            work.findings.extend(findings)
        else:
            work.figures[node] = _figure(work, definitions[node])
    # what a circle leaves out is missing where it is named, and has been said
    told = (one for one in work.findings if one.rule not in ("unknown-reference", "not-divided") or one.place not in order.rounds)
    for path in abroad:
        del work.figures[path]
    return Computed(plan, work.figures, tuple(told), today, others, MappingProxyType(abroad))


class _Work(Struct):
    plan: Plan
    figures: Figures
    findings: list[Finding]


def _figure(work: _Work, definition: Definition) -> Figure:
    how, stated = definition.how, definition.stated
    wanted = definition.unit if definition.unit is not None else (stated.number.unit if stated is not None else None)
    path, name, place = definition.path, definition.name, definition.place
    if isinstance(how, Given):
        unit = definition.unit or how.number.unit
        return Figure(path, name, place, unit, how.number, Origin.given, how, definition=definition, computed=how.number)
    if isinstance(how, Formula):
        return _formula(work, definition, how)
    missing = (path,) if how is not None or stated is None else ()
    if stated is not None:
        return Figure(path, name, place, wanted or PLAIN, stated.number, Origin.stated, how, (), missing, definition)
    return Figure(path, name, place, wanted or PLAIN, None, Origin.unknown, how, (), missing, definition)


def _formula(work: _Work, definition: Definition, how: Formula) -> Figure:
    task = Sum(work.plan, work.figures)
    number: Number | None = value_of(task, how.tree)
    work.findings.extend(task.findings)
    if number is not None:
        read = in_unit(number, definition.unit if definition.unit is not None else _rate_of(definition, number))
        if isinstance(read, Fault):
            work.findings.append(Finding(how.place, read.rule, read.message))
            number = None
        else:
            number = read
    origin = Origin.solved if isinstance(work.plan.definitions[definition.path].how, Unknown) else Origin.computed
    computed = number
    definition = _stated_alike(definition, number)
    if number is None:
        origin, number = (Origin.stated, definition.stated.number) if definition.stated is not None else (Origin.unknown, None)
    unit = number.unit if number is not None else definition.unit or PLAIN
    missing = tuple(task.missing) if computed is None else ()
    inputs = tuple(task.inputs)
    return Figure(
        definition.path, definition.name, definition.place, unit, number, origin, how, inputs, missing, definition, computed=computed
    )


def _stated_alike(definition: Definition, number: Number | None) -> Definition:
    """A stated value or bound without a unit takes that of the result: `stated: 5亿` beside a sum of money."""
    if number is None or number.unit.pure:
        return definition
    alike = {
        name: replace(given, number=replace(given.number, unit=number.unit))
        for name in ("stated", "expect")
        if (given := getattr(definition, name)) is not None and given.number.unit == PLAIN
    }
    return replace(definition, **alike) if alike else definition


def _rate_of(definition: Definition, number: Number) -> Unit | None:
    """The stated value's rate for a plain result, so that 0.125 stated as 13% is compared and shown in percent. Points stay points."""
    stated = definition.stated
    plain = number.unit.pure and number.unit != POINTS
    return stated.number.unit if stated is not None and stated.number.unit.rate and plain else None


def above(plan: Plan | None) -> str:
    """The id of the plan that a plan says it is a part of; "" for none, and for itself."""
    parent = str(plan.head.parent or "") if plan is not None else ""
    return "" if plan is not None and parent == plan.key else parent


def read_with(plan: Plan | None, ids: Iterable[str]) -> set[str]:
    """The plans whose files were read with a plan's own: the one it is the twin of; any, when it cannot be read and so does not say."""
    if plan is None:
        return {*ids, ALL_PLANS}
    return {str(plan.head.twin)} if plan.head.twin is not None else set()


@dataclass
class Plans(Mapping[str, Computed]):
    """The plans of a project by id, each computed when first asked for (then it is `asked`); one that cannot be read is not there.

    `above` is the plan above the one that these are asked for: it is made of all those below it, each of which is compared with it, and
    so `groups` hold what one such plan came to for all of them.
    """

    root: Path
    ids: tuple[str, ...] = ()
    known: dict[str, Computed | None] = field(default_factory=dict)
    read: dict[str, Plan | None] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    above: str = ""
    groups: dict[str, Plans] = field(default_factory=dict)

    def plan(self, key: str) -> Plan | None:
        """A plan as it is written, not computed; None for one that is not there or cannot be read."""
        self.asked.add(key)
        if key not in self.read:
            there = key in self._all()
            self.read[key] = load_plan(self.root, f"{DATA}/{key}")[0] if there else None
            self.asked |= read_with(self.read[key], self.ids) if there else set()
        return self.read[key]

    def _all(self) -> tuple[str, ...]:
        self.ids = self.ids or tuple(folder.rpartition("/")[2] for folder in plan_folders(self.root))
        return self.ids

    def __getitem__(self, key: str) -> Computed:
        self.asked.add(key)
        if key == self.above and key not in self.known:
            self._take_group(key)
        elif key not in self.known:
            plan = self.plan(key)
            self.known[key] = compute(plan, None, self) if plan is not None else None
        found = self.known[key]
        if found is None:
            raise KeyError(key)
        return found

    def _take_group(self, key: str) -> None:
        if key not in self.groups:
            alone = Plans(self.root, self.ids)
            found = alone.get(key)
            if found is not None:  # without the plans that it is made of: they would stay in memory
                found = replace(found, others=Plans(self.root, self.ids))
            self.groups[key] = Plans(self.root, self.ids, {key: found}, asked=alone.asked)
        self.known[key] = self.groups[key].known[key]
        self.asked |= self.groups[key].asked

    def __contains__(self, key: object) -> bool:
        self.asked.add(str(key))
        return key in self._all()

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())
