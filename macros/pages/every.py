"""The page of every figure: where figures are explained on pages of their own a list that leads there, else all that explains them."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from itertools import groupby

from macros.catalogue import say, text
from macros.compute.figure import Figure
from macros.pages.alike import Tables, is_part
from macros.pages.explain import block, table_name
from macros.pages.links import Reader, address, explained_on, link
from macros.source.place import Place


def figures(reader: Reader) -> str:
    """Every figure of the plan, by the file it was written in."""
    told = _listed(reader) if reader.published else _told(reader)
    parts = [f"<h2>{escape(file)}</h2>\n{told[file]}" for file in sorted(told)]
    return f'<div class="all-figures">{"" if reader.published else whole(reader)}{"".join(parts)}</div>\n'


def whole(reader: Reader) -> str:
    """The way from one row, for which a page was opened, to all of them."""
    return f'<p class="whole" data-search-exclude><a href="#">{reader.word("all-rows")}</a></p>\n'


def _told(reader: Reader) -> dict[str, str]:
    """What explains the figures of each file: a block for one that is no part, then the tables of parts."""
    tables = Tables(reader)
    found = sorted(reader.computed.figures.values(), key=lambda figure: (figure.place, figure.path))
    told: dict[str, str] = {}
    for file, of_file in groupby(found, key=lambda figure: figure.place.path):
        own = list(of_file)
        blocks = "".join([block(reader, figure) for figure in own if not is_part(figure)])
        told[file] = blocks + tables.html("", filter(is_part, own))
    return told


def _listed(reader: Reader) -> dict[str, str]:
    """The list of each file: a line a figure with its number, and one a page of parts. The parts themselves are only counted."""
    parts: dict[tuple[Place, str], list[str]] = {}
    alone: list[Figure] = []
    for figure in reader.computed.figures.made():
        if figure.share is None:
            alone.append(figure)
        else:
            parts.setdefault((figure.place, figure.path.rpartition("=")[0]), []).append(figure.path)
    for place, paths in reader.computed.figures.waiting():
        tables: dict[str, list[str]] = {}
        for path in paths:
            tables.setdefault(path.rpartition("=")[0], []).append(path)
        for table, of_table in tables.items():
            parts.setdefault((place, table), []).extend(of_table)
    pages: dict[tuple[str, str], list[tuple[Place, str, int]]] = {}
    for (place, _), paths in parts.items():
        first = min(paths)
        pages.setdefault((place.path, explained_on(first)), []).append((place, first, len(paths)))
    lines: dict[str, list[str]] = {}
    for figure in sorted(alone, key=lambda figure: (figure.place, figure.path)):
        shown = escape(reader.number(figure.number))
        line = f'<li>{link(reader, figure, figure.name)} <span class="num">{shown}</span></li>\n'
        lines.setdefault(figure.place.path, []).append(line)
    for (file, page), found in sorted(pages.items(), key=lambda item: min(item[1])):
        count = _counted(sum(count for *_, count in found), reader.language)
        name = escape(table_name(reader, min(found)[1]))
        line = f'<li><a href="{escape(address(reader, page))}">{name}</a> <span class="num">{count}</span></li>\n'
        lines.setdefault(file, []).append(line)
    return {file: f'<ul class="inputs">{"".join(found)}</ul>\n' for file, found in lines.items()}


@lru_cache(maxsize=1 << 8)
def _counted(count: int, language: str) -> str:
    return escape(text(say("figures-counted", count=count), language))
