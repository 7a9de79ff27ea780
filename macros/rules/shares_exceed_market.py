"""The market shares of the competitors, with our own, make more than 100 %.

Why: a market cannot be sold twice: the shares come from sources with different bases, and one of them is wrong here.

Example:
```yaml
# market.yml
figures:
  share_now: {name: 现有份额, value: 10%}
competitors:
  first: {name: 甲品牌, share: 58%}
  second: {name: 乙品牌, share: 37%}
```

Instead: take all shares from one source; our own is `share_now` under `figures` in market.yml.
```yaml
# market.yml
figures:
  share_now: {name: 现有份额, value: 10%}
competitors:
  first: {name: 甲品牌, share: 48%}
  second: {name: 乙品牌, share: 37%}
```

中文:
是什么：对手的份额加上我们自己的，超过了 100%。
为什么：市场不会卖两遍；几个份额口径不同，总有一个用错了地方。
怎么改：份额都取自同一来源；我们自己的写在 market.yml 的 `figures` 里，键名 `share_now`。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.compute.showing import places_of
from macros.compute.wording import number_text
from macros.rules.verdicts import verdict
from macros.source.finding import Finding, Verdict
from macros.source.number import exactly
from macros.source.unit import PERCENT

ID = "shares-exceed-market"
OWN = "market.share_now"


def check(computed: Computed) -> Iterator[Finding]:
    market = computed.plan.market
    competitors = (market.competitors or {}) if market is not None else {}
    paths = [OWN, *(f"market.competitors.{key}.share" for key in competitors)]
    shares = [figure for path in paths if (figure := computed.figure(path)) is not None]
    known = [(figure, figure.number) for figure in shares if figure.number is not None and figure.number.low is not None]
    # of a range the low end counts: only what is certain is said
    total = sum((number.low for _, number in known if number.low is not None), Fraction(0))
    if not competitors or not known or (total <= 1 and len(known) < len(shares)):
        return
    terms = " + ".join(f"{figure.name} {number_text(number)}" for figure, number in known)
    values = {"terms": terms, "sum": number_text(exactly(total, PERCENT))}
    place = next((figure.place for figure, _ in known if figure.path != OWN), known[0][0].place)
    found = Verdict.consistent if total <= 1 else Verdict.inconsistent
    behind = [figure.path for figure, _ in known]
    computation = say("shares-computation", **values)
    yield verdict(ID, place, found, say(ID, **values), computation, "", related=lambda: places_of(computed, behind))
