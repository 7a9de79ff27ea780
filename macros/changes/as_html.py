"""A comparison as one HTML page of its own, and as a part of a page: no script, nothing from another host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from macros.catalogue import say, text, word
from macros.changes.report import Report, Row

STYLE = (
    "body{font:16px/1.6 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem}"
    ".changes table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}"
    ".changes th,.changes td{border-bottom:1px solid #ddd;padding:.35rem .6rem;text-align:left;vertical-align:top;overflow-wrap:break-word}"
    ".changes td:first-child{min-width:9rem}.changes td:last-child{min-width:12rem}.changes .moved td:last-child{min-width:22rem}"
    ".changes .moved th:not(:first-child):not(:last-child){text-align:right}"
    ".changes td.number{text-align:right;white-space:nowrap}.changes code{font-size:.85em;color:#666}"
    ".changes .stop{color:#b00020}.changes .warn{color:#8a5a00}.changes .scroll{overflow-x:auto}"
)


def page(reports: Iterable[Report], language: str, title: str) -> str:
    """A whole page, with every plan that was compared."""
    body = "\n".join(as_html(report, language) for report in reports)
    head = f'<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>'
    head += f"\n<style>{STYLE}</style>"
    lang = "zh-CN" if language == "zh" else "en"
    return f'<!doctype html>\n<html lang="{lang}">\n<head>\n{head}\n</head>\n<body>\n<h1>{escape(title)}</h1>\n{body}\n</body>\n</html>'


def as_html(report: Report, language: str) -> str:
    """One plan as a section of a page."""
    return "\n".join(_lines(report, language))


def _lines(report: Report, language: str) -> Iterator[str]:
    yield '<section class="changes">'
    yield f"<h2>{escape(report.title)} <code>{escape(report.key)}</code></h2>"
    yield f"<p>{escape(report.summary)}</p>"
    warned = [("warn", "guardrail-note", note) for note in report.notes]
    warned += [("stop", "guardrail-stop", told) if stops else ("warn", "guardrail-warn", told) for stops, told in report.guarded]
    if warned:
        items = (f'<li class="{kind}"><strong>{word(label, language)}</strong> {escape(told)}</li>' for kind, label, told in warned)
        yield f"<ul>{''.join(items)}</ul>"
    for section in report.sections:
        yield f"<h3>{section.title}</h3>"
        if section.rows:
            heads = [word(key, language) for key in ("moved-figure", "side-before", "side-after", "moved-by", "moved-because")]
            yield _table(heads, map(_row, section.rows))
        if section.tables:
            yield f"<ul>{''.join(f'<li>{escape(table)}</li>' for table in section.tables)}</ul>"
        for key, more in (("more-figures", section.more), ("more-tables", section.more_tables)):
            if more:
                yield f"<p>{text(say(key, count=more), language)}</p>"
    if report.members:
        yield f"<h3>{word('moved-members', language)}</h3>"
        yield f"<ul>{''.join(f'<li>{escape(member)}</li>' for member in report.members)}</ul>"
    for title, rows, more in (("moved-words", report.words, report.more_words), ("edited-lines", report.edits, 0)):
        if rows:
            heads = [word(key, language) for key in ("moved-where", "side-before", "side-after")]
            cells = (f"{_cell(f'{row.where} {row.keys}', 'code')}{_cell(row.before or '—')}{_cell(row.after or '—')}" for row in rows)
            yield f"<h3>{word(title, language)}</h3>"
            yield _table(heads, cells)
        if more:
            yield f"<p>{text(say('more-texts', count=more), language)}</p>"
    yield "</section>"


def _row(row: Row) -> str:
    name = f"<td>{escape(row.name)}<br><code>{escape(row.path)}</code></td>"
    numbers = "".join(f'<td class="number">{escape(told)}</td>' for told in (row.before, row.after, row.change))
    return f"{name}{numbers}<td>{'<br>'.join(map(escape, row.causes))}</td>"


def _cell(told: str, tag: str = "") -> str:
    inner = escape(told)
    return f"<td><{tag}>{inner}</{tag}></td>" if tag else f"<td>{inner}</td>"


def _table(heads: list[str], rows: Iterable[str]) -> str:
    head = "".join(f"<th>{name}</th>" for name in heads)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    kind = ' class="moved"' if len(heads) > 3 else ""
    return f'<div class="scroll" tabindex="0"><table{kind}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
