"""Turns records into definitions: one walk over whatever a file holds, the path of a number being the keys above it."""

from __future__ import annotations

import contextlib
from typing import Any

from msgspec.structs import replace

from macros.model.axis import MemberRecord, read_attribute
from macros.model.base import Record
from macros.model.declared import BY_FIELD, MONEY, PRICES, Expansion, claimed, compare_mask, declared_unit, described, priced, typed
from macros.model.definition import Definition, Division, LimitRule, formula, sum_of
from macros.model.figure import Described, Fact, Group, Measure
from macros.model.formula import Refused
from macros.model.measured import expand_measure
from macros.model.naming import SUM, field_label
from macros.model.reading import from_zero
from macros.model.staged import least_of, running_totals, tier_figures
from macros.model.value import Formula, Given, Op, Ref, Text, Unknown, Value
from macros.source.number import exactly
from macros.source.unit import PERCENT, PLAIN, YUAN, Unit

ADDING = {"people": "编制", "now": "现有", "count": "编制", "cost": "费用", "budget": "费用", "target": "目标", "times": "次数"}
OVER = ("warn", "stop")
NOT_FIGURES = frozenset({"place", "period", "axes", "quantum", "stated", "passages", "along"})


def expand(found: Expansion, path: str, name: str, thing: Any, money: bool = False) -> None:
    """Adds the figures of a record, a keyed set of records, or a value at `path`."""
    match thing:
        case Measure():
            expand_measure(found, path, thing)
        case Group():
            _group(found, path, thing, name)
        case Fact():
            _fact(found, path, thing, money, name)
        case MemberRecord():
            _member(found, path, name, thing)
        case Record():
            _fields(found, path, name, thing, money)
        case dict():
            since = len(found.definitions)
            for key, value in thing.items():
                found.check_key(path, key, getattr(value, "place", None))
                expand(found, f"{path}.{key}" if path else key, key, value, money)
            _column_sums(found, path, thing, since)
            if path and thing and not isinstance(next(iter(thing.values())), Fact | Measure):
                _count(found, path, name, thing)
        case tuple() if thing and isinstance(thing[0], Record):
            for index, value in enumerate(thing, 1):
                expand(found, f"{path}.{index}", f"{name}{getattr(value, 'name', None) or index}", value, money)
            _count(found, path, name, thing)
        case tuple() if thing and isinstance(thing[0], Text):
            place = thing[0].place
            found.definitions.append(Definition(path, name, place, Given(exactly(len(thing)), str(len(thing)), place)))


def _fields(found: Expansion, path: str, name: str, record: Record, money: bool) -> None:
    """Every field of a record: a number is a figure, anything else is walked on."""
    own = str(getattr(record, "name", None) or name)
    for key, field in type(record).model_fields.items():
        value = getattr(record, key)
        if value is None or key in NOT_FIGURES:
            continue
        called = field_label(key, field, found.language)
        inner = path if key == "figures" else f"{path}.{key}"
        if isinstance(value, Given | Unknown | Formula):
            _plain(found, inner, f"{own}·{called}", value, key, record)
        else:
            expand(found, inner, called, value, money or key in MONEY)
    for one in record.derived(path, own):
        if isinstance(one, Division):
            found.divisions.append(one)
        else:
            found.definitions.append(one)
    if found.times is not None:
        found.definitions.extend(record.timed(path, own, found.times))


def _member(found: Expansion, path: str, name: str, member: MemberRecord) -> None:
    """The numbers among a member's attributes; what cannot be read is reported where the axis is built."""
    for key, node in (member.model_extra or {}).items():
        with contextlib.suppress(Refused):
            value = read_attribute(node)
            if isinstance(value, Given):
                found.definitions.append(Definition(f"{path}.{key}", f"{member.name or name}·{key}", value.place, value))


