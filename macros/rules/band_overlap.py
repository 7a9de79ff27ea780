"""Two bands of a rebate, a commission or a price list overlap.

Why: who falls into both has two answers, and will take the higher one. A band holds its beginning and not its end.

Example:
```yaml
# strategy.yml
rebates:
  distance:
    name: 按运距的返利
    bands:
      - {from: 0公里, to: 600公里, rate: 3%}
      - {from: 500公里, rate: 4%}
```

Instead: let each band begin where the one before it ends.
```yaml
# strategy.yml
rebates:
  distance:
    name: 按运距的返利
    bands:
      - {from: 0公里, to: 600公里, rate: 3%}
      - {from: 600公里, rate: 4%}
```

中文:
是什么：返利、提成或价格的两档重叠了。
为什么：同时落在两档里的客户就有两个答案，他当然拿高的那个。每档含起点、不含终点。
怎么改：让后一档从前一档的终点开始。
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.plan import Plan
from macros.model.subjects.bands import Band, Bands
from macros.model.value import Given
from macros.source.finding import Finding

ID = "band-overlap"


class Step(Struct, frozen=True):
    """A band behind all that begin before it: `end` is where the furthest of those ends, `begin` where it begins; None is open."""

    name: str
    band: Band
    end: Given | None
    begin: Given | None

    @property
    def width(self) -> int:
        """-1 where it overlaps what is before it, 1 where a gap is left, 0 where they meet."""
        if self.end is None or self.begin is None:
            return -1
        end, begin = self.end.number.value, self.begin.number.value
        return (begin > end) - (begin < end)


def check(computed: Computed) -> Iterator[Finding]:
    for step in steps(computed.plan):
        if step.width < 0:
            values = {side: given.text if given is not None else "—" for side, given in (("end", step.end), ("begin", step.begin))}
            yield Finding(step.begin.place if step.begin is not None else step.band.place, ID, say(ID, name=step.name, **values))


def steps(plan: Plan) -> Iterator[Step]:
    """The bands of every rule after its first, in order of where they begin; not those with ranges for ends, or in several units."""
    for path, rule in plan.bands.items():
        if plan.sound(rule.place) and _comparable(rule):
            yield from _steps(str(rule.name or path.rpartition(".")[2]), rule)


def _comparable(rule: Bands) -> bool:
    ends = [end.number for band in rule.bands for end in (band.low, band.high) if end is not None]
    units = {number.unit for number in ends if not number.unit.pure}
    return all(number.exact for number in ends) and len(units) < 2


def _steps(name: str, rule: Bands) -> Iterator[Step]:
    opened = [band for band in rule.bands if band.low is None]
    begun = [(band.low.number.value, index, band) for index, band in enumerate(rule.bands) if band.low is not None]
    ordered = [*opened, *(band for _, _, band in sorted(begun, key=lambda found: found[:2]))]
    end = ordered[0].high if ordered else None
    for band in ordered[1:]:
        yield Step(name, band, end, band.low)
        if end is not None and (band.high is None or band.high.number.value > end.number.value):
            end = band.high
