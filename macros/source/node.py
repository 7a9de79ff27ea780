"""A YAML document as frozen nodes that know where they stand. Scalars stay text: what they mean is decided by the reader of the field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from macros.source.place import Place


class Scalar(Struct, frozen=True):
    """Text as written, without its quotes. `plain` is True when it stood without quotes; `offset` is how far the text begins
    behind `place` (1 for a quoted scalar), so that a fault inside the text can be pointed at. `comment` is what stood behind `#`
    where a value was expected but none was found (`total: #500`), else empty."""

    text: str
    place: Place
    plain: bool = True
    offset: int = 0
    comment: str = ""

    def at(self, index: int, length: int = 1) -> Place:
        """The place of the character `index` of the text (exact for text on one line)."""
        return self.place.shifted(self.offset + index, length)


class Sequence(Struct, frozen=True):
    items: tuple[Node, ...]
    place: Place

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)


class Mapping(Struct, frozen=True, dict=True):
    items: tuple[tuple[Scalar, Node], ...]
    place: Place

    @cached_property
    def _first(self) -> dict[str, tuple[Scalar, Node]]:
        """The first entry of each key; made when first asked for, since large mappings are asked for every key."""
        return {pair[0].text: pair for pair in reversed(self.items)}

    def __iter__(self) -> Iterator[tuple[Scalar, Node]]:
        return iter(self.items)

    def get(self, key: str) -> Node | None:
        """The value under a key, or None."""
        found = self._first.get(key)
        return None if found is None else found[1]

    def key(self, key: str) -> Scalar | None:
        """The key as written, with its place, or None."""
        found = self._first.get(key)
        return None if found is None else found[0]


Node = Scalar | Sequence | Mapping
