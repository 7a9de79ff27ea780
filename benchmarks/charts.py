"""The pictures of the sample plan, one of each kind: ten milliseconds is what one may cost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.measure import Case
from macros.compute.compute import compute
from macros.model.loading import load_plan
from macros.pages.charts.chart import chart
from macros.pages.links import Reader

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "fmcg-2026"
TIMES = 20  # drawn in one run: one picture alone is over too soon
CALLS = (
    ("columns", ("revenue",), "month"),
    ("mix", ("revenue",), "product"),
    ("cascade", ("revenue",), "market, person"),
    ("bars", ("revenue",), "person"),
    ("range", ("revenue",), ""),
    ("budget", (), ""),
    ("bridge", ("revenue.base", "bridge", "revenue.total"), ""),
    ("steps", ("strategy.rebates.distance",), ""),
    ("funnel", ("outlet.now", "visit.core"), ""),
    ("calendar", (), ""),
    ("organisation", (), ""),
)


def cases() -> Iterator[Case]:
    """Each kind, drawn twenty times with its table of numbers."""
    plan, _ = load_plan(ROOT, f"data/{SAMPLE}")
    assert plan is not None
    reader = Reader(compute(plan), f"{SAMPLE}/index.md")
    for kind, what, along in CALLS:
        yield Case(f"{TIMES} pictures, {kind}", partial(_drawn, reader, kind, what, along))


def _drawn(reader: Reader, kind: str, what: tuple[str, ...], along: str) -> int:
    return sum(len(chart(reader, kind, what, along)) for _ in range(TIMES))
