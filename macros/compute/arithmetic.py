"""Exact arithmetic on numbers and ranges with their units. A clash or a division by zero is a fault, never a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from macros.catalogue import Message, say
from macros.source.number import Number, half_up
from macros.source.unit import PLAIN, POINTS, Unit

LARGEST_POWER = 60
LARGEST_DIGITS = 200
End = Fraction | None


class Fault(Struct, frozen=True):
    """Why a sum has no answer: the rule that reports it and its sentence."""

    rule: str
    message: Message


def add(left: Number, right: Number, sign: int = 1) -> Number | Fault:
    """left + right, or left - right with sign -1. Both must be of one kind of unit.

    The difference of two rates is in points, and stays so when more rates are taken off; a rate and points make a rate.
    """
    unit = _sum_unit(left.unit, right.unit, sign)
    if unit is None:
        return unit_clash(left.unit, right.unit, "+" if sign > 0 else "-")
    low, high = (right.low, right.high) if sign > 0 else (_minus(right.high), _minus(right.low))
    return Number(_plus(left.low, low), _plus(left.high, high), unit, left.about or right.about)


def _sum_unit(left: Unit, right: Unit, sign: int) -> Unit | None:
    if left.powers != right.powers:
        return None
    if left.rate and right.rate and sign < 0 and right != POINTS:
        return POINTS
    if POINTS in (left, right):
        return left if right == POINTS else right
    return right if left.rate == "" else left


def multiply(left: Number, right: Number) -> Number | Fault:
    """left × right; with an open end both must be ≥ 0."""
    unit = left.unit * right.unit
    about = left.about or right.about
    if left.low is None or left.high is None or right.low is None or right.high is None:
        if left.low is None or right.low is None or left.low < 0 or right.low < 0:
            return Fault("formula-value", say("open-range"))
        high = None if left.high is None or right.high is None else left.high * right.high
        return Number(left.low * right.low, high, unit, about)
    ends = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
    return Number(min(ends), max(ends), unit, about)


def divide(left: Number, right: Number) -> Number | Fault:
    """left ÷ right; a divisor that is or may be zero is a fault."""
    low, high = right.low, right.high
    if (low is None or low <= 0) and (high is None or high >= 0):
        return Fault("division-by-zero", say("division-by-zero"))
    inverse = Number(Fraction(0) if high is None else 1 / high, None if not low else 1 / low, PLAIN, right.about)
    if high is not None and low is None:
        return Fault("formula-value", say("open-range"))
    found = multiply(replace(left, unit=PLAIN), inverse)
    return found if isinstance(found, Fault) else replace(found, unit=left.unit / right.unit)


def power(left: Number, right: Number) -> Number | Fault:
    """left to a whole power from 0 to 60."""
    if (
        not right.exact
        or right.value.denominator != 1
        or not 0 <= right.value <= LARGEST_POWER
        or not right.unit.pure
        or not left.unit.pure
    ):
        return Fault("formula-value", say("bad-power", most=LARGEST_POWER))
    times = int(right.value)
    if times == 0:
        return Number(Fraction(1), Fraction(1))
    low, high = left.low, left.high
    if low is None or (high is None and low < 0):
        return Fault("formula-value", say("open-range"))
    if high is None:
        return Number(low**times, None, PLAIN, left.about)
    ends = [low**times, high**times, *([Fraction(0)] if low < 0 < high and times % 2 == 0 else [])]
    return Number(min(ends), max(ends), PLAIN, left.about)


def negate(number: Number) -> Number:
    """The number with its sign turned; its unit stays, a rate too."""
    return replace(number, low=_minus(number.high), high=_minus(number.low), step=None)


def too_long(number: Number) -> bool:
    """True for a number that no plan holds (more than 200 digits above or below the line)."""
    most = 10**LARGEST_DIGITS
    return any(end is not None and (abs(end.numerator) > most or end.denominator > most) for end in (number.low, number.high))


def total(numbers: Sequence[Number]) -> Number | Fault:
    """The sum of at least one number, all of one kind."""
    found: Number | Fault = numbers[0]
    for number in numbers[1:]:
        if isinstance(found, Number):
            found = add(found, number)
    return found


def mean(numbers: Sequence[Number]) -> Number | Fault:
    found = total(numbers)
    count = len(numbers)
    return found if isinstance(found, Fault) else replace(found, low=_over(found.low, count), high=_over(found.high, count))


def extreme(numbers: Sequence[Number], choose: Callable[[list[Fraction]], Fraction]) -> Number | Fault:
    """The least or greatest of numbers of one kind, end by end."""
    for number in numbers:
        if not number.unit.same_kind(numbers[0].unit):
            return unit_clash(numbers[0].unit, number.unit, ",")
    lows, highs = [n.low for n in numbers if n.low is not None], [n.high for n in numbers if n.high is not None]
    if len(lows) < len(numbers) or len(highs) < len(numbers):
        return Fault("formula-value", say("open-range"))
    return Number(choose(lows), choose(highs), numbers[0].unit)


def rounded(number: Number, step: Number, way: str) -> Number | Fault:
    """The multiple of `step` nearest to, above or below a number (ways round, up, down; halves go away from zero)."""
    if not step.exact or step.value <= 0:
        return Fault("formula-value", say("bad-step"))
    if not step.unit.same_kind(number.unit) and step.unit != PLAIN:
        return unit_clash(number.unit, step.unit, "round")
    ways: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
        "round": half_up,
        "up": lambda value, size: -(-value // size) * size,
        "down": lambda value, size: value // size * size,
    }
    low, high = (None if end is None else ways[way](end, step.value) for end in (number.low, number.high))
    return replace(number, low=low, high=high, step=step.value)


def magnitude(number: Number) -> Number | Fault:
    """|number|, of a single number."""
    return replace(number, low=abs(number.value), high=abs(number.value)) if number.exact else Fault("formula-value", say("open-range"))


def reached(number: Number, threshold: Number) -> Number | Fault:
    """1 when a number is at least the threshold, else 0; from 0 to 1 when that depends on where a range falls."""
    if not number.unit.same_kind(threshold.unit):
        return unit_clash(number.unit, threshold.unit, "reached")
    surely = number.low is not None and threshold.high is not None and number.low >= threshold.high
    never = number.high is not None and threshold.low is not None and number.high < threshold.low
    return Number(Fraction(int(surely)), Fraction(int(not never)))


def unit_clash(left: Unit, right: Unit, sign: str) -> Fault:
    return Fault("unit-clash", say("unit-clash", left=_named(left), right=_named(right), sign=sign))


def _named(unit: Unit) -> str | Message:
    return str(unit) or say("no-unit")


def _plus(left: End, right: End) -> End:
    return None if left is None or right is None else left + right


def _minus(end: End) -> End:
    return None if end is None else -end


def _over(end: End, count: int) -> End:
    return None if end is None else end / count
