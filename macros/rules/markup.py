"""Reads a page: its macro calls with jinja2's own parser, and its prose with everything that is no prose blanked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from msgspec import Struct

from macros.catalogue import say
from macros.model.page import Page
from macros.source.finding import Finding
from macros.source.pattern import pattern_of
from macros.source.place import Place
from macros.source.reader import read_text

PARSER = Environment()
RULE = "page-code"
# lengths are bounded, so that brackets which are never closed cost no more than others
LINK = pattern_of(r"!?\[[^\[\]\n]*\]\(\s*<?([^)>\s]{0,500})>?[^)\n]{0,500}\)|^[ ]{0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)", re.MULTILINE)
INSTEAD = {**dict.fromkeys("“”„″＂", '"'), **dict.fromkeys("‘’′＇", "'"), "（": "(", "）": ")", "，": ",", "＝": "=", "｝": "}"}
WIDE = pattern_of("[｛{]｛|｛{")
ODD = pattern_of(r"unexpected char '(.)' at (\d+)")
MOST_CALLS = 2_000
LITERAL = r'(?:"[^"\\\n{}%#]*"|-?[0-9]+|[Tt]rue|[Ff]alse)'
NAMED = rf"[a-z_]+={LITERAL}"
ARGUMENTS = rf"(?:{LITERAL}(?:, ?{LITERAL})*(?:, ?{NAMED})*|{NAMED}(?:, ?{NAMED})*)?"
PLAIN = pattern_of(rf"\{{\{{(?<!\{{\{{\{{) ?[a-z_]+\({ARGUMENTS}\) ?\}}\}}")  # begins with letters, which are found ten times as fast
BEGIN = pattern_of(r"\{[{%#]|[｛{]｛|｛{")
BLANKED = (
    pattern_of(r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL),
    pattern_of(r"(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)"),
)
RAW = (pattern_of(r"\{%-?\s{0,9}raw\s{0,9}-?%\}"), pattern_of(r"\{%-?\s{0,9}endraw\s{0,9}-?%\}"))
BRACES = tuple((pattern_of(re.escape(begin)), pattern_of(re.escape(end))) for begin, end in (("{{", "}}"), ("{%", "%}"), ("{#", "#}")))
COMMENT = (pattern_of("<!--"), pattern_of("-->"))
Pair = tuple[re.Pattern[str], re.Pattern[str]]


class Call(Struct, frozen=True):
    """A macro call with its literal arguments."""

    name: str
    args: tuple[Any, ...]
    named: tuple[tuple[str, Any], ...]
    place: Place


def front_matter(page: Page) -> tuple[dict[str, tuple[str, Place]], list[Finding]]:
    """The keys of the front matter with their plain values, and what is wrong in it, at its lines in the file."""
    if not page.front.strip():
        return {}, []
    node, findings = read_text("\n" + page.front, page.path)  # below the line of the fence
    return ({key.text: (getattr(value, "text", ""), key.place) for key, value in node} if node is not None else {}), findings


def is_rendered(page: Page) -> bool:
    """False for a page whose front matter says `render_macros: false`."""
    return front_matter(page)[0].get("render_macros", ("", None))[0] != "false"


def is_plain(page: Page) -> bool:
    """True when all that stands between braces are calls of the plainest form: then there is nothing in them for a parser to find."""
    rest, count = PLAIN.subn(" ", page.text)
    return count <= MOST_CALLS and not (("{" in rest or "｛" in rest) and BEGIN.search(rest))


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
        return (), (_unread(page, error),)
    except RecursionError:
        return (), (Finding(Place(page.path), "page-syntax", say("page-syntax", reason="…")),)
    found: list[Call] = []
    findings = [*_comments(page), *_wide(page)]
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


def _unread(page: Page, error: TemplateSyntaxError) -> Finding:
    """What jinja2 stumbled over: the very sign where it names one, else the braces that it stands in."""
    odd = ODD.search(str(error.message))
    if odd is not None:
        place = place_in(page, page.text, int(odd[2]))
        return Finding(place, "page-syntax", say("page-odd-sign", sign=odd[1], instead=INSTEAD.get(odd[1], "")))
    return Finding(_at(page, error.lineno or 1, "{"), "page-syntax", say("page-syntax", reason=str(error.message)))


def _comments(page: Page) -> Iterator[Finding]:
    """`{#` swallows all text up to `#}`, numbers and all."""
    text = without(page.text, RAW)
    for match in re.finditer(r"\{#", text):
        yield Finding(place_in(page, text, match.start(), 2), RULE, say("page-comment"))


def _wide(page: Page) -> Iterator[Finding]:
    """｛｛ is no brace: the call would be shown as it stands."""
    for match in WIDE.finditer(prose(page)):
        yield Finding(place_in(page, page.text, match.start(), 2), "page-syntax", say("page-wide-braces"))


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
    lines = _lines(page)
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
    code = "`" in text or "~" in text
    text = without(_blanked(text, BLANKED[0]) if code else text, RAW)
    text = without(without(text, *BRACES), COMMENT)
    return _blanked(text, BLANKED[1]) if code else text


def _blanked(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: _blank(match[0]), text)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text) if "\n" in text else " " * len(text)


def without(text: str, *pairs: Pair) -> str:
    """The text with everything between a begin and its end as blanks; a begin without an end stays, and so does whatever follows it.

    Once an end is not found it is not looked for again: a page may be full of begins.
    """
    kept: list[str] = []
    last = 0
    open_pairs = {number: pair[0].search(text) for number, pair in enumerate(pairs)}
    while begins := [(match.start(), number, match) for number, match in open_pairs.items() if match is not None]:
        start, number, match = min(begins, key=lambda found: found[:2])
        if start < last:
            open_pairs[number] = pairs[number][0].search(text, last)
            continue
        end = pairs[number][1].search(text, match.end())
        if end is None:
            open_pairs[number] = None
            continue
        kept += [text[last:start], _blank(text[start : end.end()])]
        last = end.end()
        open_pairs[number] = pairs[number][0].search(text, last)
    return "".join([*kept, text[last:]])


@lru_cache(maxsize=16)
def _lines(page: Page) -> tuple[str, ...]:
    return tuple(page.raw.split("\n"))


def place_in(page: Page, text: str, index: int, length: int = 1) -> Place:
    """The place of a character of a page's text or prose."""
    line = text.count("\n", 0, index) + 1
    return Place(page.path, line, index - (text.rfind("\n", 0, index) + 1) + 1, length)
