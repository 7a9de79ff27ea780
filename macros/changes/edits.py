"""What was edited between two states of a plan's files: one edit an entry, and any state in between with only some of the edits done."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import SequenceMatcher

from msgspec import Struct, field

from macros.model.loading import Read
from macros.source import node as nodes
from macros.source.node import Node, Scalar, Sequence
from macros.source.pattern import pattern_of
from macros.source.place import Place

Way = tuple[str, ...]
LONGEST = 60
# keys whose text is read by people alone: no number depends on it
_WORDS = """
name note from as_of why owner title company summary status version goal done what duty lead resource rule who strength weakness
answer text idea role action policy form audience
"""
WORDS = frozenset(_WORDS.split())
# words in one place, a number in another: the start of a band, the goal of an indicator
EITHER = frozenset(("from", "goal"))
NUMBER = pattern_of(r"[=＝≥≤约≈¥+\-−\s]*[\d０-９]|[=＝]|待定|unknown")


class Written(Struct, frozen=True):
    """One side of an edit: where it stands, and what stands there in brief."""

    place: Place
    text: str


class Edit(Struct, frozen=True):
    """One entry of a file that is not as it was: changed, added (no `before`) or removed (no `after`).

    `way` are the keys that lead to it; an item of a list is counted from 0 as `#0`, and the order of a mapping's keys is `#order`.
    """

    file: str
    way: Way
    before: Written | None
    after: Written | None

    @property
    def written_in(self) -> str:
        """The file that it was written in: a row of a register may stand in a CSV file beside."""
        side = self.after or self.before
        return self.file if side is None else side.place.path

    @property
    def stem(self) -> str:
        """The file's subject: `targets` for data/p/targets.yml."""
        return self.file.rpartition("/")[2].removesuffix(".yml")

    @property
    def words_only(self) -> bool:
        """True for an edit of text that no number depends on: by the name of its key, or because it stands in the schedule.

        The columns of a register are called as its team likes: only a name is sure to be one.
        """
        texts = [side.text for side in (self.before, self.after) if side is not None]
        if not self.way or any(text.startswith(("{", "[")) for text in texts):
            return False
        key = self.way[-1]
        if self.stem == "registers":
            return key == "name"
        said = key in WORDS and not (key in EITHER and any(NUMBER.match(text) for text in texts))
        return said or self.stem == "schedule"


class Kept(Struct, frozen=True):
    """An entry that is the same on both sides."""

    node: Node


class Swapped(Struct, frozen=True):
    """An entry that is as a whole one edit."""

    edit: Edit
    before: Node | None
    after: Node | None


class Within(Struct, frozen=True):
    """A mapping (`keys` in the order before and after) or a list (no `keys`) with edits inside."""

    place: Place
    parts: Mapping[str, Part]
    keys: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    order: Edit | None = None


Part = Kept | Swapped | Within


class Edits(Struct, frozen=True):
    """All edits between two states of a plan's files, in an order that does not depend on which state is the earlier one."""

    before: Mapping[str, Read]
    after: Mapping[str, Read]
    parts: Mapping[str, Part] = field(default_factory=dict)
    all: tuple[Edit, ...] = ()

    def state(self, done: Collection[Edit]) -> dict[str, Read]:
        """The files with only these edits done."""
        found: dict[str, Read] = {}
        for path, part in self.parts.items():
            node = _built(part, done)
            side = self.after if isinstance(part, Swapped) and part.edit in done else self.before
            if isinstance(node, nodes.Mapping):
                found[path] = (node, [])
            elif path in side:
                found[path] = side[path]
        return found


def find_edits(before: Mapping[str, Read], after: Mapping[str, Read]) -> Edits:
    """The edits from one state of a plan's files to another; a file that cannot be read on a side is one edit as a whole."""
    parts = {path: _part(path, (), _root(before, path), _root(after, path)) for path in sorted({*before, *after})}
    found = sorted((edit for part in parts.values() for edit in _edits(part)), key=lambda edit: (edit.file, edit.way))
    return Edits(before, after, parts, tuple(found))


def _root(side: Mapping[str, Read], path: str) -> Node | None:
    if path not in side:
        return None
    node = side[path][0]
    return node if node is not None else Scalar("…", Place(path))


