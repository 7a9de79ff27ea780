"""What the other side has of a branch, and on what the next version can therefore stand."""

from __future__ import annotations

from pathlib import Path

from macros.catalogue import say, text
from scripts.cli import CannotRunError
from scripts.publishing.git import GitError, git, line, maybe


def remote_of(top: Path, branch: str) -> str:
    """The remote a branch goes to: its own, else origin, else the only one; "" without any."""
    names = line(top, "remote").split()
    wanted = maybe(top, "config", f"branch.{branch}.remote") or "origin"
    return wanted if wanted in names else names[0] if len(names) == 1 else ""


def base_of(top: Path, branch: str, push: bool) -> tuple[str, str]:
    """The commit that the next version stands on, and where this clone's branch is now ("" for none).

    The other side is always asked: a clone that never fetched the branch would begin it anew, and lose every version there is.
    """
    here = maybe(top, "rev-parse", "--verify", "--quiet", f"refs/heads/{branch}^{{commit}}")
    remote = remote_of(top, branch)
    if not remote:
        if push:
            raise CannotRunError(text(say("no-remote")))
        return here, here
    try:
        there = line(top, "ls-remote", remote, f"refs/heads/{branch}").partition("\t")[0]
        if there:
            git(top, "fetch", "--quiet", "--no-tags", remote, f"refs/heads/{branch}")
    except GitError as error:
        if here and not push:  # without a push nothing of the other side can be lost
            return here, here
        raise CannotRunError(text(say("remote-silent", remote=remote, reason=str(error).splitlines()[-1]))) from error
    if not there or not here or here == there:
        return there or here, here
    for older, newer in ((here, there), (there, here)):
        if maybe(top, "merge-base", older, newer) == older:
            return newer, here
    raise CannotRunError(text(say("branches-apart", branch=branch, remote=remote)))
