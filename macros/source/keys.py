"""What keys may not be: empty, repeated, alike, or with their value swallowed; and what a root must be."""

from __future__ import annotations

from macros.catalogue import say
from macros.source.characters import odd_character, plain_form, shown
from macros.source.colons import colon_trap, key_trap
from macros.source.finding import Finding, fault
from macros.source.node import Node, Scalar
from macros.source.pattern import pattern_of

ORDINARY = pattern_of(r"[a-z0-9_.-]+")


def key_findings(pairs: list[tuple[Scalar, Node]]) -> list[Finding]:
    """Keys that are empty, merge another mapping, swallowed their value, or say the same as an earlier one."""
    names = [key.text for key, _ in pairs]
    if len(set(names)) == len(names) and all(map(ORDINARY.fullmatch, names)):
        return []
    findings: list[Finding] = []
    seen: dict[str, tuple[Scalar, Node]] = {}
    for key, value in pairs:
        odd = odd_character(key)
        trap = key_trap(key, value if isinstance(value, Scalar) else None)
        if not key.text.strip():
            findings.append(fault(key.place, "empty-key"))
            continue
        if key.plain and key.text == "<<":
            findings.append(fault(key.place, "anchor", text="<<"))
            continue
        findings.extend(one for one in (odd, trap) if one)
        form = plain_form(key.text).casefold()
        first, earlier = seen.setdefault(form, (key, value))
        if first is not key:
            findings.append(_again(first, earlier, key, value))
    return findings


def _again(first: Scalar, earlier: Node, key: Scalar, value: Node) -> Finding:
    if first.text != key.text:
        return fault(key.place, "lookalike-key", name=shown(key.text), first=shown(first.text), line=first.place.line)
    if isinstance(earlier, Scalar) or isinstance(value, Scalar):
        return fault(key.place, "duplicate-key", name=shown(key.text), line=first.place.line)
    spans = {"first": f"{first.place.line}-{last_line(earlier)}", "again": f"{key.place.line}-{last_line(value)}"}
    return Finding(key.place, "duplicate-key", say("duplicate-section", name=shown(key.text), **spans))


def last_line(node: Node) -> int:
    """The line on which the last scalar of a node begins."""
    while not isinstance(node, Scalar) and node.items:
        last = node.items[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node.place.line


def root_finding(root: Node) -> Finding:
    """Why a root that is no mapping cannot be a plan file."""
    if isinstance(root, Scalar):
        return colon_trap(root) or fault(root.place, "root-not-mapping", text=shown(root.text))
    return fault(root.place, "root-not-mapping", text="- …")
