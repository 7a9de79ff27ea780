"""What a check says about one place: a value, never an exception."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from macros.catalogue import Message, say
from macros.source.place import Place


class Level(StrEnum):
    """How much a finding matters. Only errors make a check fail; `info` is shown on request."""

    error = "error"
    warning = "warning"
    note = "note"
    info = "info"


class Verdict(StrEnum):
    """What a comparison came to."""

    consistent = "consistent"
    inconsistent = "inconsistent"
    not_checkable = "not checkable"


class Finding(Struct, frozen=True):
    """One answer of one rule about one place.

    `rule` is the rule's kebab-case id, `message` says what is wrong and what to write instead, `computation` shows the
    sum with its numbers, `figure` is the path of the figure meant (empty when there is none), `related` are the other places
    that take part, each with what stands there. Reading faults are findings too, with the verdict `inconsistent`.
    """

    place: Place
    rule: str
    message: Message
    level: Level = Level.error
    verdict: Verdict = Verdict.inconsistent
    computation: Message | None = None
    figure: str = ""
    related: tuple[tuple[Place, str], ...] = ()

    @property
    def is_problem(self) -> bool:
        """True for what `plan check` prints without being asked for everything."""
        return self.level is not Level.info


def in_order(findings: list[Finding]) -> list[Finding]:
    """Findings by file, line, column, rule, then figure: the order every output uses. Equal findings are said once."""
    return sorted(dict.fromkeys(findings), key=lambda f: (f.place, f.rule, f.figure, f.message.key, str(f.message.values)))


# What is wrong with the very text of a key or a value: whatever else would be said of that text follows from it.
IN_TEXT = frozenset(
    ("anchor", "empty-key", "control-character", "invisible-character", "replacement-character", "byte-order-mark", "odd-line-break")
)


def without_echoes(findings: list[Finding]) -> list[Finding]:
    """The findings without those about a text that another finding has already called spoilt."""
    spoilt: dict[tuple[str, int], list[Place]] = {}
    for one in findings:
        if one.rule in IN_TEXT:
            spoilt.setdefault((one.place.path, one.place.line), []).append(one.place)
    return [
        one
        for one in findings
        if one.rule in IN_TEXT or not any(_overlap(one.place, other) for other in spoilt.get((one.place.path, one.place.line), ()))
    ]


def _overlap(one: Place, other: Place) -> bool:
    """True for places of one line that share a character."""
    return one.column < other.column + other.length and other.column < one.column + one.length


def fault(place: Place, rule: str, **values: str | int | Message) -> Finding:
    """A finding whose sentence has the rule's own key."""
    return Finding(place, rule, say(rule, **values))
