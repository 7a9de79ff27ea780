"""A plan's twin in another language: the same files with other words, so that no number is typed twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Files
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from macros.catalogue import say
from macros.model.definition import Definition
from macros.model.edits import Edit, Way, at, edited
from macros.model.formula import is_formula
from macros.model.page import find_pages
from macros.model.plan import Plan
from macros.model.project import DATA
from macros.model.subjects.head import Head
from macros.model.value import Text
from macros.source.finding import Finding
from macros.source.node import Mapping, Node, Scalar
from macros.source.notation import read_number

Read = tuple[Mapping | None, list[Finding]]
Load = Callable[[Path, str, Files[str, Read]], tuple[Plan | None, list[Finding]]]
OWN = ("title", "company", "language", "owner", "summary", "show", "axes", "status", "version")
SAME = ("kind", "period")
HAN = re.compile("[\u4e00-\u9fff]")


def twin_plan(root: Path, folder: str, node: Mapping, head: Head, read: Files[str, Read], load: Load) -> tuple[Plan | None, list[Finding]]:
    """The plan that `head` is the twin of, with the twin's title, language and words; `node` is the twin's plan.yml, `read` the files of
    the other plan. What is wrong with that plan is told there; here, what is no word of it, and a kind or a period that differs.
    """
    assert head.twin is not None
    of, words = f"{DATA}/{head.twin}", head.words or {}
    files = dict(read)
    original = files.get(f"{of}/plan.yml", (None, []))[0]
    if original is None:
        return None, [Finding(head.twin.place, "unknown-plan", say("unknown-plan", plan=str(head.twin), known="—"))]
    findings = [
        Finding(key.place, "twin-differs", say("twin-other", key=key.text, plan=str(head.twin)))
        for key, value in node
        if key.text in SAME and _written(value) != _written(original.get(key.text))
    ]
    own = {key.text: (key, value) for key, value in node if key.text in OWN}
    kept = [(key, value) for key, value in original if key.text not in own and key.text != "parent"]
    files[f"{of}/plan.yml"] = (Mapping((*kept, *own.values()), original.place), [])
    findings += _worded(files, of, words)
    plan, _ = load(root, of, files)
    if plan is None:
        return None, [Finding(head.twin.place, "unknown-plan", say("unknown-plan", plan=str(head.twin), known="—"))]
    key = folder.rpartition("/")[2]
    whole = plan.head.model_copy(update={"twin": head.twin, "words": head.words, "kind": head.kind, "place": head.place})
    definitions = {path: _named(one) for path, one in plan.definitions.items()} if plan.language == "en" else plan.definitions
    made = replace(plan, key=key, folder=folder, head=whole, definitions=MappingProxyType(definitions), pages=find_pages(root, key))
    return made, findings


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
        elif is_formula(found) or not isinstance(read_number(found), Finding):
            yield Finding(word.place, "twin-differs", say("twin-number", path=path, text=found.text))
        else:
            edits.setdefault(f"{of}/{file}.yml", {})[way] = _instead(word)
    for file, some in edits.items():
        node, faults = files[file]
        changed = edited(node, some) if node is not None else None
        files[file] = (changed if isinstance(changed, Mapping) else node, faults)


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


def _named(definition: Definition) -> Definition:
    """The definition with what the engine adds to its name (base, growth, a field's label, a count) in English: the words of its path."""
    if definition.path.startswith("period.") or definition.path.endswith(".listed"):
        return replace(definition, name=definition.path.replace(".", " ").replace("_", " "))
    parts = definition.name.split("·")
    tail = re.sub(r"\[.*", "", definition.path).rpartition(".")[2].replace("_", " ")
    named = [parts[0], *(tail if HAN.search(part) else part for part in parts[1:])]
    return replace(definition, name="·".join(named))
