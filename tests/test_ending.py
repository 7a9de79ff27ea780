"""What is there for a while is gone whenever we are stopped, in the very moment in which it comes too."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts import ending
from scripts.ending import ASKED, deferred, running, scratch
from scripts.generators import called, generate
from scripts.publishing import staging

WAITING = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = [sys.executable, "-c", "import signal, time; signal.signal(signal.SIGINT, signal.SIG_IGN); print(flush=True); time.sleep(60)"]


@pytest.fixture(autouse=True)
def hearing() -> Iterator[None]:
    """Ctrl-C is heard: a run in the background is deaf to it."""
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, heard)


def stopped_when_started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[Any]]:
    """Ctrl-C comes when a process has been started and nobody knows it yet; the processes, to be looked at afterwards."""
    started: list[subprocess.Popen[Any]] = []

    class Started(subprocess.Popen[Any]):
        def __init__(self, *values: Any, **named: Any) -> None:
            super().__init__(*values, **named)
            started.append(self)
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(subprocess, "Popen", Started)
    return started


@pytest.mark.parametrize(
    "run", [lambda folder: called(WAITING, folder, os.environ), lambda folder: staging._ran(WAITING, folder, dict(os.environ))]
)
def test_a_process_that_has_just_been_started_is_ended_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, run: Callable[[Path], object]
) -> None:
    monkeypatch.setattr(staging, "PATIENCE", 0.1)
    started = stopped_when_started(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path)
    assert [child.returncode for child in started if child.returncode] == [child.returncode for child in started] != []


def test_a_folder_that_has_just_been_made_goes_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    make: Callable[..., str] = tempfile.mkdtemp

    def made(*values: Any) -> str:
        folder = make(*values)
        signal.raise_signal(signal.SIGINT)
        return folder

    def work() -> None:
        with scratch("plan-", tmp_path):
            pytest.fail("nobody works in it")

    monkeypatch.setattr(tempfile, "mkdtemp", made)
    with pytest.raises(KeyboardInterrupt):
        work()
    assert list(tmp_path.iterdir()) == []


def test_no_settings_of_a_generator_stay_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write = Path.write_text

    def written(path: Path, *values: Any, **named: Any) -> int:
        count = write(path, *values, **named)
        signal.raise_signal(signal.SIGINT)
        return count

    monkeypatch.setattr(Path, "write_text", written)
    with pytest.raises(KeyboardInterrupt):
        generate("zensical", tmp_path, tmp_path / "site", os.environ)
    assert list(tmp_path.iterdir()) == []


def test_who_does_not_hear_is_asked_louder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "PATIENCE", 0.2)
    with running(DEAF, ASKED, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        with child.stdout as said:
            assert said.readline() == b"\n"
    assert child.returncode == -signal.SIGTERM


def test_what_ends_us_waits_its_turn() -> None:
    done = []

    def work() -> None:
        with deferred():
            signal.raise_signal(signal.SIGINT)
            done.append("the rest")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["the rest"]
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)  # heard as before


def test_another_thread_may_start_processes(tmp_path: Path) -> None:
    codes: list[int] = []
    thread = threading.Thread(target=lambda: codes.append(called([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, os.environ)))
    thread.start()
    thread.join()
    assert codes == [3]


def test_all_are_asked_before_anybody_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "PATIENCE", 0.2)
    asked: list[tuple[int, int]] = []
    children: list[subprocess.Popen[Any]] = []

    class Asked(subprocess.Popen[Any]):
        def send_signal(self, number: int) -> None:
            asked.append((children.index(self), number))
            super().send_signal(number)

    monkeypatch.setattr(subprocess, "Popen", Asked)
    for command in (DEAF, WAITING):
        ending.start(children, command, stdout=subprocess.PIPE)
    assert children[0].stdout is not None
    assert children[0].stdout.readline() == b"\n"
    ending.end(children, ASKED)
    assert asked == [(0, signal.SIGINT), (1, signal.SIGINT), (0, signal.SIGTERM)]
    for child in children:
        child.communicate()
