"""A register that must cover an axis has no row for some of its members.

Why: a county without a dealer in the list is either a white spot nobody planned, or a dealer who was forgotten in every sum.

Example:
```yaml
# registers.yml
dealers:
  name: 经销商
  columns: {market: {name: 市场, member: market}}
  complete: [market]
  rows:
    d1: {name: 宏达管业, market: east}
    d2: {name: 同心建材, market: south}
```

Instead: add the row, or take the axis out of `complete`.
```yaml
# registers.yml
dealers:
  name: 经销商
  columns: {market: {name: 市场, member: market}}
  complete: [market]
  rows:
    d1: {name: 宏达管业, market: east}
    d2: {name: 同心建材, market: south}
    d3: {name: 长河管业, market: north}
```

中文:
是什么：名册说好要覆盖一个维度，有的末级成员却一行也没有。
为什么：名册里没有的县，要么是没人管的空白，要么是每个合计都漏掉的一家。
怎么改：补上这一行；本来就不要求全覆盖的，从 `complete` 里去掉这个维度。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.source.finding import Finding, Level

ID = "member-not-covered"


def check(computed: Computed) -> Iterator[Finding]:
    for ledger in computed.plan.registers.values():
        for wanted in ledger.record.complete or () if ledger.whole else ():
            axis = computed.plan.axes.get(ledger.axes.get(str(wanted), str(wanted)))
            columns = [column for column, key in ledger.axes.items() if axis is not None and key == axis.key]
            if axis is None or not columns:
                known = "、".join(ledger.axes) or "—"
                yield Finding(wanted.place, "unknown-axis", say("unknown-axis", axis=str(wanted), known=known))
                continue
            named = {entry.members.get(column, "") for entry in ledger.entries for column in columns}
            bare = [member.name for member in axis if not axis.children(member.key) and member.key not in named]
            if bare and not set(columns) & ledger.open:
                told = say(ID, register=ledger.name, axis=axis.name, members="、".join(bare))
                yield Finding(wanted.place, ID, told, Level.warning)
