"""Small git repositories for tests, away from what the machine's user has set."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.plans import write_files

WHO = {f"GIT_{who}_{what}": f"{who}@example.com".lower() for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, **WHO}


def git(root: Path, *words: str) -> str:
    """What git prints; it must succeed."""
    ran = subprocess.run(["git", *words], cwd=root, env={**os.environ, **ALONE}, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"git {words}: {ran.stderr}"
    return ran.stdout


def commit(root: Path, files: Mapping[str, str | bytes], tag: str = "") -> str:
    """Writes files of a plan as one commit of a repository, begins it when there is none, and returns the commit."""
    root.mkdir(parents=True, exist_ok=True)
    if not (root / ".git").exists():
        git(root, "init", "-q", "-b", "main")
    write_files(files, root)
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "an edit")
    if tag:
        git(root, "tag", tag)
    return git(root, "rev-parse", "HEAD").strip()
