"""The life of a target as a row of steps: set, decomposed, signed, approved, evaluated, assessed; who and when where that is known."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from macros.catalogue import Message, say, text
from macros.compute.compute import Computed
from macros.model.plan import Plan
from macros.model.standing import counted, is_approved, missing_roles
from macros.model.subjects.approvals import Approvals
from macros.pages.links import Reader

DONE, PART, OPEN = "done", "part", "open"
CARDS, SCORES = "scorecard.cards.", ".scores."
Step = tuple[str, str, Message | None]


def life(reader: Reader) -> str:
    """The steps as a list, each with its state."""
    made = []
    for name, state, told in _steps(reader.computed, reader.language):
        said = f"<small>{escape(text(told, reader.language))}</small>\n" if told is not None else ""
        made.append(
            f'<li class="life-{state}"><b>{escape(reader.word(f"life-{name}"))}</b>\n'
            f"<span>{escape(reader.word(f'life-{state}'))}</span>\n{said}</li>\n"
        )
    return f'<ol class="life" aria-label="{escape(reader.word("life"))}">{"".join(made)}</ol>\n'


def _steps(computed: Computed, language: str) -> Iterator[Step]:
    plan = computed.plan
    comma = "、" if language == "zh" else ", "
    targets = [one for one in plan.divisions.values() if one.path.endswith(".total")]
    measures = [path for path in plan.definitions if path.endswith(".total") and path.count(".") == 1]
    yield ("set", DONE if measures else OPEN, say("life-targets", count=len(measures)) if measures else None)
    axes = dict.fromkeys(split.axis for one in targets for split in one.splits)
    names = comma.join(plan.axes[axis].name for axis in axes if axis in plan.axes)
    wanted = {(path, str(axis)) for path, needed in ((plan.kind.splits or {}) if plan.kind is not None else {}).items() for axis in needed}
    given = {(one.path.removesuffix(".total"), split.axis) for one in targets for split in one.splits}
    yield ("decompose", OPEN if not names else DONE if wanted <= given else PART, say("life-splits", axes=names) if names else None)
    yield _signed(plan)
    yield _approved(plan, comma)
    actual = comma.join(one.name for one in plan.divisions.values() if one.actual is not None)
    closed = str(plan.head.status) == "closed"
    yield ("evaluate", OPEN if not actual else DONE if closed else PART, say("life-actual", names=actual) if actual else None)
    yield _assessed(computed, closed)


def _assessed(computed: Computed, closed: bool) -> Step:
    """By the scorecard: how many of those it assesses have their score."""
    paths = (path for path in computed.figures if path.startswith(CARDS) and path.endswith(".total") and SCORES in path)
    scores = [computed.figures.number(path) for path in paths]
    known = sum(score is not None for score in scores)
    told = say("life-scored", count=known, all=len(scores)) if known else say("life-closed") if closed else None
    return ("assess", DONE if closed else PART if known else OPEN, told)


def _signed(plan: Plan) -> Step:
    people = plan.axes["person"].by_key if "person" in plan.axes else {}
    found = plan.subject("approvals", Approvals)
    signed = [key for key in (found.signed or ()) if key in people] if found is not None else []
    told = say("life-signed", count=len(signed), all=len(people)) if people else None
    return ("sign", OPEN if not signed else DONE if len(signed) == len(people) else PART, told)


def _approved(plan: Plan, comma: str) -> Step:
    version = str(plan.head.version or "")
    given = counted(plan, version)
    if not given:
        return ("approve", OPEN, None)
    people = comma.join(f"{role} {one.by} {one.date.day.isoformat()}" for role, one in given.items())
    if is_approved(plan, version):
        return ("approve", DONE, say("life-approved", version=version, people=people))
    return ("approve", PART, say("life-missing", roles=comma.join(missing_roles(plan, version))))
