"""The generator of `plan serve`: MkDocs in a process that stays, with the plans in memory and the site in a folder.

An edit of a page or of a plan's data makes again only the pages that it touches, by MkDocs' own steps; after any other change the site
is built anew, from what is kept. Either way it is what a full build would give (tests/test_preview.py). What cannot be built is said,
and the site stays as it was.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.__main__ import State
from mkdocs.commands.build import _build_page, _populate_page, build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page

from macros.catalogue import say, text
from macros.exports.files import shared_files
from macros.model.page import CONTENT
from macros.model.project import DATA, SETTINGS, plan_folders
from macros.pages.host import again, line_address
from macros.pages.indexed import Indexed
from macros.pages.kept import Kept
from macros.pages.links import PUBLISHED
from macros.rules.content import unsafe_beside
from scripts.bundles import bundle
from scripts.downloads import write_files
from scripts.searching import INDEX
from scripts.watching import changed, stamps

LOOK_EVERY = 0.1  # seconds between looks at the files
SETTLED = 0.03  # and until they are looked at once more: an editor may save several


class Preview:
    """The site as it is served: `folder` holds it, whole; `watched` are the files and folders that it comes from."""

    def __init__(self, root: Path) -> None:
        self.root, self.folder, self.watched = root, root, tuple[str, ...]()
        self.config: Any = None
        self.files: Any = None
        self.nav_: Any = None
        self.env_: Any = None
        self.titles: dict[str, Any] = {}
        self.lock = threading.Lock()
        self.indexed: Indexed | None = None  # when it is to be written
        self.beside: dict[str, list[Path]] = {}  # by plan, as far as they are there

    def build(self) -> int:
        """The whole site, in a folder of its own until it is there; the count of its pages."""
        folder = Path(tempfile.mkdtemp(prefix="plan-site-"))
        try:
            self.config = load_config(site_dir=str(folder))
            self.config.plugins.on_startup(command="serve", dirty=False)
            for event in ("nav", "env"):
                self.config.plugins.events[event].append(getattr(self, event))
            build(self.config)
        except BaseException:
            shutil.rmtree(folder)
            self.config = None
            raise
        self.folder, before = folder, self.folder
        if before != self.root:
            shutil.rmtree(before)
        places = [self.config.docs_dir, self.config.config_file_path, self.root / SETTINGS, *self.config.watch]
        self.watched = tuple(dict.fromkeys(os.path.relpath(place, self.root) for place in places))
        self.indexed, self.beside = None, {}
        write_files(folder, shared_files())
        for page in self._pages():
            page.content = ""  # it is in its file
        return len(self._pages())

    def nav(self, nav: Any, *, files: Any, **_: Any) -> None:
        """The host's event: what stays from one build to the next."""
        self.nav_, self.files = nav, files
        self.titles = {file.src_uri: vars(file.page).get("title") for file in files.documentation_pages() if file.page is not None}

    def env(self, env: Any, **_: Any) -> None:
        """The host's event: the templates."""
        self.env_ = env

    def follow(self, names: Iterable[str]) -> int:
        """Brings the site up to date after a change of some files, named from the root; the count of pages made."""
        plans, edited = set[str](), set[str]()
        for name in names:
            room, _, rest = name.partition("/")
            if room == CONTENT and rest in self.titles and (self.root / name).is_file():
                edited.add(rest)
            elif room == DATA and "/" in rest:
                plans.add(rest.partition("/")[0])
            else:
                plans.add(name)  # which is none
        with self.lock:
            return (self._made_again(plans, edited) if self.config is not None else 0) or self.build()

    def _made_again(self, plans: set[str], edited: set[str]) -> int:
        """Makes again the pages touched; 0 when that is not enough, because the change may be seen on any page."""
        known = [folder.rpartition("/")[2] for folder in plan_folders(self.root)]
        if not plans <= set(known):
            return 0
        refused = unsafe_beside(self.root, edited)
        if refused:
            raise ValueError("\n".join(f"{finding.place}: error[{finding.rule}] {text(finding.message)}" for finding in refused))
        kept = again(self.root, plans | {name.partition("/")[0] for name in edited})
        if not kept.on or list(kept.shelf.ids) != known:
            return 0
        pages = [page for page in self._pages() if page.file.src_uri in edited or not kept.is_current(page.file.src_uri, self.files)]
        for page in pages:
            self._read(page)
        if kept.navigation() != kept.shown:
            return 0
        self._write(pages, kept)
        return len(pages)

    def _read(self, page: Page) -> None:
        given = self.titles[page.file.src_uri]
        vars(page).pop("title", None)
        if given is not None:
            page.title = given
        _populate_page(page, self.config, self.files)

    def _write(self, pages: list[Page], kept: Kept) -> None:
        for page in pages:
            kept.look(page)
            _build_page(page, self.config, [each.file for each in self._pages()], self.nav_, self.env_)
            page.content = ""
            page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)
        self.indexed = kept.indexed
        for path in [path for paths in self.beside.values() for path in paths]:
            path.unlink()
        self.beside.clear()

    def write_beside(self, address: str) -> None:
        """What a plan gives beside its pages (downloads, explanations), once somebody asks for a file of its folder that no page has."""
        key = address.lstrip("/").partition("/")[0]
        with self.lock:
            if key not in self.beside and not (self.folder / address.lstrip("/")).exists():
                plans = again(self.root, set()).shelf
                found = bundle(plans, key, line_address(self.root)) if key in plans.ids else None
                if found is not None:
                    write_files(self.folder / key, found.files)
                    self.beside[key] = [self.folder / key / name for name, _ in found.files]

    def write_index(self) -> None:
        """The search index, once somebody asks for it: it is as large as all pages together."""
        with self.lock:
            if self.indexed is not None:
                (self.folder / INDEX).write_text(self.indexed.text(), encoding="utf-8")
                self.indexed = None

    def _pages(self) -> list[Page]:
        return [file.page for file in self.files.documentation_pages()]


