"""The arguments of a macro call, held against what the macro takes before it is called; what is wrong is said in plain words."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from macros.catalogue import LANGUAGES, Message, say, text
from macros.model.subjects import RECORDS
from macros.pages.links import PageError

# how each macro is called; a test holds that they are all here, and that these calls pass
EXAMPLES = {
    "value": 'value("revenue.total", unit="万元", digits=1)',
    "target_table": 'target_table("revenue", "product")',
    "range_table": 'range_table("revenue", "market")',
    "budget_table": "budget_table()",
    "table": 'table("team.units")',
    "facts": 'facts("price.A", "price.B")',
    "payout_table": 'payout_table("strategy.rebates.annual")',
    "kpi_table": "kpi_table()",
    "funnel_table": 'funnel_table("visits")',
    "member_table": 'member_table("region", "revenue")',
    "text": 'text("strategy.idea")',
    "swot": "swot()",
    "cards": "cards()",
    "schedule": "schedule()",
    "chart": 'chart("bars", "revenue", along="month", data=false)',
    "life": "life()",
    "letters": "letters()",
    "figures": "figures()",
    "one_page": "one_page()",
    "plans": "plans()",
    "rules": 'rules("en")',
    "keys": 'keys("targets")',
}
MOST_DIGITS = 12
CHOICES = {"language": LANGUAGES, "file": ("", *RECORDS)}
LISTING = ("facts", "member_table")  # these show nothing when nothing is named
COUNTS, FLAGS = ("digits",), ("data",)  # every other argument is text


class WrongArgumentError(PageError):
    """A call that the macro does not take; `reason` says which argument, what it takes, and how the macro is called."""

    def __init__(self, reason: Message) -> None:
        super().__init__(text(reason))
        self.reason = reason


def checked(name: str, macro: Callable[..., str]) -> Callable[..., str]:
    """The macro, refusing a call that lacks an argument, has one too many, or one of the wrong kind."""
    takes = inspect.signature(macro)

    @wraps(macro)
    def call(*values: Any, **named: Any) -> str:
        reason = _shape(takes, values, named) or _kinds(takes, values, named)
        more = next((one.name for one in takes.parameters.values() if one.kind is one.VAR_POSITIONAL), "")
        if reason is None and name in LISTING and not takes.bind(*values, **named).arguments.get(more):
            reason = say("argument-missing", argument=more)
        if reason is not None:
            raise WrongArgumentError(say("wrong-argument", name=name, reason=reason, example=EXAMPLES[name], known=_known(takes)))
        return macro(*values, **named)

    return call


def _shape(takes: inspect.Signature, values: tuple[Any, ...], named: dict[str, Any]) -> Message | None:
    """What is lacking, not known, or too much."""
    parameters = takes.parameters.values()
    many = any(one.kind is one.VAR_POSITIONAL for one in parameters)
    ordered = [one for one in parameters if one.kind is one.POSITIONAL_OR_KEYWORD]
    strange = next((key for key in named if key not in takes.parameters), None)
    if strange is not None:
        return say("argument-unknown", argument=strange)
    if len(values) > len(ordered) and not many:
        return say("argument-too-many", most=len(ordered), got=len(values))
    twice = next((one.name for one in ordered[: len(values)] if one.name in named), None)
    if twice is not None:
        return say("argument-twice", argument=twice)
    lacking = next((one.name for one in ordered[len(values) :] if one.default is one.empty and one.name not in named), None)
    return say("argument-missing", argument=lacking) if lacking is not None else None


def _kinds(takes: inspect.Signature, values: tuple[Any, ...], named: dict[str, Any]) -> Message | None:
    """The first argument that is of another kind than the macro takes."""
    given = takes.bind(*values, **named).arguments
    for name, value in given.items():
        parameter = takes.parameters[name]
        for one in value if parameter.kind is parameter.VAR_POSITIONAL else (value,):
            if one is parameter.default:
                continue
            wanted = "count" if name in COUNTS else "flag" if name in FLAGS else "text"
            if one not in CHOICES.get(name, (one,)):
                return say("argument-choice", argument=name, got=_shown(one), known="、".join(filter(None, CHOICES[name])))
            if not _fits(wanted, one):
                return say("argument-kind", argument=name, got=_shown(one), wanted=say(f"argument-{wanted}", most=MOST_DIGITS))
    return None


def _fits(wanted: str, value: object) -> bool:
    if wanted == "count":
        return type(value) is int and 0 <= value <= MOST_DIGITS
    return isinstance(value, bool if wanted == "flag" else str)


def _shown(value: object) -> str:
    """A literal as a page writes it."""
    if isinstance(value, bool) or value is None:
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)[:40]


def _known(takes: inspect.Signature) -> str:
    """The arguments by their names, those that may be left out in brackets."""
    shown = []
    for one in takes.parameters.values():
        more = one.kind is one.VAR_POSITIONAL
        shown.append(f"{one.name}…" if more else one.name if one.default is one.empty else f"[{one.name}]")
    return "、".join(shown) or "—"
