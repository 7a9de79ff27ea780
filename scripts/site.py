"""`plan build` and `plan serve`: check, then call the site generator."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from macros.catalogue import say, text, word
from macros.model.project import DATA, Chosen, plan_folders
from macros.pages.links import PUBLISHED
from macros.pages.progress import following
from macros.pages.shelf import Shelf, shelf
from macros.source.finding import Level
from scripts.cache import Taken
from scripts.checking import check_all
from scripts.choosing import portal_root
from scripts.cli import CannotRunError
from scripts.downloads import write_downloads
from scripts.ending import ASKED, heed_ends, running, scratch
from scripts.generators import generate, host_of, host_option
from scripts.parts import KEPT, is_part, make_part, make_parts, merge, take_place
from scripts.publishing.source import commit_time
from scripts.report import human
from scripts.searching import cut, unfound
from scripts.watching import WATCHED, Stamps, changed, stamps

PREVIEWS = {"mkdocs": "scripts.preview", "zensical": "scripts.rebuilding"}
TIME = "SOURCE_DATE_EPOCH"
QUIET = {"NO_MKDOCS_2_WARNING": "1"}  # Material's advertisement of its successor, at every build
LOOK_EVERY = 0.5  # seconds between looks at the files; data and pages are watched by the generator itself


@click.command(help=word("help-build"))
@click.argument("plans", nargs=-1, metavar="[PLAN]...")
@click.option("--site-dir", type=click.Path(path_type=Path), default=None, help=word("help-site-dir"))
@host_option
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help=word("help-jobs"))
@click.option("--merge", "parts", type=click.Path(path_type=Path), multiple=True, help=word("help-merge"))
def build(plans: tuple[str, ...], site_dir: Path | None, host: str | None, jobs: int, parts: tuple[Path, ...]) -> None:
    """Exit code 0 built, 1 errors in the plans or pages, 2 could not run, 130 stopped by Ctrl-C: then the site is as it was.

    With plans named, only their part is made and kept, and no site is written; `--merge` takes over what other builds have kept.
    """
    heed_ends()
    root = portal_root()
    host = host_of(root, host)
    plans = tuple(dict.fromkeys(plans))
    known = tuple(folder.rpartition("/")[2] for folder in plan_folders(root))
    for unknown in (key for key in plans if key not in known):
        raise CannotRunError(text(say("no-such-plan", plan=unknown, plans="、".join(known))))
    if plans and site_dir is not None:
        raise CannotRunError(text(say("part-without-site")))
    for empty in (folder for folder in parts if not is_part(folder)):
        raise CannotRunError(text(say("no-part", path=str(empty))))
    if host != "mkdocs" and (plans or parts or jobs > 1):
        raise CannotRunError(text(say("parts-need-mkdocs")))
    held = shelf(root)
    held.mark(plans or known)
    _checked(root, plans=plans or known, taken=held.take)
    made = commit_time(root) if TIME not in os.environ else None  # what is stamped with a time gets that of the commit, not of the clock
    stamped = {TIME: str(made)} if made is not None else {}
    environment = {**os.environ, **QUIET, **stamped, PUBLISHED: "1"}
    merge(root, parts)
    if plans or jobs > 1:
        _ended(make_parts(root, plans or known, jobs, environment) if jobs > 1 else make_part(held, plans, environment))
    if plans:
        click.echo(text(say("part-built", count=len(plans), path=f"{root / KEPT}")))
        return
    site = (site_dir or root / "site").absolute()
    site.parent.mkdir(parents=True, exist_ok=True)
    with scratch(".plan-site-", site.parent) as folder:  # on the same disk, to be moved at once
        built = folder / "site"
        _ended(generate(host, root, built, environment))
        _finished(held, built)
        take_place(built, site)
    click.echo(text(say("site-built", path=str(site_dir or root / "site"))))


def _ended(code: int) -> None:
    """Ends with 1 when the generator has failed."""
    if code:
        click.echo(text(say("build-failed", code=code)), err=True)
        sys.exit(1)


def _finished(plans: Shelf, site: Path) -> None:
    """What stands beside the pages, and the search, asked; ends with 1 when it misses something."""
    names = write_downloads(plans, site, partial(following, key="progress-files"))
    missing = unfound(site, names)
    for problem in missing:
        click.echo(text(problem), err=True)
    if missing:
        sys.exit(1)
    for name, content in cut(site).items():
        (site / name).write_bytes(content)


@click.command(help=word("help-serve"))
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help=word("help-port"))
@host_option
def serve(port: int, host: str | None) -> None:
    """Runs until Ctrl-C. A change of the code starts the generator again; it watches data and pages itself."""
    root = portal_root()
    host = host_of(root, host)
    if not _free(port):
        other = next((other for other in range(port + 1, min(port + 100, 65536)) if _free(other)), 0)
        raise CannotRunError(text(say("port-taken", port=port, other=other)))
    _checked(root, stop=False)
    click.echo(text(say("serving", url=f"http://127.0.0.1:{port}/")))
    heed_ends()  # so that the generator never outlives us
    with contextlib.suppress(KeyboardInterrupt):
        _serve(root, [sys.executable, "-m", PREVIEWS[host], f"{port}"])


def _free(port: int) -> bool:
    """True when nobody listens there."""
    with contextlib.closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _serve(root: Path, command: list[str]) -> None:
    """The generator under watch: again after a change of the code; when it ended by itself, again after any change."""
    while True:
        begun = seen = stamps(root, WATCHED)
        with _running(root, command) as child:
            names = set[str]()
            while child.poll() is None and not any(map(_is_code, names)):
                if names:
                    _checked(root, stop=False)
                names, seen = _next(root, seen)
            ended = child.returncode  # None when it runs on: then the code has changed
        if ended == 0:
            return
        if ended is not None:
            click.echo(text(say("serve-waits", code=ended)), err=True)
            while not _next(root, begun)[0]:
                pass
            _checked(root, stop=False)


def _next(root: Path, seen: Stamps) -> tuple[set[str], Stamps]:
    """The files that have changed when they are looked at the next time, and their state then."""
    time.sleep(LOOK_EVERY)
    now = stamps(root, WATCHED)
    return changed(seen, now), now


def _is_code(name: str) -> bool:
    return name.startswith("macros/") and name.endswith((".py", ".yml"))


@contextlib.contextmanager
def _running(root: Path, command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """The generator, gone at the end. It is asked once, so that it can clean up behind itself."""
    environment = {**os.environ, **QUIET, "PLAN_SERVING": "1", "PLAN_ERRORS_STOP": "false"}
    with (
        scratch("plan-") as folder,  # where the generator builds: it may not get to tidy up
        running(command, ASKED, cwd=root, env={**environment, "TMPDIR": str(folder)}) as child,
    ):
        yield child


def _checked(root: Path, stop: bool = True, plans: Iterable[str] = (), taken: Taken | None = None) -> None:
    """Reports every problem of every plan, or of those named; with `stop`, ends with 1 when there is an error.

    Beside an error, notes stay unsaid: what it leaves unknown cannot be checked either, and would bury it.
    """
    moment = os.environ.get(TIME, "")  # a state that is built again is checked as of its own day
    now = datetime.fromtimestamp(int(moment), UTC) if moment.isdecimal() else datetime.now().astimezone()
    report = check_all([Chosen(root, tuple(f"{DATA}/{key}" for key in plans) or tuple(plan_folders(root)))], now.date(), taken=taken)
    wrong = any(finding.level is Level.error for _, finding in report.findings)
    for _, finding in report.findings:
        if finding.is_problem and not (wrong and finding.level is Level.note):
            for line in human(finding, root, "zh"):
                click.echo(line, err=True)
    if stop and wrong:
        click.echo(text(say("check-first")), err=True)
        sys.exit(1)
