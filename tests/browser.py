"""The browser that page tests drive: found on this machine, or installed by `python -m tests.browser --install`.

Looked for in this order: the program named by PLAN_BROWSER, Chromium or Chrome on the path, Chrome in macOS's folder of
applications, playwright's own download. A missing browser is a failure with a way out, never a skipped test.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from scripts.browser import ARGUMENTS, candidates, starts

WAY_OUT = """没有找到浏览器：请安装 Chromium 或 Chrome，或用 PLAN_BROWSER=/路径/chromium 指明位置，再运行一次。
No browser was found. Install Chromium or Chrome, or name one with PLAN_BROWSER=/path/to/chromium, and run this again:
  Debian, Ubuntu   sudo apt-get install chromium fonts-noto-cjk
  macOS            brew install --cask chromium
  elsewhere        .venv/bin/playwright install chromium"""
NO_FONT = "没有中文字体，截图里的汉字会是方框 · no Chinese font, so screenshots show boxes: install fonts-noto-cjk"


class NoBrowserError(Exception):
    """There is no browser that starts; the text says what to do."""


@cache
def find() -> Path:
    """The browser's program. Raises NoBrowserError when there is none that starts."""
    named = os.environ.get("PLAN_BROWSER")
    if named:
        if starts(named):
            return Path(named)
        raise NoBrowserError(f"PLAN_BROWSER={named} 不能运行 · does not start\n{WAY_OUT}")
    program = next(filter(starts, _candidates()), None)
    if program is None:
        raise NoBrowserError(WAY_OUT)
    return Path(program)


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless browser, closed at the end."""
    program = find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


def install() -> None:
    """Installs what is missing of browser and Chinese font, with the system's packages where we may, else playwright's download.

    Leaves the machine alone when PLAN_BROWSER names a browser: then that one is meant.
    """
    if os.environ.get("PLAN_BROWSER"):
        return
    packages = ([] if _found() else ["chromium"]) + ([] if _has_chinese_font() else ["fontconfig", "fonts-noto-cjk"])
    rights = _rights()
    if packages and rights is not None:
        environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
        _run([*rights, *environment, "apt-get", "update", "-qq"])
        for package in packages:
            _run([*rights, *environment, "apt-get", "install", "-qq", "--yes", "--no-install-recommends", package])
    if not _found():
        _run([sys.executable, "-m", "playwright", "install", "chromium"])
    if not _has_chinese_font():
        print(NO_FONT, file=sys.stderr)


def main(arguments: list[str]) -> int:
    """Prints the browser's path; with --install, installs it first. Exit code 1 when there is none."""
    if "--install" in arguments:
        install()
    try:
        print(find())
    except NoBrowserError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def _candidates() -> Iterator[str]:
    """Programs that may be a browser, the cheapest to ask first."""
    yield from candidates()
    with sync_playwright() as playwright:
        downloaded = playwright.chromium.executable_path
    yield downloaded


def _found() -> bool:
    find.cache_clear()
    try:
        find()
    except NoBrowserError:
        return False
    return True


def _has_chinese_font() -> bool:
    """True when fontconfig knows a Chinese font, or the system keeps fonts in another way (macOS, which brings its own)."""
    if sys.platform == "darwin":
        return True
    lister = shutil.which("fc-list")
    return lister is not None and bool(subprocess.run([lister, ":lang=zh"], capture_output=True, check=False).stdout.strip())


def _rights() -> list[str] | None:
    """How to run apt-get with the rights to install: nothing before it for root, sudo, or None where neither is to be had."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    allowed = sudo is not None and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    return [sudo, "-n"] if sudo is not None and allowed else None


def _run(command: list[str]) -> None:
    """Runs a command, showing what it said only when it failed; what follows from a failure is for the caller to find out."""
    print("…", " ".join(command), file=sys.stderr)
    ran = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if ran.returncode:
        print(ran.stdout, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
