"""Two numbers of one name have different values.

Why: a norm that is stated in two sections is one norm: where it says 8 here and 10 there, readers follow whichever they saw.

Example:
```yaml
# facts.yml
visits: {name: 每日拜访量, value: 8家}
norm: {name: 每日拜访量, value: 10家}
```

Instead: write it once and name it in the other place; two different things get two names.
```yaml
# facts.yml
visits: {name: 每日拜访量, value: 8家}
norm: {name: 每日拜访定额, value: = visits}
```

中文:
是什么：两个数同名，数值却不同。
为什么：同一个定额写在两处、一处 8 一处 10，看到哪一处就照哪一处做。
怎么改：只写一次，另一处用它的名字引用；确实是两回事，就起两个名字。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.compute.wording import number_text
from macros.model.definition import Definition
from macros.model.value import Given
from macros.source.finding import Finding, Level

ID = "one-name-two-values"


def check(computed: Computed) -> Iterator[Finding]:
    """What stands in facts.yml first, then whatever else has the name of one of those; a target is not the fact it starts from."""
    first: dict[tuple[str, str], Definition] = {}
    everything = [one for one in computed.plan.definitions.values() if not one.place.path.endswith("/targets.yml")]
    for definition in sorted(everything, key=lambda one: not one.place.path.endswith("/facts.yml")):
        figure = computed.figures.get(definition.path)
        if not isinstance(definition.how, Given) or figure is None or figure.number is None or definition.name == definition.path:
            continue
        key = (definition.name, str(figure.unit))
        if definition.place.path.endswith("/facts.yml"):
            first.setdefault(key, definition)
        other = first.get(key, definition)
        number = computed.figures[other.path].number
        if other is not definition and (number is None or (number.low, number.high) != (figure.number.low, figure.number.high)):
            values = {"name": definition.name, "value": number_text(figure.number), "first": number_text(number)}
            told = say(ID, path=definition.path, other=other.path, **values)
            behind = ((other.place, f"{other.name} {number_text(number)}"),)
            yield Finding(definition.place, ID, told, Level.warning, figure=definition.path, related=behind)
