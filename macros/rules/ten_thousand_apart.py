"""A part of a sum is about ten thousand times its neighbours, or a ten-thousandth of them.

Why: 万 written once too often or once too few is the commonest slip in a plan, and the sum still adds up.

Example:
```yaml
# budget.yml
lines:
  wages: {name: 工资, amount: 500万}
  travel: {name: 差旅, amount: 400元}
  office: {name: 管理, amount: 300万}
```

Instead: write 万 where it is meant; a part that really is so small can carry a waiver with the reason.
```yaml
# budget.yml
lines:
  wages: {name: 工资, amount: 500万}
  travel: {name: 差旅, amount: 400万}
  office: {name: 管理, amount: 300万}
```

中文:
是什么：同一个合计里，有一项大约是别的项的一万倍，或者万分之一。
为什么：多写或漏写一个“万”是最常见的笔误，而合计照样对得上。
怎么改：补上或去掉“万”；确实这么小的，用一条写明理由的豁免放过。
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.compute.figure import Figure
from macros.compute.wording import number_text
from macros.source.finding import Finding, Level

ID = "ten-thousand-apart"
NEAR, FAR = 5_000, 20_000
FEWEST = 3


def check(computed: Computed) -> Iterator[Finding]:
    for figure in computed.figures.made():
        if figure.definition is not None and figure.definition.parts:
            yield from _odd_ones(figure, [computed.figures[path] for path in figure.inputs if path in computed.figures])


def _odd_ones(whole: Figure, parts: list[Figure]) -> Iterator[Finding]:
    known = {part: part.number.value for part in parts if part.number is not None and part.number.exact and part.number.value > 0}
    if len(known) < FEWEST:
        return
    ordered = sorted(known.values())
    half = len(ordered[1:]) // 2
    for part, value in known.items():
        # the middle one of the others: what stands behind the part moves up by one
        middle = ordered[half + 1] if bisect_left(ordered, value) <= half else ordered[half]
        times = value / middle if value > middle else Fraction(middle) / value
        if NEAR <= times <= FAR:
            told = say("ten-thousand-apart", name=part.name, value=number_text(part.number), whole=whole.name, times=f"{int(times):,}")
            yield Finding(part.place, ID, told, Level.warning, figure=part.path)
