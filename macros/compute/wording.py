"""Numbers in sentences: as a plan writes them, short and exact where that is possible."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from macros.compute.refusal import plainly
from macros.source.number import Number, half_up
from macros.source.unit import RATES, YUAN
from macros.source.writing import write

STEP = Fraction(1, 10**4)
UNKNOWN = "待定"


def number_text(number: Number | None, unknown: str = UNKNOWN) -> str:
    """The number as a plan writes it; one that has no short exact form is rounded half up and marked ≈. An unknown is 待定."""
    if number is None:
        return unknown
    if number.low is None and number.high is None:
        return "—"
    ends = [end for end in (number.low, number.high) if end is not None]
    if all(end * RATES.get(number.unit.rate, 1) % STEP == 0 and abs(end) < 10**13 for end in ends):
        return _brief(number)
    step = _legible(max(abs(end) for end in ends)) / RATES.get(number.unit.rate, 1)
    low, high = (None if end is None else half_up(end, step) for end in (number.low, number.high))
    about = replace(number, low=low, high=high, about=False)
    return "≈" + _brief(about)


def _brief(number: Number) -> str:
    """500万 rather than 500万元; 500元 in full."""
    try:
        text = write(number, "元") if number.unit == YUAN else write(number)
        return write(number) if number.unit == YUAN and text[-1:] not in "万亿" else text
    except ValueError:  # ends so far apart that no one scale suits both
        return "-".join(plainly(end) for end in (number.low, number.high) if end is not None) + str(number.unit)


def plain_text(number: Number) -> str:
    """A single number in full digits with its unit: `500,000,000元`; without last digit, to four decimals and marked ≈."""
    value = number.value * RATES.get(number.unit.rate, 1)
    digits = plainly(value)
    if "/" in digits:
        digits = "≈" + plainly(half_up(value, STEP))
    return digits + (str(number.unit) if number.unit.rate != "百分点" else "个百分点")


def _legible(size: Fraction) -> Fraction:
    """The step that leaves a number of this size legible: hundredths, or thousandths of a small number, or a few digits of a huge one."""
    if size >= 10**13:
        return Fraction(10 ** (len(str(int(size))) - 6))
    return Fraction(1, 100) if size >= 1 else Fraction(1, 10000)
