"""What an editor knows of `split:`: the axes by name, the short ways to divide, and the long one with its method and options."""

from __future__ import annotations

import re
from typing import Any

from macros.catalogue import say, sentences, text, word
from macros.model.fields import DIGIT, GIVEN_SCHEMA, NUMBER_SCHEMA, UNKNOWN
from macros.model.split import CLOSES, EVEN, HALVES, METHODS, OPTIONS

Schema = dict[str, Any]
# axes that no one writes in axes.yml: from the period, and from team.yml
MADE_AXES = frozenset({"year", "month", "quarter", "half", "week", "day", "person"})
RATIO_PATTERN = rf"^\s*{DIGIT}.*[:：∶꞉]"
SHORT_PATTERN = rf"^\s*({'|'.join(map(re.escape, (*EVEN, *HALVES, *UNKNOWN)))})\s*$|^\s*like\s|{RATIO_PATTERN}"
TEXT: Schema = {"type": ["string", "number"]}
MEMBERS: Schema = {"type": "object", "additionalProperties": NUMBER_SCHEMA}
LIST: Schema = {"type": "array", "items": GIVEN_SCHEMA}
# beside the key: what may stand under it, as macros.model.split reads it
SHAPES: dict[str, Schema] = {
    "even": {"type": ["boolean", "string", "number"]},
    "ratio": {**MEMBERS, "type": ["string", "object"], "pattern": RATIO_PATTERN},
    "weights": {"anyOf": [{**MEMBERS, "type": ["string", "object"]}, LIST]},
    "shares": {"anyOf": [MEMBERS, LIST]},
    "values": MEMBERS,
    "like": TEXT,
    "seasonality": {"anyOf": [{**MEMBERS, "type": ["string", "object"]}, LIST]},
    "growth": MEMBERS,
    "into": {"type": "object", "additionalProperties": {"$ref": "#/definitions/Split"}},
    "min": {**GIVEN_SCHEMA, "type": ["string", "number", "object"], "additionalProperties": GIVEN_SCHEMA},
    "max": {**GIVEN_SCHEMA, "type": ["string", "number", "object"], "additionalProperties": GIVEN_SCHEMA},
    "zero": {"enum": ["refuse", "even"]},
    "round": {"enum": ["largest", "running"]},
    "close": {"enum": [*CLOSES]},
    "buffer": GIVEN_SCHEMA,
}


def named(key: str) -> Schema:
    """Title and description from a sentence of the catalogue: what stands before its colon, and the rest."""
    title, _, description = text(say(key)).partition("：")
    return {"title": title, "description": description}


def axes() -> list[str]:
    """The axes that the catalogue has a name for."""
    labels = {key.removeprefix("axis-"): pair[0] for key, pair in sentences().items() if key.startswith("axis-")}
    return [axis for axis, label in labels.items() if "{" not in label]


def by_axis(each: Schema, key: str) -> dict[str, Schema]:
    """A property for every axis with a name of its own; the team's own axes are as good, an editor just cannot propose them."""
    return {axis: {**each, "description": text(say(key, axis=word(f"axis-{axis}")))} for axis in axes()}


def split_definitions() -> dict[str, Schema]:
    """The definitions `Splits` (what stands under `split:`) and `Split` (what stands under one axis)."""
    split: Schema = {"$ref": "#/definitions/Split"}
    return {
        "Splits": {
            "type": "object",
            "minProperties": 1,
            "properties": by_axis(split, "schema-split-axis"),
            "additionalProperties": split,
            **named("schema-split-splits"),
        },
        "Split": {
            "anyOf": [{"type": "string", "pattern": SHORT_PATTERN}, LIST, _mapping()],
            "examples": word("schema-split-examples").split("|"),
            **named("schema-split-split"),
        },
    }


def _mapping() -> Schema:
    """Exactly one method with its options, or, where no such key stands, a number for each member."""
    known = (*METHODS, *OPTIONS)
    # nothing is null here: the editor says the sentence instead
    none = {"const": None, "errorMessage": text(say("schema-split-none", known="、".join(METHODS)))}
    return {
        "type": "object",
        "properties": {key: {**SHAPES.get(key, TEXT), "description": text(say(f"schema-split-{key}"))} for key in known},
        "if": {"anyOf": [{"required": [key]} for key in known]},
        "then": {
            "propertyNames": {"enum": [*known]},
            "if": {"propertyNames": {"enum": [*OPTIONS]}},
            "then": none,
            "else": {"oneOf": [{"required": [method]} for method in METHODS]},
        },
        "else": {"additionalProperties": NUMBER_SCHEMA},
    }
