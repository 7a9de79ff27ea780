"""Plans that refer to others: which figures they name, and sums over the plans of an axis' members as ordinary figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from macros.catalogue import say
from macros.model.axis import Axis, Member
from macros.model.definition import Definition, Division, formula, sum_of
from macros.model.figure import Assertion
from macros.model.split import PLANS, Split
from macros.model.value import ABROAD, Call, Formula, Ref, Text, figure_path, refs
from macros.source.finding import Finding


def plan_of(member: Member) -> Text | None:
    """The plan that a member of an axis has of its own: `noodles: {name: 方便面, plan: fmcg-2026}`."""
    found = member.attribute("plan")
    return found if isinstance(found, Text) else None


def all_rolled_up(
    divisions: list[Division], definitions: list[Definition], axes: Mapping[str, Axis]
) -> tuple[list[Division], list[Definition], list[Finding]]:
    """The divisions and definitions with the sums over other plans, and what cannot be summed up."""
    found: list[Division] = []
    findings: list[Finding] = []
    for division in divisions:
        made: list[Definition] = []
        if division.rolls_up is not None:
            total = next(one for one in definitions if one.path == division.path)
            changed, made, faults = rolled_up(division, total, axes)
            findings += faults
        found.append(changed if made else division)
        definitions = [*(one for one in definitions if not made or one.path != division.path), *made]
    return found, definitions, findings


def figures_abroad(definitions: list[Definition], divisions: list[Division], checks: tuple[Assertion, ...]) -> Iterator[Ref]:
    """The figures of other plans that are named in formulas; a formula as typed is looked through only where it has a colon."""
    written = [one.how for one in definitions if isinstance(one.how, Formula)]
    waiting = [split for division in divisions for split in division.splits]
    while waiting:
        split = waiting.pop()
        written += [value for _, value in split.numbers if isinstance(value, Formula)]
        if split.method == "like" and ABROAD in split.name:
            yield Ref(split.name, split.place)
        waiting += [inner for _, inner in split.into]
    for one in (*written, *(check.that for check in checks)):
        if not one.text or ABROAD in one.text:
            yield from (ref for ref in refs(one.tree) if ref.plan)


def rolled_up(division: Division, total: Definition, axes: Mapping[str, Axis]) -> tuple[Division, list[Definition], list[Finding]]:
    """The division, its total as a sum over the members' plans, and its parts along the axis, along those of `by`, and along both.

    Quarters and halves follow from months. An axis that is not there, or a member without a plan, is a finding.
    """
    assert division.rolls_up is not None
    wanted = division.rolls_up
    strange = [key for key in (wanted.axis, *(wanted.by or ())) if str(key) not in axes]
    if strange:
        told = say("unknown-axis", axis=str(strange[0]), known="、".join(axes))
        return division, [], [Finding(strange[0].place, "unknown-axis", told)]
    axis = axes[str(wanted.axis)]
    findings = [
        Finding(member.place, "unknown-plan", say("member-without-plan", member=member.name, axis=axis.name))
        for member in axis.children()
        if plan_of(member) is None
    ]
    if findings:
        return division, [], findings
    stem, plans = division.path.removesuffix(".total"), {member.key: str(plan_of(member)) for member in axis.children()}
    made = [replace(total, how=sum_of([f"{plan}{ABROAD}{stem}" for plan in plans.values()], division.place), parts=True)]
    made += [_part(total, axis, member, Ref(f"{plans[member.key]}{ABROAD}{stem}", division.place)) for member in axis.children()]
    splits = [Split(axis.key, division.place, PLANS)]
    for key in wanted.by or ():
        splits.append(Split(str(key), division.place, PLANS))
        made += _along(total, axis, axes[str(key)], plans, stem)
        made += _above(total, str(key), axes, stem)
    return replace(division, splits=(*splits, *division.splits)), made, []


def _part(total: Definition, axis: Axis, member: Member, ref: Ref) -> Definition:
    path = figure_path(total.path.removesuffix(".total"), ((axis.key, member.key),))
    return Definition(path, f"{total.name}·{member.name}", total.place, formula(ref, total.place), total.unit)


def _along(total: Definition, axis: Axis, other: Axis, plans: Mapping[str, str], stem: str) -> Iterator[Definition]:
    """The parts along another axis, each the sum of the plans' parts, and the cells of both axes."""
    for part in other.children():
        cells = []
        for member in axis.children():
            cell = ((axis.key, member.key), (other.key, part.key))
            ref = Ref(f"{plans[member.key]}{ABROAD}{stem}", total.place, ((other.key, part.key),))
            name = f"{total.name}·{part.name}·{member.name}"
            yield Definition(figure_path(stem, cell), name, total.place, formula(ref, total.place), total.unit)
            cells.append(Ref(stem, total.place, tuple(sorted(cell))))
        yield _sum(total, other, part, cells)


def _above(total: Definition, key: str, axes: Mapping[str, Axis], stem: str) -> Iterator[Definition]:
    """Quarters and halves as sums of months, and whatever else the members belong to."""
    members = axes[key].children()
    for above in sorted({name for member in members for name, _ in member.attributes} & set(axes)):
        for parent in axes[above].children():
            own = [Ref(stem, total.place, ((key, member.key),)) for member in members if member.attribute(above) == parent.key]
            yield _sum(total, axes[above], parent, own)


def _sum(total: Definition, axis: Axis, member: Member, parts: list[Ref]) -> Definition:
    path = figure_path(total.path.removesuffix(".total"), ((axis.key, member.key),))
    tree = Call("sum", tuple(parts), total.place)
    return Definition(path, f"{total.name}·{member.name}", total.place, formula(tree, total.place), total.unit)
