"""What shapes every page of a site beside plans and pages: the settings, the packages, the theme; for kept.py.

What may bring more into a page than can be seen here is known by its name: then nothing is kept.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from macros.model.marks import engine
from macros.pages.links import PUBLISHED
from macros.pages.stored import digest
from macros.source.pattern import pattern_of

SERVING = "PLAN_SERVING"
# jieba cuts Chinese for Material's index where it is there
PACKAGES = ("jieba", "jinja2", "markdown", "mkdocs", "mkdocs-macros-plugin", "mkdocs-material", "pygments", "pymdown-extensions", "pyyaml")
NAVIGATION = pattern_of(r"^nav:.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
ASKED = pattern_of(r"!ENV\s*(\[[^\]]*\]|(?:\n\s*-[^\n]*)+|[^\n]*)")
NAME = pattern_of(r"[A-Za-z_][A-Za-z0-9_]*")
# settings that reach for other files, or for code that is none of the packages'
BEYOND = pattern_of(r"^[\"']?INHERIT\b|!relative|jieba_dict|custom_icons|!!python/(?!name:(?:markdown|material|pymdownx)\.)", re.MULTILINE)
PLUGINS = frozenset({"search", "material/search", "macros"})
# the extensions of Markdown itself and those beside it, but for two that read files
EXTENSIONS = pattern_of(
    r"(?:markdown\.extensions\.)?(?:abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|footnotes|legacy_attrs|legacy_em"
    r"|md_in_html|meta|nl2br|sane_lists|smarty|tables|toc|wikilinks)|pymdownx\.(?!snippets|b64)\w+"
)
INSTALLED = pattern_of(r"(?:site|dist)-packages/(?:material|mkdocs)/")  # known by their versions
DATED = (b"build_date", b"update_date")  # how a template asks for the time of the build


class Shaping:
    """The settings of one build as far as pages depend on them."""

    def __init__(self, root: Path, config: Any) -> None:
        files = dict.fromkeys((root / "mkdocs.yml", Path(config.config_file_path)))
        self.written = "\0".join(file.read_text(encoding="utf-8") for file in files if file.is_file())
        self.config = config

    def is_seen(self) -> bool:
        """True when pages come from nothing but what is looked at."""
        extensions = all(EXTENSIONS.fullmatch(name) for name in self.config.markdown_extensions)
        return extensions and set(self.config.plugins) <= PLUGINS and not BEYOND.search(self.written)

    def settings(self) -> str:
        """The engine, the packages, the settings but the navigation, what they ask of the surroundings, what the command line may say
        otherwise.
        """
        asked = sorted({PUBLISHED, SERVING, *(name for found in ASKED.findall(self.written) for name in NAME.findall(found))})
        named = [f"{name}={os.environ.get(name)}" for name in asked]
        said = (self.config.theme.name, self.config.use_directory_urls, self.config.site_url)
        return digest(engine().hex(), *map(_package, PACKAGES), NAVIGATION.sub("", self.written), *named, *said)

    def theme(self) -> str:
        """The templates that no package brings, and all that lies beside them: a template may show any of it."""
        found = hashlib.sha256()
        for folder in self.config.theme.dirs:
            if INSTALLED.search(Path(folder).as_posix()):
                continue
            for place, folders, names in os.walk(folder, followlinks=True):
                folders.sort()
                for path in (Path(place, name) for name in sorted(names)):
                    content = path.read_bytes() if path.is_file() else b""
                    found.update(digest(path.relative_to(folder).as_posix(), len(content)).encode() + content)
                    if any(name in content for name in DATED):
                        found.update(f"{sys.modules['mkdocs.utils'].get_build_datetime()}".encode())
        return found.hexdigest()


def _package(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name
