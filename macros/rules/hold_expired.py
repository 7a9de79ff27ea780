"""A cell is still held although its hold has run out.

Why: a hold is a promise for a time ("until the contract is signed"); kept after its day, it distorts the split without a reason.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {month: even}
  hold:
    - {at: {month: 2026-02}, value: 4500万, by: 销售总监, why: 春节铺货合同, until: 2020-03-31}
```

Instead: remove the hold, or have it renewed by who set it.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {month: even}
  hold:
    - {at: {month: 2026-02}, value: 4500万, by: 销售总监, why: 春节铺货合同, until: 2099-03-31}
```

中文:
是什么：锁定已经过期，那一格却还锁着。
为什么：锁定是有期限的承诺（“合同签订以前”）；过了期还留着，就没有理由地压着别的格。
怎么改：删去这条锁定，或者由当初锁定的人续期。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.source.finding import Finding, Level

ID = "hold-expired"


def check(computed: Computed) -> Iterator[Finding]:
    for division in computed.plan.divisions.values():
        for hold in division.holds:
            if hold.until is not None and computed.today is not None and hold.until.day < computed.today:
                told = say("hold-expired", name=division.name, by=str(hold.by), why=str(hold.why), until=hold.until.text)
                yield Finding(hold.until.place, ID, told, Level.warning, figure=division.path)
