"""Colons that are none: full-width, or without the space that makes a key of the word before them."""

from __future__ import annotations

import re

from macros.source.finding import Finding, fault
from macros.source.node import Scalar
from macros.source.pattern import pattern_of
from macros.source.place import Place

TRAPS = ("fullwidth-colon", "missing-space-after-colon")
# A word with at least one letter, so that 2：3：1 and 09:30 are none; no slash, so that https://… is none.
_WORD = r"(?P<word>(?=[^：:]*[^\W\d_])[^\s：:,，、。；;/'\"{}\[\]]{1,20})"
_TRAP = pattern_of(rf"\s*(?:- +)*{_WORD}\s*(?P<colon>：|:(?=[^\s/]))\s*(?P<rest>.*)$")
_AMOUNT = pattern_of(r"[约≥≤¥￥~～-]?\s?[0-9０-９][0-9０-９,，.．]*\s?[^\s，,。；;：:]{0,6}$")
_SHORT = 8


def colon_trap(scalar: Scalar) -> Finding | None:
    """A finding when plain text where a key with a value is expected has a full-width colon, or no space behind the colon.

    Asked by whoever expected a mapping, or a value that cannot contain a colon; in prose such text is right.
    """
    if not scalar.plain:
        return None
    found = _TRAP.match(scalar.text)
    return _finding(found, scalar.at(found.start("colon"))) if found else None


def line_trap(line: str, path: str, number: int) -> Finding | None:
    """The same for a raw line of a file (counted from 1), whose start is taken for a key."""
    found = _TRAP.match(line)
    return _finding(found, Place(path, number, found.start("colon") + 1)) if found else None


def item_trap(scalar: Scalar) -> Finding | None:
    """The same for an item of a list: only a short word followed by an amount (`- 人力：500`), since items may be prose."""
    found = _TRAP.match(scalar.text) if scalar.plain else None
    if not found or len(found["word"]) > _SHORT or not _AMOUNT.match(found["rest"]):
        return None
    return _finding(found, scalar.at(found.start("colon")))


def key_trap(key: Scalar, value: Scalar | None) -> Finding | None:
    """The same for a key that swallowed its value (`{人力：500}`); `value` is the scalar found under the key, if it is one."""
    if not key.plain:
        return None
    found = _TRAP.match(key.text)
    if not found or (found["colon"] == ":" and (value is None or value.text or not value.plain)):
        return None
    return _finding(found, key.at(found.start("colon")))


def _finding(found: re.Match[str], place: Place) -> Finding:
    rule = "fullwidth-colon" if found["colon"] == "：" else "missing-space-after-colon"
    return fault(place, rule, word=found["word"], instead=f"{found['word']}: {found['rest']}".rstrip())
