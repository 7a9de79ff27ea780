"""Why a text is no number, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from msgspec import Struct

from macros.catalogue import say
from macros.source.characters import shown
from macros.source.finding import Finding, fault
from macros.source.grammar import SCALES
from macros.source.hanzi import WORDS, in_digits
from macros.source.node import Scalar
from macros.source.number import exactly
from macros.source.pattern import pattern_of
from macros.source.writing import decimal, write

_LONGEST = 400


def refusal(scalar: Scalar, text: str, lead: int) -> Finding:
    """The finding for `text`, the folded and trimmed text of the scalar, which begins at index `lead` of it.

    The most telling reason wins: the order of REASONS is the order of trust.
    """
    for reason in REASONS:
        found = reason.pattern.search(text)
        if found:
            place = scalar.at(lead + found.start(), found.end() - found.start())
            instead = reason.instead(found) if reason.instead else ""
            key = f"{reason.rule}-unclear" if reason.instead and not instead else reason.rule
            return Finding(place, reason.rule, say(key, text=shown(found[0]), instead=instead))
    odd = re.search(r"[^0-9.,%‰¥\s约≥≤<>=~至到\w-]", text)
    start = odd.start() if odd else 0
    return fault(scalar.at(lead + start, 1 if odd else len(text)), "unreadable-number", text=shown(scalar.text))


def grouped(digits: str) -> str:
    """Digits with their commas in the right places: 12,34 is 1,234."""
    whole, dot, rest = digits.replace(",", "").partition(".")
    return f"{int(whole):,}{dot}{rest}"


class Reason(Struct, frozen=True):
    """A shape of text that is no number: the rule it breaks, and what was probably meant."""

    rule: str
    pattern: re.Pattern[str]
    instead: Callable[[re.Match[str]], str] | None = None


def _spelled_out(found: re.Match[str]) -> str:
    return decimal(Fraction(found["number"]) * Fraction(10) ** int(found["power"]), _LONGEST)


def _in_digits(found: re.Match[str]) -> str:
    value = in_digits(found[0])
    return _written(value) if value is not None else ""


def _two_pieces(found: re.Match[str]) -> str:
    """1亿2000万 is 1.2亿; 3万5, as it is spoken, is 3.5万."""
    large = SCALES[found["large"]]
    second = in_digits(found["second"]) if WORDS.fullmatch(found["second"]) else Fraction(found["second"])
    if second is None:
        return ""
    spoken = not found["small"] and second < 10
    return _written(Fraction(found["first"]) * large + second * (Fraction(large, 10) if spoken else SCALES.get(found["small"] or "", 1)))


def _letters(found: re.Match[str]) -> str:
    scale = {"w": 10**4, "k": 10**3, "m": 10**6, "b": 10**9, "bn": 10**9}[found["letter"].lower()]
    return _written(Fraction(found["number"]) * scale)


def _multiplied(found: re.Match[str]) -> str:
    value = Fraction(found["number"])
    for char in found["scale"]:
        value *= 10 ** {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}[char]
    return _written(value)


def _written(value: Fraction | int) -> str:
    """The amount in plan notation, or "" when it is too long for a suggestion."""
    try:
        return write(exactly(value))
    except ValueError:
        return ""


def _percent(found: re.Match[str]) -> str:
    value = in_digits(found["rest"])
    return f"{value}%" if value is not None else ""


def _reason(rule: str, pattern: str, instead: Callable[[re.Match[str]], str] | None = None) -> Reason:
    return Reason(rule, pattern_of(pattern, re.IGNORECASE), instead)


_NUMBER = r"(?P<number>[0-9]+(?:\.[0-9]+)?)"
REASONS = (
    _reason("amount-on-several-lines", r"\n"),
    _reason("yes-no", r"^(?:yes|no|true|false|on|off|y|n|是|否|有|无)$"),
    _reason("not-finite", r"^[+-]?\.?(?:nan|inf|infinity)$|[0-9]e[+-]?[0-9]{3,}"),
    _reason("unknown-amount", r"^(?:unknown|tbd|n/?a|待定|未知|未定|暂无|待补|x+|\*+|\?+|-+|—+)(?=$|[万亿元%])"),
    _reason("not-decimal", r"^[+-]?0(?:x[0-9a-f]+|b[01]+|o[0-7]+)\b", lambda found: str(int(found[0], 0))),
    _reason("underscore", r"[0-9][0-9,.]*(?:_+[0-9]+)+", lambda found: grouped(found[0].replace("_", ""))),
    _reason("exponent", rf"{_NUMBER}e(?P<power>[+-]?[0-9][0-9]?)", _spelled_out),
    _reason("odd-minus", r"^(?:[−–—‐‑‒﹣]\s?)(?P<rest>[¥0-9].*)$", lambda found: f"-{found['rest']}"),
    _reason("odd-minus", r"[−‐‑‒﹣]\s?(?P<rest>[0-9].*)$", lambda found: f"-{found['rest']}"),
    _reason("odd-minus", r"^[（(](?P<rest>[¥0-9][^）)]*)[）)](?P<unit>\S*)$", lambda found: f"-{found['rest']}{found['unit']}"),
    _reason("plus-sign", r"\+\s?(?P<rest>[0-9].*)$", lambda found: found["rest"]),
    _reason("ratio-not-number", r"[0-9]+(?:\.[0-9]+)?(?:\s*:\s*[0-9.]*)+"),
    _reason("date-not-number", r"^[0-9]{4}(?:-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2}|年[0-9]{1,2}月.*|-?[QH][1-4])$"),
    _reason("decimal-comma", r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]*|[0-9]{1,3}(?:\.[0-9]{3}){2,}"),
    _reason("incomplete-decimal", r"(?<![0-9.])\.[0-9]+", lambda found: f"0{found[0]}"),
    _reason("incomplete-decimal", r"[0-9]+\.(?![0-9.])", lambda found: found[0][:-1]),
    _reason("space-in-number", r"[0-9][0-9,.]*(?: +[0-9][0-9,.]*)+", lambda found: found[0].replace(" ", "")),
    _reason("letter-scale", rf"{_NUMBER}\s?(?P<letter>[wkb]|bn|(?-i:M))(?=$|元|/|-|~)", _letters),
    _reason(
        "vague-amount", r"[0-9][0-9,.]*[十百千万亿]*[多余几](?=$|\w)|^[近逾]|^(?:将近|接近)|几[十百千万亿]|数[十百千万亿]|若干|上[百千万亿]"
    ),
    _reason("open-bound", r"^(?:超过|超|多于|高于|大于|突破|>|低于|少于|小于|不到|不足|不满|未满|<)\s?(?P<rest>.*)$"),
    _reason("open-bound", r"以外$"),
    _reason(
        "compound-number",
        r"(?P<first>[0-9]+(?:\.[0-9]+)?)(?P<large>万亿|亿|万)\s?(?P<second>[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九])(?P<small>亿|千万|百万|万|千)?",
        _two_pieces,
    ),
    _reason("percent-in-words", r"百分之\s?(?P<rest>[0-9.]+)", lambda found: f"{found['rest']}%"),
    _reason("percent-in-words", r"百分之(?P<rest>[零〇一二三四五六七八九十百两]+)", _percent),
    _reason("percent-in-words", r"(?P<rest>[0-9]+)成(?=$)", lambda found: f"{int(found['rest']) * 10}%"),
    _reason(
        "odd-scale",
        rf"{_NUMBER}\s?(?P<scale>(?!(?:万亿|千亿|百亿|千万|百万|万|亿|千)(?![十百千万亿]))[十百千万亿]+)",
        _multiplied,
    ),
    _reason("half", r"[0-9]\s?\S?半|^半"),
    _reason("chinese-numeral", f"(?<![0-9]){WORDS.pattern}(?!分点)", _in_digits),
    _reason("foreign-currency", r"[$€£₩]|^(?:USD|EUR|GBP|HKD|JPY)"),
)
