"""What is asked of the project around its plans: files under data/ that nobody reads, levels set for nothing, navigation into nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from macros.catalogue import say
from macros.model.kind import OWN, Kind, find_kind
from macros.model.page import CONTENT, is_there
from macros.model.project import DATA, DEVICES
from macros.model.settings import Settings
from macros.model.subjects import RECORDS
from macros.rules import long_navigation
from macros.source.characters import shown as visible
from macros.source.finding import Finding, Level
from macros.source.nearest import Names
from macros.source.node import Mapping, Node, Scalar, Sequence
from macros.source.pattern import pattern_of
from macros.source.place import Place
from macros.source.reader import read_file
from macros.source.waiver import FIXED

SITE = "mkdocs.yml"
KNOWN = ("calendar.yml", "README.md")
ELSEWHERE = pattern_of(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
FOLDER = pattern_of(r"[^\W\d_][\w-]{0,62}")
# what the site or a file system has for itself
RESERVED = frozenset(("assets", "search", *DEVICES))
OURS = ("yaml-tag", "anchor", "several-lines")  # what the site generator's file may hold and plan files may not


def check_portal(root: Path, settings: Settings | None, plans: Collection[str]) -> Iterator[Finding]:
    """Everything but the plans and the pages."""
    yield from _data(root)
    yield from _levels(settings, plans)
    yield from _navigation(root, plans)


def _data(root: Path) -> Iterator[Finding]:
    for path in sorted((root / DATA).glob("*")):
        shown = f"{DATA}/{path.name}"
        if path.name.startswith(".") or path.name in KNOWN:
            continue
        if path.is_dir() and path.name != "kinds":
            yield from _folder(path.name, shown)
        elif not path.is_dir():
            yield Finding(Place(shown), "unknown-file", say("unknown-data-file", file=visible(shown)))
    yield from _one_case(root)
    for path in sorted((root / DATA / "kinds").glob("*")):
        if path.suffix == ".yml":
            kind, findings = find_kind(root, path.stem, Place(f"{OWN}/{path.name}"))
            yield from findings
            node = read_file(root, f"{OWN}/{path.name}")[0]
            if kind is not None and node is not None:
                yield from _of_no_figure(kind, node)
        elif not path.name.startswith(".") and path.name != "README.md":
            shown = f"{DATA}/kinds/{path.name}"
            yield Finding(Place(shown), "unknown-file", say("unknown-data-file", file=visible(shown)))


def _of_no_figure(kind: Kind, node: Mapping) -> Iterator[Finding]:
    """A total or a division that a kind asks for of what is none of its figures, and no file of a plan either: nobody would miss it."""
    known = Names(tuple(dict.fromkeys(name for wanted, _ in kind.levels() for name in wanted.figures or ())))
    for level in (node, node.get("recommended")):
        stated, splits = (level.get("stated"), level.get("splits")) if isinstance(level, Mapping) else (None, None)
        divided = [key for key, _ in splits] if isinstance(splits, Mapping) else []
        for one in [*(stated if isinstance(stated, Sequence) else (stated,)), *divided]:
            if isinstance(one, Scalar) and one.text not in known.known and one.text.partition(".")[0] not in RECORDS:
                near = known.near(one.text)
                told = say("unknown-reference-near", text=one.text, near=near[0]) if near else say("kind-of-no-figure", text=one.text)
                yield Finding(one.place, "unknown-reference", told, Level.warning)


def _folder(name: str, shown: str) -> Iterator[Finding]:
    """What keeps a plan's folder from being an address on every machine, and a word in a formula."""
    if not FOLDER.fullmatch(name):
        yield Finding(Place(shown), "bad-key", say("plan-name", file=visible(shown)))
    elif name.lower() in RESERVED:
        yield Finding(Place(shown), "bad-key", say("plan-name-taken", file=shown))


def _one_case(root: Path) -> Iterator[Finding]:
    """Two plans whose names differ in capitals alone are one folder on most machines."""
    seen: dict[str, str] = {}
    for path in sorted((root / DATA).glob("*")):
        first = seen.setdefault(path.name.lower(), path.name)
        if path.is_dir() and first != path.name:
            yield Finding(Place(f"{DATA}/{path.name}"), "bad-key", say("plan-name-twice", file=f"{DATA}/{path.name}", other=first))


@cache
def rule_names() -> Names:
    """The ids of all rules."""
    return Names(tuple(sorted(path.stem.replace("_", "-") for path in Path(__file__).parent.glob("*.py"))))


def _levels(settings: Settings | None, plans: Collection[str]) -> Iterator[Finding]:
    if settings is None:
        return
    groups = [settings.rules, *(own.rules for own in (settings.plans or {}).values())]
    for rule, level in ((rule, level) for rules in groups for rule, level in (rules or {}).items()):
        if rule not in rule_names().known:
            near = rule_names().near(rule)
            told = say("level-of-no-rule-near", rule=rule, near=near[0]) if near else say("level-of-no-rule", rule=rule)
            yield Finding(level.place, "unknown-choice", told)
        elif rule in FIXED:
            yield Finding(level.place, "unknown-choice", say("level-of-fixed-rule", rule=rule))
    for plan, own in (settings.plans or {}).items():
        if plan not in plans:
            yield Finding(own.place, "unknown-choice", say("level-of-no-plan", plan=plan, known="、".join(plans)))


def _navigation(root: Path, plans: Collection[str]) -> Iterator[Finding]:
    if not (root / SITE).exists():
        return
    node, findings = read_file(root, SITE)
    if node is None:
        yield from (finding for finding in findings if finding.rule not in OURS)
        return
    folder, nav = node.get("docs_dir"), node.get("nav")
    yield from long_navigation.check_navigation(SITE, nav, plans)
    if nav is not None and isinstance(folder, Scalar) and folder.text == CONTENT:
        if isinstance(nav, Sequence):
            yield from _entries(root, nav)
        else:
            yield Finding(nav.place, "wrong-shape", say("nav-shape"))


def _entries(root: Path, node: Node) -> Iterator[Finding]:
    if isinstance(node, Sequence):
        for item in node:
            yield from _entries(root, item)
    elif isinstance(node, Mapping):
        for _, value in node:
            yield from _entries(root, value)
    elif not ELSEWHERE.match(node.text) and not is_there(root, f"{CONTENT}/{node.text}"):
        yield Finding(node.place, "broken-link", say("nav-target", target=node.text))
