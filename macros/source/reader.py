"""Plan files to nodes: what is surprising is refused with its place, what can be read is read as it was written."""

from __future__ import annotations

from pathlib import Path

from macros.catalogue import say
from macros.source.building import DEPTH, NODES, PARSER, build
from macros.source.colons import TRAPS
from macros.source.decoding import decode
from macros.source.finding import Finding, fault, in_order
from macros.source.keys import root_finding
from macros.source.node import Mapping, Scalar
from macros.source.place import Place
from macros.source.scanning import scan

BYTES = 256 * 1024


def read_file(root: Path, path: str, limit: int = BYTES) -> tuple[Mapping | None, list[Finding]]:
    """The mapping in the file `path` (relative to `root`, with `/`), and every finding in order.

    The mapping is given although there are findings whenever the rest of the file could be read, so that it can be checked in
    the same run; no figure of a file with errors may be used further. It is None when there is nothing to go by. A file that
    is missing, lies outside `root`, or is larger than `limit` bytes is a finding, not an exception.
    """
    data = _bytes(root, path, limit)
    return (None, [data]) if isinstance(data, Finding) else read_bytes(data, path, limit)


def read_bytes(data: bytes, path: str, limit: int = BYTES) -> tuple[Mapping | None, list[Finding]]:
    """The same for the bytes of a file."""
    if len(data) > limit:
        return None, [_too_large(path, limit)]
    text = decode(data, path)
    return (None, [text]) if isinstance(text, Finding) else read_text(text, path)


def read_text(text: str, path: str, depth: int = DEPTH, nodes: int = NODES, parser: type = PARSER) -> tuple[Mapping | None, list[Finding]]:
    """The same for text; `depth` and `nodes` limit how deep and how large a document may be."""
    cleaned, findings = scan(text, path)
    node, findings = build(cleaned, path, findings, depth, nodes, parser)
    if isinstance(node, Mapping):
        return node, in_order(findings)
    if node is not None and not (isinstance(node, Scalar) and not node.text):
        why = root_finding(node)
        traps = any(one.rule in TRAPS for one in findings)
        if (why.rule, why.place) not in {(one.rule, one.place) for one in findings} and not (traps and why.rule == "root-not-mapping"):
            findings.append(why)
    elif not findings:
        findings.append(fault(Place(path), "empty-file"))
    return None, in_order(findings)


def _bytes(root: Path, path: str, limit: int) -> bytes | Finding:
    place = Place(path)
    try:
        base = root.resolve(strict=True)
        found = (base / path).resolve(strict=True)
        if not found.is_relative_to(base):
            return fault(place, "outside-root", path=path)
        if not found.is_file():
            return fault(place, "not-a-file", path=path)
        with found.open("rb") as stream:
            data = stream.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        return fault(place, "missing-file", path=path)
    except (OSError, RuntimeError, ValueError) as error:
        # RuntimeError: a loop of symbolic links before Python 3.13; ValueError: a zero byte in the path
        return fault(place, "unreadable-file", path=path, reason=getattr(error, "strerror", None) or str(error))
    return _too_large(path, limit) if len(data) > limit else data


def _too_large(path: str, limit: int) -> Finding:
    return fault(Place(path), "too-large", limit=say("limit-bytes", count=limit // 1024))
