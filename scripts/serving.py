"""What `plan serve` serves: a folder that holds a site, always whole, and open pages that follow it. Any generator may fill the folder."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterable
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol

from macros.catalogue import say, text
from macros.pages.host import line_address, load_plans
from macros.pages.links import PUBLISHED
from scripts.bundles import bundle
from scripts.downloads import write_files
from scripts.watching import changed, stamps

LOOK_EVERY = 0.1  # seconds between looks at the files
SETTLED = 0.03  # and until they are looked at once more: an editor may save several
PATIENCE = 50  # seconds that a page's question stays open
STATE = "/preview/"  # with the state that a page shows: answered with the one that is there as soon as it is another
# a hidden page does not ask: a browser has few connections for all its tabs
FOLLOW = """<script>{
  const shown = "%s", ask = async () => {
    while (!document.hidden)
      try {
        const now = await (await fetch("%s" + shown)).text();
        if (now !== shown) return location.reload();
      } catch { await new Promise(done => setTimeout(done, 500)); }
  };
  document.addEventListener("visibilitychange", ask);
  ask();
}</script>"""


class Site(Protocol):
    """A site in `folder`; `watched` are the files and folders that it comes from. The folder is changed under the lock alone."""

    root: Path
    folder: Path
    watched: tuple[str, ...]
    lock: threading.Lock

    def build(self) -> int:
        """Makes the whole site; the count of its pages. What cannot be built raises, and the folder stays as it was."""

    def follow(self, names: Iterable[str]) -> int:
        """Brings it up to date after a change of some files, named from the root; the count of pages made."""

    def complete(self, address: str) -> None:
        """Puts in place what is made only when it is asked for; under the lock."""


class Beside:
    """What a plan gives beside its pages (downloads, explanations), written once a file of its folder is asked for that is not there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written: dict[str, list[Path]] = {}  # by plan

    def complete(self, folder: Path, address: str) -> None:
        """Writes the plan's files, unless they are there or the address is none of them."""
        key = address.lstrip("/").partition("/")[0]
        if key in self.written or (folder / address.lstrip("/")).exists():
            return
        plans = load_plans(self.root)
        found = bundle(plans, key, line_address(self.root)) if key in plans.ids else None
        if found is not None:
            write_files(folder / key, found.files)
            self.written[key] = [folder / key / name for name, _ in found.files]

    def forget(self) -> None:
        """They are made again when they are asked for: a plan has changed."""
        for path in [path for paths in self.written.values() for path in paths]:
            path.unlink()
        self.written.clear()


class Server(ThreadingHTTPServer):
    """Serves a site and follows the files."""

    daemon_threads = True

    def __init__(self, site: Site, port: int) -> None:
        self.site, self.waiting = site, set[str]()  # files that have changed since the site was as they are
        self.state, self.told = f"{time.time_ns()}", threading.Condition()  # never that of a server before
        super().__init__(("127.0.0.1", port), Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that is left while its files come is no fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def run(self) -> None:
        """Until it is interrupted."""
        threading.Thread(target=self.serve_forever, daemon=True).start()
        seen = stamps(self.site.root, self.site.watched)
        while True:
            time.sleep(LOOK_EVERY)
            now = stamps(self.site.root, self.site.watched)
            if now == seen:
                continue
            time.sleep(SETTLED)
            names = changed(seen, now := stamps(self.site.root, self.site.watched))
            seen = now
            self.waiting |= {name for name in names if not name.endswith(".py")}  # after a change of the code another process begins
            if self.waiting:
                self.follow()

    def follow(self) -> None:
        """Brings the site up to date, and tells the open pages."""
        begun = time.perf_counter()
        try:
            count = self.site.follow(self.waiting)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, the preview lives on
            silent = isinstance(error, SystemExit) and isinstance(error.code, int)  # whoever ends so has said why
            sys.stderr.write(f"{error}\n" if f"{error}" and not silent else "")
            sys.stderr.flush()
            return
        self.waiting = set()
        sys.stdout.write(text(say("pages-made", count=count, seconds=f"{time.perf_counter() - begun:.2f}")) + "\n")
        sys.stdout.flush()
        with self.told:
            self.state = f"{time.time_ns()}"
            self.told.notify_all()


class Handler(SimpleHTTPRequestHandler):
    """One request: a file of the site as it is now, or a page that asks whether it is still what is there."""

    server: Server

    def do_GET(self) -> None:
        """A file whole, never one that is being written."""
        address = self.path.partition("?")[0]
        if address.startswith(STATE):
            with self.server.told:
                self.server.told.wait_for(lambda: self.server.state != address.removeprefix(STATE), PATIENCE)
            self._answer(HTTPStatus.OK, "text/plain", self.server.state.encode())
            return
        with self.server.site.lock:
            state, self.directory = self.server.state, os.fspath(self.server.site.folder)
            self.server.site.complete(address)
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            there = path.is_file()
            path = path if there else self.server.site.folder / "404.html"
            content = path.read_bytes() if path.is_file() else b""
        if path.suffix == ".html":
            before, end, after = content.rpartition(b"</body>")
            content = before + (FOLLOW % (state, STATE)).encode() + end + after
        self._answer(HTTPStatus.OK if there else HTTPStatus.NOT_FOUND, self.guess_type(path), content)

    do_HEAD = do_GET  # noqa: N815 - the library's name

    def _answer(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", f"{len(content)}")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Says nothing of each request."""


def serve(site: Site, port: int) -> None:
    """Builds, serves and follows until Ctrl-C."""
    os.environ[PUBLISHED] = "1"  # what stands beside the pages is there when it is asked for
    site.build()
    server = Server(site, port)
    try:
        server.run()
    except KeyboardInterrupt:
        server.shutdown()
        server.server_close()
