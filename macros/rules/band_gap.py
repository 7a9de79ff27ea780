"""Between two bands of a rebate, a commission or a price list nothing is said.

Why: who falls into the gap has a claim that nobody decided on.

Example:
```yaml
# strategy.yml
rebates:
  distance:
    name: 按运距的返利
    bands:
      - {from: 0公里, to: 500公里, rate: 3%}
      - {from: 600公里, rate: 4%}
```

Instead: let each band begin where the one before it ends; write `rate: 0%` where nothing is paid.
```yaml
# strategy.yml
rebates:
  distance:
    name: 按运距的返利
    bands:
      - {from: 0公里, to: 600公里, rate: 3%}
      - {from: 600公里, rate: 4%}
```

中文:
是什么：返利、提成或价格的两档之间有空档。
为什么：落在空档里的客户该返多少，没有人定过，到时候只能扯皮。
怎么改：让后一档从前一档的终点开始；不返的一段写 `rate: 0%`。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.rules.band_overlap import steps
from macros.source.finding import Finding, Level, Verdict

ID = "band-gap"


def check(computed: Computed) -> Iterator[Finding]:
    for step in steps(computed.plan):
        if step.width > 0 and step.end is not None and step.begin is not None:
            told = say(ID, name=step.name, end=step.end.text, begin=step.begin.text)
            yield Finding(step.begin.place, ID, told, Level.warning, related=((step.end.place, step.end.text),))
        elif step.width == 0 and step.end is not None and step.begin is not None:
            told = say("band-meets", name=step.name, end=step.end.text, begin=step.begin.text)
            yield Finding(step.begin.place, ID, told, Level.info, Verdict.consistent, told)
