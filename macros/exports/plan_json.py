"""plan.json: every figure of a plan with its derivation and source, exact, with ids that stay the same from version to version.

The id of a figure is its path (`revenue.total`, `revenue[month=2026-01,product=A]`). Values are whole numbers or fractions as text in
base units (元, not 万元; 1/4, not 25%), so that no reader turns them into a float unasked.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from macros.compute.compare import compare, is_quotient
from macros.compute.compute import Computed
from macros.compute.figure import Figure, Origin, Share
from macros.compute.sealing import exact_text, seal_of
from macros.compute.showing import in_numbers
from macros.compute.wording import number_text
from macros.model.definition import Definition
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
encode = msgspec.json.Encoder().encode


@cache
def schema_text() -> str:
    """The JSON Schema (draft-07) of plan.json."""
    return (Path(__file__).parent / "plan.schema.json").read_text(encoding="utf-8")


class Source(Struct, frozen=True):
    """Where something is written."""

    file: str
    line: int
    column: int


class Range(Struct, frozen=True):
    """Both ends of a range, None for an open one."""

    low: str | None
    high: str | None


class Part(Struct, frozen=True, omit_defaults=True):
    """Why a part is what it is; see `Share`."""

    whole: str
    axes: tuple[str, ...]
    method: str
    weight: str = ""
    exact: str = ""
    quantum: str = ""
    bound: str = ""
    extra: bool = False


class Derivation(Struct, frozen=True, omit_defaults=True):
    """A formula as it is typed, and with its numbers."""

    typed: str = ""
    numbers: str = ""


class Stated(Struct, frozen=True, omit_defaults=True):
    """A number that people claim."""

    value: str | None
    range: Range | None = None
    about: bool = False
    text: str = ""
    verdict: str = ""


class Told(Struct, omit_defaults=True, rename={"from_": "from"}):
    """A figure; `value` is None for a range and for an unknown, `text` is how a plan writes the number."""

    id: str
    name: str
    unit: str
    value: str | None
    range: Range | None = None
    about: bool = False
    text: str | None = None
    origin: str = ""
    formula: Derivation | None = None
    inputs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    share: Part | None = None
    stated: Stated | None = None
    from_: str = ""
    as_of: str = ""
    why: str = ""
    note: str = ""
    owner: str = ""
    source: Source | None = None


def plan_json(computed: Computed, seal: Seal | None = None) -> str:
    """The file: one figure, text, page or axis a line, so that two versions can be compared by eye. `seal` is that of the plan."""
    plan, seal = computed.plan, seal or seal_of(computed)
    head = {
        "$schema": f"../{SCHEMA}",
        "format": FORMAT,
        "plan": _head(computed),
        "digest": {"figures": seal.figures_digest, "all": seal.digest},
    }
    lists: dict[str, Iterable[object]] = {
        "approvals": map(_approval, approvals_of(plan)),
        "axes": (
            {"id": key, "name": axis.name, "members": [_kept(id=one.key, name=one.name, parent=one.parent) for one in axis]}
            for key, axis in plan.axes.items()
        ),
        "figures": (_figure(computed, figure) for figure in computed.figures.values()),
        "texts": ({"id": path, "text": str(text), "source": _source(text.place)} for path, text in texts_of(plan.subjects)),
        "pages": ({"file": page.path, "sha256": page_mark(page.raw)} for page in plan.pages),
    }
    lines = [b"%s: %s" % (encode(key), encode(value)) for key, value in head.items()]
    lines += [b"%s: [\n%s\n]" % (encode(key), b",\n".join(map(encode, rows))) for key, rows in lists.items()]
    return (b"{\n%s\n}\n" % b",\n".join(lines)).decode()


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


def _figure(computed: Computed, figure: Figure) -> Told:
    definition, number, share, how = figure.definition, figure.number, figure.share, figure.how
    typed = Derivation(how.text.lstrip("=＝ "), in_numbers(computed, how.tree)) if isinstance(how, Formula) else None
    value, range_ = _ends(number)
    told = Told(
        figure.path,
        figure.name,
        str(figure.unit),
        value,
        range_,
        number is not None and number.about,
        None if number is None else number_text(number),
        figure.origin,
        typed,
        figure.inputs,
        figure.missing,
        None if share is None else _share(share),
        source=_source(figure.written),
    )
    if definition is not None:
        told.stated = _stated(figure, definition)
        told.from_, told.as_of, told.why = definition.origin, definition.as_of, definition.why
        told.note, told.owner = definition.note, definition.owner
    return told


def _ends(number: Number | None) -> tuple[str | None, Range | None]:
    """The value of a single number, else None and the ends of a range."""
    if number is None:
        return None, None
    low = exact_text(number.low)
    return (low, None) if number.exact else (None, Range(low or None, exact_text(number.high) or None))


def _share(share: Share) -> Part:
    weight, exact, quantum = exact_text(share.weight), exact_text(share.exact), exact_text(share.quantum)
    return Part(share.whole, share.axes, share.method, weight, exact, quantum, share.bound, share.extra)


def _stated(figure: Figure, definition: Definition) -> Stated | None:
    stated = definition.stated
    if stated is None:
        return None
    verdict = "not checkable"
    if figure.origin is not Origin.stated and figure.computed is not None:
        verdict = str(compare(stated.number, figure.computed, is_quotient(figure)).verdict)
    return Stated(*_ends(stated.number), stated.number.about, stated.text, verdict)


@lru_cache(maxsize=1 << 12)
def _source(place: Place) -> Source:
    return Source(place.path, place.line, place.column)
