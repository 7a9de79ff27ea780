"""A plan names a parent that does not know it, or a group names the plan of a member that names another parent or none.

Why: a plan rolls up into a group only when both say so; otherwise the group's share is compared with nothing.

Example: `data/fmcg-2026/plan.yml` says `parent: group-2026`, and no member of an axis of `group-2026` says `plan: fmcg-2026`.

Instead: write `plan:` at the member in the group's `axes.yml`, and `parent:` in the member's `plan.yml`; or delete the one that is wrong.

中文:
是什么：计划写了上级，上级却没有它；或者集团的成员写了 plan，那份计划的上级却不是这个集团。
为什么：两边都写了，才算归进集团；只写一边，集团分给它的数就没有东西可比。
例：`data/fmcg-2026/plan.yml` 写着 `parent: group-2026`，而 `group-2026` 的维度里没有哪个成员写 `plan: fmcg-2026`。
怎么改：在集团 `axes.yml` 的成员上写 `plan`，在那份计划的 `plan.yml` 里写 `parent`；写错了的就删去。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.plan import Plan
from macros.model.rollup import plan_of
from macros.model.value import Text
from macros.source.finding import Finding

ID = "one-sided-parent"


def check(computed: Computed) -> Iterator[Finding]:
    plan, others = computed.plan, computed.others
    if others is None:
        return
    parent = plan.head.parent
    above = others.plan(parent) if parent is not None else None
    if parent is not None and above is not None and plan.key not in plans_in(above):
        yield Finding(parent.place, ID, say("parent-without-child", parent=str(parent), plan=plan.key))
    for key, name in plans_in(plan).items():
        below = others.plan(key)
        if below is not None and below.head.parent != plan.key:
            yield Finding(name.place, ID, say("child-without-parent", plan=key, parent=plan.key))


def plans_in(plan: Plan) -> dict[str, Text]:
    """The plans that members of the axes have, by id, with the place where each is named."""
    return {str(name): name for axis in plan.written_axes for member in axis if (name := plan_of(member)) is not None}
