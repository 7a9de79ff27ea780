"""A page holds HTML that is active or comes from elsewhere: a script, an event handler, a frame, a form, a remote image.

Why: it would run in every reader's browser, or ask another host for something; the portal does neither.

Example: `<script>`, `<img src=x onerror=…>`, `[x](javascript:…)`, `![](https://example.org/a.png)`, `{ onclick="…" }`.

Instead: write Markdown; put pictures into content/. Teams that trust every author may allow it in check.yml: `rules: {raw-html: off}`.

中文:
是什么：页面里有会运行的或来自别处的 HTML：脚本、事件、内嵌框架、表单、外部图片。
为什么：它会在每位读者的浏览器里运行，或者向别的主机要东西；门户不允许。
例：`<script>`、`<img src=x onerror=…>`、`[x](javascript:…)`、`![](https://example.org/a.png)`、`{ onclick="…" }`。
怎么改：用 Markdown 写；图片放进 content/ 再引用。完全信任作者的团队可在 check.yml 里写 `rules: {raw-html: off}`。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from macros.catalogue import say
from macros.model.page import Page
from macros.rules.markup import place_in, prose
from macros.source.finding import Finding
from macros.source.pattern import pattern_of

ID = "raw-html"
TAGS = frozenset(
    ("abbr", "b", "br", "del", "details", "div", "em", "hr", "i", "ins", "kbd", "mark", "p", "s", "small", "span", "strong", "sub")
)
TAGS |= {"summary", "sup", "u"}
ATTRIBUTES = frozenset(["class", "id", "markdown", "open", "title", "lang"])
SCHEMES = ("http", "https", "mailto", "tel")
TAG = pattern_of(r"<(?P<name>/?[A-Za-z!?][^\s<>/]*)(?P<rest>[^<>]*)(?:>|\Z)")
ATTRIBUTE = pattern_of(r"([^\s=\"'/]+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"']+))?")
BRACES = pattern_of(r"\{:?(?P<inner>[^{}\n]*)\}")
# Whatever stands behind `](`, closed or not: what a label may be is for Markdown to say.
TARGET = pattern_of(r"\]\(([^()]*)|^[ ]{0,3}\[[^\]\n]+\]:([^\n]*)", re.MULTILINE)
LABEL = 2_000  # characters before `](` in which its label is looked for
SCHEME = pattern_of(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def check_page(page: Page) -> Iterator[Finding]:
    text = prose(page)
    for match in TAG.finditer(text):
        if not _is_plain(match["name"], match["rest"]):
            yield _found(page, text, match.start(), match[0])
    for match in BRACES.finditer(text):
        if any(re.match(r"on|style|src|href|action|formaction", key, re.IGNORECASE) for key in re.findall(r"([\w-]+)\s*=", match["inner"])):
            yield _found(page, text, match.start(), match[0])
    for match in TARGET.finditer(text) if "]" in text else ():
        target = (match[1] or match[2] or "").lstrip(" <")
        begin, picture = _label(text, match.start()) if match[0].startswith("]") else (match.start(), False)
        if not _is_harmless(target, picture):
            yield _found(page, text, begin, text[begin : match.end()] + (")" if text[match.end() : match.end() + 1] == ")" else ""))


def _label(text: str, end: int) -> tuple[int, bool]:
    """Where the label that ends there begins, and whether a picture's is still open."""
    first = max(0, end - LABEL)
    begin, picture = text.rfind("[", first, end), text.rfind("![", first, end)
    if picture >= 0 and text.count("[", picture, end) > text.count("]", picture, end):
        return picture, True
    return (begin if begin >= 0 else end), False


def _is_plain(name: str, rest: str) -> bool:
    """True for a tag that only sets text, or an address between angle brackets."""
    tag = name.lstrip("/").lower()
    if ":" in tag or "@" in tag:
        return _is_harmless(name + rest, picture=False)
    return tag in TAGS and all(key.lower() in ATTRIBUTES for key in ATTRIBUTE.findall(rest.rstrip("/")))


def _is_harmless(target: str, picture: bool) -> bool:
    """True for an address in the portal, or a link (no picture) to a page elsewhere. Browsers drop blanks and read entities, so do we."""
    plain = "".join(char for char in unescape(target) if char.isprintable() and not char.isspace())
    scheme = SCHEME.match(plain)
    if scheme is None and not plain.startswith(("//", "\\\\")):
        return True
    return not picture and scheme is not None and scheme[1].lower() in SCHEMES


def _found(page: Page, text: str, index: int, written: str) -> Finding:
    shown = written.split("\n", maxsplit=1)[0][:40]
    return Finding(place_in(page, text, index, len(shown)), ID, say("raw-html", text=shown))
