"""Publishing into a branch: the new state is one commit, and becomes the branch in one step that fails when somebody was quicker.

The layout is that of mike (a folder a version, versions.json beside them), so that whatever serves a mike branch serves this one. An alias
is the same tree under another name. Nothing of the working tree is touched.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from macros.catalogue import say, text
from scripts.cli import CannotRunError
from scripts.publishing.git import GitError, git, line, maybe
from scripts.publishing.listing import LIST, START, Entry, names_of, read_list, start_page, with_version, write_list
from scripts.publishing.remote import base_of, remote_of
from scripts.publishing.source import Source
from scripts.publishing.staging import Built

TRIES = 8
NOBODY = "0" * 40
BEHIND = ("fetch first", "non-fast-forward", "cannot lock ref", "failed to update ref", "stale info", "incorrect old value")
Tree = dict[str, tuple[str, str, str]]  # mode, type and object by name


def publish_branch(source: Source, branch: str, built: Built, aliases: tuple[str, ...], push: bool) -> list[Entry]:
    """Puts a version onto the branch; the list as it is then. Who comes second builds upon the first, and tries again."""
    top = source.top
    _check_branch(top, branch)
    tree = write_tree(top, built.files)
    for _ in range(TRIES):
        base, here = base_of(top, branch, push)
        entries = branch_list(top, base, branch)
        wanted = with_version(entries, Entry(built.version, aliases, built.properties), branch)
        commit = _commit(source, base, entries, wanted, tree)
        if _moved(top, branch, commit, here, push):
            return wanted
    raise CannotRunError(text(say("publish-lost-race", branch=branch)))


def _check_branch(top: Path, branch: str) -> None:
    if not branch or maybe(top, "check-ref-format", "--branch", branch) != branch:
        raise CannotRunError(text(say("bad-branch", branch=branch)))
    if f"branch refs/heads/{branch}" in line(top, "worktree", "list", "--porcelain").splitlines():
        raise CannotRunError(text(say("branch-checked-out", branch=branch)))


def write_tree(top: Path, files: dict[str, bytes]) -> str:
    """The files as a tree object, byte for byte (no filter of line ends or the like)."""
    with tempfile.TemporaryDirectory(prefix="plan-tree-") as folder:
        names = [Path(folder, str(number)) for number in range(len(files))]
        for name, content in zip(names, files.values(), strict=True):
            name.write_bytes(content)
        given = "".join(f"{name}\n" for name in names).encode()
        blobs = git(top, "hash-object", "-w", "--no-filters", "--stdin-paths", given=given).decode().split()
        index = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
        rows = b"".join(f"100644 {blob}\t{path}\0".encode() for blob, path in zip(blobs, files, strict=True))
        git(top, "update-index", "--add", "-z", "--index-info", given=rows, around=index)
        return line(top, "write-tree", around=index)


def tree_of(top: Path, commit: str) -> Tree:
    """What stands at the top of a commit."""
    found: Tree = {}
    for row in git(top, "ls-tree", "-z", commit).decode("utf-8", "replace").split("\0"):
        if row:
            kind, _, name = row.partition("\t")
            mode, what, thing = kind.split()
            found[name] = (mode, what, thing)
    return found


def branch_list(top: Path, base: str, branch: str) -> list[Entry]:
    """The versions on the branch; their folders must be there, each once, and no others."""
    if not base:
        return []
    tree = tree_of(top, base)
    if LIST not in tree:
        raise CannotRunError(text(say("branch-not-ours", branch=branch)))
    entries = read_list(git(top, "cat-file", "blob", tree[LIST][2]), f"{branch}:{LIST}")
    folders = {name for name, (_, what, _) in tree.items() if what == "tree"}
    lost = sorted({one.version for one in entries} - folders)
    if lost:
        raise CannotRunError(text(say("version-lost", versions="、".join(lost), where=branch)))
    return entries


def _commit(source: Source, base: str, before: list[Entry], wanted: list[Entry], tree: str) -> str:
    """The commit of the new state upon the old one."""
    top = source.top
    rows = tree_of(top, base) if base else {}
    for name in names_of(before).keys() - {one.version for one in before}:
        rows.pop(name, None)  # aliases are made anew
    trees = {one.version: tree if one.version == wanted[0].version else rows[one.version][2] for one in wanted}
    for name, version in names_of(wanted).items():
        rows[name] = ("040000", "tree", trees[version])
    for name, content in ((LIST, write_list(wanted)), (START, start_page(wanted)), (".nojekyll", b"")):
        blob = git(top, "hash-object", "-w", "--stdin", given=content).decode().strip()
        rows[name] = ("100644", "blob", blob)
    given = "".join(f"{mode} {what} {thing}\t{name}\0" for name, (mode, what, thing) in sorted(rows.items())).encode()
    whole = git(top, "mktree", "-z", given=given).decode().strip()
    dates = {f"GIT_{who}_DATE": f"{source.time} +0000" for who in ("AUTHOR", "COMMITTER")}
    told = text(say("publish-commit", version=wanted[0].version, commit=source.commit))
    return line(top, "commit-tree", whole, *(("-p", base) if base else ()), "-m", told, around=dates)


def _moved(top: Path, branch: str, commit: str, here: str, push: bool) -> bool:
    """True when the branch is the new commit now; False when somebody moved it first."""
    if push:
        try:
            git(top, "push", "--quiet", remote_of(top, branch), f"{commit}:refs/heads/{branch}")
        except GitError as error:
            if any(word in str(error) for word in BEHIND):
                return False
            raise CannotRunError(text(say("push-failed", reason=str(error)))) from error
    try:
        git(top, "update-ref", "-m", "plan publish", f"refs/heads/{branch}", commit, here or NOBODY)
    except GitError:
        return push  # pushed is published: this clone's own branch follows with the next fetch
    return True
