"""`plan new`: a complete skeleton of a plan, data and pages, that checks clean and builds."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import click

from macros.catalogue import say, text, word
from macros.model.page import CONTENT
from macros.model.project import DATA, find_root
from scripts.cli import CannotRunError

SKELETONS = Path(__file__).parent / "skeleton"
MARK = "  # plan new adds a plan above this line"
ORDER = ("index", "market", "idea", "targets", "strategy", "team", "budget", "schedule", "figures")
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@click.command(help=word("help-new"))
@click.argument("id")
@click.option("--kind", default="annual-sales", show_default=True, help=word("help-new-kind"))
@click.option("--title", default="", help=word("help-new-title"))
@click.option("--year", type=click.IntRange(2000, 2100), default=None, help=word("help-new-year"))
def new(id: str, kind: str, title: str, year: int | None) -> None:
    """Exit code 0 made, 2 nothing was written."""
    if not ID.fullmatch(id):
        raise CannotRunError(text(say("bad-plan-id", id=id)))
    if not title.isprintable() or set(title) & set("{}<>"):
        raise CannotRunError(text(say("bad-plan-title", title=title)))
    known = sorted(path.name for path in SKELETONS.iterdir() if path.is_dir())
    if kind not in known:
        raise CannotRunError(text(say("no-such-kind", kind=kind, known="、".join(known))))
    root = find_root(Path.cwd()) or Path.cwd()
    found = re.search(r"20\d\d", id)
    chosen = year or (int(found[0]) if found else datetime.now().astimezone().year + 1)
    count = write_skeleton(root, kind, id, title or id, chosen)
    add_to_nav(root, id, title or id)
    click.echo(text(say("plan-made", count=count, id=id)))


def write_skeleton(root: Path, kind: str, key: str, title: str, year: int) -> int:
    """Writes the files of a skeleton with id, title and year filled in, and returns how many. Nothing is written over."""
    for folder in (DATA, CONTENT):
        if (root / folder / key).exists():
            raise CannotRunError(text(say("plan-exists", path=f"{folder}/{key}")))
    count = 0
    for folder in (DATA, CONTENT):
        for source in sorted((SKELETONS / kind / folder).rglob("*")):
            if source.is_file():
                target = root / folder / key / source.relative_to(SKELETONS / kind / folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                shown = json.dumps(title, ensure_ascii=False)[1:-1] if source.suffix == ".yml" else title
                filled = source.read_text(encoding="utf-8").replace("@ID@", key).replace("@TITLE@", shown).replace("@YEAR@", str(year))
                target.write_text(filled, encoding="utf-8")
                count += 1
    return count


def add_to_nav(root: Path, key: str, title: str) -> None:
    """Adds the plan's pages to the navigation above its marked line; a mkdocs.yml without that line is left as it is."""
    config = root / "mkdocs.yml"
    written = config.read_text(encoding="utf-8") if config.is_file() else ""
    if MARK not in written:
        click.echo(text(say("nav-by-hand", id=key)))
        return
    pages = sorted(
        (root / CONTENT / key).glob("*.md"), key=lambda page: (ORDER.index(page.stem) if page.stem in ORDER else len(ORDER), page.stem)
    )
    lines = [f"  - {json.dumps(title, ensure_ascii=False)}:", *(f"      - {key}/{page.name}" for page in pages)]
    config.write_text(written.replace(MARK, "\n".join(lines) + "\n" + MARK, 1), encoding="utf-8")
