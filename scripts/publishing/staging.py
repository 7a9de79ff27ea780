"""The site of a commit, built in a place of its own by the commit's own code, with a manifest of every byte."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import signal
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from itertools import product
from pathlib import Path
from typing import Any

from msgspec import Struct

from macros.model.settings import HOSTS
from macros.pages.progress import TERMINAL, terminal_name
from scripts.ending import start
from scripts.publishing.git import maybe
from scripts.publishing.source import Source, check_out

CODE = Path(__file__).resolve().parents[2]
FORMAT = "plan-publication/1"
MANIFEST = "manifest.json"
# the packages that shape the bytes of a site, with each generator
SHARED = ("jinja2", "markdown", "pygments", "pymdown-extensions")
SHAPING = {"mkdocs": ("mkdocs", "mkdocs-macros-plugin", "mkdocs-material", *SHARED), "zensical": ("zensical", *SHARED)}
PATIENCE = 2  # seconds that the build has to end when asked
COMMAND = "from scripts.cli import main; main()"


class BuildError(Exception):
    """The check or the generator refused; the text is what it said."""


class Built(Struct, frozen=True):
    """A built site as files by path, manifest and all, and what the list of versions says of it."""

    version: str
    files: dict[str, bytes]
    properties: dict[str, Any]


def build(source: Source, place: Path, host: str | None = None) -> dict[str, bytes]:
    """The files of the site of a commit, checked and built below `place` by the generator named, else by the one that the commit names."""
    root = check_out(source, place / "source")
    site = place / "site"
    environment = {
        **os.environ,
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": os.pathsep.join([str(root), str(CODE)]),
        "SOURCE_DATE_EPOCH": str(source.time),
        "PLAN_VERSIONS": "mike",
        "TMPDIR": str(place),
        TERMINAL: terminal_name(),
    }
    command = [sys.executable, "-c", COMMAND, "build", "--site-dir", str(site), *(["--host", host] if host else [])]
    code, said = _ran(command, root, environment)
    if code:
        raise BuildError(said.decode("utf-8", "replace").rstrip())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def _ran(command: list[str], folder: Path, environment: dict[str, str]) -> tuple[int, bytes]:
    """The exit code of a command and what it said of errors. Ctrl-C is passed on when it has ended: nobody writes where it worked then."""
    children: list[subprocess.Popen[bytes]] = []
    try:
        start(children, command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = children[0].communicate()[1]
    except KeyboardInterrupt:
        # a terminal has told it too; another program may have told us alone
        for child, end in product(children, (None, signal.SIGINT, signal.SIGKILL)):
            if end is not None:
                child.send_signal(end)
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.communicate(timeout=PATIENCE)
                break
        raise
    return children[0].returncode, said


def with_manifest(source: Source, version: str, files: dict[str, bytes], host: str = HOSTS[0]) -> Built:
    """The files with their manifest: the hash of each, the digests of the plans, the commit, and who signs for it."""
    plans = {path.partition("/")[0]: _plan(content) for path, content in files.items() if _is_plan(path)}
    everything = hashlib.sha256(json.dumps(plans, sort_keys=True).encode()).hexdigest()
    manifest = {
        "format": FORMAT,
        "version": version,
        "commit": source.commit,
        "built": datetime.fromtimestamp(source.time, UTC).isoformat(),
        "host": host,
        "made_with": made_with(host),
        "signed_off": f"{maybe(source.top, 'config', 'user.name')} <{maybe(source.top, 'config', 'user.email')}>",
        "digest": f"sha256:{everything}",
        "plans": plans,
        "files": hashes(files),
    }
    written = (json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    properties = {
        "built": manifest["built"],
        "commit": source.commit,
        "digest": manifest["digest"],
        "manifest": f"sha256:{hashlib.sha256(written).hexdigest()}",
        "unapproved": sorted(key for key, plan in plans.items() if not plan["approved"]),
    }
    return Built(version, {**files, MANIFEST: written}, properties)


def hashes(files: dict[str, bytes]) -> dict[str, str]:
    """SHA-256 by path."""
    return {path: hashlib.sha256(content).hexdigest() for path, content in sorted(files.items())}


def made_with(host: str) -> dict[str, str]:
    """What shapes the bytes: the interpreter's and the packages' versions."""
    found = {"python": ".".join(platform.python_version_tuple()[:2])}
    for name in sorted(SHAPING.get(host, ())):
        try:
            found[name] = installed(name)
        except PackageNotFoundError:
            found[name] = ""
    return found


def _is_plan(path: str) -> bool:
    return path.count("/") == 1 and path.endswith("/plan.json")


def _plan(content: bytes) -> dict[str, Any]:
    """What the manifest says of a plan: its version, where it stands, its digests."""
    read = json.loads(content)
    head = read["plan"]
    return {
        "version": head.get("version", ""),
        "status": head.get("status", "draft"),
        "approved": head.get("status") in ("approved", "closed"),
        "digest": read["digest"]["all"],
        "figures": read["digest"]["figures"],
    }
