"""Growth from below, gaps, ranges, and the open periods after actuals."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.exact.allocate import Allocation
from macros.exact.bottom_up import Reconciled, grow, growth_range, reconcile
from macros.exact.outlook import Rephased, RunRate, rephase, run_rate
from macros.exact.ranges import allocate_ranges
from macros.exact.refusal import Refusal

members = st.sampled_from("abcdef")
parts = st.dictionaries(members, st.integers(0, 1000), min_size=1)
QUARTERS = {"q1": 18, "q2": 32, "q3": 31, "q4": 19}


def code(found: object) -> tuple[str, tuple[str, ...], dict[str, Any]]:
    assert isinstance(found, Refusal), found
    return found.code, found.members, dict(found.amounts)


@given(parts, st.fractions(-1, 3))
def test_growth_is_rounded_half_up_for_each_member(base: dict[str, int], rate: Fraction) -> None:
    grown = grow(base, dict.fromkeys(base, rate))
    assert isinstance(grown, dict)
    for key, amount in grown.items():
        off = amount - base[key] * (1 + rate)
        assert -Fraction(1, 2) < off <= Fraction(1, 2)


def test_refusals_of_growth() -> None:
    refused: list[tuple[dict[str, Any], str]] = [
        ({"a": 0.1}, "not-exact"),
        ({"q": 1}, "unknown-member"),
        ({"a": Fraction(-3, 2)}, "negative-cell"),
    ]
    for rates, wanted in refused:
        assert code(grow({"a": 10}, rates))[0] == wanted
    assert grow({"a": 10, "b": 5}, {"a": Fraction(1, 4)}) == {"a": 13, "b": 5}


@given(st.integers(0, 5000), parts, st.dictionaries(members, st.integers(1, 9)), st.data())
def test_parts_and_gap_make_the_target(target: int, below: dict[str, int], weights: dict[str, int], data: st.DataObject) -> None:
    shown = reconcile(target, below)
    assert isinstance(shown, Reconciled)
    assert (shown.amounts, shown.gap) == (below, target - sum(below.values()))
    held = {key: amount for key, amount in below.items() if data.draw(st.integers(0, 4)) == 0}
    upper = {key: amount + 300 for key, amount in below.items()}
    for found in (
        reconcile(target, below, method="scale", holds=held),
        reconcile(target, below, method="spread", holds=held, upper=upper),
        reconcile(target, below, method="spread", weights={key: weights.get(key, 0) for key in below}, holds=held, upper=upper),
    ):
        if isinstance(found, Reconciled):
            assert (sum(found.amounts.values()), found.gap) == (target, 0)
            assert all(amount >= 0 for amount in found.amounts.values())
            assert all(found.amounts[key] == amount for key, amount in held.items())
        else:
            assert found.code in ("all-held", "floor-above-total", "ceiling-below-total", "all-weights-zero")


def test_a_gap_is_spread_by_other_weights_and_a_surplus_taken_off() -> None:
    below = {"a": 10, "b": 20, "c": 30}
    for target, wanted in ((90, {"a": 20, "b": 30, "c": 40}), (15, {"a": 0, "b": 2, "c": 13}), (60, below)):
        found = reconcile(target, below, method="spread")
        assert isinstance(found, Reconciled)
        assert (sum(found.amounts.values()), found.amounts) == (target, wanted)
    capped = reconcile(90, below, method="spread", weights={"a": 1, "b": 2}, upper={"b": 35, "c": 30})
    assert isinstance(capped, Reconciled)
    assert capped.amounts == {"a": 25, "b": 35, "c": 30}


def test_refusals_of_a_spread_name_whole_amounts() -> None:
    below = {"a": 10, "b": 20}
    assert code(reconcile(90, below, method="spread", upper={"a": 30, "b": 50})) == (
        "ceiling-below-total", ("a", "b"), {"room": 80, "total": 90, "left": 10},
    )  # fmt: skip
    assert code(reconcile(5, below, method="spread", lower={"a": 4, "b": 3})) == (
        "floor-above-total", ("a", "b"), {"need": 7, "total": 5, "over": 2},
    )  # fmt: skip
    assert code(reconcile(31, below, method="spread", holds=below)) == ("all-held", ("a", "b"), {"held": 30, "total": 31, "off": 1})
    assert code(reconcile(31, below, method="spread", weights={"q": 1}))[:2] == ("unknown-member", ("q",))
    with pytest.raises(ValueError, match="method is one of"):
        reconcile(1, below, method="close")


def test_a_base_too_small_for_its_range_is_refused() -> None:
    assert code(growth_range(8, {"a": 3, "b": 4}, Fraction(1, 10), Fraction(1, 5))) == ("empty-range", ("a",), {"least": 4, "most": 3})
    found = growth_range(120, {"a": 50, "b": 50}, {"a": 0, "b": Fraction(1, 4)}, {"a": Fraction(1, 10), "b": 1})
    assert isinstance(found, Allocation)
    assert found.amounts == {"a": 55, "b": 65}
    assert code(growth_range(8, {"a": 3}, {"q": 1}, 1))[:2] == ("unknown-member", ("q",))


@given(st.lists(st.integers(0, 300), min_size=2, max_size=4), st.dictionaries(members, st.integers(1, 1500), min_size=2))
def test_ranges_are_ordered_in_every_part(totals: list[int], weights: dict[str, int]) -> None:
    ordered = dict(zip(("floor", "base", "stretch", "dream"), sorted(totals), strict=False))
    found = allocate_ranges(ordered, weights)
    assert isinstance(found, dict)
    for (_, less), (_, more) in zip(found.items(), list(found.items())[1:], strict=False):
        assert all(less.amounts[key] <= more.amounts[key] for key in weights)
    assert [sum(split.amounts.values()) for split in found.values()] == sorted(totals)


def test_the_paradox_of_a_growing_total_does_not_reach_ranges() -> None:
    weights = {"A": 1500, "B": 1500, "C": 900, "D": 500, "E": 500, "F": 200}
    found = allocate_ranges({"floor": 25, "base": 26}, weights)
    assert isinstance(found, dict)
    assert (found["floor"].amounts["D"], found["base"].amounts["D"]) == (3, 3)
    assert code(allocate_ranges({"floor": 5, "base": 4}, weights)) == ("range-order", ("base",), {"amount": 4, "before": 5})
    refused = allocate_ranges({"floor": 5, "base": 9}, weights, upper=dict.fromkeys(weights, 1))
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.where) == ("ceiling-below-total", "base")


@given(st.integers(1, 10**9), st.lists(st.integers(1, 99), min_size=2, max_size=12), st.data())
def test_on_plan_nothing_moves(target: int, season: list[int], data: st.DataObject) -> None:
    plan = {f"m{k:02}": target * each // sum(season) for k, each in enumerate(season)}
    plan["m00"] += target - sum(plan.values())
    closed = {key: plan[key] for key in list(plan)[: data.draw(st.integers(0, len(plan)))]}
    for method in ("keep", "next", "spread"):
        found = rephase(target, plan, closed, method=method)
        assert isinstance(found, Rephased)
        assert (found.amounts, found.gap) == (plan, 0)


@given(st.dictionaries(st.sampled_from(list(QUARTERS)), st.integers(-20, 60), max_size=4), st.sampled_from(["keep", "next", "spread"]))
def test_closed_periods_are_what_happened_and_the_rest_makes_the_target(actual: dict[str, int], method: str) -> None:
    found = rephase(100, QUARTERS, actual, method=method)
    if isinstance(found, Refusal):
        assert found.code in ("year-closed", "surplus-too-big", "target-reached")
        return
    assert sum(found.amounts.values()) + found.gap == 100
    assert list(found.amounts) == list(QUARTERS)
    assert all(found.amounts[key] == amount for key, amount in actual.items())
    assert method == "keep" or found.gap == 0


def test_refusals_of_rephasing() -> None:
    reached = {"actual": 102, "target": 100, "over": 2}
    assert code(rephase(100, QUARTERS, {"q1": 102}, method="spread")) == ("target-reached", ("q1",), reached)
    assert code(rephase(100, QUARTERS, {"q1": 60}, method="next")) == ("surplus-too-big", ("q2",), {"surplus": 42, "plan": 32, "over": 10})
    assert code(rephase(100, QUARTERS, dict.fromkeys(QUARTERS, 20), method="spread")) == ("year-closed", (), {"left": 20})
    assert code(rephase(100, QUARTERS, {"q9": 1}))[:2] == ("unknown-member", ("q9",))
    assert code(rephase(100, {"q1": 50, "q2": 0}, {"q1": 50}, method="spread"))[0] == "all-weights-zero"
    with pytest.raises(ValueError, match="method is one of"):
        rephase(100, QUARTERS, {}, method="later")


def test_a_month_to_date_and_a_cap_are_limits_of_the_open_periods() -> None:
    found = rephase(100, QUARTERS, {"q1": 8}, method="spread", lower={"q2": 40}, upper={"q3": 31})
    assert isinstance(found, Rephased)
    assert found.amounts == {"q1": 8, "q2": 40, "q3": 31, "q4": 21}


@given(st.integers(1, 10**9), st.integers(1, 12))
def test_on_plan_the_pace_is_one(unit: int, closed: int) -> None:
    weights = {f"m{k:02}": k for k in range(1, 13)}
    found = run_rate(78 * unit, weights, {f"m{k:02}": k * unit for k in range(1, closed + 1)})
    assert isinstance(found, RunRate)
    assert (found.outlook, found.gap) == (78 * unit, 0)
    assert found.on_plan == 1
    assert found.needed_vs_pace == (None if closed == 12 else 1)


def test_a_run_rate_without_a_basis() -> None:
    assert code(run_rate(10, {"q1": 0, "q2": 1}, {"q1": 3}))[:2] == ("no-basis", ("q1",))
    assert code(run_rate(10, {}, {}))[0] == "no-members"
    found = run_rate(0, {"q1": 1, "q2": 1}, {"q1": 0})
    assert found == RunRate(0, 0, None, None, None)


def test_half_a_quantum_is_rounded_up() -> None:
    assert grow({"a": 5}, {"a": Fraction(1, 10)}) == {"a": 6}
