"""`plan new`: a plan of any kind, data and pages, that checks clean and builds."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date, datetime
from pathlib import Path

import click

from macros.catalogue import say, text, word
from macros.compute.compute import compute
from macros.model.kind import Kind, Length, find_kind, kind_and_models, known_kinds
from macros.model.loading import load_plan
from macros.model.page import CONTENT, Page
from macros.model.period import Period, PeriodRecord, build_period
from macros.model.project import DATA, DEVICES, find_root
from macros.model.reading import read_record
from macros.source.node import Mapping
from macros.source.place import Place
from macros.source.reader import read_text
from scripts.cli import CannotRunError
from scripts.composing import Beginning, Draft, data_files, drafts, whole_days, whole_months
from scripts.trial import try_page

MARK = "  # plan new adds a plan above this line"
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LINK = re.compile(r"\]\(([\w-]+)\.md\)")
FIRST_DAY = {True: "05-01", False: "01-01"}  # a plan of days begins on another day than the year


@click.command(help=word("help-new"))
@click.argument("id", required=False, default="")
@click.option("--kind", default="annual-sales", show_default=True, help=word("help-new-kind"))
@click.option("--title", default="", help=word("help-new-title"))
@click.option("--year", type=click.IntRange(2000, 2100), default=None, help=word("help-new-year"))
@click.option("--start", type=click.DateTime(["%Y-%m-%d", "%Y-%m"]), default=None, help=word("help-new-start"))
@click.option("--months", type=click.IntRange(1, 120), default=None, help=word("help-new-months"))
@click.option("--days", type=click.IntRange(1, 800), default=None, help=word("help-new-days"))
@click.option("--list", "listed", is_flag=True, help=word("help-new-list"))
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help=word("help-new-language"))
def new(  # noqa: PLR0913, PLR0917 - one parameter an option
    id: str,
    kind: str,
    title: str,
    year: int | None,
    start: datetime | None,
    months: int | None,
    days: int | None,
    listed: bool,
    language: str,
) -> None:
    """Exit code 0 made, 2 nothing was written."""
    root = find_root(Path.cwd()) or Path.cwd()
    if listed:
        _list(root, language)
        return
    if not ID.fullmatch(id) or id in DEVICES:
        raise CannotRunError(text(say("bad-plan-id", id=id), language))
    if not title.isprintable() or set(title) & set("{}<>"):
        raise CannotRunError(text(say("bad-plan-title", title=title), language))
    if months is not None and days is not None:
        raise CannotRunError(text(say("months-or-days"), language))
    chosen = _kind(root, kind, language)
    found = re.search(r"20\d\d", id)
    first_year = year or (int(found[0]) if found else datetime.now().astimezone().year + 1)
    written = _period(chosen.period, first_year, start.date() if start is not None else None, months, days)
    files, pages = write_plan(root, chosen, kind, id, title or id, written, language)
    add_to_nav(root, id, title or id, pages)
    click.echo(text(say("plan-made", count=len(files) + len(pages), id=id), language))


def _list(root: Path, language: str) -> None:
    """Every kind with its name and what a plan of it is about."""
    for name in known_kinds(root):
        kind = _kind(root, name, language)
        about = f"  {kind.about}" if kind.about is not None and language == "zh" else ""
        click.echo(f"{name}  {kind.called(language)}{about}")


def _kind(root: Path, name: str, language: str) -> Kind:
    kind, findings = find_kind(root, name, Place(""))
    if name not in known_kinds(root):
        raise CannotRunError(text(say("no-such-kind", kind=name, known="、".join(known_kinds(root))), language))
    if kind is None or findings:
        raise CannotRunError(f"{findings[0].place}: {text(findings[0].message, language)}")
    return kind


def _period(length: Length | None, year: int, start: date | None, months: int | None, days: int | None) -> str:
    """The period as plan.yml has it: as long as asked for, else as long as plans of the kind are."""
    if months is None and days is None and length is not None:
        months, days = length.months, length.days
    first = start or date.fromisoformat(f"{year}-{FIRST_DAY[days is not None]}")
    if days is not None:
        return whole_days(first, days)
    return whole_months(first, months or 12)


def write_plan(
    root: Path, kind: Kind, name: str, key: str, title: str, written: str, language: str = "zh"
) -> tuple[list[str], list[str]]:
    """Writes a new plan of the kind called `name` in a language; returns its data files and its pages in order. Nothing is written over."""
    for folder in (DATA, CONTENT):
        if (root / folder / key).exists():
            raise CannotRunError(text(say("plan-exists", path=f"{folder}/{key}")))
    made = Beginning(kind, tuple(kind_and_models(root, name)), key, title, _read_period(written), written, language)
    files = data_files(made)
    for file, content in files.items():
        _write(root / DATA / key / file, content)
    pages = drafts(made)
    for draft, content in zip(pages, _answered(root, key, pages), strict=True):
        _write(root / CONTENT / key / f"{draft.name}.md", content)
    return list(files), [draft.name for draft in pages]


def _read_period(written: str) -> Period:
    node, _ = read_text(f"period: {written}\n", "plan.yml")
    inner = node.get("period") if node is not None else None
    record = read_record(PeriodRecord, inner)[0] if isinstance(inner, Mapping) else None
    assert record is not None, written
    return build_period(record)


def _answered(root: Path, key: str, pages: list[Draft]) -> list[str]:
    """The text of each page with those chunks whose macros the new plan can answer."""
    plan, findings = load_plan(root, f"{DATA}/{key}")
    if plan is None:
        shutil.rmtree(root / DATA / key)
        raise CannotRunError(text(findings[0].message))
    plans, names = {key: compute(plan)}, {draft.name for draft in pages}

    def answered(draft: Draft, chunk: str) -> bool:
        page = Page(f"{CONTENT}/{key}/{draft.name}.md", draft.name, chunk)
        return set(LINK.findall(chunk)) <= names and not any(try_page(page, plans))

    return ["\n".join([draft.head, *(chunk for chunk in draft.chunks if answered(draft, chunk))]) for draft in pages]


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def add_to_nav(root: Path, key: str, title: str, pages: list[str]) -> None:
    """Adds the plan's pages to the navigation above its marked line; a mkdocs.yml without that line is left as it is."""
    config = root / "mkdocs.yml"
    written = config.read_text(encoding="utf-8") if config.is_file() else ""
    if MARK not in written:
        click.echo(text(say("nav-by-hand", id=key)))
        return
    lines = [f"  - {json.dumps(title, ensure_ascii=False)}:", *(f"      - {key}/{page}.md" for page in pages)]
    config.write_text(written.replace(MARK, "\n".join(lines) + "\n" + MARK, 1), encoding="utf-8")
