"""Numbers in their declared units: a bare number takes the unit of its place, another unit is a finding, money says 元 or 万."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct, field
from msgspec.structs import replace

from macros.catalogue import Message, say
from macros.model.base import Record
from macros.model.definition import Definition, Division, LimitRule
from macros.model.times import Times
from macros.model.value import Given, Text, Unknown, Value
from macros.source.characters import fold
from macros.source.finding import Finding
from macros.source.notation import finer_than_fen
from macros.source.number import Number
from macros.source.pattern import pattern_of
from macros.source.place import Place
from macros.source.unit import PLAIN, RATES, YUAN, Unit, unit, unknown_units

MONEY = frozenset({"amount", "cost", "budget", "lines"})
PRICES = ("price", "retail")
WORDS = (("origin", "source"), ("as_of", "as_of"), ("why", "why"), ("note", "note"), ("owner", "owner"))
NAME = pattern_of(r"[^\W\d]\w*(?:\.\w+)*")  # what a formula can call
SEEN = pattern_of(r"\D*([\d.,]+)\*")  # what a mask leaves to be seen, up to its first star
TYPED = pattern_of(r"\D*([\d.,]+)\D*")
SCALED = pattern_of(r"(?:百万|千万|万亿|万|亿)(.+)")
BY_FIELD = {
    "price": YUAN,
    "retail": YUAN,
    "people": unit("人"),
    "count": unit("人"),
    "times": unit("次"),
    "hours": unit("小时"),
    "share": Unit(rate="%"),
}


class Expansion(Struct):
    """What the walk has found so far; `times` is the plan's period with its working calendar."""

    times: Times | None = None
    definitions: list[Definition] = field(default_factory=list)
    divisions: list[Division] = field(default_factory=list)
    limits: list[LimitRule] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def language(self) -> str:
        return self.times.language if self.times is not None else "zh"

    def fault(self, place: Place, rule: str, sentence: str, /, **values: str | int | Message) -> None:
        self.findings.append(Finding(place, rule, say(sentence, **values)))

    def take_negatives_out(self) -> None:
        """What was typed below 0 where nothing is, is a finding, and from then on unknown."""
        for index, one in enumerate(self.definitions):
            if one.from_zero and isinstance(one.how, Given) and one.how.number.low is not None and one.how.number.low < 0:
                self.fault(one.how.place, "negative", "negative", name=one.name, text=one.how.text)
                self.definitions[index] = replace(one, how=Unknown(one.how.place))

    def check_key(self, above: str, key: str, place: Place | None) -> None:
        """A key that cannot name a figure below `above` is a finding at its place; only the first word may not begin with a digit."""
        if place is not None and key.strip() and not NAME.fullmatch(f"{above}.{key}" if above else key):
            self.fault(place, "bad-key", "bad-key", key=key)


def declared_unit(found: Expansion, text: Text | None) -> Unit | None:
    """The unit under `unit:`; 万 and 亿 are notation and are refused there."""
    if text is None:
        return None
    scale = SCALED.match(text)
    if scale is not None:
        found.fault(text.place, "bad-unit", "bad-unit", unit=text, bare=scale[1])
        return unit(scale[1])
    return unit(text)


def typed(found: Expansion, value: Value, wanted: Unit | None, key: str = "") -> Value:
    """The value in its declared unit: a bare number takes it, 元 where a price is declared too; money must say 元 or 万.

    What does not fit is a finding, and unknown."""
    if not isinstance(value, Given):
        return value
    number = value.number
    if wanted is None:
        return _payable(found, value)
    if number.unit.pure and not number.unit.rate and not wanted.pure:
        bare = not any(sign in value.text for sign in "万亿")
        if wanted == YUAN and bare and key not in BY_FIELD and not (number.exact and number.low == 0):
            found.fault(value.place, "unit-missing", "unit-missing", text=value.text)
            return Unknown(value.place)
        number = replace(number, unit=wanted)
    elif wanted.rate and number.unit == PLAIN:
        number = _scaled(number, wanted)
    elif number.unit == YUAN and priced(wanted):
        number = replace(number, unit=wanted)
    elif not number.unit.same_kind(wanted) and not (key in PRICES and ("元", 1) in number.unit.powers):
        found.fault(value.place, "unit-clash", "unit-clash-declared", text=value.text, wanted=str(wanted) or say("no-unit"))
        return Unknown(value.place)
    return _payable(found, replace(value, number=number))


def _payable(found: Expansion, value: Given) -> Value:
    """The value, unless it is money that nobody can pay."""
    if finer_than_fen(value.number):
        found.fault(value.place, "finer-than-fen", "finer-than-fen", text=value.text)
        return Unknown(value.place)
    return value


def compare_mask(found: Expansion, name: str, mask: Text | None, value: Value | None) -> None:
    """A finding where the digits that a mask shows are not the first ones of the number; the point may be hidden, or moved by 万."""
    seen = SEEN.match(fold(mask)) if mask is not None else None
    if mask is None or seen is None or not isinstance(value, Given) or not value.number.exact or value.number.about:
        return
    given = TYPED.fullmatch(fold(value.text))
    if given is None:
        return
    shown, whole = (re.sub(r"\D", "", digits).lstrip("0") for digits in (seen[1], given[1]))
    if not whole.ljust(len(shown), "0").startswith(shown):
        found.fault(mask.place, "stated-differs", "mask-differs", name=name, mask=str(mask), text=value.text)


def claimed(found: Expansion, stated: Given | None, wanted: Unit | None) -> Given | None:
    """What is stated, in the declared unit; None when nothing readable is."""
    read = typed(found, stated, wanted) if stated is not None else None
    return read if isinstance(read, Given) else None


def priced(wanted: Unit) -> bool:
    """True for 元 a piece: there 500元 means 500元 each."""
    return ("元", 1) in wanted.powers and wanted != YUAN and all(power < 0 for name, power in wanted.powers if name != "元")


def _scaled(number: Number, wanted: Unit) -> Number:
    by = Fraction(1, RATES[wanted.rate])
    low, high, step = (None if part is None else part * by for part in (number.low, number.high, number.step))
    return replace(number, low=low, high=high, step=step, unit=wanted)


def odd_units(definitions: list[Definition], declared: tuple[str, ...]) -> Iterator[Finding]:
    """A unit that is neither known nor declared, most likely a slip of the pen (500W, 300个万), where it was typed."""
    declared_odd: set[str] = set()
    for definition in definitions:
        typed = [value for value in (definition.how, definition.stated, definition.expect) if isinstance(value, Given)]
        for value in typed:
            for name in unknown_units(value.number.unit, declared) if value.number.unit != definition.unit else ():
                yield Finding(value.place, "unknown-unit", say("unknown-unit", unit=name))
        # a register or a norm makes many figures in the unit that is declared for it once
        for name in unknown_units(definition.unit, declared) if definition.unit is not None else ():
            if name in declared_odd:
                continue
            declared_odd.add(name)
            yield Finding(definition.place, "unknown-unit", say("unknown-unit", unit=name))


def described(definition: Definition, record: Record) -> Definition:
    """The definition with the words its record says about it."""
    told = {name: str(getattr(record, field, None) or "") for name, field in WORDS}
    if getattr(record, "mask", None) is not None:
        told["note"] = "；".join(part for part in (told["note"], f"原文写作 {getattr(record, 'mask', '')}") if part)
    return replace(definition, origin=told["origin"], as_of=told["as_of"], why=told["why"], note=told["note"], owner=told["owner"])
