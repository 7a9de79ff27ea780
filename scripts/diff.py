"""`plan diff`: what changed between two versions, and which edit caused it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from macros.catalogue import say, text, word
from macros.changes import as_html
from macros.changes.as_json import as_json, json_schema
from macros.changes.as_markdown import as_markdown, code
from macros.changes.as_text import as_text
from macros.changes.report import Report, report_of
from macros.model.project import find_root
from scripts.cli import CannotRunError
from scripts.comparing import Comparison, compare_sides

FORMS = ("text", "markdown", "html", "json")


@click.command(help=word("help-diff"))
@click.argument("before", required=False)
@click.argument("after", required=False)
@click.option("--plan", "keys", multiple=True, metavar="ID", help=word("help-diff-plan"))
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help=word("help-diff-format"))
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help=word("help-output"))
@click.option("--all", "everything", is_flag=True, help=word("help-diff-all"))
@click.option("--exit-code", "guarded", is_flag=True, help=word("help-exit-code"))
@click.option("--json-schema", "schema", is_flag=True, help=word("help-json-schema"))
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help=word("help-language"))
def diff(  # noqa: PLR0913, PLR0917 - one parameter an option
    before: str | None,
    after: str | None,
    keys: tuple[str, ...],
    form: str,
    output: Path | None,
    everything: bool,
    guarded: bool,
    schema: bool,
    language: str,
) -> None:
    """Exit code 0: compared; 1: with --exit-code, a guardrail that stops is crossed; 2: something could not be compared."""
    if schema:
        click.echo(json_schema())
        return
    if before is None:
        raise CannotRunError(text(say("diff-needs-a-side"), language))
    root = find_root(Path.cwd()) or Path.cwd()
    found = compare_sides(root, before, after, keys, language)
    told = laid_out(found, form, language, everything)
    if output is not None:
        output.write_text(told + "\n", encoding="utf-8")
    else:
        click.echo(told)
    for why in found.failed:
        click.echo(f"plan: {why}", err=True)
    if found.failed:
        sys.exit(2)
    sys.exit(1 if guarded and any(one.stops for one in found.plans) else 0)


def laid_out(found: Comparison, form: str, language: str, everything: bool = False) -> str:
    """A comparison in one of the forms, without a newline at the end."""
    if form == "json":
        return as_json(found.plans, (found.before, found.after), found.failed)
    reports = [report_of(one, language, everything) for one in found.plans]
    before, after = (code(side) if form == "markdown" else side for side in (found.before, found.after))
    sides = text(say("compared-sides", before=before, after=after), language)
    if form == "html":
        return as_html.page(reports, language, sides)
    layouts: dict[str, Callable[[Report, str], str]] = {"text": as_text, "markdown": as_markdown}
    told = [layouts[form](report, language) for report in reports]
    nothing = not told and not found.failed
    return "\n\n".join([sides + (word("colon", language) + word("nothing-changed", language) if nothing else ""), *told])
