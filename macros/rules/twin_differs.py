"""A twin in another language is not quite its plan: another kind or period, data of its own, a word for a number, names not translated.

Why: the twin shows the same numbers because it has none; what differs, or is still in the other language, misleads its readers.

Example: `data/sales-2026-en/plan.yml` says `twin: sales-2026` with a period of its own, gives `words` for `targets.revenue.total` or for
a date, types an amount into a word, or has a `targets.yml` beside it.

Instead: say the same kind and period, give words for names and explanations only, name figures in braces (`{revenue.total}`), keep the
numbers in the plan's own files, and give words for each name that the note lists.

中文:
是什么：另一种语言的计划与原计划不一样：种类或计划期不同，另有数据文件，译文对着不存在的键、一个数或一个日期，译文里手打了数，还有名字没有译。
为什么：它没有自己的数，所以数一定相同；别的地方不同，或者留着原文，读者会看错。
例：`data/sales-2026-en/plan.yml` 写着 `twin: sales-2026`，计划期却另写一个；给 `targets.revenue.total` 写译文；又放了 `targets.yml`。
怎么改：种类与计划期照抄；译文只写给名称与说明，要提到数就用花括号引用；数只改原计划里的；说明里列出的名字一个一个补上。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.compute.wording import number_text
from macros.model.naming import HAN
from macros.model.texts import texts_of
from macros.rules.typed_number import numbers_in
from macros.source.finding import Finding, Level

ID = "twin-differs"
SHOWN = 5


def _moved(computed: Computed, other: Computed) -> Iterator[Finding]:
    """The first figure that is another number than in the plan: a word stands where the engine reads more than a text."""
    assert computed.plan.head.twin is not None
    for path in sorted({*computed.figures, *other.figures}):
        own, wanted = computed.figures.get(path), other.figures.get(path)
        if own is None or wanted is None or own.number != wanted.number:
            told = [number_text(one.number) if one is not None else "—" for one in (own, wanted)]
            values = {"figure": path, "own": told[0], "other": told[1], "plan": other.plan.key}
            yield Finding(computed.plan.head.twin.place, ID, say("twin-moved", **values))
            return


def _typed(computed: Computed, other: Computed) -> Iterator[Finding]:
    """Numbers typed into the words (amounts, counts with their unit), unless a text of the plan says the same."""
    known = {number.low for _, text in texts_of(other.plan.subjects) for _, _, number in numbers_in(text)}
    own = f"{computed.plan.folder}/"
    for path, text in texts_of(computed.plan.subjects):
        for _, written, number in numbers_in(text) if text.place.path.startswith(own) and not path.startswith("plan.words.") else ():
            if number.low not in known:
                yield Finding(text.place, ID, say("twin-typed", text=written, plan=other.plan.key))


def check(computed: Computed) -> Iterator[Finding]:
    plan, others = computed.plan, computed.others
    twin = plan.head.twin
    if twin is None and plan.head.words:
        yield Finding(next(iter(plan.head.words.values())).place, ID, say("twin-words"))
    if twin is None or others is None:
        return
    if twin not in others:
        return
    other = others.get(str(twin))
    if other is not None:
        yield from _moved(computed, other)
        yield from _typed(computed, other)
    left = [path for path, one in plan.definitions.items() if HAN.search(one.name)]
    members = [f"{axis.key}={member.key}" for axis in plan.axes.values() for member in axis if HAN.search(member.name)]
    unnamed = [*members, *left] if plan.language == "en" else []
    if unnamed:
        told = say("twin-unnamed", count=len(unnamed), some="、".join(unnamed[:SHOWN]))
        yield Finding(twin.place, ID, told, Level.note)
