"""The browser of this machine: the program named by PLAN_BROWSER, Chromium or Chrome on the path, or in macOS's folder of applications."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# no sandbox, because root in a container has none; the rest keeps the browser from calling home
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@cache
def system_browser() -> Path | None:
    """The browser's program, None when there is none that starts. One that PLAN_BROWSER names is the only one asked."""
    named = os.environ.get("PLAN_BROWSER")
    return next((Path(program) for program in ([named] if named else candidates()) if starts(program)), None)


def starts(program: str) -> bool:
    """True for a program that tells its version; Ubuntu has a `chromium-browser` that only tells people to install a snap."""
    try:
        return subprocess.run([program, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def candidates() -> Iterator[str]:
    """Programs that may be a browser, the cheapest to ask first."""
    yield from filter(None, map(shutil.which, NAMES))
    yield from APPLICATIONS
