"""A comparison as plain lines, for a terminal and a log."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say, text, word
from macros.changes.report import Report, Row, TextRow

LONGEST = 100


def as_text(report: Report, language: str) -> str:
    """One plan, without a newline at the end."""
    return "\n".join(_lines(report, language))


def _lines(report: Report, language: str) -> Iterator[str]:
    colon = word("colon", language)
    yield f"{report.title}（{report.key}）{colon}{report.summary}"
    yield from (f"! {note}" for note in report.notes)
    for stops, told in report.guarded:
        yield f"! {word('guardrail-stop' if stops else 'guardrail-warn', language)}{colon}{told}"
    for section in report.sections:
        yield f"\n{section.title}"
        for row in section.rows:
            yield from _row(row)
        yield from (f"  {table}" for table in section.tables)
        for key, more in (("more-figures", section.more), ("more-tables", section.more_tables)):
            if more:
                yield "  " + text(say(key, count=more), language)
    if report.members:
        yield f"\n{word('moved-members', language)}"
        yield from (f"  {member}" for member in report.members)
    for title, rows, more in (("moved-words", report.words, report.more_words), ("edited-lines", report.edits, 0)):
        if rows:
            yield f"\n{word(title, language)}"
            yield from (_text(row) for row in rows)
        if more:
            yield "  " + text(say("more-texts", count=more), language)


def _row(row: Row) -> Iterator[str]:
    yield f"  {row.name}  {row.path}  {row.before} → {row.after}  {row.change}".rstrip()
    yield from (f"      {cause}" for cause in row.causes)


def _text(row: TextRow) -> str:
    keys = f" {row.keys}" if row.keys else ""
    return f"  {row.where}{keys}  {_short(row.before) or '—'} → {_short(row.after) or '—'}"


def _short(told: str) -> str:
    return told if len(told) <= LONGEST else told[: LONGEST - 1] + "…"
