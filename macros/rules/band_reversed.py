"""A band of a rebate, a commission or a price list ends where it begins or before, is measured in another unit, or says nothing.

Why: nobody falls into such a band, so whoever was meant gets nothing, and no total shows it.

Example:
```yaml
# strategy.yml
price_bands:
  retail:
    name: 零售价档
    bands:
      - {segment: 中端, from: 3000元, to: 1000元}
```

Instead: write the lower end under `from` and the upper one under `to`, both in the unit of the other bands.
```yaml
# strategy.yml
price_bands:
  retail:
    name: 零售价档
    bands:
      - {segment: 中端, from: 1000元, to: 3000元}
```

中文:
是什么：返利、提成或价格的一档，终点不大于起点，单位与别的档不同，或者没有写这一档怎样算。
为什么：谁也落不进这样的一档，本该得到的人什么也得不到，合计里又看不出来。
怎么改：`from` 写小的一端，`to` 写大的一端，各档用同一个单位，并写明 rate、each、amount、segment 或 text。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.subjects.bands import Band
from macros.source.finding import Finding
from macros.source.unit import YUAN, Unit

ID = "band-reversed"


def check(computed: Computed) -> Iterator[Finding]:
    for path, rule in computed.plan.bands.items():
        name, unit = str(rule.name or path.rpartition(".")[2]), rule.quantity
        for band in rule.bands:
            yield from _units(band, unit)
            if band.low is not None and band.high is not None and band.low.number.value >= band.high.number.value:
                yield Finding(band.high.place, ID, say(ID, name=name, begin=band.low.text, end=band.high.text))
            if all(said is None for said in (band.rate, band.each, band.amount, band.segment, band.text)):
                yield Finding(band.place, ID, say("band-says-nothing", name=name, band=band.ends))


def _units(band: Band, wanted: Unit | None) -> Iterator[Finding]:
    """What an end is measured in, where that is not what the rule is measured in; money says 元 or 万."""
    for end in (band.low, band.high) if wanted is not None else ():
        if end is None or end.number.unit == wanted:
            continue
        if not end.number.unit.pure or end.number.unit.rate:
            yield Finding(end.place, "unit-clash", say("unit-clash-declared", text=end.text, wanted=str(wanted)))
        elif wanted == YUAN and end.number.value and not set(end.text) & set("万亿"):
            yield Finding(end.place, "unit-missing", say("unit-missing", text=end.text))
