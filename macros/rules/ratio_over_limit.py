"""A budget is more than its limit allows of the figure it is measured against.

Why: the expense ratio is always expense over revenue target of the same period; a limit that nothing checks is a wish.

Example:
```yaml
# budget.yml
limit: {of: revenue, max: 2%, over: stop}
lines:
  wages: {name: 工资, amount: 1200万}
```

Instead: lower the lines, raise the target, or have the limit changed by who owns it; `over: warn` only warns.
```yaml
# budget.yml
limit: {of: revenue, max: 2%, over: stop}
lines:
  wages: {name: 工资, amount: 1000万}
```

中文:
是什么：预算与它所比的数之比，超过了上限。
为什么：费用率永远是同一时期的费用除以销售目标；没有人核对的上限只是愿望。
怎么改：减少支出、提高目标，或者由负责人改上限；写 `over: warn` 则只提醒、不报错。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.arithmetic import add, multiply
from macros.compute.compare import holds
from macros.compute.compute import Computed
from macros.compute.figure import Figure
from macros.compute.showing import places_of
from macros.compute.wording import number_text
from macros.model.definition import LimitRule
from macros.rules.parts_do_not_add_up import gap_text
from macros.rules.verdicts import not_checkable, verdict
from macros.source.finding import Finding, Level
from macros.source.number import Number

ID = "ratio-over-limit"


def check(computed: Computed) -> Iterator[Finding]:
    for limit in computed.plan.limits:
        figure = computed.figures.get(limit.ratio)
        if figure is not None:
            yield from _one(computed, limit, figure)


def _one(computed: Computed, limit: LimitRule, figure: Figure) -> Iterator[Finding]:
    highest = computed.figures[limit.ratio.removesuffix(".ratio") + ".limit"].number
    whole, spent = computed.figure(str(limit.of)), computed.figures[limit.total]
    if figure.computed is None or highest is None or whole is None or whole.number is None or spent.number is None:
        yield not_checkable(computed, limit.place, figure.name, figure.missing, figure.path)
        return
    allowed = multiply(whole.number, highest)
    over = add(spent.number, allowed, -1) if isinstance(allowed, Number) else None
    values = {
        "spent": f"{spent.name} {number_text(spent.number)}",
        "of": f"{whole.name} {number_text(whole.number)}",
        "ratio": number_text(figure.number),
        "limit": limit.highest.text,
        "over": gap_text(over) if isinstance(over, Number) and over.exact else "—",
    }
    found = holds(figure.computed, "<=", highest)
    level = Level.error if limit.stops else Level.warning
    told = say("ratio-over-limit", name=figure.name, **values)
    shown = say("ratio-computation", **values)
    behind = [whole.path, spent.path]
    yield verdict(ID, limit.place, found, told, shown, figure.path, level, lambda: places_of(computed, behind))
