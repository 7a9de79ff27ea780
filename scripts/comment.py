"""`plan comment`: what a merge request does to the numbers, as one comment on it that is kept up to date."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from fractions import Fraction
from pathlib import Path

import click

from macros.catalogue import say, text, word
from macros.changes.as_markdown import as_markdown, code, plain
from macros.changes.moves import Move
from macros.changes.report import report_of
from macros.compute.wording import number_text
from macros.model.project import Chosen, find_root, plan_folders
from macros.source.finding import Finding, Level
from macros.source.node import Scalar
from macros.source.notation import read_number
from macros.source.number import Number, exactly
from macros.source.place import Place
from macros.source.unit import PERCENT
from scripts.asking import BusyError, RefusedError, pause
from scripts.checking import check_all
from scripts.cli import CannotRunError
from scripts.comparing import compare_sides
from scripts.forges import MARK, Forge, forge_of
from scripts.report import summary

MOST_ERRORS = 10
FORBIDDEN = 403
TARGETS = ("GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "GITEE_BRANCH")  # how each forge calls what is merged into


@click.command(help=word("help-comment"))
@click.argument("forge", type=click.Choice(["github", "gitlab", "gitee"]))
@click.option("--base", default="", metavar="REVISION", help=word("help-comment-base"))
@click.option("--threshold", default="0%", show_default=True, metavar="PERCENT", help=word("help-comment-threshold"))
@click.option("--repository", default="", metavar="OWNER/NAME", help=word("help-comment-repository"))
@click.option("--number", type=click.IntRange(1), default=None, help=word("help-comment-number"))
@click.option(
    "--artifact",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("plan-changes.md"),
    show_default=True,
    help=word("help-comment-artifact"),
)
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help=word("help-language"))
def comment(forge: str, base: str, threshold: str, repository: str, number: int | None, artifact: Path, language: str) -> None:
    """Exit code 0: said, or nothing to say, or kept as a file for want of a token; 2: could not compare, or the forge did not answer."""
    small = _threshold(threshold, language)
    found = forge_of(forge, os.environ, repository, number)
    if found in ("request", "repository"):
        raise CannotRunError(text(say(f"comment-without-{found}", forge=forge), language))
    base = base or (found.base if isinstance(found, Forge) else "") or "HEAD^1"
    body, worth, failed = _written(base, small, language)
    outcome, wrong = text(say("comment-without-token", forge=forge), language), False
    if isinstance(found, Forge):
        outcome, wrong = _said(found, _fitting(body, found.longest, language), worth, language)
    if outcome:  # nobody could be told there: the run itself says it, and leaves it to be picked up
        artifact.write_text(body + "\n", encoding="utf-8")
        click.echo(body)
        click.echo(f"plan: {outcome}{text(say('comment-kept', path=str(artifact)), language)}", err=True)
    sys.exit(2 if failed or wrong else 0)


def _threshold(told: str, language: str) -> Fraction:
    number = read_number(Scalar(told, Place("--threshold")))
    if not isinstance(number, Number) or number.high is None or number.unit.rate != "%":
        raise CannotRunError(text(say("bad-threshold", text=told), language))
    return number.high


def _written(base: str, small: Fraction, language: str) -> tuple[str, bool, bool]:
    """The comment, whether it is worth making one, and whether something could not be compared."""
    root = find_root(Path.cwd()) or Path.cwd()
    try:
        found = compare_sides(root, base, None, (), language)
    except CannotRunError as error:
        body = f"{MARK}\n{word('comment-title', language)}\n\n⚠️ {text(say('comment-not-compared'), language)}{plain(error.message)}"
        return body, True, True
    worth = bool(found.failed) or any(one.crossed or one.members or any(_counts(move, small) for move in one.moves) for one in found.plans)
    worth = worth or any(one.before is None or one.after is None for one in found.plans)
    checked = _checked(root, language)
    parts = [MARK + "\n" + word("comment-title", language)]
    if worth:
        target = next((name for name in map(os.environ.get, TARGETS) if name), base)
        parts.append(text(say("comment-compared", base=code(target)), language))
        parts += [as_markdown(report_of(one, language), language) for one in found.plans]
    else:
        parts.append(text(say("comment-little", threshold=number_text(exactly(small, PERCENT))), language))
    parts += [f"⚠️ {plain(why)}" for why in found.failed]
    return "\n\n".join([*parts, checked]), worth, bool(found.failed)


def _counts(move: Move, small: Fraction) -> bool:
    """True for a figure that moved beyond the threshold: of its own size, a rate in points; one that is new, gone or unknown always."""
    if move.difference is None or move.before is None or move.before.number is None:
        return True
    size = move.relative.value if move.relative is not None else move.difference.value if move.before.number.unit.rate else None
    return size is None or abs(size) > small


def _checked(root: Path, language: str) -> str:
    """What the check finds in the files as they are: the counts, and the first errors."""
    findings = [finding for _, finding in check_all([Chosen(root, tuple(plan_folders(root)))], datetime.now().astimezone().date()).findings]
    errors = [finding for finding in findings if finding.level is Level.error]
    lines = [f"---\n{word('comment-check', language)} {summary(findings, len(plan_folders(root)), language)}", ""]
    lines += [_error(finding, language) for finding in errors[:MOST_ERRORS]]
    if len(errors) > MOST_ERRORS:
        lines.append("- " + text(say("more-errors", count=len(errors) - MOST_ERRORS), language))
    return "\n".join(lines).rstrip()


def _error(finding: Finding, language: str) -> str:
    where = f"{finding.place.path}:{finding.place.line}"
    return f"- {code(where)} {plain(text(finding.message, language))}（{code(finding.rule)}）"


def _fitting(body: str, longest: int, language: str) -> str:
    """The comment as far as the forge takes it, cut at a line, with a note."""
    if len(body) <= longest:
        return body
    note = "\n\n" + text(say("comment-cut"), language)
    kept = body[: longest - len(note) - len("\n</details>")].rpartition("\n")[0]
    if kept.count("<details>") > kept.count("</details>"):
        kept += "\n</details>"
    return kept + note


def _said(forge: Forge, body: str, worth: bool, language: str) -> tuple[str, bool]:
    """Says it on the forge; why that was not possible, or "", and whether somebody has to look into it: a token that may not write,
    as that of a fork, is nobody's fault.

    The comments are looked at anew before each try, so that one that was made although the answer got lost is not made twice.
    """
    tried = 0
    while True:
        try:
            done = forge.upsert(body, worth)
        except RefusedError as error:
            return text(say("comment-refused", forge=forge.name, why=str(error)), language), error.code != FORBIDDEN
        except BusyError as error:
            if not pause(error, tried):
                return text(say("comment-busy", forge=forge.name, why=str(error)), language), True
            tried += 1
        else:
            click.echo(text(say(f"comment-{done}", forge=forge.name), language), err=True)
            return "", False
