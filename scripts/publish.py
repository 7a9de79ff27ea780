"""`plan publish` and `plan verify`: a version out of a commit, once and for all, and whether it is still what it was."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import click

from macros.catalogue import say, text, word
from scripts.choosing import portal_root
from scripts.cli import CannotRunError
from scripts.ending import scratch
from scripts.generators import host_of, host_option
from scripts.publishing.branch import branch_list, publish_branch
from scripts.publishing.folder import SITE, folder_list, publish_folder
from scripts.publishing.git import GitError, line
from scripts.publishing.listing import Entry, check_names, with_version
from scripts.publishing.remote import base_of
from scripts.publishing.source import Source, at_commit, committed
from scripts.publishing.staging import BuildError, build, hashes, with_manifest
from scripts.publishing.stepping import steps_of
from scripts.publishing.verifying import against_manifest, differences, in_folder, is_shallow, on_branch, other_packages

SHOWN = 20


@click.command(help=word("help-publish"))
@click.argument("version")
@click.option("--alias", "aliases", multiple=True, help=word("help-publish-alias"))
@click.option("--branch", default=None, help=word("help-publish-branch"))
@click.option("--push", is_flag=True, help=word("help-publish-push"))
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), default=None, help=word("help-publish-to"))
@host_option
def publish(version: str, aliases: tuple[str, ...], branch: str | None, push: bool, folder: Path | None, host: str | None) -> None:
    """Exit code 0 published, 1 the plans or pages have errors, 2 could not run; only with 0 has anything changed. 130 stopped by
    Ctrl-C: it has said whether the version is published.
    """
    aliases = tuple(dict.fromkeys(aliases))
    check_names(version, aliases)
    if folder is not None and (branch is not None or push):
        raise CannotRunError(text(say("folder-or-branch")))
    target, name = folder.absolute() if folder is not None else None, branch or "gh-pages"
    root = portal_root()
    try:
        source, host = committed(root), host_of(root, host)
        with_version(_entries(source, target, name, push), Entry(version, aliases), str(target or name))  # said before the long build
        click.echo(text(say("publish-builds", commit=source.commit[:12])), err=True)
        with scratch("plan-publish-") as place:
            built = with_manifest(source, version, build(source, place, host), host)
        steps = steps_of(root, source, built)
        if target is not None:
            publish_folder(target, built, aliases, steps)
        else:
            publish_branch(source, name, built, aliases, steps, push)
    except BuildError as error:
        click.echo(str(error), err=True)
        click.echo(text(say("publish-refused", version=version)), err=True)
        raise click.exceptions.Exit(1) from error
    except KeyboardInterrupt:
        with contextlib.suppress(GitError, OSError, CannotRunError):  # who cannot be asked is not spoken for
            there = any(one.version == version for one in _entries(committed(root), target, name, False))
            click.echo(text(say("publish-stopped-late" if there else "publish-stopped", version=version)), err=True)
        raise
    except (GitError, OSError) as error:
        raise CannotRunError(text(say("publish-failed", reason=getattr(error, "strerror", None) or str(error)))) from error
    where = f"{target}/{SITE}" if target is not None else name
    click.echo(text(say("published", version=version, count=len(built.files), where=where, commit=source.commit[:12])))
    if built.properties["unapproved"]:
        click.echo(text(say("published-unapproved", plans="、".join(built.properties["unapproved"]))), err=True)
    if target is None and not push:
        click.echo(text(say("published-not-pushed", branch=name)), err=True)


def _entries(source: Source, target: Path | None, branch: str, push: bool) -> list[Entry]:
    """What is published already."""
    if target is not None:
        return folder_list(target)
    return branch_list(source.top, base_of(source.top, branch, push)[0], branch)


@click.command(help=word("help-verify"))
@click.argument("version")
@click.option("--branch", default="gh-pages", show_default=True, help=word("help-publish-branch"))
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), default=None, help=word("help-publish-to"))
def verify(version: str, branch: str, folder: Path | None) -> None:
    """Exit code 0 the same byte for byte, 1 not, 2 could not run."""
    root = portal_root()
    try:
        top = Path(line(root, "rev-parse", "--show-toplevel"))
        found = in_folder(folder.absolute(), version) if folder is not None else on_branch(top, branch, version)
        told = against_manifest(found)
        if not told:
            source = at_commit(root, found.manifest["commit"])
            if source is None:
                key = "commit-shallow" if is_shallow(top) else "commit-missing"
                raise CannotRunError(text(say(key, commit=found.manifest["commit"][:12])))
            with scratch("plan-verify-") as place:
                told = differences(found.manifest["files"], hashes(build(source, place, found.manifest.get("host"))))
    except BuildError as error:
        click.echo(str(error), err=True)
        raise CannotRunError(text(say("verify-unbuilt", version=version, packages="、".join(other_packages(found)) or "—"))) from error
    except (GitError, OSError) as error:
        raise CannotRunError(text(say("publish-failed", reason=getattr(error, "strerror", None) or str(error)))) from error
    for one in told[:SHOWN]:
        click.echo(text(one))
    if not told:
        count = len(found.manifest["files"])
        click.echo(text(say("verified", version=version, commit=found.manifest["commit"][:12], count=count)))
        return
    click.echo(text(say("not-verified", version=version, count=len(told))), err=True)
    if other_packages(found):
        click.echo(text(say("other-packages", packages="、".join(other_packages(found)))), err=True)
    sys.exit(1)
