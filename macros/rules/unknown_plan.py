"""A plan refers to another plan that is not there.

Why: a sum over plans, or a share of a parent, means nothing when one of them is missing; most often its id is misspelt.

Example:
```yaml
# facts.yml
noodles: {name: 方便面销售额, value: = noodles-2026:revenue}
```

Instead: take the id that the message proposes (the plan's folder under `data/`), or write the plan first.

中文:
是什么：引用了不存在的计划：公式里的 `计划:数`、`plan.yml` 的 `parent`，或者维度成员的 `plan`。
为什么：汇总或上级分下来的数，少了一份计划就没有意义；多半是 id 拼错了。
怎么改：用提示里的 id（`data/` 下那份计划的文件夹名），或者先把那份计划写上。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.compute.abroad import unknown_plan
from macros.compute.compute import Computed
from macros.model.rollup import plan_of
from macros.source.finding import Finding

ID = "unknown-plan"


def check(computed: Computed) -> Iterator[Finding]:
    plan, others = computed.plan, computed.others
    named = [plan.head.parent, *(plan_of(member) for axis in plan.written_axes for member in axis)]
    for name in named:
        if name is not None and others is not None and name not in others:
            yield Finding(name.place, ID, unknown_plan(others, str(name), plan.key))
