"""What can be said of a text before it is parsed: tabs, odd spaces and line breaks, characters nobody sees."""

from __future__ import annotations

from collections.abc import Iterator

from macros.source.characters import FILLERS, ORNAMENTS, kind_of, named
from macros.source.finding import Finding, fault
from macros.source.pattern import pattern_of
from macros.source.place import Place

_COMMENT = pattern_of(r"\s*#")
_BLOCK_HEADER = pattern_of(r"(?:^|[:\-?]\s+|\s)[|>][-+0-9]{0,2}\s*(?:#.*)?$")
_UNPRINTED = FILLERS | ORNAMENTS | {"\ufffd", "\u2800"}
# what most texts are made of, none of which anybody would mistake: found in a tenth of the time
COMMON = pattern_of("[\n -~\xb0-\xff\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e]*")
# Replaced by a space before parsing, so that the parser gets on and every column stays true.
_BLANKED = ("tab", "odd-space", "odd-line-break", "control-character")


def scan(text: str, path: str, page: bool = False) -> tuple[str, list[Finding]]:
    """The text with what a parser would stumble over replaced by spaces, character for character, and a finding for each.

    A `page` is prose from its first line to its last."""
    if COMMON.fullmatch(text):
        return text, []
    unprinted = not _UNPRINTED.isdisjoint(text)
    split = text.split("\n")
    if not unprinted and all(map(str.isprintable, split)):
        return text, []
    lines: list[str] = []
    findings: list[Finding] = []
    for number, (line, prose) in enumerate(((line, True) for line in split) if page else _with_prose(split), 1):
        ending = "\r" if line.endswith("\r") else ""
        body = line[: len(line) - len(ending)]
        if body.isprintable() and not (unprinted and not _UNPRINTED.isdisjoint(body)):
            lines.append(line)
            continue
        kept = list(body)
        for rule, start, length in _runs(body, prose):
            place = Place(path, number, start + 1, length)
            findings.append(fault(place, rule, character=named(body[start])))
            if rule in _BLANKED:
                kept[start : start + length] = " " * length
        lines.append("".join(kept) + ending)
    return "\n".join(lines), findings


def _with_prose(lines: list[str]) -> Iterator[tuple[str, bool]]:
    """Each line with True when it is prose: a comment, or text below `|` or `>`, where spaces carry no meaning."""
    inside = -1
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        if inside >= 0 and line.strip() and indent <= inside:
            inside = -1
        yield line, inside >= 0 or bool(_COMMENT.match(line))
        if inside < 0 and _BLOCK_HEADER.search(line) and not _COMMENT.match(line):
            inside = indent


def _runs(body: str, prose: bool) -> Iterator[tuple[str, int, int]]:
    """Rule, start and length of each run of one unwanted character."""
    start = 0
    while start < len(body):
        char = body[start]
        end = start + 1
        while end < len(body) and body[end] == char:
            end += 1
        rule = _rule(body, start, end, prose)
        if rule:
            yield rule, start, end - start
        start = end


def _rule(body: str, start: int, end: int, prose: bool) -> str:
    char = body[start]
    if char == "\t":
        return "" if prose else "tab"
    rule = kind_of(char)
    if rule == "odd-space":
        return rule if not prose and _structural(body, start, end) else ""
    return "" if char in ORNAMENTS else rule


def _structural(body: str, start: int, end: int) -> bool:
    """True where a space separates YAML from its values, so that an odd one is not a space at all but part of the text."""
    before, after = start - 1, end
    while before >= 0 and body[before].isspace():
        before -= 1
    while after < len(body) and body[after].isspace():
        after += 1
    if before < 0 or after == len(body) or body[before] in ":,[{" or body[after] in ":#":
        return True
    return body[before] in "-?" and not body[:before].strip()