def _column_sums(found: Expansion, path: str, rows: dict[str, Any], since: int) -> None:
    """The sum of each column that adds up (people, costs…) as a figure of the section: `team.units.people`."""
    names = [name for name, row in rows.items() if isinstance(row, Record) and not isinstance(row, Described | MemberRecord)]
    if not names:
        return
    found_at = {one.path: one for one in found.definitions[since:]}
    for key, title in ADDING.items():
        values = {name: found_at[f"{path}.{name}.{key}"] for name in names if f"{path}.{name}.{key}" in found_at}
        units = {one.how.number.unit for one in values.values() if isinstance(one.how, Given)}
        if len(values) > 1 and len(units) < 2:
            place = next(iter(values.values())).place
            total = sum_of([f"{path}.{name}.{key}" for name in values], place)
            found.definitions.append(
                Definition(f"{path}.{key}", f"{title}{SUM}", place, total, YUAN if key in MONEY else BY_FIELD.get(key), None, None, True)
            )


def _count(found: Expansion, path: str, name: str, things: Any) -> None:
    first = next(iter(things.values())) if isinstance(things, dict) else things[0]
    if isinstance(first, Record):
        given = Given(exactly(len(things)), str(len(things)), first.place)
        found.definitions.append(Definition(f"{path}.listed", f"{name}·项数", first.place, given))


def _plain(found: Expansion, path: str, name: str, value: Value, key: str, record: Record) -> None:
    """A number that is a field of a row."""
    default, least = YUAN if key in MONEY else BY_FIELD.get(key), key in from_zero(type(record))
    unit = None if key in PRICES else default
    found.definitions.append(
        described(Definition(path, name, value.place, typed(found, value, default, key), unit, from_zero=least), record)
    )


def _fact(found: Expansion, path: str, fact: Fact, money: bool, name: str = "") -> None:
    label = str(fact.name or name or path)
    wanted = declared_unit(found, fact.unit) or (YUAN if money else None)
    stated = fact.stated if fact.stated is not None else fact.total
    value = fact.value if fact.value is not None else fact.amount
    if value is None and fact.mask is not None and fact.price is None and stated is None:
        value = Unknown(fact.mask.place)
    compare_mask(found, label, fact.mask, value if value is not None else stated)
    ways = [fact.items, fact.by, fact.quantity, fact.tiers]
    twice = [(fact.stated, fact.total), (fact.value, fact.amount)]
    derived, parts = _derived(found, path, fact, wanted, money)
    if any(None not in pair for pair in twice) or sum(way is not None for way in ways) > 1:
        found.fault(fact.place, "two-values", "two-values", name=label)
    elif derived is not None and value is not None:
        if stated is None and isinstance(value, Given):
            stated = value
        elif not isinstance(value, Unknown):
            found.fault(fact.place, "two-values", "two-values", name=label)
    how: Value | None = derived if derived is not None else value
    if isinstance(how, Given | Unknown):
        how = typed(found, how, wanted)
    if isinstance(how, Unknown):
        how = replace(how, why=str(fact.why or ""))
    if how is None and stated is None and fact.by is None:
        found.fault(fact.place, "no-value", "no-value", name=label)
    stated = claimed(found, stated, wanted)
    expect = claimed(found, fact.expect, wanted)
    least = money or "value" in from_zero(type(fact))
    found.definitions.append(described(Definition(path, label, fact.place, how, wanted, stated, expect, parts, least), fact))
    if fact.split:
        found.divisions.append(Division(path, label, fact.place, None, fact.split))


