"""The list of versions, versions.json: what the selector of the site reads (the contract of mike and Material), newest first."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from macros.catalogue import say, text
from macros.model.version_name import version_problem
from scripts.cli import CannotRunError

LIST, START = "versions.json", "index.html"


class Entry(Struct, frozen=True):
    """A published version with the aliases that lead to it."""

    version: str
    aliases: tuple[str, ...] = ()
    properties: dict[str, Any] = field(default_factory=dict)


def read_list(content: bytes, where: str) -> list[Entry]:
    """The entries. A list that cannot be read is never taken for an empty one."""
    try:
        rows = json.loads(content)
        return [Entry(str(row["version"]), tuple(map(str, row.get("aliases", []))), row.get("properties", {})) for row in rows]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CannotRunError(text(say("list-unreadable", where=where))) from error


def write_list(entries: list[Entry]) -> bytes:
    """The list as bytes, the same for the same entries."""
    rows = [{"version": one.version, "title": one.version, "aliases": sorted(one.aliases), "properties": one.properties} for one in entries]
    return (json.dumps(rows, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def with_version(entries: list[Entry], new: Entry, where: str) -> list[Entry]:
    """The list with a new version in front, and its aliases taken from the others. What is published is never replaced."""
    names = {name.lower() for one in entries for name in (one.version,)}
    if new.version.lower() in names:
        raise CannotRunError(text(say("already-published", version=new.version, where=where)))
    taken = {alias.lower() for one in entries for alias in one.aliases}
    if new.version.lower() in taken or new.version in new.aliases:
        raise CannotRunError(text(say("version-is-alias", version=new.version)))
    for alias in new.aliases:
        if alias.lower() in names:
            raise CannotRunError(text(say("alias-is-version", alias=alias)))
    kept = [replace(one, aliases=tuple(alias for alias in one.aliases if alias not in new.aliases)) for one in entries]
    return [new, *kept]


def check_names(version: str, aliases: tuple[str, ...]) -> None:
    """Refuses names that cannot be folders of a site; an alias may be called latest."""
    for name in (version, *(alias for alias in aliases if alias != "latest")):
        problem = version_problem(name)
        if problem is not None:
            raise CannotRunError(text(problem))


def names_of(entries: list[Entry]) -> dict[str, str]:
    """Every folder that must be there: versions and aliases, each with the version it shows."""
    return {name: one.version for one in entries for name in (one.version, *one.aliases)}


def start_page(entries: list[Entry]) -> bytes:
    """The first page, which leads on to the latest version; it names an empty icon, or browsers ask the server for one it has not."""
    target = escape(next((alias for one in entries for alias in one.aliases if alias == "latest"), entries[0].version))
    return (
        '<!doctype html>\n<html lang="zh">\n<meta charset="utf-8">\n<link rel="icon" href="data:,">\n'
        f'<meta http-equiv="refresh" content="0; url={target}/index.html">\n'
        f'<title>{target}</title>\n<p><a href="{target}/index.html">{target}</a></p>\n</html>\n'
    ).encode()
