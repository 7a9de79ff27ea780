"""What a version may be called: its name is a folder of the site, a file beside the data and a word in a link."""

from __future__ import annotations

from macros.catalogue import Message, say
from macros.model.project import DEVICES
from macros.source.pattern import pattern_of

NAME = pattern_of(r"[0-9A-Za-z][0-9A-Za-z._-]{0,63}")
# names that stand for something else in a site or in a file system
BESIDE = ("latest", "versions.json", "index.html", "404.html", "sitemap.xml", "assets", "manifest.json", "compare.html", "changes")
TAKEN = frozenset((*BESIDE, "head", *DEVICES))


def version_problem(name: str) -> Message | None:
    """Why a version cannot be called so; None when it can."""
    if not NAME.fullmatch(name) or ".." in name or name.endswith((".", ".lock")):
        return say("bad-version-name", name=name.encode("unicode_escape").decode("ascii") if not name.isprintable() else name)
    return say("taken-version-name", name=name) if name.lower() in TAKEN or name.partition(".")[0].lower() in DEVICES else None
