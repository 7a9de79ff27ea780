"""The generator of `plan serve --host zensical`: after an edit the site is built anew, and the one before is served until it is there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path

from macros.exports.files import shared_files
from scripts.downloads import write_files
from scripts.generators import generate
from scripts.serving import Beside, serve
from scripts.watching import WATCHED


class Rebuilt:
    """A site as it is served; what the generator says is passed on when it fails."""

    def __init__(self, root: Path, host: str) -> None:
        self.root, self.host, self.folder, self.watched = root, host, root, WATCHED
        self.lock, self.beside = threading.Lock(), Beside(root)

    def build(self) -> int:
        """The whole site, in a folder of its own; the count of its pages."""
        parent = Path(tempfile.mkdtemp(prefix="plan-site-"))
        site = parent / "site"
        with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
            code = generate(self.host, self.root, site, os.environ, strict=False, stdout=said, stderr=subprocess.STDOUT)
            if code:
                shutil.rmtree(parent)
                said.seek(0)
                sys.stderr.write(said.read())
                raise SystemExit(code)
        write_files(site, shared_files())
        with self.lock:
            self.folder, before, self.beside = site, self.folder, Beside(self.root)
        if before != self.root:
            shutil.rmtree(before.parent)
        return sum(1 for page in site.rglob("*.html") if page.name != "404.html")

    def follow(self, _: Iterable[str]) -> int:
        """After any edit: the generator knows best what else it touches."""
        return self.build()

    def complete(self, address: str) -> None:
        """What plans give beside their pages."""
        self.beside.complete(self.folder, address)


if __name__ == "__main__":
    serve(Rebuilt(Path.cwd(), "zensical"), int(sys.argv[1]))
