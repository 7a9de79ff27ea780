"""A budget, a cost, a price, a weight of a scorecard, or a number of people, things or times is negative.

Why: what comes back hides what is spent when it is set off inside a line, and nobody has minus five people.

Example:
```yaml
# budget.yml
lines:
  travel: {name: 差旅, amount: -20万}
```

Instead: write amounts from 0 up, and what comes back as a figure of its own.
```yaml
# budget.yml
lines:
  travel: {name: 差旅, amount: 20万}
```

中文:
是什么：预算、费用、单价、人数、数量、次数或市场容量、考核的权重与扣分是负数，写成的或算出来的都算。
为什么：把退回的钱在一项里冲抵，就看不出实际花了多少；人数、数量更不会小于 0。
怎么改：写成不小于 0 的数，退回或减少的另列一项。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.compute.wording import number_text
from macros.source.finding import Finding

ID = "negative"


def check(computed: Computed) -> Iterator[Finding]:
    for definition in computed.plan.definitions.values():
        figure = computed.figures.get(definition.path) if definition.from_zero else None
        if figure is not None and figure.number is not None and figure.number.low is not None and figure.number.low < 0:
            # a number that was typed is told when it is read; here what a formula or a product comes to
            told = say(ID, name=figure.name, text=number_text(figure.number))
            yield Finding(figure.written, ID, told, figure=figure.path)
