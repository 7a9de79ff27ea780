"""A plan says that it is approved, and not everybody who must has approved this version.

Why: "approved" is read as a promise of the whole company; it holds only when finance and management have said so too.

Example:
```yaml
# plan.yml
title: 例
kind: annual-sales
period: {start: 2026-01, months: 12}
status: approved
version: 2026.1
```

Instead: leave the status at `review` until `plan approve` has been run for every role of this kind of plan.
```yaml
# plan.yml
title: 例
kind: annual-sales
period: {start: 2026-01, months: 12}
status: review
version: 2026.1
```

中文:
是什么：计划写着已批准，可是这个版本还有该批准的人没有批准。
为什么：“已批准”是全公司的承诺；财务和管理层都点了头才算数。
怎么改：在这类计划要求的每个角色都用 `plan approve` 批准以前，状态先写 `review`。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.standing import counted, is_approved, missing_roles
from macros.source.finding import Finding

ID = "approval-incomplete"


def check(computed: Computed) -> Iterator[Finding]:
    plan = computed.plan
    status, version = plan.head.status, plan.head.version
    if status is None or str(status) not in ("approved", "closed"):
        return
    if version is None:
        yield Finding(status.place, ID, say("approval-without-version"))
    elif not is_approved(plan, str(version)):
        roles = "、".join(missing_roles(plan, str(version)))
        given = "、".join(counted(plan, str(version))) or "—"
        incomplete = say("approval-incomplete", version=str(version), roles=roles, given=given)
        yield Finding(status.place, ID, incomplete if roles else say("approval-none", version=str(version)))
