"""`plan check`: every plan, every problem, one run."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import click

from macros.catalogue import say, text, word
from macros.compute.compute import Computed
from macros.model.loading import load_plan, plan_folders
from macros.model.page import all_pages
from macros.model.project import Chosen, choose
from macros.model.settings import Settings, read_settings, with_levels
from macros.rules import check_plan, content_file
from macros.rules.content import check_page, plan_of
from macros.source.finding import Finding, Level, in_order
from macros.source.waiver import Waiver, read_waivers, waive
from scripts.cli import CannotRunError
from scripts.formats import FORMATS, json_schema
from scripts.report import human, shown_path, summary
from scripts.trial import try_page

FORMS = ("human", "concise", *FORMATS)


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found: each finding with the root of its project, and how many plans were looked at."""

    findings: tuple[tuple[Path, Finding], ...]
    plans: int


@click.command(help=word("help-check"))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["human", "concise", *FORMATS]), default="human", show_default=True, help=word("help-format")
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help=word("help-output"))
@click.option("--select", multiple=True, metavar="RULE,…", help=word("help-select"))
@click.option("--ignore", multiple=True, metavar="RULE,…", help=word("help-ignore"))
@click.option("--strict", is_flag=True, help=word("help-strict"))
@click.option("--all", "everything", is_flag=True, help=word("help-check-all"))
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), default=None, help=word("help-today"))
@click.option("--json-schema", "schema", is_flag=True, help=word("help-json-schema"))
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help=word("help-language"))
def check(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    everything: bool,
    today: datetime | None,
    schema: bool,
    language: str,
) -> None:
    """Exit code 0: no errors; 1: errors (with --strict any problem); 2: could not run."""
    if schema:
        click.echo(json_schema())
        return
    day = today.date() if today is not None else datetime.now().astimezone().date()
    report = check_all([_chosen(path, language) for path in paths or (Path(),)], day)
    findings = [(root, f) for root, f in report.findings if _wanted(f.rule, select, ignore)]
    shown = findings if everything else [(root, finding) for root, finding in findings if finding.is_problem]
    if form in FORMATS:
        told = FORMATS[form]([(shown_path(root, finding.place), finding) for root, finding in shown], language)
    else:
        told = "\n".join(line for root, finding in shown for line in human(finding, root, language, brief=form == "concise"))
    if output is not None:
        output.write_text(told + "\n", encoding="utf-8")
    elif told:
        click.echo(told)
    click.echo(summary([finding for _, finding in findings], report.plans, language), err=True)
    failing = [f for _, f in findings if f.level is Level.error or (strict and f.is_problem)]
    sys.exit(1 if failing else 0)


def check_all(choices: list[Chosen], today: date) -> Report:
    """Everything found about the plans asked for, project by project; the faults of check.yml are told once."""
    found: list[tuple[Path, Finding]] = []
    plans = 0
    for choice in choices:
        settings, faults = read_settings(choice.root)
        found += [(choice.root, finding) for finding in faults]
        computed: dict[str, Computed] = {}
        for folder in choice.folders:
            plan, findings = check_folder(choice.root, folder, today, settings)
            found += [(choice.root, finding) for finding in findings]
            if plan is not None:
                computed[plan.plan.key] = plan
            plans += 1
        found += [(choice.root, finding) for finding in check_content(choice, computed, today, settings)]
    return Report(tuple(dict.fromkeys(found)), plans)


def check_folder(root: Path, folder: str, today: date, settings: Settings | None = None) -> tuple[Computed | None, list[Finding]]:
    """One plan and everything found about its data, in order of place: at the levels set for it, without what is waived."""
    plan, findings = load_plan(root, folder)
    computed = None
    if plan is not None:
        computed, checked = check_plan(plan, today)
        findings = findings + checked
    files = sorted(path.relative_to(root).as_posix() for path in (root / folder).glob("*.yml"))
    return computed, _settled(root, files, with_levels(findings, settings, folder.rpartition("/")[2]), today)


def check_content(choice: Chosen, plans: dict[str, Computed], today: date, settings: Settings | None) -> list[Finding]:
    """Everything found about the pages: of the whole portal when all its plans are checked, else of the plans asked for."""
    root = choice.root
    whole = set(choice.folders) == set(plan_folders(root))
    findings: list[Finding] = [*content_file.check_files(root)] if whole else []
    pages = [page for page in all_pages(root) if whole or plan_of(page) in plans]
    for page in pages:
        key = plan_of(page)
        told = [*check_page(root, page, plans.get(key)), *try_page(page, plans)]
        findings += with_levels(told, settings, key)
    return _settled(root, [page.path for page in pages], findings, today)


def _settled(root: Path, files: list[str], findings: list[Finding], today: date) -> list[Finding]:
    """The findings after the waivers written in these files."""
    waivers: list[Waiver] = []
    for path in files:
        read, faults = read_waivers(root, path)
        waivers += read
        findings = findings + faults
    return in_order(waive(findings, waivers, today))


def _wanted(rule: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    chosen, left_out = ({name.strip() for names in given for name in names.split(",")} for given in (select, ignore))
    return (not chosen or rule in chosen) and rule not in left_out


def _chosen(path: Path, language: str) -> Chosen:
    if not path.exists():
        raise CannotRunError(text(say("no-such-path", path=str(path)), language))
    choice = choose(path)
    if choice is None or not choice.folders:
        raise CannotRunError(text(say("no-plans", path=str(path)), language))
    return choice
