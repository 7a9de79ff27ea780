"""A figure that plans of this kind must state a total for has only its parts.

Why: a total that nobody has stated was never agreed on; whatever the lines add up to today passes for the budget.

Example: a plan of a kind with `stated: [budget]` whose `budget.yml` has lines and no `total`.

Instead: state the total that was agreed on; the lines are compared with it from then on.

中文:
是什么：这一类计划必须声明合计的数，只写了各项，没有写合计。
为什么：没有声明过的合计，就没有人同意过；各项今天加起来是多少，多少就成了预算。
例：种类里写了 `stated: [budget]`，而 `budget.yml` 只有各项，没有 `total`。
怎么改：写上商定的合计，以后各项都与它核对。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.source.finding import Finding, Level

ID = "missing-total"


def check(computed: Computed) -> Iterator[Finding]:
    plan = computed.plan
    for wanted, required in plan.kind.levels() if plan.kind is not None and not plan.broken else ():
        for name in wanted.stated or ():
            path = plan.resolve(str(name))
            definition = plan.definitions.get(path) if path is not None else None
            if definition is not None and definition.stated is None and _has_begun(computed, definition.path):
                told = say(ID, name=definition.name, kind=str(plan.head.kind))
                yield Finding(plan.head.kind.place, ID, told, Level.error if required else Level.note, figure=definition.path)


def _has_begun(computed: Computed, path: str) -> bool:
    """False while not one of the parts is known: in a plan just begun nobody has agreed on a total."""
    parts = [computed.figures[part] for part in computed.figures[path].inputs if part in computed.figures]
    return not parts or any(part.number is not None for part in parts)
