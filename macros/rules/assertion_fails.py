"""A relation written under `assert:` does not hold.

Why: teams know relations that no general rule can know ("the headcount is that of the three roles"); once written,
they are checked for ever.

Example:
```yaml
# facts.yml
planners: {name: 策划, value: 2人}
helpers: {name: 执行, value: 3人}
crew: {name: 小组人数, value: 6人}
assert:
  - {that: crew == planners + helpers, why: 分工表}
```

Instead: correct the number that is wrong, or the relation.
```yaml
# facts.yml
planners: {name: 策划, value: 2人}
helpers: {name: 执行, value: 3人}
crew: {name: 小组人数, value: 5人}
assert:
  - {that: crew == planners + helpers, why: 分工表}
```

中文:
是什么：写在 `assert:` 下面的关系不成立。
为什么：有些关系只有本团队知道，例如“编制就是这几个岗位之和”；写下来，以后每次核对都会查。
怎么改：改那个写错的数；如果是关系本身变了，就改关系。
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from macros.catalogue import say
from macros.compute.compare import holds
from macros.compute.compute import Computed
from macros.compute.evaluate import Sum, value_of
from macros.compute.showing import in_numbers, places_of
from macros.compute.wording import number_text
from macros.model.figure import Assertion
from macros.model.value import Op
from macros.rules.verdicts import not_checkable, verdict
from macros.source.finding import Finding
from macros.source.unit import PLAIN

ID = "assertion-fails"


def check(computed: Computed) -> Iterator[Finding]:
    for assertion in computed.plan.assertions:
        yield from _one(computed, assertion)


def _one(computed: Computed, assertion: Assertion) -> Iterator[Finding]:
    tree = assertion.that.tree
    assert isinstance(tree, Op)
    work = Sum(computed.plan, computed.all_figures)
    left, right = value_of(work, tree.left), value_of(work, tree.right)
    yield from work.findings
    if work.findings:
        return
    name = str(assertion.name or assertion.that.text)
    if left is None or right is None:
        yield not_checkable(computed, assertion.that.place, name, tuple(work.missing), "")
        return
    if PLAIN in (left.unit, right.unit):  # `total >= 4亿`: a bare number takes the other side's unit
        left, right = (replace(side, unit=left.unit if right.unit == PLAIN else right.unit) for side in (left, right))
    if not left.unit.same_kind(right.unit):
        told = say("unit-clash", left=str(left.unit) or say("no-unit"), right=str(right.unit) or say("no-unit"), sign=tree.sign)
        yield Finding(tree.place, "unit-clash", told)
        return
    values = {"left": number_text(left), "right": number_text(right), "sign": tree.sign}
    computation = say("assertion-computation", terms=in_numbers(computed, tree), **values)
    told = say("assertion-fails", name=name, why=str(assertion.why or "—"), **values)
    found = holds(left, tree.sign, right)
    yield verdict(ID, assertion.that.place, found, told, computation, "", related=lambda: places_of(computed, work.inputs))
