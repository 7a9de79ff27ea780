"""What a build wants of the interpreter: most of what it makes is kept to its end, so there is seldom garbage to look for."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@cache
def seldom() -> None:
    """Looks for garbage seldom, and no more among what is there already; once in a process, and best before the engine is imported."""
    gc.freeze()
    gc.set_threshold(100_000, 5, 2)


@contextmanager
def passing(stays: bool) -> Iterator[None]:
    """What is made meanwhile stays to the end, or else is garbage now: then nothing older has to be looked at to find that out."""
    if not stays:
        gc.freeze()
    yield
    if not stays:
        gc.collect()
