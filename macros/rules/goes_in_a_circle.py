"""What lies within something, comes after something, or has a plan above it, leads back to itself.

Why: a city within a country within that city has no size, and a step that waits for itself never begins.

Example:
```yaml
# market.yml
sizes:
  country: {name: 全国容量, value: 3800万套, within: city}
  city: {name: 本市容量, value: 3800万套, within: country}
```

Instead: leave `within`, `after` or `parent` out of the outermost, the first, or the topmost.
```yaml
# market.yml
sizes:
  country: {name: 全国容量, value: 3800万套}
  city: {name: 本市容量, value: 3800万套, within: country}
```

中文:
是什么：一层套一层（`within`）、一个接一个（`after`）或一级管一级（`parent`）写成了圈，又回到了自己。
为什么：全国在本市之内、本市又在全国之内，谁也定不下来；自己等自己的一步永远开不了头。
怎么改：最外面的一层不写 `within`，最先的一个不写 `after`，最上面的计划不写 `parent`。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.value import Text
from macros.source.finding import Finding

ID = "goes-in-a-circle"
Above = Mapping[str, Text | None]


def check(computed: Computed) -> Iterator[Finding]:
    for above in chains(computed):
        told: set[str] = set()
        for key in list(above):
            circle = _circle(above, key)
            if circle and not told & set(circle):
                told.update(circle)
                last = above[circle[0]]
                assert last is not None
                yield Finding(last.place, ID, say(ID, circle=" → ".join((*circle, circle[0]))))


def chains(computed: Computed) -> Iterator[Above]:
    """Whatever names one of its own kind that it lies within or comes after: each key with that name."""
    plan = computed.plan
    if plan.market is not None:
        yield {key: size.within for key, size in (plan.market.sizes or {}).items()}
    for axis in plan.written_axes:
        yield {member.key: member.within for member in axis}
    if plan.schedule is not None:
        yield {key: phase.after for key, phase in (plan.schedule.phases or {}).items()}
        for process in (plan.schedule.processes or {}).values():
            yield {key: step.after for key, step in process.steps.items()}
    yield _parents(computed)


def _parents(computed: Computed) -> Above:
    """The plans above this one, each with the one above it."""
    above: dict[str, Text | None] = {computed.plan.key: computed.plan.head.parent}
    while (parent := above[next(reversed(above))]) is not None and parent not in above:
        plan = computed.others.plan(parent) if computed.others is not None else None
        above[str(parent)] = plan.head.parent if plan is not None else None
    return above


def _circle(above: Above, start: str) -> list[str]:
    """The keys from `start` back to it; empty where the way ends, or runs into a circle that `start` is no part of."""
    way, key = [start], above[start]
    while key is not None and key in above and key not in way:
        way.append(str(key))
        key = above[key]
    return way if key == start else []
