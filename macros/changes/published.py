"""A version of a plan read from the plan.json of a published site: figures, members and texts, without the files behind them."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from macros.changes.version import MemberSeen, Seen, Version, group_of
from macros.source.number import Number
from macros.source.place import Place
from macros.source.unit import RATES, Unit

FORMAT = "plan/1"


def read_published(told: str) -> Version | None:
    """The version in a plan.json; None for text that is none."""
    try:
        whole = json.loads(told)
        if whole["format"] != FORMAT:
            return None
        numbers = {one["id"]: _number(one) for one in whole["figures"]}
        figures = {one["id"]: _seen(one, numbers) for one in whole["figures"]}
        axes = {axis["id"]: str(axis["name"]) for axis in whole["axes"]}
        members = {
            (axis["id"], one["id"]): MemberSeen(axis["id"], one["id"], str(one["name"]), str(one.get("parent") or ""), Place("plan.json"))
            for axis in whole["axes"]
            for one in axis["members"]
        }
        texts = {str(one["id"]): (str(one["text"]), _place(one["source"])) for one in whole["texts"]}
        marks = {str(one["file"]): str(one["sha256"]) for one in whole["pages"]}
        return Version(str(whole["plan"]["id"]), str(whole["plan"]["title"]), figures, members, axes, texts=texts, page_marks=marks)
    except (ValueError, KeyError, TypeError, AttributeError, ZeroDivisionError):
        return None


def _seen(one: dict[str, Any], numbers: dict[str, Number | None]) -> Seen:
    path, place = str(one["id"]), _place(one["source"])
    limit = numbers.get(path.removesuffix(".ratio") + ".limit") if path.endswith(".ratio") else None
    limited = limit is not None or (path.endswith(".limit") and path.removesuffix(".limit") + ".ratio" in numbers)
    bound = None if limit is None else Number(None, limit.high, limit.unit)
    return Seen(path, str(one["name"]), numbers[path], place, "limits" if limited else group_of(path, place, "share" in one), bound)


def _place(source: dict[str, Any]) -> Place:
    return Place(str(source["file"]), int(source["line"]), int(source["column"]))


def _number(one: dict[str, Any]) -> Number | None:
    ends = one["range"] if "range" in one else {"low": one["value"], "high": one["value"]}
    low, high = (None if ends[end] is None else Fraction(ends[end]) for end in ("low", "high"))
    if low is None and high is None:
        return None
    return Number(low, high, _unit(str(one["unit"])), bool(one.get("about")))


def _unit(told: str) -> Unit:
    """A unit as `str(unit)` writes it: 元·公里^2/人 too."""
    if told in RATES:
        return Unit(rate=told)
    top, _, below = told.partition("/")
    powers = [
        (name, sign * int(power or 1))
        for words, sign in ((top, 1), (below, -1))
        for name, _, power in (word.partition("^") for word in words.split("·") if word)
    ]
    return Unit(tuple(sorted(powers)))
