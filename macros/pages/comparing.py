"""The page that compares any two published versions, and that of one step: whole in themselves, so that they outlive every version."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path

from macros.catalogue import word

HERE = Path(__file__).parent
SCRIPTS = ("exact", "words", "parts", "steps", "figure", "page")
SHEETS = ("theme/assets/palette.css", "theme/assets/charts.css", "compare/compare.css")


def compare_page(steps: Iterable[tuple[str, str | None]]) -> str:
    """The page. `steps` are the versions with the one published before each, which can be read without the script, newest first."""
    names = ((version, f"{before} → {version}" if before is not None else version) for version, before in steps)
    links = "".join(f'<li><a href="changes/{escape(version)}/index.html">{escape(name)}</a></li>\n' for version, name in names)
    labels = ((name, word(f"compare-{name}")) for name in ("plan", "from", "to"))
    fields = "".join(f'<span><label for="{name}">{label}</label><select id="{name}"></select></span>\n' for name, label in labels)
    body = (
        f'<form id="choice" hidden>\n{fields}<button type="button" id="swap" aria-label="{word("compare-swap")}">⇄</button>\n</form>\n'
        f'<div id="told"></div>\n<aside><h2>{word("compare-steps")}</h2>\n'
        f'<noscript><p>{word("compare-needs-script")}</p></noscript>\n<ul>\n{links}</ul></aside>\n'
        f"<script>\n{_script()}</script>"
    )
    return _page(word("compare-title"), "index.html", word("compare-home"), body)


def step_page(title: str, inner: str) -> str:
    """The page of one step, from ready HTML; no script but the one that knows whether it is dark."""
    return _page(title, "../../compare.html", word("compare-any"), inner)


def _page(title: str, back: str, label: str, inner: str) -> str:
    head = '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<link rel="icon" href="data:,">\n'
    head += f"<title>{escape(title)}</title>\n<style>\n{_style()}</style>"
    top = f'<header><a href="{back}">← {escape(label)}</a></header>'
    return (
        f'<!doctype html>\n<html lang="zh-CN">\n<head>\n{head}\n</head>\n<body class="md-typeset">\n<script>{_shade()}</script>\n{top}\n'
        f"<main>\n<h1>{escape(title)}</h1>\n{inner}\n</main>\n</body>\n</html>\n"
    )


@cache
def _script() -> str:
    return "".join((HERE / "compare" / f"{name}.js").read_text(encoding="utf-8").replace('"use strict";\n\n', "") for name in SCRIPTS)


@cache
def _style() -> str:
    return "".join((HERE / sheet).read_text(encoding="utf-8") for sheet in SHEETS)


@cache
def _shade() -> str:
    return (HERE / "compare" / "shade.js").read_text(encoding="utf-8").strip()
