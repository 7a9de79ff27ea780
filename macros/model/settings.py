"""check.yml beside mkdocs.yml: how much each rule matters, in all plans or in one; and which generator makes the site."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from macros.model.base import Keyed, Record
from macros.model.fields import enum, one_of
from macros.model.project import SETTINGS
from macros.model.reading import read_record
from macros.model.value import Text
from macros.source.finding import Finding, Level, in_order
from macros.source.reader import read_file
from macros.source.waiver import FIXED, Waiver, at_level, read_waivers, waive

HOSTS = ("mkdocs", "zensical")  # the first where none is named
OFF = "off"
LevelField = Annotated[Text, one_of("error", "warning", "note", OFF), enum("error", "warning", "note", OFF)]
HostField = Annotated[Text, one_of(*HOSTS), enum(*HOSTS)]


class PlanSettings(Record):
    """What differs for one plan."""

    rules: Keyed[LevelField] | None = Field(None, description="规则与级别：error、warning、note 或 off")


class Settings(PlanSettings):
    """check.yml"""

    host: HostField | None = Field(None, description="网站用哪个生成器：mkdocs（没有写就是它）或 zensical")
    plans: Keyed[PlanSettings] | None = Field(None, description="各计划自己的级别，键是计划的 id")

    def level(self, plan: str, rule: str) -> str | None:
        """The level set for a rule in a plan, else in all plans, else None."""
        own = (self.plans or {}).get(plan)
        for rules in (own.rules if own is not None else None, self.rules):
            if rules and rule in rules:
                return str(rules[rule])
        return None


def read_settings(root: Path) -> tuple[Settings | None, list[Finding]]:
    """The settings of a project, None when there is no file or it cannot be used."""
    if not (root / SETTINGS).exists():
        return None, []
    node, findings = read_file(root, SETTINGS)
    if node is None:
        return None, findings
    settings, faults = read_record(Settings, node)
    return settings, findings + faults


def with_levels(findings: list[Finding], settings: Settings | None, plan: str) -> list[Finding]:
    """The findings at the levels set for them, without those that are switched off."""
    if settings is None:
        return findings
    kept = []
    for finding in findings:
        level = settings.level(plan, finding.rule) if finding.rule not in FIXED else None
        if level != OFF or not finding.is_problem:
            kept.append(finding if level in (None, OFF) else at_level(finding, Level(level)))
    return kept


def data_files(root: Path, folder: str) -> list[str]:
    """The files of a plan's folder that may carry waivers."""
    return sorted(path.relative_to(root).as_posix() for path in (root / folder).glob("*") if path.suffix in (".yml", ".csv"))


def settled(root: Path, settings: Settings | None, plan: str, files: Iterable[str], findings: list[Finding], today: date) -> list[Finding]:
    """The findings at the levels set for them, without what the waivers of these files let pass, in order of place."""
    waivers: list[Waiver] = []
    for path in files:
        read, faults = read_waivers(root, path)
        waivers += read
        findings = findings + faults
    return in_order(waive(with_levels(findings, settings, plan), waivers, today))
