"""A word is not among those that are possible here.

Why: a word that means nothing would be passed over: `over: stopp` would be taken for the usual case, and nobody would notice.

Example:
```yaml
# budget.yml
limit: {of: revenue, max: 2%, over: stopp}
lines:
  wages: {name: 工资, amount: 500万}
```

Instead: write one of the words that the message lists.
```yaml
# budget.yml
limit: {of: revenue, max: 2%, over: stop}
lines:
  wages: {name: 工资, amount: 500万}
```

中文:
是什么：写的词不在可选之列。
为什么：不认识的词若被放过去，就会按平常的情形处理，写的人还以为起了作用。
怎么改：从提示列出的词里选一个。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.subjects.head import SHOWS
from macros.model.version_name import version_problem
from macros.source.finding import Finding

ID = "unknown-choice"
CHOICES = {"status": ("draft", "review", "approved", "closed"), "show": SHOWS, "language": ("zh", "en")}


def check(computed: Computed) -> Iterator[Finding]:
    head = computed.plan.head
    for key, known in CHOICES.items():
        word = getattr(head, key)
        if word is not None and str(word) not in known:
            yield Finding(word.place, ID, say("wanted-one-of", got=str(word), known="、".join(known)))
    problem = version_problem(head.version) if head.version is not None else None
    if problem is not None and head.version is not None:
        yield Finding(head.version.place, ID, problem)
