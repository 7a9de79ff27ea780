"""A figure that plans of this kind must have is not there.

Why: an annual sales plan without a revenue target has nothing that its budget could be measured against.
What the kind only recommends is missed in a note.

Example: a plan of the kind annual-sales whose `targets.yml` has no `revenue`.

Instead: add the figure; `unknown` (待定) with a reason is allowed while the plan is a draft.

中文:
是什么：这一类计划必须有的数，这里没有。
为什么：年度销售计划没有销售额目标，预算就没有可比的东西。种类里写在 recommended 之下的数，缺了只提醒，不算错误。
例：种类为 annual-sales 的计划，`targets.yml` 里没有 `revenue`。
怎么改：补上这个数；还在起草时可以写 `待定` 并说明原因。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.source.finding import Finding, Level

ID = "missing-figure"


def check(computed: Computed) -> Iterator[Finding]:
    plan = computed.plan
    for wanted, required in plan.kind.levels() if plan.kind is not None and not plan.broken else ():
        for name in wanted.figures or ():
            if plan.resolve(name) is None:
                values = {"figure": name, "kind": str(plan.head.kind)}
                told = say("missing-figure", **values) if required else say("recommended-figure", **values)
                yield Finding(plan.head.kind.place, ID, told, Level.error if required else Level.note)
