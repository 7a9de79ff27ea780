"""The check of whole portals: beside yamllint over the same data files, and again after one plan was edited."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.measure import Case
from macros.model.project import Chosen, choose
from scripts.checking import check_all

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "fmcg-2026"
DAY = date(2026, 1, 1)
SIZES = (3, 30)


def cases() -> Iterator[Case]:
    """Portals of several plans, each the sample under another name."""
    for size in SIZES:
        root = portal(size)
        chosen = choose(root)
        assert chosen is not None
        runs = 3 if size > SIZES[0] else 7
        yield Case(f"check {size} plans and their pages", partial(whole, chosen), {"yamllint, the data only": partial(linted, root)}, runs)
        whole(chosen, cached=True)
        yield Case(f"check {size} plans again, one edited", partial(again, chosen), {"the same from nothing": partial(whole, chosen)}, runs)


def portal(size: int) -> Path:
    """A project of so many plans in a folder that goes with the machine's other temporary ones."""
    root = Path(tempfile.mkdtemp(prefix="portal-"))
    for number in range(size):
        for part in ("data", "content"):
            shutil.copytree(ROOT / part / SAMPLE, root / part / f"plan-{number}")
    return root


def whole(chosen: Chosen, cached: bool = False) -> int:
    """Checks every plan; how much was found."""
    return len(check_all([chosen], DAY, cached).findings)


def again(chosen: Chosen) -> int:
    """Edits one plan, then checks them all with what is known of the others."""
    file = chosen.root / chosen.folders[0] / "facts.yml"
    file.write_text(file.read_text(encoding="utf-8") + "# one line more\n", encoding="utf-8")
    return whole(chosen, cached=True)


def linted(root: Path) -> int:
    """yamllint over the data files; how much it found."""
    from yamllint.config import YamlLintConfig
    from yamllint.linter import run

    config = YamlLintConfig("extends: relaxed")
    return sum(len(list(run(file.read_text(encoding="utf-8"), config, str(file)))) for file in sorted(root.glob("data/*/*.yml")))
