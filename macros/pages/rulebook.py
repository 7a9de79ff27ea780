"""The rules as pages: every rule file's docstring, read as text, in the reader's language.

A docstring is English first (what, `Why:`, `Example:`, `Instead:`); behind the line `中文:` the same is told in Chinese. The code of the
examples stands once, for both.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

from msgspec import Struct

from macros.catalogue import LANGUAGES, word
from macros.source.pattern import pattern_of

FOLDER = Path(__file__).parent.parent / "rules"
PARTS = pattern_of(r"^(Why|Example|Instead):", re.MULTILINE)
FENCE = pattern_of(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
ASIDE = ("why", "example", "instead")
CHINESE = {"是什么": "what", "为什么": "why", "例": "example", "怎么改": "instead"}
TOLD = pattern_of(rf"^({'|'.join(CHINESE)})：", re.MULTILINE)


class RulePage(Struct, frozen=True):
    """A rule's docstring in its parts: the prose by name (what, why, example, instead) in English and in Chinese, and the code behind
    example and instead."""

    key: str
    prose: dict[str, str]
    code: dict[str, str]
    chinese: dict[str, str]


def rules(language: str = "zh") -> str:
    """All rules in order of their ids, as Markdown: a heading with the id as anchor, what, why, example and way out."""
    if language not in LANGUAGES:
        raise ValueError(f"rules() takes one of {', '.join(LANGUAGES)}")
    return "\n".join(_told(page, language) for page in rule_pages())


def rule_pages() -> list[RulePage]:
    """The pages of every rule file, sorted by id; a file whose docstring gives no reason is no rule."""
    pages = []
    for path in sorted(FOLDER.glob("*.py")):
        text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        if re.search(r"^Why:", text, re.MULTILINE):
            pages.append(_page(path.stem.replace("_", "-"), text))
    return pages


def _page(key: str, text: str) -> RulePage:
    english, _, chinese = text.partition("\n中文:\n")
    pieces, told = PARTS.split(english), TOLD.split(chinese)
    parts = {"what": pieces[0], **{name.lower(): body for name, body in zip(pieces[1::2], pieces[2::2], strict=True)}}
    prose = {name: " ".join(FENCE.sub("", body).split()) for name, body in parts.items()}
    code = {name: "\n\n".join(FENCE.findall(body)) for name, body in parts.items()}
    beside = {CHINESE[name]: "".join(body.splitlines()) for name, body in zip(told[1::2], told[2::2], strict=True)}
    return RulePage(key, prose, code, beside)


def _told(page: RulePage, language: str) -> str:
    prose = page.chinese if language == "zh" else page.prose
    lines = [f"## {page.key} {{#{page.key}}}", "", prose.get("what", ""), ""]
    for name in ASIDE:
        told, code = prose.get(name, ""), page.code.get(name, "")
        if told or code:
            lines += [f"**{word(f'rule-{name}', language)}** {told}".rstrip(), "", *([code, ""] if code else [])]
    return "\n".join(lines)