def _derived(found: Expansion, path: str, fact: Fact, wanted: Unit | None, money: bool) -> tuple[Formula | None, bool]:
    if fact.items is not None:
        expand(found, path, path, fact.items, money)
        return sum_of([f"{path}.{key}" for key in fact.items], fact.place), True
    if fact.by is not None:
        for key, value in fact.by.items():
            why = replace(value, why=str(fact.why or "")) if isinstance(value, Unknown) else value
            label, read = f"{fact.name or path}·{key}", typed(found, why, wanted)
            found.definitions.append(Definition(f"{path}.{key}", label, value.place, read, wanted, from_zero=money))
        found.definitions.extend(running_totals(path, str(fact.name or path), fact, wanted))
        way = str(fact.adds_up or "sum")
        return (None if way == "none" else sum_of([f"{path}.{key}" for key in fact.by], fact.place, way)), way == "sum"
    if fact.tiers is not None:
        found.definitions.extend(tier_figures(path, str(fact.name or path), fact))
        return least_of(path, fact), False
    label, price, quantity = str(fact.name or path), fact.price, fact.quantity
    if isinstance(price, Given) and isinstance(quantity, Given) and quantity.number.unit == PLAIN and priced(price.number.unit):
        # 550元/人 for 16 is for 16人
        quantity = replace(quantity, number=replace(quantity.number, unit=YUAN / price.number.unit))
    if price is not None:
        # 元 a piece, whatever the quantity counts; not known beforehand when either is a formula
        each = YUAN / quantity.number.unit if isinstance(quantity, Given) and not isinstance(price, Formula) else None
        if isinstance(price, Given) and price.number.unit == YUAN and each is not None:
            price = replace(price, number=replace(price.number, unit=each))
        found.definitions.append(
            Definition(f"{path}.price", f"{label}·单价", price.place, typed(found, price, each or YUAN, "price"), each, from_zero=True)
        )
    if quantity is not None:
        found.definitions.append(Definition(f"{path}.quantity", f"{label}·数量", quantity.place, quantity, from_zero=True))
    if price is not None and quantity is not None:
        product = Op("*", Ref(f"{path}.price", fact.place), Ref(f"{path}.quantity", fact.place), fact.place)
        return formula(product, fact.place), False
    return None, False


def _group(found: Expansion, path: str, group: Group, name: str) -> None:
    lines = [f"{path}.{key}" for key in group.lines]
    expand(found, path, name, group.lines, True)
    label = str(group.name or name)
    stated = claimed(found, group.total, YUAN)
    summed = Definition(f"{path}.total", f"{label}·合计", group.place, sum_of(lines, group.place), YUAN, stated, None, True)
    found.definitions.append(described(summed, group))
    total = Ref(f"{path}.total", group.place)
    for key, line in group.lines.items():
        own = str(line.name or key)
        share = Op("/", Ref(f"{path}.{key}", line.place), total, line.place)
        found.definitions.append(Definition(f"{path}.{key}.share", f"{own}·占预算", line.place, formula(share, line.place), PERCENT))
    if any(line.owned for line in group.lines.values()):
        cash = [f"{path}.{key}" for key, line in group.lines.items() if not line.owned]
        found.definitions.append(Definition(f"{path}.cash", f"{label}·现金支出", group.place, sum_of(cash, group.place), YUAN))
    if group.limit is not None:
        _limit(found, path, group, label, total)


def _limit(found: Expansion, path: str, group: Group, label: str, total: Ref) -> None:
    limit = group.limit
    assert limit is not None
    if limit.over is not None and limit.over not in OVER:
        found.fault(limit.over.place, "unknown-choice", "wanted-one-of", got=str(limit.over), known="、".join(OVER))
    of = Ref(f"{path}.of" if isinstance(limit.of, Formula) else str(limit.of), limit.of.place)
    if isinstance(limit.of, Formula):
        found.definitions.append(Definition(of.path, f"{label}·所比的数", limit.of.place, limit.of))
    ratio = formula(Op("/", total, of, limit.place), limit.place)
    found.definitions.append(
        Definition(f"{path}.ratio", f"{label}·费用率", limit.place, ratio, PERCENT, claimed(found, limit.stated, PERCENT))
    )
    found.definitions.append(Definition(f"{path}.limit", f"{label}·上限", limit.max.place, typed(found, limit.max, PERCENT), PERCENT))
    found.limits.append(LimitRule(f"{path}.ratio", f"{path}.total", of, limit.max, str(limit.over or "stop") != "warn", limit.max.place))
    for key, line in group.lines.items():
        tree = Op("/", Ref(f"{path}.{key}", line.place), of, line.place)
        found.definitions.append(
            Definition(f"{path}.{key}.ratio", f"{line.name or key}·费用率", line.place, formula(tree, line.place), PERCENT)
        )
