"""`plan build` and `plan serve`: check, then call the site generator."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
from pathlib import Path

import click

from macros.catalogue import say, text, word
from macros.model.loading import plan_folders
from macros.model.project import find_root
from macros.source.finding import Finding, Level
from scripts.check import check_folder
from scripts.cli import CannotRunError
from scripts.report import lines

HOSTS = ("mkdocs", "zensical")
LOOK_EVERY = 0.5  # seconds between looks at the code; data and pages are watched by the generator itself


@click.command(help=word("help-build"))
@click.option("--site-dir", type=click.Path(path_type=Path), default=None, help=word("help-site-dir"))
@click.option("--host", type=click.Choice(HOSTS), default="mkdocs", show_default=True, help=word("help-host"))
def build(site_dir: Path | None, host: str) -> None:
    """Exit code 0 built, 1 errors in the plans or pages, 2 could not run."""
    root = _root()
    _checked(root)
    command = build_command(host, site_dir)
    done = subprocess.run(command, cwd=root, check=False)
    if done.returncode:
        click.echo(text(say("build-failed", code=done.returncode)), err=True)
        sys.exit(1)
    click.echo(text(say("site-built", path=str(site_dir or root / "site"))))


def build_command(host: str, site_dir: Path | None) -> list[str]:
    """The generator's own command; strict, so that a broken link fails it."""
    if host == "zensical":
        if site_dir is not None:
            raise CannotRunError(text(say("zensical-site-dir")))
        return [sys.executable, "-m", "zensical", "build", "--clean", "--strict"]
    return [sys.executable, "-m", "mkdocs", "build", "--strict", *(["--site-dir", str(site_dir.absolute())] if site_dir else [])]


@click.command(help=word("help-serve"))
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help=word("help-port"))
@click.option("--host", type=click.Choice(HOSTS), default="mkdocs", show_default=True, help=word("help-host"))
def serve(port: int, host: str) -> None:
    """Runs until Ctrl-C. A change of the code starts the generator again; it watches data and pages itself."""
    root = _root()
    with contextlib.closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CannotRunError(text(say("port-taken", port=port, other=port + 1))) from error
    _checked(root, stop=False)
    url = f"http://127.0.0.1:{port}/"
    click.echo(text(say("serving", url=url)))
    command = [sys.executable, "-m", host, "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(_serve(root, [*command, "--livereload"] if host == "mkdocs" else command))


def _serve(root: Path, command: list[str]) -> int:
    """The generator under watch: again after a change of the code; what it ended with when it stops by itself."""
    while True:
        stamp, plans = _stamp(root, "macros", "*.py"), _stamp(root, "data", "*")
        child = subprocess.Popen(command, cwd=root)
        try:
            while child.poll() is None and _stamp(root, "macros", "*.py") == stamp:
                time.sleep(LOOK_EVERY)
                if (now := _stamp(root, "data", "*")) != plans:
                    plans = now
                    _checked(root, stop=False)
            if child.returncode is not None:
                return child.returncode
        finally:
            child.terminate()
            child.wait()


def _stamp(root: Path, folder: str, pattern: str) -> tuple[tuple[str, int], ...]:
    found = []
    for path in (root / folder).rglob(pattern):
        with contextlib.suppress(FileNotFoundError):  # removed between the listing and the look: the next look sees it gone
            found.append((str(path), path.stat().st_mtime_ns))
    return tuple(sorted(found))


def _root() -> Path:
    root = find_root(Path.cwd())
    if root is None or not (root / "mkdocs.yml").is_file():
        raise CannotRunError(text(say("not-a-project", path=str(Path.cwd()))))
    return root


def _checked(root: Path, stop: bool = True) -> None:
    """Reports every problem of every plan; with `stop`, ends with 1 when there is an error."""

    found: list[Finding] = [finding for folder in plan_folders(root) for finding in check_folder(root, folder)]
    for line in lines([finding for finding in found if finding.is_problem], root, "zh"):
        click.echo(line, err=True)
    if stop and any(finding.level is Level.error for finding in found):
        click.echo(text(say("check-first")), err=True)
        sys.exit(1)
