"""A regular expression that is compiled by its first use: compiling outlasts reading the file it stands in, and most serve rare cases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

USES = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn")


class Late:
    """Does what a compiled expression does; a fault in it shows when it is first used."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> object:
        """Called for what is not there yet: from then on every use is found at once."""
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update((use, getattr(compiled, use)) for use in USES)
        return getattr(compiled, name)


if TYPE_CHECKING:
    pattern_of = re.compile
else:
    pattern_of = Late
