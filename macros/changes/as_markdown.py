"""A comparison as Markdown for a pull request: whatever a plan says is shown as text, and never read as markup, a link or a mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.catalogue import say, text, word
from macros.changes.report import Report, TextRow
from macros.source.pattern import pattern_of

LONGEST = 100
ACTIVE = pattern_of(r"[\\`*_{}\[\]()+!|~$]")
# what a forge makes a link or a mention of even when it is escaped: parted by a sign nobody sees
CALLING = pattern_of(r"@|#|:(?=//)|www(?=\.)", re.IGNORECASE)
JOINER = "\u2060"


def as_markdown(report: Report, language: str) -> str:
    """One plan, without a newline at the end."""
    return "\n".join(_lines(report, language))


def plain(told: str) -> str:
    """Text that shows as it is: no markup, no mention of a person, no link, on one line of a table."""
    told = " ".join(told.split())
    told = told if len(told) <= LONGEST else told[: LONGEST - 1] + "…"
    told = CALLING.sub(lambda found: found[0] + JOINER, told)
    told = ACTIVE.sub(lambda found: "\\" + found[0], told)
    return told.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def code(told: str) -> str:
    """Text as code, which holds no mention and no link; a backtick inside is left out."""
    told = " ".join(told.replace("`", "'").replace("|", "¦").split())
    return f"`{told if len(told) <= LONGEST else told[: LONGEST - 1] + '…'}`" if told else "—"


def _lines(report: Report, language: str) -> Iterator[str]:
    yield f"### {plain(report.title)}（{code(report.key)}）"
    yield ""
    yield report.summary
    if report.notes or report.guarded:
        yield ""
    yield from (f"- ⚠️ {plain(note)}" for note in report.notes)
    for stops, told in report.guarded:
        sign = "⛔" if stops else "⚠️"
        yield f"- {sign} **{word('guardrail-stop' if stops else 'guardrail-warn', language)}** {plain(told)}"
    for section in report.sections:
        yield f"\n#### {section.title}\n"
        if section.rows:
            yield from _table(
                [word(key, language) for key in ("moved-figure", "side-before", "side-after", "moved-by", "moved-because")],
                [
                    [
                        f"{plain(row.name)}<br>{code(row.path)}",
                        plain(row.before),
                        plain(row.after),
                        plain(row.change),
                        "<br>".join(map(code, row.causes)),
                    ]
                    for row in section.rows
                ],
            )
        if section.rows and section.tables:
            yield ""
        yield from (f"- {plain(table)}" for table in section.tables)
        for key, more in (("more-figures", section.more), ("more-tables", section.more_tables)):
            if more:
                yield f"\n{text(say(key, count=more), language)}"
    if report.members:
        yield f"\n#### {word('moved-members', language)}\n"
        yield from (f"- {plain(member)}" for member in report.members)
    for title, rows, more in (("moved-words", report.words, report.more_words), ("edited-lines", report.edits, 0)):
        if rows:
            yield f"\n<details><summary>{word(title, language)}（{len(rows) + more}）</summary>\n"
            heads = [word(key, language) for key in ("moved-where", "side-before", "side-after")]
            yield from _table(heads, [_text(row) for row in rows])
            yield "\n</details>"


def _text(row: TextRow) -> list[str]:
    return [code(f"{row.where} {row.keys}".rstrip()), code(row.before), code(row.after)]


def _table(heads: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
