"""The keys of a data file as tables, from the records that read it: key, what it is, and what may stand under it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from msgspec import Struct

from macros.catalogue import say, text, word
from macros.model.axis import MemberRecord
from macros.model.base import Record
from macros.model.figure import Fact, Group
from macros.model.subjects import RECORDS, WRAPPED

# Records that stand in many files are told in one.
HOME: dict[type[Record], str] = {Fact: "facts", Group: "budget", MemberRecord: "axes"}
ANY = "…"


class Held(Struct, frozen=True):
    """A record and where in its file it stands: `….hold[]` is an item of the list under `hold` of any measure."""

    path: str
    record: type[Record]


def keys(file: str = "") -> str:
    """The keys of `targets` (or another data file) as Markdown: a heading and a table for each record in it. Without a name, all files."""
    if not file:
        return "\n".join(f"## {name}.yml\n\n{keys(name)}" for name in RECORDS)
    if file not in RECORDS:
        raise ValueError(text(say("keys-no-file", known="、".join(RECORDS))))
    return "\n".join(_section(file, held) for held in held_in(file))


def held_in(file: str) -> list[Held]:
    """Every record of a file, the outer ones first, without those that are told in another file."""
    waiting = [Held("", RECORDS[file])] if file not in WRAPPED else list(_below("", RECORDS[file], WRAPPED[file]))
    found: list[Held] = []
    while waiting:
        held = waiting.pop(0)
        if any(held.record is known.record for known in found) or HOME.get(held.record, file) != file:
            continue
        found.append(held)
        waiting.extend(_below(held.path, held.record))
    return found


def _below(path: str, record: type[Record], bare: str = "") -> Iterator[Held]:
    """The records under the fields of a record; the field `bare` is the file itself and adds nothing to the path."""
    for name, field in fields(record):
        key = "" if name == bare else field.alias or name
        for inner, steps in records_in(field.annotation):
            parts = [part for part in (path, key) if part]
            yield Held(".".join([*parts, *steps]).replace(".[]", "[]"), inner)


def records_in(annotation: Any, steps: tuple[str, ...] = ()) -> Iterator[tuple[type[Record], tuple[str, ...]]]:
    """The records in a type, with a step for each mapping (any key) and list (an item) above them."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation, steps
        return
    origin = get_origin(annotation)
    step = (ANY,) if origin is dict else ("[]",) if origin is tuple else ()
    for inner in get_args(annotation):
        yield from records_in(inner, steps + step)


def fields(record: type[Record]) -> list[tuple[str, Any]]:
    """A record's own fields, in the order they are declared."""
    return [(name, field) for name, field in record.model_fields.items() if name != "place"]


def _section(file: str, held: Held) -> str:
    where = f"`{held.path}` " if held.path else ""
    name, _, told = word(f"record-{held.record.__name__}").partition("：")
    heads = " | ".join(word(f"keys-{label}") for label in ("key", "needed", "meaning"))
    lines = [f"### {where}{name}", "", told, "", f"| {heads} |", "| --- | --- | --- |"]
    short = held.record.short()
    for key, field in fields(held.record):
        marks = [word("keys-required")] if field.is_required() else []
        marks += [word("keys-short")] if key == short else []
        lines.append(f"| `{field.alias or key}` | {'、'.join(marks)} | {_meaning(file, field)} |")
    if held.record.model_config.get("extra") == "allow":
        lines.append(f"| {word('keys-own')} | | {word('keys-own-meaning')} |")
    return "\n".join([*lines, ""])


def _meaning(file: str, field: Any) -> str:
    # a brace at the end of a cell would be read as attributes of the cell
    told = (field.description or "").replace("|", "\\|").replace("{", "&#123;")
    homes = dict.fromkeys(HOME[record] for record, _ in records_in(field.annotation) if HOME.get(record, file) != file)
    return told + "".join(text(say("keys-elsewhere", file=home)) for home in homes)
