"""What is sound in a faulty file: its tree without what could not be read, so that the rest is computed and checked all the same.

A faulty number becomes an unknown one, and so does a number whose unit or parts are faulty: nothing that follows from a fault is
ever said to be inconsistent. What is no number is left out.
"""

from __future__ import annotations

import difflib
from functools import lru_cache
from typing import Any, Generic, TypeVar

from msgspec import Struct, field

from macros.model.axis import MemberRecord
from macros.model.base import Record
from macros.model.edits import Edit, Tree, Way, at, edited, leads
from macros.model.fields import VALUES
from macros.model.figure import Assertion, Base, Fact, Measure
from macros.model.reading import Fault, below, is_record, kind_at, read_with_ways, without_entries
from macros.source.finding import Finding
from macros.source.node import Mapping, Node, Scalar
from macros.source.place import Place

R = TypeVar("R", bound=Record)
ROUNDS = 50
UNKNOWN = "unknown"
FIGURES = (Fact, Measure, Base)
# Keys without which a number would be another one, and keys that shape all parts of a target.
TELLING = ("unit", "adds_up", "owned")
SHAPING = ("quantum", "hold", "bound")
# Keys that are no part of a figure's path, and keys that figures beside them depend on.
SWALLOWED = ("items", "lines", "figures", "by", "range", "rows")
BEHIND = ("limit", "actual", "split", "cross", *SHAPING)


class Mended(Struct, Generic[R]):
    """A record read in spite of faults, and every fault once.

    `lost` are the beginnings of the paths of figures that may be missing or unknown for it, `gone` those that were left out, `touched`
    the places of the keys above what was changed.
    """

    record: R | None
    findings: list[Finding]
    lost: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    touched: set[Place] = field(default_factory=set)


def read_mended(cls: type[R], node: Mapping, earlier: list[Finding], stem: str, hidden: int) -> Mended[R]:
    """The record of a mapping that was read with findings `earlier`.

    `stem` begins the paths of its figures ("" for none); so many keys on the way to them are `hidden`, not being the team's.
    """
    record, faults = read_with_ways(cls, node)
    said = {(one.place.line, one.place.column) for one in earlier}
    faults = [fault for fault in faults if (fault.finding.place.line, fault.finding.place.column) not in said]
    mended = Mended(record, [*(fault.finding for fault in faults), *without_entries(cls, node)])
    work = _Mending(cls, node, mended, stem, hidden, {(one.place, one.rule) for one in mended.findings})
    waiting = faults + [Fault(finding, ()) for finding in earlier]
    for _ in range(ROUNDS):
        if not waiting and mended.record is not None and not work.loosen():
            return mended
        changed = [work.mend(fault) for fault in waiting]
        if not all(changed):
            break
        mended.record, waiting = read_with_ways(cls, work.grown())
        mended.findings.extend(one.finding for one in waiting if work.is_news(one))
    mended.record = None
    mended.lost.add(stem)
    return mended


