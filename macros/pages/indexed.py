"""Material's search index as it is written, page by page: what is known of a page is not read, and not written, entry by entry."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any


class Indexed:
    """What the index holds of each page, by the page's address, in the order of the pages; `plugin` is the host's, or None."""

    def __init__(self, plugin: Any) -> None:
        self.plugin, self.told = plugin, dict[str, str]()
        self.empty: Callable[[None], str] = str

    def begin(self) -> None:
        """When the index is there: it will be written from here."""
        if self.plugin is not None:
            index = self.plugin.search_index
            self.empty, index.generate_search_index = index.generate_search_index, lambda _: self.text()

    def text(self) -> str:
        """The whole index."""
        return f"{self.empty(None).removesuffix(']}')}{','.join(filter(None, self.told.values()))}]}}"

    def take(self, url: str) -> str:
        """What the host has just found on a page: kept as text from now on."""
        if self.plugin is None:
            return ""
        found, self.plugin.search_index.entries = self.plugin.search_index.entries, []
        self.told[url] = ",".join(json.dumps(entry, separators=(",", ":"), default=str) for entry in found)
        return self.told[url]
