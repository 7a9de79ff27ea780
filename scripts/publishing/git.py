"""Git asked and told: arguments in, bytes out; a refusal is an exception with what git said."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

NOTHING: Mapping[str, str] = MappingProxyType({})
QUIET = {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8", "GIT_OPTIONAL_LOCKS": "0"}


class GitError(Exception):
    """Git refused; the text is what it said."""


def git(folder: Path, *words: str, given: bytes | None = None, around: Mapping[str, str] = NOTHING) -> bytes:
    """What git prints. `given` is its input, `around` what is set in its environment."""
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotepath=off", "-c", "core.hooksPath=/dev/null", *words],
            cwd=folder,
            input=given,
            stdin=None if given is not None else subprocess.DEVNULL,
            env={**os.environ, **QUIET, **around},
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise GitError(f"git: {error.strerror or error}") from error
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", "replace").strip() or f"git {words[0]}: {done.returncode}")
    return done.stdout


def line(folder: Path, *words: str, around: Mapping[str, str] = NOTHING) -> str:
    """What git prints, as one line."""
    return git(folder, *words, around=around).decode("utf-8", "replace").strip()


def maybe(folder: Path, *words: str) -> str:
    """The same, "" where git refuses."""
    try:
        return line(folder, *words)
    except GitError:
        return ""
