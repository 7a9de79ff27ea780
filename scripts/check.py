"""`plan check`: every plan, every problem, one run."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from macros.catalogue import say, text, word
from macros.model.loading import load_plan
from macros.model.project import Chosen, choose
from macros.rules import check_plan
from macros.source.finding import Finding, Level, in_order
from scripts.cli import CannotRunError
from scripts.report import lines, summary


@click.command(help=word("help-check"))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help=word("help-check-all"))
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), default=None, help=word("help-today"))
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help=word("help-language"))
def check(paths: tuple[Path, ...], everything: bool, today: datetime | None, language: str) -> None:
    """Exit code 0: no errors; 1: errors; 2: could not run."""
    failed = False
    chosen = [_chosen(path, language) for path in paths or (Path(),)]
    count, found = 0, []
    for choice in chosen:
        for folder in choice.folders:
            findings = check_folder(choice.root, folder, today.date() if today is not None else None)
            count += 1
            found += findings
            failed = failed or any(finding.level is Level.error for finding in findings)
            shown = findings if everything else [finding for finding in findings if finding.is_problem]
            for line in lines(shown, choice.root, language):
                click.echo(line)
    click.echo(summary(found, count, language), err=True)
    sys.exit(1 if failed else 0)


def check_folder(root: Path, folder: str, today: date | None = None) -> list[Finding]:
    """Everything found about one plan, in order of place; what runs out is compared with `today` (None: the clock)."""
    plan, findings = load_plan(root, folder)
    if plan is not None:
        findings = findings + check_plan(plan, today or datetime.now().astimezone().date())[1]
    return in_order(findings)


def _chosen(path: Path, language: str) -> Chosen:
    if not path.exists():
        raise CannotRunError(text(say("no-such-path", path=str(path)), language))
    choice = choose(path)
    if choice is None or not choice.folders:
        raise CannotRunError(text(say("no-plans", path=str(path)), language))
    return choice
