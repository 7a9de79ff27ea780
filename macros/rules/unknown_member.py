"""An axis has no member of that name.

Why: what is given to nobody is lost: the parts of the others no longer make the whole.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {A: 2, B: 2, D: 1}}
```

Instead: correct the name, or add the member to its axis.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {A: 2, B: 2, C: 1}}
```

中文:
是什么：维度里没有这个成员。
为什么：分给不存在的成员，那一份就没有了着落。
怎么改：改正名字，或者先在维度里加上这个成员。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.staged import staged_facts
from macros.model.subjects.kpis import Kpis
from macros.source.finding import Finding

ID = "unknown-member"


def check(computed: Computed) -> Iterator[Finding]:
    """The periods of figures that say along which axis they are given: each a member, each member there."""
    kpis = computed.plan.subject("kpis", Kpis)
    for path, fact in staged_facts(computed.plan.subjects):
        along = fact.along or (kpis.along if kpis is not None and path.startswith("kpis.") else None)
        if along is None or not computed.plan.sound(fact.place):
            continue
        axis = computed.plan.axes.get(str(along))
        if axis is None:
            yield Finding(along.place, "unknown-axis", say("unknown-axis", axis=str(along), known="、".join(computed.plan.axes)))
            continue
        values, ends = fact.by or {}, [member.key for member in axis if not axis.children(member.key)]
        for key, value in values.items():
            if key not in axis.by_key:
                yield Finding(value.place, ID, say("cell-no-member", got=key, axis=axis.name, known="、".join(ends)), figure=path)
        missing = [axis.by_key[key].name for key in ends if key not in values]
        if missing and all(key in ends for key in values):
            told = say("missing-member", axis=axis.name, members="、".join(missing))
            yield Finding(fact.place, "missing-member", told, figure=path)
