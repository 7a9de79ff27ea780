"""A short search for what a check cannot answer, and everything that longer ones found (see tests/fuzz.py)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests import fuzz


@pytest.mark.parametrize("kind", fuzz.KINDS)
def test_a_short_search_finds_nothing(kind: str) -> None:
    @settings(suppress_health_check=[HealthCheck.too_slow])
    @given(fuzz.KINDS[kind][1])
    def run(case: object) -> None:
        fuzz.tried(kind, case)

    run()


@pytest.mark.parametrize("path", sorted(fuzz.CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_what_was_found_is_answered(path: Path) -> None:
    kind = path.stem.partition("-")[0]
    fuzz.tried(kind, fuzz.read(kind, path.read_bytes().decode("utf-8", "surrogatepass")))


@pytest.mark.parametrize("case", [("facts", "a: 1\nb"), "{{ x }}\n"])
def test_a_kept_case_is_read_as_it_was(case: object) -> None:
    assert fuzz.read("data" if isinstance(case, tuple) else "page", fuzz.written(case)) == case


def test_a_case_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def spin(_: object) -> None:
        while True:
            sum(range(1000))

    monkeypatch.setattr(fuzz, "PATIENCE", 1)
    monkeypatch.setitem(fuzz.KINDS, "page", (spin, fuzz.PAGE))
    with pytest.raises(fuzz.Stuck):
        fuzz.tried("page", "")
