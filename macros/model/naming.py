"""Names of figures in an English plan: what the engine adds to a name (base, growth, a field's label, a count) in the words of its path."""

from __future__ import annotations

import re

from msgspec.structs import replace
from pydantic.fields import FieldInfo

from macros.model.definition import Definition
from macros.source.pattern import pattern_of

HAN = pattern_of("[\u4e00-\u9fff]")
BEGINNING = pattern_of("[：；，]")
SUM = "合计"


def field_label(key: str, described: FieldInfo, language: str) -> str:
    """What a field is called: the beginning of its description, in English the words of its key."""
    if language == "en":
        return (described.alias or key).replace("_", " ")
    return BEGINNING.split(described.description or key)[0]


def english(definition: Definition) -> Definition:
    """The definition with its added words in English; the first word of a name is the team's own."""
    if not HAN.search(definition.name):
        return definition
    first, *added = definition.name.split("·")
    stem, *words = re.sub(r"\[.*", "", definition.path).split(".")
    tail = " ".join(words[-2:] if words[-2:-1] == ["cumulative"] else words[-1:]).replace("_", " ")
    if definition.path.endswith(".listed") or first.endswith(SUM) or (stem == "activity" and len(words) == 1):
        return replace(definition, name=" ".join((stem, *words)).replace("_", " "))
    return replace(definition, name="·".join([first, *(tail if HAN.search(part) else part for part in added)]))


def called(plan: str, path: str) -> str:
    """What an English page calls a figure of another plan whose name is not English: its plan and path in words."""
    return f"{plan}·{re.sub(r'[._]', ' ', path.removesuffix('.total'))}"
