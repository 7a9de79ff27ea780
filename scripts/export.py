"""`plan export`: the figures of a plan for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from macros.catalogue import say, text, word
from macros.compute.compute import Computed
from macros.exports.data_package import data_package
from macros.exports.files import table_files, workbook_file
from macros.exports.plan_json import plan_json
from scripts.choosing import one_plan
from scripts.cli import CannotRunError

Files = Iterator[tuple[str, bytes]]
FORMATS: dict[str, Callable[[Computed], Files]] = {
    "json": lambda computed: iter([("plan.json", plan_json(computed).encode())]),
    "xlsx": lambda computed: iter([workbook_file(computed)]),
    "csv": table_files,
    "package": lambda computed: ((name, written.encode()) for name, written in data_package(computed)),
}
SEVERAL = ("csv", "package")  # these formats are folders
BINARY = ("xlsx",)  # not for the screen


@click.command(help=word("help-export"))
@click.argument("plan", required=False, default="")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="json", show_default=True, help=word("help-export-format"))
@click.option("--output", type=click.Path(path_type=Path), default=None, help=word("help-export-output"))
def export(plan: str, form: str, output: Path | None) -> None:
    """Exit code 0 written, 2 could not run. One file of text goes to the screen when no place is named for it."""
    files = list(FORMATS[form](one_plan(plan)))
    if form in SEVERAL and output is None:
        raise CannotRunError(text(say("export-where", form=form)))
    if output is None and form in BINARY:
        output = Path(files[0][0])
    if output is None:
        click.echo(files[0][1].decode(), nl=False)
        return
    try:
        for name, content in files:
            target = output / name if form in SEVERAL else output
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    except OSError as error:
        raise CannotRunError(text(say("cannot-write", path=str(output), reason=error.strerror or str(error)))) from error
    click.echo(text(say("exported", path=str(output), count=len(files))), err=True)
