"""One whole amount into whole parts by weights: clamped proportional shares, then the largest remainders, or running totals for dates."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from macros.exact.amounts import one, scaled, whole
from macros.exact.apportion import largest, running
from macros.exact.factor import common_factor
from macros.exact.limits import Limits, limits
from macros.exact.refusal import Exact, Refusal, refuse

METHODS = ("largest", "running")
ZEROS = ("refuse", "even")


class Bound(StrEnum):
    """What holds a part: nothing but its weight, a hold, its lowest or its highest amount."""

    free = "free"
    held = "held"
    floor = "floor"
    ceiling = "ceiling"


class Part(Struct, frozen=True):
    """One part and why it is so: `share` is exact, `amount` is its floor or ceiling; `extra` tells that it got a unit of the remainder."""

    weight: Exact
    share: Fraction
    amount: int
    extra: bool
    bound: Bound


class Allocation(Struct, frozen=True):
    """A whole `total` in whole parts that add up to it exactly, in the order of the weights.

    `weights` are those used (all 1 after an even split of zeros), `factor` is the quanta per unit of weight, the same for every free
    member; `bounds` names the members that do not follow it, `extra` those that took a remainder unit, `odd` the member that took
    `odd_amount` beside its share (what is no multiple of the grain).
    """

    total: int
    amounts: Mapping[str, int]
    weights: Mapping[str, Exact]
    factor: Fraction
    bounds: Mapping[str, Bound]
    extra: frozenset[str]
    odd: str | None = None
    odd_amount: int = 0

    def share(self, member: str) -> Fraction:
        """The exact share before rounding; at a hold or limit it is the whole amount itself."""
        if member in self.bounds:
            return Fraction(self.amounts[member])
        return self.factor * self.weights[member] + (self.odd_amount if member == self.odd else 0)

    def part(self, member: str) -> Part:
        """One part with its reasons."""
        bound = self.bounds.get(member, Bound.free)
        return Part(self.weights[member], self.share(member), self.amounts[member], member in self.extra, bound)


def allocate(  # noqa: PLR0913 - one call says everything about one split, by name
    total: int,
    weights: Mapping[str, Exact],
    *,
    lower: Mapping[str, int] | None = None,
    upper: Mapping[str, int] | None = None,
    holds: Mapping[str, int] | None = None,
    zero: str = "refuse",
    method: str = "largest",
    grain: int = 1,
    odd: str | None = None,
) -> Allocation | Refusal:
    """Split a whole amount by weights into whole parts, each the floor or ceiling of its share clamp(t·weight, lower, upper).

    The total in quanta, limits and holds too; every part is a multiple of `grain` but those held, and `odd` names the member that takes
    what is no multiple. `zero="even"` splits evenly when no open member has a weight. A unit of the remainder goes to the largest
    remainder, then the larger weight, then the smaller key by code points: the order of the members plays no part. With
    `method="running"` the order given is that of time, and the running totals are rounded half up instead.
    Refuses what `Limits` and `scaled` refuse, and `no-members`, `negative-total`, `all-held`, `floor-above-total`,
    `ceiling-below-total`, `all-weights-zero`, `grain`. Largest remainder: Hamilton; quota: Balinski and Young, Fair Representation (1982).
    """
    if method not in METHODS or zero not in ZEROS or grain < 1:
        raise ValueError(f"method is one of {METHODS}, zero one of {ZEROS}, grain at least 1")
    if not weights:
        return refuse("no-members")
    amount = whole(total)
    if isinstance(amount, Refusal) or amount < 0:
        return amount if isinstance(amount, Refusal) else refuse("negative-total", total=amount)
    numbers = scaled(weights, one)
    if isinstance(numbers, Refusal):
        return numbers
    checked = limits(weights, one, lower, upper, holds)
    if isinstance(checked, Refusal):
        return checked
    if odd is not None and (odd not in weights or odd in checked.held):
        return refuse("odd-held" if odd in weights else "unknown-member", (odd,))
    if zero == "even" and not any(number for key, number in zip(weights, numbers[0], strict=True) if key not in checked.held):
        weights, numbers = dict.fromkeys(weights, 1), ([1] * len(weights), 1)
    grains = _in_grains(amount, checked, grain, odd)
    if isinstance(grains, Refusal):
        return grains
    return _misfit(amount, weights, checked, grains) or _split(amount, weights, numbers, (checked, grains), method)


class _Grains(Struct, frozen=True):
    """What is left for the open members in whole grains, their limits in grains, and what is no multiple and goes to `odd`."""

    size: int
    total: int
    rest: int
    odd: str | None
    low: Mapping[str, int]
    high: Mapping[str, int]


def _in_grains(total: int, checked: Limits[str], size: int, odd: str | None) -> _Grains | Refusal:
    """Lows are rounded up to grains, highs down; the odd member has its odd amount beside."""
    left = total - sum(checked.held.values())
    count, rest = divmod(left, size) if left > 0 else (left, 0)
    if rest and odd is None:
        return refuse("grain", total=left, grain=size, odd=rest)
    beside = {odd: rest} if odd is not None and rest else {}
    low = {key: max(0, -((beside.get(key, 0) - value) // size)) for key, value in checked.low.items()} if size > 1 else checked.low
    high = {key: (value - beside.get(key, 0)) // size for key, value in checked.high.items()} if size > 1 else checked.high
    for key, value in high.items():
        if value < low.get(key, 0):
            return refuse("empty-range", (key,), least=checked.low.get(key, 0), most=checked.high[key])
    return _Grains(size, count, rest, odd if rest else None, {key: value for key, value in low.items() if value}, high)


def _misfit(total: int, weights: Mapping[str, Exact], checked: Limits[str], grains: _Grains) -> Refusal | None:
    """Why no split keeps every hold and limit, or None."""
    fixed = sum(checked.held.values()) + grains.rest
    need = fixed + grains.size * sum(grains.low.values())
    if len(checked.held) == len(weights):
        return refuse("all-held", list(weights), held=fixed, total=total, off=total - fixed) if fixed != total else None
    if need > total:
        at_least = [key for key in weights if key in checked.held or key in grains.low]
        return refuse("floor-above-total", at_least, need=need, total=total, over=need - total)
    if len(checked.held) + len(grains.high) < len(weights) and any(
        weight for key, weight in weights.items() if key not in checked.held and key not in grains.high
    ):
        return None
    takers = [key for key, weight in weights.items() if weight and key not in checked.held]
    if not takers:
        return refuse("all-weights-zero", [key for key in weights if key not in checked.held], left=total - need) if need < total else None
    room = need + grains.size * sum(grains.high[key] - grains.low.get(key, 0) for key in takers)
    if room < total:
        at_most = [key for key, weight in weights.items() if weight or key in checked.held]
        return refuse("ceiling-below-total", at_most, room=room, total=total, left=total - room)
    return None


def _split(
    total: int, weights: Mapping[str, Exact], numbers: tuple[list[int], int], given: tuple[Limits[str], _Grains], method: str
) -> Allocation:
    """The split, once it is known to fit."""
    checked, grains = given
    (open_weights, scale), keys = numbers, list(weights)
    index = {key: place for place, key in enumerate(keys)} if checked.held or grains.low or grains.high else {}
    for key in checked.held:
        open_weights[index[key]] = 0
    low, high = ({index[key]: value for key, value in limit.items()} for limit in (grains.low, grains.high))
    found = common_factor(grains.total, open_weights, low, high)
    for place in found.floor | found.ceiling:
        open_weights[place] = 0
    parts, winners = running(found.left, open_weights) if method == "running" else largest(found.left, open_weights, keys)
    at_limit = {place: low[place] for place in found.floor} | {place: high[place] for place in found.ceiling}
    for place, part in at_limit.items():
        parts[place] = part
    amounts = dict(zip(keys, (part * grains.size for part in parts) if grains.size > 1 else parts, strict=True)) | checked.held
    if grains.odd is not None:
        amounts[grains.odd] += grains.rest
    bounds = {keys[place]: Bound.floor if place in found.floor else Bound.ceiling for place in sorted(at_limit)}
    bounds |= dict.fromkeys(checked.held, Bound.held)
    factor = Fraction(found.last[0] * scale * grains.size, found.last[1])
    return Allocation(total, amounts, weights, factor, bounds, frozenset(keys[place] for place in winners), grains.odd, grains.rest)
