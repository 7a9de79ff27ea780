"""CSV files to nodes, so that a cell is read, and pointed at, like a value of a YAML file.

The first line names the columns, the first column holds the keys of the rows. UTF-8, with or without a byte order mark (Excel's
“CSV UTF-8” has one); commas between cells, quotes around a cell that holds one. An empty cell says nothing, nor does a line that begins
with # and has no other cell, or carries a waiver.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from macros.catalogue import say
from macros.source.characters import shown
from macros.source.decoding import decode
from macros.source.finding import Finding, fault
from macros.source.node import Mapping, Node, Scalar
from macros.source.place import Place
from macros.source.scanning import scan

# sums are made here; a row of them would be counted once more
TOTALS = ("合计", "总计", "小计", "共计", "总和", "total", "totals", "sum", "subtotal")
REMARK = ("#", '"#')  # how a comment begins, which may hold the signs of other separators
BYTES = 4 * 1024 * 1024


def read_rows(root: Path, path: str, known: Collection[str] = ()) -> tuple[Mapping | None, list[Finding]]:
    """The rows of a CSV file below `root` by their keys, and every fault of reading it; None when nothing could be read.

    `known` are the headings that columns may have; without any, they may have every one.
    """
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        return None, [fault(Place(path), "unreadable-file", path=path, reason=error.strerror or str(error))]
    if len(data) > BYTES:
        return None, [fault(Place(path), "too-large", limit=f"{BYTES // 1024 // 1024} MB")]
    text = decode(data, path)
    if isinstance(text, Finding):
        return None, [text]
    number, first = next(((number, line) for number, line in enumerate(text.split("\n"), 1) if not line.startswith(REMARK)), (1, ""))
    odd = next((sign for sign in ";\t，|" if sign in first), "")
    if odd and "," not in first:
        return None, [Finding(Place(path, number, first.index(odd) + 1), "cells-missing", say("wrong-separator", sign=shown(odd)))]
    plain, findings = scan(text, path)
    rows, more = read_table(plain, path, known)
    return rows, findings + more


def read_table(text: str, path: str, known: Collection[str] = ()) -> tuple[Mapping | None, list[Finding]]:
    """The same for text."""
    findings: list[Finding] = []
    lines = [cells for cells in _lines(text, path, findings) if any(cell.text for cell in cells) and not _remark(cells)]
    if not lines:
        return None, [fault(Place(path), "empty-file")]
    head = lines[0]
    findings += _headings(head, known)
    strange = {heading.text for heading in head[1:] if known and heading.text not in known}
    rows: dict[str, tuple[Scalar, Node]] = {}
    for cells in lines[1:]:
        key = cells[0]
        if len(cells) != len(head):
            findings.append(fault(key.place, "cells-missing", wanted=len(head), got=len(cells)))
        elif not key.text:
            findings.append(fault(key.place, "row-without-key", column=head[0].text))
        elif key.text.lower() in TOTALS:
            findings.append(fault(key.place, "total-row", name=key.text))
        elif key.text in rows:
            findings.append(fault(key.place, "duplicate-key", name=key.text, line=rows[key.text][0].place.line))
        else:
            filled: tuple[tuple[Scalar, Node], ...] = tuple(
                (name, cell) for name, cell in zip(head[1:], cells[1:], strict=True) if cell.text and name.text and name.text not in strange
            )
            rows[key.text] = (key, Mapping(filled, key.place))
    return Mapping(tuple(rows.values()), head[0].place), findings


def _remark(cells: list[Scalar]) -> bool:
    """Whether a line is a comment. A row whose key begins with # is none: it must not go missing unsaid."""
    first = cells[0].text
    return first.startswith("#") and (not any(cell.text for cell in cells[1:]) or first[1:].lstrip().startswith("plan:"))


def _headings(head: list[Scalar], known: Collection[str]) -> Iterator[Finding]:
    """Columns whose heading is blank, that of another or no known one, and a first column that does not hold keys."""
    seen: set[str] = set()
    if head[0].text in known:
        yield Finding(head[0].place, "row-without-key", say("heading-not-id", name=head[0].text))
    for index, heading in enumerate(head):
        if not heading.text:
            yield Finding(heading.place, "empty-key", say("heading-blank"))
        elif heading.text in seen:
            yield fault(heading.place, "duplicate-key", name=heading.text, line=heading.place.line)
        elif index and known and heading.text not in known:
            yield Finding(heading.place, "unknown-key", say("heading-unknown", name=shown(heading.text), known="、".join(known)))
        seen.add(heading.text)


def _lines(text: str, path: str, findings: list[Finding]) -> Iterator[list[Scalar]]:
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
            behind = after
            while text[after] not in ",\n":
                after += 1
            if end >= len(text) or text[behind:after].strip():
                findings.append(Finding(place, "cells-missing", say("quote-in-cell")))
        else:
            after = min(found for found in (text.find(",", index), text.find("\n", index)) if found >= 0)
            raw = text[index:after]
            if '"' in raw:
                findings.append(Finding(place, "cells-missing", say("quote-in-cell")))
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
