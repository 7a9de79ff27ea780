"""A new plan's files, put together from its kind: what the kind names is written out, the rest comes from one template a file or page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from macros.catalogue import say, text, word
from macros.model.kind import Kind, Section, WantedFigure
from macros.model.period import Period, months_after
from macros.model.subjects import RECORDS
from macros.source.english import words
from macros.source.unit import unit

SKELETON = Path(__file__).parent / "skeleton"
TIME = ("half", "quarter", "month", "week", "day")
PERSON = "person"
OVERVIEW, ONE_PAGE, FIGURES, TARGETS = "index", "onepage", "figures", "targets"
MODELINE = "# yaml-language-server: $schema=../.schema/{}.schema.json\n"
MOST_CROSSED = 2
FENCE = "---\n"


class Beginning(Struct, frozen=True):
    """What a new plan begins with: its kind with the kinds that one is like (nearest first), its id, title and period."""

    kind: Kind
    models: tuple[str, ...]
    key: str
    title: str
    period: Period
    written: str
    language: str = "zh"

    def word(self, key: str) -> str:
        """What `plan new` writes, in the plan's language."""
        return word(key, self.language)

    def part(self, name: str) -> str:
        """Lines that stand in several files."""
        return (self.skeleton / "parts" / f"{name}.yml").read_text(encoding="utf-8")

    @property
    def skeleton(self) -> Path:
        """The folder of the templates."""
        return SKELETON if self.language == "zh" else SKELETON / self.language


def data_files(new: Beginning) -> dict[str, str]:
    """The data files by name, in the order in which people read them: those the kind names, and those its figures and splits need."""
    splits = splits_of(new.kind)
    divided = {axis for axes in splits.values() for axis in axes}
    needed = {"axes": axes_of(new), "targets": splits, "facts": _free(new), "team": divided & {PERSON}}
    wanted = {"plan", *(str(name) for level, _ in new.kind.levels() for name in level.files or ())}
    wanted |= {stem for stem, reason in needed.items() if reason}
    bodies = {f"{stem}.yml": _data(new, stem) for stem in RECORDS if stem in wanted}
    return {file: body for file, body in bodies.items() if body}


def _data(new: Beginning, stem: str) -> str:
    match stem:
        case "axes":
            return _axes(new)
        case "targets":
            return _targets(new)
        case "facts":
            return _facts(new)
    for model in new.models:
        special = new.skeleton / "data" / f"{stem}.{model}.yml"
        if special.is_file():
            return _filled(new, special)
    usual = new.skeleton / "data" / f"{stem}.yml"
    return _filled(new, usual) if usual.is_file() else ""


