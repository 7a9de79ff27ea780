"""Why an exact split cannot be made: a value that names who, how much and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from macros.catalogue import Message, say

Exact = int | Fraction
NAMED = 5


class Refusal(Struct, frozen=True):
    """A split that was not made.

    `code` is kebab-case and has a sentence `split-<code>` in the catalogue; `members` are the ids meant (rows of a table), `others`
    the ids on the other side (columns of a table); `amounts` are exact numbers by name, in quanta, those ending in `_ratio` of 1;
    `where` is the node or line at which it happened; `written` is the text of a value that is no exact number.
    """

    code: str
    members: tuple[str, ...] = ()
    amounts: tuple[tuple[str, Exact], ...] = ()
    others: tuple[str, ...] = ()
    where: str = ""
    written: str = ""

    def amount(self, name: str) -> Exact:
        """The amount of that name; asking for another is a programming error."""
        return dict(self.amounts)[name]

    def at(self, where: str) -> Refusal:
        """The same refusal at a node or line; the innermost place is kept."""
        return self if self.where else replace(self, where=where)


def refuse(
    code: str, members: Sequence[str] = (), others: Sequence[str] = (), *, where: str = "", written: str = "", **amounts: Exact
) -> Refusal:
    """A refusal with its amounts by name."""
    return Refusal(code, tuple(members), tuple(amounts.items()), tuple(others), where, written)


def plainly(value: Exact) -> str:
    """A number with thousands separators: a whole number or finite decimal in digits, any other as n/d."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    rest, places = value.denominator, 0
    while rest % 10 == 0 or rest % 5 == 0 or rest % 2 == 0:
        rest //= 10 if rest % 10 == 0 else 5 if rest % 5 == 0 else 2
        places += 1
    if rest != 1:
        return f"{value.numerator:,}/{value.denominator:,}"
    whole, digits = divmod(abs(value.numerator) * 10**places // value.denominator, 10**places)
    return f"{'-' if value < 0 else ''}{whole:,}.{digits:0{places}d}".rstrip("0")


def sentence(refusal: Refusal, show: Callable[[Exact], str] = plainly, name: Callable[[str], str] = str) -> Message:
    """The refusal as a sentence of the catalogue; `show` writes an amount (with its unit), `name` a member."""
    who, others = _names(refusal.members, name), _names(refusal.others, name)
    cell = say("split-cell", row=who, column=others) if others else who or say("split-total")
    values: dict[str, str | Message] = {"who": who, "others": others, "cell": cell, "written": refusal.written}
    for key, value in refusal.amounts:
        values[key] = plainly(100 * value) + "%" if key.endswith("_ratio") else show(value)
    told = Message("split-" + refusal.code, tuple(values.items()))
    return say("split-where", where=name(refusal.where), what=told) if refusal.where else told


def _names(members: Sequence[str], name: Callable[[str], str]) -> str | Message:
    if not members:
        return ""
    told: str | Message = name(members[0])
    for member in members[1:NAMED]:
        told = say("split-and", first=told, second=name(member))
    return say("split-more", names=told, count=len(members)) if len(members) > NAMED else told
