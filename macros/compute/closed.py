"""A target in the middle of its period: closed periods at their actuals, the open ones planned again, and where the pace leads."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from macros.catalogue import say
from macros.compute.dividing import Dividing
from macros.compute.evaluate import cell_path
from macros.compute.figure import Figure, Origin, Share
from macros.compute.weights import amount, in_quanta
from macros.compute.wording import number_text
from macros.exact.outlook import METHODS, RunRate, rephase, run_rate
from macros.exact.refusal import Refusal, sentence
from macros.model.axis import Member
from macros.model.figure import Actual
from macros.source.finding import Finding
from macros.source.number import Number, exactly
from macros.source.place import Place
from macros.source.unit import PERCENT


def after_actuals(work: Dividing, whole: Figure) -> None:
    """Adds `revenue.actual` (with its periods), `revenue.outlook` (closed periods actual, open ones planned again), `revenue.attained`
    (actual over target), `revenue.on_plan` (actual over what was due), `revenue.run_rate` (the whole period at the pace so far),
    `revenue.due` (the plan of the closed periods), `revenue.variance` (actual - due, by period too), `revenue.pace` (due over target);
    where the same periods of the year before are given, `revenue.last_year` and `revenue.on_year` (growth, like for like).

    Nothing without `actual:`; findings for periods that are none, and for a rest that cannot be planned again.
    """
    actual = work.division.actual
    if actual is None:
        return
    key = str(actual.along or "month")
    axis = work.plan.axes.get(key)
    planned = {m: work.cells.get(cell_path(whole.path, ((key, m.key),))) for m in axis.children()} if axis is not None else {}
    counts = {m.key: _count(figure, work.quantum) for m, figure in planned.items()}
    whole_counts = {name: count for name, count in counts.items() if count is not None}
    number = whole.number
    if axis is None or not planned or None in planned.values():
        told = say("cross-needs-split", axes="actual", axis=key)
        work.findings.append(Finding(actual.place, "not-divided", told, figure=work.division.path))
        return
    if number is None or not number.exact or len(whole_counts) < len(planned):
        return  # the target or a part of it is unknown: there is nothing to plan again yet
    closed = _closed(work, actual, [member.key for member in planned], number)
    method = str(actual.rephase or "spread")
    if method not in METHODS:
        place = actual.rephase.place if actual.rephase is not None else actual.place
        work.findings.append(Finding(place, "unknown-choice", say("wanted-one-of", got=method, known="、".join(METHODS))))
        return
    if closed is None:
        return
    target = in_quanta(number, work.quantum)
    outcome = rephase(target, whole_counts, closed, method=method) if target is not None else None
    pace = run_rate(target, whole_counts, closed) if target is not None else None
    if isinstance(outcome, Refusal):
        names = {member.key: member.name for member in planned}
        told = sentence(
            outcome, lambda value: number_text(amount(Fraction(value), work.quantum, number)), lambda name: names.get(name, name)
        )
        work.findings.append(Finding(actual.place, "cannot-split", told, figure=work.division.path))
    elif outcome is not None:
        _put_amounts(work, whole, key, list(planned), outcome.amounts, closed, actual)
    _put_pace(work, whole, pace, actual.place)
    _put_due(work, whole, key, list(planned), closed, actual)


def _closed(work: Dividing, actual: Actual, periods: list[str], like: Number) -> dict[str, int] | None:
    """The actuals in quanta; findings for strangers, other units and amounts that are no whole quanta."""
    found: dict[str, int] = {}
    faults: list[Finding] = []
    for key, given in actual.values.items():
        number = given.number
        fits = number.exact and (number.unit.pure or number.unit.same_kind(like.unit))
        count = in_quanta(number, work.quantum) if fits else None
        if key not in periods:
            faults.append(
                Finding(given.place, "unknown-member", say("unknown-member", member=key, axis=str(actual.along or "month"), hint=""))
            )
        elif not fits:
            faults.append(Finding(given.place, "unit-clash", say("unit-clash-declared", text=given.text, wanted=str(like.unit))))
        elif count is None:
            grain = number_text(exactly(work.quantum, like.unit))
            faults.append(Finding(given.place, "not-whole-quanta", say("hold-not-whole", text=given.text, grain=grain)))
        else:
            found[key] = count
    work.findings.extend(faults)
    return None if faults else found


def _put_amounts(
    work: Dividing, whole: Figure, key: str, members: list[Member], amounts: Mapping[str, int], closed: Mapping[str, int], actual: Actual
) -> None:
    stem = work.division.path.removesuffix(".total")
    assert whole.number is not None
    for name, quanta in (("actual", closed), ("outlook", amounts)):
        parts = []
        for member in members:
            if member.key in quanta:
                path = cell_path(f"{stem}.{name}", ((key, member.key),))
                given = name == "actual" or member.key in closed
                place = actual.values[member.key].place if given else actual.place
                share = Share(whole.path, (key,), "rephase", None, None, work.quantum, bound="actual" if given else "free")
                number = amount(quanta[member.key], work.quantum, whole.number)
                work.cells[path] = Figure(
                    path, f"{whole.name}·{_NAMES[name]}·{member.name}", place, whole.unit, number, Origin.part, share=share
                )
                parts.append(path)
        total = amount(sum(quanta.values()), work.quantum, whole.number)
        work.cells[f"{stem}.{name}"] = Figure(
            f"{stem}.{name}", f"{whole.name}·{_NAMES[name]}", actual.place, whole.unit, total, Origin.computed, inputs=tuple(parts)
        )


_NAMES = {"actual": "实际", "outlook": "展望", "attained": "达成率", "on_plan": "序时达成率", "run_rate": "按现速全期"}
_NAMES |= {"due": "应完成", "variance": "差异", "pace": "序时进度", "last_year": "去年同期", "on_year": "同比"}


def _put_pace(work: Dividing, whole: Figure, pace: RunRate | Refusal | None, place: Place) -> None:
    if not isinstance(pace, RunRate):
        return
    stem = work.division.path.removesuffix(".total")
    inputs = (whole.path, f"{stem}.actual")
    for name, ratio in (("attained", pace.attained), ("on_plan", pace.on_plan)):
        if ratio is not None:
            path = f"{stem}.{name}"
            work.cells[path] = Figure(
                path, f"{whole.name}·{_NAMES[name]}", place, PERCENT, exactly(ratio, PERCENT), Origin.computed, inputs=inputs
            )
    if whole.number is not None:
        path = f"{stem}.run_rate"
        number = amount(pace.outlook, work.quantum, whole.number)
        work.cells[path] = Figure(path, f"{whole.name}·{_NAMES['run_rate']}", place, whole.unit, number, Origin.computed, inputs=inputs)


def _put_due(work: Dividing, whole: Figure, key: str, members: list[Member], closed: Mapping[str, int], actual: Actual) -> None:
    """The closed periods against their plan, and against the same periods of the year before: only what both have is compared."""
    stem, like = work.division.path.removesuffix(".total"), whole.number
    assert like is not None
    due = Fraction(0)
    done = sum(closed.values()) * work.quantum
    for member in members:
        planned = work.cells[cell_path(whole.path, ((key, member.key),))]
        if member.key in closed and planned.number is not None:
            due += planned.number.value
            path, off = cell_path(f"{stem}.variance", ((key, member.key),)), closed[member.key] * work.quantum - planned.number.value
            share = Share(whole.path, (key,), "variance", None, None, work.quantum, bound="sum")
            name = f"{whole.name}·{_NAMES['variance']}·{member.name}"
            work.cells[path] = Figure(path, name, actual.place, whole.unit, exactly(off, like.unit), Origin.part, share=share)
    _put(work, whole, "due", exactly(due, like.unit), actual.place)
    _put(work, whole, "variance", exactly(done - due, like.unit), actual.place)
    if like.value > 0:
        _put(work, whole, "pace", exactly(due / like.value, PERCENT), actual.place)
    if actual.last_year is not None:
        before = [actual.last_year[one].number for one in closed if one in actual.last_year]
        same = len(before) == len(closed) and all(number.exact for number in before)
        last = sum((number.value for number in before), Fraction(0))
        _put(work, whole, "last_year", exactly(last, like.unit) if same else None, actual.place)
        _put(work, whole, "on_year", exactly(done / last - 1, PERCENT) if same and last > 0 else None, actual.place)


def _put(work: Dividing, whole: Figure, name: str, number: Number | None, place: Place) -> None:
    stem = work.division.path.removesuffix(".total")
    path, unit = f"{stem}.{name}", number.unit if number is not None else whole.unit
    origin, missing = (Origin.computed, ()) if number is not None else (Origin.unknown, (f"{stem}.actual",))
    inputs = (whole.path, f"{stem}.actual")
    work.cells[path] = Figure(path, f"{whole.name}·{_NAMES[name]}", place, unit, number, origin, inputs=inputs, missing=missing)


def _count(figure: Figure | None, quantum: Fraction) -> int | None:
    return in_quanta(figure.number, quantum) if figure is not None and figure.number is not None and figure.number.exact else None
