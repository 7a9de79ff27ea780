"""Every sentence the portal says to people, Chinese first, English second, one file a room.

A room says `Message("duplicate-key", ...)`; the text is chosen only when it is printed, so the same finding can be told in
either language. Its files, one a line:

source.py reading faults
model.py shape faults
compute.py exact splits
figures.py figures and formulas
changes.py two versions
rules.py rules
content.py rules about pages and what lies around the plans
pages.py labels on pages
schema.py what an editor tells
guide.py the guide
exports.py workbooks and CSV
commands.py the command line
registers.py registers, rules by bands, key figures by stage
charts.py pictures
versions.py approving and publishing
beginning.py what plan new writes
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from msgspec import Struct

ROOMS = (
    "source",
    "model",
    "compute",
    "figures",
    "changes",
    "rules",
    "content",
    "pages",
    "schema",
    "guide",
    "exports",
    "commands",
    "registers",
    "charts",
    "versions",
    "beginning",
)
LANGUAGES = ("zh", "en")


class Message(Struct, frozen=True):
    """A sentence of the catalogue with its blanks: `values` are (name, text or Message) pairs."""

    key: str
    values: tuple[tuple[str, str | Message], ...] = ()


def say(key: str, /, **values: str | int | Message) -> Message:
    """A message with its blanks filled; numbers are written as they are."""
    return Message(key, tuple((name, value if isinstance(value, Message) else str(value)) for name, value in values.items()))


@cache
def sentences() -> dict[str, tuple[str, str]]:
    """All templates by key, as (Chinese, English). A key in two rooms is a programming error."""
    found: dict[str, tuple[str, str]] = {}
    for room in ROOMS:
        for key, pair in import_module(f"macros.catalogue.{room}").SENTENCES.items():
            if key in found:
                raise ValueError(f"the catalogue has {key!r} twice, the second time in {room}.py")
            found[key] = pair
    return found


def text(message: Message, language: str = "zh") -> str:
    """The message in a language ("zh" or "en"). An unknown key is a programming error."""
    template = sentences()[message.key][LANGUAGES.index(language)]
    return template.format(**{name: text(value, language) if isinstance(value, Message) else value for name, value in message.values})


def word(key: str, language: str = "zh") -> str:
    """A label without blanks."""
    return sentences()[key][LANGUAGES.index(language)]
