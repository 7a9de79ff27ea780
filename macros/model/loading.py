"""Reads a plan's folder into a `Plan`. Every fault of every file is reported; what is sound is kept, so that the rest is checked."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from macros.catalogue import say, word
from macros.model.axis import Axis, build_axis
from macros.model.beside import files_of, with_rows
from macros.model.calendar import Calendar, build_workdays
from macros.model.declared import Expansion, odd_units
from macros.model.definition import Definition
from macros.model.expand import expand
from macros.model.formula import Refused
from macros.model.kind import find_kind
from macros.model.ledger import Ledger, read_ledger
from macros.model.membership import count_members
from macros.model.mending import read_mended
from macros.model.naming import english
from macros.model.page import find_pages
from macros.model.period import Period, build_period
from macros.model.plan import Plan
from macros.model.project import DATA
from macros.model.reading import read_record
from macros.model.rollup import all_rolled_up, figures_abroad
from macros.model.settling import settled
from macros.model.standing import find_seals
from macros.model.subjects import NO_FIGURES, NO_PREFIX, RECORDS, WRAPPED
from macros.model.subjects.approvals import Approvals
from macros.model.subjects.bands import all_bands
from macros.model.subjects.head import Head
from macros.model.tally import tally
from macros.model.times import Times, time_axes
from macros.model.twin import twin_plan
from macros.model.value import Text, Unknown
from macros.source.finding import Finding, without_echoes
from macros.source.node import Mapping, Scalar
from macros.source.place import Place
from macros.source.reader import read_file

REGISTERS = "registers.yml"
# what stands in a register beside its columns and rows: a fault there leaves the counts as they are
BESIDE_ROWS = ("minimum", "stated", "complete", "unique", "cross", "note", "from", "as_of", "name")
SHARED = f"{DATA}/calendar.yml"  # for every plan without a calendar of its own
Read = tuple[Mapping | None, list[Finding]]


class Loading(Struct):
    """What reading a folder has found so far."""

    root: Path
    folder: str
    records: dict[str, Any] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    touched: set[Place] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)


def read_plan(root: Path, folder: str) -> dict[str, Read]:
    """The files that a plan is made of, read but not yet understood: those in its folder and the shared calendar, by their paths."""
    names = [f"{folder}/{path.name}" for path in sorted((root / folder).glob("*")) if path.suffix == ".yml" and path.stem in RECORDS]
    found = {name: read_file(root, name) for name in (*names, *([SHARED] if (root / SHARED).is_file() else []))}
    node, findings = found.get(f"{folder}/{REGISTERS}", (None, []))
    if node is not None:
        node, more = with_rows(root, folder, node)
        found[f"{folder}/{REGISTERS}"] = node, findings + more
    return found


def load_plan(root: Path, folder: str, read: Files[str, Read] | None = None) -> tuple[Plan | None, list[Finding]]:
    """The plan in a folder such as `data/fmcg-2026`, and every fault of reading it. None when its plan.yml cannot be used.

    `read` is what `read_plan` gave, perhaps changed since: then nothing but the pages and the kind is read from the folder.
    """
    loading = Loading(root, folder)
    if (root / folder).is_symlink():
        return None, [Finding(Place(folder), "outside-root", say("outside-root", path=folder))]
    if read is None:
        read = read_plan(root, folder)
        loading.findings.extend(_strangers(root, folder, files_of(read.get(f"{folder}/{REGISTERS}", (None, []))[0])))
    for path, (node, findings) in read.items():
        if path.startswith(f"{folder}/"):
            _take(loading, path, node, findings)
    head = loading.records.get("plan")
    if "plan" not in loading.files:
        loading.findings.append(Finding(Place(f"{folder}/plan.yml"), "missing-file", say("no-plan-file", file=f"{folder}/plan.yml")))
    if head is None:
        return None, loading.findings
    node = read[f"{folder}/plan.yml"][0]
    if head.twin is not None and node is not None:
        made, findings = twin_plan(root, folder, node, head, read_plan(root, f"{DATA}/{head.twin}"), load_plan)
        return made, loading.findings + findings
    try:
        period = build_period(head.period)
    except Refused as refused:
        return None, [*loading.findings, refused.finding]
    if "calendar" not in loading.files and SHARED in read:
        _take_shared_calendar(loading, *read[SHARED])
    plan = _assemble(loading, head, period)
    return plan, without_echoes(loading.findings)


def _take_shared_calendar(loading: Loading, node: Mapping | None, findings: list[Finding]) -> None:
    record, faults = read_record(Calendar, node) if node is not None else (None, [])
    loading.findings.extend(findings + faults)
    if record is not None:
        loading.records["calendar"] = record


def _strangers(root: Path, folder: str, known_rows: set[str]) -> Iterator[Finding]:
    """What lies in a plan's folder and is no file of a plan, nor holds the rows of one of its registers."""
    known = "、".join(f"{name}.yml" for name in RECORDS)
    for path in sorted((root / folder).glob("*")):
        shown = f"{folder}/{path.name}"
        if (path.suffix != ".yml" or path.stem not in RECORDS) and not path.name.startswith(".") and shown not in known_rows:
            yield Finding(Place(shown), "unknown-file", say("unknown-file", file=shown, known=known))


