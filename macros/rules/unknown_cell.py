"""A hold or a bound names a cell that the figure is not divided into.

Why: it would be kept by nobody: the split goes on as if it were not there.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {month: even}
  hold:
    - {at: {month: 2027-02}, value: 4500万, by: 销售总监, why: 春节铺货合同}
```

Instead: name members of axes that the figure is split or crossed along.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {month: even}
  hold:
    - {at: {month: 2026-02}, value: 4500万, by: 销售总监, why: 春节铺货合同}
```

中文:
是什么：锁定或上下限指的那一格，并不在这个数的分解里。
为什么：没有谁会遵守它：分解照常进行，好像没有写过一样。
怎么改：写这个数已经分解或交叉到的维度和成员。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.definition import Division
from macros.model.figure import Bound, Hold
from macros.source.finding import Finding

ID = "unknown-cell"


def check(computed: Computed) -> Iterator[Finding]:
    for division in computed.plan.divisions.values():
        written: list[Hold | Bound] = [*division.holds, *division.bounds]
        for limit in written:
            cell = {key: str(member) for key, member in limit.at.items()}
            if not computed.plan.broken and not _is_divided(computed, division, cell):
                shown = "、".join(f"{key}={member}" for key, member in cell.items())
                yield Finding(limit.place, ID, say("hold-unknown", cell=shown, name=division.name), figure=division.path)


def _is_divided(computed: Computed, division: Division, cell: dict[str, str]) -> bool:
    """True when the axes named are split or crossed together, and have these members."""
    axes = computed.plan.axes
    crossed = [{*cross.axes[:length]} for cross in division.crosses for length in range(2, len(cross.axes) + 1)]
    along = set(cell) in [*crossed, *({split.axis} for split in division.splits)]
    return along and all(key in axes and member in axes[key].by_key for key, member in cell.items())
