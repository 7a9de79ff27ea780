"""A file under content/ is of a kind that is not published, is a link to somewhere else, or is no UTF-8 text.

Why: everything under content/ lands on the site as it is; a link could publish a file from outside, an .html or .svg file could run code.

Example: `content/notes.html`, `content/logo.svg`, or a symbolic link in content/.

Instead: pages as .md (UTF-8), pictures as .png, .jpg, .gif or .webp, papers as .pdf, .csv or .xlsx.

中文:
是什么：content/ 里有不能发布的文件：不在允许之列的类型、指向别处的链接，或者不是 UTF-8 的页面。
为什么：content/ 里的东西会原样放到网站上；链接可能把外面的文件带出去，html 和 svg 里可能有代码。
例：`content/notes.html`、`content/logo.svg`，或者 content/ 里的一个链接。
怎么改：页面用 UTF-8 的 .md，图片用 .png、.jpg、.gif、.webp，资料用 .pdf、.csv、.xlsx。
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from macros.catalogue import say
from macros.model.page import CONTENT
from macros.source.decoding import decode
from macros.source.finding import Finding
from macros.source.place import Place

ID = "content-file"
KINDS = (".md", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf", ".csv", ".xlsx")


def check_files(root: Path, plan: str = "", but: Collection[str] = ()) -> Iterator[Finding]:
    """What is wrong with files under content/: those of one plan, or all, without those of some plans."""
    base = root / CONTENT / plan
    inside = [] if plan and base.is_symlink() else sorted(base.rglob("*"))
    for path in inside:
        shown = path.relative_to(root).as_posix()
        if path.parent != base and path.relative_to(base).parts[0] in but:
            continue
        if path.is_symlink():
            yield Finding(Place(shown), ID, say("content-link", file=shown))
        elif path.is_file() and path.suffix.lower() == ".md":
            text = decode(path.read_bytes(), shown)
            if isinstance(text, Finding):
                yield text
            elif path.suffix != ".md":
                yield Finding(Place(shown), ID, say("content-file", file=shown, known="、".join(KINDS)))
        elif path.is_file() and path.suffix not in KINDS and not path.name.startswith("."):
            yield Finding(Place(shown), ID, say("content-file", file=shown, known="、".join(KINDS)))
