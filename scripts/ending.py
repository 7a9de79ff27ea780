"""What is there for a while, folders and processes: whatever ends ours and when, it is gone behind us."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

ENDS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
PATIENCE = 5  # seconds that a process has to end when asked
TOLD = (signal.SIGTERM,)
KILL = (signal.SIGKILL,) if os.name == "posix" else TOLD
ASKED = (signal.SIGINT, *TOLD, *KILL) if os.name == "posix" else TOLD
GROUP = 0 if os.name == "posix" else None  # of its own


def heed_ends() -> None:
    """Whoever ends the process, it cleans up as after Ctrl-C; what it was told not to hear (nohup) it does not hear."""
    for end in ENDS[1:]:
        if signal.getsignal(end) is not signal.SIG_IGN:
            signal.signal(end, signal.default_int_handler)


@contextlib.contextmanager
def deferred() -> Iterator[None]:
    """What would end us meanwhile does so afterwards."""
    came: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        came.append(number)

    ours = ENDS if threading.current_thread() is threading.main_thread() else ()  # no other thread hears of any
    heard = {end: signal.signal(end, note) for end in ours if callable(signal.getsignal(end))}
    try:
        yield
    finally:
        for end, handler in heard.items():
            signal.signal(end, handler)
    for number in came[:1]:
        signal.raise_signal(number)


@contextlib.contextmanager
def scratch(prefix: str, inside: Path | None = None) -> Iterator[Path]:
    """A new folder, among the system's temporary ones or inside another; gone at the end."""
    folders: list[tempfile.TemporaryDirectory[str]] = []
    try:
        with deferred():  # it is there before it is known
            folders.append(tempfile.TemporaryDirectory(prefix=prefix, dir=inside))
        yield Path(folders[0].name)
    finally:
        for folder in folders:
            folder.cleanup()


def start(children: list[subprocess.Popen[Any]], command: Sequence[str], **options: Any) -> None:
    """Starts one more process, which is among the others whatever comes."""
    with deferred():  # it runs before it is known
        children.append(subprocess.Popen(command, **options))


def end(children: Sequence[subprocess.Popen[Any]], asked: Sequence[int]) -> None:
    """Asks all that still run by one signal after the other; behind the last, until they have ended."""
    for number in asked:
        left = [child for child in children if child.poll() is None]
        for child in left:
            child.send_signal(number)
        for child in left:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(PATIENCE if number != asked[-1] else None)


@contextlib.contextmanager
def running(command: Sequence[str], asked: Sequence[int] = KILL, **options: Any) -> Iterator[subprocess.Popen[Any]]:
    """A process in a group of its own, which Ctrl-C reaches through us alone; gone at the end, `asked` by these signals in turn."""
    children: list[subprocess.Popen[Any]] = []
    try:
        start(children, command, process_group=GROUP, **options)
        yield children[0]
    finally:
        end(children, asked)
