"""One case timed: ours and its peers in turn, so that what else the machine does hits them alike."""

from __future__ import annotations

import gc
import platform
import statistics
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Case:
    """What is timed: ours, and the peers by name; all start from the same values and give their results in the same shape.

    What takes minutes is `long`: no run goes before the counted ones, and none for the memory after them. What takes longer
    runs only for those who give the word in `asked`.
    """

    name: str
    ours: Work
    peers: dict[str, Work] = field(default_factory=dict)
    runs: int = 7
    long: bool = False
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a process of its own took, given back by the work that started it: seconds of the processor and peak memory in bytes."""

    cpu: float
    peak: int


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of each run, by the clock and of the processor, and the greatest memory of one more run, in bytes."""

    wall: list[float]
    cpu: list[float]
    peak: int


def measured(case: Case) -> dict[str, Timing]:
    """Ours, under an empty name, and the peers."""
    works = {"": case.ours, **case.peers}
    wall: dict[str, list[float]] = {name: [] for name in works}
    cpu: dict[str, list[float]] = {name: [] for name in works}
    peaks = dict.fromkeys(works, 0)
    for work in () if case.long else works.values():
        work()
    for _ in range(case.runs):
        for name, work in works.items():
            gc.collect()
            clock, processor = time.perf_counter(), time.process_time()
            kept = work()
            wall[name].append(time.perf_counter() - clock)
            cpu[name].append(kept.cpu if isinstance(kept, Ran) else time.process_time() - processor)
            peaks[name] = max(peaks[name], kept.peak if isinstance(kept, Ran) else 0)
            del kept
    return {name: Timing(wall[name], cpu[name], peaks[name] if case.long else _peak(work)) for name, work in works.items()}


def _peak(work: Work) -> int:
    tracemalloc.start()
    kept = work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    del kept
    return peak


def rows(case: Case) -> list[str]:
    """The lines of the table: ours, then each peer with how many times its own time ours takes, run by run."""
    found = measured(case)
    ours = found.pop("")
    lines = [f"| {case.name} | **ours, exact** | {_seconds(ours.wall)} | {_seconds(ours.cpu)} | {_mebibytes(ours)} | |"]
    for name, peer in found.items():
        ratios = sorted(mine / theirs for mine, theirs in zip(ours.cpu, peer.cpu, strict=True))
        told = f"{ratios[0]:.2f} / {statistics.median(ratios):.2f} / {ratios[-1]:.2f}"
        lines.append(f"| | {name} | {_seconds(peer.wall)} | {_seconds(peer.cpu)} | {_mebibytes(peer)} | {told} |")
    return lines


def _mebibytes(timing: Timing) -> str:
    return f"{timing.peak / 2**20:,.0f}" if timing.peak else ""


def _seconds(times: list[float]) -> str:
    return f"{statistics.median(times):.3f}"


def machine() -> str:
    """What the figures were measured on."""
    known = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    names = {line.partition(":")[2].strip() for line in known if line.startswith("model name")}
    count = sum(line.startswith("processor") for line in known)
    return f"{' '.join(sorted(names)) or platform.machine()}, {count or '?'} cores, {platform.system()}, Python {platform.python_version()}"
