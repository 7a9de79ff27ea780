"""Publishing killed at random moments: `python -m benchmarks.kills 200 [SEED]` runs the whole command on a small portal and kills it.

After each kill the served folder must be entirely old or entirely new; the next run must go on from there. It prints how many were which.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts.publishing.listing import names_of, read_list
from scripts.publishing.staging import hashes
from tests.publishing import files_in
from tests.test_publish_commands import portal

COMMAND = "from scripts.cli import main; main()"


def whole(out: Path) -> list[str]:
    """The versions that are served, every file of each as its manifest says; the list is that of the folders."""
    if not (out / "site").exists():
        return []
    entries = read_list((out / "site/versions.json").read_bytes(), "list")
    assert {path.name for path in (out / "site").iterdir()} - {"versions.json", "index.html"} == set(names_of(entries))
    for name in names_of(entries):
        files = files_in(out / "site" / name)
        manifest = json.loads(files.pop("manifest.json"))
        assert hashes(files) == manifest["files"]
    return [one.version for one in entries]


def started(root: Path, out: Path, version: str) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-c", COMMAND, "publish", version, "--alias", "latest", "--to", str(out)]
    return subprocess.Popen(words, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def main(times: int, seed: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        root, out = portal(Path(place, "portal")), Path(place, "out")
        begun = time.monotonic()
        assert started(root, out, "0").wait() == 0
        usual, old, new = time.monotonic() - begun, 0, 0
        for number in range(1, times + 1):
            before, child = whole(out), started(root, out, f"1.{number}")
            # half of the kills fall on the last quarter, where things are written
            time.sleep(usual * (chance.uniform(0.75, 1.1) if number % 2 else chance.uniform(0, 1.1)))
            subprocess.run(["kill", f"-{signal.SIGKILL.value}", "--", f"-{child.pid}"], check=False, capture_output=True)
            child.wait()
            after = whole(out)
            assert after in (before, [f"1.{number}", *before]), (number, before, after)
            old, new = old + (after == before), new + (after != before)
        assert started(root, out, "2").wait() == 0
        assert whole(out)[0] == "2"
    print(f"{times} kills: {old} left the old state, {new} the new one, 0 anything else")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
