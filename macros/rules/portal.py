"""What is asked of the project around its plans: files under data/ that nobody reads, levels set for nothing, navigation into nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from macros.catalogue import say
from macros.model.page import CONTENT, is_there
from macros.model.project import DATA
from macros.model.settings import Settings
from macros.source.characters import kind_of
from macros.source.characters import shown as visible
from macros.source.finding import Finding
from macros.source.nearest import Names
from macros.source.node import Mapping, Node, Scalar, Sequence
from macros.source.place import Place
from macros.source.reader import read_file

SITE = "mkdocs.yml"
KNOWN = ("calendar.yml", "README.md")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
OURS = ("yaml-tag", "anchor", "several-lines")  # what the site generator's file may hold and plan files may not


def check_portal(root: Path, settings: Settings | None, plans: Collection[str]) -> Iterator[Finding]:
    """Everything but the plans and the pages."""
    yield from _data(root)
    yield from _levels(settings, plans)
    yield from _navigation(root)


def _data(root: Path) -> Iterator[Finding]:
    for path in sorted((root / DATA).glob("*")):
        shown = f"{DATA}/{path.name}"
        if path.name.startswith(".") or path.name in KNOWN:
            continue
        if path.is_dir() and any(kind_of(char) for char in path.name):
            yield Finding(Place(shown), "bad-key", say("plan-name", file=visible(shown)))
        elif not path.is_dir():
            yield Finding(Place(shown), "unknown-file", say("unknown-data-file", file=visible(shown)))
    for path in sorted((root / DATA / "kinds").glob("*")):
        if path.suffix != ".yml" and not path.name.startswith(".") and path.name != "README.md":
            shown = f"{DATA}/kinds/{path.name}"
            yield Finding(Place(shown), "unknown-file", say("unknown-data-file", file=visible(shown)))


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
    for plan, own in (settings.plans or {}).items():
        if plan not in plans:
            yield Finding(own.place, "unknown-choice", say("level-of-no-plan", plan=plan, known="、".join(plans)))


def _navigation(root: Path) -> Iterator[Finding]:
    if not (root / SITE).exists():
        return
    node, findings = read_file(root, SITE)
    if node is None:
        yield from (finding for finding in findings if finding.rule not in OURS)
        return
    folder, nav = node.get("docs_dir"), node.get("nav")
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
