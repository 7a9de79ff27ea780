"""Publishing into a branch: the new state is one commit, and becomes the branch in one step that fails when somebody was quicker.

The layout is that of mike (a folder a version, versions.json beside them), so that whatever serves a mike branch serves this one; what else
stands beside the versions (across.py) mike leaves alone. An alias is the same tree under another name. Nothing of the working tree is
touched.
"""

from __future__ import annotations

from pathlib import Path

from macros.catalogue import say, text
from macros.pages.progress import following
from scripts.cli import CannotRunError
from scripts.ending import scratch
from scripts.publishing.across import CHANGES, Reading, Steps, front_files, with_step
from scripts.publishing.git import GitError, git, line, maybe
from scripts.publishing.listing import LIST, Entry, names_of, read_list, with_version
from scripts.publishing.remote import base_of, remote_of
from scripts.publishing.source import Source
from scripts.publishing.staging import Built

TRIES = 8
NOBODY = "0" * 40
BEHIND = ("fetch first", "non-fast-forward", "cannot lock ref", "failed to update ref", "stale info", "incorrect old value")
Tree = dict[str, tuple[str, str, str]]  # mode, type and object by name


def publish_branch(source: Source, branch: str, built: Built, aliases: tuple[str, ...], steps: Steps, push: bool) -> list[Entry]:
    """Puts a version and the step to it onto the branch; the list as it is then. Who comes second builds upon the first: tries again."""
    top = source.top
    _check_branch(top, branch)
    tree = write_tree(top, built.files)
    for _ in range(TRIES):
        base, here = base_of(top, branch, push)
        entries = branch_list(top, base, branch)
        before = entries[0] if entries else None
        wanted = with_version(entries, with_step(Entry(built.version, aliases, built.properties), before), branch)
        step = steps(before, _reading(top, base, before))
        commit = _commit(source, base, entries, wanted, (tree, write_tree(top, step)))
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
    with scratch("plan-tree-") as folder:
        names = [folder / str(number) for number in range(len(files))]
        for name, content in following(list(zip(names, files.values(), strict=True)), "progress-stored"):
            name.write_bytes(content)
        given = "".join(f"{name}\n" for name in names).encode()
        blobs = git(top, "hash-object", "-w", "--no-filters", "--stdin-paths", given=given).decode().split()
        index = {"GIT_INDEX_FILE": str(folder / "index")}
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


def _reading(top: Path, base: str, before: Entry | None) -> Reading:
    """What reads the files of a version on the branch. A file that git cannot give is an error, and not taken for one that is not there."""
    rows = git(top, "ls-tree", "-r", "-z", f"{base}:{before.version}").decode().split("\0") if before is not None else []
    blobs = {path: about.split()[2] for about, _, path in (row.partition("\t") for row in rows if row)}
    return lambda path: git(top, "cat-file", "blob", blobs[path]) if path in blobs else None


def _commit(source: Source, base: str, before: list[Entry], wanted: list[Entry], new: tuple[str, str]) -> str:
    """The commit of the new state upon the old one; `new` are the trees of the new version and of the step to it."""
    top = source.top
    rows = tree_of(top, base) if base else {}
    for name in names_of(before).keys() - {one.version for one in before}:
        rows.pop(name, None)  # aliases are made anew
    trees = {one.version: new[0] if one.version == wanted[0].version else rows[one.version][2] for one in wanted}
    for name, version in names_of(wanted).items():
        rows[name] = ("040000", "tree", trees[version])
    steps = tree_of(top, rows[CHANGES][2]) if CHANGES in rows else {}
    steps[wanted[0].version] = ("040000", "tree", new[1])
    rows[CHANGES] = ("040000", "tree", _made(top, {one.version: steps[one.version] for one in wanted if one.version in steps}))
    for name, content in {**front_files(wanted), ".nojekyll": b""}.items():
        blob = git(top, "hash-object", "-w", "--stdin", given=content).decode().strip()
        rows[name] = ("100644", "blob", blob)
    whole = _made(top, rows)
    dates = {f"GIT_{who}_DATE": f"{source.time} +0000" for who in ("AUTHOR", "COMMITTER")}
    told = text(say("publish-commit", version=wanted[0].version, commit=source.commit))
    return line(top, "commit-tree", whole, *(("-p", base) if base else ()), "-m", told, around=dates)


def _made(top: Path, rows: Tree) -> str:
    """A tree of these rows."""
    given = "".join(f"{mode} {what} {thing}\t{name}\0" for name, (mode, what, thing) in sorted(rows.items())).encode()
    return git(top, "mktree", "-z", given=given).decode().strip()


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
