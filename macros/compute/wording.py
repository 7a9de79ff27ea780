"""Numbers in sentences: as a plan writes them, short and exact where that is possible."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from msgspec.structs import replace

from macros.exact.refusal import plainly
from macros.source.number import Number, half_up
from macros.source.unit import RATES, YUAN
from macros.source.writing import write

STEP = Fraction(1, 10**4)
MOST, HUGE = 10**13, 10**30
SMALLEST = 12
UNKNOWN = "待定"


@lru_cache(maxsize=1 << 14)  # a plan's files and pages say the same numbers again
def number_text(number: Number | None, unknown: str = UNKNOWN) -> str:
    """The number as a plan writes it; one that has no short exact form is rounded half up and marked ≈. An unknown is 待定."""
    if number is None:
        return unknown
    if number.low is None and number.high is None:
        return "—"
    ends = [end for end in (number.low, number.high) if end is not None]
    rate = RATES.get(number.unit.rate, 1)
    if all(end.numerator * rate * STEP.denominator % end.denominator == 0 and abs(end.numerator) < MOST * end.denominator for end in ends):
        return _brief(number)
    step = _legible(max(abs(end) for end in ends)) / rate
    low, high = (None if end is None else half_up(end, step) for end in (number.low, number.high))
    about = replace(number, low=low, high=high, about=False)
    text = _brief(about)
    return f"{text[0]}≈{text[1:]}" if text[0] in "≥≤" else "≈" + text


def _brief(number: Number) -> str:
    """500万 rather than 500万元; 500元 in full."""
    try:
        text = write(number, "元") if number.unit == YUAN else write(number)
        return write(number) if number.unit == YUAN and text[-1:] not in "万亿" else text
    except ValueError:  # more digits than the notation has, or ends so far apart that no one scale suits both
        return _in_full(number)


def _in_full(number: Number) -> str:
    """Each end in digits, a huge one by its power of ten: `≥1,000,000,000,000,000.5元`, `1.23457×10^60`."""
    ends = [end * RATES.get(number.unit.rate, 1) for end in (number.low, number.high) if end is not None]
    bound = "" if len(ends) == 2 else ("≤" if number.low is None else "≥")
    shown = [plainly(end) if abs(end) < HUGE else _power(end) for end in ends]
    suffix = "个百分点" if number.unit.rate == "百分点" else str(number.unit)
    return bound + "-".join(dict.fromkeys(shown)) + suffix


def _power(value: Fraction) -> str:
    digits = len(str(abs(int(value)))) - 1
    return f"{plainly(half_up(value / 10**digits, Fraction(1, 10**5)))}×10^{digits}"


def plain_text(number: Number) -> str:
    """A single number in full digits with its unit: `500,000,000元`; without last digit, to four decimals and marked ≈."""
    return plain_digits(number) + (str(number.unit) if number.unit.rate != "百分点" else "个百分点")


def plain_digits(number: Number) -> str:
    """The digits of that, without the unit."""
    value = number.value * RATES[number.unit.rate] if number.unit.rate else number.value
    digits = plainly(value)
    return "≈" + plainly(half_up(value, STEP)) if "/" in digits else digits


def _legible(size: Fraction) -> Fraction:
    """The step that leaves a number of this size legible: hundredths, or a few digits of a small or a huge one."""
    if size >= MOST:
        return Fraction(10 ** (len(str(int(size))) - 6))
    if size >= 1:
        return Fraction(1, 100)
    places = 4
    while places < SMALLEST and size * 10**places < 100:
        places += 1
    return Fraction(1, 10**places)
