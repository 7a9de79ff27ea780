"""Which plan a command means: the one that is named, or the only one there is."""

from __future__ import annotations

from pathlib import Path

from macros.catalogue import say, text
from macros.compute.compute import Computed, compute
from macros.model.loading import load_plan
from macros.model.project import choose, find_root
from scripts.cli import CannotRunError


def portal_root() -> Path:
    """The portal that the command is run in."""
    root = find_root(Path.cwd())
    if root is None or not (root / "mkdocs.yml").is_file():
        raise CannotRunError(text(say("not-a-project", path=str(Path.cwd()))))
    return root


def one_plan(key: str, language: str = "zh") -> Computed:
    """The plan of that id, computed; "" is the only one there is. What cannot be chosen or read ends the command."""
    choice = choose(Path())
    if choice is None:
        raise CannotRunError(text(say("not-a-project", path=str(Path.cwd())), language))
    known = [folder.rpartition("/")[2] for folder in choice.folders]
    if not known:
        raise CannotRunError(text(say("no-plans", path=str(choice.root)), language))
    if key and key not in known:
        raise CannotRunError(text(say("no-such-plan", plan=key, plans="、".join(known)), language))
    folders = [folder for folder in choice.folders if key in ("", folder.rpartition("/")[2])]
    if len(folders) > 1:
        raise CannotRunError(text(say("which-plan", plans="、".join(known)), language))
    plan, _ = load_plan(choice.root, folders[0])
    if plan is None:
        raise CannotRunError(text(say("plan-unreadable", plan=folders[0]), language))
    return compute(plan)
