"""What is committed: which commit, whether anything lies beside it, and its files in a place of their own."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from macros.catalogue import say, text
from scripts.cli import CannotRunError
from scripts.ending import scratch
from scripts.publishing.git import GitError, git, line, maybe

SHOWN = 5


class Source(Struct, frozen=True):
    """A commit of the repository at `top`; the portal lies in its folder `prefix` ("" or ending in a slash). `time` is seconds."""

    top: Path
    prefix: str
    commit: str
    time: int


def committed(root: Path) -> Source:
    """The commit that is checked out. Uncommitted edits would be missing from what is published: they are refused."""
    try:
        top = Path(line(root, "rev-parse", "--show-toplevel"))
    except GitError as error:
        raise CannotRunError(text(say("publish-no-git", path=str(root)))) from error
    found = at_commit(root, "HEAD")
    if found is None:
        raise CannotRunError(text(say("publish-no-commit")))
    dirty = [one[3:] for one in git(top, "status", "--porcelain", "-z").decode("utf-8", "replace").split("\0") if one]
    if dirty:
        shown = "、".join(dirty[:SHOWN]) + (" …" if len(dirty) > SHOWN else "")
        raise CannotRunError(text(say("publish-dirty", count=len(dirty), files=shown)))
    return found


def at_commit(root: Path, name: str) -> Source | None:
    """The source at a commit; None when it is not here."""
    commit = maybe(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if not commit:
        return None
    top, prefix = Path(line(root, "rev-parse", "--show-toplevel")), line(root, "rev-parse", "--show-prefix")
    return Source(top, prefix, commit, int(line(top, "show", "--no-patch", "--format=%ct", commit)))


def commit_time(root: Path) -> int | None:
    """When what is checked out was committed; None without git."""
    found = maybe(root, "show", "--no-patch", "--format=%ct", "HEAD")
    return int(found) if found.isdigit() else None


def check_out(source: Source, target: Path) -> Path:
    """The files of the commit below `target`; where the portal lies there. Nothing is left behind in the repository."""
    target.mkdir(parents=True, exist_ok=True)
    with scratch("plan-index-") as folder:
        index = {"GIT_INDEX_FILE": str(folder / "index")}
        same = ("-c", "core.autocrlf=false", "-c", "core.eol=lf")
        git(source.top, *same, "read-tree", source.commit, around=index)
        git(source.top, *same, "checkout-index", "--all", "--force", f"--prefix={target}/", around=index)
    return target / source.prefix
