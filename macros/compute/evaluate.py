"""Computes a formula's tree from the figures it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct, field

from macros.catalogue import Message, say
from macros.compute.arithmetic import (
    Fault,
    add,
    divide,
    extreme,
    magnitude,
    mean,
    multiply,
    negate,
    power,
    reached,
    rounded,
    too_long,
    total,
)
from macros.compute.figure import Figure
from macros.compute.payout import paid, standing, tariff
from macros.compute.yearly import yearly
from macros.model.formula import BANDED
from macros.model.plan import Plan, fits
from macros.model.value import Call, Constant, Expr, Op, Ref, figure_path
from macros.source.finding import Finding
from macros.source.nearest import Names
from macros.source.number import Number, exactly
from macros.source.place import Place
from macros.source.unit import POINTS, Unit

SIGNS: dict[str, Callable[[Number, Number], Number | Fault]] = {
    "+": add,
    "-": lambda left, right: add(left, right, -1),
    "*": multiply,
    "/": divide,
    "^": power,
}
Outcome = Number | None

NOTHING: Mapping[str, Figure] = MappingProxyType({})

class Sum(Struct):
    """One formula at work: the figures it read, those it could not know, and what went wrong."""

    plan: Plan
    figures: Mapping[str, Figure]
    inputs: dict[str, None] = field(default_factory=dict)
    missing: dict[str, None] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def value_of(work: Sum, tree: Expr) -> Outcome:
    """The tree's number, or None when something it needs is unknown or wrong (then `missing` or `findings` say what)."""
    match tree:
        case Constant():
            return tree.number
        case Ref():
            found = _one(work, tree)
            return None if found is None else found.number
        case Op(sign="*", left=Constant(text="-1")):
            inner = value_of(work, tree.right)
            return None if inner is None else negate(inner)
        case Op():
            left, right = value_of(work, tree.left), value_of(work, tree.right)
            if left is None or right is None:
                return None
            return _checked(work, tree.place, SIGNS[tree.sign](left, right))
    return _called(work, tree)


def paths_of(plan: Plan, ref: Ref, abroad: Mapping[str, Figure] = NOTHING) -> list[str]:
    """The figures a name means: one, or for a `*` all that match; those of other plans among the figures `abroad`."""
    if ref.plan:
        if "*" not in ref.path:
            return [str(ref)]
        own = ref.path.split(".")
        return [path for path, one in abroad.items() if path == one.path and fits(path.split("."), own)]
    if "*" in ref.path:
        return plan.matching(ref.path)
    whole = plan.resolve(ref.path) or (ref.path if plan.divided_by(ref.path) is not None else None)
    return [] if whole is None else [cell_path(whole, ref.cell)]


def cell_path(whole: str, cell: tuple[tuple[str, str], ...]) -> str:
    """The path of a part: `revenue.total` along product is `revenue[product=A]`."""
    return figure_path(whole.removesuffix(".total"), cell) if cell else whole


def _one(work: Sum, ref: Ref) -> Figure | None:
    if "*" in ref.path:
        work.findings.append(Finding(ref.place, "formula-syntax", say("star-outside", text=str(ref))))
        return None
    paths = paths_of(work.plan, ref)
    figure = work.figures.get(paths[0]) if paths else None
    if figure is None:
        work.missing[str(ref)] = None
        cyclic = bool(paths) and paths[0] in work.plan.definitions
        if not cyclic and not ref.plan and not work.plan.excuses(ref):  # of another plan's it has been said
            work.findings.append(Finding(ref.place, "unknown-reference", unknown_name(work.plan, work.figures, ref)))
        return None
    return _read(work, figure)


def _read(work: Sum, figure: Figure) -> Figure | None:
    work.inputs[figure.path] = None
    if figure.number is None:
        work.missing.update(dict.fromkeys(figure.missing or (figure.path,)))
        return None
    return figure


def unknown_name(plan: Plan, figures: Iterable[str], ref: Ref) -> Message:
    """The sentence for a name that is no figure, with the nearest that is one."""
    stem = ref.path.removesuffix(".total") + "["
    near = Names(tuple(path for path in figures if path.startswith(stem))).near(str(ref)) if ref.cell else []
    near = near or plan.names.near(str(ref))
    return say("unknown-reference-near", text=str(ref), near=near[0]) if near else say("unknown-reference", text=str(ref))


