"""A site made in parts: what is kept of the pages and files of some plans, by another process or on another machine, put together again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat
from pathlib import Path

from macros.pages.host import line_address
from macros.pages.kept import FOLDER as PAGES
from macros.pages.kept import PART
from macros.pages.progress import TERMINAL, following
from macros.pages.shelf import Shelf, shelf
from macros.pages.stored import is_linked
from scripts.bundles import FOLDER as FILES
from scripts.bundles import bundle
from scripts.ending import ENDS, GROUP, TOLD, end, heed_ends, scratch, start
from scripts.generators import called, mkdocs

COMMAND = "from scripts.parts import one_of_several; one_of_several()"
KEPT = ".plan"


def make_part(held: Shelf, plans: Sequence[str], environment: Mapping[str, str]) -> int:
    """Makes and keeps the pages and files of some plans, and writes no site; the generator's exit code. `held` may have some computed."""
    held.mark(plans)
    with scratch("plan-part-") as folder:
        code = called([*mkdocs(folder), "--quiet"], held.root, {**environment, PART: ",".join(plans)})
    forge = line_address(held.root)
    for key in following(plans, "progress-files") if not code else ():
        bundle(held, key, forge)
    return code


def make_parts(root: Path, plans: Sequence[str], jobs: int, environment: Mapping[str, str]) -> int:
    """The same by so many processes at once; the first exit code that is not 0. The first of them tells how far it is, for all.

    Ctrl-C reaches them through us alone, so that each is asked once and can clean up behind itself.
    """
    shares = [plans[number::jobs] for number in range(jobs) if plans[number::jobs]]
    children: list[subprocess.Popen[bytes]] = []
    try:
        for share, quiet in zip(shares, chain([{}], repeat({TERMINAL: ""})), strict=False):
            command, around = [sys.executable, "-c", COMMAND, *share], {**environment, **quiet}
            start(children, command, cwd=root, env=around, stdout=subprocess.DEVNULL, process_group=GROUP)
        return next((code for code in [one.wait() for one in children] if code), 0)
    finally:
        end(children, TOLD)


def one_of_several() -> None:
    """One of those processes: its arguments are plans that have been checked."""
    heed_ends()
    try:
        sys.exit(make_part(shelf(Path.cwd()), sys.argv[1:], os.environ))
    except KeyboardInterrupt:
        sys.exit(130)


def is_part(folder: Path) -> bool:
    """True for what a build has kept."""
    return any((folder / Path(name).name).is_dir() for name in (PAGES, FILES))


def merge(root: Path, folders: Iterable[Path]) -> None:
    """Takes over what other builds have kept; what does not hold here is not used. Links are left out."""
    for folder in folders:
        for name in (name for name in (PAGES, FILES) if not is_linked(root / KEPT, root / name)):
            source = folder / Path(name).name
            for path in sorted(source.rglob("*")):
                if path.is_file() and not path.is_symlink():
                    target = root / name / path.relative_to(source)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(path, target.with_name(f"{target.name}.part"))
                    target.with_name(f"{target.name}.part").replace(target)


def take_place(built: Path, site: Path) -> None:
    """Puts a finished site in the place of the one before, whose other hidden files stay, as the generator leaves them.

    It comes onto the disk of the site first; then all is moved in a moment, in which nobody can stop it.
    """
    site.mkdir(parents=True, exist_ok=True)
    with scratch(".plan-site-", site) as folder:
        ready, before = folder / "site", folder / "before"
        shutil.move(built, ready)
        before.mkdir()
        names = {path.name for path in ready.iterdir()}
        heard = {end: signal.signal(end, signal.SIG_IGN) for end in ENDS}
        try:
            _move([path for path in site.iterdir() if path.name in names or not path.name.startswith(".")], before)
            try:
                _move([*ready.iterdir()], site)
            except OSError:
                _move([*before.iterdir()], site)
                raise
            shutil.rmtree(before)
        finally:
            for end, handler in heard.items():
                signal.signal(end, handler)


def _move(paths: Iterable[Path], folder: Path) -> None:
    """All of them, or none."""
    moved: list[Path] = []
    try:
        for path in paths:
            path.replace(folder / path.name)
            moved.append(path)
    except OSError:
        for path in moved:
            (folder / path.name).replace(path)
        raise
