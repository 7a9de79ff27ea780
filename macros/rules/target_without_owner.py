"""A target has nobody who answers for it.

Why: what belongs to everyone is reached by no one; each target has a person, a duty and a date.

Example:
```yaml
# targets.yml
revenue: {name: 销售额, unit: 元, total: 5亿}
```

Instead: name the owner of the target (or of the whole plan in plan.yml, when it is the same person).
```yaml
# targets.yml
revenue: {name: 销售额, unit: 元, total: 5亿, owner: 销售总监}
```

中文:
是什么：目标没有负责人。
为什么：属于所有人的目标没有人去完成；每个目标都要有人、有职责、有期限。
怎么改：写上这个目标的负责人；全计划都由同一个人负责时，写在 plan.yml 里。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.source.finding import Finding, Level

ID = "target-without-owner"


def check(computed: Computed) -> Iterator[Finding]:
    if computed.plan.head.owner:
        return
    for division in computed.plan.divisions.values():
        definition = computed.plan.definitions.get(division.path)
        if definition is not None and not definition.owner and division.path.endswith(".total"):
            yield Finding(division.place, ID, say("target-without-owner", name=division.name), Level.warning, figure=division.path)
