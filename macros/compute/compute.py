"""Computes a whole plan: every definition after what it depends on, every division after its whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from macros.compute.arithmetic import Fault
from macros.compute.division import divide_figure
from macros.compute.evaluate import Sum, in_unit, value_of
from macros.compute.figure import Figure, Origin
from macros.compute.order import DIVIDED, ordered
from macros.compute.solving import solved
from macros.model.definition import Definition
from macros.model.plan import Plan
from macros.model.value import Formula, Given, Unknown
from macros.source.finding import Finding
from macros.source.nearest import Names
from macros.source.number import Number
from macros.source.unit import PLAIN, POINTS, Unit


@dataclass(frozen=True)
class Computed:
    """A plan with all its figures by path, and what went wrong on the way."""

    plan: Plan
    figures: Mapping[str, Figure]
    findings: tuple[Finding, ...]
    today: date | None = None

    @cached_property
    def names(self) -> Names:
        """The figures' paths, to look for what was meant."""
        return Names(tuple(self.figures))

    def figure(self, path: str) -> Figure | None:
        """A figure by any of its names: `revenue`, `revenue.total`, `revenue[product=A]`."""
        whole, bracket, cell = path.partition("[")
        resolved = self.plan.resolve(whole) or whole
        if bracket:
            pairs = sorted(part.strip() for part in cell.rstrip("]").split(","))
            return self.figures.get(f"{resolved.removesuffix('.total')}[{','.join(pairs)}]")
        return self.figures.get(resolved)


def compute(plan: Plan, today: date | None = None) -> Computed:
    """All figures of a plan. Pure: the same plan gives the same figures in the same order; `today` is only handed on to the rules."""
    definitions = solved(plan)
    order = ordered(plan, definitions)
    work = _Work(plan, {}, list(order.findings))
    for node in order.nodes:
        if node.startswith(DIVIDED):
            cells, findings = divide_figure(plan, plan.divisions[node[1:]], work.figures)
            work.figures.update(cells)
            work.findings.extend(findings)
        else:
            work.figures[node] = _figure(work, definitions[node])
    # what a circle leaves out is missing where it is named, and has been said
    told = (one for one in work.findings if one.rule not in ("unknown-reference", "not-divided") or one.place not in order.rounds)
    return Computed(plan, MappingProxyType(work.figures), tuple(told), today)


@dataclass
class _Work:
    plan: Plan
    figures: dict[str, Figure]
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
