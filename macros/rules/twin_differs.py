"""A twin in another language is not quite its plan: another kind or period, a word for nothing or for a number, names not translated.

Why: the twin shows the same numbers because it has none; what differs, or is still in the other language, misleads its readers.

Example: `data/sales-2026-en/plan.yml` says `twin: sales-2026` with a period of its own, or gives `words` for `targets.revenue.total`.

Instead: say the same kind and period, give words for texts only, and for each name that the note lists.

中文:
是什么：另一种语言的计划与原计划不一样：种类或计划期不同，译文对着不存在的键或一个数，或者还有名字没有译。
为什么：它没有自己的数，所以数一定相同；别的地方不同，或者留着原文，读者会看错。
例：`data/sales-2026-en/plan.yml` 写着 `twin: sales-2026`，计划期却另写一个；或者给 `targets.revenue.total` 写译文。
怎么改：种类与计划期照抄；译文只写给文字；说明里列出的名字一个一个补上。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.twin import HAN
from macros.source.finding import Finding, Level

ID = "twin-differs"
SHOWN = 5


def check(computed: Computed) -> Iterator[Finding]:
    plan, others = computed.plan, computed.others
    twin = plan.head.twin
    if twin is None or others is None:
        return
    if twin not in others or plan.language != "en":
        return
    left = [path for path, one in plan.definitions.items() if HAN.search(one.name)]
    members = [f"{axis.key}={member.key}" for axis in plan.axes.values() for member in axis if HAN.search(member.name)]
    unnamed = [*members, *left]
    if unnamed:
        told = say("twin-unnamed", count=len(unnamed), some="、".join(unnamed[:SHOWN]))
        yield Finding(twin.place, ID, told, Level.note)
