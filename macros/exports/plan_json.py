"""plan.json: every figure of a plan with its derivation and source, exact, with ids that stay the same from version to version.

The id of a figure is its path (`revenue.total`, `revenue[month=2026-01,product=A]`). Values are whole numbers or fractions as text in
base units (元, not 万元; 1/4, not 25%), so that no reader turns them into a float unasked.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from macros.compute.compare import compare, is_quotient
from macros.compute.compute import Computed
from macros.compute.figure import Figure, Origin
from macros.compute.sealing import ends_of, exact_text, seal_of
from macros.compute.showing import in_numbers
from macros.compute.wording import number_text
from macros.model.seal import page_mark
from macros.model.standing import approvals_of
from macros.model.subjects.approvals import Approval
from macros.model.texts import texts_of
from macros.model.value import Formula
from macros.source.number import Number
from macros.source.place import Place

FORMAT = "plan/1"
SCHEMA = "assets/plan.schema.json"
Content = dict[str, object]


@cache
def schema_text() -> str:
    """The JSON Schema (draft-07) of plan.json."""
    return (Path(__file__).parent / "plan.schema.json").read_text(encoding="utf-8")


def plan_json(computed: Computed) -> str:
    """The file: one figure, text, page or axis a line, so that two versions can be compared by eye."""
    plan, seal = computed.plan, seal_of(computed)
    head = {
        "$schema": f"../{SCHEMA}",
        "format": FORMAT,
        "plan": _head(computed),
        "digest": {"figures": seal.figures_digest, "all": seal.digest},
    }
    axes: list[Content] = [
        {"id": key, "name": axis.name, "members": [_kept(id=one.key, name=one.name, parent=one.parent) for one in axis]}
        for key, axis in plan.axes.items()
    ]
    lists: dict[str, list[Content]] = {
        "approvals": [_approval(one) for one in approvals_of(plan)],
        "axes": axes,
        "figures": [_figure(computed, figure) for figure in computed.figures.values()],
        "texts": [{"id": path, "text": str(text), "source": _place(text.place)} for path, text in texts_of(plan.subjects)],
        "pages": [{"file": page.path, "sha256": page_mark(page.raw)} for page in plan.pages],
    }
    lines = [f"{_line(key)}: {_line(value)}" for key, value in head.items()]
    lines += [f"{_line(key)}: [\n" + ",\n".join(map(_line, rows)) + "\n]" for key, rows in lists.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _line(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)


def _kept(**values: object) -> Content:
    """The values that say something."""
    return {key: value for key, value in values.items() if value not in (None, "", (), [], {}, False)}


def _head(computed: Computed) -> Content:
    plan, head = computed.plan, computed.plan.head
    said = ("company", "kind", "status", "version", "owner", "parent", "summary")
    amended = head.amendment
    return _kept(
        id=plan.key,
        title=plan.title,
        **{name: str(value) for name in said if (value := getattr(head, name)) is not None},
        **({"amends": str(amended.of), "why": str(amended.why), "asked_by": str(amended.by)} if amended is not None else {}),
        language=plan.language,
        currency="CNY",
        start=plan.period.start.isoformat(),
        end=plan.period.end.isoformat(),
    )


def _approval(one: Approval) -> Content:
    words = {name: str(getattr(one, name) or "") for name in ("version", "role", "by", "note", "amends", "why", "digest")}
    return _kept(**words, date=one.date.day.isoformat())


def _figure(computed: Computed, figure: Figure) -> Content:
    definition = figure.definition
    words = {} if definition is None else _kept(
        **{"from": definition.origin, "as_of": definition.as_of, "why": definition.why, "note": definition.note, "owner": definition.owner}
    )
    formula = {} if not isinstance(figure.how, Formula) else {
        "formula": _kept(typed=figure.how.text.lstrip("=＝ "), numbers=in_numbers(computed, figure.how.tree))
    }
    return {
        "id": figure.path,
        "name": figure.name,
        "unit": str(figure.unit),
        **number(figure.number),
        "origin": str(figure.origin),
        **formula,
        **_kept(inputs=list(figure.inputs), missing=list(figure.missing), share=_share(figure), stated=_stated(figure)),
        **words,
        "source": _place(figure.written),
    }


def number(found: Number | None) -> Content:
    """A number: `value` where there is one, `low` and `high` for a range, null for an unknown; `text` is how a plan writes it."""
    if found is None:
        return {"value": None}
    low, high, about = ends_of(found)
    ends: Content = {"value": low} if found.exact else {"value": None, "range": {"low": low or None, "high": high or None}}
    return {**ends, **({"about": True} if about else {}), "text": number_text(found)}


def _share(figure: Figure) -> Content:
    share = figure.share
    if share is None:
        return {}
    return _kept(
        whole=share.whole,
        axes=list(share.axes),
        method=share.method,
        weight=exact_text(share.weight),
        exact=exact_text(share.exact),
        quantum=exact_text(share.quantum),
        bound=share.bound,
        extra=share.extra,
    )


def _stated(figure: Figure) -> Content:
    definition = figure.definition
    if definition is None or definition.stated is None:
        return {}
    said: Content = {**number(definition.stated.number), "text": definition.stated.text}
    if figure.origin is Origin.stated or figure.computed is None:
        return {**said, "verdict": "not checkable"}
    return {**said, "verdict": str(compare(definition.stated.number, figure.computed, is_quotient(figure)).verdict)}


def _place(place: Place) -> Content:
    return {"file": place.path, "line": place.line, "column": place.column}
