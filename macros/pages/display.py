"""Numbers for the eye: the only place where a figure is rounded. What is shown is read back as the same number, at its digits."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from macros.catalogue import word
from macros.source.number import Number, half_up
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
        return Fraction(self.scale, 10**self.digits)


def view_of(numbers: list[Number | None], show: str, digits: int | None = None) -> View:
    """The view that shows numbers of one unit alike: money in `show` (元, 万元, 亿元), rates in %, others plain.

    Without `digits`, as many decimals as the numbers need, at most two.
    """
    known = [number for number in numbers if number is not None]
    unit = known[0].unit if known else Unit()
    scale, text = scale_of(unit, show)
    if digits is None:
        ends = [end for number in known for end in (number.low, number.high) if end is not None]
        digits = max((_digits(end / scale) for end in ends), default=0)
    return View(scale, digits, text)


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


def _digits(value: Fraction) -> int:
    for digits in range(MOST_DIGITS):
        if (value * 10**digits).denominator == 1:
            return digits
    return MOST_DIGITS


def digits_text(number: Number, view: View) -> str:
    """The number in a view without its unit: `16,667`, `10–20` as `10-20`, `≥24`, `约13`."""
    low = None if number.low is None else _grouped(half_up(number.low, view.step) / view.scale, view.digits)
    high = low if number.exact else None if number.high is None else _grouped(half_up(number.high, view.step) / view.scale, view.digits)
    about = "约" if number.about else ""
    if low is None or high is None:
        return f"≤{about}{high}" if low is None else f"≥{about}{low}"
    between = "至" if number.low is not None and number.low < 0 else "-"
    return about + (low if low == high and number.exact else f"{low}{between}{high}")


def _grouped(value: Fraction, digits: int) -> str:
    shifted = abs(value) * 10**digits
    whole, rest = divmod(int(shifted), 10**digits)
    return f"{'-' if value < 0 and shifted else ''}{whole:,}" + (f".{rest:0{digits}d}" if digits else "")


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
    return max(ends, default=Fraction(0)) < MONEY[show] and is_rounded(number, view_of([number], show))


def is_rounded(number: Number | None, view: View) -> bool:
    """True when the view does not show the number exactly."""
    return number is not None and any(end is not None and end % view.step != 0 for end in (number.low, number.high))


def machine(number: Number) -> str:
    """The exact value in base units for `data-value`: `166670000`, `0.125`, `1/3`; a range as `low..high`."""
    ends = ["" if end is None else _machine(end) for end in (number.low, number.high)]
    return ends[0] if number.exact else "..".join(ends)


def _machine(value: Fraction) -> str:
    for digits in range(13):
        scaled = value * 10**digits
        if scaled.denominator == 1:
            text = f"{abs(scaled.numerator):0{digits + 1}d}"
            return ("-" if value < 0 else "") + (f"{text[:-digits]}.{text[-digits:]}" if digits else text)
    return str(value)
