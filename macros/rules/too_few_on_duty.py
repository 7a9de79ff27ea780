"""Fewer people are on duty at a time than the plan wants at least.

Why: the people of a position share its shifts; when the share of each shift is below the least number, a counter, a shop or
a hotline stands empty.

Example:
```yaml
# team.yml
positions:
  head: {name: 销售总监, count: 1人}
  guide: {name: 导购, count: 6人, shifts: 2, least: 4人}
```

Instead: more people, fewer shifts, or a lower least number.
```yaml
# team.yml
positions:
  head: {name: 销售总监, count: 1人}
  guide: {name: 导购, count: 8人, shifts: 2, least: 4人}
```

中文:
是什么：一个岗位同时在岗的人数少于最低要求。
为什么：人数要分到各个班次；分下来不足最低数，柜台、门店或热线就会空岗。
怎么改：加人、减班次，或者降低最低数。
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from macros.catalogue import say
from macros.compute.compare import holds
from macros.compute.compute import Computed
from macros.compute.wording import number_text
from macros.rules.verdicts import not_checkable, verdict
from macros.source.finding import Finding

ID = "too-few-on-duty"


def check(computed: Computed) -> Iterator[Finding]:
    team = computed.plan.team
    for key in (team.positions or {}) if team is not None else ():
        present = computed.figures.get(f"team.positions.{key}.on_duty")
        least = computed.figures.get(f"team.positions.{key}.least")
        if present is None or least is None:
            continue
        if present.number is None or least.number is None:
            yield not_checkable(computed, least.place, present.name, present.missing + least.missing, present.path)
        else:
            wanted = replace(least.number, unit=present.number.unit) if least.number.unit.pure else least.number
            values = {"name": present.name, "value": number_text(present.number), "least": number_text(wanted)}
            enough = holds(present.number, ">=", wanted)
            yield verdict(ID, least.place, enough, say(ID, **values), say("duty-computation", **values), present.path)
