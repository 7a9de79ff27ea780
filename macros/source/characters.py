"""Characters a reader cannot see or would mistake for others, by name, and full-width writing folded to half-width."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from macros.source.finding import Finding, fault
from macros.source.node import Scalar

BREAKS = "\x85\u2028\u2029\r"
# Seen by people (emoji, rare forms of hanzi) when they stand in prose; in a key, a number or a date they are invisible.
ORNAMENTS = frozenset("\u200d\ufe0e\ufe0f") | {chr(code) for code in range(0xE0100, 0xE01F0)}
FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u3164\uffa0") | {chr(code) for code in range(0xFE00, 0xFE0E)}
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
FOLDED = str.maketrans(
    {chr(0xFF01 + index): chr(0x21 + index) for index in range(0x5E)}
    | dict(zip("￥〜∼∽≧≦⩾⩽∶꞉", "¥~~~≥≤≥≤::", strict=True))
    | {"（": "（", "）": "）"}
)


@lru_cache(maxsize=4096)
def kind_of(char: str) -> str:
    """The rule a character breaks wherever it stands, or "" for an ordinary one. Tabs and line feeds are ordinary here."""
    if char in BREAKS:
        return "odd-line-break"
    if char == "\ufeff":
        return "byte-order-mark"
    if char == "\ufffd":
        return "replacement-character"
    if char in OVERRIDES:
        return "control-character"
    category = unicodedata.category(char)
    if (category == "Zs" and char != " ") or char == "\u2800":
        return "odd-space"
    if (category == "Cc" and char not in "\t\n") or category == "Cs" or ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF:
        return "control-character"
    return "invisible-character" if category == "Cf" or char in FILLERS or char in ORNAMENTS else ""


def named(char: str) -> str:
    """A character by code point and, where Unicode has one, name: "U+200B ZERO WIDTH SPACE"."""
    name = unicodedata.name(char, "")
    return f"U+{ord(char):04X} {name}".rstrip()


def shown(text: str, longest: int = 40) -> str:
    """Text as it can be quoted in a message: what cannot be seen is written `<U+200B>`, and long text is cut."""
    cut = text if len(text) <= longest else text[:longest] + "…"
    return "".join(f"<U+{ord(char):04X}>" if char in "\t\n" or kind_of(char) else char for char in cut)


def odd_character(scalar: Scalar) -> Finding | None:
    """A finding for the first character that may not stand in a key, a number or a date, or None."""
    text = scalar.text
    if text.isascii() and text.isprintable():
        return None
    for index, char in enumerate(text):
        rule = "tab" if char == "\t" else kind_of(char)
        if rule:
            rest = text[index:]
            return fault(scalar.at(index, len(rest) - len(rest.lstrip(char))), rule, character=named(char))
    return None


def fold(text: str) -> str:
    """Full-width digits, letters and signs as half-width, one character for one, so that every index stays true.

    Full-width parentheses stay: （500） is spoken of by that name.
    """
    return text.translate(FOLDED)


def plain_form(text: str) -> str:
    """What two keys have in common when they look the same: compatibility form, without invisible characters and outer spaces."""
    if text.isascii() and text.isprintable():
        return text.strip()
    visible = "".join(char for char in text if kind_of(char) in ("", "odd-space"))
    return unicodedata.normalize("NFKC", visible).strip()
