"""A section that plans of this kind must have has no page, or its page is empty.

Why: readers look for the market analysis, the strategy, the targets, the team, the budget and the schedule; a missing one is noticed
in the meeting, not before.
What the kind only recommends is missed in a note.

Example: a plan of the kind annual-sales without `content/<plan>/market.md`, or with nothing but a heading on it.

Instead: write the page; `plan new` makes all of them with their tables.

中文:
是什么：这一类计划必须有的章节没有页面，或者页面是空的。
为什么：读者会找市场分析、策略、目标、队伍、预算和日程；缺了哪一章，往往到会上才发现。
种类里写在 recommended 之下的章节，缺了只提醒，不算错误。
例：种类为 annual-sales 的计划没有 `content/<计划>/market.md`，或者页面上只有标题。
怎么改：写上这一页；`plan new` 会生成全部页面和表格。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.source.finding import Finding, Level
from macros.source.place import Place

ID = "missing-section"


def check(computed: Computed) -> Iterator[Finding]:
    plan = computed.plan
    pages = {page.section: page for page in plan.pages}
    for wanted, required in plan.kind.levels() if plan.kind is not None else ():
        for key, section in (wanted.sections or {}).items():
            page, name = pages.get(key), section.called(plan.language)
            level = Level.error if required else Level.note
            if page is None:
                values = {"name": name, "file": f"content/{plan.key}/{key}.md", "kind": str(plan.head.kind)}
                told = say("missing-section", **values) if required else say("recommended-section", **values)
                yield Finding(plan.head.kind.place, ID, told, level)
            elif page.empty:
                yield Finding(Place(page.path), ID, say("empty-section", name=name, file=page.path), level)
