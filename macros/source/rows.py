"""CSV files to nodes, so that a cell is read, and pointed at, like a value of a YAML file.

The first line names the columns, the first column holds the keys of the rows. UTF-8, with or without a byte order mark (Excel's
“CSV UTF-8” has one); commas between cells, quotes around a cell that holds one. An empty cell says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.source.decoding import decode
from macros.source.finding import Finding, fault
from macros.source.node import Mapping, Node, Scalar
from macros.source.place import Place

BYTES = 4 * 1024 * 1024


def read_rows(root: Path, path: str) -> tuple[Mapping | None, list[Finding]]:
    """The rows of a CSV file below `root` by their keys, and every fault of reading it; None when nothing could be read."""
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        return None, [fault(Place(path), "unreadable-file", path=path, reason=error.strerror or str(error))]
    if len(data) > BYTES:
        return None, [fault(Place(path), "too-large", limit=f"{BYTES // 1024 // 1024} MB")]
    text = decode(data, path)
    return (None, [text]) if isinstance(text, Finding) else read_table(text, path)


def read_table(text: str, path: str) -> tuple[Mapping | None, list[Finding]]:
    """The same for text."""
    lines = [cells for cells in _lines(text, path) if any(cell.text for cell in cells)]
    if not lines:
        return None, [fault(Place(path), "empty-file")]
    head = lines[0]
    findings: list[Finding] = []
    rows: dict[str, tuple[Scalar, Node]] = {}
    for cells in lines[1:]:
        key = cells[0]
        if len(cells) != len(head):
            findings.append(fault(key.place, "cells-missing", wanted=len(head), got=len(cells)))
        elif not key.text:
            findings.append(fault(key.place, "row-without-key", column=head[0].text))
        elif key.text in rows:
            findings.append(fault(key.place, "duplicate-key", name=key.text, line=rows[key.text][0].place.line))
        else:
            filled: tuple[tuple[Scalar, Node], ...] = tuple(
                (name, cell) for name, cell in zip(head[1:], cells[1:], strict=True) if cell.text and name.text
            )
            rows[key.text] = (key, Mapping(filled, key.place))
    return Mapping(tuple(rows.values()), head[0].place), findings


def _lines(text: str, path: str) -> Iterator[list[Scalar]]:
    """The cells of each line; a quoted cell may go over several lines."""
    cells: list[Scalar] = []
    index = line = 0
    begin = 0
    text = text.replace("\r\n", "\n").rstrip("\n") + "\n"
    while index < len(text):
        place = Place(path, line + 1, index - begin + 1)
        if text[index] == '"':
            end = index + 1
            while end < len(text) and (text[end] != '"' or text[end : end + 2] == '""'):
                end += 2 if text[end] == '"' else 1
            raw = text[index + 1 : end].replace('""', '"')
            after = min(end + 1, len(text) - 1)
            cells.append(Scalar(raw.strip(), Place(path, place.line, place.column, max(1, end - index)), False, 1))
            line, begin = _moved(text, index, after, line, begin)
            while text[after] not in ",\n":
                after += 1
        else:
            after = min(found for found in (text.find(",", index), text.find("\n", index)) if found >= 0)
            raw = text[index:after]
            lead = len(raw) - len(raw.lstrip())
            cells.append(Scalar(raw.strip(), Place(path, place.line, place.column + lead, max(1, len(raw.strip())))))
        index = after + 1
        if text[after] == "\n":
            yield cells
            cells, line, begin = [], line + 1, index


def _moved(text: str, start: int, end: int, line: int, begin: int) -> tuple[int, int]:
    """The line, and where it begins, behind a quoted cell."""
    breaks = text.count("\n", start, end)
    return (line + breaks, text.rfind("\n", start, end) + 1) if breaks else (line, begin)
