"""How far long work is, told on a terminal: what, how many of how many, how long it still takes. In a pipe nothing is said."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

from macros.catalogue import say, text

PATIENCE = 2.0  # seconds before anything is said: short work needs no telling
EVERY = 0.2
Item = TypeVar("Item")


class Progress:
    """One stretch of work of so many steps, told as the sentence `key` of the catalogue."""

    def __init__(self, key: str, total: int, language: str = "zh") -> None:
        self.key, self.total, self.language = key, total, language
        self.done, self.begun, self.told = 0, time.monotonic(), 0.0

    def step(self) -> None:
        """One more is begun."""
        now = time.monotonic()
        if now - self.begun >= PATIENCE and now - self.told >= EVERY and sys.stderr.isatty():
            left = round((now - self.begun) * (self.total - self.done) / max(self.done, 1))
            told = text(say(self.key, done=self.done, total=self.total), self.language)
            sys.stderr.write(f"\r\x1b[K{told} · {text(say('time-left', seconds=left), self.language)}")
            sys.stderr.flush()
            self.told = now
        self.done += 1

    def end(self) -> None:
        """The line goes, so that what is said next stands alone."""
        if self.told:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self.told = 0.0


def following(items: Sequence[Item], key: str, language: str = "zh") -> Iterator[Item]:
    """The items, one by one, with how far it is."""
    progress = Progress(key, len(items), language)
    try:
        for item in items:
            progress.step()
            yield item
    finally:
        progress.end()
