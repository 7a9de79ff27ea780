"""A rule with thresholds does not say whether a threshold counts for the whole quantity or only for what is above it.

Why: "20 a unit from 300 on" pays 9,000 for 450 units or 3,000; the dealer reads the one, finance the other, and both are right.

Example:
```yaml
# strategy.yml
rebates:
  volume:
    name: 年度返利
    by: 年进货量
    bands:
      - {from: 0套, to: 300套, each: 0元/套}
      - {from: 300套, each: 20元/套}
    scenarios: {middle: 450套}
```

Instead: write `applies: all` (the whole quantity at the rate of its band) or `applies: above` (each band for its own part).
```yaml
# strategy.yml
rebates:
  volume:
    name: 年度返利
    by: 年进货量
    applies: all
    bands:
      - {from: 0套, to: 300套, each: 0元/套}
      - {from: 300套, each: 20元/套}
    scenarios: {middle: 450套}
```

中文:
是什么：有起点的分档规则，没有说过了起点以后是全部数量都按这一档，还是只有超出的部分按这一档。
为什么：“300 套起每套返 20 元”，进 450 套是返 9000 元还是 3000 元？经销商按前一种读，财务按后一种读，两边都有理。
怎么改：写 `applies: all`（全部按所在档）或 `applies: above`（只算超出部分，各档各算各的）。没有写之前，两种读法都算出来，应付是一个范围。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import Message, say
from macros.compute.arithmetic import Fault
from macros.compute.compute import Computed
from macros.compute.payout import paid, tariff
from macros.compute.wording import number_text
from macros.model.subjects.bands import Bands
from macros.source.finding import Finding, Level
from macros.source.number import Number, exactly

ID = "tier-reading-missing"


def check(computed: Computed) -> Iterator[Finding]:
    for path, rule in computed.plan.bands.items():
        if computed.plan.sound(rule.place) and rule.undecided():
            yield Finding(rule.place, ID, _told(computed, path, rule), Level.warning)


def _told(computed: Computed, path: str, rule: Bands) -> Message:
    """The sentence with both answers for one quantity: the first case that parts them, else twice the last beginning."""
    found = tariff(computed.plan, path, computed.figures)
    begins = [step.low for step in found.steps if step.low]
    cases = [computed.figure(f"{path}.scenarios.{key}.quantity") for key in rule.scenarios or {}]
    numbers = [case.number for case in cases if case is not None and case.number is not None and case.number.exact]
    unit = rule.quantity
    assert unit is not None
    for number in [*numbers, *(exactly(2 * begin, unit) for begin in begins[-1:])]:
        answers = {reading: paid(rule, found, number, reading) for reading in ("all", "above")}
        if answers["all"] != answers["above"]:
            shown = {reading: _shown(answer) for reading, answer in answers.items()}
            return say(ID, name=str(rule.name or path), quantity=number_text(number), **shown)
    return say(ID, name=str(rule.name or path), quantity="—", all="—", above="—")


def _shown(answer: Number | Fault) -> str:
    return "—" if isinstance(answer, Fault) else number_text(answer)
