"""Tries every macro call of a page, so that a check finds what a build would stumble over, at the line in the file."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping

from macros.catalogue import LANGUAGES, say, text
from macros.compute.compute import Computed
from macros.model.page import CONTENT, Page
from macros.pages.arguments import WrongArgumentError
from macros.pages.home import plans as plan_cards
from macros.pages.host import macros
from macros.pages.links import PageError, Reader
from macros.rules.markup import Call, calls
from macros.source.finding import Finding

WHOLE = ("figures", "plans", "rules", "keys")  # these list everything there is: they cannot fail for what a page says, and cost the most


def try_page(page: Page, plans: Mapping[str, Computed]) -> Iterator[Finding]:
    """A finding for each call of an unknown macro, with arguments that it does not take, or that it cannot answer.

    What cannot be answered because a data file is faulty is not told again: the fault is told where it is.
    """
    shown = page.path.removeprefix(f"{CONTENT}/")

    def reader(plan: str = "") -> Reader:
        key = plan or shown.partition("/")[0]
        if key not in plans:
            raise PageError(text(say("page-without-plan", page=shown, plan=key, known="、".join(plans) or "—")))
        if key in plans and plans.get(key) is None:
            raise PageError(text(say("plan-unreadable", plan=key)))
        return Reader(plans[key], shown, trying=True)

    known = macros(reader, lambda: plan_cards(plans, shown, {}))
    for call in calls(page)[0]:
        finding = _tried(call, known)
        asked = str(dict(call.named).get("plan") or shown.partition("/")[0])
        if finding is not None and not (finding.rule == "macro-fails" and asked in plans and _is_held_up(plans, asked)):
            yield finding


def _is_held_up(plans: Mapping[str, Computed], key: str) -> bool:
    """True for a plan with a file that could not be read in full."""
    found = plans.get(key)
    return found is None or bool(found.plan.broken)


def _tried(call: Call, known: Mapping[str, Callable[..., str]]) -> Finding | None:
    macro = known.get(call.name)
    if macro is None:
        near = difflib.get_close_matches(call.name, list(known), 1)
        told = say("unknown-macro", name=call.name, known="、".join(known))
        return Finding(call.place, "unknown-macro", say("unknown-macro-near", name=call.name, near=near[0]) if near else told)
    if call.name in WHOLE and call.args in ((), *((language,) for language in LANGUAGES)) and not call.named:
        return None
    try:
        macro(*call.args, **dict(call.named))
    except WrongArgumentError as error:
        return Finding(call.place, "wrong-argument", error.reason)
    except PageError as error:
        return Finding(call.place, "macro-fails", say("macro-fails", name=call.name, reason=str(error)))
    return None
