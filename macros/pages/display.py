"""Numbers for the eye: the only place where a figure is rounded. What is shown is read back as the same number, at its digits."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from macros.catalogue import word
from macros.source.number import Number, steps_half_up
from macros.source.unit import RATES, YUAN, Unit

MONEY = {"元": 1, "万元": 10**4, "亿元": 10**8}
MOST_DIGITS = 2


@dataclass(frozen=True, slots=True)
class View:
    """How numbers are shown together: divided by `scale`, with `digits` decimals, followed by `unit`."""

    scale: Fraction
    digits: int
    unit: str

    @property
    def step(self) -> Fraction:
        """One unit of the last digit shown, in base units."""
        return _step(self.scale.numerator, self.scale.denominator, self.digits)


@lru_cache(maxsize=256)
def _step(scale: int, parts: int, digits: int) -> Fraction:
    return Fraction(scale, parts * 10**digits)


def view_of(numbers: list[Number | None], show: str, digits: int | None = None) -> View:
    """The view that shows numbers of one unit alike: money in `show` (元, 万元, 亿元), rates in %, others plain.

    Without `digits`, as many decimals as the numbers need, at most two.
    """
    known = [number for number in numbers if number is not None]
    unit = known[0].unit if known else Unit()
    scale, text = scale_of(unit, show)
    if digits is None:
        ends = [end for number in known for end in (number.low, number.high) if end is not None]
        digits = max((_digits(end, scale) for end in ends), default=0)
    return View(scale, digits, text)


@lru_cache(maxsize=1024)
def scale_of(unit: Unit, show: str) -> tuple[Fraction, str]:
    """What a shown 1 is in base units, and the unit written behind it. What `show` does not fit stays in its own unit."""
    if fits(unit, show):
        return Fraction(MONEY[show.partition("/")[0]]), show
    if unit.rate:
        return Fraction(1, RATES[unit.rate]), "个百分点" if unit.rate == "百分点" else unit.rate
    return Fraction(1), str(unit)


def fits(unit: Unit, show: str) -> bool:
    """True when money of that unit can be shown so: 元 as 万元, 元/人 as 万元/人."""
    head, slash, per = show.partition("/")
    return head in MONEY and str(unit) == f"元{slash}{per}"


def _digits(value: Fraction, scale: Fraction) -> int:
    """The decimals that `value / scale` needs, at most two."""
    parts, whole = value.numerator * scale.denominator, value.denominator * scale.numerator
    return next((digits for digits in range(MOST_DIGITS) if parts * 10**digits % whole == 0), MOST_DIGITS)


def digits_text(number: Number, view: View) -> str:
    """The number in a view without its unit: `16,667`, `10–20` as `10-20`, `≥24`, `约13`."""
    low = None if number.low is None else _grouped(steps_half_up(number.low, view.step), view.digits)
    high = low if number.exact else None if number.high is None else _grouped(steps_half_up(number.high, view.step), view.digits)
    about = "约" if number.about else ""
    if low is None or high is None:
        return f"≤{about}{high}" if low is None else f"≥{about}{low}"
    between = "至" if number.low is not None and number.low < 0 else "-"
    return about + (low if low == high and number.exact else f"{low}{between}{high}")


def _grouped(steps: int, digits: int) -> str:
    """So many units of the last digit, as it is read."""
    whole, rest = divmod(abs(steps), 10**digits)
    return f"{'-' if steps < 0 else ''}{whole:,}" + (f".{rest:0{digits}d}" if digits else "")


def number_text(number: Number | None, show: str, digits: int | None = None, language: str = "zh") -> str:
    """A number with its unit, as prose has it: `50,000万元`, `25%`, `1,250箱`; an unknown is 待定."""
    if number is None:
        return word("unknown", language)
    view = view_of([number], show, digits)
    return digits_text(number, view) + view.unit


def is_small_change(number: Number | None, show: str) -> bool:
    """True for money below one of the unit that a plan shows and not exact in it: 1,250元 rather than 0.13万元."""
    if number is None or number.unit != YUAN or show not in MONEY:
        return False
    ends = [abs(end) for end in (number.low, number.high) if end is not None]
    return (not ends or max(ends) < MONEY[show]) and is_rounded(number, view_of([number], show))


def is_rounded(number: Number | None, view: View) -> bool:
    """True when the view does not show the number exactly."""
    return number is not None and any(end is not None and _is_between(end, view.step) for end in (number.low, number.high))


def _is_between(value: Fraction, step: Fraction) -> bool:
    """True for what is no whole number of steps."""
    return value.numerator * step.denominator % (value.denominator * step.numerator) != 0


def machine(number: Number) -> str:
    """The exact value in base units for `data-value`: `166670000`, `0.125`, `1/3`; a range as `low..high`."""
    ends = ["" if end is None else _machine(end) for end in (number.low, number.high)]
    return ends[0] if number.exact else "..".join(ends)


def _machine(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    for digits in range(13):
        scaled = value * 10**digits
        if scaled.denominator == 1:
            text = f"{abs(scaled.numerator):0{digits + 1}d}"
            return ("-" if value < 0 else "") + (f"{text[:-digits]}.{text[-digits:]}" if digits else text)
    return str(value)
