"""Numbers in Chinese words (五百万), read only to say how they are written in digits."""

from __future__ import annotations

from macros.source.pattern import pattern_of

_NAMES = ("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
DIGITS = {char: value for value, chars in enumerate(_NAMES) for char in chars}
PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
WORDS = pattern_of(f"[{''.join([*DIGITS, *PLACES])}][{''.join([*DIGITS, *PLACES, *MYRIADS])}]*")


def in_digits(words: str) -> int | None:
    """The whole number that Chinese words say, or None when they do not add up to one. `words` matches WORDS."""
    if all(char in DIGITS for char in words):
        return int("".join(str(DIGITS[char]) for char in words))
    total = part = digit = 0
    for char in words:
        if char in DIGITS:
            if digit:
                return None
            digit = DIGITS[char]
        elif char in PLACES:
            part += (digit or 1) * PLACES[char]
            digit = 0
        else:
            scaled = (part + digit) * MYRIADS[char]
            total = total * MYRIADS[char] if not scaled and total else total + scaled
            part = digit = 0
    return total + part + digit
