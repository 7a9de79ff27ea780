"""The pages that explain numbers, one a table or a few figures, in a frame of their own.

`plan build` writes them beside the site: a reader opens one number in a thousand, so the site generator, its navigation and its search
have nothing to do with them, and both hosts give the same. The frame is the portal's own style, a way back to the plan and the scripts
that explain a number; it needs none of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape

from macros.compute.compute import Computed
from macros.compute.figure import Figure
from macros.pages.alike import Tables, is_part
from macros.pages.every import whole
from macros.pages.explain import block, heading
from macros.pages.links import EXPLAINED, FIGURES_PAGE, Reader, explained_on

SHEETS = ("palette", "plan", "parts", "explain", "explained", "print")
SCRIPTS = ("plan", "versions", "since")
ROOT = "../.."
ASSETS = f"{ROOT}/assets"


def explanations(computed: Computed, forge: str = "", versions: str = "none") -> Iterator[tuple[str, str]]:
    """The pages that explain, as (file below the plan's folder, HTML), in the order of the figures. `versions` says where the list of
    versions comes from, as mkdocs.yml has it.
    """
    pages: dict[str, list[Figure]] = {}
    for figure in computed.figures.values():
        pages.setdefault(explained_on(figure.path), []).append(figure)
    reader = Reader(computed, f"{computed.plan.key}/{EXPLAINED}/", forge=forge, published=True)  # an address is the same on all of them
    tables = Tables(reader)
    for file, found in pages.items():
        blocks = "".join([block(reader, figure) for figure in found if not is_part(figure)])
        parts = tables.html(file, filter(is_part, found))
        yield file, _page(reader, heading(reader, found), blocks + parts, versions)


def _page(reader: Reader, title: str, told: str, versions: str) -> str:
    plan, name = reader.computed.plan, escape(title)
    of_plan = escape(plan.title)
    settings = escape(json.dumps({"base": ROOT, "version": {"provider": versions}}), quote=False)
    head = f'<link rel="icon" href="{ASSETS}/mark.svg">\n'
    head += "".join(f'<link rel="stylesheet" href="{ASSETS}/{sheet}.css">\n' for sheet in SHEETS)
    head += f'<script id="__config" type="application/json">{settings}</script>\n'
    head += "".join(f'<script defer src="{ASSETS}/{script}.js"></script>\n' for script in SCRIPTS)
    return (
        f'<!doctype html>\n<html lang="{plan.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{name} · {of_plan}</title>\n{head}</head>\n'
        f'<body class="explained" data-md-color-scheme="default">\n<script src="{ASSETS}/explained.js"></script>\n'
        f'<nav><a href="../index.html">{of_plan}</a> <a href="../{FIGURES_PAGE}">{reader.word("figures-page")}</a></nav>\n'
        f'<main class="md-content"><article class="md-typeset">\n<h1>{name}</h1>\n'
        f'{whole(reader)}{told}</article></main>\n</body>\n</html>\n'
    )
