"""A target's owner is nobody of the team.

Why: a target is only carried by somebody who is there: a name that has left, or is misspelt, answers for nothing.

Example:
```yaml
# team.yml
positions:
  regional: {name: 大区经理, count: 3人}
people:
  li: {name: 李明}
# targets.yml
revenue: {name: 销售额, unit: 元, total: 5亿, owner: 李鸣}
```

Instead: name a person, a position or a unit of team.yml, or the owner of the plan.
```yaml
# team.yml
positions:
  regional: {name: 大区经理, count: 3人}
people:
  li: {name: 李明}
# targets.yml
revenue: {name: 销售额, unit: 元, total: 5亿, owner: 李明}
```

中文:
是什么：目标的负责人不在队伍里。
为什么：目标要有真正在岗的人来背；名字写错了，或者人已经走了，就等于没有人负责。
怎么改：写 team.yml 里的人、岗位或部门，或者整个计划的负责人。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.plan import Plan
from macros.source.finding import Finding, Level

ID = "owner-not-in-team"


def check(computed: Computed) -> Iterator[Finding]:
    plan = computed.plan
    team = plan.team
    if team is None or not (team.positions or team.units) or plan.broken & {"team", "axes", "plan"}:
        return
    known = {word for name in _names(plan) for word in name.split()}
    for division in plan.divisions.values():
        definition = plan.definitions.get(division.path)
        owner = definition.owner if definition is not None else ""
        if owner and division.path.endswith(".total") and not any(word in owner for word in known):
            told = say(ID, name=division.name, owner=owner)
            yield Finding(division.place, ID, told, Level.warning, figure=division.path)


def _names(plan: Plan) -> Iterator[str]:
    """Everybody a target may be given to: the plan's owner, people, positions, units and their leads, owners of members."""
    yield str(plan.head.owner or "")
    for key, unit in ((plan.team.units or {}) if plan.team is not None else {}).items():
        yield from (str(unit.name or key), str(unit.lead or ""))
    for key, position in ((plan.team.positions or {}) if plan.team is not None else {}).items():
        yield str(position.name or key)
    for axis in plan.written_axes:
        for member in axis:
            yield member.owner
            if axis.key == "person":
                yield member.name
