"""`plan approve`: who approves which version, and what exactly; written as text that is reviewed and committed like everything else."""

from __future__ import annotations

import json
import os
import tempfile
from datetime import datetime
from pathlib import Path

import click

from macros.catalogue import say, text, word
from macros.compute.sealing import seal_of
from macros.model.plan import Plan
from macros.model.project import choose
from macros.model.seal import FOLDER, Seal, write_seal
from macros.model.standing import approvals_of, counted, required_roles
from macros.model.subjects.approvals import approval_mark
from macros.model.version_name import version_problem
from macros.rules import approval_incomplete, check_plan
from macros.source.finding import Level
from scripts.choosing import one_plan
from scripts.cli import CannotRunError

HEAD = "# yaml-language-server: $schema=../.schema/approvals.schema.json\n# 由 plan approve 写入；手工改动会被 plan check 发现。\n"


@click.command(help=word("help-approve"))
@click.argument("plan", required=False, default="")
@click.option("--by", required=True, help=word("help-approve-by"))
@click.option("--role", required=True, help=word("help-approve-role"))
@click.option("--note", default="", help=word("help-approve-note"))
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), default=None, help=word("help-approve-date"))
def approve(plan: str, by: str, role: str, note: str, day: datetime | None) -> None:
    """Exit code 0 noted, 1 the plan has errors, 2 could not run."""
    on = day.date() if day is not None else datetime.now().astimezone().date()
    loaded = one_plan(plan).plan
    computed, findings = check_plan(loaded, on)
    version = _version(loaded)
    _check_words(loaded, by, role, note)
    errors = [one for one in findings if one.level is Level.error and one.rule != approval_incomplete.ID]
    if errors or loaded.broken:
        click.echo(text(say("approve-errors", plan=loaded.key, count=len(errors) or len(loaded.broken))), err=True)
        raise click.exceptions.Exit(1)
    seal, given = seal_of(computed), counted(loaded, version)
    same = loaded.seals.get(version) == seal
    already = given.get(role)
    if same and already is not None and str(already.by) == by:
        click.echo(text(say("approve-again", role=role, by=by, date=already.date.text, version=version)))
        return
    _write(loaded, version, [version, role, by, on.isoformat(), note, *_amends(loaded), seal.digest], seal)
    click.echo(text(say("approved", role=role, by=by, plan=loaded.key, version=version, digest=seal.digest[:19])))
    if given and not same:
        click.echo(text(say("approve-stale", roles="、".join(given))))
    waiting = [one for one in required_roles(loaded) if one != role and not (same and one in given)]
    told = say("approve-waits", roles="、".join(waiting)) if waiting else say("approve-done", file=f"{loaded.folder}/plan.yml")
    click.echo(text(told))


def _version(plan: Plan) -> str:
    if plan.head.version is None:
        raise CannotRunError(text(say("approve-no-version", file=f"{plan.folder}/plan.yml")))
    problem = version_problem(str(plan.head.version))
    if problem is not None:
        raise CannotRunError(text(problem))
    return str(plan.head.version)


def _check_words(plan: Plan, by: str, role: str, note: str) -> None:
    for option, given in (("--by", by), ("--role", role), ("--note", note)):
        if not given.isprintable() or (not given.strip() and option != "--note"):
            raise CannotRunError(text(say("approve-words", what=option)))
    roles = required_roles(plan)
    if roles and role not in roles:
        raise CannotRunError(text(say("approve-role", kind=str(plan.head.kind), role=role, roles="、".join(roles))))


def _amends(plan: Plan) -> tuple[str, str]:
    """Which version this one amends, and why."""
    amendment = plan.head.amendment
    return ("", "") if amendment is None else (str(amendment.of), str(amendment.why))


def _write(plan: Plan, version: str, words: list[str], seal: Seal) -> None:
    """The seal first: an approval without its seal would be worth nothing."""
    choice = choose(Path())
    assert choice is not None
    folder = choice.root / plan.folder
    try:
        replace_file(folder / FOLDER / f"{version}.json", write_seal(seal))
        replace_file(folder / "approvals.yml", with_entry(plan, _read(folder / "approvals.yml"), words))
    except OSError as error:
        raise CannotRunError(text(say("cannot-write", path=str(error.filename or folder), reason=error.strerror or str(error)))) from error


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def with_entry(plan: Plan, written: str, words: list[str]) -> str:
    """The text of approvals.yml with one approval more, behind the last one; what else stands there stays as it is."""
    keys = ("version", "role", "by", "date", "note", "amends", "why", "digest")
    pairs = [(key, value) for key, value in zip(keys, words, strict=True) if value]
    shown = [f"{key}: {value if key == 'date' else json.dumps(value, ensure_ascii=False)}" for key, value in pairs]
    entry = ["  - " + shown[0], *(f"    {line}" for line in [*shown[1:], f'mark: "{approval_mark(words)}"'])]
    lines = written.split("\n")
    before = approvals_of(plan)
    if before:
        last = max(one.mark.place.line for one in before)
        return "\n".join([*lines[:last], *entry, *lines[last:]])
    return (written.rstrip("\n") + "\n" if written.strip() else HEAD) + "approvals:\n" + "\n".join(entry) + "\n"


def replace_file(path: Path, content: str) -> None:
    """Writes a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, prefix=".new-", delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).chmod(0o644)
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
