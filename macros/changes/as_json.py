"""A comparison for programs: every figure that changed with its causes, exactly; and the JSON Schema of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from macros.catalogue import word
from macros.changes.difference import Difference
from macros.changes.edits import Edit, Written
from macros.changes.members import MemberMoved
from macros.changes.moves import Kind, Move
from macros.changes.version import GROUPS, MemberSeen, Seen
from macros.compute.wording import number_text
from macros.source.number import Number

VERSION = 1


def as_json(found: Iterable[Difference], sides: tuple[str, str], failed: Sequence[str] = ()) -> str:
    """All plans that were compared. Amounts are fractions in lowest terms (`20000000`, `1/3`) in the unit named; nothing is rounded."""
    plans = [_plan(one) for one in found]
    whole = {"version": VERSION, "before": sides[0], "after": sides[1], "plans": plans, "not_compared": list(failed)}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _plan(found: Difference) -> dict[str, Any]:
    return {
        "plan": found.key,
        "title": found.title,
        "status": "new" if found.before is None else "gone" if found.after is None else "same" if found.empty else "changed",
        "traced": found.traced,
        "figures": [_move(move) for move in found.moves],
        "edits": [_edit(edit) for edit in found.edits],
        "members": [_member(one) for one in found.members],
        "texts": [
            {
                "group": one.group,
                "file": one.file,
                "keys": one.keys or None,
                "line_before": one.line_before or None,
                "line_after": one.line_after or None,
                "before": one.before,
                "after": one.after,
            }
            for one in found.words
        ],
        "guardrails": [
            {
                "of": str(one.guardrail.of),
                "limit": str(one.limit),
                "allowed": _number(one.allowed),
                "over": "stop" if one.guardrail.stops else "warn",
                "figure": one.move.path,
                "why": None if one.guardrail.why is None else str(one.guardrail.why),
            }
            for one in found.crossed
        ],
    }


def _move(move: Move) -> dict[str, Any]:
    return {
        "path": move.path,
        "path_before": None if move.before is None else move.before.path,
        "name": move.seen.name,
        "group": move.seen.group,
        "table": move.table or None,
        "kind": str(move.kind),
        "before": _seen(move.before),
        "after": _seen(move.after),
        "difference": _number(move.difference),
        "relative": None if move.relative is None else str(move.relative.value),
        "causes": [
            {"edits": list(cause.edits), "amount": None if cause.amount is None else str(cause.amount.value)} for cause in move.causes
        ],
    }


def _seen(seen: Seen | None) -> dict[str, Any] | None:
    return None if seen is None else {**(_number(seen.number) or _nothing()), "file": seen.place.path, "line": seen.place.line}


def _number(number: Number | None) -> dict[str, Any] | None:
    if number is None:
        return None
    low, high = (None if end is None else str(end) for end in (number.low, number.high))
    return {"text": number_text(number), "low": low, "high": high, "unit": str(number.unit)}


def _nothing() -> dict[str, Any]:
    return {"text": word("unknown"), "low": None, "high": None, "unit": None}


def _edit(edit: Edit) -> dict[str, Any]:
    return {"file": edit.written_in, "keys": list(edit.way), "before": _written(edit.before), "after": _written(edit.after)}


def _written(side: Written | None) -> dict[str, Any] | None:
    return None if side is None else {"line": side.place.line, "column": side.place.column, "text": side.text}


def _member(one: MemberMoved) -> dict[str, Any]:
    return {"change": str(one.change), "before": _side(one.before), "after": _side(one.after)}


def _side(member: MemberSeen | None) -> dict[str, Any] | None:
    if member is None:
        return None
    place = {"file": member.place.path, "line": member.place.line}
    return {"axis": member.axis, "key": member.key, "name": member.name, "parent": member.parent or None, **place}


def json_schema() -> str:
    """The JSON Schema (draft-07) of the JSON form."""
    texts, maybe, count = {"type": "string"}, {"type": ["string", "null"]}, {"type": "integer", "minimum": 1}
    perhaps = {"type": ["integer", "null"], "minimum": 1}
    exact = {"type": ["string", "null"], "pattern": "^-?[0-9]+(/[0-9]+)?$"}
    number = {"text": texts, "low": exact, "high": exact, "unit": maybe}
    seen = _or_null(_object({**number, "file": texts, "line": count}))
    written = _or_null(_object({"line": count, "column": count, "text": texts}))
    member = _or_null(_object({"axis": texts, "key": texts, "name": texts, "parent": maybe, "file": texts, "line": count}))
    cause = _object({"edits": _list({"type": "integer", "minimum": 0}), "amount": exact})
    figure = {
        "path": texts,
        "path_before": maybe,
        "name": texts,
        "group": {"enum": list(GROUPS)},
        "table": maybe,
        "kind": {"enum": [str(kind) for kind in Kind]},
        "before": seen,
        "after": seen,
        "difference": _or_null(_object(number)),
        "relative": exact,
        "causes": _list(cause),
    }
    lines = {"line_before": perhaps, "line_after": perhaps}
    moved = {"group": {"enum": ["team", "schedule", "text"]}, "file": texts, "keys": maybe, **lines, "before": maybe, "after": maybe}
    guarded = {
        "of": texts,
        "limit": {"enum": ["amount", "percent", "crossing"]},
        "allowed": _or_null(_object(number)),
        "over": {"enum": ["warn", "stop"]},
        "figure": texts,
        "why": maybe,
    }
    plan = {
        "plan": texts,
        "title": texts,
        "status": {"enum": ["new", "gone", "same", "changed"]},
        "traced": {"type": "boolean"},
        "figures": _list(_object(figure)),
        "edits": _list(_object({"file": texts, "keys": _list(texts), "before": written, "after": written})),
        "members": _list(_object({"change": texts, "before": member, "after": member})),
        "texts": _list(_object(moved)),
        "guardrails": _list(_object(guarded)),
    }
    whole = {"version": {"const": VERSION}, "before": texts, "after": texts, "plans": _list(_object(plan)), "not_compared": _list(texts)}
    return json.dumps({"$schema": "http://json-schema.org/draft-07/schema#", **_object(whole)}, ensure_ascii=False, indent=2)


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}