def _take(loading: Loading, path: str, node: Mapping | None, findings: list[Finding]) -> None:
    name = path.rpartition("/")[2].removesuffix(".yml")
    loading.files.append(name)
    loading.findings.extend(findings)
    stem = "" if name in NO_PREFIX else name
    beside = {one.place.path for one in findings} - {path}
    findings = [one for one in findings if one.place.path == path]
    if beside:
        loading.broken.add(name)
        loading.cut |= beside
    if node is None:
        loading.broken.add(name)
        loading.lost.add(stem)
        return
    mended = read_mended(RECORDS[name], _wrapped(name, node), findings, stem, 1 if name in WRAPPED else 0)
    loading.findings.extend(mended.findings)
    if mended.record is not None:
        loading.records[name] = mended.record
    if findings or mended.findings:
        loading.broken.add(name)
        loading.lost |= mended.lost
        loading.gone |= mended.gone
        loading.touched |= mended.touched


def _wrapped(stem: str, node: Mapping) -> Mapping:
    """Files whose keys are the team's own names, as a record with one field; `assert:` stays beside the facts."""
    if stem not in WRAPPED:
        return node
    own = Mapping(tuple((key, value) for key, value in node if key.text != "assert"), node.place)
    kept = tuple((key, value) for key, value in node if key.text == "assert" and stem == "facts")
    if stem != "facts":
        own = node
    return Mapping(((Scalar(WRAPPED[stem], node.place), own), *kept), node.place)


def _assemble(loading: Loading, head: Head, period: Period) -> Plan:
    workdays, findings = build_workdays(loading.records.get("calendar"))
    loading.findings.extend(findings)
    language = "en" if head.language == "en" else "zh"
    times = Times(period, workdays, language)
    schedule = loading.records.get("schedule")
    if schedule is not None:
        loading.records["schedule"], findings = settled(schedule, times, "schedule" not in loading.broken)
        loading.findings.extend(findings)
    records, found = loading.records, Expansion(times)
    for stem, record in records.items():
        if stem not in NO_FIGURES:
            inner: Any = getattr(record, WRAPPED[stem]) if stem in NO_PREFIX else record
            expand(found, "" if stem in NO_PREFIX else stem, word(f"file-{stem}", language), inner, stem == "budget")
    axes = _axes(loading, times, language, head.axes or {})
    ledgers = _counted(loading, found, axes, {key: str(name) for key, name in (head.axes or {}).items()})
    found.definitions.extend(times.definitions())
    found.take_negatives_out()
    _take_findings(loading, found.findings)
    definitions = _sound(loading, found.definitions)
    definitions = [english(one) for one in definitions] if language == "en" else definitions
    loading.findings.extend(odd_units(definitions, tuple(str(word) for word in head.units or ())))
    kind, findings = find_kind(loading.root, str(head.kind), head.kind.place)
    loading.findings.extend(findings)
    facts, seasonality = records.get("facts"), records.get("seasonality")
    key = loading.folder.rpartition("/")[2]
    divisions, definitions, findings = all_rolled_up(found.divisions, definitions, axes)
    loading.findings.extend(findings)
    checks = (facts.checks or ()) if facts is not None else ()
    return Plan(
        key,
        loading.folder,
        head,
        period,
        kind,
        MappingProxyType(axes),
        MappingProxyType(_once(loading, definitions)),
        MappingProxyType({division.path: division for division in divisions}),
        tuple(found.limits),
        checks,
        MappingProxyType(dict(seasonality.seasonality) if seasonality is not None else {}),
        tuple(loading.files),
        find_pages(loading.root, key),
        frozenset(loading.broken),
        MappingProxyType(records),
        frozenset(loading.lost),
        MappingProxyType(dict(all_bands(records))),
        MappingProxyType(find_seals(loading.root, loading.folder, _sealed_versions(records.get("approvals")))),
        MappingProxyType(ledgers),
        loading.root,
        tuple(figures_abroad(definitions, divisions, checks)),
    )


