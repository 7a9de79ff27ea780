"""A target is not divided along an axis that plans of this kind must divide it along, or the division is only announced.

Why: a target that is not broken down to month, person and market is nobody's work.
What the kind only recommends is missed in a note.

Example:
```yaml
# targets.yml
revenue: {name: 销售额, unit: 元, total: 5亿, owner: 销售总监, split: {month: unknown}}
```

Instead: say how it is divided.
```yaml
# targets.yml
revenue: {name: 销售额, unit: 元, total: 5亿, owner: 销售总监, split: {month: even}}
```

中文:
是什么：目标没有按这一类计划必须的维度分解，或者只写了“待定”。
为什么：没有分到月、人和市场的目标，不是任何人的任务。种类里写在 recommended 之下的分解，缺了只提醒，不算错误。
怎么改：写明怎样分。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.rules.verdicts import verdict
from macros.source.finding import Finding, Level, Verdict

ID = "missing-split"


def check(computed: Computed) -> Iterator[Finding]:
    plan = computed.plan
    for wanted, required in plan.kind.levels() if plan.kind is not None else ():
        for name, axes in (wanted.splits or {}).items():
            division = plan.divisions.get(plan.resolve(name) or "")
            for axis in axes if division is not None and plan.sound(division.place) else ():
                assert division is not None
                if division.split(str(axis)) is None:
                    values = {"name": division.name, "axis": str(axis), "kind": str(plan.head.kind)}
                    told = say("missing-split", **values) if required else say("recommended-split", **values)
                    yield Finding(division.place, ID, told, Level.error if required else Level.note, figure=division.path)
    for division in plan.divisions.values():
        for split in division.splits:
            if split.method == "unknown" and plan.sound(split.place):
                told = say("split-unknown", name=division.name, axis=split.axis)
                yield verdict(ID, split.place, Verdict.not_checkable, told, None, division.path)
