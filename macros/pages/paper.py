"""A plan as one document for paper: cover, contents with page numbers, the pages as sections, version and digest at the foot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape, unescape
from pathlib import Path

from msgspec import Struct

from macros.catalogue import word
from macros.compute.compute import Computed
from macros.pages.html import day, definition_list
from macros.source.pattern import pattern_of

ASSETS = Path(__file__).parent / "theme" / "assets"
SHEETS = ("palette", "plan", "tables", "tools", "parts", "charts", "life", "access", "print", "paper")
HEADING = pattern_of(r'<h([12])([^>]*?) id="([^"]+)"([^>]*)>(.*?)</h\1>', re.DOTALL)
LINK = pattern_of(r'(<a\b[^>]*?) href="([^"]*)"')
TAG = pattern_of(r"<[^>]+>")
ID = pattern_of(r'(<[^>]*?) id="([^"]+)"')


class Section(Struct, frozen=True):
    """A page of the plan as HTML, under the name of its file."""

    name: str
    html: str


def document(computed: Computed, sections: Sequence[Section], digest: str, numbers: Mapping[str, str]) -> str:
    """The whole document; `numbers` are the page numbers of headings by id, empty in the first round, when they are not known yet."""
    own = [Section(section.name, _own(section, {one.name for one in sections})) for section in sections]
    body = "".join(f'<section class="page" id="{escape(section.name)}">{section.html}</section>\n' for section in own)
    return page(computed, digest, _cover(computed, digest) + _contents(computed, own, numbers) + body)


def page(computed: Computed, digest: str, body: str) -> str:
    """A document with the plan's look and its foot."""
    plan = computed.plan
    style = "\n".join((ASSETS / f"{sheet}.css").read_text(encoding="utf-8") for sheet in SHEETS)
    about = f"{plan.title} · {_version(computed)} · {digest[:16]}"
    left, right = f"content: {_quoted(about)}; {SMALL}", f'content: counter(page) " / " counter(pages); {SMALL}'
    foot = f"@page {{ @bottom-left {{ {left} }} @bottom-right {{ {right} }} }}"
    inner = f'<article class="md-typeset paper">{body}</article>'
    return (
        f'<!doctype html>\n<html lang="{plan.language}"><head><meta charset="utf-8"><title>{escape(plan.title)}</title>'
        f'<style>{style}\n{foot}</style></head>\n<body data-md-color-scheme="default">{inner}</body></html>\n'
    )


SMALL = "font: 7.5pt sans-serif; color: #5b646d;"


def headings(html: str) -> list[tuple[int, str, str]]:
    """Level, id and text of each heading of the first two levels."""
    found = HEADING.finditer(html)
    return [(int(one[1]), unescape(one[3]), unescape(TAG.sub("", one[5])).replace("¶", "").strip()) for one in found]


def _own(section: Section, names: set[str]) -> str:
    """A page with ids of its own, and links that lead to other sections or nowhere."""

    def linked(found: re.Match[str]) -> str:
        target = found[2].partition("#")[0].rpartition("/")[2].removesuffix(".md").removesuffix(".html")
        return f'{found[1]} href="#{target}"' if target in names and found[2].partition("#")[0].endswith(".md") else found[1]

    return LINK.sub(linked, ID.sub(rf'\1 id="{re.escape(section.name)}--\2"', section.html))


def _cover(computed: Computed, digest: str) -> str:
    plan, head = computed.plan, computed.plan.head
    rows = [
        (word("period", plan.language), f"{day(plan.period.start)} – {day(plan.period.end)}"),
        (word("owner", plan.language), escape(str(head.owner or ""))),
        (word("plan-version", plan.language), escape(_version(computed))),
        (word("digest", plan.language), f"<code>{escape(digest)}</code>"),
    ]
    return (
        f'<section class="cover"><div><h1>{escape(plan.title)}</h1>\n<p class="company">{escape(str(head.company or ""))}</p>\n'
        f'<p class="summary">{escape(str(head.summary or ""))}</p></div>\n{definition_list(rows, "about")}</section>\n'
    )


def _contents(computed: Computed, sections: Sequence[Section], numbers: Mapping[str, str]) -> str:
    lines = []
    for section in sections:
        for level, target, told in headings(section.html):
            number = f'<span class="number">{escape(numbers.get(target, ""))}</span>'
            lines.append(f'<li class="level-{level}"><a href="#{escape(target)}">{escape(told)}{number}</a></li>\n')
    title = escape(word("contents", computed.plan.language))
    return f'<section class="page contents"><h1>{title}</h1>\n<ol>{"".join(lines)}</ol></section>\n'


def _version(computed: Computed) -> str:
    head, language = computed.plan.head, computed.plan.language
    return " · ".join(part for part in (str(head.version or ""), word(f"status-{head.status or 'draft'}", language)) if part)


def _quoted(told: str) -> str:
    """A text in a style sheet."""
    return '"' + "".join(f"\\{ord(sign):x} " if sign in '"\\<\n' else sign for sign in told) + '"'
