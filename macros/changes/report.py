"""A comparison in words: what each form of output shows, in its order, with every text chosen and nothing escaped yet."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from macros.catalogue import say, text, word
from macros.changes.difference import Difference
from macros.changes.edits import Edit, Written
from macros.changes.guarding import Crossed, Limit
from macros.changes.members import MemberMoved, cell_of
from macros.changes.moves import Cause, Kind, Move
from macros.changes.version import GROUPS, Version
from macros.compute.wording import number_text
from macros.source.number import Number, exactly, half_up

MOST_ROWS = 8
MOST_CAUSES = 3
MOST_WORDS = 20
TENTH = Fraction(1, 1000)  # of a percentage


class Row(Struct, frozen=True):
    """One figure: `change` is how far it moved, with the percentage; `causes` say which edit did how much, the largest first."""

    name: str
    path: str
    before: str
    after: str
    change: str
    causes: tuple[str, ...]
    place: str


class Section(Struct, frozen=True):
    """A group of figures: rows, tables of cells in a sentence each, and how many rows and tables are not shown."""

    title: str
    rows: tuple[Row, ...]
    tables: tuple[str, ...]
    more: int
    more_tables: int


class TextRow(Struct, frozen=True):
    """An edit or a text that changed: where it stands, under which keys, before and after."""

    where: str
    keys: str
    before: str
    after: str


class Report(Struct, frozen=True):
    """Everything about one plan, ready to be laid out. `notes` say what could not be compared or traced."""

    key: str
    title: str
    summary: str
    notes: tuple[str, ...]
    guarded: tuple[tuple[bool, str], ...]
    sections: tuple[Section, ...]
    members: tuple[str, ...]
    words: tuple[TextRow, ...]
    more_words: int
    edits: tuple[TextRow, ...]


def report_of(found: Difference, language: str, everything: bool = False, cells: bool | None = None) -> Report:
    """The comparison of one plan in words; without `everything` long lists are cut. The cells of a table are rows, or one sentence; None:
    rows with everything."""
    words = [TextRow(_where(one.file, one.line_before, one.line_after), one.keys, one.before or "", one.after or "") for one in found.words]
    shown = words if everything else words[:MOST_WORDS]
    edits = [row for edit, row in zip(found.edits, map(_edit_row, found.edits), strict=True) if not edit.words_only]
    return Report(
        found.key,
        found.title,
        _summary(found, language),
        tuple(_notes(found, language)),
        tuple((one.guardrail.stops, _guarded(one, language)) for one in found.crossed),
        tuple(_sections(found, language, everything, everything if cells is None else cells)),
        tuple(_member(one, found, language) for one in found.members),
        tuple(shown),
        len(words) - len(shown),
        tuple(edits),
    )


def _summary(found: Difference, language: str) -> str:
    if found.before is None or found.after is None:
        return word("plan-is-new" if found.before is None else "plan-is-gone", language)
    if found.empty:
        return word("nothing-changed", language)
    cells = sum(bool(move.table) for move in found.moves)
    counts = {"figures": len(found.moves) - cells, "cells": cells, "members": len(found.members), "texts": len(found.words)}
    return text(say("changes-counted", **counts), language)


def _notes(found: Difference, language: str) -> Iterator[str]:
    for version, key in ((found.before, "side-before"), (found.after, "side-after")):
        if version is not None and version.broken:
            files = "、".join(f"{stem}.yml" for stem in sorted(version.broken))
            yield text(say("side-broken", side=say(key), files=files), language)
    if not found.traced:
        yield word("figures-only", language)


def _sections(found: Difference, language: str, everything: bool, cells: bool) -> Iterator[Section]:
    for group in GROUPS:
        own = [move for move in found.moves if move.seen.group == group]
        figures = own if cells else [move for move in own if not move.table]
        tables: dict[str, list[Move]] = {}
        for move in own:
            if move.table:
                tables.setdefault(move.table, []).append(move)
        if own:
            shown = figures if everything else figures[:MOST_ROWS]
            rows = tuple(row_of(move, found.edits, language) for move in shown)
            asked = [] if cells else list(tables.values())
            kept = asked if everything else asked[:MOST_ROWS]
            told = tuple(_table(found, table, language) for table in kept)
            more = len(asked) - len(kept)
            yield Section(word(f"group-{group}", language), rows, told, len(figures) - len(shown), more)


def row_of(move: Move, edits: tuple[Edit, ...], language: str) -> Row:
    """A figure that moved, in words."""
    one, two = (None if side is None else side.number for side in (move.before, move.after))
    before, after = (
        "—" if side is None else number_text(number, word("unknown", language))
        for side, number in ((move.before, one), (move.after, two))
    )
    change = word(f"kind-{move.kind}", language) if move.kind is not Kind.changed else ""
    if move.difference is not None:
        change = signed(move.difference) + (f"（{percent(move.relative)}）" if move.relative is not None else "")
    causes = sorted(move.causes, key=lambda cause: -abs(cause.amount.value) if cause.amount is not None else Fraction(0))
    told = [_cause(cause, edits, language) for cause in causes[:MOST_CAUSES]]
    rest = causes[MOST_CAUSES:]
    if rest:
        amounts = [cause.amount for cause in rest if cause.amount is not None]
        total = signed(exactly(sum((one.value for one in amounts), Fraction()), amounts[0].unit)) if amounts else ""
        told.append(text(say("more-causes", count=len(rest), amount=total), language))
    place = move.seen.place
    return Row(move.seen.name, move.path, before, after, change, tuple(told), f"{place.path}:{place.line}")


def _cause(cause: Cause, edits: tuple[Edit, ...], language: str) -> str:
    first = _edit_row(edits[cause.edits[0]]) if cause.edits else None
    told = word("moved-elsewhere", language) if first is None else f"{first.where} {first.keys} {first.before} → {first.after}"
    if len(cause.edits) > 1:
        told = text(say("edits-together", first=told, count=len(cause.edits)), language)
    return told if cause.amount is None else f"{told}{word('colon', language)}{signed(cause.amount)}"


def _table(found: Difference, cells: list[Move], language: str) -> str:
    """The cells of one table in a sentence: how many moved, and which most."""
    moved = [move for move in cells if move.difference is not None]
    stem, cell = cell_of(cells[0].path)
    version = found.after or found.before
    assert version is not None
    name = _name_of(version, stem)
    axes = " × ".join(version.axes.get(axis, axis) for axis, _ in cell)
    told = text(say("cells-moved", name=name, axes=axes, count=len(cells)), language)
    if moved:
        largest = max(moved, key=lambda move: (abs(move.difference.value) if move.difference is not None else Fraction(0), move.path))
        row = row_of(replace(largest, causes=()), (), language)
        told += text(say("largest-cell", name=row.name, before=row.before, after=row.after, change=row.change), language)
    return told


def _name_of(version: Version, stem: str) -> str:
    for path in (stem, f"{stem}.total"):
        if path in version.figures:
            return version.figures[path].name
    return stem


def _guarded(one: Crossed, language: str) -> str:
    row = row_of(replace(one.move, causes=()), (), language)
    values = {"name": row.name, "before": row.before, "after": row.after, "change": row.change, "allowed": number_text(one.allowed)}
    key = "crossed-bound" if one.limit is Limit.crossing else "crossed-amount"
    why = f"（{one.guardrail.why}）" if one.guardrail.why is not None else ""
    return text(say(key, **values), language) + why


def _member(one: MemberMoved, found: Difference, language: str) -> str:
    side = one.after or one.before
    version = found.after or found.before
    assert side is not None
    assert version is not None
    old, new = ("—" if member is None else f"{member.name}（{member.key}）" for member in (one.before, one.after))
    axis = version.axes.get(side.axis, side.axis)
    return text(say(f"member-{one.change}", axis=axis, old=old, new=new, place=f"{side.place.path}:{side.place.line}"), language)


def _edit_row(edit: Edit) -> TextRow:
    sides: tuple[Written | None, Written | None] = (edit.before, edit.after)
    lines = [0 if side is None else side.place.line for side in sides]
    keys = ".".join(key for key in edit.way if not key.startswith("#"))
    before, after = ("—" if side is None else side.text for side in sides)
    return TextRow(_where(edit.written_in, *lines), keys, before, after)


def _where(file: str, before: int, after: int) -> str:
    """The file with the line: that of the later version, and both where they differ; without one where it is not known."""
    if before and after and before != after:
        return f"{file}:{before}→{after}"
    return f"{file}:{after or before}" if after or before else file


def signed(number: Number) -> str:
    """A number with its sign: `+2000万`."""
    told = number_text(number)
    return told if number.value < 0 else f"≈+{told[1:]}" if told.startswith("≈") else f"+{told}"


def percent(number: Number) -> str:
    """A percentage with its sign, to one decimal; more decimals for what would be 0."""
    step = TENTH
    while number.value and not half_up(number.value, step):
        step /= 10  # rather one digit than 0
    shown = half_up(number.value, step)
    return signed(replace(number, low=shown, high=shown))
