"""Two rows of a register are the same.

Why: a dealer who is listed twice is counted twice, and the network is one smaller than the plan says.

Example:
```yaml
# registers.yml
dealers:
  name: 经销商
  columns: {city: 城市}
  unique: [name, city]
  rows:
    d1: {name: 宏达管业, city: 绵阳}
    d2: {name: 宏达管业, city: 绵阳}
```

Instead: delete one, or say which columns together may not repeat.
```yaml
# registers.yml
dealers:
  name: 经销商
  columns: {city: 城市}
  unique: [name, city]
  rows:
    d1: {name: 宏达管业, city: 绵阳}
    d2: {name: 宏达管业, city: 德阳}
```

中文:
是什么：名册里有两行是同一个。
为什么：登了两次的客户就数了两次，网点实际上比计划少一个。
怎么改：删去一行；同名而不是同一家的，用 `unique` 写明哪几列合起来不能重复。不写 `unique` 就是名称不能重复。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.fields import Day
from macros.model.ledger import Entry
from macros.model.value import Formula, Given, Unknown
from macros.source.finding import Finding, Level

ID = "duplicate-row"


def check(computed: Computed) -> Iterator[Finding]:
    for ledger in computed.plan.registers.values():
        columns = [str(column) for column in ledger.record.unique or ("name",)]
        for column in ledger.record.unique or ():
            if column not in (*ledger.columns, "name", "note"):
                known = "、".join(("name", *ledger.columns))
                yield Finding(column.place, "unknown-key", say("unknown-key", key=str(column), known=known))
        first: dict[tuple[str, ...], Entry] = {}
        for entry in ledger.entries:
            if ledger.record.unique is None and ledger.record.rows[entry.key].name is None:
                continue
            same = tuple(_written(entry, column) for column in columns)
            other = first.setdefault(same, entry)
            if other is not entry and any(same):
                names = "、".join("名称" if column == "name" else ledger.column_name(column) for column in columns)
                line = other.place.line
                told = say(ID, register=ledger.name, row=entry.name, first=other.name, line=line, columns=names)
                yield Finding(entry.place, ID, told, Level.warning, related=((other.place, other.name),))


def _written(entry: Entry, column: str) -> str:
    if column == "name":
        return entry.name
    cell = entry.cells.get(column)
    if isinstance(cell, Given | Formula | Day):
        return cell.text
    return "" if cell is None or isinstance(cell, Unknown) else entry.members.get(column, str(cell))
