"""A scorecard scores somebody who is no member of its axis.

Why: a score for a name that is nowhere else in the plan belongs to nobody: mostly a key that is misspelt.

Example:
```yaml
# team.yml
people: {li: 李明}
# scorecard.yml
cards:
  sales:
    axis: person
    indicators:
      revenue: {name: 销售额, weight: 100%, goal: 100万元, actual: {lee: 90万元}}
```

Instead: write the member's key as it stands in axes.yml or team.yml; leave `axis` out when those assessed are nowhere else.
```yaml
# team.yml
people: {li: 李明}
# scorecard.yml
cards:
  sales:
    axis: person
    indicators:
      revenue: {name: 销售额, weight: 100%, goal: 100万元, actual: {li: 90万元}}
```

中文:
是什么：考核表里的考核对象不是所写维度的成员。
为什么：计划里没有这个人，得分就不属于任何人；多半是键写错了。
怎么改：照 axes.yml 或 team.yml 里的键写；考核对象不在任何维度里，就不写 axis。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.source.finding import Finding

ID = "card-member"


def check(computed: Computed) -> Iterator[Finding]:
    scorecard = computed.plan.scorecard
    for key, card in (scorecard.cards if scorecard is not None else {}).items():
        axis = computed.plan.axes.get(str(card.axis)) if card.axis is not None else None
        if card.axis is not None and axis is None and not computed.plan.broken & {"team", "axes", "plan"}:
            known = "、".join(sorted(computed.plan.axes))
            yield Finding(card.axis.place, ID, say("card-axis", name=str(card.name or key), axis=str(card.axis), known=known))
        if axis is None or not axis.sound:
            continue
        for member in card.assessed():
            if member not in axis.by_key:
                known = "、".join(axis.by_key)
                yield Finding(card.place, ID, say(ID, name=str(card.name or key), member=member, axis=axis.name, known=known))
