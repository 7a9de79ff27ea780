"""A plan's twin in another language: the same files with other words, so that no number is typed twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as Files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from macros.catalogue import say
from macros.model.base import Record
from macros.model.edits import Edit, Way, at, edited
from macros.model.fields import Day
from macros.model.formula import is_formula
from macros.model.page import find_pages
from macros.model.plan import Plan
from macros.model.project import DATA
from macros.model.repeating import Interval, Repeats
from macros.model.subjects.head import Head
from macros.model.value import Text
from macros.model.when import Relative, Stretch, Undated
from macros.source.dates import read_date
from macros.source.finding import Finding
from macros.source.node import Mapping, Node, Scalar
from macros.source.notation import read_number
from macros.source.place import Place

Read = tuple[Mapping | None, list[Finding]]
Load = Callable[[Path, str, Files[str, Read]], tuple[Plan | None, list[Finding]]]
OWN = ("title", "company", "language", "owner", "summary", "show", "axes", "status", "version")
SAME = ("kind", "period")
OWN_FILES = ("plan", "approvals")
Setting = Day | Relative | Undated | Stretch | Repeats | Interval


def twin_plan(root: Path, folder: str, node: Mapping, head: Head, read: Files[str, Read], load: Load) -> tuple[Plan | None, list[Finding]]:
    """The plan that `head` is the twin of, with the twin's title, language and words; `node` is the twin's plan.yml, `read` the files of
    the other plan. What is wrong with that plan is told there; here, what is no word of it, a kind or a period that differs, and files of
    the twin's own, whose numbers nobody would read.
    """
    assert head.twin is not None
    of, words = f"{DATA}/{head.twin}", head.words or {}
    files = dict(read)
    original = files.get(f"{of}/plan.yml", (None, []))[0]
    if original is not None and original.get("twin") is not None:
        return None, [Finding(head.twin.place, "twin-differs", say("twin-of-twin", plan=str(head.twin)))]
    if original is None:
        return None, [Finding(head.twin.place, "unknown-plan", say("unknown-plan", plan=str(head.twin), known="—"))]
    findings = [
        Finding(key.place, "twin-differs", say("twin-other", key=key.text, plan=str(head.twin)))
        for key, value in node
        if key.text in SAME and _written(value) != _written(original.get(key.text))
    ]
    findings += [
        Finding(Place(f"{folder}/{path.name}"), "twin-differs", say("twin-file", file=path.name, plan=str(head.twin)))
        for path in sorted((root / folder).glob("*.yml"))
        if path.stem not in OWN_FILES
    ]
    own = {key.text: (key, value) for key, value in node if key.text in OWN}
    kept = [(key, value) for key, value in original if key.text not in own and key.text != "parent"]
    files[f"{of}/plan.yml"] = (Mapping((*kept, *own.values()), original.place), [])
    findings += _worded(files, of, words)
    plan, _ = load(root, of, files)
    if plan is None:
        return None, [Finding(head.twin.place, "unknown-plan", say("unknown-plan", plan=str(head.twin), known="—"))]
    settings = {one.place for one in _settings(plan.subjects)}
    findings += [
        Finding(word.place, "twin-differs", say("twin-setting", path=path)) for path, word in words.items() if word.place in settings
    ]
    key = folder.rpartition("/")[2]
    whole = plan.head.model_copy(update={"twin": head.twin, "words": head.words, "kind": head.kind, "place": head.place})
    return replace(plan, key=key, folder=folder, head=whole, pages=find_pages(root, key)), findings


def _worded(files: dict[str, Read], of: str, words: Files[str, Text]) -> Iterator[Finding]:
    """Puts the words into the files; a path that leads to no text of the other plan is a finding."""
    edits: dict[str, dict[Way, Edit | None]] = {}
    for path, word in words.items():
        file, *rest = path.split(".")
        node = files.get(f"{of}/{file}.yml", (None, []))[0]
        way = _way(node, rest) if node is not None else ()
        found = at(node, way)[1] if node is not None and way else None
        if not isinstance(found, Scalar):
            yield Finding(word.place, "twin-differs", say("twin-nothing", path=path))
        elif is_formula(found) or not all(isinstance(read(found), Finding) for read in (read_number, read_date)):
            yield Finding(word.place, "twin-differs", say("twin-number", path=path, text=found.text))
        else:
            edits.setdefault(f"{of}/{file}.yml", {})[way] = _instead(word)
    for file, some in edits.items():
        node, faults = files[file]
        changed = edited(node, some) if node is not None else None
        files[file] = (changed if isinstance(changed, Mapping) else node, faults)


def _settings(thing: Any) -> Iterator[Setting]:
    """What stands in records as text and is a date, a deadline, a recurrence or a stretch of time."""
    match thing:
        case Day() | Relative() | Undated() | Stretch() | Repeats() | Interval():
            yield thing
        case Record():
            yield from (one for name in type(thing).model_fields for one in _settings(getattr(thing, name)))
        case dict() | MappingProxyType():
            yield from (one for value in thing.values() for one in _settings(value))
        case tuple():
            yield from (one for value in thing for one in _settings(value))


def _way(node: Node, rest: list[str]) -> Way:
    """The way that a dotted path means, where keys may have dots themselves; empty when it leads nowhere."""
    way: list[str] = []
    while rest:
        keys = (".".join(rest[:length]) for length in range(len(rest), 0, -1))
        key = next((key for key in keys if isinstance(node, Mapping) and node.get(key) is not None), None)
        if key is None:
            return ()
        way.append(key)
        node, rest = at(node, (key,))[1], rest[key.count(".") + 1 :]
    return tuple(way)


def _instead(word: Text) -> Edit:
    return lambda key, _: (key, Scalar(str(word), word.place))


def _written(node: Node | None) -> str:
    """A value as it is written, without its places."""
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{key.text}: {_written(value)}" for key, value in node) + "}"
    return node.text if isinstance(node, Scalar) else ""
