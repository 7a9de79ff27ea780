"""One amount by weights: what is promised of every split, with awkward weights, zeros, limits, holds and huge values."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate, product
from math import ceil, floor
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from macros.exact.allocate import Allocation, Bound, allocate
from macros.exact.refusal import Exact, Refusal
from macros.exact.shares import percentages

HUGE = 10**24
weight = st.one_of(st.integers(0, 12), st.integers(0, HUGE), st.fractions(0, 50, max_denominator=60))
weights_by_member = st.dictionaries(st.text("abc华东12", min_size=1, max_size=4), weight, min_size=1, max_size=9)
totals = st.one_of(st.integers(0, 40), st.integers(0, HUGE))


@st.composite
def limited(draw: st.DrawFn) -> tuple[int, dict[str, Exact], dict[str, Any]]:
    """A split with limits and holds that fits: they are drawn round a split that adds up."""
    weights = draw(weights_by_member)
    parts = {key: draw(st.integers(0, 30)) if value else 0 for key, value in weights.items()}
    lower = {key: draw(st.integers(0, part)) for key, part in parts.items() if draw(st.booleans())}
    upper = {key: part + draw(st.integers(0, 9)) for key, part in parts.items() if draw(st.booleans())}
    holds = {key: part for key, part in parts.items() if draw(st.integers(0, 3)) == 0}
    return sum(parts.values()), weights, {"lower": lower, "upper": upper, "holds": holds}


def made(found: Allocation | Refusal) -> Allocation:
    assert isinstance(found, Allocation), found
    return found


def check(found: Allocation, weights: dict[str, Exact]) -> None:
    """Sum, quota, zeros, reasons and the certificate of least deviation."""
    assert list(found.amounts) == list(weights)
    assert sum(found.amounts.values()) == found.total
    off = []
    for key, amount in found.amounts.items():
        part = found.part(key)
        assert amount in (floor(part.share), ceil(part.share))
        assert part.extra == (amount > part.share)
        if part.bound is Bound.free:
            off.append(amount - part.share)
            assert weights[key] or amount == 0
    assert not off or max(off) - min(off) <= 1


@given(totals, weights_by_member)
@example(10**15, {"a": 3, "b": 7, "c": 11})
def test_parts_add_up_and_are_floor_or_ceiling(total: int, weights: dict[str, Exact]) -> None:
    assume(any(weights.values()))
    found = made(allocate(total, weights))
    check(found, weights)
    every = sum(weights.values(), Fraction(0))
    assert all(found.share(key) == total * each / every for key, each in weights.items())


@given(limited())
def test_limits_and_holds_are_kept_and_shares_are_clamped(drawn: tuple[int, dict[str, Exact], dict[str, Any]]) -> None:
    total, weights, limits = drawn
    found = made(allocate(total, weights, **limits))
    check(found, weights)
    for key, each in weights.items():
        if key in limits["holds"]:
            assert found.amounts[key] == limits["holds"][key]
            assert found.part(key).bound is Bound.held
            continue
        low, high = limits["lower"].get(key, 0), limits["upper"].get(key)
        assert found.amounts[key] >= low
        assert high is None or found.amounts[key] <= high
        wanted = max(Fraction(low), found.factor * each)
        assert found.share(key) == (wanted if high is None else min(wanted, high))


@given(limited(), st.randoms())
def test_the_order_of_members_plays_no_part(drawn: tuple[int, dict[str, Exact], dict[str, Any]], random: Any) -> None:
    total, weights, limits = drawn
    shuffled = list(weights.items())
    random.shuffle(shuffled)
    assert made(allocate(total, dict(shuffled), **limits)).amounts == made(allocate(total, weights, **limits)).amounts


@given(limited(), st.fractions(Fraction(1, 1000), 1000))
def test_only_ratios_of_weights_matter(drawn: tuple[int, dict[str, Exact], dict[str, Any]], by: Fraction) -> None:
    total, weights, limits = drawn
    scaled = {key: each * by for key, each in weights.items()}
    assert made(allocate(total, scaled, **limits)).amounts == made(allocate(total, weights, **limits)).amounts


@given(st.integers(0, 12), st.lists(st.integers(0, 9), min_size=2, max_size=4).filter(any), st.data())
def test_no_other_whole_split_comes_nearer(total: int, values: list[int], data: st.DataObject) -> None:
    upper = {str(k): data.draw(st.integers(0, 12)) for k in range(len(values)) if data.draw(st.booleans())}
    found = allocate(total, {str(k): value for k, value in enumerate(values)}, upper=upper)
    fits = [
        split
        for split in product(range(total + 1), repeat=len(values))
        if sum(split) == total and all(split[k] <= upper.get(str(k), total) and (values[k] or not split[k]) for k in range(len(values)))
    ]
    assert isinstance(found, Allocation) == bool(fits)
    if isinstance(found, Allocation):
        shares = [found.share(str(k)) for k in range(len(values))]
        mine = tuple(found.amounts.values())
        for power in (1, 2):
            distance = {split: sum(abs(x - q) ** power for x, q in zip(split, shares, strict=True)) for split in fits}
            assert distance[mine] == min(distance.values())


@given(totals, weights_by_member)
def test_running_totals_stay_within_half_a_unit(total: int, weights: dict[str, Exact]) -> None:
    assume(any(weights.values()))
    found = made(allocate(total, weights, method="running"))
    assert sum(found.amounts.values()) == total
    reached = zip(accumulate(found.amounts.values()), accumulate(found.share(key) for key in weights), strict=True)
    assert all(abs(amount - share) <= Fraction(1, 2) for amount, share in reached)
    for key, amount in found.amounts.items():
        assert amount in (floor(found.share(key)), ceil(found.share(key)))
        assert found.part(key).extra == (amount > found.share(key))


@given(limited(), st.integers(1, 9), st.integers(0, 8))
def test_parts_are_whole_grains_beside_the_odd_member(drawn: Any, grain: int, rest: int) -> None:
    total, weights, _ = drawn
    assume(any(weights.values()))
    odd = min(weights)
    whole = total * grain
    found = made(allocate(whole + rest % grain, weights, grain=grain, odd=odd))
    assert sum(found.amounts.values()) == whole + rest % grain
    assert all((amount - (rest % grain if key == odd else 0)) % grain == 0 for key, amount in found.amounts.items())
    assert {key: amount // grain for key, amount in found.amounts.items()} == made(allocate(total, weights)).amounts
    refused = allocate(whole + rest % grain, weights, grain=grain)
    assert isinstance(refused, Refusal) == bool(rest % grain)


def test_limits_are_met_in_grains() -> None:
    found = made(allocate(100, {"a": 1, "b": 1, "c": 1}, grain=10, lower={"a": 41}, upper={"b": 29}))
    assert found.amounts == {"a": 50, "b": 20, "c": 30}
    refused = allocate(100, {"a": 1, "b": 1}, grain=10, lower={"a": 41}, upper={"a": 49})
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.members, refused.amounts) == ("empty-range", ("a",), (("least", 41), ("most", 49)))


def test_holds_come_off_before_grains_and_the_odd_amount_respects_limits() -> None:
    found = made(allocate(107, {"a": 1, "b": 1, "c": 1}, grain=10, holds={"c": 3}, odd="a", lower={"a": 54}))
    assert found.amounts == {"a": 54, "b": 50, "c": 3}
    assert found.share("a") == 54


def test_a_split_of_zeros_is_even_only_on_request() -> None:
    assert made(allocate(10, {"b": 0, "a": 0, "c": 5}, holds={"c": 3}, zero="even")).amounts == {"b": 3, "a": 4, "c": 3}
    refused = allocate(10, {"b": 0, "a": 0, "c": 5}, holds={"c": 3})
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.members, refused.amounts) == ("all-weights-zero", ("b", "a"), (("left", 7),))


def test_a_larger_total_may_cost_a_part_one_unit_and_no_more() -> None:
    weights = {"A": 1500, "B": 1500, "C": 900, "D": 500, "E": 500, "F": 200}
    before, after = (made(allocate(total, weights)).amounts for total in (25, 26))
    assert {key: after[key] - before[key] for key in weights} == {"A": 1, "B": 1, "C": 1, "D": -1, "E": -1, "F": 0}


@pytest.mark.parametrize(
    ("given_", "code", "members", "amounts"),
    [
        ({"total": -1}, "negative-total", (), {"total": -1}),
        ({"total": Fraction(3, 2)}, "not-whole", (), {"amount": Fraction(3, 2)}),
        ({"total": 2.0}, "not-exact", (), {}),
        ({"weights": {"a": True}}, "not-exact", ("a",), {}),
        ({"weights": {}}, "no-members", (), {}),
        ({"holds": {"q": 1}}, "unknown-member", ("q",), {}),
        ({"odd": "q"}, "unknown-member", ("q",), {}),
        ({"odd": "a", "holds": {"a": 1}}, "odd-held", ("a",), {}),
        ({"holds": {"a": 80}, "upper": {"a": 60}}, "hold-out-of-bounds", ("a",), {"held": 80, "bound": 60, "off": 20}),
        ({"holds": {"a": 1}, "lower": {"a": 6}}, "hold-out-of-bounds", ("a",), {"held": 1, "bound": 6, "off": 5}),
        ({"lower": {"a": 7}, "upper": {"a": 6}}, "empty-range", ("a",), {"least": 7, "most": 6}),
        ({"upper": {"a": -6}}, "negative-cell", ("a",), {"amount": -6}),
        ({"lower": {"a": Fraction(1, 2)}}, "not-whole", ("a",), {"amount": Fraction(1, 2)}),
        ({"holds": {"a": 40, "b": 50}}, "all-held", ("a", "b"), {"held": 90, "total": 100, "off": 10}),
        ({"holds": {"a": 140}}, "floor-above-total", ("a",), {"need": 140, "total": 100, "over": 40}),
        ({"holds": {"a": 40}, "upper": {"b": 50}}, "ceiling-below-total", ("a", "b"), {"room": 90, "total": 100, "left": 10}),
    ],
)
def test_refusals(given_: dict[str, Any], code: str, members: tuple[str, ...], amounts: dict[str, Exact]) -> None:
    found = allocate(**{"total": 100, "weights": {"a": 1, "b": 2}, **given_})
    assert isinstance(found, Refusal)
    assert (found.code, found.members, dict(found.amounts)) == (code, members, amounts)


@pytest.mark.parametrize("given_", [{"method": "nearest"}, {"zero": "skip"}, {"grain": 0}])
def test_a_bad_call_is_an_exception(given_: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="method is one of"):
        allocate(1, {"a": 1}, **given_)


def test_the_member_of_the_rest_takes_what_the_others_leave() -> None:
    shares = {"a": Fraction(3333, 10000), "b": Fraction(3333, 10000), "c": Fraction(3333, 10000)}
    assert made(percentages(500_000_000, shares, rest="b")).amounts == {"a": 166_650_000, "b": 166_700_000, "c": 166_650_000}
    assert made(percentages(10, {"a": Fraction(3, 5)}, rest="else")).amounts == {"a": 6, "else": 4}
    refused = percentages(500, {"a": Fraction(3, 5), "b": Fraction(1, 2)}, rest="c")
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.amount("sum_ratio"), refused.amount("off")) == ("shares-not-100", Fraction(11, 10), 50)
    with pytest.raises(ValueError, match="either"):
        percentages(1, shares, rest="a", normalize=True)
