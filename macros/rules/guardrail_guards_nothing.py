"""A guardrail names no figure of the plan, or says nothing about how far it may move.

Why: a guardrail with a slip in its name never stops anything, and everybody believes that it does.

Example:
```yaml
# plan.yml
title: 例
kind: annual-sales
period: {start: 2026-01, months: 12}
guardrails:
  - {of: revenues, percent: 5%}
```

Instead: name figures by their paths (`*` for any key), and say `amount`, `percent` or `crossing: true`.
```yaml
# plan.yml
title: 例
kind: annual-sales
period: {start: 2026-01, months: 12}
guardrails:
  - {of: revenue, percent: 5%}
```

中文:
是什么：一条护栏没有看住任何一个数，或者没有说最多能动多少。
为什么：名字写错的护栏什么也拦不住，大家却以为它在。
怎么改：写数字的路径（`*` 代表任一个键），并写上 `amount`、`percent` 或 `crossing: true` 之一。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.source.finding import Finding, Level

ID = "guardrail-guards-nothing"


def check(computed: Computed) -> Iterator[Finding]:
    for guardrail in computed.plan.head.guardrails or ():
        if guardrail.amount is None and guardrail.percent is None and not guardrail.crossing:
            yield Finding(guardrail.place, ID, say("guardrail-without-limit", of=str(guardrail.of)), Level.warning)
        elif not computed.plan.lost and not any(guardrail.guards(path) for path in computed.figures):
            yield Finding(guardrail.of.place, ID, say("guardrail-without-figure", of=str(guardrail.of)), Level.warning)
