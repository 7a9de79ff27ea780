"""Works out when things are: deadlines relative to something else, phases known by their length, each from what it depends on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TypeVar

from msgspec import Struct, field

from macros.catalogue import say
from macros.model.base import Record
from macros.model.fields import Day
from macros.model.formula import Refused
from macros.model.period import months_after
from macros.model.subjects.schedule import Phase, Schedule
from macros.model.times import Times
from macros.model.value import Given
from macros.model.when import Relative, Stretch, Undated, When, Yearless
from macros.source.finding import Finding

W = TypeVar("W", Day, Stretch)
BEGIN = ("计划期", "计划开始", "期初", "start of the plan")
CLOSE = ("计划结束", "期末", "end of the plan")
SECTIONS = {"phases": ("start", "end"), "milestones": ("date",), "actions": ("due",)}
LENGTHS = {"天": (0, 1), "周": (0, 7), "月": (1, 0), "季度": (3, 0), "年": (12, 0)}  # months and days


class Moment(Struct, frozen=True):
    """One date of the schedule: where it stands, what it is the date of, and the date as far as it is known."""

    section: str
    key: str
    name: str
    field: str
    when: When


def moments(schedule: Schedule) -> Iterator[Moment]:
    """Every date of phases, milestones, actions, steps of processes, recurrences and reports, in file order."""
    for section, fields in {**SECTIONS, "recurrences": ("start", "end"), "reports": ("start", "end")}.items():
        for key, row in (getattr(schedule, section) or {}).items():
            yield from _of(section, key, row, fields)
    for key, process in (schedule.processes or {}).items():
        for step, row in process.steps.items():
            yield from _of(f"processes.{key}.steps", step, row, ("due",))


def _of(section: str, key: str, row: Record, fields: tuple[str, ...]) -> Iterator[Moment]:
    for name in fields:
        when = getattr(row, name)
        if when is not None:
            yield Moment(section, key, str(getattr(row, "name", None) or key), name, when)


class _Settling(Struct):
    times: Times
    schedule: Schedule
    findings: list[Finding] = field(default_factory=list)


def settled(schedule: Schedule, times: Times, whole: bool = True) -> tuple[Schedule, list[Finding]]:
    """The schedule with every date worked out that can be; a deadline whose anchor is nowhere, or waits for itself, is a finding.

    Not `whole`, something of the file could not be read: then what is missing has been reported."""
    work = _Settling(times, schedule)
    _years(work)
    for key, phase in (schedule.phases or {}).items():
        missing = "end" if phase.start is not None else "start"
        if whole and phase.length is None and None in (phase.start, phase.end):
            work.findings.append(Finding(phase.place, "missing-key", say("missing-key", where=str(phase.name or key), key=missing)))
        elif phase.length is not None and _months_and_days(phase.length) is None:
            told = say("unit-clash-declared", text=phase.length.text, wanted="天、周、月")
            work.findings.append(Finding(phase.length.place, "unit-clash", told))
    while True:
        before = work.schedule
        _phases(work)
        _deadlines(work)
        if work.schedule == before:
            break
    for key, phase in (schedule.phases or {}).items():
        if None not in (phase.start, phase.end, phase.length):
            _said_twice(work, str(phase.name or key), (work.schedule.phases or {})[key])
    _unsettled(work)
    return work.schedule, work.findings


def _years(work: _Settling) -> None:
    """Dates without a year (6月底, 4-6月) are in the year of the plan's period that holds them."""
    for moment in list(moments(work.schedule)):
        if isinstance(moment.when, Yearless):
            yearless = moment.when
            try:
                _put(work, moment, _in_period(work, yearless.in_year, lambda day: day.day))
            except Refused as refused:
                work.findings.append(refused.finding)
                _put(work, moment, Undated(yearless.scalar.text.strip(), yearless.place))
    seasons = dict(work.schedule.seasons or {})
    for key, season in seasons.items():
        if season.when.span is None:
            try:
                when = _in_period(work, season.when.in_year, lambda stretch: stretch.span.start if stretch.span is not None else date.max)
                seasons[key] = season.model_copy(update={"when": when})
            except Refused as refused:
                work.findings.append(refused.finding)
    if seasons:
        work.schedule = work.schedule.model_copy(update={"seasons": seasons})


def _in_period(work: _Settling, in_year: Callable[[int | None], W], first: Callable[[W], date]) -> W:
    """What is meant in the one year of the period in which it begins within the period; refused where there are more, or none."""
    period = work.times.period
    years = range(period.start.year, period.end.year + 1)
    if len(years) == 1:
        return in_year(years[0])
    meant = [found for year in years if period.contains(first(found := in_year(year)))]
    return meant[0] if len(meant) == 1 else in_year(None)


def _deadlines(work: _Settling) -> None:
    """One round over everything that is relative to something whose day is known by now."""
    for moment in list(moments(work.schedule)):
        if isinstance(moment.when, Relative):
            anchor = _anchor_day(work, moment, moment.when)
            if anchor is not None:
                day = moment.when.from_day(anchor, work.times.workdays)
                _put(work, moment, Day(day, day.isoformat(), moment.when.place, moment.when.text))


def _put(work: _Settling, moment: Moment, day: Day | Undated) -> None:
    file, *rest = moment.section.split(".")
    rows = getattr(work.schedule, file)
    if rest:
        process = rows[rest[0]]
        step = process.steps[moment.key].model_copy(update={moment.field: day})
        row: Record = process.model_copy(update={"steps": process.steps | {moment.key: step}})
        rows = rows | {rest[0]: row}
    else:
        rows = rows | {moment.key: rows[moment.key].model_copy(update={moment.field: day})}
    work.schedule = work.schedule.model_copy(update={file: rows})


