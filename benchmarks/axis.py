"""One amount over very many members, beside largest remainders in floats with numpy."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import numpy as np

from benchmarks.measure import Case
from macros.exact.allocate import allocate
from macros.exact.vector import largest_by_array


def float_largest(total: int, weights: Any, *, part: bool) -> Any:
    """Floors of T·w/W in float64, and the rest to the greatest fractions, found by sorting all or by a partition."""
    shares = total * weights / weights.sum()
    floors = np.floor(shares)
    found = floors.astype(np.int64)
    missing = int(total - found.sum())
    if missing:
        order = np.argpartition(floors - shares, missing) if part else np.argsort(floors - shares, kind="stable")
        found[order[:missing]] += 1
    return found


def by_member(total: int, weights: dict[str, int], *, part: bool) -> dict[str, int]:
    """The same from and to a mapping."""
    values = np.fromiter(weights.values(), float, len(weights))
    return dict(zip(weights, float_largest(total, values, part=part).tolist(), strict=True))


def cases() -> Iterator[Case]:
    """A million members; small weights and a total of 500 million yuan in fen, and weights that need more than a word."""
    draw = random.Random(1)
    keys = [f"member-{index:07}" for index in range(10**6)]
    for name, total, greatest in (("weights to 1,000, total 5·10¹⁰", 5 * 10**10, 1_000), ("weights to 10⁹, total 10¹⁵", 10**15, 10**9)):
        weights = {key: draw.randint(0, greatest) for key in keys}
        listed = list(weights.values())
        yield Case(
            f"one axis, 10⁶ members, {name}: mapping to mapping",
            lambda total=total, weights=weights: allocate(total, weights),  # type: ignore[misc]
            {
                "numpy, floats, argsort": lambda total=total, weights=weights: by_member(total, weights, part=False),  # type: ignore[misc]
                "numpy, floats, argpartition": lambda total=total, weights=weights: by_member(total, weights, part=True),  # type: ignore[misc]
            },
            runs=5,
        )
        yield Case(
            "the same, list to list",
            lambda total=total, listed=listed: largest_by_array(total, listed, keys),  # type: ignore[misc]
            {
                "numpy, floats, argsort": lambda total=total, listed=listed: float_largest(  # type: ignore[misc]
                    total, np.array(listed, dtype=float), part=False
                ).tolist(),
                "numpy, floats, argpartition": lambda total=total, listed=listed: float_largest(  # type: ignore[misc]
                    total, np.array(listed, dtype=float), part=True
                ).tolist(),
            },
            runs=5,
        )
