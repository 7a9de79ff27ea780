"""A data file that plans of this kind must have is not there.

Why: an annual sales plan without a budget or a schedule is not complete, however well the rest adds up.

Example: `data/plan-x/budget.yml` is missing in a plan of the kind annual-sales.

Instead: add the file (`plan new` makes a complete set to copy from), or choose the kind that fits the plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.source.finding import Finding

ID = "missing-file"


def check(computed: Computed) -> Iterator[Finding]:
    plan = computed.plan
    for name in plan.kind.files or () if plan.kind is not None else ():
        if name not in plan.files:
            told = say("missing-file-of-kind", file=f"{plan.folder}/{name}.yml", kind=str(plan.head.kind))
            yield Finding(plan.head.kind.place, ID, told)
