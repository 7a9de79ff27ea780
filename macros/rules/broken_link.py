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
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from macros.catalogue import say
from macros.model.page import CONTENT, Page
from macros.rules.markup import LINK, place_in, prose
from macros.source.finding import Finding

ID = "broken-link"
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


def check_page(page: Page, root: Path) -> Iterator[Finding]:
    text = prose(page)
    for match in LINK.finditer(text):
        group = 1 if match[1] else 2
        target = unquote(match[group].partition("#")[0].partition("?")[0])
        if not target or ELSEWHERE.match(match[group]):
            continue
        file = (root / page.path).parent / target
        if not file.is_file() or not file.resolve().is_relative_to((root / CONTENT).resolve()):
            names = sorted(path.name for path in file.parent.glob("*")) if file.parent.is_dir() else []
            near = difflib.get_close_matches(file.name, names, 1)
            told = say("broken-link-near", target=target, near=near[0]) if near else say("broken-link", target=target)
            yield Finding(place_in(page, text, match.start(group), len(match[group])), ID, told)
