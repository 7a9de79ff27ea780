"""A figure, a text or a page of an approved version is not what was approved.

Why: people signed these numbers; one that moves afterwards without being said is the end of trust in all the others.

Example: version 2026.1 is approved by all its roles, and then the total of `revenue` goes from 5亿 to 5.2亿.

Instead: change it back, or make it an amendment: a new `version` in plan.yml, with `amendment: {of: 2026.1, why: …, by: …}`, to be
approved again.

中文:
是什么：已经批准的版本，有数字、文字或页面和批准时不一样。
为什么：这些数是有人签过字的；事后悄悄改一个，其余的就都没人信了。
例：2026.1 版各角色都已批准，之后 `revenue` 的目标从 5亿 改成了 5.2亿。
怎么改：改回去；或者作为修订：在 plan.yml 里写新的 `version` 和 `amendment: {of: 2026.1, why: …, by: …}`，再请各角色批准。
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from macros.catalogue import Message, say
from macros.compute.compute import Computed
from macros.compute.sealing import seal_of
from macros.compute.wording import number_text
from macros.model.seal import Seal, SealedFigure, number_of
from macros.model.standing import is_approved
from macros.model.texts import texts_of
from macros.source.finding import Finding
from macros.source.place import Place

ID = "approved-changed"
MOST = 20


def check(computed: Computed) -> Iterator[Finding]:
    plan = computed.plan
    version = str(plan.head.version or "")
    sealed = plan.seals.get(version)
    if sealed is None or not is_approved(plan, version):
        return
    now = seal_of(computed)
    if now.digest == sealed.digest:
        return
    found = [*_figures(computed, sealed, now), *_texts(computed, sealed, now), *_pages(sealed, now)]
    for place, figure, told in found[:MOST]:
        yield Finding(place, ID, say("approved-changed", version=version, what=told), figure=figure)
    if len(found) > MOST:
        told = say("changed-more", count=len(found) - MOST)
        yield Finding(plan.file_place("plan"), ID, say("approved-changed", version=version, what=told))


Moved = tuple[Place, str, Message]


def _figures(computed: Computed, sealed: Seal, now: Seal) -> Iterator[Moved]:
    """Typed figures before those that follow from them."""
    moved = [path for path in now.figures if now.figures[path] != sealed.figures.get(path)]
    for path in sorted(moved, key=lambda path: computed.figures[path].inputs != ()):
        before, after, place = sealed.figures.get(path), now.figures[path], computed.figures[path].written
        if before is None:
            yield place, path, say("figure-new", name=after.name, after=_shown(after))
        elif before.amount != after.amount:
            yield place, path, say("figure-moved", name=after.name, before=_shown(before), after=_shown(after))
        else:
            yield place, path, say("figure-otherwise", name=after.name, value=_shown(after))
    for path in sorted(set(sealed.figures) - set(now.figures)):
        before = sealed.figures[path]
        yield computed.plan.file_place("plan"), path, say("figure-gone", name=before.name, before=_shown(before))


def _shown(figure: SealedFigure) -> str:
    return number_text(number_of(figure))


def _texts(computed: Computed, sealed: Seal, now: Seal) -> Iterator[Moved]:
    known = computed.figures.keys() & sealed.figures.keys()
    for path, text in texts_of(computed.plan.subjects):
        before = sealed.texts.get(path)
        if before != str(text) and not _is_told(path, computed.figures.keys() - known):
            yield text.place, "", say("text-moved", path=path, before=before or "—", after=str(text))
    for path in sorted(path for path in set(sealed.texts) - set(now.texts) if not _is_told(path, sealed.figures.keys() - known)):
        yield computed.plan.file_place("plan"), "", say("text-moved", path=path, before=sealed.texts[path], after="—")


def _is_told(path: str, figures: Set[str]) -> bool:
    """True for the name or a note of a figure that is new or gone as a whole."""
    owner = path.rpartition(".")[0]
    return owner in figures or f"{owner}.total" in figures


def _pages(sealed: Seal, now: Seal) -> Iterator[Moved]:
    for path in sorted({*sealed.pages, *now.pages}):
        if sealed.pages.get(path) != now.pages.get(path):
            key = "page-new" if path not in sealed.pages else "page-gone" if path not in now.pages else "page-moved"
            yield Place(path), "", say(key, page=path)