def _anchor_day(work: _Settling, moment: Moment, deadline: Relative) -> date | None:
    """The day of a deadline's anchor; before a phase means before its start, after it after its end."""
    if deadline.anchor in BEGIN:
        return work.times.period.start
    if deadline.anchor in CLOSE:
        return work.times.period.end
    found = anchored(work.schedule, moment, deadline)
    wanted = None if not found else found[-1] if deadline.side > 0 and deadline.count else found[0]
    return wanted.when.day if wanted is not None and isinstance(wanted.when, Day) else None


def anchored(schedule: Schedule, moment: Moment, deadline: Relative) -> list[Moment]:
    """The dates of what a moment's deadline counts from: by key or name, or by the one name that begins so. Empty when there is none."""
    rows = [(section, key, str(row.name or key)) for section in SECTIONS for key, row in (getattr(schedule, section) or {}).items()]
    rows = [row for row in rows if row[:2] != (moment.section, moment.key)]
    same = [row for row in rows if deadline.anchor in row[1:]] or [row for row in rows if row[2].startswith(deadline.anchor)]
    if len({row[:2] for row in same}) != 1:
        return []
    section, key, _ = same[0]
    return [moment for moment in moments(schedule) if (moment.section, moment.key) == (section, key)]


def _unsettled(work: _Settling) -> None:
    for moment in moments(work.schedule):
        if not isinstance(moment.when, Relative) or moment.when.anchor in (*BEGIN, *CLOSE):
            continue
        seen, deadline, begin = [moment.name], moment.when, moment
        while True:
            found = anchored(work.schedule, begin, deadline)
            if not found:
                if len(seen) == 1:
                    named = [row for section in SECTIONS for row in (getattr(work.schedule, section) or {}).items()]
                    known = "、".join(str(row.name or key) for key, row in named)
                    told = say("deadline-without-anchor", text=deadline.text, anchor=deadline.anchor, known=known or say("none-at-all"))
                    work.findings.append(Finding(deadline.place, "deadline-without-anchor", told))
                break
            if found[0].name in seen:
                told = say("deadline-circle", text=moment.when.text, circle=" → ".join([*seen, found[0].name]))
                work.findings.append(Finding(moment.when.place, "deadline-without-anchor", told))
                break
            seen.append(found[0].name)
            later = next(((one, one.when) for one in found if isinstance(one.when, Relative)), None)
            if later is None:
                break
            begin, deadline = later


def _phases(work: _Settling) -> None:
    """One round over the phases that are known by a length: from their start, their end, or behind the phase before."""
    rows = dict(work.schedule.phases or {})
    last: Phase | None = None
    for key, phase in rows.items():
        length = _months_and_days(phase.length) if phase.length is not None else None
        before = rows.get(str(phase.after)) if phase.after is not None else last
        last = phase
        if phase.length is None or length is None or None not in (phase.start, phase.end):
            continue
        months, days = length
        place = phase.length.place
        if isinstance(phase.end, Day) and phase.start is None:
            start = months_after(phase.end.day + timedelta(days=1), -months) - timedelta(days=days)
            rows[key] = phase.model_copy(update={"start": Day(start, start.isoformat(), place)})
            continue
        start_day = phase.start
        if start_day is None and phase.end is None:
            begin = _behind(work, before)
            start_day = Day(begin, begin.isoformat(), place) if begin is not None else None
        if isinstance(start_day, Day):
            end = months_after(start_day.day, months) + timedelta(days=days - 1)
            rows[key] = phase.model_copy(update={"start": start_day, "end": Day(end, end.isoformat(), place)})
        last = rows[key]
    if work.schedule.phases is not None:
        work.schedule = work.schedule.model_copy(update={"phases": rows})


def _said_twice(work: _Settling, name: str, phase: Phase) -> None:
    """A phase with both its days and a length, which must say the same; weeks may leave out the days of rest at their end."""
    start, end, length = phase.start, phase.end, phase.length
    parts = _months_and_days(length) if length is not None else None
    if not isinstance(start, Day) or not isinstance(end, Day) or length is None or parts is None or end.day < start.day:
        return
    wanted = months_after(start.day, parts[0]) + timedelta(days=parts[1] - 1)
    short = [end.day + timedelta(days=count) for count in range(1, (wanted - end.day).days + 1)]
    rest = str(length.number.unit) == "周" and 0 < len(short) < 7 and not any(work.times.workdays.works(day) for day in short)
    if end.day != wanted and not rest:
        days = (end.day - start.day).days + 1
        told = say("phase-length", name=name, start=start.text, end=end.text, days=days, length=length.text, wanted=wanted.isoformat())
        work.findings.append(Finding(length.place, "period-length", told, related=((start.place, start.text), (end.place, end.text))))


def _behind(work: _Settling, before: Phase | None) -> date | None:
    """The day after the phase before, or the first of the period when there is none."""
    if before is None:
        return work.times.period.start
    return before.end.day + timedelta(days=1) if isinstance(before.end, Day) else None


def _months_and_days(length: Given) -> tuple[int, int] | None:
    number = length.number
    found = LENGTHS.get(str(number.unit))
    if found is None or not number.exact or number.value.denominator != 1 or not 0 < number.value <= 5000:
        return None
    return found[0] * int(number.value), found[1] * int(number.value)
