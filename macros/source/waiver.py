"""Waivers: a comment that lets one finding pass, with its reason and its last day.

In data: `# plan: allow hold-expired until 2026-12-31 续签在走流程`, behind the line meant or on a line of its own above it;
`# plan: allow-file …` for the whole file. On pages the same inside `<!-- … -->`. In a CSV file a line of its own, or the text of a cell.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from macros.catalogue import say
from macros.source.finding import Finding, Level
from macros.source.pattern import pattern_of
from macros.source.place import Place

# what keeps a build from running or reading what it must not: nobody may let it pass, whoever edits a page or the settings
FIXED = ("page-code", "front-matter", "content-file", "outside-root", "yaml-tag")
OWNERS = "raw-html"  # for those who keep check.yml to decide, not for the author of a page
BYTES = 4 * 1024 * 1024  # of a file that is looked at: more than any may have
BEGIN = (
    r"(?P<open>#|<!--)\s*plan:\s*allow(?P<file>-file)?\b[ \t]*(?P<rules>[a-z0-9-]+(?:,[ ]?[a-z0-9-]+)*)?"
    r"(?:\s+until\s+(?P<until>\S+))?[ \t]*"
)
WAIVER = pattern_of(BEGIN + r"(?P<why>.*?)\s*(?:-->\s*)?$")
# a spreadsheet writes the empty cells of a line behind its comment, and quotes around it when it holds a comma
IN_CELL = pattern_of(BEGIN + r"(?P<why>[^,\"]*?)\s*(?=[,\"]|$)")


class Waiver(Struct, frozen=True):
    """`line` is the line it covers, 0 for the whole file; `until` is its last day, None for none."""

    place: Place
    rules: tuple[str, ...]
    line: int
    until: date | None
    why: str


def read_waivers(root: Path, path: str) -> tuple[list[Waiver], list[Finding]]:
    """The waivers of one file, and those that are not written as they should be. A file that is no text has none."""
    file = root / path
    try:
        if not file.is_file() or file.is_symlink() or file.stat().st_size > BYTES:
            return [], []
        text = file.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:  # whoever reads the file itself says so
        return [], []
    waivers: list[Waiver] = []
    findings: list[Finding] = []
    page, fenced = path.endswith(".md"), False
    wanted = IN_CELL if path.endswith(".csv") else WAIVER
    for number, line in enumerate(text.split("\n"), 1):
        fenced ^= page and line.lstrip().startswith(("```", "~~~"))
        match = wanted.search(line) if "plan:" in line and not fenced else None
        if match is None or (page and (match["open"] == "#" or "`" in line[: match.start()])):
            continue
        place = Place(path, number, match.start() + 1, len(match[0].rstrip()))
        until = _day(match["until"])
        if not match["rules"] or not match["why"] or (match["until"] and until is None):
            findings.append(Finding(place, "waiver-unclear", say("waiver-unclear", text=match[0].strip())))
            continue
        rules = tuple(rule.strip() for rule in match["rules"].split(","))
        kept = [rule for rule in rules if rule in (*FIXED, OWNERS)]
        if kept:
            findings.append(Finding(place, "waiver-unclear", say("waiver-refused", rules="、".join(kept))))
            continue
        alone = line[: match.start()].strip().strip('"') == ""
        covered = 0 if match["file"] else number + 1 if alone else number
        waivers.append(Waiver(place, rules, covered, until, match["why"]))
    return waivers, findings


def _day(text: str | None) -> date | None:
    """The date, or None for none and for one that is no date."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def waive(findings: list[Finding], waivers: list[Waiver], today: date) -> list[Finding]:
    """The findings that no waiver in force covers, and one for each waiver that has run out or covers nothing."""
    by_place: dict[tuple[str, int, str], list[int]] = {}
    for number, waiver in enumerate(waivers):
        if waiver.until is None or waiver.until >= today:
            for rule in waiver.rules:
                by_place.setdefault((waiver.place.path, waiver.line, rule), []).append(number)
    used: set[int] = set()
    kept = []
    for finding in findings:
        path, line = finding.place.path, finding.place.line
        covering = [key for key in ((path, line, finding.rule), (path, 0, finding.rule)) if key in by_place] if finding.is_problem else []
        for key in covering:
            used.update(by_place[key])
            by_place[key] = []  # they are known to be used
        if not covering:
            kept.append(finding)
    for number, waiver in enumerate(waivers):
        rules, why = "、".join(waiver.rules), waiver.why
        if waiver.until is not None and waiver.until < today:
            told = say("waiver-expired", rules=rules, until=str(waiver.until), why=why)
            kept.append(Finding(waiver.place, "waiver-expired", told, Level.warning))
        elif number not in used:
            kept.append(Finding(waiver.place, "waiver-useless", say("waiver-useless", rules=rules), Level.warning))
    return kept


def at_level(finding: Finding, level: Level) -> Finding:
    """The finding at another level, unless it is only information."""
    return replace(finding, level=level) if finding.is_problem else finding
