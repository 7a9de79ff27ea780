"""`plan check`: every plan, every problem, one run."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path

import click

from macros.catalogue import say, text, word
from macros.model.project import SETTINGS, Chosen, choose, merged
from macros.source.finding import Level
from scripts.checking import Report, check_all
from scripts.cli import CannotRunError
from scripts.formats import FORMATS, json_schema
from scripts.report import human, shown_path, summary

LOOK_EVERY = 0.3  # seconds between looks at the files


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
@click.option("--watch", is_flag=True, help=word("help-watch"))
@click.option("--no-cache", is_flag=True, help=word("help-no-cache"))
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
    watch: bool,
    no_cache: bool,
    language: str,
) -> None:
    """Exit code 0: no errors; 1: errors (with --strict any problem); 2: could not run."""
    if schema:
        click.echo(json_schema())
        return
    if select or ignore:
        _known(*select, *ignore, language=language)
    chosen = merged(_chosen(path, language) for path in paths or (Path(),))
    day = today.date() if today is not None else datetime.now().astimezone().date()
    while True:
        report = check_all(chosen, day, cached=not no_cache)
        failing = _tell(report, form, output, select, ignore, strict, everything, language)
        if not watch:
            sys.exit(1 if failing else 0)
        stamp = _stamp(chosen)
        while _stamp(chosen) == stamp:
            time.sleep(LOOK_EVERY)
        click.clear()


def _tell(
    report: Report,
    form: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    everything: bool,
    language: str,
) -> bool:
    """Writes the report; True when it fails the check."""
    findings = [(root, finding) for root, finding in report.findings if _wanted(finding.rule, select, ignore)]
    shown = findings if everything else [(root, finding) for root, finding in findings if finding.is_problem]
    if form in FORMATS:
        told = FORMATS[form]([(shown_path(root, finding.place), finding) for root, finding in shown], language)
    else:
        told = "\n".join(line for root, finding in shown for line in human(finding, root, language, brief=form == "concise"))
    told = told.encode("utf-8", "backslashreplace").decode("utf-8")  # a file may have a name that is no text
    if output is not None:
        output.write_text(told + "\n", encoding="utf-8")
    elif told:
        click.echo(told)
    click.echo(summary([finding for _, finding in findings], report.plans, language), err=True)
    return any(finding.level is Level.error or (strict and finding.is_problem) for _, finding in findings)


def _known(*names: str, language: str) -> None:
    """Refuses a rule that there is none of: a check of nothing would be passed by everything."""
    from macros.rules.portal import rule_names  # reads the names of all rules: not paid for when none is asked for

    for name in (part.strip() for given in names for part in given.split(",")):
        if name not in rule_names().known:
            near = rule_names().near(name)
            told = say("level-of-no-rule-near", rule=name, near=near[0]) if near else say("level-of-no-rule", rule=name)
            raise CannotRunError(text(told, language))


def _stamp(chosen: list[Chosen]) -> tuple[tuple[str, int], ...]:
    """What tells one state of the files from another: every file under data/ and content/, and the settings, with its time."""
    around = (choice.root / name for choice in chosen for name in (SETTINGS, "mkdocs.yml"))
    files = (*around, *(path for choice in chosen for part in ("data", "content") for path in (choice.root / part).rglob("*")))
    return tuple(sorted((str(path), path.lstat().st_mtime_ns) for path in files if path.exists()))


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
