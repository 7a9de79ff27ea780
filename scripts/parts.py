"""A site made in parts: what is kept of the pages and files of some plans, by another process or on another machine, put together again."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from macros.pages.host import line_address
from macros.pages.kept import FOLDER as PAGES
from macros.pages.kept import PART
from macros.pages.progress import following
from macros.pages.shelf import Shelf
from scripts.bundles import FOLDER as FILES
from scripts.bundles import bundle
from scripts.generators import mkdocs

COMMAND = "from scripts.cli import main; main()"
KEPT = ".plan"


def make_part(held: Shelf, plans: Sequence[str], environment: Mapping[str, str]) -> int:
    """Makes and keeps the pages and files of some plans, and writes no site; the generator's exit code. `held` may have some computed."""
    with tempfile.TemporaryDirectory(prefix="plan-part-") as folder:
        done = subprocess.run([*mkdocs(Path(folder)), "--quiet"], cwd=held.root, env={**environment, PART: ",".join(plans)}, check=False)
    forge = line_address(held.root)
    for key in following(plans, "progress-files") if not done.returncode else ():
        bundle(held, key, forge)
    return done.returncode


def make_parts(root: Path, plans: Sequence[str], jobs: int) -> int:
    """The same by so many processes at once; the first exit code that is not 0."""
    shares = [plans[number::jobs] for number in range(jobs) if plans[number::jobs]]
    running = [subprocess.Popen([sys.executable, "-c", COMMAND, "build", *share], cwd=root, stdout=subprocess.DEVNULL) for share in shares]
    try:
        return next((code for code in [one.wait() for one in running] if code), 0)
    finally:
        for one in running:
            if one.poll() is None:
                one.terminate()
                one.wait()


def merge(root: Path, folders: Iterable[Path]) -> None:
    """Takes over what other builds have kept; what does not hold here is not used. Links are left out."""
    for folder in folders:
        for name in (PAGES, FILES):
            source = folder / Path(name).name
            for path in sorted(source.rglob("*")):
                if path.is_file() and not path.is_symlink():
                    target = root / name / path.relative_to(source)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(path, target.with_name(f"{target.name}.part"))
                    target.with_name(f"{target.name}.part").replace(target)


def take_place(built: Path, site: Path) -> None:
    """Puts a finished site in the place of the one before, whose hidden files stay, as the generator leaves them."""
    site.mkdir(parents=True, exist_ok=True)
    for path in site.iterdir():
        if not path.name.startswith("."):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    for path in built.iterdir():
        path.replace(site / path.name)
