"""Trees, and a tree by months; they have no peer here."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial

from benchmarks.measure import Case
from macros.exact.tree import TreeAllocation, allocate_tree
from macros.exact.tree_table import allocate_tree_table


def tree(*widths: int) -> tuple[dict[str, str | None], dict[str, int]]:
    """Parents, and weights of the leaves, of a tree with so many children on each level."""
    draw = random.Random(3)
    parents: dict[str, str | None] = {}
    level: list[str | None] = [None]
    for width in widths:
        below: list[str | None] = []
        for parent in level:
            for index in range(width):
                key = f"{parent or 'n'}.{index:02}"
                parents[key] = parent
                below.append(key)
        level = below
    return parents, {str(leaf): draw.randint(1, 1_000) for leaf in level}


def cases() -> Iterator[Case]:
    """A hundred thousand leaves on four levels; ten thousand leaves on three by twelve months."""
    parents, weights = tree(10, 10, 20, 50)
    yield Case(f"tree, {len(weights):,} leaves, 4 levels", partial(allocate_tree, 5 * 10**10, parents, weights), runs=5)
    parents, weights = tree(10, 20, 50)
    split = allocate_tree(12 * 10**9, parents, weights)
    assert isinstance(split, TreeAllocation)
    months = {f"month-{index:02}": 10**9 for index in range(1, 13)}
    yield Case(f"tree × 12 months, {len(weights):,} leaves, 3 levels", partial(allocate_tree_table, split, parents, months), runs=5)
