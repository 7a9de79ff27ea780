"""A file under content/ is of a kind that is not published, is a link to somewhere else, or has the address of another.

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

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from msgspec.structs import replace

from macros.catalogue import say
from macros.model.page import BYTES, CONTENT
from macros.model.project import DEVICES
from macros.source.characters import kind_of
from macros.source.characters import shown as visible
from macros.source.decoding import decode
from macros.source.finding import Finding, Level
from macros.source.place import Place
from macros.source.scanning import scan

ID = "content-file"
SIGNS = "#?%:*\"<>|\\"
KINDS = (".md", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf", ".csv", ".xlsx")


def check_files(root: Path, plan: str = "", but: Collection[str] = ()) -> Iterator[Finding]:
    """What is wrong with files under content/: those of one plan, or all, without those of some plans."""
    base = root / CONTENT / plan
    content = root / CONTENT
    if content.is_symlink() or (content.exists() and not content.is_dir()):
        yield Finding(Place(CONTENT), ID, say("content-link", file=CONTENT))
        return
    names: dict[str, str] = {}
    for path in [] if plan and base.is_symlink() else sorted(base.rglob("*")):
        if but and path.parent != base and path.relative_to(base).parts[0] in but:
            continue
        shown = path.relative_to(root).as_posix()
        if any(kind_of(char) or char in SIGNS for char in path.name) or path.name.partition(".")[0].lower() in DEVICES:
            yield Finding(Place(shown), ID, say("content-name", file=visible(shown)))
        elif path.is_symlink():
            yield Finding(Place(shown), ID, say("content-link", file=shown))
        elif path.is_dir():
            continue
        elif not path.is_file() or (path.suffix not in KINDS and not path.name.startswith(".")):
            yield Finding(Place(shown), ID, say("content-file", file=shown, known="、".join(KINDS)))
        elif path.suffix == ".md":
            address = re.sub(r"(?:^|(?<=/))readme\.md$", "index.md", shown.lower())
            if address in names:
                yield Finding(Place(shown), ID, say("content-twice", file=shown, other=names[address]))
            names.setdefault(address, shown)
            yield from _readable(path, shown)


def _readable(path: Path, shown: str) -> Iterator[Finding]:
    """What keeps a page from being read, and the characters in it that would show something else than is written."""
    try:
        data = path.read_bytes() if path.stat().st_size <= BYTES else None
    except OSError as error:
        yield Finding(Place(shown), "unreadable-file", say("unreadable-file", path=shown, reason=error.strerror or str(error)))
        return
    if data is None:
        yield Finding(Place(shown), "too-large", say("too-large", limit=say("limit-bytes", count=BYTES // 1024)))
        return
    text = decode(data, shown)
    if isinstance(text, Finding):
        yield text
        return
    for one in scan(text, shown, page=True)[1]:
        yield one if one.rule == "control-character" else replace(one, level=Level.warning)
