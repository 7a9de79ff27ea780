"""Which tables a plan's figures make: the parts of a figure along its axes, and the lines of a total with their items."""

from __future__ import annotations

from collections.abc import Sequence

from macros.compute.cells import paths_across
from macros.compute.compute import Computed
from macros.compute.figure import Figure
from macros.model.axis import Axis, Member
from macros.model.subjects.scorecard import Card
from macros.model.value import Formula, refs

TIME = ("half", "quarter", "month", "week", "day")


def divided(computed: Computed) -> dict[str, list[tuple[str, ...]]]:
    """Per divided figure (its path without `.total`) the axes it has parts along, time last: `{"revenue": [("product",), …]}`."""
    found: dict[str, dict[tuple[str, ...], None]] = {}
    order: dict[tuple[str, ...], tuple[str, ...]] = {}
    for path in computed.figures:
        stem, bracket, cell = path.partition("[")
        keys = tuple([pair.partition("=")[0] for pair in cell.rstrip("]").split(",")]) if bracket else ()
        axes = order.get(keys) or order.setdefault(keys, tuple(sorted(keys, key=lambda key: _rank(computed, key))))
        if axes and axes not in found.get(stem, {}):
            figure = computed.figures[path]
            if figure.share is not None or figure.definition is not None:
                found.setdefault(stem, {})[axes] = None
    return {stem: list(axes) for stem, axes in found.items()}


def _rank(computed: Computed, key: str) -> tuple[bool, int]:
    return key in TIME, list(computed.plan.axes).index(key)


def table_key(path: str, axes: Sequence[str] = ()) -> str:
    """The name of a table in downloads, whatever the order of its axes: `revenue-by-month-product`."""
    stem = path.removesuffix(".total")
    return f"{stem}-by-{'-'.join(sorted(axes))}" if axes else stem


def parts_along(computed: Computed, whole: str, axis: Axis) -> list[tuple[Member, Figure]]:
    """The parts of a figure along an axis down its tree, in file order, those that are there."""
    paths = paths_across(whole, (), axis.key, [member.key for member in axis.members])
    found = [(member, computed.figures.get(path)) for member, path in zip(axis.members, paths, strict=True)]
    return [(member, figure) for member, figure in found if figure is not None]


def scored_members(computed: Computed, card: Card) -> dict[str, str]:
    """Everybody a card assesses by key, with the name of the member where the card has none of its own."""
    axis = computed.plan.axes.get(str(card.axis)) if card.axis is not None else None
    named = {} if axis is None else {key: member.name for key, member in axis.by_key.items()}
    return {key: named.get(key, name) if name == key else name for key, name in card.assessed().items()}


def groups(computed: Computed) -> list[str]:
    """The groups of lines that have a total: `budget`, `team.cost`."""
    definitions = computed.plan.definitions
    return [path.removesuffix(".total") for path, one in definitions.items() if one.parts and path.endswith(".total")]


def lines(computed: Computed, group: str) -> list[tuple[Figure, int]]:
    """The lines of a group and their items, in file order, with their depth."""
    found: list[tuple[Figure, int]] = []
    waiting = [(path, 0) for path in _named(computed.figures[f"{group}.total"])]
    while waiting:
        path, depth = waiting.pop(0)
        figure = computed.figures.get(path)
        if figure is None:
            continue
        found.append((figure, depth))
        if figure.definition is not None and figure.definition.parts:
            waiting = [(part, depth + 1) for part in _named(figure)] + waiting
    return found


def _named(figure: Figure) -> list[str]:
    return [ref.path for ref in refs(figure.how.tree)] if isinstance(figure.how, Formula) else []
