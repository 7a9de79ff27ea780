"""Computes a whole plan: every definition after what it depends on, every division after its whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from macros.catalogue import say
from macros.compute.arithmetic import Fault
from macros.compute.division import divide_figure
from macros.compute.evaluate import Sum, in_unit, paths_of, value_of
from macros.compute.figure import Figure, Origin
from macros.model.definition import Definition, Division
from macros.model.plan import Plan
from macros.model.value import Call, Constant, Expr, Formula, Given, Op, Ref, Unknown, refs
from macros.source.finding import Finding
from macros.source.number import Number
from macros.source.place import Place
from macros.source.unit import PLAIN, Unit

DIVIDED = "÷"


@dataclass(frozen=True, slots=True)
class Computed:
    """A plan with all its figures by path, and what went wrong on the way."""

    plan: Plan
    figures: Mapping[str, Figure]
    findings: tuple[Finding, ...]
    today: date | None = None

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
    definitions = _solved(plan)
    work = _Work(plan, definitions, {}, [])
    for node in _ordered(work):
        if node.startswith(DIVIDED):
            cells, findings = divide_figure(plan, plan.divisions[node[1:]], work.figures)
            work.figures.update(cells)
            work.findings.extend(findings)
        else:
            work.figures[node] = _figure(work, definitions[node])
    return Computed(plan, MappingProxyType(work.figures), tuple(work.findings), today)


@dataclass
class _Work:
    plan: Plan
    definitions: Mapping[str, Definition]
    figures: dict[str, Figure]
    findings: list[Finding]


def _solved(plan: Plan) -> dict[str, Definition]:
    """The definitions, with the one unknown of a stated sum of its own parts written as the stated total less the others."""
    found = dict(plan.definitions)
    for definition in plan.definitions.values():
        how = definition.how
        if not definition.parts or definition.stated is None or not isinstance(how, Formula) or not isinstance(how.tree, Call):
            continue
        parts = [ref for ref in how.tree.args if isinstance(ref, Ref)]
        open_parts = [ref for ref in parts if ref.path in found and isinstance(found[ref.path].how, Unknown)]
        stated = definition.stated
        if len(open_parts) == 1 and stated.number.exact and not stated.number.about and not plan.broken:
            part = found[open_parts[0].path]
            tree: Expr = Constant(stated.number, stated.text, stated.place)
            for ref in parts:
                if ref.path != part.path:
                    tree = Op("-", tree, ref, part.place)
            found[part.path] = replace(part, how=Formula(tree, "", part.place), why=part.why)
    return found


def _ordered(work: _Work) -> list[str]:
    """All figures and divisions, each after what it needs. A cycle is reported at the formula that closes it and left unknown."""
    done: dict[str, bool] = {}
    order: list[str] = []
    for start in [*work.definitions, *(DIVIDED + path for path in work.plan.divisions)]:
        stack: list[tuple[str, list[tuple[str, Place]]]] = []
        if start not in done:
            done[start] = False
            stack.append((start, _needs(work, start)))
        while stack:
            node, needs = stack[-1]
            if needs:
                need, place = needs.pop()
                if need not in done:
                    done[need] = False
                    stack.append((need, _needs(work, need)))
                elif not done[need]:
                    _cycle(work, [name for name, _ in stack], need, place)
            else:
                done[node] = True
                order.append(node)
                stack.pop()
    return order


def _needs(work: _Work, node: str) -> list[tuple[str, Place]]:
    plan = work.plan
    if node.startswith(DIVIDED):
        division = plan.divisions[node[1:]]
        return [(need, division.place) for need in division_needs(plan, division)]
    definition = work.definitions[node]
    if not isinstance(definition.how, Formula):
        return []
    return [(need, ref.place) for ref in reversed(refs(definition.how.tree)) for need in _named(plan, ref)]


def _named(plan: Plan, ref: Ref) -> list[str]:
    """What a name in a formula needs: the figures it means, or the division that makes them."""
    paths = [path for path in paths_of(plan, ref) if path in plan.definitions]
    divided = plan.divided_by(ref.path) if not paths else None
    return paths if divided is None else [DIVIDED + divided]


def division_needs(plan: Plan, division: Division) -> list[str]:
    """What a division depends on: its whole, its range, the formulas among its weights, the divisions it follows."""
    needs = [division.path, *(division.path.removesuffix(".total") + "." + end for end in division.ranges)]
    for split in division.splits:
        if split.method in ("like", "growth") and split.name:
            needs.extend(_followed(plan, split.name))
        for _, value in split.numbers:
            if isinstance(value, Formula):
                needs.extend(need for ref in refs(value.tree) for need in _named(plan, ref))
    for cross in division.crosses:
        if cross.like:
            needs.extend(_followed(plan, cross.like))
    return [need for need in needs if need.startswith(DIVIDED) or need in plan.definitions]


def _followed(plan: Plan, name: str) -> list[str]:
    """What a figure that is followed needs: its division, or its own parts written one by one (`by`)."""
    divided = plan.divided_by(name)
    return [DIVIDED + divided] if divided is not None else [path for path in plan.definitions if path.rpartition(".")[0] == name]


def _cycle(work: _Work, stack: list[str], need: str, place: Place) -> None:
    round_trip = [*stack[stack.index(need) :], need]
    shown = " → ".join(name.removeprefix(DIVIDED) for name in round_trip)
    work.findings.append(Finding(place, "formula-cycle", say("formula-cycle", round=shown)))


def _figure(work: _Work, definition: Definition) -> Figure:
    how, stated = definition.how, definition.stated
    wanted = definition.unit if definition.unit is not None else (stated.number.unit if stated is not None else None)
    unit = wanted or PLAIN
    solved = isinstance(work.plan.definitions[definition.path].how, Unknown)
    if isinstance(how, Given):
        return Figure(
            definition.path,
            definition.name,
            definition.place,
            wanted or how.number.unit,
            how.number,
            Origin.given,
            how,
            definition=definition,
        )
    if isinstance(how, Formula):
        return _formula(work, definition, how, solved)
    if stated is not None and how is None:
        return Figure(
            definition.path, definition.name, definition.place, wanted or unit, stated.number, Origin.stated, how, definition=definition
        )
    return Figure(definition.path, definition.name, definition.place, unit, None, Origin.unknown, how, (), (definition.path,), definition)


def _formula(work: _Work, definition: Definition, how: Formula, solved: bool) -> Figure:
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
    origin = Origin.solved if solved else Origin.computed
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
    """The stated value's rate for a pure result, so that 0.125 stated as 13% is compared and shown in percent."""
    stated = definition.stated
    return stated.number.unit if stated is not None and stated.number.unit.rate and number.unit.pure else None
