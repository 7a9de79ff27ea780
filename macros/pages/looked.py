"""What making a page looked at in the site, and whether a warning was given meanwhile; for kept.py."""

from __future__ import annotations

import logging
from typing import Any

from msgspec import Struct


class Looked(Struct):
    """The files of a site, with a note of which a page asked for and whether they were there."""

    files: Any
    seen: dict[str, bool]

    def get_file_from_path(self, path: str) -> Any:
        """As MkDocs' own."""
        found = self.files.get_file_from_path(path)
        self.seen[path] = found is not None
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self.files, name)


class Warned(logging.Handler):
    """Counts the warnings about a page."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, _: logging.LogRecord) -> None:
        """One more."""
        self.count += 1
