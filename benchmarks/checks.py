"""The check of whole portals: beside yamllint over the same data files, a plan at a time, and again after one plan was edited."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.measure import Case
from macros.model.project import Chosen, choose
from scripts.cache import FOLDER
from scripts.checking import check_all

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "fmcg-2026"
DAY = date(2026, 1, 1)
SIZES = (10, 100, 300)


def cases() -> Iterator[Case]:
    """Portals of several plans in one process, each the sample under another name; what was found is kept, as `plan check` does."""
    for size in SIZES:
        root = portal(size)
        chosen = choose(root)
        assert chosen is not None
        name = f"check {size} plans"
        yield Case(f"{name} and their pages", partial(afresh, chosen), {"yamllint, the data only": partial(linted, root)}, 1, long=True)
        yield Case(f"{name} again, one edited", partial(again, chosen), {}, 3, long=True)
        yield Case(f"{name} again, none edited", partial(whole, chosen), {}, 3, long=True)
        shutil.rmtree(root)


def portal(size: int) -> Path:
    """A project of so many plans in a folder that goes with the machine's other temporary ones."""
    root = Path(tempfile.mkdtemp(prefix="portal-"))
    for number in range(size):
        for part in ("data", "content"):
            shutil.copytree(ROOT / part / SAMPLE, root / part / f"plan-{number}")
        targets = root / "data" / f"plan-{number}" / "facts.yml"
        targets.write_text(f"{targets.read_text(encoding='utf-8')}number_{number}: {{name: 编号, value: {number + 1}}}\n", encoding="utf-8")
    return root


def whole(chosen: Chosen) -> int:
    """Checks every plan; how much was found."""
    return len(check_all([chosen], DAY).findings)


def afresh(chosen: Chosen) -> int:
    """The same with nothing known."""
    shutil.rmtree(chosen.root / FOLDER, ignore_errors=True)
    return whole(chosen)


def again(chosen: Chosen) -> int:
    """Edits one plan, then checks them all with what is known of the others."""
    file = chosen.root / chosen.folders[0] / "facts.yml"
    file.write_text(file.read_text(encoding="utf-8") + "# one line more\n", encoding="utf-8")
    return whole(chosen)


def linted(root: Path) -> int:
    """yamllint over the data files; how much it found."""
    from yamllint.config import YamlLintConfig
    from yamllint.linter import run

    config = YamlLintConfig("extends: default")
    return sum(len(list(run(file.read_text(encoding="utf-8"), config, str(file)))) for file in sorted(root.glob("data/*/*.yml")))
