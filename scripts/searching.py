"""The search index of a site once it is built: asked for what the plans call things, and cut by folder when it has grown large."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import escape, unescape
from pathlib import Path
from typing import Any

import yaml

from macros.catalogue import Message, say
from macros.model.page import CONTENT, all_pages
from macros.model.plan import Plan
from macros.model.times import LEVELS

INDEX = Path("search", "search_index.json")  # MkDocs'
OTHER_INDEX = Path("search.json")  # Zensical's
SHARD = "search/texts-{}.json"
LARGEST = 100_000  # bytes, compressed: every page loads the index with its first view
ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
DRAWN = re.compile(r"<svg.*?</svg>|<(script|style)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")


def names_of(plan: Plan) -> tuple[str, ...]:
    """A plan's title and the names of its people, products, markets and so on, sorted."""
    return tuple(sorted({plan.title, *(member.name for key, axis in plan.axes.items() if key not in LEVELS for member in axis.members)}))


def unfound(site: Path, named: Mapping[str, Iterable[str]]) -> list[Message]:
    """What a page of a plan says and the index does not, of the names of each plan.

    Both are compared as assets/search-worker.js compares: whatever the case and the width of the characters.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for entry in _entries(site):
        texts[entry["location"].partition("/")[0]] += (entry["title"], entry["text"])
    found: list[Message] = []
    for key, names in named.items():
        held = _plain(" ".join(texts[key]))
        if missing := sorted(name for name in names if _folded(name) not in held):
            pages = {path.name: path.read_text(encoding="utf-8") for path in sorted((site / key).glob("*.html"))}
            for name in missing:
                found += [
                    say("search-misses", name=name, page=f"{key}/{page}")
                    for page, html in pages.items()
                    if escape(name, quote=False) in html and _folded(name) in _plain(_article(html))
                ][:1]
    return found


def weigh(root: Path, site: Path) -> None:
    """Gives what Zensical's index holds of a page the weight that stands at the page's head (`search: {boost: 0.4}`), as MkDocs' has it."""
    if not (site / OTHER_INDEX).is_file():
        return
    heads = {page.path.removeprefix(f"{CONTENT}/").removesuffix(".md"): yaml.safe_load(page.front) or {} for page in all_pages(root)}
    weights = {f"{name}.html": head["search"]["boost"] for name, head in heads.items() if "boost" in (head.get("search") or {})}
    index = json.loads((site / OTHER_INDEX).read_text(encoding="utf-8"))
    for entry in index["items"]:
        if boost := weights.get(entry["location"].partition("#")[0]):
            entry["boost"] = boost
    (site / OTHER_INDEX).write_bytes(_written(index))


def cut(site: Path, largest: int = LARGEST) -> dict[str, bytes]:
    """The files of a large index by their place in the site: the texts of each folder (a plan, the guide) on their own, and an index
    that names them.

    Titles stay in the index, so that they are found at once; assets/search-worker.js asks for the texts with the first question.
    Empty when the index is small enough.
    """
    if not (site / INDEX).is_file() or len(gzip.compress((site / INDEX).read_bytes(), 6, mtime=0)) <= largest:
        return {}
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in index["docs"]:
        folder, slash, _ = entry["location"].partition("/")
        if slash:
            texts[folder][entry["location"]], entry["text"] = entry["text"], ""
    files = {SHARD.format(folder): _written(own) for folder, own in texts.items()}
    index["config"]["shards"] = list(files)
    return {**files, INDEX.as_posix(): _written(index)}


def _entries(site: Path) -> list[dict[str, str]]:
    for path, inner in ((INDEX, "docs"), (OTHER_INDEX, "items")):
        if (site / path).is_file():
            found: list[dict[str, str]] = json.loads((site / path).read_text(encoding="utf-8"))[inner]
            return found
    return []


def _written(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _article(html: str) -> str:
    """What a reader reads on a page, without what is drawn: a picture's numbers are said again in its table."""
    found = ARTICLE.search(html)
    return DRAWN.sub("", found[0]) if found else ""


def _plain(html: str) -> str:
    return _folded(unescape(TAG.sub("", html)).replace("\u200b", ""))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())
