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
