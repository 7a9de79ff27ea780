"""A section that plans of this kind must have has no page, or its page is empty.

Why: readers look for the market analysis, the strategy, the targets, the team, the budget and the schedule; a missing one is noticed
in the meeting, not before.

Example: a plan of the kind annual-sales without `content/<plan>/market.md`, or with nothing but a heading on it.

Instead: write the page; `plan new` makes all of them with their tables.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.source.finding import Finding
from macros.source.place import Place

ID = "missing-section"


def check(computed: Computed) -> Iterator[Finding]:
    plan = computed.plan
    pages = {page.section: page for page in plan.pages}
    for section, name in (plan.kind.sections or {}).items() if plan.kind is not None else ():
        page = pages.get(section)
        if page is None:
            told = say("missing-section", name=str(name), file=f"content/{plan.key}/{section}.md", kind=str(plan.head.kind))
            yield Finding(plan.head.kind.place, ID, told)
        elif page.empty:
            yield Finding(Place(page.path), ID, say("empty-section", name=str(name), file=page.path))
