"""Publishing killed at random moments: `python -m benchmarks.kills 200 [SEED] [folder|branch]` runs the whole command on a small portal.

After each kill of the command and of every process it started (git too) what is served must be entirely old or entirely new: the folder,
or the branch here and on the other side, with the list, the versions and the step to each; the next run must go on from there. It prints
how many were which.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from scripts.publishing.across import CHANGES, FRONT
from scripts.publishing.listing import names_of, read_list
from scripts.publishing.staging import hashes
from tests.publishing import files_in, git
from tests.test_publish_commands import portal

COMMAND = "from scripts.cli import main; main()"
BRANCH = "gh-pages"


def whole(site: Path) -> list[str]:
    """The versions of a site, every file of each as its manifest says; the list is that of the folders, and so are the steps."""
    if not site.exists():
        return []
    entries = read_list((site / "versions.json").read_bytes(), "list")
    assert {path.name for path in site.iterdir()} - FRONT - {".nojekyll", ".git"} == set(names_of(entries))
    assert {path.name for path in (site / CHANGES).iterdir()} == {one.version for one in entries}
    before = [one.version for one in entries[1:]] + [None]
    for entry, earlier in zip(entries, before, strict=True):
        assert json.loads((site / CHANGES / entry.version / "index.json").read_bytes())["before"] == earlier
    for name in names_of(entries):
        files = files_in(site / name)
        manifest = json.loads(files.pop("manifest.json"))
        assert hashes(files) == manifest["files"]
    return [one.version for one in entries]


def in_folder(root: Path) -> tuple[list[str], Callable[[], list[str]]]:
    """What the command is told to publish into a folder, and what is served there."""
    out = root.with_name("out")
    return ["--to", str(out)], lambda: whole(out / "site")


def on_branch(root: Path) -> tuple[list[str], Callable[[], list[str]]]:
    """The same for a branch that is pushed. Both sides are looked at: this clone may be behind the other, never ahead of it."""
    bare, seen = root.with_name("bare.git"), root.with_name("seen")
    git(root, "clone", "-q", "--bare", str(root), str(bare))
    git(root, "remote", "add", "origin", str(bare))

    def served() -> list[str]:
        for side in (root, bare):
            git(side, "fsck", "--no-dangling", "--connectivity-only")
        if not git(bare, "branch", "--list", BRANCH):
            return []
        commit = git(bare, "rev-parse", BRANCH)
        here = git(root, "for-each-ref", "--format=%(objectname)", f"refs/heads/{BRANCH}")
        assert not here or git(bare, "merge-base", here, commit) == here
        if not seen.exists():
            git(root.parent, "clone", "-q", "-b", BRANCH, str(bare), str(seen))
        git(seen, "fetch", "-q", "origin", BRANCH)
        git(seen, "reset", "-q", "--hard", commit)
        git(seen, "clean", "-qfdx")
        return whole(seen)

    return ["--push"], served


def started(root: Path, version: str, more: list[str]) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-c", COMMAND, "publish", version, "--alias", "latest", *more]
    return subprocess.Popen(words, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def main(times: int, seed: int, way: str) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        root = portal(Path(place, "portal"))
        more, served = (in_folder if way == "folder" else on_branch)(root)
        begun = time.monotonic()
        assert started(root, "0", more).wait() == 0
        usual, old, new = time.monotonic() - begun, 0, 0
        for number in range(1, times + 1):
            before, child = served(), started(root, f"1.{number}", more)
            # half of the kills fall on the last quarter, where things are written
            time.sleep(usual * (chance.uniform(0.75, 1.1) if number % 2 else chance.uniform(0, 1.1)))
            subprocess.run(["kill", f"-{signal.SIGKILL.value}", "--", f"-{child.pid}"], check=False, capture_output=True)
            child.wait()
            after = served()
            assert after in (before, [f"1.{number}", *before]), (number, before, after)
            old, new = old + (after == before), new + (after != before)
            print(f"\r{number}: {old} old, {new} new", end="", file=sys.stderr, flush=True)
        assert started(root, "2", more).wait() == 0
        assert served()[0] == "2"
    print(f"\n{way}: {times} kills: {old} left the old state, {new} the new one, 0 anything else")


if __name__ == "__main__":
    given = dict(enumerate(sys.argv))
    main(int(given.get(1, "200")), int(given.get(2, "1")), given.get(3, "folder"))
