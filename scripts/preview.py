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
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.__main__ import State
from mkdocs.commands.build import _build_page, _populate_page, build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page

from macros.catalogue import text
from macros.exports.files import shared_files
from macros.model.page import CONTENT
from macros.model.project import DATA, SETTINGS, plan_folders
from macros.pages.host import again
from macros.pages.indexed import Indexed
from macros.pages.kept import Kept
from macros.rules.content import unsafe_beside
from scripts.downloads import write_files
from scripts.searching import INDEX
from scripts.serving import Beside, serve


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
        self.beside = Beside(root)

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
        self.indexed, self.beside = None, Beside(self.root)
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
            made = self._made_again(plans, edited) if self.config is not None else None
            return self.build() if made is None else made

    def _made_again(self, plans: set[str], edited: set[str]) -> int | None:
        """Makes again the pages touched; None when that is not enough, because the change may be seen on any page."""
        known = [folder.rpartition("/")[2] for folder in plan_folders(self.root)]
        if not plans <= set(known):
            return None
        refused = unsafe_beside(self.root, edited)
        if refused:
            raise ValueError("\n".join(f"{finding.place}: error[{finding.rule}] {text(finding.message)}" for finding in refused))
        kept = again(self.root, plans | {name.partition("/")[0] for name in edited})
        if not kept.on or list(kept.shelf.ids) != known:
            return None
        pages = [page for page in self._pages() if page.file.src_uri in edited or not kept.is_current(page.file.src_uri, self.files)]
        for page in pages:
            self._read(page)
        if kept.navigation() != kept.shown:
            return None
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
            kept.look(page, self.files)
            _build_page(page, self.config, [each.file for each in self._pages()], self.nav_, self.env_)
            page.content = ""
            page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)
        self.indexed = kept.indexed
        self.beside.forget()

    def complete(self, address: str) -> None:
        """The search index, which is as large as all pages together, and what plans give beside their pages."""
        if address != f"/{INDEX.as_posix()}":
            self.beside.complete(self.folder, address)
        elif self.indexed is not None:
            (self.folder / INDEX).write_text(self.indexed.text(), encoding="utf-8")
            self.indexed = None

    def _pages(self) -> list[Page]:
        return [file.page for file in self.files.documentation_pages()]


if __name__ == "__main__":
    State(level=logging.WARNING)  # type: ignore[no-untyped-call]
    serve(Preview(Path.cwd()), int(sys.argv[1]))
