"""What a rule by bands pays for a quantity, or what stands in its band: `payout(strategy.rebates.volume, 450套)`.

A quantity v in the band k with beginning b: read `all`, it pays rate_k × v; read `above`, every band up to k pays its rate for the part
of v inside it (the way a tax is computed). An amount (5000元) is paid once, by the band that v falls into. Where
the rule leaves the reading open, the answer is the range of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from macros.catalogue import say
from macros.compute.arithmetic import Fault, add, multiply
from macros.compute.figure import Figure
from macros.model.plan import Plan
from macros.model.subjects.bands import READINGS, Bands
from macros.source.number import Number, exactly
from macros.source.unit import PLAIN, YUAN, Unit


class Step(Struct, frozen=True):
    """A band with its numbers: None is an open end, or nothing said. `index` counts from 1, as in the figures' paths."""

    index: int
    low: Fraction | None
    high: Fraction | None
    rate: Number | None
    each: Number | None
    amount: Number | None

    def by_quantity(self, unit: Unit, of: Number | None) -> bool:
        """True when what stands here is multiplied with the quantity itself."""
        return of is None and (self.each is not None or (self.rate is not None and unit == YUAN))


class Tariff(Struct, frozen=True):
    """A rule with the figures behind it. `paths` are those that were read, `missing` those that are unknown."""

    steps: tuple[Step, ...]
    of: Number | None
    paths: tuple[str, ...]
    missing: tuple[str, ...]


def tariff(plan: Plan, path: str, figures: Mapping[str, Figure]) -> Tariff:
    """The rule at a path with its computed numbers, its bands in order of where they begin."""
    rule, paths = plan.bands[path], plan.needed_by(path)
    steps = []
    for index, band in enumerate(rule.bands, 1):
        numbers = {part: _number(figures, f"{path}.bands.{index}.{part}") for part in ("low", "high", "rate", "each", "amount")}
        low, high = (None if (number := numbers[end]) is None else number.low for end in ("low", "high"))
        if (band.low is None or low is not None) and (band.high is None or high is not None):
            steps.append(Step(index, low, high, numbers["rate"], numbers["each"], numbers["amount"]))
    missing = tuple(one for one in paths if one not in figures or figures[one].number is None)
    ordered = sorted(steps, key=lambda step: (step.low is not None, step.low or 0, step.index))
    return Tariff(tuple(ordered), _number(figures, f"{path}.of"), tuple(paths), missing)


def _number(figures: Mapping[str, Figure], path: str) -> Number | None:
    return figures[path].number if path in figures else None


def paid(rule: Bands, found: Tariff, quantity: Number, reading: str = "") -> Number | Fault:
    """What the rule pays for a quantity or a range of it, read `all` or `above`; without a reading as the rule says, else both ways."""
    if quantity.low is None or quantity.high is None:
        return Fault("formula-value", say("open-range"))
    readings = (reading,) if reading else ((str(rule.applies),) if rule.applies is not None else READINGS)
    if not reading and not rule.undecided(quantity.unit):
        readings = (str(rule.applies or "all"),)
    results = [
        _at(found, step, value, quantity.unit, read) for read in readings for step, value in _points(found, quantity.low, quantity.high)
    ]
    return _spanned(results) if results else _nothing(found, quantity.unit)


def curve(found: Tariff, unit: Unit, low: Fraction, high: Fraction, reading: str) -> tuple[tuple[Fraction, Number], ...]:
    """What is paid over a range of quantities, read `all` or `above`, as the corners of a line; at a threshold that jumps there are two."""
    made = ((value, _at(found, step, value, unit, reading)) for step, value in _points(found, low, high))
    return tuple((value, pays) for value, pays in made if isinstance(pays, Number))


def standing(found: Tariff, quantity: Number) -> Number | Fault:
    """What stands in the band of a quantity: its rate, or its amount by unit or once."""
    if quantity.low is None or quantity.high is None:
        return Fault("formula-value", say("open-range"))
    results = [step.rate or step.each or step.amount for step, _ in _points(found, quantity.low, quantity.high)]
    if not results or None in results:
        return Fault("formula-value", say("no-band"))
    return _spanned([one for one in results if one is not None])


def _points(found: Tariff, low: Fraction, high: Fraction) -> Iterator[tuple[Step, Fraction]]:
    """Where the extremes over a range of quantities may lie: both ends of the part of each band that the range meets."""
    for step in found.steps:
        begin = low if step.low is None else max(low, step.low)
        end = high if step.high is None else min(high, step.high)
        if begin < end or (begin == end and (step.high is None or begin < step.high)):
            yield from ((step, value) for value in dict.fromkeys((begin, end)))


def _at(found: Tariff, step: Step, value: Fraction, unit: Unit, reading: str) -> Number | Fault:
    """What the rule pays for one quantity that falls into a band."""
    if reading == "all" or not step.by_quantity(unit, found.of):
        return _pay(found, step, value, unit)
    total: Number | Fault = _pay(found, replace(step, rate=None, each=None), value, unit)
    for below in found.steps:
        begin = below.low or Fraction(0)
        end = value if below.high is None or below is step else min(value, below.high)
        if begin < end and below.by_quantity(unit, found.of) and isinstance(total, Number):
            part = _pay(found, replace(below, amount=None), end - begin, unit)
            total = add(total, part) if isinstance(part, Number) else part
    return total


def _pay(found: Tariff, step: Step, value: Fraction, unit: Unit) -> Number | Fault:
    """What one band pays for so much of the quantity: by unit, a rate of it or of another figure, and its amount once."""
    parts: list[Number | Fault] = []
    if step.each is not None:
        per = any(power < 0 for _, power in step.each.unit.powers)
        parts.append(multiply(step.each, exactly(value, unit if per else PLAIN)))
    if step.rate is not None:
        of = found.of if found.of is not None else exactly(value, unit) if unit == YUAN else None
        parts.append(multiply(step.rate, of) if of is not None else step.rate)
    if step.amount is not None:
        parts.append(step.amount)
    total = parts[0] if parts else _nothing(found, unit)
    for part in parts[1:]:
        total = add(total, part) if isinstance(total, Number) and isinstance(part, Number) else part
    return total


def _nothing(found: Tariff, unit: Unit) -> Number:
    """Zero in the unit that the rule pays in."""
    for step in found.steps:
        if step.amount is not None:
            return exactly(0, step.amount.unit)
        if step.each is not None:
            per = any(power < 0 for _, power in step.each.unit.powers)
            return exactly(0, step.each.unit * unit if per else step.each.unit)
    return exactly(0, found.of.unit if found.of is not None else unit)


def _spanned(numbers: list[Number] | list[Number | Fault]) -> Number | Fault:
    """The smallest range that holds them all."""
    faults = [number for number in numbers if isinstance(number, Fault)]
    if faults:
        return faults[0]
    known = [number for number in numbers if isinstance(number, Number)]
    lows, highs = [one.low for one in known if one.low is not None], [one.high for one in known if one.high is not None]
    # what a rate is of may be open (≥5亿), and then so is what it pays
    low, high = min(lows) if len(lows) == len(known) else None, max(highs) if len(highs) == len(known) else None
    return replace(known[0], low=low, high=high, step=None)
