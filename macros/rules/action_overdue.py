"""An action is past its deadline and not done.

Why: a plan whose open actions lie in the past is no longer followed: either it was done and nobody wrote it down, or it needs a new day.

Example:
```yaml
# plan.yml
title: 例
kind: annual-sales
period: {start: 2026-01, months: 12}
status: review
# schedule.yml
actions:
  survey: {name: 容量调研, owner: 秦悦, due: 2026-03-31, status: 进行中}
```

Instead: say how it stands, or agree on a new deadline. Drafts are not watched, nor actions without a status.
```yaml
# schedule.yml
actions:
  survey: {name: 容量调研, owner: 秦悦, due: 2026-03-31, status: 已完成}
```

中文:
是什么：行动过了期限还没有完成。
为什么：过期的事还开着，要么做完了没有人记，要么该重新定日子；草稿不看，没有写 status 的行动也不看。
怎么改：改状态，或者商定新的期限。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.fields import Day
from macros.model.subjects.schedule import DONE
from macros.source.finding import Finding, Level

ID = "action-overdue"


def check(computed: Computed) -> Iterator[Finding]:
    schedule, today = computed.plan.schedule, computed.today
    if str(computed.plan.head.status or "draft") == "draft":
        return
    for key, action in ((schedule.actions or {}) if schedule is not None else {}).items():
        done = action.status is not None and str(action.status) in DONE
        if today is not None and action.status is not None and not done and isinstance(action.due, Day) and action.due.day < today:
            told = say(ID, name=str(action.name or key), due=action.due.text, status=str(action.status))
            yield Finding(action.due.place, ID, told, Level.note)
