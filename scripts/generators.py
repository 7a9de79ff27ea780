"""The site generators that a portal can be built with: which one it is, each called so that a folder of our choice holds the site."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from macros.catalogue import say, text, word
from macros.model.settings import HOSTS, read_settings
from scripts.cli import CannotRunError
from scripts.ending import running, scratch
from scripts.searching import weigh
from scripts.watching import WATCHED, stamps

TRIES = 10  # a page saved while Zensical builds makes it end with success and without pages
host_option = click.option("--host", type=click.Choice(HOSTS), default=None, help=word("help-host"))


def host_of(root: Path, named: str | None) -> str:
    """The generator that is named, else that of check.yml, else MkDocs."""
    settings, _ = read_settings(root)
    return named or str((settings and settings.host) or HOSTS[0])


def mkdocs(folder: Path) -> list[str]:
    """The command; strict, so that a broken link fails it."""
    return [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder.absolute())]


def called(command: Sequence[str], root: Path, environment: Mapping[str, str], **to: Any) -> int:
    """Runs it to its end; its exit code. It does not hear Ctrl-C, which it would answer with a page of its own code; we end it."""
    with running(command, cwd=root, env=dict(environment), **to) as child:
        return child.wait()


def generate(host: str, root: Path, folder: Path, environment: Mapping[str, str], strict: bool = True, **to: Any) -> int:
    """Builds the site into `folder`, which is not there yet; the generator's exit code. `to` is what a process takes.

    Zensical has no option for the folder, and takes none outside the project.
    """
    if host == "mkdocs":
        return called(mkdocs(folder), root, environment, **to)
    with scratch(".plan-site-", root) as inside:
        site = inside / "site"
        settings = root / f"{inside.name}.yml"  # beside the other, as paths in it count from where it is
        command = [sys.executable, "-m", "zensical", "build", "--clean", "--config-file", settings.name, *(["--strict"] if strict else [])]
        try:
            settings.write_text(f"INHERIT: mkdocs.yml\nsite_dir: {site.relative_to(root).as_posix()}\n", encoding="utf-8")
            for _ in range(TRIES):
                before = stamps(root, WATCHED)
                code = called(command, root, environment, **to)
                if stamps(root, WATCHED) == before:
                    break
            else:
                raise CannotRunError(text(say("files-keep-changing")))
        finally:
            settings.unlink(missing_ok=True)
        if not code:
            weigh(root, site)
            shutil.move(site, folder)
    return code
