"""The rules as pages: every rule file's docstring, read as text, in the reader's language."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from macros.catalogue import LANGUAGES, sentences, word

FOLDER = Path(__file__).parent.parent / "rules"
PARTS = re.compile(r"^(Why|Example|Instead):", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
ASIDE = ("why", "example", "instead")


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule's docstring in its parts: the prose by name (what, why, example, instead), and the code behind example and instead."""

    key: str
    prose: dict[str, str]
    code: dict[str, str]


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
    pieces = PARTS.split(text)
    parts = {"what": pieces[0], **{name.lower(): body for name, body in zip(pieces[1::2], pieces[2::2], strict=True)}}
    prose = {name: " ".join(FENCE.sub("", body).split()) for name, body in parts.items()}
    return RulePage(key, prose, {name: "\n\n".join(FENCE.findall(body)) for name, body in parts.items()})


def _told(page: RulePage, language: str) -> str:
    lines = [f"## {page.key} {{#{page.key}}}", "", _said(page, "what", language), ""]
    for name in ASIDE:
        told, code = _said(page, name, language), page.code.get(name, "")
        if told or code:
            lines += [f"**{word(f'rule-{name}', language)}** {told}".rstrip(), "", *([code, ""] if code else [])]
    return "\n".join(lines)


def _said(page: RulePage, name: str, language: str) -> str:
    """The catalogue's sentence for a part, where it has one; the docstring's own otherwise."""
    pair = sentences().get(f"rule-{page.key}-{name}")
    return page.prose.get(name, "") if pair is None else pair[LANGUAGES.index(language)]
