"""Findings for people: `path:line:col: level[rule] message`, the line meant with a caret, the computation, the places that take part."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import click

from macros.catalogue import say, text
from macros.source.finding import Finding, Level, Verdict
from macros.source.place import Place

COLOURS = {Level.error: "red", Level.warning: "yellow", Level.note: "cyan", Level.info: "green"}
LONGEST = 160
MOST_PLACES = 20  # the nearest ones; --format json has them all


def shown_path(root: Path, place: Place) -> str:
    """The file as it is called from the current folder, so that a terminal can open it."""
    return _from_here(root, place.path, Path.cwd())


@lru_cache(maxsize=4096)
def _from_here(root: Path, path: str, here: Path) -> str:
    shown = Path(os.path.relpath(root / path, here)).as_posix()
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in shown)


def human(finding: Finding, root: Path, language: str, brief: bool = False) -> Iterator[str]:
    """A finding as lines: one when `brief` or only information, else with its source line, computation and places."""
    info = finding.level is Level.info
    label = str(finding.verdict if info else finding.level)
    where = f"{shown_path(root, finding.place)}:{finding.place.line}:{finding.place.column}:"
    told = text(finding.computation or finding.message if info else finding.message, language)
    yield f"{where} {click.style(label, COLOURS[finding.level])}[{finding.rule}] {told}"
    if brief or info:
        return
    yield from caret(root, finding.place)
    if finding.computation is not None:
        yield "    " + text(finding.computation, language)
    if finding.level in (Level.error, Level.warning):
        for place, what in finding.related[:MOST_PLACES]:
            yield f"    {shown_path(root, place)}:{place.line}: {what}"
        if len(finding.related) > MOST_PLACES:
            yield "    " + text(say("more-places", count=len(finding.related) - MOST_PLACES), language)


def caret(root: Path, place: Place) -> Iterator[str]:
    """The line meant and a caret below what is meant; nothing when the file has no such line, or one too long to help."""
    lines = _lines(root / place.path) if _is_inside(root, place.path) else ()
    if not 0 < place.line <= len(lines):
        return
    if len(lines[place.line - 1]) > 2 * LONGEST:  # not even looked at: a file may have one line and a finding for each of its words
        return
    line = lines[place.line - 1].rstrip().replace("\t", " ")
    if not line or len(line) > LONGEST or place.column > len(line):
        return
    before, meant = line[: place.column - 1], line[place.column - 1 : place.column - 1 + place.length]
    yield f"    {line}"
    yield f"    {' ' * _width(before)}{click.style('^' * max(1, _width(meant)), 'red')}"


@lru_cache(maxsize=64)
def _is_inside(root: Path, path: str) -> bool:
    """False for what lies behind a link out of the project: it is not shown."""
    try:
        return (root / path).resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a link to itself
        return False


def _lines(path: Path) -> tuple[str, ...]:
    """Of the file as it is now: a command that goes on tells of one again and again."""
    if not path.is_file():
        return ()
    state = path.stat()
    return _lines_then(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)
def _lines_then(path: Path, *_: int) -> tuple[str, ...]:
    return tuple(path.read_bytes().decode("utf-8", errors="replace").lstrip("\ufeff").split("\n"))


def _width(shown: str) -> int:
    """How many columns of a terminal a text takes: two for a hanzi or a full-width sign."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in shown)


def summary(findings: list[Finding], plans: int, language: str) -> str:
    """How many plans, errors, warnings, notes and verdicts."""
    counts = {level: sum(finding.level is level for finding in findings) for level in Level}
    verdicts = {verdict: sum(finding.verdict is verdict for finding in findings) for verdict in Verdict}
    told = say(
        "check-summary",
        plans=plans,
        errors=counts[Level.error],
        warnings=counts[Level.warning],
        notes=counts[Level.note],
        consistent=verdicts[Verdict.consistent],
        not_checkable=verdicts[Verdict.not_checkable],
    )
    return text(told, language)
