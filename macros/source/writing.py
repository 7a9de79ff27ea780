"""Numbers back to text, in the notation that plans are written in."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from macros.source.number import Number
from macros.source.unit import RATES, Unit

# The scales people write; 千, 百万 and 千万 are read but not written.
_SCALES = (("万亿", 10**12), ("亿", 10**8), ("万", 10**4), ("", 1))
_LEAST = _SCALES[-2][1]
MOST_DIGITS = 15


def write(number: Number, in_unit: str = "") -> str:
    """The shortest text that `read_number` reads as the same low, high, unit and about: "5亿元", "10-20万", "≥24万", "约13%".

    `in_unit` names the unit that the place already says (a field `unit: 元`) and is then left out: "5亿". The text is exact: what
    has no end as a decimal is written as a fraction in lowest terms, "100/3%". Numbers that would need more than 15 digits
    raise ValueError: round them first (`half_up`), and so does an interval without any end.
    """
    suffix, divisor = _suffix(number.unit, in_unit)
    ends = [end * divisor if divisor != 1 else end for end in (number.low, number.high) if end is not None]
    if not ends:
        raise ValueError("an interval without any end cannot be written; it is an unknown, say so with `unknown`")
    scaled = not number.unit.rate
    about = "约" if number.about else ""
    if len(ends) == 1 or ends[0] is ends[1] or ends[0] == ends[1]:
        bound = "" if len(ends) == 2 else ("≤" if number.low is None else "≥")
        return f"{bound}{about}{_one(ends[0], scaled)}{suffix}"
    low, high = ends
    name, scale = next((name, scale) for name, scale in _SCALES if scale == 1 or (scaled and _fits(low, high, scale, 4)))
    between = "至" if low < 0 else "-"
    return f"{about}{decimal(low / scale)}{between}{decimal(high / scale)}{name}{suffix}"


def decimal(value: Fraction, most: int = MOST_DIGITS) -> str:
    """A number in digits: as a decimal when it ends, else as a fraction in lowest terms. More digits than `most` raise ValueError."""
    places = _places(value)
    if places is None:
        text = str(value)
        longest = max(len(str(abs(value.numerator))), len(str(value.denominator)))
    else:
        digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
        text = ("-" if value < 0 else "") + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
        longest = max(len(digits.lstrip("0")), places)
    if longest > most:
        raise ValueError(f"{text[:40]} has more than {most} digits; round it first")
    return text


def _one(value: Fraction, scaled: bool) -> str:
    """The shortest of the ways to write a number, the largest scale first among equals."""
    if scaled and value.denominator == 1 and (text := _whole(value.numerator)):
        return text
    scales = _SCALES if scaled and abs(value) >= _LEAST else ()
    texts = [decimal(value / scale) + name for name, scale in scales if scale > 1 and _fits(value, value, scale, MOST_DIGITS)]
    if not texts or len(str(abs(value.numerator))) <= MOST_DIGITS:
        texts.append(decimal(value))
    return min(texts, key=len)


def _whole(value: int) -> str:
    """The same for a whole number of few digits, found by its digits alone, as most numbers of a plan are; "" for others."""
    sign, digits = ("-" if value < 0 else ""), str(abs(value))
    few = digits.rstrip("0")
    best = digits
    for name, scale in reversed(_SCALES[:-1]):
        zeros = len(str(scale)) - 1
        if len(digits) > zeros:
            if len(few) + max(zeros - (len(digits) - len(few)), 0) > MOST_DIGITS:
                return ""
            part = f"{digits[:-zeros]}.{digits[-zeros:]}".rstrip("0").rstrip(".") + name
            best = part if len(part) <= len(best) else best
    return sign + best if len(digits) <= MOST_DIGITS else ""


def _fits(low: Fraction, high: Fraction, scale: int, most: int) -> bool:
    """True when numbers read well in a scale: the larger is at least one of it, the smaller a tenth or nothing, with few decimals."""
    if abs(low) < scale and abs(high) < scale:
        return False
    ends = (low / scale, high / scale)
    if max(abs(end) for end in ends) < 1 or any(0 < 10 * abs(end) < 1 for end in ends):
        return False
    places = [_places(end) for end in ends]
    digits = [len(str(abs(end.numerator))) + (place or 0) for end, place in zip(ends, places, strict=True)]
    return all(place is not None and place <= most for place in places) and max(digits) <= MOST_DIGITS


def _places(value: Fraction) -> int | None:
    """How many decimals a number has, or None when it has no last one: only 2 and 5 may divide the denominator."""
    return _decimals(value.denominator)


@lru_cache(maxsize=1024)
def _decimals(rest: int) -> int | None:
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def _suffix(unit: Unit, in_unit: str) -> tuple[str, int]:
    """What follows the digits, and what they are multiplied with: ("%", 100)."""
    if unit.rate:
        name = "个百分点" if unit.rate == "百分点" else unit.rate
        return name, RATES[unit.rate]
    return ("" if str(unit) == in_unit else _spelled(unit)), 1


def _spelled(unit: Unit) -> str:
    """A unit as the notation spells it: 元·元 for 元², /人/天 for what stands below."""
    top = [name for name, power in unit.powers for _ in range(power)]
    bottom = [name for name, power in unit.powers for _ in range(-power)]
    return "·".join(top) + "".join(f"/{name}" for name in bottom)
