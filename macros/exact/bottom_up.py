"""Parts that are given from below: growth of each, the gap to a target and how to close it, growth within a range."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from macros.exact.allocate import Allocation, allocate
from macros.exact.amounts import exactly, half_up, one, whole
from macros.exact.limits import Limits, limits, whole_amounts
from macros.exact.refusal import Exact, Refusal, refuse

METHODS = ("gap", "scale", "spread")


class Reconciled(Struct, frozen=True):
    """Parts beside a target: their sum and the `gap` make the target exactly. `allocation` is the split that closed it, if one did."""

    amounts: Mapping[str, int]
    gap: int
    allocation: Allocation | None = None


def grow(base: Mapping[str, int], rate: Mapping[str, Exact]) -> dict[str, int] | Refusal:
    """base·(1 + rate) of every member, each to the nearest whole quantum, halves up; a member without a rate stays.

    Refuses `not-exact`, `not-whole`, `negative-cell` (also for a rate below -1) and `unknown-member` for a rate of a stranger.
    """
    known = whole_amounts(base, one, base)
    if isinstance(known, Refusal):
        return known
    rates = _rates(base, rate)
    if isinstance(rates, Refusal):
        return rates
    grown: dict[str, int] = {}
    for key, amount in known.items():
        grown[key] = half_up(amount * (1 + rates.get(key, Fraction(0))))
        if grown[key] < 0:
            return refuse("negative-cell", (key,), amount=grown[key])
    return grown


def reconcile(
    target: int,
    bottom_up: Mapping[str, int],
    *,
    method: str = "gap",
    weights: Mapping[str, Exact] | None = None,
    lower: Mapping[str, int] | None = None,
    upper: Mapping[str, int] | None = None,
    holds: Mapping[str, int] | None = None,
) -> Reconciled | Refusal:
    """Parts from below against a target from above, in quanta.

    `gap` moves nothing and tells the difference; `scale` splits the target by the parts themselves; `spread` adds the gap to the parts by
    other weights (evenly without), or takes it off, no part below 0 or its limits. Refuses what `allocate` refuses.
    """
    if method not in METHODS:
        raise ValueError(f"method is one of {METHODS}")
    goal = whole(target)
    if isinstance(goal, Refusal):
        return goal
    parts = whole_amounts(bottom_up, one, bottom_up)
    if isinstance(parts, Refusal):
        return parts
    if method == "gap":
        return Reconciled(parts, goal - sum(parts.values()))
    if method == "spread":
        checked = limits(parts, one, lower, upper, holds)
        if isinstance(checked, Refusal):
            return checked
        return _spread(goal, parts, weights if weights is not None else dict.fromkeys(parts, 1), checked)
    found = allocate(goal, parts, lower=lower, upper=upper, holds=holds)
    return found if isinstance(found, Refusal) else Reconciled(found.amounts, 0, found)


def _spread(target: int, parts: Mapping[str, int], weights: Mapping[str, Exact], checked: Limits[str]) -> Reconciled | Refusal:
    """The parts, brought inside their limits, and the gap that is left added or taken off by weights; the allocation is that of the gap."""
    strangers = [key for key in weights if key not in parts]
    if strangers:
        return refuse("unknown-member", strangers)
    start = {key: max(checked.low.get(key, 0), min(part, checked.high.get(key, part))) for key, part in parts.items()} | checked.held
    placed = sum(start.values())
    more = target >= placed
    room = checked.high if more else start
    most = {key: abs(room[key] - (start[key] if more else checked.low.get(key, 0))) for key in room if key not in checked.held}
    found = allocate(abs(target - placed), {key: weights.get(key, 0) for key in parts}, upper=most, holds=dict.fromkeys(checked.held, 0))
    if isinstance(found, Allocation):
        sign = 1 if more else -1
        return Reconciled({key: amount + sign * found.amounts[key] for key, amount in start.items()}, 0, found)
    if found.code == "all-held":
        return refuse("all-held", found.members, held=placed, total=target, off=abs(target - placed))
    if found.code == "ceiling-below-total":
        left = Fraction(found.amount("left"))
        if more:
            return refuse(found.code, found.members, room=target - left, total=target, left=left)
        return refuse("floor-above-total", found.members, need=target + left, total=target, over=left)
    return found


def growth_range(
    total: int,
    base: Mapping[str, int],
    low: Exact | Mapping[str, Exact],
    high: Exact | Mapping[str, Exact],
    weights: Mapping[str, Exact] | None = None,
    *,
    holds: Mapping[str, int] | None = None,
) -> Allocation | Refusal:
    """Split a whole amount so that every member grows from its base by a rate from `low` to `high` (one for all, or one each), in quanta.

    The shares follow `weights`, or the base without them. Refuses what `allocate` and `grow` refuse, and `empty-range` where a base is
    so small that no whole amount lies between.
    """
    parts = whole_amounts(base, one, base)
    if isinstance(parts, Refusal):
        return parts
    ends: list[dict[str, Fraction]] = []
    for rate in (low, high):
        rates = _rates(parts, rate if isinstance(rate, Mapping) else dict.fromkeys(parts, rate))
        if isinstance(rates, Refusal):
            return rates
        ends.append({key: part * (1 + rates.get(key, Fraction(0))) for key, part in parts.items()})
    least, most = ({key: -(-end // 1) for key, end in ends[0].items()}, {key: end // 1 for key, end in ends[1].items()})
    return allocate(total, parts if weights is None else weights, lower=least, upper=most, holds=holds)


def _rates(members: Mapping[str, int], rate: Mapping[str, Exact]) -> dict[str, Fraction] | Refusal:
    """Exact rates of known members."""
    found: dict[str, Fraction] = {}
    for key, value in rate.items():
        exact = exactly(value)
        if key not in members:
            return refuse("unknown-member", (key,))
        if exact is None:
            return refuse("not-exact", (key,), written=str(value))
        found[key] = Fraction(exact)
    return found
