"""The price of a product lies outside the price band of the segment it is meant for, or the segment is none of the bands.

Why: a product positioned in the middle and priced below it is read by buyers as the cheap one, whatever the plan says.

Example:
```yaml
# strategy.yml
price_bands:
  pipe:
    name: 零售价档
    by: 每根零售价
    bands:
      - {segment: 低端, to: 10元/根}
      - {segment: 中端, from: 10元/根, to: 20元/根}
      - {segment: 中高端, from: 20元/根}
product:
  home: {name: 家装管, retail: 16元/根, segment: 中高端}
```

Instead: correct the price, or say the segment that the price belongs to.
```yaml
# strategy.yml
price_bands:
  pipe:
    name: 零售价档
    by: 每根零售价
    bands:
      - {segment: 低端, to: 10元/根}
      - {segment: 中端, from: 10元/根, to: 20元/根}
      - {segment: 中高端, from: 20元/根}
product:
  home: {name: 家装管, retail: 23.5元/根, segment: 中高端}
```

中文:
是什么：产品的价格不在它定位的价格档里，或者定位写的不是任何一档。
为什么：说是中高端，却卖中端的价，买的人只认价格。
怎么改：改价格，或者把定位写成价格所在的那一档。写了零售价就比零售价，没写就比出厂价；价格待定时无法核对。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compare import within
from macros.compute.compute import Computed
from macros.compute.showing import places_of
from macros.compute.wording import number_text
from macros.model.subjects.bands import Band
from macros.model.subjects.strategy import ProductLine, Strategy
from macros.model.value import Text
from macros.rules.verdicts import not_checkable, verdict
from macros.source.finding import Finding, Verdict
from macros.source.number import Number

ID = "price-outside-band"


def check(computed: Computed) -> Iterator[Finding]:
    strategy = computed.plan.strategy
    if strategy is None or not computed.plan.sound(strategy.place):
        return
    for key, line in (strategy.product or {}).items():
        if line.segment is not None:
            yield from _placed(computed, strategy, f"strategy.product.{key}", line, line.segment)


def _placed(computed: Computed, strategy: Strategy, path: str, line: ProductLine, segment: Text) -> Iterator[Finding]:
    names = {
        f"{key}.{band.segment}": (f"strategy.price_bands.{key}.bands.{index}", band)
        for key, rule in (strategy.price_bands or {}).items()
        for index, band in enumerate(rule.bands, 1)
        if band.segment is not None
    }
    meant = [name for name in names if segment in (name, name.partition(".")[2])]
    if len(meant) != 1:
        known = "、".join(meant or names) or "—"
        yield Finding(segment.place, "unknown-choice", say("segment-twice" if meant else "no-such-segment", got=str(segment), known=known))
        return
    where = "retail" if line.retail is not None else "price"
    figure = computed.figure(f"{path}.{where}")
    bound = _bound(computed, *names[meant[0]])
    if figure is None or bound is None:
        return
    if figure.number is None:
        yield not_checkable(computed, figure.place, figure.name, figure.missing, figure.path)
        return
    if not figure.number.unit.same_kind(bound.unit):
        told = say("unit-clash", left=str(figure.unit) or say("no-unit"), right=str(bound.unit) or say("no-unit"), sign="≤")
        yield Finding(figure.place, "unit-clash", told, figure=figure.path)
        return
    band = names[meant[0]][1]
    values = {"name": str(line.name or path), "price": number_text(figure.number), "segment": str(segment), "band": band.ends}
    found = within(figure.number, bound)
    if found is Verdict.consistent and band.high is not None and figure.number.high == bound.high:
        found = Verdict.inconsistent  # a band does not hold its end
    yield verdict(
        ID,
        figure.place,
        found,
        say(ID, **values),
        say("price-computation", **values),
        figure.path,
        related=lambda: places_of(computed, [figure.path]),
    )


def _bound(computed: Computed, path: str, band: Band) -> Number | None:
    """The band as a bound; None when one of its ends is not there."""
    ends = [computed.figure(f"{path}.{end}") for end in ("low", "high")]
    low, high = (None if end is None or end.number is None else end.number.low for end in ends)
    numbers = [end.number for end in ends if end is not None and end.number is not None]
    return Number(low, high, numbers[0].unit) if numbers and (low is not None) == (band.low is not None) else None
