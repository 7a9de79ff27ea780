"""A data file that plans of this kind must have is not there.

Why: an annual sales plan without a budget or a schedule is not complete, however well the rest adds up.
What the kind only recommends is missed in a note.

Example: `data/plan-x/budget.yml` is missing in a plan of the kind annual-sales.

Instead: add the file (`plan new` makes a complete set to copy from), or choose the kind that fits the plan.

中文:
是什么：这一类计划必须有的数据文件，这里没有。
为什么：年度销售计划没有预算或日程，其余部分加得再准也不完整。种类里写在 recommended 之下的文件，缺了只提醒，不算错误。
例：种类为 annual-sales 的计划缺少 `data/plan-x/budget.yml`。
怎么改：补上文件（`plan new` 会生成一整套可以照抄），或者换成合适的计划种类。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.source.finding import Finding, Level

ID = "missing-file"


def check(computed: Computed) -> Iterator[Finding]:
    plan = computed.plan
    for wanted, required in plan.kind.levels() if plan.kind is not None else ():
        for name in wanted.files or ():
            if name not in plan.files:
                values = {"file": f"{plan.folder}/{name}.yml", "kind": str(plan.head.kind)}
                told = say("missing-file-of-kind", **values) if required else say("recommended-file", **values)
                yield Finding(plan.head.kind.place, ID, told, Level.error if required else Level.note)
