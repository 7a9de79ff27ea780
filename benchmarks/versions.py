"""The comparison of two versions of a whole portal in which one plan was edited: beside the check of that one plan."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.checks import DAY, portal
from benchmarks.measure import Case
from macros.model.project import Chosen
from scripts.checking import check_all
from scripts.comparing import compare_sides

SIZE = 300


def cases() -> Iterator[Case]:
    """300 plans in a repository of two commits; one number of one plan differs."""
    root = portal(SIZE)
    _git(root, "init", "-q")
    _commit(root)
    file = root / "data/plan-7/targets.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("growth: 25%", "growth: 26%"), encoding="utf-8")
    _commit(root)
    one = partial(checked, root)
    yield Case(f"compare two commits of {SIZE} plans, one edited", partial(compared, root, "HEAD"), {"the check of that plan": one}, 5)
    yield Case(f"compare {SIZE} plans on disk with a commit, one edited", partial(compared, root, None), {"the check of that plan": one}, 5)


def compared(root: Path, after: str | None) -> int:
    """How many figures changed."""
    found = compare_sides(root, "HEAD^1", after, (), "zh")
    assert [plan.key for plan in found.plans] == ["plan-7"]
    return len(found.plans[0].moves)


def checked(root: Path) -> int:
    """Checks the edited plan with its pages, from nothing."""
    return len(check_all([Chosen(root, ("data/plan-7",))], DAY, cached=False).findings)


def _commit(root: Path) -> None:
    _git(root, "add", "-A")
    _git(root, "commit", "-q", "-m", "an edit")


def _git(root: Path, *words: str) -> None:
    who = {f"GIT_{who}_{what}": "bench@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", *words], cwd=root, env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, **who}, check=True)
