"""Largest remainders of very many parts by the array: the same whole numbers as one by one, in machine words that cannot overflow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words = NDArray[np.int64]

# every intermediate value stays below 2^63
WORD = 63
# with fewer new digits a step, one by one is as fast
FEWEST = 4


def largest_by_array(total: int, weights: Sequence[int], keys: Sequence[str]) -> tuple[list[int], list[int]] | None:
    """What `apportion.largest` gives for weights that make more than 0; the winners in any order.

    None where numpy is missing or the numbers are too large: then they are reckoned one by one.
    """
    try:
        import numpy as np
    except ImportError:
        return None
    try:
        words = np.array(weights, dtype=np.int64)
    except OverflowError:
        return None
    greatest = int(words.max())
    weight = int(words.sum()) if greatest * len(weights) < 1 << WORD else sum(weights)
    if max(total, weight).bit_length() > WORD - 1 - FEWEST:
        return None
    times, rest = divmod(total, weight)
    parts, remainders = _divide(rest, words, weight, greatest)
    if times:
        parts += times * words
    missing = total - int(parts.sum())
    if not missing:
        return parts.tolist(), []
    last = int(np.partition(remainders, -missing)[-missing])
    winners = remainders > last
    tied = np.flatnonzero(remainders == last)
    winners[_first(tied, words[tied], keys, missing - int(np.count_nonzero(winners)))] = True
    parts += winners
    return parts.tolist(), np.flatnonzero(winners).tolist()


def _divide(total: int, words: Words, weight: int, greatest: int) -> tuple[Words, Words]:
    """Quotients and remainders of total·w / weight, for total < weight: long division with as many binary digits a step as fit."""
    if (total * greatest).bit_length() <= WORD:
        products = total * words
        parts = products // weight
        return parts, products - parts * weight
    step = WORD - 1 - weight.bit_length()
    places = range((total.bit_length() - 1) // step, -1, -1)
    parts, remainders = 0 * words, 0 * words
    for digit in ((total >> place * step) & ((1 << step) - 1) for place in places):
        # remainder < weight and w <= weight, so this stays below 2 · weight · 2^step
        products = (remainders << step) + digit * words
        quotients = products // weight
        remainders = products - quotients * weight
        parts = (parts << step) + quotients
    return parts, remainders


def _first(tied: Words, words: Words, keys: Sequence[str], count: int) -> Words:
    """Of members with equal remainders, those with the larger weights, then the smaller keys."""
    import numpy as np

    if count == len(tied):
        return tied
    if not count:
        return tied[:0]
    last = int(np.partition(words, -count)[-count])
    sure, even = tied[words > last], tied[words == last].tolist()
    even.sort(key=keys.__getitem__)
    return np.concatenate((sure, np.array(even[: count - len(sure)], dtype=np.int64)))
