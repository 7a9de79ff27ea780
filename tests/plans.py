"""Small plans for tests: a few lines of YAML are a whole plan, loaded and checked as `plan check` does it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.catalogue import text
from macros.compute.compute import Computed
from macros.compute.figure import Figure
from macros.compute.wording import number_text
from macros.model.loading import load_plan
from macros.rules import check_plan
from macros.source.finding import Finding, Level, in_order

KEY = "p"
FOLDER = f"data/{KEY}"
TODAY = date(2026, 6, 30)
# A plan of this kind must have nothing but its plan.yml, so that a test says only what it is about.
BARE = {
    "plan.yml": "title: 试验计划\nkind: bare\nperiod: {start: 2026-01, months: 12}\nowner: 销售总监\n",
    "../kinds/bare.yml": "name: 试验\n",
}
AXES = """
product:
  A: {name: 形象品}
  B: {name: 走量品}
  C: {name: 战术品}
market:
  east: {name: 华东, children: {shanghai: 上海, jiangsu: 江苏}}
  south: {name: 华南}
"""
PEOPLE = """
people:
  zhou: {name: 周, market: east, capacity: 2}
  wu: {name: 吴, market: east, capacity: 1}
  zheng: {name: 郑, market: south, capacity: 1}
"""


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan that was loaded and checked: its figures (none when its plan.yml cannot be used) and everything found, in order."""

    root: Path
    computed: Computed | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> list[tuple[str, str, int, int]]:
        """Rule, file, line and column of every error, in order of place."""
        return self.problems(Level.error)

    def problems(self, *levels: Level) -> list[tuple[str, str, int, int]]:
        """The same for findings of some levels; without any, for all that `plan check` prints unasked."""
        wanted = levels or (Level.error, Level.warning, Level.note)
        found = [finding for finding in self.findings if finding.level in wanted]
        return [(one.rule, one.place.path.removeprefix(f"{FOLDER}/"), one.place.line, one.place.column) for one in found]

    def of(self, rule: str) -> list[Finding]:
        """What one rule found."""
        return [finding for finding in self.findings if finding.rule == rule]

    def only(self, rule: str) -> Finding:
        """The one finding of a rule."""
        found = self.of(rule)
        assert len(found) == 1, [told(one) for one in self.findings if one.is_problem]
        return found[0]

    def figure(self, path: str) -> Figure:
        """A figure that must be there."""
        assert self.computed is not None, self.told
        found = self.computed.figure(path)
        assert found is not None, f"no {path} among {', '.join(self.computed.figures)}"
        return found

    def number(self, path: str) -> str:
        """A figure's number as a message writes it."""
        return number_text(self.figure(path).number)

    @property
    def told(self) -> list[str]:
        """Every problem as one line, for a test that fails."""
        return [told(finding) for finding in self.findings if finding.is_problem]


def told(finding: Finding) -> str:
    """A finding as one line: place, level, rule, message."""
    return f"{finding.place}: {finding.level}[{finding.rule}] {text(finding.message)}"


def shown(finding: Finding) -> str:
    """The computation of a finding, in Chinese."""
    assert finding.computation is not None
    return text(finding.computation)


def write_files(files: Mapping[str, str | bytes], root: Path) -> None:
    """Writes files by their path in the plan's folder (`targets.yml`, `../kinds/own.yml`, `../../content/p/index.md`)."""
    for name, content in files.items():
        path = root / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def plan(files: Mapping[str, str | bytes], root: Path, today: date | None = None) -> Checked:
    """Loads and checks a plan made of these files; what is not given is as small as it can be."""
    write_files(BARE | dict(files), root)
    return checked(root, FOLDER, today)


def checked(root: Path, folder: str, today: date | None = None) -> Checked:
    """Loads and checks a plan that is already there."""
    found, findings = load_plan(root, folder)
    if found is None:
        return Checked(root, None, tuple(in_order(findings)))
    computed, ruled = check_plan(found, today)
    return Checked(root, computed, tuple(in_order(findings + ruled)))
