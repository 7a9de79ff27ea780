"""The navigation has more than forty entries on its first level.

Why: every page carries the whole first level: it is slow to build, heavy to load, and nobody finds a plan in a list that long.

Example: three hundred branches, one below the other in `nav`; or no `nav` at all, which lists every folder.

Instead: put about twenty plans into a group, as in `- 华东各分部: [...]`; see the guide, 计划多了以后.

中文:
是什么：导航的第一层超过四十项。
为什么：每一页都带着整个第一层，生成慢，打开也慢，这么长的列表里也找不到要看的计划。
例：三百个分部在 `nav` 里一个接一个；或者没有写 `nav`，那样每个文件夹都列出来。
怎么改：每二十份左右归成一组，如 `- 华东各分部: [...]`；见指南《计划多了以后》。
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from macros.catalogue import say
from macros.source.finding import Finding, Level
from macros.source.node import Node, Sequence
from macros.source.place import Place

ID = "long-navigation"
MOST = 40


def check_navigation(file: str, nav: Node | None, plans: Collection[str]) -> Iterator[Finding]:
    """What the site generator's file lists on the first level; without a list, every plan's folder is there."""
    count = len(nav.items) if isinstance(nav, Sequence) else len(plans) if nav is None else 0
    if count > MOST:
        yield Finding(nav.place if nav is not None else Place(file), ID, say("long-navigation", count=count, most=MOST), Level.note)
