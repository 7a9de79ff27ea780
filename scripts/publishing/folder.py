"""Publishing into a folder for any static server.

    portal/site → states/3            what is served: one link, replaced in one step
    portal/states/3/versions.json     the list, a link for each version and alias, and what stands beside them (across.py)
    portal/versions/2026.1/           the bytes of a version, written once and never again
    portal/changes/2026.1/            the step that led to it, likewise

Whatever happens on the way, `site` leads to the old state or to the new one, and the list in a state is that of its links.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from macros.catalogue import say, text
from macros.pages.progress import following
from scripts.cli import CannotRunError
from scripts.publishing.across import CHANGES, Steps, front_files, has_step, with_step
from scripts.publishing.disk import Disk
from scripts.publishing.listing import LIST, Entry, names_of, read_list, with_version
from scripts.publishing.staging import MANIFEST, Built

SITE, STATES, VERSIONS, LOCK, NEW = "site", "states", "versions", ".lock", ".new-"
OWN = frozenset((SITE, STATES, VERSIONS, CHANGES, LOCK))


def publish_folder(target: Path, built: Built, aliases: tuple[str, ...], steps: Steps, disk: Disk | None = None) -> list[Entry]:
    """Puts a version and the step to it into the folder; the list as it is then. One publisher works at a time: the others wait."""
    disk = disk or Disk()
    folder_list(target)  # what is not ours gets no lock either
    disk.folder(target)
    with _alone(target):
        entries = folder_list(target)
        before = entries[0] if entries else None
        wanted = with_version(entries, with_step(Entry(built.version, aliases, built.properties), before), str(target))
        step = steps(before, lambda path: _read(target / VERSIONS / before.version / path) if before is not None else None)
        _sweep(target, entries, disk)
        _store(target / VERSIONS / built.version, built.files, disk)
        _store(target / CHANGES / built.version, step, disk)
        _switch(target, wanted, disk)
        _sweep(target, wanted, disk)
    return wanted


@contextlib.contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Holds the folder's lock, which the system takes back when a publisher ends in whatever way."""
    import fcntl

    with (target / LOCK).open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def folder_list(target: Path) -> list[Entry]:
    """The versions that are served; every one must be there, and nothing that is not ours."""
    if any(path.name not in OWN and not path.name.startswith(NEW) for path in _inside(target)):
        raise CannotRunError(text(say("folder-not-ours", path=str(target))))
    served = target / SITE
    if not served.is_symlink():
        return []
    try:
        entries = read_list((served / LIST).read_bytes(), str(served / LIST))
    except OSError as error:
        raise CannotRunError(text(say("list-unreadable", where=str(served / LIST)))) from error
    lost = [one.version for one in entries if not (target / VERSIONS / one.version / MANIFEST).is_file()]
    if lost:
        raise CannotRunError(text(say("version-lost", versions="、".join(lost), where=str(target))))
    return entries


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _store(folder: Path, files: dict[str, bytes], disk: Disk) -> None:
    """The bytes of a version, or of its step, under their own name, all of them or none."""
    new = folder.with_name(f"{NEW}{folder.name}")
    disk.folder(new)
    for path, content in following(sorted(files.items()), "progress-stored"):
        if not (new / path).parent.is_dir():
            disk.folder((new / path).parent)
        disk.write(new / path, content)
    for inside in sorted({(new / path).parent for path in files}, reverse=True):
        disk.sync(inside)
    disk.rename(new, folder)


def _switch(target: Path, entries: list[Entry], disk: Disk) -> None:
    """A new state, and the one link that leads to it."""
    states = target / STATES
    disk.folder(states)
    number = 1 + max((int(path.name) for path in states.iterdir() if path.name.isdecimal()), default=0)
    new = states / f"{NEW}{number}"
    disk.folder(new / CHANGES)
    for name, content in front_files(entries).items():
        disk.write(new / name, content)
    for name, version in names_of(entries).items():
        disk.link(new / name, f"../../{VERSIONS}/{version}")
    for one in filter(has_step, entries):
        disk.link(new / CHANGES / one.version, f"../../../{CHANGES}/{one.version}")
    disk.sync(new / CHANGES)
    disk.sync(new)
    disk.rename(new, states / str(number))
    disk.link(target / f"{NEW}{SITE}", f"{STATES}/{number}")
    disk.rename(target / f"{NEW}{SITE}", target / SITE)


def _sweep(target: Path, entries: list[Entry], disk: Disk) -> None:
    """Takes away what an interrupted publisher left: nothing that is listed, nor the state before, which somebody may still be reading."""
    served = (target / SITE).readlink().name if (target / SITE).is_symlink() else ""
    states = sorted((path for path in _inside(target / STATES) if path.name.isdecimal()), key=lambda path: int(path.name))
    before = [path.name for path in states if served and int(path.name) < int(served)]
    known = {one.version for one in entries}
    for path in _inside(target):
        if path.name.startswith(NEW):
            disk.remove(path)
    for path in _inside(target / STATES):
        if path.name not in (served, *before[-1:]):
            disk.remove(path)
    for path in (*_inside(target / VERSIONS), *_inside(target / CHANGES)):
        if path.name not in known:
            disk.remove(path)


def _inside(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []
