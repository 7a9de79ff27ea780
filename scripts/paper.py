"""`plan pdf` and `plan letters`: a plan, or the letters of its people, as a PDF for paper."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import click
from jinja2 import Environment, StrictUndefined

from macros.catalogue import say, text, word
from macros.compute.compute import Computed
from macros.compute.sealing import seal_of
from macros.model.page import CONTENT, Page
from macros.model.project import find_root
from macros.pages.host import macros
from macros.pages.letters import letters as letters_of
from macros.pages.links import PageError, Reader
from macros.pages.paper import Section, document, page
from scripts.browser import ARGUMENTS, system_browser
from scripts.choosing import one_plan
from scripts.cli import CannotRunError

STAMP = "D:20000101000000Z"  # no moment: the same plan gives the same document
LEFT_OUT = ("figures(", "letters(", "one_page(")  # on paper, every figure would be hundreds of sheets; the others are sheets of their own

WIDTH, HEIGHT = 680, 950  # what paper.css leaves of A4 between its margins, in pixels of 1/96 inch
FIT = "(sheets, height) => sheets.forEach(sheet => { sheet.style.zoom = Math.min(1, height / sheet.getBoundingClientRect().height); })"


@click.command(help=word("help-pdf"))
@click.argument("plan", required=False, default="")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help=word("help-pdf-output"))
def pdf(plan: str, output: Path | None) -> None:
    """Exit code 0 written, 2 could not run."""
    computed, root = one_plan(plan), find_root(Path.cwd())
    if root is None:
        raise CannotRunError(text(say("not-a-project", path=str(Path.cwd()))))
    digest, sections = seal_of(computed).digest, list(sections_of(computed, root))
    numbers = page_numbers(printed(document(computed, sections, digest, {})))
    _write(computed, output or Path(f"{computed.plan.key}.pdf"), printed(document(computed, sections, digest, numbers)))


@click.command(help=word("help-letters"))
@click.argument("plan", required=False, default="")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help=word("help-pdf-output"))
def letters(plan: str, output: Path | None) -> None:
    """Exit code 0 written, 2 could not run."""
    computed = one_plan(plan)
    try:
        body = letters_of(Reader(computed, f"{computed.plan.key}/letters.md"))
    except PageError as fault:
        raise CannotRunError(str(fault)) from fault
    html = page(computed, seal_of(computed).figures_digest, body).replace("@page :first", "@page cover")
    _write(computed, output or Path(f"{computed.plan.key}-letters.pdf"), printed(html, ".letter"))


def _write(computed: Computed, output: Path, content: bytes) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.metadata = {"/Title": computed.plan.title, "/Creator": "plan", "/CreationDate": STAMP, "/ModDate": STAMP}
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with output.open("wb") as file:
            writer.write(file)
    except OSError as error:
        raise CannotRunError(text(say("cannot-write", path=str(output), reason=error.strerror or str(error)))) from error
    click.echo(text(say("printed", path=str(output), count=len(writer.pages))), err=True)


def sections_of(computed: Computed, root: Path) -> Iterator[Section]:
    """The plan's pages in the order of the navigation, rendered as the site renders them."""
    from markdown import Markdown
    from mkdocs.config import load_config

    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = load_config(str(root / "mkdocs.yml"))
    pages = {one.path.removeprefix(f"{CONTENT}/"): one for one in computed.plan.pages}
    order = [name for name in _flat(config.nav) if name in pages]
    for name in [*order, *sorted(set(pages) - set(order))]:
        if any(call in pages[name].text for call in LEFT_OUT):
            continue
        made = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
        yield Section(Path(name).stem, made.convert(_rendered(computed, pages[name], name)))


def _rendered(computed: Computed, shown: Page, name: str) -> str:
    written = shown.text.lstrip("\n")
    if "render_macros: false" in shown.front:
        return written

    def reader(_: str = "") -> Reader:
        return Reader(computed, name)

    known = macros(reader, lambda: "")  # the cards of all plans stand on the home page, which is no page of a plan
    return Environment(undefined=StrictUndefined, autoescape=False).from_string(written).render(**known)


def _flat(nav: Any) -> Iterator[str]:
    """The files of a navigation, in order."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for below in nav.values():
            yield from _flat(below)
    else:
        for below in nav or ():
            yield from _flat(below)


def printed(html: str, sheets: str = "") -> bytes:
    """A document as PDF by the system's browser; without one the command says how to get it. What `sheets` selects fills one page each:
    a longer one is set smaller.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as fault:
        raise CannotRunError(text(say("no-playwright"))) from fault
    program = system_browser()
    if program is None:
        raise CannotRunError(text(say("no-browser")))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        try:
            sheet = browser.new_page(java_script_enabled=False)
            sheet.route("**/*", lambda route: route.abort())  # all it needs is in it
            sheet.set_content(html)
            if sheets:
                sheet.emulate_media(media="print")
                sheet.set_viewport_size({"width": WIDTH, "height": HEIGHT})
                sheet.eval_on_selector_all(sheets, FIT, HEIGHT)
            return sheet.pdf(prefer_css_page_size=True, print_background=True, outline=True, tagged=True)
        finally:
            browser.close()


def page_numbers(content: bytes) -> dict[str, str]:
    """The page that each linked heading stands on, by its id, read from the document itself."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    found = {}
    for name, destination in reader.named_destinations.items():
        number = reader.get_destination_page_number(destination)
        if number is not None:
            found[unquote(name.removeprefix("/"))] = str(number + 1)
    return found
