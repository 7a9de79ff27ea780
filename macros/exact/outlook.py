"""A target in the middle of its year: closed periods are what happened, the open ones are planned again; and where the pace leads."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from macros.exact.allocate import Allocation, allocate
from macros.exact.amounts import half_up, one, scaled, whole
from macros.exact.limits import whole_amounts
from macros.exact.refusal import Exact, Refusal, refuse

METHODS = ("keep", "next", "spread")


class Rephased(Struct, frozen=True):
    """A plan with its closed periods at their actuals: the amounts and the `gap` make the target; `allocation` split the open ones."""

    amounts: Mapping[str, int]
    gap: int
    allocation: Allocation | None = None


class RunRate(Struct, frozen=True):
    """Where the pace of the closed periods leads: amounts in quanta, ratios of 1, None where there is nothing to divide by.

    `outlook` is the whole year at the pace so far, `gap` what it lacks to the target; `attained` is actual over target, `on_plan` actual
    over what was due; `needed_vs_pace` is what a unit of weight must bring from now on over what it brought.
    """

    outlook: int
    gap: int
    attained: Fraction | None
    on_plan: Fraction | None
    needed_vs_pace: Fraction | None


def rephase(
    target: int,
    plan: Mapping[str, int],
    actual: Mapping[str, int],
    *,
    method: str = "keep",
    lower: Mapping[str, int] | None = None,
    upper: Mapping[str, int] | None = None,
) -> Rephased | Refusal:
    """Plan the open periods again; those with an actual are closed and keep it. In quanta, periods in the order of time.

    `keep` leaves the open periods as planned and tells the gap; `next` puts all of it into the first open period; `spread` splits what
    is left of the target by the plan of the open periods, within limits (month to date, or a cap). On plan, nothing moves. An actual may
    be below 0 (returns). Refuses what `allocate` refuses, `unknown-member`, `target-reached`, `year-closed` and `surplus-too-big`.
    """
    if method not in METHODS:
        raise ValueError(f"method is one of {METHODS}")
    goal, closed, planned = whole(target), _actuals(plan, actual), whole_amounts(plan, one, plan)
    if isinstance(goal, Refusal):
        return goal
    if isinstance(closed, Refusal):
        return closed
    if isinstance(planned, Refusal):
        return planned
    still = {key: amount for key, amount in planned.items() if key not in closed}
    gap = goal - sum(closed.values()) - sum(still.values())
    if method == "keep" or (not still and not gap):
        return Rephased({key: closed.get(key, amount) for key, amount in planned.items()}, gap)
    if not still:
        return refuse("year-closed", left=gap)
    if method == "next":
        first = next(iter(still))
        if still[first] + gap < 0:
            return refuse("surplus-too-big", (first,), surplus=-gap, plan=still[first], over=-gap - still[first])
        still[first] += gap
        return Rephased({key: closed.get(key, still.get(key, 0)) for key in planned}, 0)
    done = sum(closed.values())
    if done > goal:
        return refuse("target-reached", list(closed), actual=done, target=goal, over=done - goal)
    found = allocate(goal - done, still, lower=lower, upper=upper)
    if isinstance(found, Refusal):
        return found
    return Rephased({key: closed[key] if key in closed else found.amounts[key] for key in planned}, 0, found)


def run_rate(target: int, weights: Mapping[str, Exact], actual: Mapping[str, int]) -> RunRate | Refusal:
    """The outlook after the periods with an actual, by the weights of the plan, so that a high season does not pass for growth.

    In quanta; refuses `not-exact`, `not-whole`, `negative-weight`, `unknown-member`, `no-members` and `no-basis` when the closed periods
    weigh nothing.
    """
    goal, closed, numbers = whole(target), _actuals(weights, actual), scaled(weights, one)
    if isinstance(goal, Refusal):
        return goal
    if isinstance(closed, Refusal):
        return closed
    if isinstance(numbers, Refusal):
        return numbers
    weighed = dict(zip(weights, numbers[0], strict=True))
    every, past, done = sum(weighed.values()), sum(weighed[key] for key in closed), sum(closed.values())
    if not past:
        return refuse("no-basis" if weights else "no-members", list(closed) or list(weights))
    outlook = half_up(Fraction(done * every, past))
    ahead = every - past
    return RunRate(
        outlook,
        goal - outlook,
        Fraction(done, goal) if goal > 0 else None,
        Fraction(done * every, goal * past) if goal > 0 else None,
        Fraction((goal - done) * past, ahead * done) if ahead and done > 0 else None,
    )


def _actuals(periods: Mapping[str, object], actual: Mapping[str, int]) -> dict[str, int] | Refusal:
    """Whole actuals of known periods."""
    found: dict[str, int] = {}
    for key, value in actual.items():
        if key not in periods:
            return refuse("unknown-member", (key,))
        amount = whole(value, key)
        if isinstance(amount, Refusal):
            return amount
        found[key] = amount
    return found
