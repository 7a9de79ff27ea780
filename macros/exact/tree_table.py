"""A tree by periods: at every node a table of its children by periods, so that every node, period and level adds up exactly."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from macros.exact.amounts import scaled
from macros.exact.limits import Limits, limits
from macros.exact.refusal import Exact, Refusal, refuse
from macros.exact.table import Cell, TableAllocation, allocate_table, margin
from macros.exact.tree import Parents, TreeAllocation, children_of

Below = Mapping[str | None, list[str]]


class TreeTableAllocation(Struct, frozen=True):
    """Whole cells by (node, period) at every node, and the table of each parent's children (None is the root)."""

    amounts: Mapping[Cell, int]
    tables: Mapping[str | None, TableAllocation]


def allocate_tree_table(
    tree: TreeAllocation,
    parents: Parents,
    periods: Mapping[str, int],
    *,
    seasonality: Mapping[Cell, Exact] | None = None,
    lower: Mapping[Cell, int] | None = None,
    upper: Mapping[Cell, int] | None = None,
    holds: Mapping[Cell, int] | None = None,
) -> TreeTableAllocation | Refusal:
    """Spread a split tree over periods with given totals, in quanta; the periods make the total of the tree.

    `seasonality` weighs (node, period); a node without any follows what its children make together or, where none has any, its parent.
    Limits and holds may stand at any node: lowest amounts and holds of all children are summed up to the nodes above, highest ones where
    every child has one. Refuses what `allocate_table` and `limits` refuse, with the node, and `margins-differ`.
    """
    below = children_of(parents)
    if isinstance(below, Refusal):
        return below
    totals = margin(periods)
    if isinstance(totals, Refusal):
        return totals
    strangers = [node for node in parents if node not in tree.amounts]
    if strangers:
        return refuse("unknown-member", strangers)
    every = {(node, period): None for node in parents for period in totals}
    checked = limits(every, lambda cell: cell, lower, upper, holds)
    if isinstance(checked, Refusal):
        return checked
    weights = {} if seasonality is None else _checked(every, seasonality)
    if isinstance(weights, Refusal):
        return weights
    rolled = _roll(below, list(totals), checked)
    if isinstance(rolled, Refusal):
        return rolled
    return _descend(tree, below, totals, _patterns(tree, below, totals, weights), rolled)


def _roll(below: Below, periods: list[str], checked: Limits[Cell]) -> tuple[dict[Cell, int], dict[Cell, int]] | Refusal:
    """The least and most of every cell: its own limits and those its children leave; a hold is both."""
    low, high = checked.low | checked.held, checked.high | checked.held
    for node in reversed(list(below)):
        for period in periods if node is not None and (low or high) else ():
            cells = [(kid, period) for kid in below[node]]
            cell = (str(node), period)
            need = sum(low.get(kid, 0) for kid in cells)
            most = [high[kid] for kid in cells if kid in high]
            if len(most) == len(cells):
                high[cell] = min(sum(most), high.get(cell, sum(most)))
            if need > low.get(cell, 0):
                low[cell] = need
            over = low.get(cell, 0) - high.get(cell, low.get(cell, 0))
            if over > 0:
                bound = [kid for kid, _ in cells if (kid, period) in low or (kid, period) in high]
                return refuse("floor-above-total", bound, (period,), where=cell[0], need=low[cell], total=high[cell], over=over)
    return low, high


def _checked(cells: Mapping[Cell, None], seasonality: Mapping[Cell, Exact]) -> dict[Cell, int] | Refusal:
    """Whole weights of known cells."""
    strangers = [cell for cell in seasonality if cell not in cells]
    if strangers:
        return refuse("unknown-member", strangers[0][:1], strangers[0][1:])
    numbers = scaled(seasonality, lambda cell: cell)
    return numbers if isinstance(numbers, Refusal) else dict(zip(seasonality, numbers[0], strict=True))


def _patterns(tree: TreeAllocation, below: Below, totals: Mapping[str, int], seasonality: Mapping[Cell, int]) -> dict[str, dict[str, int]]:
    """A pattern for every node with seasonality of its own or below it: its own, or its children's by their amounts."""
    own: dict[str, dict[str, int]] = {}
    for (member, period), weight in seasonality.items():
        own.setdefault(member, {})[period] = weight
    found = {member: _even_scale({period: weights.get(period, 0) for period in totals}) for member, weights in own.items()}
    for node in reversed(list(below)):
        if node is None or node in found or not any(kid in found for kid in below[node]):
            continue
        blend = dict.fromkeys(totals, 0)
        for kid in below[node]:
            for period, weight in found.get(kid, _even_scale(totals)).items():
                blend[period] += tree.amounts[kid] * weight
        found[node] = _even_scale(blend)
    return found


def _even_scale(weights: Mapping[str, int]) -> dict[str, int]:
    """Weights as whole numbers that make about 2^40; what is above 0 stays above 0."""
    every = sum(weights.values())
    return {period: max((weight << 40) // every, 1) if weight else 0 for period, weight in weights.items()}


def _descend(
    tree: TreeAllocation,
    below: Below,
    totals: dict[str, int],
    patterns: Mapping[str, dict[str, int]],
    rolled: tuple[dict[Cell, int], dict[Cell, int]],
) -> TreeTableAllocation | Refusal:
    """A table at every node, parents first."""
    low, high = rolled
    amounts: dict[Cell, int] = {}
    tables: dict[str | None, TableAllocation] = {}
    for node, kids in below.items():
        columns = totals if node is None else {period: amounts[node, period] for period in totals}
        seed = None
        if any(kid in patterns for kid in kids):
            seed = {(kid, period): weight for kid in kids for period, weight in patterns.get(kid, columns).items()}
        cells = [(kid, period) for kid in kids for period in totals] if low or high else []
        found = allocate_table(
            {kid: tree.amounts[kid] for kid in kids},
            columns,
            seed=seed,
            lower={cell: low[cell] for cell in cells if cell in low},
            upper={cell: high[cell] for cell in cells if cell in high},
        )
        if isinstance(found, Refusal):
            return found if node is None else found.at(node)
        tables[node] = found
        amounts.update(found.amounts.items())
    return TreeTableAllocation(amounts, tables)
