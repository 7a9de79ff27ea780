"""plan.json: every figure of a plan with its derivation and source, exact, with ids that stay the same from version to version.

The id of a figure is its path (`revenue.total`, `revenue[month=2026-01,product=A]`). Values are whole numbers or fractions as text in
base units (元, not 万元; 1/4, not 25%), so that no reader turns them into a float unasked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from macros.compute.compare import compare, is_quotient
from macros.compute.compute import Computed
from macros.compute.figure import Figure, Origin, Share
from macros.compute.sealing import ends_of, exact_text, seal_of
from macros.compute.showing import in_numbers
from macros.compute.wording import number_text
from macros.model.seal import Seal, page_mark
from macros.model.standing import approvals_of
from macros.model.subjects.approvals import Approval
from macros.model.texts import texts_of
from macros.model.value import Formula
from macros.source.number import Number
from macros.source.place import Place

FORMAT = "plan/1"
SCHEMA = "assets/plan.schema.json"
Content = dict[str, object]
Written = dict[str, str]  # each value as it stands in the file
JSON = json.JSONEncoder(ensure_ascii=False).encode


@cache
def schema_text() -> str:
    """The JSON Schema (draft-07) of plan.json."""
    return (Path(__file__).parent / "plan.schema.json").read_text(encoding="utf-8")


def plan_json(computed: Computed, seal: Seal | None = None) -> str:
    """The file: one figure, text, page or axis a line, so that two versions can be compared by eye. `seal` is that of the plan."""
    plan, seal = computed.plan, seal or seal_of(computed)
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
    lists: dict[str, Iterable[str]] = {
        "approvals": [JSON(_approval(one)) for one in approvals_of(plan)],
        "axes": map(JSON, axes),
        "figures": [_figure(computed, figure) for figure in computed.figures.values()],
        "texts": [
            _object({"id": JSON(path), "text": JSON(str(text)), "source": _place(text.place)}) for path, text in texts_of(plan.subjects)
        ],
        "pages": [JSON({"file": page.path, "sha256": page_mark(page.raw)}) for page in plan.pages],
    }
    lines = [f"{JSON(key)}: {JSON(value)}" for key, value in head.items()]
    lines += [f"{JSON(key)}: [\n" + ",\n".join(rows) + "\n]" for key, rows in lists.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


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


def _figure(computed: Computed, figure: Figure) -> str:
    definition, share, how = figure.definition, figure.share, figure.how
    words: Content = {} if definition is None else _kept(
        **{"from": definition.origin, "as_of": definition.as_of, "why": definition.why, "note": definition.note, "owner": definition.owner}
    )
    formula = _kept(typed=how.text.lstrip("=＝ "), numbers=in_numbers(computed, how.tree)) if isinstance(how, Formula) else None
    return _object(
        {
            "id": JSON(figure.path),
            "name": JSON(figure.name),
            "unit": JSON(str(figure.unit)),
            **_number(figure.number),
            "origin": JSON(figure.origin),
            "formula": "" if formula is None else JSON(formula),
            "inputs": _list(figure.inputs),
            "missing": _list(figure.missing),
            "share": "" if share is None else _share(share),
            "stated": _stated(figure),
            **{key: JSON(value) for key, value in words.items()},
            "source": _place(figure.written),
        }
    )


def _object(written: Written) -> str:
    """An object of values that are written already: there are ten thousand figures, and most say the same of a table. "" says nothing."""
    return "{" + ", ".join([f'"{key}": {value}' for key, value in written.items() if value]) + "}"


def _list(texts: Sequence[str]) -> str:
    return "[" + ", ".join(map(JSON, texts)) + "]" if texts else ""


def _number(found: Number | None) -> Written:
    """A number: `value` where there is one, `low` and `high` for a range, null for an unknown; `text` is how a plan writes it."""
    if found is None:
        return {"value": "null"}
    low, high, about = ends_of(found)
    range_ = "" if found.exact else JSON({"low": low or None, "high": high or None})
    return {"value": f'"{low}"' if found.exact else "null", "range": range_, "about": about and "true", "text": JSON(number_text(found))}


def _share(share: Share) -> str:
    weight, exact = exact_text(share.weight), exact_text(share.exact)
    return _object(
        {
            "whole": JSON(share.whole),
            "axes": _list(share.axes),
            "method": JSON(share.method),
            "weight": weight and f'"{weight}"',
            "exact": exact and f'"{exact}"',
            "quantum": f'"{exact_text(share.quantum)}"',
            "bound": JSON(share.bound),
            "extra": "true" if share.extra else "",
        }
    )


def _stated(figure: Figure) -> str:
    definition = figure.definition
    if definition is None or definition.stated is None:
        return ""
    verdict = "not checkable"
    if figure.origin is not Origin.stated and figure.computed is not None:
        verdict = str(compare(definition.stated.number, figure.computed, is_quotient(figure)).verdict)
    return _object({**_number(definition.stated.number), "text": JSON(definition.stated.text), "verdict": JSON(verdict)})


@lru_cache(maxsize=1 << 12)
def _place(place: Place) -> str:
    return JSON({"file": place.path, "line": place.line, "column": place.column})
