"""What a build wants of the interpreter: most of what it makes is kept to its end, so there is seldom garbage to look for."""

from __future__ import annotations

import gc
from functools import cache


@cache
def seldom() -> None:
    """Looks for garbage seldom, and no more among what is there already; once in a process, and best before the engine is imported."""
    gc.freeze()
    gc.set_threshold(100_000, 10, 10)
