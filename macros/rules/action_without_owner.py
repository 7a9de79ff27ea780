"""An action, or a step of a process, has nobody who does it.

Why: what nobody is named for is done by nobody; each action has a person, a deadline and what it needs.

Example:
```yaml
# schedule.yml
actions:
  survey: {name: 容量调研, due: 2026-03-31}
```

Instead: name who does it.
```yaml
# schedule.yml
actions:
  survey: {name: 容量调研, due: 2026-03-31, owner: 市场部 秦悦}
```

中文:
是什么：行动或流程的一步没有负责人。
为什么：没有点到名字的事没有人做；每项行动都要有人、有期限、有资源。
怎么改：写上 owner: 某人；流程的各步都由同一个人负责时，写在流程上。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.source.finding import Finding, Level

ID = "action-without-owner"


def check(computed: Computed) -> Iterator[Finding]:
    schedule = computed.plan.schedule
    if schedule is None:
        return
    for key, action in (schedule.actions or {}).items():
        if action.owner is None:
            yield Finding(action.place, ID, say(ID, name=str(action.name or key)), Level.warning)
    for process in (schedule.processes or {}).values():
        for key, step in process.steps.items():
            if step.owner is None and process.owner is None:
                yield Finding(step.place, ID, say(ID, name=str(step.name or key)), Level.warning)
