"""A stated value differs from what its formula, base and growth, or price and quantity give, or from its `mask`.

Why: the number that is read aloud is the stated one; when the base or the rate behind it is edited, it is wrong from then on.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  base: {value: 4亿, period: 2025}
  growth: 25%
  total: 5.2亿
  owner: 销售总监
```

Instead: state what follows (5亿), or 约 with as many digits as are meant, or leave the stated value out.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  base: {value: 4亿, period: 2025}
  growth: 25%
  total: 5亿
  owner: 销售总监
```

中文:
是什么：声明的数与算出来的数不同：由公式、基期与增长率，或者单价与数量算出。
写了 `mask`（原文写作 11.4*）的，露出的数字也要与这个数相同。
为什么：会上念的是声明的数；它的基期或比率一改，这个数从此就是错的。
怎么改：声明算得出来的数（这里是 5亿）；或者加“约”，写到想说的位数；或者不写声明值。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compare import compare, is_quotient
from macros.compute.compute import Computed
from macros.compute.figure import Figure
from macros.compute.showing import in_numbers, places_of
from macros.compute.wording import number_text
from macros.model.value import Formula, Given
from macros.rules.parts_do_not_add_up import gap_text
from macros.rules.verdicts import not_checkable, verdict
from macros.source.finding import Finding

ID = "stated-differs"


def check(computed: Computed) -> Iterator[Finding]:
    for figure in computed.figures.made():
        definition = figure.definition
        if definition is not None and definition.stated is not None and not definition.parts and figure.how is not None:
            yield _one(computed, figure, definition.stated)


def _one(computed: Computed, figure: Figure, stated: Given) -> Finding:
    if figure.computed is None:
        return not_checkable(computed, stated.place, figure.name, figure.missing, figure.path)
    if not stated.number.unit.same_kind(figure.computed.unit):
        got, wanted = (str(unit) or say("no-unit") for unit in (figure.computed.unit, stated.number.unit))
        return Finding(stated.place, "unit-clash", say("unit-clash-formula", got=got, wanted=wanted), figure=figure.path)
    found = compare(stated.number, figure.computed, is_quotient(figure))
    values = {"computed": number_text(figure.computed), "stated": stated.text, "difference": gap_text(found.difference)}
    terms = in_numbers(computed, figure.how.tree) if isinstance(figure.how, Formula) else figure.name
    computation = say("stated-computation", terms=terms, **values)
    told = say("stated-differs", name=figure.name, **values)
    return verdict(ID, stated.place, found.verdict, told, computation, figure.path, related=lambda: places_of(computed, figure.inputs))
