"""An action has no deadline.

Why: an action without a day is never late, and so never done; a day that is not known yet is written 待定.

Example:
```yaml
# schedule.yml
actions:
  survey: {name: 容量调研, owner: 市场部 秦悦}
```

Instead: write a date, a deadline that counts from something else (投标前 2 天), or 待定.
```yaml
# schedule.yml
actions:
  survey: {name: 容量调研, owner: 市场部 秦悦, due: 2026-03-31}
```

中文:
是什么：行动没有期限。
为什么：没有期限的事永远不算晚，也就永远做不完；日子没定就写 待定。
怎么改：写日期，或者从别的日子算起的期限（投标前 2 天），或者 待定。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.source.finding import Finding, Level

ID = "action-without-deadline"


def check(computed: Computed) -> Iterator[Finding]:
    schedule = computed.plan.schedule
    for key, action in ((schedule.actions or {}) if schedule is not None else {}).items():
        if action.due is None and not _unread(computed, key):
            yield Finding(action.place, ID, say(ID, name=str(action.name or key)), Level.warning)


def _unread(computed: Computed, key: str) -> bool:
    """True when a deadline is written that could not be read: that has been said."""
    return any(lost.startswith(f"schedule.actions.{key}.due") for lost in computed.plan.lost)