def _filled(new: Beginning, template: Path) -> str:
    start, end = new.period.start, new.period.end
    months = len(new.period.months)
    half = months_after(start, months // 2) - timedelta(days=1) if months > 1 and start.day == 1 else start + (end - start) // 2
    soon = min(end, start + timedelta(days=14))
    values = {
        "TITLE": json.dumps(new.title, ensure_ascii=False)[1:-1],
        "KIND_NAME": new.kind.called(new.language),
        "KIND": new.models[0],
        "PERIOD": new.written,
        "YEAR": str(start.year),
        "START": start.isoformat(),
        "END": end.isoformat(),
        "FIRST_END": half.isoformat(),
        "SECOND_START": min(end, half + timedelta(days=1)).isoformat(),
        "SOON": soon.isoformat(),
        "ONES": ", ".join("1" for _ in new.period.months),
        "PEOPLE": f"# {new.word('new-people')}\npeople:\n" + "".join(_people(new)).rstrip("\n"),
        "QUARTERS": ", ".join(f"{quarter}: {new.word('new-unknown')}" for quarter in _quarters(new.period)),
        **_thirds(new.period),
    }
    return re.sub(r"@([A-Z_]+)@", lambda found: values[found[1]], template.read_text(encoding="utf-8"))


def _people(new: Beginning) -> Iterator[str]:
    within = ", market: {}" if "market" in axes_of(new) else ""
    for index, market in enumerate(("east", "west"), 1):
        yield f"  person{index}: {{name: {new.word(f'new-person-{index}')}{within.format(market)}, capacity: 1}}\n"


def _quarters(period: Period) -> list[str]:
    """The quarters of the period by their keys."""
    return [f"{period.start.year + index // 4}Q{index % 4 + 1}" for index in range(-(-len(period.months) // 3))]


def _thirds(period: Period) -> dict[str, str]:
    """Where the second and the third stage of three begin, and the days before."""
    days = (period.end - period.start).days + 1
    first, second = (period.start + timedelta(days=min(days - 1, days * part // 3)) for part in (1, 2))
    ends = {"WARM_END": max(period.start, first - timedelta(days=1)), "PEAK_START": first}
    ends |= {"PEAK_END": max(first, second - timedelta(days=1)), "AFTER_START": second}
    return {name: day.isoformat() for name, day in ends.items()}


def splits_of(kind: Kind) -> dict[str, list[str]]:
    """Which figure is divided along which axes, required ones first."""
    found: dict[str, list[str]] = {}
    for level, _ in kind.levels():
        for name, axes in (level.splits or {}).items():
            found[name] = list(dict.fromkeys([*found.get(name, []), *map(str, axes)]))
    return found


def figures_of(kind: Kind) -> dict[str, WantedFigure]:
    """The figures by path, required ones first."""
    return {name: figure for level, _ in reversed(list(kind.levels())) for name, figure in (level.figures or {}).items()}


def axes_of(new: Beginning) -> list[str]:
    """The axes that axes.yml must have: neither of time nor people."""
    named = [axis for axes in splits_of(new.kind).values() for axis in axes if axis not in (*TIME, PERSON)]
    return list(dict.fromkeys(named))


def _axes(new: Beginning) -> str:
    samples = dict(re.findall(r"^(\w+):\n((?:^ .*\n)+)", (new.skeleton / "axes.yml").read_text(encoding="utf-8"), re.MULTILINE))
    usual = f"  first: {{name: {new.word('new-first')}}}\n  second: {{name: {new.word('new-second')}}}\n"
    told = new.part("axes")
    return MODELINE.format("axes") + told + "\n".join(f"{axis}:\n{samples.get(axis, usual)}" for axis in axes_of(new) or ["product"])


def _targets(new: Beginning) -> str:
    figures = figures_of(new.kind)
    parts: list[str] = []
    for name, axes in splits_of(new.kind).items():
        parts.append(_measure(new, name, figures.get(name), axes, not parts))
    told = new.word("new-targets")
    return MODELINE.format("targets") + told + "\n".join(parts) if parts else ""


def _measure(new: Beginning, name: str, figure: WantedFigure | None, axes: list[str], first: bool) -> str:
    lines = [f"{name}:", f"  name: {_quoted(new, figure, name)}"]
    if figure is not None and figure.unit is not None:
        lines.append(f"  unit: {_unit(new, figure)}")
    if figure is not None and figure.base:
        lines.append(new.part("base").rstrip("\n"))
    elif figure is not None and figure.value is not None:
        lines.append(f"  total: {figure.value}")
    else:
        lines.append(f"  total: {new.word('new-unknown')}")
    if figure is None or figure.value is None:
        lines.append(f"  why: {new.word('new-why')}")
    if figure is not None and figure.unit == "元":
        lines.append(new.word("new-quantum"))
    lines.append("  split:" + (new.word("new-split") if first else ""))
    ways = new.part("ways").rstrip("\n") if first else ""
    for index, axis in enumerate(axes):
        within = axis == PERSON and "market" in axes
        way = "{within: market, weights: capacity}" if within else "even"
        lines.append(f"    {axis}: {way}" + (ways if not index else ""))
    crossed = [axis for axis in axes if axis in axes_of(new)][:MOST_CROSSED] if "month" in axes else []
    if crossed:
        lines.append(f"  cross: [{', '.join(f'[{axis}, month]' for axis in crossed)}]" + (new.word("new-cross") if first else ""))
    return "\n".join(lines) + "\n"


def _free(new: Beginning) -> dict[str, WantedFigure]:
    """The figures that stand in facts.yml: neither divided nor part of another file."""
    divided = splits_of(new.kind)
    return {name: one for name, one in figures_of(new.kind).items() if name not in divided and name.partition(".")[0] not in RECORDS}


def _facts(new: Beginning) -> str:
    rows = []
    for name, figure in _free(new).items():
        unit = f", unit: {_unit(new, figure)}" if figure.unit is not None else ""
        value = f"value: {figure.value}" if figure.value is not None else f"value: {new.word('new-unknown')}, why: {new.word('new-why')}"
        rows.append(f"{name}: {{name: {_quoted(new, figure, name)}{unit}, {value}}}\n")
    if not rows:
        return ""
    return MODELINE.format("facts") + new.word("new-facts") + "".join(rows) + "\n" + new.part("relations").lstrip("\n")


def _quoted(new: Beginning, figure: WantedFigure | None, name: str) -> str:
    english = figure.english if figure is not None else None
    own = english or name.replace("_", " ").capitalize() if new.language == "en" else figure.name if figure is not None else None
    return str(own or name)


def _unit(new: Beginning, figure: WantedFigure) -> str:
    if figure.unit == "%":
        return "'%'"
    return words(unit(str(figure.unit)).powers) if new.language == "en" else str(figure.unit)


class Draft(Struct, frozen=True):
    """A page that is not written yet: what stands on it anyway, and chunks that are kept when the plan can answer them."""

    name: str
    head: str
    chunks: tuple[str, ...]


def drafts(new: Beginning) -> list[Draft]:
    """The pages of the plan, the overview first and where the numbers come from last."""
    sections = {name: section for level, _ in reversed(list(new.kind.levels())) for name, section in (level.sections or {}).items()}
    own = {name: section for name, section in sections.items() if name != FIGURES}
    front = "" if new.language == "zh" else f"{FENCE}language: {new.language}\n{FENCE}"
    found = []
    for name, section in own.items():
        called = section.called(new.language)
        about = (section.about if new.language == "zh" else None) or text(say("page-to-write", name=called), new.language)
        head = f"{front}# {called}\n\n{about}\n"
        chunks = _overview(new, own) if name == OVERVIEW else _target_chunks(new) if name == TARGETS else _template(new, name)
        found.append(Draft(name, head, tuple(chunks)))
        if name == OVERVIEW:
            page = f"# {new.word('one-page')}\n\n{{{{ one_page() }}}}\n"
            found.append(Draft(ONE_PAGE, f"---\nhide: [toc]\n{front.removeprefix(FENCE) or FENCE}{page}", ()))
    found.append(Draft(FIGURES, f"{front}# {new.word('figures-page')}\n\n{{{{ figures() }}}}\n", ()))
    return found


def _overview(new: Beginning, sections: Mapping[str, Section]) -> list[str]:
    others = [f"- [{section.called(new.language)}]({name}.md)" for name, section in sections.items() if name != OVERVIEW]
    links = "\n".join([*others, f"- [{new.word('figures-page')}](figures.md)"])
    return ["{{ cards() }}\n", "{{ life() }}\n", f"## {new.word('new-parts')}\n\n{links}\n\n{new.word('new-parts-note')}\n"]


def _target_chunks(new: Beginning) -> list[str]:
    figures = figures_of(new.kind)
    found = []
    for name, axes in splits_of(new.kind).items():
        label = _quoted(new, figures.get(name), name)
        call = f'{{{{ value("{name}") }}}}'
        parts = [f"## {label}\n\n{text(say('new-target', name=label, call=call), new.language)}\n"]
        parts += [f'{{{{ target_table("{name}", "{axis}") }}}}\n' for axis in axes]
        if "month" in axes:
            crossed = [axis for axis in axes if axis in axes_of(new)][:MOST_CROSSED]
            parts += [f'{{{{ target_table("{name}", "{axis}", "month") }}}}\n' for axis in crossed]
        found.append("\n".join(parts))
    free = list(_free(new))
    if free:
        paths = ", ".join(f'"{name}"' for name in free)
        found.append(f"## {new.word('new-others')}\n\n{{{{ facts({paths}) }}}}\n")
    return [*found, *_template(new, TARGETS)]


def _template(new: Beginning, name: str) -> list[str]:
    """The chunks of a page's template, each from one heading to the next; none when there is no template of that name."""
    for file in (*(f"{name}.{model}.md" for model in new.models), f"{name}.md"):
        path = new.skeleton / "pages" / file
        if path.is_file():
            chunks = re.split(r"^(?=## )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            return [chunk.strip("\n") + "\n" for chunk in chunks if chunk.strip()]
    return []


def whole_months(start: date, months: int) -> str:
    """The period as plan.yml has it."""
    return f"{{start: {start:%Y-%m}, months: {months}}}"


def whole_days(start: date, days: int) -> str:
    """The same for a period of days."""
    return f"{{start: {start.isoformat()}, days: {days}}}"
