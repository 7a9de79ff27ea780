"""Axes (维度) and their members: products, markets, people, months; trees by parent key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct
from pydantic import ConfigDict, Field

from macros.catalogue import say
from macros.model.base import Keyed, Record, TextField
from macros.model.fields import UNKNOWN, TextsField, kept
from macros.model.formula import Refused
from macros.model.value import Given, Text, Unknown
from macros.source.finding import Finding
from macros.source.node import Scalar
from macros.source.notation import read_number
from macros.source.pattern import pattern_of
from macros.source.place import Place

NUMBER = pattern_of(r"[-+−约≈≥≤¥]?\s*[0-9０-９]")
DATE = pattern_of(r"[0-9]{4}\s*[-年/.]")


class MemberRecord(Record):
    """A member as written: a name, perhaps children, perhaps attributes of its own (another axis' member, a capacity…)."""

    model_config = ConfigDict(frozen=True, extra="allow", arbitrary_types_allowed=True, defer_build=True)
    name: TextField | None = Field(None, description="显示名称")
    children: Keyed[MemberRecord] | None = Field(None, description="下级成员")
    owner: TextField | None = Field(None, description="负责人")
    note: TextField | None = Field(None, description="备注")
    within: TextField | None = Field(None, description="它所在的另一个成员：地方套着地方时写明，如 西昌 within: 凉山州")
    places: TextsField | None = Field(None, description="包含的地名：同一个地方不能写在两个成员里")

    @classmethod
    def short(cls) -> str:
        return "name"


class Member(Struct, frozen=True):
    """One member: `parent` is the key of the member above it, "" at the top; `attributes` are further keys as written."""

    key: str
    name: str
    place: Place
    parent: str = ""
    owner: str = ""
    note: str = ""
    within: Text | None = None
    places: tuple[Text, ...] = ()
    attributes: tuple[tuple[str, Text | Given | Unknown], ...] = ()

    def attribute(self, name: str) -> Text | Given | Unknown | None:
        """An attribute by its name, or None."""
        return next((value for key, value in self.attributes if key == name), None)


@dataclass(frozen=True)
class Axis:
    """Members in file order, parents before their children. Not `sound` when something about them could not be read."""

    key: str
    name: str
    place: Place
    members: tuple[Member, ...]
    sound: bool = True

    @cached_property
    def by_key(self) -> MappingProxyType[str, Member]:
        return MappingProxyType({member.key: member for member in self.members})

    @cached_property
    def _below(self) -> MappingProxyType[str, tuple[Member, ...]]:
        below: dict[str, list[Member]] = {}
        for member in self.members:
            below.setdefault(member.parent, []).append(member)
        return MappingProxyType({key: tuple(members) for key, members in below.items()})

    def children(self, key: str = "") -> tuple[Member, ...]:
        """The members right below one, in file order; without a key those at the top."""
        return self._below.get(key, ())

    def __iter__(self) -> Iterator[Member]:
        return iter(self.members)

    def depth(self, member: Member) -> int:
        """0 for a member at the top."""
        depth = 0
        while member.parent:
            member, depth = self.by_key[member.parent], depth + 1
        return depth


class LateAxis(Axis):
    """An axis whose members are made when they are first asked for."""

    def __init__(self, key: str, name: str, place: Place, make: Callable[[], tuple[Member, ...]]) -> None:
        self.__dict__.update(key=key, name=name, place=place, make=make)

    @cached_property
    def members(self) -> tuple[Member, ...]:
        made: tuple[Member, ...] = self.__dict__.pop("make")()
        return made


def build_axis(key: str, place: Place, records: dict[str, MemberRecord], name: str = "") -> tuple[Axis, list[Finding]]:
    """The axis from its records. A key used twice in the tree is a finding (a member belongs to one branch)."""
    members: list[Member] = []
    findings: list[Finding] = []
    _collect(records, "", members, findings)
    first: dict[str, Member] = {}
    for member in members:
        if member.key in first:
            findings.append(
                Finding(member.place, "member-twice", say("member-twice", key=member.key, axis=key, line=first[member.key].place.line))
            )
        first.setdefault(member.key, member)
    return Axis(key, name or key, place, tuple(first.values())), findings


def _collect(records: dict[str, MemberRecord], parent: str, members: list[Member], findings: list[Finding]) -> None:
    for key, record in records.items():
        if not key or set(key) & set("[]=,* \t/"):
            findings.append(Finding(record.place, "bad-key", say("bad-member-key", key=key)))
        attributes = []
        for name, node in (record.model_extra or {}).items():
            try:
                attributes.append((name, read_attribute(node)))
            except Refused as refused:
                findings.append(refused.finding)
        members.append(
            Member(
                key,
                str(record.name or key),
                record.place,
                parent,
                str(record.owner or ""),
                str(record.note or ""),
                record.within,
                record.places or (),
                tuple(attributes),
            )
        )
        _collect(record.children or {}, key, members, findings)


def read_attribute(node: object) -> Text | Given | Unknown:
    """A number where the text begins like one, an unknown where it says so, text otherwise: `capacity: 1.2`, `since: 2024-03`."""
    if not isinstance(node, Scalar):
        raise Refused(Finding(node.place, "wrong-shape", say("wanted-attribute")))  # type: ignore[attr-defined]
    text = node.text.strip()
    if node.plain and text in UNKNOWN:
        return Unknown(node.place)
    if node.plain and NUMBER.match(text) and not DATE.match(text):
        return Given(kept(read_number(node)), text, node.place)
    return Text(node.text, node.place)
