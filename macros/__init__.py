"""The door: what the site generator calls. Everything else is imported inside, because one host runs this file once a page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Gives the site generator the macros that pages call."""
    root = str(Path(__file__).resolve().parent.parent)
    if root not in sys.path:  # Zensical loads this file by its path, without the project root
        sys.path.insert(0, root)
    from macros.pages.thrift import seldom

    seldom()
    from macros.catalogue import text
    from macros.pages.host import register
    from macros.rules import found_in
    from macros.rules.content import unsafe

    refused = unsafe(Path(env.project_dir))
    if refused:  # before any page is rendered: between braces a page could run code
        raise ValueError("\n".join(f"{finding.place}: error[{finding.rule}] {text(finding.message)}" for finding in refused))
    register(env, found_in)
