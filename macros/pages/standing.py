"""Where a plan stands, for home and for its own page: its leading target, what is open, what the check says, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from html import escape

from macros.catalogue import text
from macros.compute.figure import Figure, Origin
from macros.model.fields import Day
from macros.model.subjects.schedule import Schedule
from macros.model.when import When
from macros.pages.html import day
from macros.pages.links import Reader, inline
from macros.source.finding import Finding, Level, Verdict
from macros.source.number import exactly, half_up
from macros.source.unit import PERCENT

TARGETS = "/targets.yml"
MOST_STONES = 8  # of more, the style sheet shows so many, with a clock those to come
Findings = Sequence[Finding] | None


def leading(reader: Reader) -> Figure | None:
    """The target that the plan is about: the revenue, or else the first measure of its targets."""
    found = reader.computed.figure("revenue")
    if found is not None:
        return found
    totals = (one for one in reader.computed.figures.made() if one.path.endswith(".total") and one.place.path.endswith(TARGETS))
    return min(totals, key=lambda figure: figure.place, default=None)


def stats(reader: Reader) -> str:
    """Target, budget, people side by side, each with what it is measured against; what a plan does not have is left out."""
    made = [_target(reader), _budget(reader), _people(reader)]
    inner = "".join(part for part in made if part)
    return f'<div class="stats">{inner}</div>\n' if inner else ""


def _target(reader: Reader) -> str:
    figure = leading(reader)
    if figure is None:
        return ""
    stem = figure.path.removesuffix(".total")
    notes = []
    growth = reader.computed.figure(f"{stem}.growth")
    if growth is not None:
        notes.append(f"{escape(reader.word('growth'))} {inline(reader, growth)}")
    for end in ("floor", "stretch"):
        found = reader.computed.figure(f"{stem}.{end}")
        if found is not None:
            notes.append(f"{escape(reader.word(end))} {inline(reader, found)}")
    return _stat(figure.name.removesuffix("·合计"), inline(reader, figure), notes)


def _budget(reader: Reader) -> str:
    total, ratio, limit = (reader.computed.figure(f"budget.{name}") for name in ("total", "ratio", "limit"))
    if total is None:
        return ""
    notes = [f"{escape(reader.word('expense-ratio'))} {inline(reader, ratio)}"] if ratio is not None else []
    notes += [f"{escape(reader.word('limit'))} {inline(reader, limit)}"] if limit is not None else []
    bar = meter(reader, "expense-ratio", ratio, limit) if ratio is not None and limit is not None else ""
    return _stat(total.name.removesuffix("·合计"), inline(reader, total), notes, bar)


def _people(reader: Reader) -> str:
    seats, now = (reader.computed.figure(path) for path in ("team.units.people", "team.units.now"))
    if seats is None:
        return ""
    notes = [f"{escape(reader.word('now'))} {inline(reader, now)}"] if now is not None else []
    bar = meter(reader, "now", now, seats, over=False) if now is not None else ""
    return _stat(reader.word("headcount"), inline(reader, seats), notes, bar)


def _stat(name: str, big: str, notes: Sequence[str], bar: str = "") -> str:
    told = f'<p class="notes">{"".join(f"<span>{note}</span>{chr(10)}" for note in notes)}</p>\n' if notes else ""
    return f'<div class="stat"><p class="label">{escape(name)}</p>\n<p class="big">{big}</p>\n{bar}{told}</div>\n'


def meter(reader: Reader, label: str, part: Figure, whole: Figure, over: bool = True) -> str:
    """A bar filled as far as a part has come to its whole; past the end it says so where that is bad. Nothing while either is unknown."""
    if part.number is None or whole.number is None or not part.number.exact or not whole.number.exact or whole.number.value <= 0:
        return ""
    share = part.number.value / whole.number.value
    if share < 0:
        return ""
    filled = half_up(min(share, Fraction(1)) * 100, Fraction(1))
    past = ' class="meter over"' if over and share > 1 else ' class="meter"'
    told = f"{reader.word(label)} {reader.number(exactly(share, PERCENT), digits=0)}"
    return f'<div{past} role="img" aria-label="{escape(told)}" title="{escape(told)}" style="--filled:{filled}%"></div>\n'


def verdict(reader: Reader, findings: Findings) -> str:
    """What the check of the data says: errors, else warnings, else how much is consistent; nothing when nobody has checked."""
    if findings is None:
        return ""
    errors, warnings = (sum(one.level is level for one in findings) for level in (Level.error, Level.warning))
    sound = sum(one.verdict is Verdict.consistent for one in findings)
    key, mark, count = (
        ("check-errors", "inconsistent", errors) if errors else ("check-warnings", "not-checkable", warnings) if warnings
        else ("check-sound", "consistent", sound)
    )  # fmt: skip
    return f'<span class="verdict {mark}">{escape(reader.word(key).format(count=count))}</span>'


def unknowns(reader: Reader) -> list[Figure]:
    """The figures that nobody has given yet, in the order they are written; not what only depends on them."""
    open_ = (figure for figure in reader.computed.figures.made() if figure.number is None and figure.origin is Origin.unknown)
    return sorted((figure for figure in open_ if figure.missing in ((), (figure.path,))), key=lambda figure: figure.place)


def questions(reader: Reader, findings: Findings) -> list[str]:
    """What is open, as ready HTML: unknown numbers with their reasons, then what the check warns of."""
    told = []
    for figure in unknowns(reader):
        why = figure.definition.why if figure.definition is not None else ""
        told.append(f"{escape(figure.name)}：{inline(reader, figure)}" + (f"（{escape(why)}）" if why else ""))
    problems = [one for one in findings or () if one.level in (Level.error, Level.warning)]
    return told + [f"{_level(reader, one)} {escape(text(one.message, reader.language))}" for one in problems]


def _level(reader: Reader, finding: Finding) -> str:
    mark, key = ("inconsistent", "level-error") if finding.level is Level.error else ("not-checkable", "level-warning")
    return f'<span class="verdict {mark}">{escape(reader.word(key))}</span>'


def milestones(reader: Reader) -> str:
    """The milestones in order of time; a script marks those that are past and the next one."""
    plan = reader.computed.plan.subject("schedule", Schedule)
    found = [(str(stone.name or key), stone.date) for key, stone in (plan.milestones or {}).items()] if plan is not None else []
    stones = sorted(found, key=lambda one: (one[1].day if isinstance(one[1], Day) else date.max, one[0]))
    if not stones:
        return ""
    items = "".join(f"<li>{_when(reader, when)} <span>{escape(name)}</span></li>\n" for name, when in stones)
    many = len(stones) > MOST_STONES
    told = reader.word("stones-in-all").format(count=len(stones))
    rest = f'<div class="rest">{escape(told)}</div>\n' if many else ""
    return f'<ol class="milestones{" many" if many else ""}">{items}</ol>\n{rest}'


def _when(reader: Reader, when: When) -> str:
    return day(when.day) if isinstance(when, Day) else f'<span class="unknown">{escape(reader.word("unknown"))}</span>'


def status(reader: Reader) -> str:
    """How far the plan has come: draft, in review, approved, closed."""
    return f'<span class="status">{escape(reader.word("status-" + str(reader.computed.plan.head.status or "draft")))}</span>'


def about(reader: Reader) -> str:
    """Company, period, owner and version in one line."""
    head, period = reader.computed.plan.head, reader.computed.plan.period
    span = f"{day(period.start)} – {day(period.end)}"
    owner = f"{reader.word('owner')} {head.owner}" if head.owner else ""
    version = f"{reader.word('version')} {head.version}" if head.version else ""
    parts = [escape(str(head.company)) if head.company else "", span, escape(owner), escape(version)]
    return f'<div class="about">{"".join(f"<span>{part}</span>{chr(10)}" for part in parts if part)}</div>\n'
