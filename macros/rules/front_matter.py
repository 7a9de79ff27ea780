"""The front matter of a page has a key that a page may not set.

Why: a key named like a macro hides it (`value: 5` turns every `{{ value(…) }}` on the page into an error or a wrong number), and
`template:` chooses code.

Example: a page that begins with `---`, `target_table: 5`, `---`.

Instead: use title, description, search, hide, status, tags, language or render_macros.

中文:
是什么：页面开头的设置里有不允许的键。
为什么：和宏同名的键会把宏盖住，页面上的数字就错了；template 之类的键会改变网站的代码。
例：页面开头写着 `---`、`target_table: 5`、`---`。
怎么改：只用 title、description、search、hide、status、tags、language、render_macros。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.model.page import FENCE, Page
from macros.rules.markup import front_matter
from macros.source.finding import Finding
from macros.source.place import Place

ID = "front-matter"
KNOWN = ("title", "description", "search", "hide", "status", "tags", "language", "render_macros")


def check_page(page: Page) -> Iterator[Finding]:
    if page.raw.startswith(FENCE + "\n") and not page.front and FENCE not in page.raw.split("\n")[1:]:
        yield Finding(Place(page.path, 1, 1, 3), ID, say("front-matter-open"))
    keys, findings = front_matter(page)
    yield from findings
    for key, (_, place) in keys.items():
        if key not in KNOWN:
            yield Finding(place, ID, say("front-matter", key=key, known="、".join(KNOWN)))
