"""The grammar of a written number: prefix, one or two sides, suffix; only taken apart here, judged in notation.py."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from macros.source import english
from macros.source.pattern import pattern_of

# 以上, 以下 and 以内 include the number itself; 超过 and 低于 do not and are refused (see refusals.py).
LOWER = ("大于或等于", "大于等于", "不低于", "不少于", "不小于", "至少", "最少", "最低", "起码", ">=", "≥")
UPPER = ("小于或等于", "小于等于", "不超过", "不高于", "不多于", "不大于", "至多", "最多", "最高", "<=", "≤")
ABOUT = ("大约", "大概", "约为", "约", "≈", "~", "about ")
REACHED = "达到"  # 达到80%以上 is 80%以上
LOWER_BEHIND = ("及以上", "以上")
UPPER_BEHIND = ("及以下", "以下", "以内", "之内")
ABOUT_BEHIND = ("左右", "上下")

# 每人每天3家 is 3家/人/天
EACH = pattern_of(r"(?:每个?(?:[^\W\d_每约不大小至最起]{1,3}))+ ?(?=[¥0-9≥≤<>≈~约不大小至最起])")

SCALES = {
    "千": 10**3,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
    **english.SCALES,
}
# 5千克 is five kilograms and not five thousand grams; the amount is the same, the unit is the one people mean.
KILO = "千(?![克米瓦卡帕赫])"
SCALE = f"万亿|千亿|百亿|千万|百万|万|亿|{KILO}|(?:{'|'.join(english.SCALES)})(?![a-z])"

_LETTERS = r"(?:(?!(?:[至到]|to ) ?[¥-]? ?[0-9])[^\W\d_]|[㎡℃°])+"
_WORD = rf"{_LETTERS}(?:·{_LETTERS})*"
_UNIT = rf"%|‰|个?百分点|percentage points?|(?:{_WORD})?(?: ?/ ?{_WORD})+|{_WORD}"
_DIGITS = r"[0-9]+/[0-9]+|[0-9][0-9,]*(?:\.[0-9]+)?"
_CURRENCY = r"¥|人民币|RMB|CNY"
_SIDE = pattern_of(
    rf"(?P<minus>-)?(?:(?P<currency>{_CURRENCY}) ?)?(?P<inner>-)?(?P<digits>{_DIGITS})(?: ?(?P<scale>{SCALE}))?(?: ?(?P<unit>{_UNIT}))?"
)
# 1e-3 is no range from 1 to 3 of a unit e.
_EXPONENT = pattern_of(r"[0-9][eE][-+]?[0-9]")
_BETWEEN = pattern_of(r" ?(?:-|~|–|——?|至|到| to ) ?")


class Side(Struct, frozen=True):
    """One number of the text: its words as written, and the indexes where digits and unit begin."""

    negative: bool
    currency: bool
    digits: str
    scale: str
    unit: str
    start: int
    digits_at: int
    unit_at: int


class Written(Struct, frozen=True):
    """A number taken apart: one side, or two for a range; `bound` is "", "low" (at least) or "high" (at most)."""

    sides: tuple[Side, ...]
    about: bool
    bound: str


def take_apart(text: str) -> Written | None:
    """The parts of folded, trimmed text, or None when it is no number as people write it."""
    each = EACH.match(text)
    start, end, about, bound = each.end() if each else 0, len(text), False, ""
    word = next((word for word in (*LOWER, *UPPER) if text.startswith(word, start)), "")
    if word:
        bound = "low" if word in LOWER else "high"
        start = _past(text, start + len(word))
    word = next((word for word in ABOUT if text.startswith(word, start)), "")
    if word:
        about = True
        start = _past(text, start + len(word))
    word = next((word for word in (*LOWER_BEHIND, *UPPER_BEHIND) if text.endswith(word)), "")
    if word in LOWER_BEHIND and text.startswith(REACHED, start):
        start = _past(text, start + len(REACHED))
    if word and not bound:
        bound = "low" if word in LOWER_BEHIND else "high"
        end = len(text[: end - len(word)].rstrip(" "))
    word = next((word for word in ABOUT_BEHIND if text.endswith(word, start, end)), "")
    if word and not about:
        about = True
        end = len(text[: end - len(word)].rstrip(" "))
    sides = _sides(text, start, end)
    below = "".join(f"/{word.removeprefix('个')}" for word in each[0].strip().split("每")[1:]) if each else ""
    if sides and below:
        last = sides[-1]  # the end of a range says the unit for both
        if last.unit in ("%", "‰") or "百分点" in last.unit or not (last.unit or last.currency):
            return None
        sides = tuple(replace(side, unit=side.unit + below) if side.unit or side.currency else side for side in sides)
    return Written(sides, about, bound) if sides else None


def _past(text: str, index: int) -> int:
    return index + (len(text[index:]) - len(text[index:].lstrip(" ")))


def _sides(text: str, start: int, end: int) -> tuple[Side, ...]:
    if _EXPONENT.search(text):
        return ()
    first = _SIDE.match(text, start, end)
    if not first or (first["minus"] and first["inner"]):
        return ()
    if first.end() == end:
        return (_side(first),)
    between = _BETWEEN.match(text, first.end(), end)
    second = _SIDE.match(text, between.end(), end) if between else None
    if not second or second.end() != end or (second["minus"] and second["inner"]):
        return ()
    return (_side(first), _side(second))


def _side(found: re.Match[str]) -> Side:
    return Side(
        negative=bool(found["minus"] or found["inner"]),
        currency=bool(found["currency"]),
        digits=found["digits"],
        scale=found["scale"] or "",
        unit=(found["unit"] or "").replace(" ", ""),
        start=found.start(),
        digits_at=found.start("digits"),
        unit_at=found.start("unit") if found["unit"] else found.end(),
    )
