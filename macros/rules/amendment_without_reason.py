"""A new version of an approved plan does not say why it changes it, or who wants that.

Why: a year later nobody knows why the target went down in June; the reason belongs to the change, and it is shown in the history.

Example: version 2026.1 is approved, and plan.yml says `version: 2026.2` without `amendment`.

Instead: say it in plan.yml: `amendment: {of: 2026.1, why: 原料涨价, by: 财务总监}`.

中文:
是什么：已经批准的计划出了新版本，却没有说为什么改、由谁提出。
为什么：过一年，谁也说不清六月里目标为什么下调；理由跟着改动走，历史里才看得到。
例：2026.1 版已批准，plan.yml 写着 `version: 2026.2`，没有 `amendment`。
怎么改：在 plan.yml 里写上 `amendment: {of: 2026.1, why: 原料涨价, by: 财务总监}`。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.standing import approved_versions
from macros.source.finding import Finding

ID = "amendment-without-reason"


def check(computed: Computed) -> Iterator[Finding]:
    plan = computed.plan
    approved, version, amendment = approved_versions(plan), plan.head.version, plan.head.amendment
    if not approved or (version is not None and str(version) in approved):
        return
    if version is None:
        yield Finding(plan.file_place("plan"), ID, say("version-missing", approved=approved[-1]))
    elif amendment is None:
        yield Finding(version.place, ID, say("amendment-missing", version=str(version), approved=approved[-1]))
    elif str(amendment.of) not in approved:
        yield Finding(amendment.of.place, ID, say("amends-nothing", of=str(amendment.of), approved="、".join(approved)))
