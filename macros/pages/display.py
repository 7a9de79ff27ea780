"""Numbers for the eye: the only place where a figure is rounded. What is shown is read back as the same number, at its digits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache
from math import gcd, lcm

from msgspec import Struct

from macros.catalogue import word
from macros.source.english import words
from macros.source.number import Number, all_steps_half_up, steps_half_up
from macros.source.unit import RATES, YUAN, Unit
from macros.source.unit import unit as unit_of

MONEY = {"元": 1, "万元": 10**4, "百万元": 10**6, "亿元": 10**8}
ENGLISH_MONEY = {"CNY": "元", "CNY million": "百万元"}
MOST_DIGITS = 2
_THOUSANDS = [f",{rest:03d}" for rest in range(1000)]  # grouping by the language itself costs twice as much


class View(Struct, frozen=True, dict=True):
    """How numbers are shown together: divided by `scale`, with `digits` decimals, followed by `unit`, in English by `one` behind a 1."""

    scale: Fraction
    digits: int
    unit: str
    one: str = ""
    language: str = "zh"

    @cached_property
    def step(self) -> Fraction:
        """One unit of the last digit shown, in base units."""
        return self.scale / Fraction(10**self.digits)


def view_of(numbers: Sequence[Number | None], show: str, digits: int | None = None, language: str = "zh") -> View:
    """The view that shows numbers of one unit alike: money in `show` (元, 万元, 亿元), rates in %, others plain.

    Without `digits`, as many decimals as the numbers need, at most two. In English money is in CNY, or in CNY million whatever else `show`
    is: readers of English take neither 万 nor 亿.
    """
    known = [number for number in numbers if number is not None]
    unit = known[0].unit if known else Unit()
    if digits is None:
        scale, _ = scale_of(unit, show, language)
        parts, whole = _measure(known)
        parts, whole = parts * scale.denominator, whole * scale.numerator
        digits = next((digits for digits in range(MOST_DIGITS) if parts * 10**digits % whole == 0), MOST_DIGITS)
    return _view(unit, show, digits, language)


@lru_cache(maxsize=1024)
def _view(unit: Unit, show: str, digits: int, language: str) -> View:
    scale, text = scale_of(unit, show, language)
    return View(scale, digits, text, _worded(unit, text, one=True) if language == "en" else text, language)


@lru_cache(maxsize=1024)
def scale_of(unit: Unit, show: str, language: str = "zh") -> tuple[Fraction, str]:
    """What a shown 1 is in base units, and the unit written behind it. What `show` does not fit stays in its own unit."""
    if fits(unit, show):
        head, slash, per = show.partition("/")
        own = ENGLISH_MONEY.get(head, head)
        if language == "en":
            own = own if own == "元" else ENGLISH_MONEY["CNY million"]
            return Fraction(MONEY[own]), _worded(unit, f"{_english_money(own)}{slash}{per}")
        return Fraction(MONEY[own]), f"{own}{slash}{per}"
    if unit.rate:
        points = "percentage points" if language == "en" else "个百分点"
        return Fraction(1, RATES[unit.rate]), points if unit.rate == "百分点" else unit.rate
    return Fraction(1), _worded(unit, str(unit)) if language == "en" else str(unit)


@lru_cache(maxsize=1024)
def fits(unit: Unit, show: str) -> bool:
    """True when money of that unit can be shown so: 元 as 万元, 元/人 as 万元/人."""
    head, slash, per = show.partition("/")
    return ENGLISH_MONEY.get(head, head) in MONEY and unit == unit_of(f"元{slash}{per}")


def _english_money(own: str) -> str:
    return next(shown for shown, meant in ENGLISH_MONEY.items() if meant == own)


def _worded(unit: Unit, text: str, one: bool = False) -> str:
    """A unit in English, of one or of many: `case`, `cases`, `CNY/case`; a unit of the plan's own keeps its word."""
    if unit.rate:
        return "percentage point" if one and unit.rate == "百分点" else text
    top, slash, bottom = words(unit.powers, one).partition("/")
    return f"{text.partition('/')[0] if text.startswith('CNY ') else top}{slash}{bottom}"


def _measure(numbers: Iterable[Number | None]) -> tuple[int, int]:
    """The largest amount that each of the numbers is a multiple of, as a fraction: a question about all of them, asked once."""
    known = [number for number in numbers if number is not None]
    if len(known) == 1 and known[0].low is not None and known[0].low is known[0].high:
        return known[0].low.as_integer_ratio()
    lows = [number.low.as_integer_ratio() for number in known if number.low is not None]
    highs = [number.high.as_integer_ratio() for number in known if number.high is not None and number.high is not number.low]
    return gcd(*(parts for parts, _ in lows + highs)), lcm(*(whole for _, whole in lows + highs))


