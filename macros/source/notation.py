"""Numbers and ratios as people write them: `5亿`, `4.8 亿元`, `10-20万`, `约13%`, `≥24万`, `3个百分点`, `2:3:1`."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from macros.catalogue import say
from macros.source import english
from macros.source.characters import fold, odd_character, shown
from macros.source.finding import Finding, fault
from macros.source.grammar import SCALE, SCALES, Side, take_apart
from macros.source.node import Scalar
from macros.source.number import Number
from macros.source.pattern import pattern_of
from macros.source.place import Place
from macros.source.refusals import grouped, refusal
from macros.source.unit import RATES, YUAN, Unit, unit
from macros.source.writing import MOST_DIGITS

LONGEST_UNIT = 12
LONGEST_TEXT = 80
_GROUPED = pattern_of(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_PER_SCALE = pattern_of(rf"(?P<scale>{SCALE})(?=.)")
# A unit that begins or ends like this is a part of the number: 500多万, 3万五, 5百, 1年半, 5万元以外, 10万至.
_NO_UNIT = pattern_of(
    r"(?!千[克米瓦卡帕赫]|半[年天小])[十百千万亿零一二三四五六七八九半多余几]|成$|.?半(?![年天小])|(?:[wWkKMbB]|bn)(?:元|$)"
    r"|.*百分点|.*(?:以[上下内外]|之内|左右|上下|[至到])$"
)
_RATIO_PART = pattern_of(r"[0-9]+(?:\.[0-9]+)?")
# Most numbers: whole, with nothing before them and words without digits behind, so that 38万元 is 38 times what 1万元 is.
_WHOLE = pattern_of(rf"([1-9][0-9]{{0,{MOST_DIGITS - 1}}})((?:[^\W\d]|[%‰])*)")


class _Amount(Struct, frozen=True):
    """One side, read: the number before its scale, what it is multiplied with, and what was said about its unit."""

    number: Fraction
    step: Fraction | None
    scale: Fraction
    unit: Unit | None
    bare: bool


def read_number(scalar: Scalar) -> Number | Finding:
    """The number or range that a scalar says, in base units, or one finding at the exact column of what is wrong.

    Accepted: decimals, thousands in strict groups, a fraction in lowest terms (`1/3`); 千 百万 千万 万 亿 百亿 千亿 万亿; any unit
    word or `元/箱`, also `元/千次`; `%`, `‰`, `个百分点`; a leading `¥`; `-500`; ranges with `-`, `~`, `–`, `—`, 至 or 到, where the
    scale and unit of the end go for a bare start; 约, ≈, 左右; ≥, 不低于, 以上 and their opposites. Full-width signs and digits too.
    A number without a unit is plain. More than 15 digits are refused.
    """
    found = _sound(scalar.text) if not scalar.comment and len(scalar.text) <= LONGEST_TEXT else None
    return _judged(scalar) if found is None else found


@lru_cache(maxsize=4096)
def _sound(text: str) -> Number | None:
    """The number that a text says wherever it stands, or None when something is wrong with it."""
    whole = _WHOLE.fullmatch(text)
    one = _sound(f"1{whole[2]}") if whole and whole[1] != "1" else None
    if whole and one and one.exact and not one.about:
        value = Fraction(int(whole[1])) * one.value
        return Number(value, value, one.unit, step=one.step)
    found = _judged(Scalar(text, Place("")))
    return found if isinstance(found, Number) else None


def _judged(scalar: Scalar) -> Number | Finding:
    odd = _missing(scalar) or odd_character(scalar)
    if odd:
        return odd
    text = fold(scalar.text)
    body = text.strip(" \n")
    lead = text.index(body)
    if len(body) > LONGEST_TEXT:
        return fault(scalar.place, "unreadable-number", text=shown(body))
    written = take_apart(body)
    if written is None:
        return refusal(scalar, body, lead)
    amounts: list[_Amount] = []
    for side in written.sides:
        amount = _amount(scalar, side, lead)
        if isinstance(amount, Finding):
            return amount
        amounts.append(amount)
    whole = scalar.at(lead, len(body))
    steps = [one.step * one.scale for one in amounts if one.step is not None]
    step = min(steps) if steps else None
    if len(amounts) == 1:
        only = amounts[0]
        value = only.number * only.scale
        low, high = (None if written.bound == "high" else value), (None if written.bound == "low" else value)
        return Number(low, high, only.unit or Unit(), written.about, step)
    if written.bound:
        return fault(whole, "bound-and-range", text=shown(body))
    return _range(whole, body, amounts, written.about)


def _range(place: Place, body: str, amounts: list[_Amount], about: bool) -> Number | Finding:
    """`10-20万`: a bare start takes scale and unit of the end, and an end without a unit that of the start."""
    start, end = amounts
    rate = bool(end.unit and end.unit.rate)
    low_scale = end.scale if start.bare else start.scale
    low_unit, high_unit = start.unit or end.unit or Unit(), end.unit or start.unit or Unit()
    if low_unit == YUAN and high_unit.powers and all(power < 0 for _, power in high_unit.powers):  # ¥10-20/箱
        low_unit = high_unit = YUAN * high_unit
    if low_unit != high_unit or (not rate and low_unit.rate) or (rate and not start.bare and start.unit is None):
        return fault(place, "range-units", text=shown(body))
    low, high = start.number * low_scale, end.number * end.scale
    if low > high:
        return fault(place, "range-reversed", text=shown(body))
    steps = [step * scale for step, scale in ((start.step, low_scale), (end.step, end.scale)) if step is not None]
    return Number(low, high, low_unit, about, min(steps) if steps else None)


def finer_than_fen(number: Number) -> bool:
    """True for money (元, not 元/箱) with a part smaller than 0.01 元."""
    ends = [end for end in (number.low, number.high) if end is not None]
    return number.unit == YUAN and any(100 % end.denominator for end in ends)


def looks_like_ratio(text: str) -> bool:
    """True for text that begins with a digit and has a colon of any kind: read_ratio then reads it or says what is wrong."""
    folded = fold(text).strip(" ")
    return folded[:1].isdigit() and ":" in folded


def read_ratio(scalar: Scalar) -> tuple[Fraction, ...] | Finding:
    """The parts of `2:3:1` (also `：` and `∶`, also decimals), at least two and not all zero, or one finding."""
    odd = _missing(scalar) or odd_character(scalar)
    if odd:
        return odd
    text = fold(scalar.text)
    whole = scalar.at(0, len(text))
    instead = re.sub(r"\s*:\s*", ":", text.strip(" "))
    if " " in text.strip(" "):
        return fault(whole, "ratio-spaces", text=shown(scalar.text), instead=instead)
    body = text.strip(" ")
    index = text.index(body)
    parts: list[Fraction] = []
    for part in body.split(":"):
        place = scalar.at(index, max(1, len(part)))
        if not _RATIO_PART.fullmatch(part):
            if not part:
                return Finding(place, "ratio-part", say("ratio-part-empty", text=shown(scalar.text)))
            return fault(place, "ratio-part", text=shown(scalar.text), part=shown(part))
        if _leading_zero(part):
            return fault(place, "leading-zero", text=part, instead=part.lstrip("0") or "0")
        if _digits(part) > MOST_DIGITS:
            return fault(place, "too-many-digits", text=part, most=MOST_DIGITS)
        parts.append(Fraction(part))
        index += len(part) + 1
    if len(parts) < 2:
        return fault(whole, "ratio-needs-two", text=shown(scalar.text))
    return tuple(parts) if any(parts) else fault(whole, "ratio-all-zero", text=shown(scalar.text))


def _missing(scalar: Scalar) -> Finding | None:
    """Nothing, or a word for nothing, where a number must be; with what `#` hid."""
    if scalar.comment:
        return Finding(scalar.place, "amount-missing", say("amount-in-comment", text=shown(scalar.comment)))
    text = scalar.text.strip(" \n")
    if text in ("", "~") or text.lower() in ("null", "none", "nil"):
        return fault(scalar.place, "amount-missing")
    return None


def _amount(scalar: Scalar, side: Side, lead: int) -> _Amount | Finding:
    digits, place = side.digits, scalar.at(lead + side.digits_at, len(side.digits))
    numerator, _, denominator = digits.partition("/")
    if not all(_GROUPED.fullmatch(part) for part in (numerator, denominator) if part):
        return fault(place, "comma-grouping", text=digits, instead=grouped(digits))
    for part in (numerator, denominator):
        if _leading_zero(part):
            return fault(place, "leading-zero", text=part, instead=part.lstrip("0") or "0")
        if _digits(part) > MOST_DIGITS:
            return fault(place, "too-many-digits", text=part, most=MOST_DIGITS)
    if denominator == "0":
        return Finding(place, "division-by-zero", say("divided-by-zero", text=digits))
    number = Fraction(digits.replace(",", ""))
    if denominator and str(number) != digits:
        return fault(place, "fraction-not-reduced", text=digits, instead=str(number))
    decimals = len(digits.partition(".")[2])
    found = _unit(scalar, side, lead)
    if isinstance(found, Finding):
        return found
    measure, divisor = found
    step = None if denominator else Fraction(1, 10**decimals)
    scale = Fraction(SCALES.get(side.scale, 1), divisor)
    return _Amount(-number if side.negative else number, step, scale, measure, not side.scale and not side.unit)


def _unit(scalar: Scalar, side: Side, lead: int) -> tuple[Unit | None, int] | Finding:
    """The unit of a side (None when nothing was said) and what its scale is divided by: 100 for %, 1000 for 元/千次."""
    word, place = side.unit, scalar.at(lead + side.unit_at, max(1, len(side.unit)))
    rate = "百分点" if word.removeprefix("个") == "百分点" or word.startswith("percentagepoint") else word
    if rate in RATES:
        if side.scale or side.currency:
            return fault(scalar.at(lead + side.start), "scale-and-rate", text=shown(scalar.text))
        return Unit(rate=rate), RATES[rate]
    top, *bottoms = word.split("/")
    divisor, cleaned = 1, []
    for bottom in bottoms:
        per = _PER_SCALE.match(bottom)
        divisor *= SCALES[per["scale"]] if per else 1
        cleaned.append(bottom[per.end() :] if per else bottom)
    parts = [part for piece in (top, *cleaned) for part in piece.split("·") if part]
    for part in parts:
        if len(part) > LONGEST_UNIT and part not in english.READ:
            return fault(place, "unit-too-long", text=shown(part), most=LONGEST_UNIT)
        if _NO_UNIT.match(part):
            return refusal(scalar, fold(scalar.text).strip(" \n"), lead)
    if side.currency:
        if top and unit(top) != YUAN:
            return fault(place, "two-units", text=shown(scalar.text))
        return unit("/".join(("元", *cleaned))), divisor
    return (unit("/".join((top, *cleaned))) if word else None), divisor


def _leading_zero(digits: str) -> bool:
    return len(digits) > 1 and digits[0] == "0" and digits[1] != "."


def _digits(digits: str) -> int:
    """How many digits a number has, without leading zeros."""
    return max(len(digits.replace(",", "").replace(".", "").lstrip("0")), len(digits.partition(".")[2]))
