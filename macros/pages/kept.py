"""Pages kept by content for MkDocs: what nothing has changed of is not made again; the site is the same to the byte (tests/test_kept.py).

Kept in two steps below `.plan/pages`: what Markdown and macros made of a page with its entries in the search index, as long as its source,
the plans that its macros looked at, the files that it links to, the engine and the settings are the same; and the page in its frame, as
long as the navigation and the theme are too. Nothing in a key names this machine or a time, so the folder may be shared, and it is safe to
delete. A page that a warning was given about is not kept: the next build gives the warning again. This file may be removed.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import Any

from macros.pages.indexed import Indexed
from macros.pages.links import PUBLISHED
from macros.pages.looked import Looked, Warned
from macros.pages.progress import Progress
from macros.pages.shaping import SERVING, Shaping
from macros.pages.shelf import Shelf
from macros.pages.stored import Entry, Ready, digest, encoded, gone, is_linked, load, read, save, sweep, write

FOLDER = ".plan/pages"
PART = "PLAN_PART"  # ids of plans with a comma between: only their pages are made, for another build to take over
UNTOUCHED = {"render_macros": False}  # to the macros, where a page is ready
FRAME = "kept-page.html"  # a template without content: the page comes ready
KINDS = ("json", "content", "html", "pieces")  # of files that keep a page


class Kept:
    """The pages of one build. `asked` are the plans that the page being made looks at."""

    def __init__(self, root: Path, config: Any, shelf: Shelf) -> None:
        self.root, self.shelf, self.asked = root, shelf, set[str]()
        self.folder = root / FOLDER / ("preview" if SERVING in os.environ else "site" if PUBLISHED in os.environ else "plain")
        self.part = frozenset(filter(None, os.environ.get(PART, "").split(",")))
        plugins = config.plugins
        self.indexed = Indexed(next((found for name, found in plugins.items() if name.endswith("search")), None))
        self.shaping = Shaping(root, config)
        self.settings = self.shaping.settings()
        self.frame, self.shown, self.items = "", "", list[Any]()
        self.entries: dict[str, Entry] = {}
        self.fresh: dict[str, Entry] = {}
        self.ready: set[str] = set()
        self.spoiled: set[str] = set()
        self.meta: dict[str, Any] = {}
        self.pieces: dict[str, dict[str, dict[str, Any]]] = {}  # by page and name, and as they were kept before
        self.earlier: dict[str, dict[str, Any]] = {}
        self.seen: dict[str, bool] = {}
        self.warned = Warned()
        self.reading: Progress | None = None
        self.writing = Progress("progress-shown", 0)
        self.on = self.shaping.is_seen() and not is_linked(root / ".plan", root / FOLDER)
        if self.on:
            shelf.mark(self.part or shelf.ids)
            plugins.events["page_markdown"].insert(0, self.page_markdown)
            for event in ("nav", "env", "page_context", "post_page", "post_build"):
                plugins.events[event].append(getattr(self, event))

    def page_markdown(self, markdown: str, *, page: Any, files: Any, **_: Any) -> str | None:
        """Before the macros: a page that is known is not made, nor one that is not of this part."""
        source = page.file.src_uri
        self._forget(source)
        self.asked, self.seen, self.warned.count = set(), {}, 0
        if not self._is_own(source):
            page.render = partial(_without_content, page)
            return ""
        self.reading = self.reading or Progress("progress-pages", sum(self._is_own(file.src_uri) for file in files.documentation_pages()))
        self.reading.step()
        key = digest(self.settings, source, markdown, json.dumps(page.meta, sort_keys=True, default=str), vars(page).get("title"))
        entry = load(self._file(source, "json")) if source not in self.spoiled else None
        if entry is not None and entry.key == key and self._holds(entry, files):
            page.render = partial(self._restore, page, entry, page.meta)
            if "{" not in str(page.title):
                page.meta = UNTOUCHED
            return ""
        page.render = partial(self._make, page, key)
        logging.getLogger("mkdocs").addHandler(self.warned)
        return None

    def _make(self, page: Any, key: str, config: Any, files: Any) -> None:
        type(page).render(page, config, Looked(files, self.seen))
        links = {file.src_uri: dict(found) for file, found in (page.links_to_anchors or {}).items()}
        toc, anchors = [_row(item) for item in page.toc], sorted(page.present_anchor_ids or ())
        plans = self.shelf.marks.of_plans(self.shelf.looked_at(self.asked))
        logging.getLogger("mkdocs").removeHandler(self.warned)
        if not self.warned.count:
            self.fresh[page.file.src_uri] = Entry(key, plans, self.seen, page._title_from_render, toc, anchors, links)

    def _restore(self, page: Any, entry: Entry, meta: dict[str, Any], _: Any, files: Any) -> None:
        page.content, page.meta = "", meta
        page.toc = sys.modules[type(page).__module__].get_toc(entry.toc)  # the host's own, where its pages take it from
        page._title_from_render = entry.title  # as render() itself sets it
        page.present_anchor_ids = set(entry.anchors)
        found = {files.get_file_from_path(name): links for name, links in entry.links.items()}
        page.links_to_anchors = {file: links for file, links in found.items() if file is not None}
        self.entries[page.file.src_uri] = entry

    def _holds(self, entry: Entry, files: Any) -> bool:
        """True while what the page looked at elsewhere is as it was."""
        there = all((files.get_file_from_path(name) is not None) == found for name, found in entry.files.items())
        return there and entry.plans == self.shelf.marks.of_plans(entry.plans)

    def piece(self, page: str, name: str, plans: Collection[str], make: Callable[[], str]) -> str:
        """A piece of a page that speaks of `plans`, made again only when one that it looked at has changed; before its page is shown."""
        if not self.on:
            return make()
        if page not in self.earlier:
            self.earlier[page] = json.loads(read(self._file(page, "pieces")) or b"{}")
        known = self.earlier[page].get(name)
        if not known or known["engine"] != self.settings or known["plans"] != self.shelf.marks.of_plans(known["plans"]):
            before, self.asked = self.asked, set(plans)
            told = make()
            known = {"engine": self.settings, "plans": self.shelf.marks.of_plans(self.shelf.looked_at(self.asked)), "text": told}
            self.asked = before
        self.pieces.setdefault(page, {})[name] = known
        return str(known["text"])

    def nav(self, nav: Any, **_: Any) -> None:
        """The navigation, kept until all titles are known."""
        self.items = nav.items

    def env(self, env: Any, *, files: Any, **_: Any) -> None:
        """When all pages are read: which are ready to be written as they are."""
        import jinja2

        self.indexed.begin()
        env.loader = jinja2.ChoiceLoader([jinja2.DictLoader({FRAME: ""}), env.loader])
        self.shown = self.navigation()
        self.frame = digest(self.settings, self.shaping.theme(), self.shown)
        for source in [*self.entries]:
            self.look(files.get_file_from_path(source).page, files)
        if self.reading is not None:
            self.reading.end()
            self.writing = Progress("progress-shown", self.reading.total)

    def navigation(self) -> str:
        """All that a page shows of others."""
        return json.dumps([_shown(item) for item in self.items], sort_keys=True, default=str)

    def look(self, page: Any, files: Any) -> None:
        """Whether a page that has been read is ready in its frame, too; what has been kept of it in vain makes it anew."""
        source = page.file.src_uri
        if source not in self.entries:
            return
        entry = self.entries[source]
        ready = read(self._file(source, "html"), self._shown_key(entry)) is not None
        if not ready and read(self._file(source, "content"), entry.made) is None:
            self.spoiled.add(source)
            sys.modules["mkdocs.commands.build"]._populate_page(page, self.shaping.config, files)
            return
        self.meta[source] = page.meta
        page.meta = {**page.meta, "search": {"exclude": True}}
        if ready:
            self.ready.add(source)
            page.meta["template"] = FRAME

    def is_current(self, source: str, files: Any) -> bool:
        """True while a page that was made or taken over holds, as far as it does not depend on its own text."""
        entry = self.fresh.get(source) or self.entries.get(source)
        return entry is not None and self._holds(entry, files)

    def _is_own(self, source: str) -> bool:
        """True for a page of this part."""
        return not self.part or source.partition("/")[0] in self.part

    def _forget(self, source: str) -> None:
        for known in (self.fresh, self.entries, self.meta, self.pieces, self.earlier):
            known.pop(source, None)
        self.ready.discard(source)

    def page_context(self, context: Any, *, page: Any, **_: Any) -> Any:
        """After the index: what is known of a page put back, what is new kept."""
        source = page.file.src_uri
        told = self.indexed.take(page.url)
        if source in self.entries:
            page.meta = self.meta[source]
            self.indexed.told[page.url] = self.entries[source].search
            if source not in self.ready:
                page.content = _kept(self._file(source, "content"), self.entries[source].made).decode()
        elif source in self.fresh:
            entry = self.fresh[source]
            if source in self.pieces:  # the page looked at all that they did
                entry.plans |= self.shelf.marks.of_plans(set().union(*(one["plans"] for one in self.pieces[source].values())))
                write(self._file(source, "pieces"), encoded(json.dumps(self.pieces[source], ensure_ascii=False)))
            entry.search = told
            content = encoded(page.content)
            entry.made = digest(content, json.dumps([entry.toc, page.meta, page.title], sort_keys=True, default=str))
            write(self._file(source, "content"), content, entry.made)
            save(self._file(source, "json"), entry)
        elif self.part:
            page.meta = {**page.meta, "template": FRAME}
        return context

    def post_page(self, output: str, *, page: Any, **_: Any) -> str:
        """The page as it is written; the generator would hold its content to the end of the build."""
        source, page.content = page.file.src_uri, ""
        if self.part:
            return ""
        self.writing.step()
        if source in self.ready:
            self.ready.discard(source)
            return Ready.of(source, partial(_kept, self._file(source, "html"), self._shown_key(self.entries[source])))
        entry = self.fresh.get(source) or self.entries.get(source)
        if not output.strip():  # the host writes no empty page
            return output
        made = encoded(output)
        if entry is not None:
            write(self._file(source, "html"), made, self._shown_key(entry))
        return Ready.of(source, lambda: made)

    def post_build(self, **_: Any) -> None:
        """What belongs to no page any more goes; a part knows too little for that."""
        self.writing.end()
        if not self.part:
            sweep(self.folder, {self._file(source, kind) for source in self.entries.keys() | self.fresh.keys() for kind in KINDS})

    def _shown_key(self, entry: Entry) -> str:
        return digest(self.frame, entry.made, entry.key)

    def _file(self, source: str, kind: str) -> Path:
        return self.folder / f"{source}.{kind}"


def _kept(path: Path, mark: str) -> bytes:
    """The bytes of a file that was there a moment ago."""
    found = read(path, mark)
    return gone() if found is None else found


def _without_content(page: Any, *_: Any) -> None:
    page.content = ""


def _shown(item: Any) -> list[Any]:
    """What the navigation shows of an item and of those below it."""
    own = [type(item).__name__, item.title, getattr(item, "url", ""), getattr(item, "meta", None)]
    return [*own, [_shown(child) for child in item.children or ()]]


def _row(item: Any) -> dict[str, Any]:
    return {"name": item.title, "id": item.id, "level": item.level, "children": [_row(child) for child in item.children]}