def _called(work: Sum, call: Call) -> Outcome:
    if call.name == "count":
        counts = [_counted(work, arg) for arg in call.args]
        return None if None in counts else exactly(sum(count for count in counts if count is not None))
    if call.name.partition("_")[0] in BANDED and isinstance(call.args[0], Ref):
        return _banded(work, call, call.args[0])
    numbers: list[Number] = []
    complete = True
    for arg in call.args:
        for number in _argument(work, arg):
            complete = complete and number is not None
            if number is not None:
                numbers.append(number)
    if not complete:
        return None
    if not numbers:
        work.missing[", ".join(str(arg) for arg in call.args if isinstance(arg, Ref)) or call.name] = None
        return None
    return _checked(work, call.place, _function(call.name, numbers))


def _banded(work: Sum, call: Call, ref: Ref) -> Outcome:
    """What a rule by bands says of a quantity: payout() what it pays, payout_all() and payout_above() in one reading, rate() its band."""
    quantity, rule = value_of(work, call.args[1]), work.plan.bands.get(ref.path)
    if rule is None:
        if not work.plan.excuses(ref):
            work.findings.append(
                Finding(ref.place, "unknown-reference", say("no-such-rule", text=ref.path, known="、".join(work.plan.bands)))
            )
        work.missing[ref.path] = None
        return None
    found = tariff(work.plan, ref.path, work.figures)
    work.inputs.update(dict.fromkeys(path for path in found.paths if path in work.figures))
    work.missing.update(dict.fromkeys(found.missing))
    if quantity is None or found.missing:
        return None
    name, _, reading = call.name.partition("_")
    return _checked(work, call.place, standing(found, quantity) if name == "rate" else paid(rule, found, quantity, reading))


def _argument(work: Sum, arg: Expr) -> list[Outcome]:
    if isinstance(arg, Ref) and "*" in arg.path:
        paths = _matching(work, arg)
        found = [_read(work, figure) if (figure := work.figures.get(path)) is not None else None for path in paths]
        work.missing.update(dict.fromkeys(path for path in paths if path not in work.figures))
        return [None if figure is None else figure.number for figure in found]
    return [value_of(work, arg)]


def _counted(work: Sum, arg: Expr) -> int | None:
    """How many figures an argument of count() means; what they are worth does not matter, but they must be there."""
    if isinstance(arg, Ref) and "*" in arg.path:
        return len(_matching(work, arg)) or None
    if isinstance(arg, Ref):
        paths = paths_of(work.plan, arg)
        if paths and (paths[0] in work.figures or paths[0] in work.plan.definitions):
            return 1
    return 1 if value_of(work, arg) is not None else None


def _matching(work: Sum, ref: Ref) -> list[str]:
    """The figures behind a `*`; none is a finding when a word of the name is nowhere in the plan nor in its language."""
    paths = paths_of(work.plan, ref, work.figures if ref.plan else NOTHING)
    if not paths:
        work.missing[str(ref)] = None
        strange = [word for word in ref.path.split(".") if word != "*" and word not in work.plan.words]
        if strange and not work.plan.excuses(ref):
            near = work.plan.known_words.near(strange[0])
            told = ".".join(near[0] if near and word == strange[0] else word for word in ref.path.split("."))
            message = say("unknown-reference-near", text=ref.path, near=told) if near else say("unknown-reference", text=ref.path)
            work.findings.append(Finding(ref.place, "unknown-reference", message))
    return paths


def _function(name: str, numbers: list[Number]) -> Number | Fault:
    match name:
        case "sum":
            return total(numbers)
        case "mean":
            return mean(numbers)
        case "min" | "max":
            return extreme(numbers, min if name == "min" else max)
        case "last":
            return numbers[-1]
        case "abs":
            return magnitude(numbers[0])
        case "compound" | "simple":
            return yearly(name, numbers[0], numbers[1], numbers[2])
        case "bare":
            return Number(numbers[0].low, numbers[0].high, about=numbers[0].about)
        case "reached":
            return reached(numbers[0], numbers[1])
    return rounded(numbers[0], numbers[1], name)


def _checked(work: Sum, place: Place, outcome: Number | Fault) -> Outcome:
    if isinstance(outcome, Fault):
        work.findings.append(Finding(place, outcome.rule, outcome.message))
        return None
    if too_long(outcome):
        work.findings.append(Finding(place, "formula-value", say("number-too-long")))
        return None
    return outcome


def in_unit(number: Number, wanted: Unit | None) -> Number | Fault:
    """The number in its declared unit: a pure number takes a declared rate, and so does a difference of rates (100% - 28%); any other
    kind of unit is a fault."""
    if wanted is None or number.unit == wanted:
        return number
    if not number.unit.same_kind(wanted) and not (number.unit == POINTS and wanted.rate):
        return Fault("unit-clash", say("unit-clash-formula", got=str(number.unit) or say("no-unit"), wanted=str(wanted) or say("no-unit")))
    return Number(number.low, number.high, wanted, number.about, number.step)
