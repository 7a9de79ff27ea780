"""Ways in a tree of nodes: where they lead, which way leads to a place, and the tree with the entry at the end of one changed."""

from __future__ import annotations

from collections.abc import Callable

from macros.source.node import Mapping, Node, Scalar, Sequence
from macros.source.place import Place

# Keys of mappings and indexes of lists, from the outermost in.
Way = tuple[str | int, ...]
Edit = Callable[[Scalar, Node], tuple[Scalar, Node]]


def at(node: Node, way: Way) -> tuple[Scalar | None, Node]:
    """The last key on the way, if there is one, and the node at its end (as far as it leads anywhere)."""
    key: Scalar | None = None
    for step in way:
        if isinstance(node, Mapping) and (found := node.get(str(step))) is not None:
            key, node = node.key(str(step)), found
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return key, node


def way_to(node: Node, way: Way, place: Place) -> Way:
    """The way to the innermost entry that a place is at or in, beginning with a way that leads towards it; empty for no entry."""
    _, node = at(node, way)
    while not isinstance(node, Scalar):
        inner = next(((step, value) for step, key, value in _entries(node) if _covers(key, value, place)), None)
        if inner is None:
            break
        way, node = (*way, inner[0]), inner[1]
    return way


def _entries(node: Mapping | Sequence) -> list[tuple[str | int, Scalar | None, Node]]:
    if isinstance(node, Mapping):
        return [(key.text, key, value) for key, value in node]
    return [(index, None, item) for index, item in enumerate(node.items)]


def _covers(key: Scalar | None, node: Node, place: Place) -> bool:
    if key is not None and _on(key.place, place):
        return True
    if isinstance(node, Scalar) or not node.items:
        return _on(node.place, place)
    return any(_covers(inner, value, place) for _, inner, value in _entries(node))


def _on(whole: Place, place: Place) -> bool:
    return whole.line == place.line and whole.column <= place.column <= whole.column + whole.length


def edited(node: Node, way: Way, edit: Edit | None) -> Node | None:
    """The tree with the entry at the end of the way changed, or left out without an edit; None when the way leads nowhere.

    Of a key written twice one entry is kept. An item of a list can only be left out.
    """
    step, rest = way[0], way[1:]
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        inner = edited(node.items[step], rest, edit) if rest else None
        if rest and inner is None:
            return None
        kept = (inner,) if inner is not None else ()
        return Sequence((*node.items[:step], *kept, *node.items[step + 1 :]), node.place)
    key = node.key(str(step)) if isinstance(node, Mapping) else None
    if key is None or not isinstance(node, Mapping):
        return None
    index = next(index for index, (name, _) in enumerate(node) if name is key)
    value: Node | None = node.items[index][1]
    if rest and value is not None:
        value = edited(value, rest, edit)
        if value is None:
            return None
        pair: tuple[tuple[Scalar, Node], ...] = ((key, value),)
    else:
        pair = (edit(key, node.items[index][1]),) if edit is not None else ()
    others = [(name, below) for name, below in node.items[index + 1 :] if name.text != key.text]
    return Mapping((*node.items[:index], *pair, *others), node.place)
