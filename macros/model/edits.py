"""Ways in a tree of nodes: where they lead, which way leads to a place, and the tree with entries at the ends of many changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Edits
from functools import cached_property
from typing import Any

from msgspec import Struct

from macros.source.node import Mapping, Node, Scalar, Sequence
from macros.source.place import Place

# Keys of mappings and indexes of lists, from the outermost in.
Way = tuple[str | int, ...]
Edit = Callable[[Scalar, Node], tuple[Scalar, Node]]
BESIDE = 4  # how many marks on a line may begin before a place and yet cover it: those that touch, and empty values


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


def leads(node: Node, way: Way) -> bool:
    """True when there is an entry at the end of the way."""
    for step in way:
        if isinstance(node, Mapping) and (found := node.get(str(step))) is not None:
            node = found
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return False
    return True


class Tree(Struct, frozen=True, dict=True):
    """A document whose places are found by line: keys and texts in order, each with the way to its entry."""

    root: Node

    @cached_property
    def _lines(self) -> dict[int, list[tuple[int, int, int, Way]]]:
        """By line: column, number in the document, length and way."""
        found: dict[int, list[tuple[int, int, int, Way]]] = {}
        for number, (place, way) in enumerate(_marks(self.root, ())):
            found.setdefault(place.line, []).append((place.column, number, place.length, way))
        for marks in found.values():
            marks.sort(key=lambda mark: mark[:2])
        return found

    def way_to(self, way: Way, place: Place) -> Way:
        """The way to the innermost entry that a place is at or in, beginning with a way that leads towards it; empty for no entry."""
        marks = self._lines.get(place.line, [])
        end = bisect_right(marks, place.column, key=lambda mark: mark[0])
        near = [mark for mark in marks[max(0, end - BESIDE) : end] if place.column <= mark[0] + mark[2]]
        ways = [mark[3] for mark in sorted(near, key=lambda mark: mark[1])]
        while True:
            inner = next((other for other in ways if len(other) > len(way) and other[: len(way)] == way), None)
            if inner is None:
                return way
            way = inner[: len(way) + 1]


def _marks(node: Node, way: Way) -> Iterator[tuple[Place, Way]]:
    """Keys, texts and empty collections with the ways to their entries, in order."""
    if isinstance(node, Scalar) or not node.items:
        yield node.place, way
    elif isinstance(node, Mapping):
        for key, value in node:
            yield key.place, (*way, key.text)
            yield from _marks(value, (*way, key.text))
    else:
        for index, item in enumerate(node.items):
            yield from _marks(item, (*way, index))


def edited(node: Node, edits: Edits[Way, Edit | None]) -> Node:
    """The tree with the entries at the ends of the ways changed, or left out without an edit; a way that leads nowhere changes nothing.

    Of a key written twice the first entry is kept when it is changed. An item of a list can only be left out. What stands below
    a changed entry goes with it.
    """
    branches: dict[Any, Any] = {}
    for way, edit in edits.items():
        branch = branches
        for step in way[:-1]:
            branch = branch.setdefault(step, {})
            if not isinstance(branch, dict):
                break
        else:
            branch[way[-1]] = (edit,)
    return _grafted(node, branches)


def _grafted(node: Node, branches: dict[Any, Any]) -> Node:
    if isinstance(node, Sequence):
        items = []
        for index, item in enumerate(node.items):
            branch = branches.get(index, {})
            if isinstance(branch, dict):
                items.append(_grafted(item, branch) if branch else item)
        return Sequence(tuple(items), node.place)
    if not isinstance(node, Mapping):
        return node
    pairs: list[tuple[Scalar, Node]] = []
    seen: set[str] = set()
    for key, value in node:
        branch = branches.get(key.text)
        if not branch:
            pairs.append((key, value))
        elif key.text not in seen:
            seen.add(key.text)
            if isinstance(branch, dict):
                pairs.append((key, _grafted(value, branch)))
            elif branch[0] is not None:
                pairs.append(branch[0](key, value))
    return Mapping(tuple(pairs), node.place)