def digits_text(number: Number, view: View) -> str:
    """The number in a view without its unit: `16,667`, `10–20` as `10-20`, `≥24`, `约13`."""
    low = None if number.low is None else _digits(number.low, view)
    if low is not None and number.low is number.high and not number.about:
        return low
    high = low if number.exact else None if number.high is None else _digits(number.high, view)
    english = view.language == "en"
    about = "" if not number.about else "about " if english else "约"
    if low is None or high is None:
        return f"≤{about}{high}" if low is None else f"≥{about}{low}"
    between = "-" if number.low is not None and number.low >= 0 else " to " if english else "至"
    return about + (low if low == high and number.exact else f"{low}{between}{high}")


def _digits(value: Fraction, view: View) -> str:
    return fraction_texts([value], view)[0]


def digits_texts(parts: Iterable[int], whole: int, view: View) -> list[str]:
    """Single numbers in a view without their unit, each so many parts of a whole."""
    return _texts_of(all_steps_half_up(parts, whole, view.step), view)


def fraction_texts(values: Iterable[Fraction], view: View) -> list[str]:
    """The same of numbers that are parts of a whole each of its own."""
    return _texts_of([steps_half_up(value, view.step) for value in values], view)


def _texts_of(steps: Iterable[int], view: View) -> list[str]:
    if view.digits:
        last = 10**view.digits
        return [f"{'-' if one < 0 else ''}{abs(one) // last:,}.{abs(one) % last:0{view.digits}d}" for one in steps]
    return [
        str(one) if -1000 < one < 1000 else f"{one // 1000}{_THOUSANDS[one % 1000]}" if 0 < one < 10**6 else f"{one:,}" for one in steps
    ]


def number_text(number: Number | None, show: str, digits: int | None = None, language: str = "zh") -> str:
    """A number with its unit, as prose has it: `50,000万元`, `25%`, `1,250箱`, `CNY 500 million`; an unknown is 待定."""
    if number is None:
        return word("unknown", language)
    view = view_of([number], show, digits, language)
    return with_unit(digits_text(number, view), view)


def with_unit(digits: str, view: View) -> str:
    """Digits with the unit of their view: `12.5万元`, `CNY 12.5 million`, `1 case`, `12.5%`."""
    if view.language != "en" or view.unit in ("", "%", "‰"):
        return digits + view.unit
    if view.unit.startswith("CNY"):
        number = digits.lstrip("≥≤").removeprefix("about ")
        return f"{digits.removesuffix(number)}CNY {number}{view.unit.removeprefix('CNY')}"
    return f"{digits} {view.one if digits == '1' else view.unit}"


def is_small_change(number: Number | None, show: str, language: str = "zh") -> bool:
    """True for money below one of the unit that a plan shows and not exact in it: 1,250元 rather than 0.13万元. In English, for all money
    below it: CNY 260,000 rather than CNY 0.26 million.
    """
    if number is None or number.unit != YUAN or not fits(YUAN, show):
        return False
    ends = [abs(end) for end in (number.low, number.high) if end is not None]
    shown = view_of([number], show, language=language)
    most = max(ends, default=Fraction(0))
    return most < shown.scale and (is_rounded([number], shown) if language == "zh" else most > 0)


def is_rounded(numbers: Iterable[Number | None], view: View) -> bool:
    """True when the view does not show each of the numbers exactly."""
    parts, whole = _measure(numbers)
    return parts * view.step.denominator % (whole * view.step.numerator) != 0


def machine(number: Number) -> str:
    """The exact value in base units for `data-value`: `166670000`, `0.125`, `1/3`; a range as `low..high`."""
    low = "" if number.low is None else machine_value(number.low)
    if number.low is number.high:
        return low
    return low if number.exact else f"{low}..{'' if number.high is None else machine_value(number.high)}"


def machine_value(value: Fraction) -> str:
    """That for a single number."""
    parts, whole = value.as_integer_ratio()
    if whole == 1:
        return str(parts)
    for digits in range(1, 13):
        if 10**digits % whole == 0:
            text = f"{abs(parts) * 10**digits // whole:0{digits + 1}d}"
            return f"{'-' if parts < 0 else ''}{text[:-digits]}.{text[-digits:]}"
    return str(value)
