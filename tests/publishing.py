"""Published versions for tests: tiny ones, made in a moment, and what must hold of them whatever happens on the way."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import signal
import subprocess
import time
from pathlib import Path

from scripts.publishing.across import CHANGES, COMPARE, FRONT, Reading, front_files
from scripts.publishing.disk import Disk
from scripts.publishing.folder import SITE, VERSIONS, publish_folder
from scripts.publishing.listing import LIST, Entry, names_of, read_list
from scripts.publishing.source import Source, at_commit
from scripts.publishing.staging import Built, with_manifest


def tiny(version: str, source: Source | None = None) -> Built:
    """A site of three files."""
    files = {"index.html": f"<p>{version}</p>\n".encode(), "p/index.html": b"\x00\xff\r\n", "p/data/计划.csv": f"a,{version}\n".encode()}
    return with_manifest(source or Source(Path("/"), "", "0" * 40, 1_767_000_000), version, files)


def stepped(before: Entry | None, read: Reading) -> dict[str, bytes]:
    """The step to a tiny version: it tells from which one, and has read it."""
    if before is None:
        return {"index.json": b"first\n"}
    assert read("p/index.html") == b"\x00\xff\r\n"
    assert read("nothing") is None
    return {"index.json": f"{before.version}\n".encode()}


def step_names(entries: list[Entry]) -> list[str]:
    """What the step to each version must say, oldest last."""
    return [*(f"{one.version}\n" for one in entries[1:]), "first\n"]


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def served(target: Path) -> list[str]:
    """The versions a folder serves, newest first; every one of them whole, and nothing else there."""
    if not (target / SITE).exists():
        return []
    entries = read_list((target / SITE / LIST).read_bytes(), "list")
    shown = {path.name for path in (target / SITE).iterdir()} - FRONT
    assert shown == set(names_of(entries)), "the list is that of the folders"
    assert {path.name for path in (target / SITE / CHANGES).iterdir()} == {one.version for one in entries}
    told = [(target / SITE / CHANGES / one.version / "index.json").read_text(encoding="utf-8") for one in entries]
    assert told == step_names(entries), "every step leads from the version before"
    assert (target / SITE / COMPARE).read_bytes() == front_files(entries)[COMPARE]
    for name, version in names_of(entries).items():
        assert files_in(target / SITE / name) == tiny(version).files, f"{name} is whole"
    return [one.version for one in entries]


class Ending(Disk):
    """A disk that goes wrong at its n-th step: there is no room (`full`), Ctrl-C is pressed (`stop`), or the process ends at once."""

    def __init__(self, last: int, kind: str) -> None:
        self.left, self.kind = last, kind

    def step(self) -> None:
        self.left -= 1
        if self.left < 0:
            if self.kind == "stop":
                os.kill(os.getpid(), signal.SIGINT)
            if self.kind != "cut":
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os._exit(9)


class HalfWritten(Ending):
    """The same, with half of the bytes written."""

    def write(self, path: Path, content: bytes) -> None:
        if self.left == 0:
            path.write_bytes(content[: len(content) // 2])
        super().write(path, content)


def ended(target: Path, version: str, disk: Disk) -> int:
    """Publishes in a process of its own, and how that ended: 0 well, 1 refused by the disk, 9 cut off, 130 stopped by Ctrl-C."""
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background is deaf to it
        code = 1
        try:
            publish_folder(target, tiny(version), ("latest",), stepped, disk)
            code = 0
        except KeyboardInterrupt:
            code = 130
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def endings(place: Path, kind: str) -> int:
    """Ends the second publication at every step there is; after each, everything is old or new, and the next run succeeds. How many."""
    count = 0
    while True:
        target = place / str(count)
        publish_folder(target, tiny("1.0"), ("latest",), stepped)
        code = ended(target, "2.0", (HalfWritten if kind == "half" else Ending)(count, kind))
        after = served(target)
        assert after in (["1.0"], ["2.0", "1.0"]), (count, after)
        if code == 0:
            assert after == ["2.0", "1.0"]
            return count
        assert code == {"cut": 9, "stop": 130}.get(kind, 1)
        if after == ["1.0"]:
            publish_folder(target, tiny("2.0"), ("latest",), stepped)
        publish_folder(target, tiny("3.0"), ("latest",), stepped)
        assert served(target) == ["3.0", "2.0", "1.0"]
        left = {path.name for folder in (target, target / VERSIONS, target / CHANGES) for path in folder.iterdir()}
        assert not any(name.startswith(".new-") for name in left), "nothing is left lying"
        count += 1


def kills(place: Path, seed: int, times: int) -> tuple[int, int]:
    """Kills publishers at random moments of the time that one takes; how many left the old state, and how many the new one."""
    chance, old, new = random.Random(seed), 0, 0
    for number in range(times):
        target = place / str(number)
        begun = time.monotonic()
        publish_folder(target, tiny("1.0"), ("latest",), stepped)
        usual = time.monotonic() - begun
        child = os.fork()
        if child == 0:
            publish_folder(target, tiny("2.0"), ("latest",), stepped)
            os._exit(0)
        time.sleep(usual * chance.uniform(0, 2))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        after = served(target)
        assert after in (["1.0"], ["2.0", "1.0"]), (number, after)
        old, new = old + (after == ["1.0"]), new + (after != ["1.0"])
        publish_folder(target, tiny("3.0"), ("latest",), stepped)
        assert served(target) == ["3.0", *after]
    return old, new


def git(folder: Path, *words: str) -> str:
    """Git, which must succeed."""
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"git {words}: {done.stderr}"
    return done.stdout.strip()


def repository(folder: Path) -> Path:
    """A repository with one commit."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "user.name", "某人")
    git(folder, "config", "user.email", "someone@example.org")
    (folder / "mkdocs.yml").write_text("site_name: 例\n", encoding="utf-8")
    (folder / "data").mkdir()
    (folder / "data/note.txt").write_text("例\n", encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "one")
    return folder


def source_of(folder: Path) -> Source:
    found = at_commit(folder, "HEAD")
    assert found is not None
    return found


def on_branch(folder: Path, branch: str = "gh-pages") -> list[str]:
    """The versions on a branch, newest first; every one whole, and nothing else there."""
    git(folder, "fsck", "--strict", "--no-dangling")
    entries = read_list(git(folder, "show", f"{branch}:{LIST}").encode(), "list")
    tops = set(git(folder, "-c", "core.quotepath=off", "ls-tree", "--name-only", branch).splitlines()) - FRONT - {".nojekyll"}
    assert tops == set(names_of(entries)), "the list is that of the folders"
    assert set(git(folder, "ls-tree", "--name-only", f"{branch}:{CHANGES}").splitlines()) == {one.version for one in entries}
    told = [git(folder, "show", f"{branch}:{CHANGES}/{one.version}/index.json") + "\n" for one in entries]
    assert told == step_names(entries), "every step leads from the version before"
    assert git(folder, "show", f"{branch}:{COMPARE}") == front_files(entries)[COMPARE].decode().strip()
    for name, version in names_of(entries).items():
        expected = {path: blob_name(content) for path, content in tiny(version).files.items()}
        rows = [row.split(maxsplit=3) for row in git(folder, "-c", "core.quotepath=off", "ls-tree", "-r", f"{branch}:{name}").splitlines()]
        found = {path: blob for _, _, blob, path in rows}
        assert found | {"manifest.json": ""} == expected | {"manifest.json": ""}, f"{name} is whole"  # the manifest names the commit
    return [one.version for one in entries]


def blob_name(content: bytes) -> str:
    """What git calls these bytes."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
