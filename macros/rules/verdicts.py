"""How a rule says its verdict: a finding whose level follows from it."""

from __future__ import annotations

from collections.abc import Callable

from macros.catalogue import Message, say
from macros.compute.compute import Computed
from macros.source.finding import Finding, Level, Verdict
from macros.source.place import Place

Related = tuple[tuple[Place, str], ...]


def verdict(
    rule: str,
    place: Place,
    verdict: Verdict,
    message: Message,
    computation: Message | None,
    figure: str,
    level: Level = Level.error,
    related: Callable[[], Related] = tuple,
) -> Finding:
    """A finding with the level its verdict asks for: consistent is only information, not checkable a note, inconsistent as given.

    `related` is asked only for what is inconsistent: following every sum to its given numbers costs more than the sum.
    """
    if verdict is Verdict.not_checkable and computation is not None:
        message, computation = say("range-not-checkable", relation=computation), None
    levels = {Verdict.consistent: Level.info, Verdict.not_checkable: Level.note, Verdict.inconsistent: level}
    behind = related() if verdict is Verdict.inconsistent else ()
    return Finding(place, rule, message, levels[verdict], verdict, computation, figure, behind)


def not_checkable(computed: Computed, place: Place, subject: str, missing: tuple[str, ...], figure: str) -> Finding:
    """The note that a relation cannot be checked, naming what is unknown."""
    names = [name_of(computed, path) for path in missing or (figure,)]
    told = say("unknown-not-checkable", subject=subject, unknown="、".join(dict.fromkeys(names)))
    return verdict("unknown-not-checkable", place, Verdict.not_checkable, told, None, figure)


def name_of(computed: Computed, path: str) -> str:
    """A figure's name for people with its path: `工资（budget.wages）`."""
    figure = computed.figure(path)
    return f"{figure.name}（{path}）" if figure is not None and figure.name != path else path
