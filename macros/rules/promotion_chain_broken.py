"""A promotion follows one that does not exist, or promotions follow each other in a circle.

Why: one promotion sells through what the one before it put on the shelf; a chain without a beginning cannot be planned.

Example:
```yaml
# strategy.yml
promotion:
  spring: {name: 春节储备, mechanisms: [红包, 搭赠]}
  term: {name: 春季开学, after: sprung, mechanisms: [试吃, 扫码]}
```

Instead: write the key of the promotion before it, and leave `after` out of the first one.
```yaml
# strategy.yml
promotion:
  spring: {name: 春节储备, mechanisms: [红包, 搭赠]}
  term: {name: 春季开学, after: spring, mechanisms: [试吃, 扫码]}
```

中文:
是什么：一档促销接在不存在的促销之后，或者几档互相接成了圈。
为什么：促销一档接一档，后一档消化前一档铺下的货；没有头的链条排不出日程。
怎么改：`after` 写前一档的键，第一档不写。
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.subjects.strategy import Promotion
from macros.source.finding import Finding

ID = "promotion-chain-broken"


def check(computed: Computed) -> Iterator[Finding]:
    strategy = computed.plan.strategy if "strategy" not in computed.plan.broken else None
    promotions = (strategy.promotion or {}) if strategy is not None else {}
    for key, promotion in promotions.items():
        after = promotion.after
        if after is None:
            continue
        if str(after) not in promotions:
            near = difflib.get_close_matches(str(after), promotions, 1) or list(promotions)
            told = say("promotion-unknown", name=str(promotion.name or key), after=str(after), known="、".join(near))
            yield Finding(after.place, ID, told)
            continue
        circle = _circle(promotions, key)
        if circle and key == min(circle, key=list(promotions).index):  # said once
            yield Finding(after.place, ID, say("promotion-circle", circle=" → ".join([*circle, key])))


def _circle(promotions: Mapping[str, Promotion], start: str) -> list[str]:
    """The promotions from `start` back to itself by `after`, or none when the chain ends or turns elsewhere."""
    walked = [start]
    while (after := promotions[walked[-1]].after) is not None and str(after) in promotions and str(after) not in walked:
        walked.append(str(after))
    return walked if str(after) == start else []
