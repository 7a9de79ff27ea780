"""A key figure that may only rise (or only fall) from stage to stage does not.

Why: an index that is planned to climb and dips in the third stage is a slip in the table, or a setback nobody has explained.

Example:
```yaml
# kpis.yml
figures:
  fans:
    name: 粉丝数
    unit: 人
    by: {s1: 1000, s2: 800, s3: 3000}
    adds_up: last
    monotone: up
```

Instead: correct the stage, or leave `monotone` out where ups and downs are meant.
```yaml
# kpis.yml
figures:
  fans:
    name: 粉丝数
    unit: 人
    by: {s1: 1000, s2: 1800, s3: 3000}
    adds_up: last
    monotone: up
```

中文:
是什么：说好只升不降（或只降不升）的指标，有一期反了过来。
为什么：计划往上走的指标，第二期却比第一期少，要么是表里写错了，要么是有一个没人解释的倒退。
怎么改：改正那一期；本来就有起落的，不写 `monotone`。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from macros.catalogue import say
from macros.compute.compare import holds
from macros.compute.compute import Computed
from macros.compute.wording import number_text
from macros.model.staged import staged_facts
from macros.rules.verdicts import not_checkable, verdict
from macros.source.finding import Finding

ID = "not-monotone"


def check(computed: Computed) -> Iterator[Finding]:
    for path, fact in staged_facts(computed.plan.subjects):
        if fact.monotone is None or not computed.plan.sound(fact.place):
            continue
        rises = str(fact.monotone) == "up"
        for one, other in pairwise(fact.by or {}):
            before, after = computed.figure(f"{path}.{one}"), computed.figure(f"{path}.{other}")
            if before is None or after is None or (before.number is None and after.number is None):
                continue  # of two that are open there is nothing to say yet
            if before.number is None or after.number is None:
                yield not_checkable(computed, after.place, after.name, before.missing + after.missing, after.path)
            elif before.number.unit.same_kind(after.number.unit):
                values = {"name": str(fact.name or path), "before": number_text(before.number), "after": number_text(after.number)}
                told = say(ID, **values, way=say("monotone-up" if rises else "monotone-down"), one=one, other=other)
                found = holds(before.number, "<=" if rises else ">=", after.number)
                yield verdict(ID, after.place, found, told, say("monotone-computation", **values), after.path)
