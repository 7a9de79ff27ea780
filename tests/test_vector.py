"""Large splits by the array give what splits one by one give, for every kind of weight; without numpy too."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.exact import apportion
from macros.exact.allocate import Allocation, allocate
from macros.exact.apportion import MANY, largest
from macros.exact.vector import largest_by_array

HUGE = 10**18
KINDS: dict[str, Callable[[random.Random], int]] = {
    "small": lambda draw: draw.randint(0, 12),
    "equal": lambda _: 7,
    "zeros": lambda draw: draw.choice((0, 0, 0, 5)),
    "money": lambda draw: draw.randint(0, 10**9),
    "wide": lambda draw: draw.choice((1, 10**6, draw.randint(0, 10**11))),
    "beyond words": lambda draw: draw.randint(0, 10**30),
    "one giant": lambda draw: 10**17 if draw.random() < 0.001 else draw.randint(0, 3),
}


def both(total: int, weights: list[int]) -> tuple[list[int], list[int]]:
    """Parts and winners, the same by the array and one by one."""
    keys = [f"k{index * 7919 % len(weights):07}" for index in range(len(weights))]
    found = largest_by_array(total, weights, keys)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apportion, "MANY", sys.maxsize)
        expected = largest(total, weights, keys)
    if found is not None:
        assert (found[0], sorted(found[1])) == (expected[0], sorted(expected[1]))
        assert {type(part) for part in found[0]} == {int}
    return expected


@given(st.integers(0, HUGE), st.lists(st.one_of(st.integers(0, 9), st.integers(0, HUGE // 40)), min_size=1, max_size=40).filter(any))
def test_few_members_of_any_size(total: int, weights: list[int]) -> None:
    both(total, weights)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("total", [0, 1, 12_345, 5 * 10**10, 10**15, 10**17 + 3, 10**22])
def test_many_members(kind: str, total: int) -> None:
    draw = random.Random(f"{kind} {total}")
    weights = [KINDS[kind](draw) for _ in range(3_000)]
    parts, _ = both(total, weights)
    assert sum(parts) == total


@pytest.mark.parametrize("bits", range(40, 63))
def test_weights_whose_sum_nearly_fills_a_word(bits: int) -> None:
    draw = random.Random(bits)
    weights = [draw.getrandbits(bits - 6) for _ in range(64)]
    for total in (1, 2**20 - 1, 2**40 - 1, 2**57 - 1, 2**bits - 1):
        both(total, weights)


def test_a_million_members() -> None:
    draw = random.Random(4)
    weights = [draw.randint(0, 10**9) for _ in range(10**6)]
    parts, winners = both(10**15, weights)
    every = sum(weights)
    assert (sum(parts), len(winners)) == (10**15, 10**15 - sum(10**15 * weight // every for weight in weights))


def test_what_does_not_fit_is_left_to_the_other() -> None:
    assert largest_by_array(2**60, [1, 2], ["a", "b"]) is None
    assert largest_by_array(5, [1, 2**63], ["a", "b"]) is None
    assert largest_by_array(5, [2**62, 2**62], ["a", "b"]) is None


def many() -> Allocation:
    weights = {f"m{index * 7919 % MANY:05}": index % 97 for index in range(MANY)}
    found = allocate(10**9 + 1, weights, lower={"m00003": 90_000}, upper={"m00009": 17}, holds={"m00005": 123})
    assert isinstance(found, Allocation)
    return found


def test_without_numpy_the_same_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = many()
    monkeypatch.setitem(sys.modules, "numpy", None)
    assert largest_by_array(5, [1, 2], ["a", "b"]) is None
    assert many() == with_it
