"""Where something stands in a text file."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A run of characters on one line of one file: a tuple, since every word of every file has one and nothing is made faster.

    `path` is relative to the project root, with `/` on every system; `line` and `column` count from 1, in characters;
    `length` is how many characters of that line are meant (at least 1, for the caret of a report).
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def shifted(self, columns: int, length: int = 1) -> Place:
        """The place `columns` further right on the same line."""
        return Place(self.path, self.line, self.column + columns, length)
