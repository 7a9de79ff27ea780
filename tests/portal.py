"""A built portal as tests look at it: built once, served by a plain static server, read as HTML or visited in a browser."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from macros.pages.links import EXPLAINED
from scripts.searching import INDEX

ROOT = Path(__file__).parent.parent
PLAN = Path(sys.executable).with_name("plan")
PROJECT = ("content", "data", "macros", "scripts", "mkdocs.yml")
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
# the sample plan, which the tests read closely
SAMPLE = "fmcg-2026"
# for a test that looks at what MkDocs' site alone has, or at what test_hosts.py finds the same on both
ON_MKDOCS = pytest.mark.parametrize("either", ["mkdocs"], indirect=True)

# the blocks that a page shows when it is opened for its rows
MADE_OF_ROWS = """async () => {
  let made = '';
  for (const row of document.querySelectorAll('.alike tbody tr')) {
    const turned = new Promise(done => addEventListener('hashchange', done, { once: true }));
    location.hash = row.id;
    await turned;
    made += document.querySelector('.told').outerHTML;
  }
  return made;
}"""


def copy_project(target: Path) -> Path:
    """The portal alone, in a folder of its own: what is built or edited there touches nothing here."""
    target.mkdir(parents=True, exist_ok=True)
    for name in PROJECT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, target / name)
    return target


def run(command: list[str | Path], folder: Path) -> None:
    """Runs a command that must succeed; what it said is the failure's text."""
    ran = subprocess.run([str(part) for part in command], cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"{command} ended with {ran.returncode}\n{ran.stdout}{ran.stderr}"


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that is filled once in a whole run of tests, by whichever of its processes needs it first; the others wait."""
    run_folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run_folder = run_folder.parent
    folder, done = run_folder / name, run_folder / f"{name}-made"
    with (run_folder / f"{name}-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(folder)
            done.touch()
    return folder


class Quiet(SimpleHTTPRequestHandler):
    """A static server that writes no log."""

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a static server for a folder, ending in a slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@dataclass
class Visit:
    """A page in a browser, and everything that must not happen there."""

    page: Page
    base: str
    wrong: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Listens to a page. Whatever is asked of another host, fails or is an error is kept."""
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.on("requestfailed", self._failed)
        page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        page.on("console", self._said)

    def open(self, path: str, settled: bool = True) -> Page:
        """The page at a path of the site, with all it loads; `settled` waits until nothing has been asked for half a second."""
        self.page.goto(urljoin(self.base, path), wait_until="networkidle" if settled else "load")
        return self.page

    def path_of(self, address: str) -> str:
        """The path in the site of an address, without what is asked of the page or where on it."""
        return address.removeprefix(self.base).partition("?")[0].partition("#")[0]

    def _asked(self, request: Request) -> None:
        # a blob or a data address is made on the page itself
        if not request.url.startswith((self.base, "data:", f"blob:{self.base}")):
            self.wrong.append(f"another host: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what was still on its way when the page was left
            self.wrong.append(f"failed: {request.url}: {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.wrong.append(f"{response.status}: {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(f"console {message.type}: {message.text}")


@contextmanager
def visiting(browser: Browser, base: str, **options: Any) -> Iterator[Visit]:
    """A visit to a site in a context of its own; at its end nothing may have gone wrong."""
    context = browser.new_context(**options)
    visit = Visit(context.new_page(), base)
    visit.watch(visit.page)
    try:
        yield visit
    finally:
        context.close()
    assert visit.wrong == [], "\n".join(visit.wrong)


@dataclass
class Element:
    """An element of a page: `inner` are elements and texts in order."""

    tag: str
    attributes: dict[str, str]
    inner: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """All its text, spaces put together."""
        return " ".join("".join(part if isinstance(part, str) else part.text_as_is for part in self.inner).split())

    @property
    def text_as_is(self) -> str:
        return "".join(part if isinstance(part, str) else part.text_as_is for part in self.inner)

    def walk(self) -> Iterator[Element]:
        """All elements inside, in order."""
        for part in self.inner:
            if isinstance(part, Element):
                yield part
                yield from part.walk()

    def all(self, tag: str, of_class: str = "") -> list[Element]:
        """All elements inside of a tag, and of a class where one is named."""
        return [element for element in self.walk() if element.tag == tag and (not of_class or of_class in element.classes)]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inner.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].inner.append(data)


@cache
def parse(path: Path) -> Element:
    """A page as a tree, read once."""
    return tree(path.read_text(encoding="utf-8"))


def tree(html: str) -> Element:
    """HTML as a tree."""
    parser = _Parser()
    parser.feed(html)
    return parser.open[0]


def article(path: Path) -> Element:
    """What a page says, without the frame around it."""
    [found] = parse(path).all("article")
    return found


def pages(site: Path) -> list[str]:
    """All pages of a built site that were written as pages, by their path in it, sorted."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.parent.name != EXPLAINED)


def is_of_mkdocs(site: Path) -> bool:
    """True for a site of MkDocs: each host has its own index of words."""
    return (site / INDEX).is_file()


def explanations(site: Path) -> list[str]:
    """The pages that explain numbers, by their path in the site, sorted."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob(f"{EXPLAINED}/*.html"))


def resolve(page: str, href: str) -> tuple[str, str] | None:
    """The file and the id that a link on a page means, or None for one that leaves the site."""
    address, anchor = urldefrag(urljoin(f"http://site.test/{page}", href))
    parts = urlsplit(address)
    return (unquote(parts.path).lstrip("/"), unquote(anchor)) if parts.netloc == "site.test" else None


def said(block: Element, page: str) -> list[tuple[str, ...]]:
    """What a block says, in order, without spaces; of a link also where it leads, and to which figure."""
    found = []
    for element in block.walk():
        meant = resolve(page, element.attributes["href"]) if element.tag == "a" else None
        words = element.text.replace(" ", "")
        found.append((element.tag, words, *element.classes, *(meant or ()), element.attributes.get("data-figure", "")))
    return found


def whole_index(site: Path) -> bytes:
    """A site's search index before it was cut, as it is written for a site opened from a folder."""
    return (site / INDEX.with_suffix(".js")).read_bytes().removeprefix(b"var __index = ").removesuffix(b";\n")
