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
from macros.model.subjects.guardrail import Guardrail
from macros.source.finding import Finding, Level

ID = "guardrail-guards-nothing"


def check(computed: Computed) -> Iterator[Finding]:
    for guardrail in computed.plan.head.guardrails or ():
        yield from _limits(guardrail)
        if guardrail.amount is None and guardrail.percent is None and not guardrail.crossing:
            yield Finding(guardrail.place, ID, say("guardrail-without-limit", of=str(guardrail.of)), Level.warning)
        elif not computed.plan.lost and not any(guardrail.guards(path) for path in computed.figures):
            yield Finding(guardrail.of.place, ID, say("guardrail-without-figure", of=str(guardrail.of)), Level.warning)
        elif guardrail.amount is not None and not guardrail.amount.number.unit.pure:
            units = {figure.unit for path, figure in computed.figures.items() if guardrail.guards(path)}
            if not any(unit.same_kind(guardrail.amount.number.unit) for unit in units):
                wanted = "、".join(sorted(str(unit) for unit in units))
                told = say("unit-clash-declared", text=guardrail.amount.text, wanted=wanted)
                yield Finding(guardrail.amount.place, "unit-clash", told)


def _limits(guardrail: Guardrail) -> Iterator[Finding]:
    """How far figures may move is more than nothing, and a percentage is one."""
    for limit in (guardrail.amount, guardrail.percent):
        if limit is None:
            continue
        if limit.number.low is None or limit.number.low <= 0:
            yield Finding(limit.place, ID, say("guardrail-limit", text=limit.text), Level.warning)
        if limit is guardrail.percent and limit.number.unit.rate not in ("%", "‰") and not limit.number.unit.pure:
            yield Finding(limit.place, "unit-clash", say("unit-clash-declared", text=limit.text, wanted="%"))
