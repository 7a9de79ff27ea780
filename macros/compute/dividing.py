"""One split in whole quanta: its weights, holds and bounds handed to the exact arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from macros.catalogue import Message, say
from macros.compute.allocate import Allocation, allocate
from macros.compute.evaluate import cell_path
from macros.compute.figure import Figure, Origin, Share
from macros.compute.refusal import Exact, Refusal
from macros.compute.shares import percentages
from macros.compute.weights import in_quanta
from macros.compute.wording import number_text
from macros.model.axis import Axis, Member
from macros.model.definition import Division
from macros.model.plan import Plan
from macros.model.split import Split
from macros.model.value import Given
from macros.source.finding import Finding
from macros.source.number import Number, exactly
from macros.source.place import Place

IN_TIME = ("week", "day")
FEN = Fraction(1, 100)


@dataclass
class Dividing:
    """One division at work. `ends` are the wholes divided together: the target, and its floor and stretch when it has a range."""

    plan: Plan
    division: Division
    figures: Mapping[str, Figure]
    quantum: Fraction
    cells: dict[str, Figure] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def fault(self, split: Split, finding: Finding | Message, rule: str = "cannot-split") -> None:
        self.findings.append(finding if isinstance(finding, Finding) else Finding(split.place, rule, finding, figure=self.division.path))

    def find(self, path: str) -> Figure | None:
        return self.cells.get(path) or self.figures.get(path)


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
) -> Allocation | Refusal:
    small = small_of(work, split)
    total = int(number.value / small)
    keys = {member.key for member in members}
    holds = _holds(work, axis, keys, small)
    low = {key: most for key, most in lower.items() if key in keys and key not in holds}
    low |= {key: max(low.get(key, 0), count) for key, count in _limits(split.lower, keys, small, up=True).items()}
    high = _limits(split.upper, keys, small, up=False)
    if split.method == "shares":
        return percentages(total, weights, rest=split.rest or None, lower=low, upper=high, holds=holds)
    running = split.running if split.running is not None else axis.key in IN_TIME
    zero, method = ("even" if split.even_when_zero else "refuse"), ("running" if running else "largest")
    grain = int(work.quantum / small)
    exact: Mapping[str, Exact] = weights
    return allocate(total, exact, lower=low, upper=high, holds=holds, zero=zero, method=method, grain=grain, odd=split.odd or None)


def _limits(bounds: Iterable[tuple[str, Given]], keys: set[str], small: Fraction, up: bool) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, given in bounds:
        value = given.number.value / small
        count = -((-value) // 1) if up else value // 1
        found.update(dict.fromkeys(keys if key == "*" else {key} & keys, int(count)))
    return found


def _holds(work: Dividing, axis: Axis, keys: set[str], small: Fraction) -> dict[str, int]:
    found: dict[str, int] = {}
    for hold in work.division.holds:
        if set(hold.at) == {axis.key} and str(hold.at[axis.key]) in keys:
            count = in_quanta(hold.value.number, small)
            if count is None:
                grain = number_text(exactly(work.quantum, hold.value.number.unit))
                work.findings.append(
                    Finding(hold.value.place, "not-whole-quanta", say("hold-not-whole", text=hold.value.text, grain=grain))
                )
            else:
                found[str(hold.at[axis.key])] = count
    return found


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
