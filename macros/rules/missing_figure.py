"""A figure that plans of this kind must have is not there.

Why: an annual sales plan without a revenue target has nothing that its budget could be measured against.

Example: a plan of the kind annual-sales whose `targets.yml` has no `revenue`.

Instead: add the figure; `unknown` (待定) with a reason is allowed while the plan is a draft.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.source.finding import Finding

ID = "missing-figure"


def check(computed: Computed) -> Iterator[Finding]:
    plan = computed.plan
    for name in plan.kind.figures or () if plan.kind is not None and not plan.broken else ():
        if plan.resolve(str(name)) is None:
            yield Finding(plan.head.kind.place, ID, say("missing-figure", figure=str(name), kind=str(plan.head.kind)))