class Server(LiveReloadServer):
    """Serves the preview and follows the files; an open page is told as soon as the site is up to date."""

    def __init__(self, preview: Preview, port: int) -> None:
        super().__init__(builder=lambda: None, host="127.0.0.1", port=port, root=str(preview.folder))
        self.preview, self.waiting = preview, set[str]()  # files that have changed since the site was as they are
        self._watched_paths = dict.fromkeys(preview.watched, 1)  # without any, pages would not listen

    def run(self) -> None:
        """Until it is interrupted."""
        self.server_bind()
        self.server_activate()
        self.serve_thread.start()
        seen = stamps(self.preview.root, self.preview.watched)
        while True:
            time.sleep(LOOK_EVERY)
            now = stamps(self.preview.root, self.preview.watched)
            if now == seen:
                continue
            time.sleep(SETTLED)
            names = changed(seen, now := stamps(self.preview.root, self.preview.watched))
            seen = now
            self.waiting |= {name for name in names if not name.endswith(".py")}  # after a change of the code another process begins
            if self.waiting:
                self._follow()

    def _follow(self) -> None:
        self._wanted_epoch = round(time.monotonic() * 1000)
        begun = time.perf_counter()
        try:
            count = self.preview.follow(self.waiting)
            self.waiting = set()
            sys.stdout.write(text(say("pages-made", count=count, seconds=f"{time.perf_counter() - begun:.2f}")) + "\n")
            sys.stdout.flush()
            self.root = str(self.preview.folder)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, the preview lives on
            logging.getLogger("mkdocs").error("%s", error)
            self._wanted_epoch = self._visible_epoch
        with self._epoch_cond:
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def _serve_request(self, environ: Any, start_response: Any) -> Any:
        if not environ["PATH_INFO"].startswith("/livereload/"):  # the folder may be another one afterwards
            with self._epoch_cond:
                self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
        if environ["PATH_INFO"] == f"/{INDEX.as_posix()}":
            self.preview.write_index()
        else:
            self.preview.write_beside(environ["PATH_INFO"])
        return super()._serve_request(environ, start_response)


def main(port: int) -> None:
    """Builds, serves and follows until Ctrl-C."""
    os.environ[PUBLISHED] = "1"  # what stands beside the pages is there when it is asked for
    State(level=logging.WARNING)  # type: ignore[no-untyped-call]
    preview = Preview(Path.cwd())
    preview.build()
    server = Server(preview, port)
    try:
        server.run()
    except KeyboardInterrupt:
        server.shutdown()


if __name__ == "__main__":
    main(int(sys.argv[1]))
