"""The JSON Schemas (draft-07) of a plan's files, made from the records, so that an editor completes and explains their keys.

`python -m macros.model.schema` writes them to data/.schema/, where a file of a plan finds them by its first line:
`# yaml-language-server: $schema=../.schema/targets.schema.json`. They work without a network. A schema is never stricter than the
reader on a shape the reader takes, but where a word has a few known values it lists them. Some keys are only for editors
(patternErrorMessage, enumDescriptions); others pass them over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from macros.catalogue import say, sentences, text, word
from macros.model.base import Record
from macros.model.fields import DIGIT, FLAG_PATTERN, NUMBER_PATTERN
from macros.model.kind import BUILT_IN, Kind
from macros.model.project import DATA
from macros.model.split_schema import MADE_AXES, RATIO_PATTERN, SHORT_PATTERN, Schema, by_axis, named, split_definitions
from macros.model.subjects import RECORDS, WRAPPED
from macros.model.when import WHEN_PATTERN

DIALECT = "http://json-schema.org/draft-07/schema#"
FOLDER = f"{DATA}/.schema"
FILES: dict[str, type[Record]] = {**RECORDS, "kind": Kind}
ERRORS = {
    NUMBER_PATTERN: "schema-bad-number",
    DIGIT: "schema-bad-given",
    WHEN_PATTERN: "schema-bad-when",
    FLAG_PATTERN: "schema-bad-flag",
    SHORT_PATTERN: "schema-bad-split",
    RATIO_PATTERN: "schema-bad-ratio",
    "[=<>≥≤≠]": "schema-bad-assertion",
}


class Draft07(GenerateJsonSchema):
    """pydantic's schema of a record without what no file says: null, defaults, English titles."""

    schema_dialect = DIALECT

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 (pydantic names the argument)
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        found = super().model_schema(schema)
        return _record(schema["cls"], found) if issubclass(schema["cls"], Record) else found


def _record(cls: type[Record], found: Schema) -> Schema:
    """A record's schema: named in Chinese, its choices listed, its short form allowed."""
    properties: dict[str, Schema] = found["properties"]
    for name, field in cls.model_fields.items():
        if name != "place":
            properties[field.alias or name].update(_hints(cls, name))
    if "at" in properties:
        properties["at"]["properties"] = by_axis(properties["at"]["additionalProperties"], "schema-split-cell")
    if "rows" in properties:  # or the name of a CSV file
        properties["rows"]["type"] = ["object", "string"]
    if cls.model_config.get("extra") == "allow":
        found["additionalProperties"] = {"type": ["string", "number"]}
    short = cls.short()
    if short is not None:
        bare, kinds = properties[short], properties[short]["type"]
        found["type"] = ["object", *([kinds] if isinstance(kinds, str) else kinds)]
        found |= {key: bare[key] for key in ("pattern",) if key in bare}
    key = f"record-{cls.__name__}"
    if key not in sentences():
        raise ValueError(f"macros/catalogue/schema.py has no sentence {key!r}: say there what the record is, before and behind a colon")
    return {**found, **named(key)}


def _hints(cls: type[Record], name: str) -> Schema:
    """The choices or examples of a field, told where the field is declared."""
    for owner in cls.__mro__:
        key = f"{owner.__name__}-{name}"
        if f"choices-{key}" in sentences():
            return {"enumDescriptions": word(f"choices-{key}").split("|")}
        if f"examples-{key}" in sentences():
            return {"examples": word(f"examples-{key}").split("|")}
        if key == "Head-kind":
            return {"examples": sorted(path.stem for path in BUILT_IN.glob("*.yml"))}
    return {}


@cache
def schemas() -> dict[str, Schema]:
    """The schema of every file of a plan by its stem (`targets`), and that of data/kinds/*.yml as `kind`."""
    return {stem: _schema(stem, cls) for stem, cls in FILES.items()}


def _schema(stem: str, cls: type[Record]) -> Schema:
    made = cls.model_json_schema(ref_template="#/definitions/{model}", schema_generator=Draft07)
    definitions: dict[str, Schema] = {**made.pop("$defs", {}), **deepcopy(split_definitions())}
    if stem in WRAPPED:
        made = _unwrapped(made, WRAPPED[stem])
    if stem == "axes":
        told = by_axis(made["additionalProperties"], "schema-split-cell")
        made["properties"] = {axis: members for axis, members in told.items() if axis not in MADE_AXES}
    for record in (made, *definitions.values()):
        properties = record.get("properties", {})
        if "split" in properties:
            properties["split"] = {"$ref": "#/definitions/Splits", "description": properties["split"]["description"]}
    used = _used(made, definitions)
    whole = {**made, "$schema": DIALECT, "$comment": word("schema-comment")}
    if used:
        whole["definitions"] = {name: definitions[name] for name in used}
    for node in _nodes(whole):
        _explain(node)
    return whole


def _unwrapped(made: Schema, field: str) -> Schema:
    """The keys of the file are the team's own names; what else the record has (`assert`) stands beside them."""
    own = made["properties"].pop(field)
    beside = {"properties": made["properties"]} if made["properties"] else {}
    return {**own, **beside, "title": made["title"], "description": made["description"]}


def _used(schema: Schema, definitions: dict[str, Schema]) -> list[str]:
    """The definitions a schema needs, sorted."""
    found: set[str] = set()
    waiting = [schema]
    while waiting:
        names = {node["$ref"].rpartition("/")[2] for node in _nodes(waiting.pop()) if "$ref" in node} - found
        found |= names
        waiting.extend(definitions[name] for name in names)
    return sorted(found)


def _nodes(schema: object) -> Iterator[Schema]:
    """Every mapping of a schema, itself first."""
    if isinstance(schema, dict):
        yield schema
    if isinstance(schema, dict | list):
        for part in schema.values() if isinstance(schema, dict) else schema:
            yield from _nodes(part)


def _explain(node: Schema) -> None:
    """What an editor says where a pattern does not fit, and what it proposes where keys are the team's own."""
    pattern = node.get("pattern")
    if isinstance(pattern, str) and pattern in ERRORS:
        node["patternErrorMessage"] = word(ERRORS[pattern])
    if node.get("type") == "object" and isinstance(node.get("additionalProperties"), dict):
        node["propertyNames"] = named("schema-own-key")


def schema_files() -> dict[str, str]:
    """File name -> text, the same bytes for the same records."""
    return {
        f"{stem}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n" for stem, schema in schemas().items()
    }


def write(root: Path) -> int:
    """Writes the schemas below a project and returns how many; a schema of a file that is no more is removed."""
    folder, files = root / FOLDER, schema_files()
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.schema.json"):
        if path.name not in files:
            path.unlink()
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    return len(files)


if __name__ == "__main__":
    count = write(Path(__file__).parents[2])
    print(text(say("schema-written", count=count, folder=FOLDER)))