class _Mending(Struct, Generic[R]):
    """The tree at work.

    `done` are the ways at whose end it was changed, `now` the changes of this round, made together at its end: a fault that stays is
    mended one step higher. `said` is what has been reported, by place and rule; `replaced` the places that were written over, by line.
    `shortened` are those from whose end something was taken: what they lack now was there. `loose` are targets that lost what shapes
    their parts.
    """

    cls: type[R]
    tree: Mapping
    mended: Mended[R]
    stem: str
    hidden: int
    said: set[tuple[Place, str]]
    done: set[Way] = field(default_factory=set)
    now: dict[Way, Edit | None] = field(default_factory=dict)
    loose: set[Way] = field(default_factory=set)
    shortened: set[Way] = field(default_factory=set)
    replaced: dict[int, list[Place]] = field(default_factory=dict)
    index: Tree | None = None

    def is_news(self, fault: Fault) -> bool:
        """False for what is only there because of a change made here, and for what has been said."""
        place, rule = fault.finding.place, fault.finding.rule
        if (place, rule) in self.said or (rule == "missing-key" and fault.way in self.shortened):
            return False
        self.said.add((place, rule))
        over = self.replaced.get(place.line, ())
        return not any(old.column <= place.column <= old.column + max(old.length, len(UNKNOWN)) for old in over)

    def mend(self, fault: Fault) -> bool:
        """Changes the tree where the fault is, or above; False when nothing is left to change. What is in no entry needs nothing."""
        self.index = self.index or Tree(self.tree)
        way = self.index.way_to(fault.way, fault.finding.place) if fault.finding.rule != "missing-key" else fault.way
        if not way:
            return fault.finding.rule != "missing-key"
        end, edit = self._remedy(way)
        while end in self.done and end not in self.now:
            if len(end) < 2:
                return False
            end, edit = self._remedy(end[:-1])
        if any(end[:length] in self.now for length in range(1, len(end) + 1)):
            return True
        if kind_at(self.cls, end[:-1]) is Measure and {str(end[-1]), _nearest(Measure, end[-1])} & {*SHAPING}:
            self.loose.add(end[:-1])
        return self._put(end, edit)

    def grown(self) -> Mapping:
        """The tree with the changes of this round."""
        tree = edited(self.tree, self.now)
        assert isinstance(tree, Mapping)
        self.tree, self.index = tree, None
        self.now.clear()
        return tree

    def loosen(self) -> bool:
        """Makes the parts of targets unknown that lost what shapes them, once everything else has been read; True when there were any."""
        for measure in sorted(self.loose, key=str):
            split = at(self.tree, (*measure, "split"))[1]
            for key, _ in split if isinstance(split, Mapping) else ():
                self._put((*measure, "split", key.text), _unknown)
        found = bool(self.loose)
        self.loose.clear()
        return found

    def _remedy(self, way: Way) -> tuple[Way, Edit | None]:
        """What to change for a fault at the end of a way, and how (None: leave it out)."""
        known = next(length for length in range(len(way), -1, -1) if kind_at(self.cls, way[:length]) is not None)
        kind, inside = kind_at(self.cls, way[:known]), way[known:]
        if inside and is_record(kind):
            return self._stranger(way[: known + 1], kind)
        if inside and way[known - 1] == "split":
            number = len(inside) > 1 and isinstance(way[-1], str) and isinstance(at(self.tree, way)[1], Scalar)
            return (way if number and way not in self.done else way[: known + 1]), _unknown
        return self._known(way[:known], kind)

    def _known(self, way: Way, kind: Any) -> tuple[Way, Edit | None]:
        owner = kind_at(self.cls, way[:-1])
        if kind in VALUES or _is(kind, FIGURES):
            return way, _unknown
        if _is(kind, (MemberRecord,)):
            return way, _named
        shaping = next((n for n, step in enumerate(way) if step in SHAPING and kind_at(self.cls, way[:n]) is Measure), None)
        if shaping is not None:
            return way[: shaping + 1], None
        if (way[-1] in TELLING and _is(owner, FIGURES)) or (isinstance(way[-1], int) and kind is not Assertion):
            return self._remedy(way[:-1])
        return way, None

    def _stranger(self, way: Way, owner: type[Record]) -> tuple[Way, Edit | None]:
        """A key nobody knows is left out; one that looks like a key that bears on the number makes that number unknown."""
        near = _nearest(owner, way[-1])
        holder = at(self.tree, way[:-1])[1]
        if near and below(owner, near) in VALUES and isinstance(holder, Mapping) and holder.get(near) is None:
            return way, lambda key, node: _unknown(Scalar(near, key.place), node)
        if _is(owner, FIGURES) and near in (*TELLING, "split", "items", "by"):
            return self._remedy(way[:-1])
        return way, None

    def _put(self, way: Way, edit: Edit | None) -> bool:
        self.done.add(way)
        self.now[way] = edit
        if not leads(self.tree, way):
            return True
        old = at(self.tree, way)[1].place
        self.replaced.setdefault(old.line, []).append(old)
        keys = [at(self.tree, way[:length])[0] for length in range(1, len(way) + 1)]
        self.shortened.add(way[:-1])
        self.mended.touched.update(key.place for key in keys if key is not None)
        words = [str(step) for step in way[self.hidden :] if step not in SWALLOWED]
        words = words[: next((index for index, word in enumerate(words) if word in BEHIND), len(words))]
        path = ".".join([self.stem, *words] if self.stem else words)
        self.mended.lost.add(path)
        if edit is None:
            self.mended.gone.add(path)
        return True


@lru_cache(maxsize=4096)
def _nearest(cls: type[Record], word: str | int) -> str:
    """The field of a record that a word looks like, or nothing."""
    if isinstance(word, int):
        return ""
    words = [field.alias or name for name, field in cls.model_fields.items() if name != "place"]
    return next(iter(difflib.get_close_matches(str(word), words, 1)), "")


def _unknown(key: Scalar, node: Node) -> tuple[Scalar, Node]:
    return key, Scalar(UNKNOWN, node.place)


def _named(key: Scalar, _: Node) -> tuple[Scalar, Node]:
    return key, Scalar(key.text, key.place)


def _is(kind: Any, classes: tuple[type[Record], ...]) -> bool:
    return is_record(kind) and issubclass(kind, classes)
