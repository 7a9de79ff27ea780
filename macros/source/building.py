"""Parser events to nodes, without recursion, refusing what plan files may not contain."""

from __future__ import annotations

import yaml
from msgspec import Struct, field

from macros.catalogue import say
from macros.source.characters import kind_of, named, shown
from macros.source.colons import item_trap, line_trap
from macros.source.finding import Finding, fault
from macros.source.keys import key_findings
from macros.source.node import Mapping, Node, Scalar, Sequence
from macros.source.pattern import pattern_of
from macros.source.place import Place
from macros.source.syntax import syntax_findings

# The C parser is ten times as fast; both give the same events here, since tabs and odd characters are blanked before.
PARSER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEPTH = 40
NODES = 50_000
# what a full-width comma separates in `{a: 1，b: 2}` and `{a: 100，200}`
ENTRIES = pattern_of(r"[，、][^，、]*[:：]|[0-9]，[0-9]")
_COMMENT = pattern_of(r"\s*#\s*(.*)")
_DIGITS = pattern_of(r"[0-9.]+")


class _Open(Struct):
    """A collection whose end has not been read yet; a mapping's keys and values alternate in `nodes`."""

    place: Place
    mapping: bool
    flow: bool
    nodes: list[Node] = field(default_factory=list)


class _Builder(Struct):
    """The state of one parse: open collections, what was found, and the root once it is complete."""

    path: str
    lines: list[str]
    findings: list[Finding]
    stack: list[_Open] = field(default_factory=list)
    root: Node | None = None


def build(text: str, path: str, earlier: list[Finding], depth: int, nodes: int, parser: type) -> tuple[Node | None, list[Finding]]:
    """The root node of a scanned text, and its findings behind the `earlier` ones of the scan.

    No node when the text is empty, deeper than `depth`, larger than `nodes` or no YAML.
    """
    state = _Builder(path, text.split("\n"), list(earlier))
    count, last = 0, None
    try:
        for event in yaml.parse(text, Loader=parser):
            count += isinstance(event, yaml.NodeEvent)
            if count > nodes:
                state.findings.append(fault(_place(state, event), "too-large", limit=say("limit-nodes", count=nodes)))
                return None, state.findings
            if isinstance(event, yaml.DocumentStartEvent) and not _begins(state, event, count):
                break
            last = event
            _take(state, event)
            if len(state.stack) > depth:
                state.findings.append(fault(_place(state, event), "too-deep", limit=depth))
                return None, state.findings
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # the pure parser lets chr() complain of "\\UFFFFFFFF"
        while state.stack:
            _close(state)
        return None, syntax_findings(error, state.lines, path, _span(last)[0] if last else 0, state.findings)
    return state.root, state.findings


def _begins(state: _Builder, event: yaml.DocumentStartEvent, count: int) -> bool:
    """False for a second document, which is reported."""
    if event.version or event.tags:
        line = next((number for number, text in enumerate(state.lines, 1) if text.startswith("%")), 1)
        state.findings.append(fault(Place(state.path, line), "yaml-directive", text=state.lines[line - 1].strip()))
    if count:
        state.findings.append(fault(_place(state, event), "several-documents"))
    return not count


def _take(state: _Builder, event: yaml.Event) -> None:
    if isinstance(event, yaml.ScalarEvent):
        if event.anchor is not None or event.tag is not None:
            _properties(state, event)
        _add(state, _scalar(state, event))
        return
    if isinstance(event, yaml.NodeEvent):
        _properties(state, event)
    if isinstance(event, yaml.AliasEvent):
        _add(state, Scalar(f"*{event.anchor}", _place(state, event)))
    elif isinstance(event, yaml.CollectionStartEvent):
        state.stack.append(_Open(_place(state, event), isinstance(event, yaml.MappingStartEvent), bool(event.flow_style)))
    elif isinstance(event, yaml.CollectionEndEvent):
        _close(state)


def _span(event: yaml.Event) -> tuple[int, int, int, int]:
    """First line and column, last line and column behind the end; all from 0."""
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        raise ValueError("the parser gives every event its marks; use one that does")
    return start.line, start.column, end.line, end.column


def _place(state: _Builder, event: yaml.Event) -> Place:
    return _run(state, *_span(event))


def _run(state: _Builder, row: int, column: int, last: int, end: int) -> Place:
    length = end - column if last == row else len(state.lines[row].rstrip()) - column
    return Place(state.path, row + 1, column + 1, max(1, length))


def _properties(state: _Builder, event: yaml.NodeEvent) -> None:
    """Anchors, aliases and tags, which would make a value depend on another place or change its meaning."""
    if event.anchor is not None:
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        state.findings.append(fault(_place(state, event), "anchor", text=f"{sign}{event.anchor}"))
    tag = getattr(event, "tag", None)
    if tag is not None:
        written = tag.replace("tag:yaml.org,2002:", "!!")
        state.findings.append(fault(_place(state, event), "yaml-tag", tag=shown(written)))


