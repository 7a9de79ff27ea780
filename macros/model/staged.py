"""Figures by stages and by tiers: running totals against a cumulative target, and the least that items above thresholds come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from macros.model.base import Record
from macros.model.definition import Definition, formula, sum_of
from macros.model.figure import Fact, Tier
from macros.model.value import Call, Constant, Expr, Formula, Given, Op, Ref
from macros.source.number import exactly
from macros.source.unit import PLAIN, Unit


def running_totals(path: str, label: str, fact: Fact, wanted: Unit | None) -> Iterator[Definition]:
    """The sum up to each period for which a cumulative target is stated."""
    keys = list(fact.by or {})
    for key, given in (fact.cumulative or {}).items():
        until = keys[: keys.index(key) + 1] if key in keys else []
        if until:
            stated = (
                replace(given, number=replace(given.number, unit=wanted)) if wanted is not None and given.number.unit == PLAIN else given
            )
            how = sum_of([f"{path}.{one}" for one in until], given.place)
            yield Definition(f"{path}.cumulative.{key}", f"{label}·累计至{key}", given.place, how, wanted, stated)


def tier_figures(path: str, label: str, fact: Fact) -> Iterator[Definition]:
    """The count and the threshold of each tier; a threshold is an open range, for each item may be above it."""
    for index, tier in enumerate(fact.tiers or (), 1):
        base, number = f"{path}.tiers.{index}", tier.above.number
        yield Definition(f"{base}.count", f"{label}·第{index}档件数", tier.count.place, tier.count)
        least = Given(replace(number, high=None), f"≥{tier.above.text}", tier.above.place)
        yield Definition(f"{base}.above", f"{label}·第{index}档每件", tier.above.place, least)


def least_of(path: str, fact: Fact) -> Formula:
    """Each tier's items times its threshold. With `nested`, a tier's items are among those of the tiers below."""
    tiers = sorted(enumerate(fact.tiers or (), 1), key=lambda one: -(one[1].above.number.low or 0))
    terms: list[Expr] = []
    for position, (index, tier) in enumerate(tiers):
        count: Expr = Ref(f"{path}.tiers.{index}.count", tier.place)
        if fact.nested and position:
            count = Op("-", count, Ref(f"{path}.tiers.{tiers[position - 1][0]}.count", tier.place), tier.place)
        terms.append(Op("*", _pieces(count, tier), Ref(f"{path}.tiers.{index}.above", tier.place), tier.place))
    return formula(Call("sum", tuple(terms), fact.place), fact.place)


def _pieces(count: Expr, tier: Tier) -> Expr:
    """The count as a pure number, unless the threshold is by item (10万次/篇)."""
    counted = tier.count.number.unit if isinstance(tier.count, Given) else PLAIN
    if counted == PLAIN or any(power < 0 for _, power in tier.above.number.unit.powers):
        return count
    return Op("/", count, Constant(exactly(1, counted), f"1{counted}", tier.place), tier.place)


def staged_facts(subjects: Mapping[str, Record]) -> Iterator[tuple[str, Fact]]:
    """The figures given by periods, in facts.yml and kpis.yml, by their paths."""
    for stem, field in (("facts", "facts"), ("kpis", "figures")):
        for key, fact in (getattr(subjects.get(stem), field, None) or {}).items():
            if fact.by is not None:
                yield (key if stem == "facts" else f"{stem}.{key}"), fact
