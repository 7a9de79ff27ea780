"""How far long work is, told on a terminal: what, how many of how many, how long it still takes. In a pipe nothing is said.

A command that keeps the output of another to itself hands it the terminal by its path, so that the other can tell of its part too.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

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
        if now - self.begun >= PATIENCE and now - self.told >= EVERY and (sys.stderr.isatty() or os.environ.get(TERMINAL)):
            left = round((now - self.begun) * (self.total - self.done) / max(self.done, 1))
            told = text(say(self.key, done=self.done, total=self.total), self.language)
            _write(f"\r\x1b[K{told} · {text(say('time-left', seconds=left), self.language)}")
            self.told = now
        self.done += 1

    def end(self) -> None:
        """The line goes, so that what is said next stands alone."""
        if self.told:
            _write("\r\x1b[K")
            self.told = 0.0


def _write(told: str) -> None:
    """Tells the terminal that errors go to, else the one that was handed on."""
    if sys.stderr.isatty():
        sys.stderr.write(told)
        sys.stderr.flush()
        return
    with contextlib.suppress(OSError), Path(os.environ[TERMINAL]).open("w", encoding="utf-8") as terminal:
        terminal.write(told)


def terminal_name() -> str:
    """The path of the terminal that errors go to; "" in a pipe, and where terminals have no path."""
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
