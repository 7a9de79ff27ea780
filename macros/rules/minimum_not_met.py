"""A member of an axis has fewer than the least, nothing that may stand in for it, and no exemption.

Why: "at least one prefecture dealer per region" is only real when somebody counts them region by region.

Example:
```yaml
# registers.yml
dealers:
  name: 经销商
  unit: 家
  columns: {market: {name: 市场, member: market}}
  minimum:
    - {per: market, least: 1家, except: {north: 明年才进入}, why: 网点规划}
  rows:
    d1: {name: 宏达管业, market: east}
```

Instead: add what is missing, or say under `except` why not; `or` names what may stand in for it, such as `or: {flagship: 1家}`.
```yaml
# registers.yml
dealers:
  name: 经销商
  unit: 家
  columns: {market: {name: 市场, member: market}}
  minimum:
    - {per: market, least: 1家, except: {north: 明年才进入}, why: 网点规划}
  rows:
    d1: {name: 宏达管业, market: east}
    d2: {name: 同心建材, market: south}
```

中文:
是什么：一个成员的数量不够下限，没有可以顶替的，也没有写例外。
为什么：“每个片区至少一家地级经销商”，要有人一个片区一个片区地数，才算数。
怎么改：补足；确有原因的写进 `except`，附上理由；另一样够了也行的写进 `or`，如 `or: {flagship: 1家}`。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.catalogue import Message, say
from macros.compute.compare import within
from macros.compute.compute import Computed
from macros.compute.figure import Figure
from macros.compute.wording import number_text
from macros.model.axis import Axis, Member
from macros.model.ledger import Ledger
from macros.model.subjects.registers import Minimum
from macros.model.value import Given, figure_path
from macros.rules.verdicts import not_checkable, verdict
from macros.source.finding import Finding, Verdict
from macros.source.number import Number

ID = "minimum-not-met"


def check(computed: Computed) -> Iterator[Finding]:
    for ledger in computed.plan.registers.values():
        for minimum in ledger.record.minimum or ():
            axis = computed.plan.axes.get(ledger.axes.get(str(minimum.per), str(minimum.per)))
            if axis is None or axis.key not in ledger.axes.values():
                known = "、".join(ledger.axes) or "—"
                yield Finding(minimum.per.place, "unknown-axis", say("unknown-axis", axis=str(minimum.per), known=known))
                continue
            yield from _strangers(axis, minimum)
            for member in axis:
                if member.key not in (minimum.exempt or {}) and _is_meant(axis, member, minimum.level):
                    yield from _one(computed, ledger, minimum, axis, member)


def _strangers(axis: Axis, minimum: Minimum) -> Iterator[Finding]:
    for key, reason in (minimum.exempt or {}).items():
        if key not in axis.by_key:
            known = "、".join(member.key for member in axis)
            yield Finding(reason.place, "unknown-member", say("cell-no-member", got=key, axis=axis.name, known=known))


def _is_meant(axis: Axis, member: Member, level: int | None) -> bool:
    return not axis.children(member.key) if level is None else axis.depth(member) == level - 1


def _one(computed: Computed, ledger: Ledger, minimum: Minimum, axis: Axis, member: Member) -> Iterator[Finding]:
    at = {ledger.axes.get(column, column): str(value) for column, value in (minimum.at or {}).items()} | {axis.key: member.key}
    figure = _figure(computed, ledger, str(minimum.column) if minimum.column is not None else "", at)
    if figure is not None and figure.number is None:
        yield not_checkable(computed, minimum.least.place, figure.name, figure.missing, figure.path)
        return
    others = {column: (given, _figure(computed, ledger, column, at)) for column, given in (minimum.instead or {}).items()}
    met = _enough(figure, minimum.least) or any(_enough(other, given) for given, other in others.values())
    count = number_text(figure.number) if figure is not None else say("minimum-none")
    values: dict[str, str | Message] = {"register": ledger.name, "member": member.name, "count": count, "least": minimum.least.text}
    what = "、".join(f"{ledger.column_name(column)} {given.text}" for column, (given, _) in others.items())
    told = say(ID, instead=say("minimum-instead", what=what) if what else "", **values)
    found = Verdict.consistent if met else Verdict.inconsistent
    del values["register"]
    path = figure.path if figure is not None else ""
    yield verdict(ID, minimum.least.place, found, told, say("minimum-computation", **values), path)


def _figure(computed: Computed, ledger: Ledger, column: str, at: Mapping[str, str]) -> Figure | None:
    """The count, or the sum of a column, at a member; None where there are no rows that have it."""
    return computed.figures.get(figure_path(f"{ledger.key}.{column}".rstrip("."), tuple(at.items())))


def _enough(figure: Figure | None, least: Given) -> bool:
    number = figure.number if figure is not None else None
    return number is not None and within(number, Number(least.number.low, None, least.number.unit)) is Verdict.consistent
