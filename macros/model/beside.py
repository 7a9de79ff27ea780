"""CSV files beside registers.yml: a register whose `rows` name one has its rows from there, each cell with its own place."""

from __future__ import annotations

from pathlib import Path

from macros.catalogue import say
from macros.source.finding import Finding
from macros.source.node import Mapping, Node, Scalar
from macros.source.place import Place
from macros.source.rows import read_rows

SUFFIX = ".csv"


def with_rows(root: Path, folder: str, node: Mapping) -> tuple[Mapping, list[Finding]]:
    """The registers with the rows of the CSV files they name; a heading may be a column's key or its name. Faults are told apart by
    their file."""
    findings: list[Finding] = []
    return Mapping(tuple((key, _register(root, folder, value, findings)) for key, value in node), node.place), findings


def _register(root: Path, folder: str, node: Node, findings: list[Finding]) -> Node:
    rows = node.get("rows") if isinstance(node, Mapping) else None
    if not isinstance(node, Mapping) or not isinstance(rows, Scalar) or not rows.text.endswith(SUFFIX):
        return node
    path, found, keys = f"{folder}/{rows.text}", None, _headings(node.get("columns"))
    if "/" in rows.text or not (root / path).is_file():
        findings.append(Finding(Place(path), "missing-file", say("missing-file", path=path)))
    else:
        found, faults = read_rows(root, path, keys)
        findings.extend(faults)
    named = _named(keys, found) if found is not None else Mapping((), Place(path))
    return Mapping(tuple((key, named if key.text == "rows" else value) for key, value in node), node.place)


def _headings(columns: Node | None) -> dict[str, str]:
    """What a heading may be, and the key of the column that it means."""
    keys = {"name": "name", "note": "note", "名称": "name", "备注": "note"}
    for key, column in columns if isinstance(columns, Mapping) else ():
        name = column.get("name") if isinstance(column, Mapping) else column
        keys |= {key.text: key.text} | ({name.text: key.text} if isinstance(name, Scalar) else {})
    return keys


def _named(keys: dict[str, str], rows: Mapping) -> Mapping:
    """The rows with each heading as the key of its column."""
    made = []
    for key, row in rows:
        cells = row if isinstance(row, Mapping) else Mapping((), key.place)
        made.append((key, Mapping(tuple((Scalar(keys[name.text], name.place), cell) for name, cell in cells), cells.place)))
    return Mapping(tuple(made), rows.place)


def files_of(node: Mapping | None) -> set[str]:
    """The CSV files that the rows of registers were read from, by their paths."""
    found = [register.get("rows") for _, register in node if isinstance(register, Mapping)] if node is not None else []
    return {rows.place.path for rows in found if rows is not None}