def _part(file: str, way: Way, before: Node | None, after: Node | None) -> Part:
    if before is not None and after is not None:
        if isinstance(before, nodes.Mapping) and isinstance(after, nodes.Mapping):
            return _mapping(file, way, before, after)
        if isinstance(before, Sequence) and isinstance(after, Sequence):
            return _sequence(file, way, before, after)
        if _text(before) == _text(after) and (way or before == after):
            return Kept(after)
    return Swapped(Edit(file, way, _written(before), _written(after)), before, after)


def _mapping(file: str, way: Way, before: nodes.Mapping, after: nodes.Mapping) -> Part:
    first, second = ({key.text: value for key, value in side} for side in (before, after))
    parts = {name: _part(file, (*way, name), first.get(name), second.get(name)) for name in sorted({*first, *second})}
    common = [[name for name in side if name in other] for side, other in ((first, second), (second, first))]
    order = None
    if common[0] != common[1]:
        texts = (Written(side.place, " ".join(names)) for side, names in zip((before, after), common, strict=True))
        order = Edit(file, (*way, "#order"), *texts)
    elif all(isinstance(part, Kept) for part in parts.values()):
        return Kept(after)
    return Within(after.place, parts, (tuple(first), tuple(second)), order)


def _sequence(file: str, way: Way, before: Sequence, after: Sequence) -> Part:
    pairs = list(aligned([_text(item) for item in before], [_text(item) for item in after]))
    items = [(None if one is None else before.items[one], None if two is None else after.items[two]) for one, two in pairs]
    parts = {f"#{index}": _part(file, (*way, f"#{index}"), *pair) for index, pair in enumerate(items)}
    return Kept(after) if all(isinstance(part, Kept) for part in parts.values()) else Within(after.place, parts)


def aligned(before: list[str], after: list[str]) -> Iterator[tuple[int | None, int | None]]:
    """The items of two lists side by side, by index: equal ones together, replaced ones in pairs, the rest alone. Swapping the lists
    swaps the pairs and nothing else."""
    if after < before:
        yield from ((two, one) for one, two in aligned(after, before))
        return
    for _, one, one_end, two, two_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for step in range(max(one_end - one, two_end - two)):
            yield one + step if one + step < one_end else None, two + step if two + step < two_end else None


def _edits(part: Part) -> Iterator[Edit]:
    if isinstance(part, Swapped):
        yield part.edit
    elif isinstance(part, Within):
        if part.order is not None:
            yield part.order
        for inner in part.parts.values():
            yield from _edits(inner)


def _built(part: Part | None, done: Collection[Edit]) -> Node | None:
    match part:
        case Kept():
            return part.node
        case Swapped():
            return part.after if part.edit in done else part.before
        case Within(keys=None):
            items = (_built(inner, done) for inner in part.parts.values())
            return Sequence(tuple(item for item in items if item is not None), part.place)
        case Within(keys=(before, after)):
            first, second = (after, before) if part.order in done else (before, after)
            values = ((name, _built(part.parts[name], done)) for name in _merged(first, second))
            return nodes.Mapping(tuple((Scalar(name, node.place), node) for name, node in values if node is not None), part.place)
    return None


def _merged(first: tuple[str, ...], second: tuple[str, ...]) -> Iterator[str]:
    """All keys in the order of `first`; those only in one of the two stand behind the common key that they follow, in runs sorted
    so that it plays no part which of the two is the earlier one."""
    common = {*first} & {*second}
    behind: dict[str, list[tuple[str, ...]]] = {}
    for keys in (first, second):
        last = ""
        run: list[str] = []
        for name in (*keys, ""):
            if name in common or not name:
                behind.setdefault(last, []).append(tuple(run))
                last, run = name, []
            else:
                run.append(name)
    for name in ("", *(name for name in first if name in common)):
        if name:
            yield name
        for run_of in sorted(behind[name]):
            yield from run_of


def _written(node: Node | None) -> Written | None:
    if node is None:
        return None
    text = _text(node)
    return Written(node.place, text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")


def _text(node: Node) -> str:
    """A node on one line, as it would be written in flow style; quotes only where they tell a text from what is plain."""
    match node:
        case Scalar():
            return node.text if node.plain else f"'{node.text}'"
        case Sequence():
            return "[" + ", ".join(_text(item) for item in node) + "]"
    return "{" + ", ".join(f"{key.text}: {_text(value)}" for key, value in node) + "}"
