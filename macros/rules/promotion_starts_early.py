"""A promotion begins before the one that it follows has ended.

Why: two promotions at once pay for the same purchase twice, and the effect of neither can be told.

Example:
```yaml
# strategy.yml
promotion:
  spring: {name: 春节储备, start: 2026-01-05, end: 2026-02-28, mechanisms: [红包, 搭赠]}
  term: {name: 春季开学, start: 2026-02-15, end: 2026-05-10, after: spring, mechanisms: [试吃, 扫码]}
```

Instead: begin it later, or leave `after` out when both are meant to run side by side.
```yaml
# strategy.yml
promotion:
  spring: {name: 春节储备, start: 2026-01-05, end: 2026-02-28, mechanisms: [红包, 搭赠]}
  term: {name: 春季开学, start: 2026-03-01, end: 2026-05-10, after: spring, mechanisms: [试吃, 扫码]}
```

中文:
是什么：一档促销在它所接的那一档结束之前就开始了。
为什么：两档同时做，同一笔货付两次钱，效果也分不清是谁的。
怎么改：往后推；本来就要并行的，就不写 `after`。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.source.finding import Finding, Level

ID = "promotion-starts-early"


def check(computed: Computed) -> Iterator[Finding]:
    strategy = computed.plan.strategy
    promotions = (strategy.promotion or {}) if strategy is not None else {}
    for key, promotion in promotions.items():
        before = promotions.get(str(promotion.after)) if promotion.after is not None else None
        start, end = promotion.start, before.end if before is not None else None
        if before is not None and start is not None and end is not None and start.day <= end.day:
            told = say(ID, name=str(promotion.name or key), start=start.text, before=str(before.name or promotion.after), end=end.text)
            yield Finding(start.place, ID, told, Level.warning, related=((end.place, end.text),))
