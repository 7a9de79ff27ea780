"""A hold stands on a cell that the plan does not work out by dividing, and the cell is another number.

Why: a hold fixes what a split gives; parts given one by one, and sums such as a quarter's, are what they are. A hold there is a second
number for the same cell.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {A: 2亿, B: 2亿, C: 1亿}}
  hold:
    - {at: {product: A}, value: 2.2亿, by: 销售总监, why: 合同}
```

Instead: correct the part that is given, and leave the hold out.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {A: 2.2亿, B: 2亿, C: 0.8亿}}
```

中文:
是什么：锁定的一格不是分解出来的，而它的数与锁定值不同。
为什么：锁定的是分解的结果；逐项给出的数和季度这样的合计，本来是多少就是多少。在那里锁定，等于给同一格写了第二个数。
怎么改：改给出的那个数，并删去锁定；或者锁定真正分解出来的格。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.compute.evaluate import cell_path
from macros.compute.wording import number_text
from macros.source.finding import Finding

ID = "hold-not-kept"


def check(computed: Computed) -> Iterator[Finding]:
    for division in computed.plan.divisions.values():
        for hold in division.holds:
            cell = tuple((key, str(member)) for key, member in hold.at.items())
            figure = computed.figures.get(cell_path(division.path, cell))
            held = hold.value.number
            if figure is None or figure.number is None or not figure.number.exact or not held.exact:
                continue
            if figure.number.value != held.value and (held.unit.pure or held.unit == figure.unit):
                told = say("hold-not-kept", figure=figure.name, held=hold.value.text, value=number_text(figure.number))
                yield Finding(hold.value.place, ID, told, figure=figure.path)