def _sealed_versions(approvals: Approvals | None) -> list[str]:
    """The versions that somebody has approved."""
    return sorted({str(one.version) for one in (approvals.approvals or ())}) if approvals is not None else []


def _take_findings(loading: Loading, findings: list[Finding]) -> None:
    """What was found about the numbers of the files. That a figure has no number is no news where it was taken out as faulty."""
    for finding in findings:
        if finding.rule != "no-value" or finding.place not in loading.touched:
            loading.findings.append(finding)
            loading.broken.add(finding.place.path.rpartition("/")[2].removesuffix(".yml"))


def _sound(loading: Loading, definitions: list[Definition]) -> list[Definition]:
    """The definitions, with the counts and column sums of sets from which something was left out as unknown."""
    above = {lost.rpartition(".")[0] for lost in loading.gone} - {""}
    return [
        replace(one, how=Unknown(one.place))
        if one.path.rpartition(".")[0] in above and (one.parts or one.path.endswith(".listed"))
        else one
        for one in definitions
    ]


def _once(loading: Loading, definitions: list[Definition]) -> dict[str, Definition]:
    by_path: dict[str, Definition] = {}
    for definition in definitions:
        first = by_path.setdefault(definition.path, definition)
        if first is not definition:
            loading.findings.append(
                Finding(definition.place, "figure-twice", say("figure-twice", path=definition.path, first=str(first.place)))
            )
    for path, definition in by_path.items():
        # `revenue` alone means revenue.total, unless somebody wrote another figure of that name elsewhere
        other = by_path.get(path.removesuffix(".total")) if path.endswith(".total") else None
        if other is not None and other.place.path != definition.place.path:
            loading.findings.append(Finding(other.place, "figure-twice", say("figure-twice", path=other.path, first=str(definition.place))))
    return by_path


def _counted(loading: Loading, found: Expansion, axes: dict[str, Axis], names: dict[str, str]) -> dict[str, Ledger]:
    """The registers, read, and what they and the axes come to among the definitions found so far."""
    written, registers = loading.records.get("axes"), loading.records.get("registers")
    for key in written.axes if written is not None else ():
        if key in axes:
            count_members(found, axes[key], names)
    ledgers: dict[str, Ledger] = {}
    for key, record in registers.registers.items() if registers is not None else ():
        lost = any(path == key or (path.startswith(f"{key}.") and path.split(".")[1] not in BESIDE_ROWS) for path in loading.lost)
        whole = not lost and not any(row.place.path in loading.cut for row in record.rows.values())
        ledgers[key] = read_ledger(found, axes, key, record, whole and bool(record.rows))
        tally(found, ledgers[key], axes)
    return ledgers


def _axes(loading: Loading, times: Times, language: str, names: dict[str, Text]) -> dict[str, Axis]:
    axes = dict(time_axes(times.period, times.workdays, language))
    written = loading.records.get("axes")
    team = loading.records.get("team")
    named = dict(written.axes) if written is not None else {}
    if team is not None and team.people:
        if "person" in named:
            loading.findings.append(Finding(team.place, "member-twice", say("person-twice")))
        named["person"] = team.people
    for key, members in named.items():
        place = next(iter(members.values())).place if members else Place(f"{loading.folder}/axes.yml")
        if key in axes:
            loading.findings.append(Finding(place, "axis-taken", say("axis-taken", key=key)))
            continue
        label = (
            word(f"axis-{key}", language)
            if key in ("product", "market", "person", "channel", "customer", "settlement", "region", "store")
            else str(names.get(key, key))
        )
        axis, findings = build_axis(key, place, members, label)
        above = "team.people." if key == "person" else f"axes.{key}."
        sound = not findings and not any(f"{lost}.".startswith(above) for lost in loading.lost)
        axes[key] = Axis(key, axis.name, axis.place, axis.members, sound)
        _take_findings(loading, findings)
    return axes
