"""The names most like a word: what was probably meant."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from functools import cached_property

from msgspec import Struct

ENOUGH = 20  # names compared in full on either side of a word


class Names(Struct, frozen=True, dict=True):
    """Names to look in, however many: only those that begin or end nearly like the word are compared with it in full.

    Comparing takes far longer than looking up, and a file may hold as many slips as names.
    """

    known: tuple[str, ...]

    @cached_property
    def _forwards(self) -> list[str]:
        return sorted(set(self.known))

    @cached_property
    def _backwards(self) -> list[str]:
        return sorted(name[::-1] for name in self._forwards)

    def near(self, word: str, count: int = 1) -> list[str]:
        """At most `count` names like the word, the most alike first."""
        if len(self.known) <= 4 * ENOUGH:
            return difflib.get_close_matches(word, self.known, count)
        ends = [name[::-1] for name in _around(self._backwards, word[::-1])]
        return difflib.get_close_matches(word, list(dict.fromkeys([*_around(self._forwards, word), *ends])), count)


def _around(names: list[str], word: str) -> list[str]:
    index = bisect_left(names, word)
    return names[max(0, index - ENOUGH) : index + ENOUGH]
