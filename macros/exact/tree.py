"""One whole amount down a tree: every node's whole number is split over its children, so every level adds up exactly."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from macros.exact.allocate import Allocation, allocate
from macros.exact.amounts import one, scaled
from macros.exact.limits import Limits, limits
from macros.exact.refusal import Exact, Refusal, refuse

Parents = Mapping[str, str | None]


class TreeAllocation(Struct, frozen=True):
    """A total in whole parts at every node: `amounts` of all nodes, and the split of each parent's children (None is the root)."""

    total: int
    amounts: Mapping[str, int]
    splits: Mapping[str | None, Allocation]


def children_of(parents: Parents) -> dict[str | None, list[str]] | Refusal:
    """The children of every node that has some, in the order given, parents before children; None holds those at the top.

    Refuses `no-members`, `unknown-member` for a parent that is no member, and `parent-cycle`.
    """
    if not parents:
        return refuse("no-members")
    below: dict[str | None, list[str]] = {}
    for member, parent in parents.items():
        if parent is not None and parent not in parents:
            return refuse("unknown-member", (parent,))
        below.setdefault(parent, []).append(member)
    found: dict[str | None, list[str]] = {}
    waiting: list[str | None] = [None]
    for node in waiting:
        if node in below:
            found[node] = below[node]
            waiting.extend(below[node])
    reached = set(waiting)
    lost = [member for member in parents if member not in reached]
    return refuse("parent-cycle", lost) if lost else found


def allocate_tree(
    total: int,
    parents: Parents,
    weights: Mapping[str, Exact],
    *,
    lower: Mapping[str, int] | None = None,
    upper: Mapping[str, int] | None = None,
    holds: Mapping[str, int] | None = None,
    zero: str = "refuse",
    method: str = "largest",
) -> TreeAllocation | Refusal:
    """Split a whole amount, in quanta, down a tree given as member -> parent (None at the top), `method` as in `allocate`.

    Every leaf has a weight; an inner node without one weighs the sum of its children. Limits and holds may stand at any node: those
    below are summed up to all nodes above, so what fits at the top fits everywhere. Each part is the floor or ceiling of its share of
    its parent's whole number; an edit below a node stays below it; the drift from the exact share of the root stays below the depth.
    Refuses what `allocate`, `limits` and `children_of` refuse (with the node), and `no-weight` for a leaf without one.
    """
    below = children_of(parents)
    if isinstance(below, Refusal):
        return below
    for known in (weights, lower or {}, upper or {}, holds or {}):
        strangers = [key for key in known if key not in parents]
        if strangers:
            return refuse("unknown-member", strangers)
    weighed = roll_weights(below, parents, weights)
    if isinstance(weighed, Refusal):
        return weighed
    checked = limits(parents, one, lower, upper, holds)
    if isinstance(checked, Refusal):
        return checked
    rolled = _roll_limits(below, weighed, checked, zero == "even")
    if isinstance(rolled, Refusal):
        return rolled
    low, high = rolled
    amounts: dict[str, int] = {}
    splits: dict[str | None, Allocation] = {}
    for node, kids in below.items():
        held = {kid: checked.held[kid] for kid in kids if kid in checked.held}
        found = allocate(
            total if node is None else amounts[node],
            {kid: weighed[kid] for kid in kids},
            lower={kid: low[kid] for kid in kids if low[kid] and kid not in held},
            upper={kid: most for kid in kids if (most := high[kid]) is not None and kid not in held},
            holds=held,
            zero=zero,
            method=method,
        )
        if isinstance(found, Refusal):
            return found if node is None else found.at(node)
        splits[node] = found
        amounts.update(found.amounts)
    return TreeAllocation(total, amounts, splits)


def roll_weights(below: Mapping[str | None, list[str]], parents: Parents, weights: Mapping[str, Exact]) -> dict[str, Exact] | Refusal:
    """A weight for every node: its own, or the sum of its children's; `no-weight` for a leaf without one."""
    numbers = scaled(weights, one)
    if isinstance(numbers, Refusal):
        return numbers
    missing = [member for member in parents if member not in below and member not in weights]
    if missing:
        return refuse("no-weight", missing)
    rolled = dict(weights)
    for node in reversed(list(below)):
        if node is not None and node not in rolled:
            rolled[node] = sum(rolled[kid] for kid in below[node])
    return rolled


def _roll_limits(
    below: Mapping[str | None, list[str]], weights: Mapping[str, Exact], checked: Limits[str], even: bool
) -> tuple[dict[str, int], dict[str, int | None]] | Refusal:
    """The least and most of every node: its own limits and those its children leave; a hold is both."""
    low: dict[str, int] = {key: checked.held.get(key, checked.low.get(key, 0)) for key in weights}
    high: dict[str, int | None] = {key: checked.held.get(key, checked.high.get(key)) for key in weights}
    for node in reversed(list(below)):
        if node is None:
            continue
        kids = below[node]
        takers = [kid for kid in kids if weights[kid] and kid not in checked.held]
        if not takers and even:
            takers = [kid for kid in kids if kid not in checked.held]
        need = sum(low[kid] for kid in kids)
        room: int | None = need
        for kid in takers:
            most = high[kid]
            room = None if room is None or most is None else room + most - low[kid]
        if not takers and len([kid for kid in kids if kid in checked.held]) < len(kids):
            room = None  # nobody has a weight: said at the node itself, once it has an amount
        own = high[node]
        if own is not None and need > own:
            return refuse("floor-above-total", [kid for kid in kids if low[kid]], need=need, total=own, over=need - own, where=node)
        if room is not None and room < low[node]:
            return refuse("ceiling-below-total", kids, room=room, total=low[node], left=low[node] - room, where=node)
        low[node] = max(low[node], need)
        high[node] = own if room is None else room if own is None else min(own, room)
    return low, high
