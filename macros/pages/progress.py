"""How far long work is, told on a terminal: what, how many of how many, how long it still takes. In a pipe nothing is said.

A command that keeps the output of another to itself hands it the terminal by its path, so that the other can tell of its part too.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TextIO, TypeVar
from unicodedata import east_asian_width

from macros.catalogue import say, text

PATIENCE = 2.0  # seconds before anything is said: short work needs no telling
EVERY = 0.2
TERMINAL = "PLAN_TERMINAL"  # names the terminal in the environment of a command whose output is kept
Item = TypeVar("Item")


class Progress:
    """One stretch of work of so many steps, told as the sentence `key` of the catalogue."""

    def __init__(self, key: str, total: int, language: str = "zh") -> None:
        self.key, self.total, self.language = key, total, language
        self.done, self.begun, self.told = 0, time.monotonic(), 0.0

    def step(self) -> None:
        """One more is begun."""
        now = time.monotonic()
        if now - self.begun >= PATIENCE and now - self.told >= EVERY and _is_wanted():
            left = round((now - self.begun) * (self.total - self.done) / max(self.done, 1))
            told = text(say(self.key, done=self.done, total=self.total), self.language)
            _write(f"{told} · {text(say('time-left', seconds=left), self.language)}")
            self.told = now
        self.done += 1

    def end(self) -> None:
        """The line goes, so that what is said next stands alone."""
        if self.told:
            _write("")
            self.told = 0.0


def _is_wanted() -> bool:
    """True where somebody sits who can see a line change: not in a pipe, nor in a log that is written as if by a terminal."""
    if TERMINAL in os.environ:
        return os.environ[TERMINAL] != ""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and os.environ.get("CI", "").lower() in ("", "0", "false")


def _write(told: str) -> None:
    """Tells the terminal that errors go to, else the one that was handed on; one that has gone is told nothing."""
    with contextlib.suppress(OSError):
        if sys.stderr.isatty():
            _tell(sys.stderr, told)
        else:
            with Path(os.environ[TERMINAL]).open("w", encoding="utf-8") as terminal:
                _tell(terminal, told)


def _tell(terminal: TextIO, told: str) -> None:
    """In place of what the line said, and no longer than it: the next could not take back a second line."""
    columns = 0
    with contextlib.suppress(OSError):
        columns = os.get_terminal_size(terminal.fileno()).columns
    terminal.write(f"\r\x1b[K{_within(told, columns)}")
    terminal.flush()


def _within(told: str, columns: int) -> str:
    """As much as fits; 0 columns are not known."""
    widths = accumulate(2 if east_asian_width(sign) in "WFA" else 1 for sign in told)
    return "".join(sign for sign, width in zip(told, widths, strict=True) if width < columns) if columns else told


def terminal_name() -> str:
    """The path of the terminal that errors go to; "" where nothing is to be told, and where terminals have no path."""
    if not _is_wanted():
        return ""
    try:
        return os.ttyname(sys.stderr.fileno())
    except (AttributeError, OSError, ValueError):
        return ""


def following(items: Sequence[Item], key: str, language: str = "zh") -> Iterator[Item]:
    """The items, one by one, with how far it is."""
    progress = Progress(key, len(items), language)
    try:
        for item in items:
            progress.step()
            yield item
    finally:
        progress.end()
