"""A published version against its manifest, and against what its commit gives when it is built again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from macros.catalogue import Message, say, text
from macros.model.settings import HOSTS
from scripts.cli import CannotRunError
from scripts.publishing.branch import branch_list
from scripts.publishing.folder import VERSIONS, folder_list
from scripts.publishing.git import GitError, git, maybe
from scripts.publishing.listing import Entry
from scripts.publishing.staging import MANIFEST, hashes, made_with


class Published(Struct, frozen=True):
    """A version as it is published: its files, its manifest, and what the list says of it."""

    files: dict[str, bytes]
    manifest: dict[str, Any]
    listed: dict[str, Any]


def in_folder(target: Path, version: str) -> Published:
    """A version in a folder."""
    entry = _listed(folder_list(target), version, str(target))
    root = target / VERSIONS / entry.version
    return _published({path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}, entry)


def on_branch(top: Path, branch: str, version: str) -> Published:
    """A version on a branch of this clone, else on the branch as it was last fetched."""
    names = (f"refs/heads/{branch}", f"refs/remotes/origin/{branch}")
    commit = next((found for name in names if (found := maybe(top, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"))), "")
    if not commit:
        raise CannotRunError(text(say("no-branch", branch=branch)))
    entry = _listed(branch_list(top, commit, branch), version, branch)
    rows = git(top, "ls-tree", "-r", "-z", f"{commit}:{entry.version}").decode("utf-8", "replace").split("\0")
    named = [(row.partition("\t")[2], row.split()[2]) for row in rows if row]
    return _published(dict(zip([name for name, _ in named], _blobs(top, [blob for _, blob in named]), strict=True)), entry)


def _blobs(top: Path, names: list[str]) -> Iterator[bytes]:
    """The contents of objects, asked for at once."""
    told, at = git(top, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode()), 0
    for _ in names:
        end = told.index(b"\n", at)
        size = int(told[at:end].split()[2])
        yield told[end + 1 : end + 1 + size]
        at = end + size + 2


def _listed(entries: list[Entry], version: str, where: str) -> Entry:
    found = next((one for one in entries if version == one.version or version in one.aliases), None)
    if found is None:
        known = "、".join(one.version for one in entries) or "—"
        raise CannotRunError(text(say("not-published", version=version, where=where, known=known)))
    return found


def _published(files: dict[str, bytes], entry: Entry) -> Published:
    try:
        manifest = json.loads(files[MANIFEST])
        if not isinstance(manifest["files"], dict) or not isinstance(manifest["commit"], str):
            raise TypeError
    except (KeyError, ValueError, TypeError) as error:
        raise CannotRunError(text(say("manifest-unreadable", version=entry.version))) from error
    return Published(files, manifest, entry.properties)


def against_manifest(found: Published) -> list[Message]:
    """What is not as the manifest says, and whether the manifest is the one that the list names."""
    told = []
    if found.listed.get("manifest") != f"sha256:{hashlib.sha256(found.files[MANIFEST]).hexdigest()}":
        told.append(say("manifest-changed", file=MANIFEST))
    return told + differences(found.manifest["files"], hashes({path: content for path, content in found.files.items() if path != MANIFEST}))


def differences(before: dict[str, str], after: dict[str, str]) -> list[Message]:
    """Files that are lost, more, or other, sorted."""
    return [
        say("file-lost" if path not in after else "file-more" if path not in before else "file-other", file=path)
        for path in sorted({*before, *after})
        if before.get(path) != after.get(path)
    ]


def other_packages(found: Published) -> list[str]:
    """Packages that shape the bytes and are installed here in another version, as `name 1.0 → 1.1`."""
    then, now = found.manifest.get("made_with", {}), made_with(found.manifest.get("host", HOSTS[0]))
    return [f"{name} {then.get(name) or '—'} → {now.get(name) or '—'}" for name in sorted({*then, *now}) if then.get(name) != now.get(name)]


def is_shallow(top: Path) -> bool:
    """True for a clone without its history."""
    try:
        return git(top, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except GitError:
        return False
