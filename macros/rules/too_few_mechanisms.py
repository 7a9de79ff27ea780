"""A promotion has fewer than two mechanisms.

Why: one mechanism is copied by the rival within a week and reaches only one link of the chain; two can push the dealer and pull the
buyer.

Example:
```yaml
# strategy.yml
promotion:
  spring: {name: 春节储备, mechanisms: [箱内红包]}
```

Instead: add a second mechanism, or make it part of another promotion.
```yaml
# strategy.yml
promotion:
  spring: {name: 春节储备, mechanisms: [箱内红包, 整箱搭赠]}
```

中文:
是什么：一档促销的手段不到两种。
为什么：只有一种手段，对手一周就能跟上，也只打动渠道里的一个环节；至少两种，才能既推经销商，又拉消费者。
怎么改：再加一种手段，或者并入别的促销。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.source.finding import Finding, Level
from macros.source.pattern import pattern_of

ID = "too-few-mechanisms"
LEAST = 2
BETWEEN = pattern_of(r"[、，,；;+＋]")


def check(computed: Computed) -> Iterator[Finding]:
    strategy = computed.plan.strategy if "strategy" not in computed.plan.broken else None
    for key, promotion in ((strategy.promotion or {}) if strategy is not None else {}).items():
        # one text may name several: `红包、搭赠`
        count = sum(len(BETWEEN.split(text)) for text in promotion.mechanisms or ())
        if count < LEAST and computed.plan.sound(promotion.place):
            told = say(ID, name=str(promotion.name or key), count=count, least=LEAST)
            yield Finding(promotion.place, ID, told, Level.warning)
