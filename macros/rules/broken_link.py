"""A link or a picture on a page leads to a file that is not there.

Why: readers follow it into nothing; one host of the portal says so, the other does not.

Example: `[目标](target.md)` beside a page called `targets.md`.

Instead: correct the name; links go from page to page with `.md`, pictures lie in content/.

中文:
是什么：页面上的链接或图片指向不存在的文件。
为什么：读者点过去什么也没有；两种生成器里有一种不会提醒。
例：名为 `targets.md` 的页面旁边写了 `[目标](target.md)`。
怎么改：改正文件名。页面之间的链接写 `.md` 文件，图片放在 content/ 里。
"""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from macros.catalogue import say
from macros.model.page import CONTENT, Page, is_there
from macros.rules.markup import LINK, place_in, prose
from macros.source.finding import Finding
from macros.source.pattern import pattern_of

ID = "broken-link"
ELSEWHERE = pattern_of(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


def check_page(page: Page, root: Path) -> Iterator[Finding]:
    text = prose(page)
    for match, group, target in _links(page):
        file = _file(page, target)
        if not is_there(root, file):
            told = say("broken-link-near", target=target, near=near) if (near := _near(root, file)) else say("broken-link", target=target)
            yield Finding(place_in(page, text, match.start(group), len(match[group])), ID, told)


def targets(page: Page) -> Iterator[str]:
    """The files that a page leads to, from the project root."""
    return (_file(page, target) for _, _, target in _links(page))


def _links(page: Page) -> Iterator[tuple[re.Match[str], int, str]]:
    for match in LINK.finditer(prose(page)):
        group = 1 if match[1] else 2
        target = unquote(match[group].partition("#")[0].partition("?")[0])
        if target and not ELSEWHERE.match(match[group]):
            yield match, group, target


def _file(page: Page, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target))


def _near(root: Path, file: str) -> str:
    """The name of a file beside the one meant that is most like it, or none."""
    folder = (root / file).parent
    inside = folder.is_dir() and folder.resolve().is_relative_to((root / CONTENT).resolve())
    found = difflib.get_close_matches(posixpath.basename(file), sorted(path.name for path in folder.glob("*")), 1) if inside else []
    return found[0] if found else ""
