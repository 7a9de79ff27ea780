"""The weights of a scorecard do not add up to 100.

Why: a score is only comparable when every card has the same full points; a weight that is missing or counted twice changes everybody's pay.

Example:
```yaml
# scorecard.yml
cards:
  sales:
    name: 销售员考核
    indicators:
      revenue: {name: 销售额, weight: 60%, goal: 100万元}
      visits: {name: 拜访, weight: 30%, goal: 1000次}
```

Instead: correct a weight; weights written in points (20分) add up to the full points of the card.
```yaml
# scorecard.yml
cards:
  sales:
    name: 销售员考核
    indicators:
      revenue: {name: 销售额, weight: 60%, goal: 100万元}
      visits: {name: 拜访, weight: 40%, goal: 1000次}
```

中文:
是什么：考核表的权重合计不是 100（写分数的，合计不是满分）。
为什么：满分相同才能比较；漏了一项或重了一项，人人的得分和奖金都跟着错。
怎么改：改正权重；权重写成 20分 的，合计应等于满分。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compare import within
from macros.compute.compute import Computed
from macros.compute.showing import places_of
from macros.compute.wording import number_text
from macros.model.subjects.scorecard import POINTS
from macros.rules.verdicts import not_checkable, verdict
from macros.source.finding import Finding
from macros.source.number import Number, exactly

ID = "weights-not-100"


def check(computed: Computed) -> Iterator[Finding]:
    scorecard = computed.plan.scorecard
    for key, card in (scorecard.cards if scorecard is not None else {}).items():
        path = f"scorecard.cards.{key}"
        weights = computed.figures[f"{path}.weights"]
        if all(computed.figures[f"{path}.indicators.{one}.weight"].number is None for one in card.indicators):
            continue  # a card just begun has no weights yet
        if weights.number is None:
            yield not_checkable(computed, card.place, weights.name, weights.missing, weights.path)
            continue
        wanted = _wanted(computed, path, weights.number)
        if wanted is not None:
            values = {"name": str(card.name or key), "sum": number_text(weights.number), "wanted": number_text(wanted)}
            yield verdict(
                ID,
                card.place,
                within(weights.number, wanted),
                say(ID, **values),
                say("weights-computation", **values),
                weights.path,
                related=lambda path=weights.path: places_of(computed, [path]),  # type: ignore[misc]
            )


def _wanted(computed: Computed, path: str, weights: Number) -> Number | None:
    """What the weights must add up to: the full points when they are points, else 100% or 100."""
    if weights.unit == POINTS:
        return computed.figures[f"{path}.full"].number
    return exactly(1 if weights.unit.rate else 100, weights.unit)
