"""One split in whole quanta: its weights, holds and bounds handed to the exact arithmetic."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

from msgspec import Struct, field

from macros.catalogue import Message, say
from macros.compute.evaluate import cell_path
from macros.compute.figure import Figure, Origin, Share
from macros.compute.figures import Figures
from macros.compute.weights import hint_for, in_quanta
from macros.compute.wording import number_text
from macros.exact.allocate import Allocation, allocate
from macros.exact.refusal import Exact, Refusal
from macros.exact.shares import percentages
from macros.model.axis import Axis, Member
from macros.model.definition import Division
from macros.model.figure import Bound, Hold
from macros.model.plan import Plan
from macros.model.split import Split
from macros.model.value import Given
from macros.source.finding import Finding
from macros.source.number import Number, exactly
from macros.source.place import Place
from macros.source.unit import PLAIN, Unit

IN_TIME = ("week", "day")
FEN = Fraction(1, 100)
T = TypeVar("T")


class Dividing(Struct):
    """One division at work. `ends` are the wholes divided together: the target, and its floor and stretch when it has a range."""

    plan: Plan
    division: Division
    figures: Figures
    quantum: Fraction
    cells: Figures = field(default_factory=Figures)
    findings: list[Finding] = field(default_factory=list)

    def fault(self, split: Split, finding: Finding | Message, rule: str = "cannot-split") -> None:
        self.findings.append(finding if isinstance(finding, Finding) else Finding(split.place, rule, finding, figure=self.division.path))

    def find(self, path: str) -> Figure | None:
        return self.cells.get(path) or self.figures.get(path)

    @property
    def known(self) -> Mapping[str, Figure]:
        """What is computed so far, the parts of this division too."""
        return ChainMap(self.cells, self.figures)


def small_of(work: Dividing, split: Split) -> Fraction:
    """What is counted: the quantum, or 分 (one piece) when a member takes the odd amount."""
    return min(FEN, work.quantum) if split.odd else work.quantum


def allocated(
    work: Dividing,
    split: Split,
    axis: Axis,
    members: Iterable[Member],
    number: Number,
    weights: Mapping[str, Fraction],
    lower: Mapping[str, int],
) -> Allocation | Refusal | None:
    """The split in quanta. None when a hold or a limit is no amount of this figure: a finding says so, and nothing can be told."""
    small = small_of(work, split)
    total = in_quanta(number, small)
    keys = {member.key for member in members}
    holds = written_amounts(work, _at(work.division.holds, "value", axis), number.unit, small)
    least = written_amounts(work, [*split.lower, *_at(work.division.bounds, "min", axis)], number.unit, small, "up")
    most = written_amounts(work, [*split.upper, *_at(work.division.bounds, "max", axis)], number.unit, small, "down")
    if total is None or holds is None or least is None or most is None:
        return None
    holds = {key: count for key, count in holds.items() if key in keys}
    low = {key: count for key, count in lower.items() if key in keys and key not in holds}
    low |= {key: max(low.get(key, 0), least[key if key in least else "*"]) for key in keys if key in least or "*" in least}
    high = {key: most[key if key in most else "*"] for key in keys if key in most or "*" in most}
    if split.method == "shares":
        rest = split.rest if split.rest in keys else None
        return percentages(total, weights, rest=rest, lower=low, upper=high, holds=holds)
    running = split.running if split.running is not None else axis.key in IN_TIME
    zero, method = ("even" if split.even_when_zero else "refuse"), ("running" if running else "largest")
    grain = int(work.quantum / small)
    exact: Mapping[str, Exact] = weights
    return allocate(
        total,
        exact,
        lower=low,
        upper=high,
        holds=holds,
        zero=zero,
        method=method,
        grain=grain,
        odd=split.odd if split.odd in keys else None,
    )


def _at(written: Iterable[Hold | Bound], name: str, axis: Axis) -> list[tuple[str, Given]]:
    """What is written about single members of an axis, by member."""
    found = [(str(one.at[axis.key]), getattr(one, name)) for one in written if set(one.at) == {axis.key}]
    return [(key, given) for key, given in found if given is not None]


def written_amounts(
    work: Dividing, written: Iterable[tuple[T, Given]], unit: Unit, small: Fraction, way: str = "exact"
) -> dict[T, int] | None:
    """Amounts in quanta, by what they are written about; None when one is none: then a finding says why.

    `way` says what becomes of an amount between two quanta: "exact" refuses it, "up" and "down" take the next one.
    """
    found: dict[T, int] = {}
    sound = True
    for key, given in written:
        number, finding = given.number, None
        if (number.unit != PLAIN and not number.unit.same_kind(unit)) or (number.unit.rate and not unit.pure):
            finding = Finding(given.place, "unit-clash", say("unit-clash-declared", text=given.text, wanted=str(unit) or say("no-unit")))
        elif not number.exact:
            finding = Finding(given.place, "range-in-split", say("range-for-amount", text=given.text))
        elif way == "exact" and in_quanta(number, small) is None:
            grain = number_text(exactly(small, unit))
            finding = Finding(given.place, "not-whole-quanta", say("hold-not-whole", text=given.text, grain=grain))
        if finding is not None:
            work.findings.append(finding)
            sound = False
        else:
            count = number.value / small
            found[key] = int(-(-count // 1)) if way == "up" else int(count // 1)
    return found if sound else None


def strange_members(work: Dividing, split: Split, axis: Axis) -> bool:
    """True when an option of a split names somebody who is not on its axis: a limit, the one who takes the rest or what is odd."""
    named = [(key, given.place) for key, given in (*split.lower, *split.upper) if key != "*"]
    named += [(key, split.place) for key in (split.rest, split.odd) if key]
    strange = [(key, place) for key, place in named if key not in axis.by_key]
    for key, place in strange:
        told = say("unknown-member", member=key, axis=axis.name, hint=hint_for(key, list(axis.by_key)))
        work.findings.append(Finding(place, "unknown-member", told, figure=work.division.path))
    return bool(strange)


def put_part(
    work: Dividing, split: Split, axis: Axis, member: Member, end: Figure, number: Number | None, share: Share, place: Place | None = None
) -> None:
    """Adds the part of one member; without a number it is unknown, because its whole or its weight is."""
    path = cell_path(end.path, ((axis.key, member.key),))
    unit = number.unit if number is not None else end.unit
    missing = () if number is not None else (end.missing or (path,))
    origin = Origin.unknown if number is None else Origin.part
    name = f"{end.name}·{member.name}"
    work.cells[path] = Figure(path, name, place or split.place, unit, number, origin, None, (share.whole,), missing, None, share)
