"""A place stands in two branches, or lies inside a place of another branch.

Why: whatever is summed over the branches counts it twice, and two teams believe it is theirs.

Example:
```yaml
# axes.yml
region:
  west:
    name: 川西
    children:
      liangshan: {name: 凉山州}
      xichang: {name: 西昌, within: liangshan}
```

Instead: put the smaller place below the larger one, or keep only one of them.
```yaml
# axes.yml
region:
  west:
    name: 川西
    children:
      liangshan: {name: 凉山州, children: {xichang: {name: 西昌}}}
```

中文:
是什么：同一个地方写在两个分支里，或者一个地方套在另一个分支的地方里面。
为什么：按分支汇总时它会数两次，两拨人都以为归自己管。
怎么改：把小的写在大的下面，或者只留一个。地方套着地方的，用 `within` 写明；一个成员包含的地名写在 `places`。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.axis import Axis, Member
from macros.source.finding import Finding

ID = "place-twice"


def check(computed: Computed) -> Iterator[Finding]:
    for axis in computed.plan.written_axes:
        if any(member.places or member.within is not None or member.parent for member in axis):
            yield from _repeated(axis)
            yield from _contained(axis)


def _repeated(axis: Axis) -> Iterator[Finding]:
    """Names and places that two members have which do not stand one below the other."""
    seen: dict[str, Member] = {}
    for member in axis:
        for name in dict.fromkeys((member.name, *map(str, member.places))):
            first = seen.setdefault(name, member)
            if first is not member and not (_above(axis, member, first) or _above(axis, first, member)):
                place = next((text.place for text in member.places if str(text) == name), member.place)
                told = say(ID, place=name, first=_where(axis, first), second=_where(axis, member))
                yield Finding(place, ID, told, related=((first.place, first.name),))


def _contained(axis: Axis) -> Iterator[Finding]:
    """Members said to lie within another that does not stand above them."""
    for member in axis:
        if member.within is None:
            continue
        outer = [one for one in axis if str(member.within) in (one.key, one.name, *map(str, one.places))]
        if not outer:
            known = "、".join(one.key for one in axis)
            yield Finding(member.within.place, "unknown-member", say("cell-no-member", got=str(member.within), axis=axis.name, known=known))
        elif not _above(axis, outer[0], member):
            told = say(
                "place-within", place=member.name, outer=str(outer[0].name), first=_where(axis, outer[0]), second=_where(axis, member)
            )
            yield Finding(member.within.place, ID, told, related=((outer[0].place, outer[0].name),))


def _above(axis: Axis, one: Member, other: Member) -> bool:
    """True when a member stands above another, or is it."""
    key = other.key
    while key and key != one.key:
        key = axis.by_key[key].parent
    return key == one.key


def _where(axis: Axis, member: Member) -> str:
    """A member with the branch it stands in."""
    return f"{axis.by_key[member.parent].name}·{member.name}" if member.parent else member.name
