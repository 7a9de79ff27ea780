"""How wide a text is, before any browser has seen it: a Chinese character as wide as it is high, others by their kind, rather too wide."""

from __future__ import annotations

import unicodedata

SIZE = 12
NARROW = frozenset(" .,:;'|!il()[]-·")


def width(text: str, size: int = SIZE) -> int:
    """Pixels that a text needs at most, in letters of `size` pixels."""
    return -(-sum(map(_hundredths, text)) * size // 100)


def _hundredths(sign: str) -> int:
    """The width of a sign in hundredths of the letters' size."""
    if unicodedata.combining(sign):
        return 0
    if unicodedata.east_asian_width(sign) in "WFA":
        return 100
    if sign in NARROW:
        return 36
    if sign in "%mwMW@":
        return 92
    return 72 if sign.isupper() else 60


def lines(text: str, most: int, size: int = SIZE, count: int = 2) -> list[str]:
    """The text in at most `count` lines of `most` pixels, broken between characters; what is left over is marked by …"""
    found: list[str] = []
    rest = text.strip()
    while rest:
        fitting = _fitting(rest, most, size)
        if len(found) + 1 == count and len(fitting) < len(rest):
            cut = _fitting(rest, most - width("…", size), size)
            return [*found, cut.rstrip() + "…"]
        found.append(fitting.rstrip())
        rest = rest[len(fitting) :].lstrip()
    return found


def _fitting(text: str, most: int, size: int) -> str:
    """As much of the beginning as fits, at least one sign; a Latin word is kept whole where it can be."""
    length = 1
    while length < len(text) and width(text[: length + 1], size) <= most:
        length += 1
    if length < len(text) and _is_latin(text[length]) and _is_latin(text[length - 1]):
        start = length
        while start > 0 and _is_latin(text[start - 1]):
            start -= 1
        length = start or length
    return text[:length]


def _is_latin(sign: str) -> bool:
    return sign.isascii() and (sign.isalnum() or sign in ".,%-")
