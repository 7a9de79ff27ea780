"""Reads a page: its macro calls with jinja2's own parser, and its prose with everything that is no prose blanked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.catalogue import say
from macros.model.page import Page
from macros.source.finding import Finding
from macros.source.place import Place
from macros.source.reader import read_text

PARSER = Environment()
RULE = "page-code"
LINK = re.compile(r"!?\[[^\]\n]*\]\(\s*<?([^)>\s]*)>?[^)\n]*\)|^[ ]{0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)", re.MULTILINE)
MOST_CALLS = 2_000
BLANKED = (
    re.compile(r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL),
    re.compile(r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}", re.DOTALL),
    re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL),
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)"),
)


@dataclass(frozen=True, slots=True)
class Call:
    """A macro call with its literal arguments."""

    name: str
    args: tuple[Any, ...]
    named: tuple[tuple[str, Any], ...]
    place: Place


def front_matter(page: Page) -> tuple[dict[str, tuple[str, Place]], list[Finding]]:
    """The keys of the front matter with their plain values, and what is wrong in it, at its lines in the file."""
    if not page.front.strip():
        return {}, []
    node, findings = read_text(page.front, page.path)
    moved = [Finding(_down(f.place), f.rule, f.message, f.level, f.verdict) for f in findings]
    found = {key.text: (getattr(value, "text", ""), _down(key.place)) for key, value in node} if node is not None else {}
    return found, moved


def _down(place: Place) -> Place:
    return Place(place.path, place.line + 1, place.column, place.length)


def is_rendered(page: Page) -> bool:
    """False for a page whose front matter says `render_macros: false`."""
    return front_matter(page)[0].get("render_macros", ("", None))[0] != "false"


@lru_cache(maxsize=16)
def calls(page: Page) -> tuple[tuple[Call, ...], tuple[Finding, ...]]:
    """The macro calls of a page in order, and everything between braces that is none.

    Only `{{ name(literal, key=literal) }}` and a literal text pass: no attributes, loops, conditions, assignments, imports, filters.
    """
    if not is_rendered(page):
        return (), ()
    try:
        body = PARSER.parse(page.text).body
    except TemplateSyntaxError as error:
        return (), (Finding(_at(page, error.lineno or 1, "{"), "page-syntax", say("page-syntax", reason=str(error.message))),)
    except RecursionError:
        return (), (Finding(Place(page.path), "page-syntax", say("page-syntax", reason="…")),)
    found: list[Call] = []
    findings = list(_comments(page))
    seen: dict[tuple[int, str], int] = {}
    for part in body:
        if isinstance(part, nodes.Output):
            part.nodes = [node for node in part.nodes if not isinstance(node, nodes.Const | nodes.TemplateData)]
        if not isinstance(part, nodes.Output):
            findings.append(Finding(_at(page, part.lineno, "{%"), RULE, say("page-statement", what=type(part).__name__.lower())))
            continue
        for node in part.nodes:
            call = _call(page, node, seen)
            if isinstance(call, Call):
                found.append(call)
            else:
                findings.append(call)
    if len(found) > MOST_CALLS:
        findings.append(Finding(found[MOST_CALLS].place, RULE, say("page-too-many", most=MOST_CALLS)))
    return tuple(found[:MOST_CALLS]), tuple(findings)


def _comments(page: Page) -> Iterator[Finding]:
    """`{#` swallows all text up to `#}`, numbers and all."""
    text = BLANKED[1].sub(lambda match: re.sub(r"[^\n]", " ", match[0]), page.text)
    for match in re.finditer(r"\{#", text):
        yield Finding(place_in(page, text, match.start(), 2), RULE, say("page-comment"))


def _call(page: Page, node: nodes.Expr, seen: dict[tuple[int, str], int]) -> Call | Finding:
    name = node.node.name if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) else ""
    place = _at(page, node.lineno, name or "{{", seen)
    if not isinstance(node, nodes.Call) or not name or node.dyn_args is not None or node.dyn_kwargs is not None:
        return Finding(place, RULE, say("page-expression"))
    try:
        args = tuple(_literal(arg) for arg in node.args)
        named = tuple((pair.key, _literal(pair.value)) for pair in node.kwargs)
    except ValueError:
        return Finding(place, RULE, say("page-argument", name=name))
    return Call(name, args, named, place)


def _literal(node: nodes.Expr) -> Any:
    if isinstance(node, nodes.Const):
        return node.value
    if isinstance(node, nodes.Neg) and isinstance(node.node, nodes.Const) and isinstance(node.node.value, int):
        return -node.node.value
    raise ValueError("no literal")


def _at(page: Page, line: int, text: str, seen: dict[tuple[int, str], int] | None = None) -> Place:
    """The place of a text on a line, the next one each time it is asked for."""
    lines = page.raw.split("\n")
    row = lines[line - 1] if line <= len(lines) else ""
    start = (seen or {}).get((line, text), 0)
    column = row.find(text, start)
    if seen is not None and column >= 0:
        seen[line, text] = column + 1
    return Place(page.path, line, max(column, 0) + 1, max(len(text), 1))


@lru_cache(maxsize=16)
def prose(page: Page) -> str:
    """The page's text with code, macro calls and comments as blanks, every other character at its own line and column."""
    text = page.text
    for pattern in BLANKED:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


def place_in(page: Page, text: str, index: int, length: int = 1) -> Place:
    """The place of a character of a page's text or prose."""
    line = text.count("\n", 0, index) + 1
    return Place(page.path, line, index - (text.rfind("\n", 0, index) + 1) + 1, length)
