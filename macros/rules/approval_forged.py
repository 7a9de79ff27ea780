"""An approval, or what it sealed, does not fit its own digest.

Why: an approval counts because nobody can write one for somebody else unseen; a word or a number changed by hand makes it worth nothing.

Example: in approvals.yml the name behind `by` is replaced, or a value in `.sealed/2026.1.json`.

Instead: take the file back as it was (`git checkout`), and let whoever approves run `plan approve`.

中文:
是什么：批准记录，或者它封存的内容，和自己的摘要对不上。
为什么：批准之所以算数，是因为没人能悄悄替别人写；手工改过一个字、一个数，它就不作数了。
例：approvals.yml 里 `by` 后面的名字被换掉，或者 `.sealed/2026.1.json` 里的一个数被改。
怎么改：把文件恢复原样（`git checkout`），请批准的人自己运行 `plan approve`。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.seal import FOLDER
from macros.model.standing import approvals_of
from macros.source.finding import Finding

ID = "approval-forged"


def check(computed: Computed) -> Iterator[Finding]:
    plan = computed.plan
    last = {str(one.version): one for one in approvals_of(plan)}
    for one in approvals_of(plan):
        version = str(one.version)
        file = f"{plan.folder}/{FOLDER}/{version}.json"
        seal = plan.seals.get(version)
        if not one.fits():
            yield Finding(one.mark.place, ID, say("approval-forged", by=str(one.by), version=version))
        elif one is last[version] and version not in plan.seals:
            yield Finding(one.digest.place, ID, say("seal-missing", file=file))
        elif one is last[version] and seal is None:
            yield Finding(one.digest.place, ID, say("seal-forged", file=file))
        elif one is last[version] and seal is not None and seal.digest != str(one.digest):
            yield Finding(one.digest.place, ID, say("seal-differs", file=file, by=str(one.by)))