def _scalar(state: _Builder, event: yaml.ScalarEvent) -> Scalar:
    text, style = event.value, event.style or ""
    row, column, last, end = _span(event)
    place = _run(state, row, column, last, end)
    if style in ("|", ">"):
        return _block(state, text, style, place, row)
    if style:
        scalar = Scalar(text, place, plain=False, offset=1)
        # What an escape such as \u200b puts into the text was not there to be scanned.
        escaped = next((char for char in text if kind_of(char) not in ("", "odd-space")), "") if "\\" in state.lines[row] else ""
        if escaped:
            state.findings.append(fault(place, kind_of(escaped), character=named(escaped)))
        return scalar
    if not text:
        comment = _COMMENT.match(state.lines[row], end) if row < len(state.lines) else None
        if comment is None:
            return Scalar("", place)
        begin = state.lines[row].index("#", comment.start())
        return Scalar("", Place(state.path, place.line, begin + 1, comment.end() - begin), comment=comment[1].strip())
    scalar = Scalar(text, place)
    if last > row:
        _wrapped(state, scalar, row, last)
    elif state.stack and state.stack[-1].flow:
        _flow_comma(state, scalar, state.lines[last], end)
    return scalar


def _block(state: _Builder, text: str, style: str, place: Place, row: int) -> Scalar:
    """Text below `|` or `>`, placed at its first line. Empty text is `>5`, which was meant as a bound."""
    if not text.strip():
        value = state.lines[row][place.column - 1 :].strip()
        state.findings.append(fault(place, "quote-needed", character=style, text=value))
        return Scalar(text, place, plain=False)
    for number in range(row + 1, len(state.lines)):
        line = state.lines[number].rstrip()
        if line.strip():
            indent = len(line) - len(line.lstrip(" "))
            return Scalar(text, Place(state.path, number + 1, indent + 1, len(line) - indent), plain=False)
    return Scalar(text, place, plain=False)


def _wrapped(state: _Builder, scalar: Scalar, first: int, last: int) -> None:
    """Unquoted text over several lines: usually a key whose colon is none, or a value that slipped into the next line."""
    traps = [trap for row in range(first + 1, last + 1) if (trap := line_trap(state.lines[row], state.path, row + 1))]
    if not state.stack:
        traps = [trap for trap in (line_trap(state.lines[first], state.path, first + 1),) if trap] + traps
    state.findings.extend(traps or [fault(scalar.place, "several-lines", text=shown(scalar.text))])


def _flow_comma(state: _Builder, scalar: Scalar, line: str, end: int) -> None:
    """`[1,500]`: is it one number or two? `[100，200]`: one text, not two."""
    if line[end + 1 : end + 2].isdigit() and line[end] == "," and scalar.text[-1].isdigit():
        pair = _DIGITS.match(line, end + 1)
        both = f"{scalar.text},{pair[0] if pair else ''}"
        state.findings.append(fault(scalar.place, "comma-in-list", text=both, apart=both.replace(",", ", "), quoted=f"'{both}'"))
    if "，" not in scalar.text and "、" not in scalar.text:
        return
    top = state.stack[-1]
    value = top.mapping and len(top.nodes) % 2 == 1
    if value and not line[end:].lstrip().startswith((":", "：")) and not ENTRIES.search(scalar.text):
        return  # {goal: 推 1、2 号楼}: nothing but a text can stand there
    for char in "，、":
        if char in scalar.text:
            index = scalar.text.index(char)
            apart = scalar.text.replace(char, ", ")
            state.findings.append(fault(scalar.at(index), "fullwidth-comma", text=shown(scalar.text), instead=apart))
            return


def _add(state: _Builder, node: Node) -> None:
    if not state.stack:
        state.root = node
        return
    top = state.stack[-1]
    top.nodes.append(node)
    if not top.mapping and isinstance(node, Scalar) and (trap := item_trap(node)):
        state.findings.append(trap)


def _close(state: _Builder) -> None:
    top = state.stack.pop()
    if not top.mapping:
        _add(state, Sequence(tuple(top.nodes), top.place))
        return
    pairs: list[tuple[Scalar, Node]] = []
    for key, value in zip(top.nodes[0::2], top.nodes[1::2], strict=False):
        if isinstance(key, Scalar):
            pairs.append((key, value))
        else:
            state.findings.append(fault(key.place, "key-not-text"))
    state.findings.extend(key_findings(pairs))
    _add(state, Mapping(tuple(pairs), top.place))
