"""The step from the version that was published before to a new one, as files.

    index.json      which plans moved, in brief, who approved them and why
    PLAN.json       every figure of a plan that moved, with its causes
    index.html      the whole, to be read without a script

What moved is what differs between the two plan.json, for these are published; which edit moved it is traced between the two commits.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from msgspec import Struct

from macros.catalogue import say, text, word
from macros.changes.as_html import as_html
from macros.changes.difference import Difference, compare_versions
from macros.changes.published import read_published
from macros.changes.report import report_of, row_of, signed
from macros.changes.step import FORMAT, brief, joined, leading, step
from macros.pages.charts.bridge import Step, waterfall
from macros.pages.charts.frame import Picture, framed
from macros.pages.comparing import step_page
from macros.pages.progress import following
from scripts.cli import CannotRunError
from scripts.comparing import compare_sides
from scripts.publishing.across import Reading, Steps
from scripts.publishing.listing import Entry
from scripts.publishing.source import Source, at_commit
from scripts.publishing.staging import MANIFEST, Built

Files = dict[str, bytes]


class Compared(Struct, frozen=True):
    """A plan beside what it was: how it stands (first, new, gone, same, changed, unreadable), and what moved where that can be said."""

    status: str
    head: dict[str, Any]
    found: Difference | None = None

    @property
    def language(self) -> str:
        return str(self.head["plan"]["language"])


def steps_of(root: Path, source: Source, built: Built) -> Steps:
    """The files of the step to a version, from whichever was published before it. `root` is where the portal lies.

    Somebody may publish between two tries; then it is asked again, for another version.
    """
    known: dict[str, Files] = {}

    def told(before: Entry | None, read: Reading) -> Files:
        name = before.version if before is not None else ""
        if name not in known:
            known[name] = _files(root, source, built, before, read)
        return known[name]

    return told


def _files(root: Path, source: Source, built: Built, before: Entry | None, read: Reading) -> Files:
    manifest = json.loads(built.files[MANIFEST])
    plans = _plans(root, source, built, before, read)
    earlier = before.version if before is not None else None
    names = {"format": FORMAT, "version": built.version, "before": earlier}
    told = {key: {"title": one.head["plan"]["title"], "status": one.status, **_standing(one.head)} for key, one in plans.items()}
    files = {}
    for key, one in plans.items():
        if one.found is not None:
            told[key] |= brief(one.found, one.language)
            files[f"{key}.json"] = _bytes(names | {"plan": key} | step(one.found, one.language))
    index = names | {name: manifest[name] for name in ("built", "commit", "signed_off")} | {"plans": told}
    title = text(say("compared-sides", before=earlier or "—", after=built.version))
    sections = [section for key, one in plans.items() for section in _section(key, one)]
    page = step_page(title, "\n".join(sections or [f"<p>{word('nothing-changed' if before is not None else 'first-version')}</p>"]))
    return {"index.json": _bytes(index), "index.html": page.encode(), **files}


def _bytes(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n").encode()


def _plans(root: Path, source: Source, built: Built, before: Entry | None, read: Reading) -> dict[str, Compared]:
    """Every plan of either version, in order of their ids."""
    now = {key: built.files[f"{key}/plan.json"] for key in json.loads(built.files[MANIFEST])["plans"]}
    if before is None:
        return {key: Compared("first", json.loads(content)) for key, content in now.items()}
    listed = json.loads(read(MANIFEST) or b"{}").get("plans", {})  # a version that mike published has none
    then = {key: content for key in listed if (content := read(f"{key}/plan.json")) is not None}
    traced = _traced(root, source, before)
    keys = following(sorted({*now, *then}), "progress-compared")
    return {key: _compared(then.get(key), now.get(key), traced.get(key)) for key in keys}


def _traced(root: Path, source: Source, before: Entry) -> Mapping[str, Difference]:
    """The plans whose files differ between both commits; none where the earlier commit is not in this clone."""
    commit = str(before.properties.get("commit", ""))
    if not commit or at_commit(root, commit) is None:
        return {}
    try:
        return {one.key: one for one in compare_sides(root, commit, source.commit, (), "zh").plans}
    except CannotRunError:
        return {}


def _compared(then: bytes | None, now: bytes | None, traced: Difference | None) -> Compared:
    if then is None or now is None:
        return Compared("new" if then is None else "gone", json.loads(now or then or b"{}"))
    head = json.loads(now)
    one, two = (read_published(content.decode()) for content in (then, now))
    if one is None or two is None:
        return Compared("unreadable", head)
    if json.loads(then)["digest"]["all"] == head["digest"]["all"]:
        return Compared("same", head)
    return Compared("changed", head, joined(compare_versions(one, two), traced))


def _standing(head: dict[str, Any]) -> dict[str, Any]:
    """Which version of the plan it is, how far it has come, who approved that version, and why it changes an earlier one."""
    plan = head["plan"]
    kept = {key: plan[key] for key in ("version", "amends", "why", "asked_by") if key in plan}
    given = [one for one in head.get("approvals", []) if one["version"] == plan.get("version")]
    approvals = [{key: one[key] for key in ("role", "by", "date", "note") if key in one} for one in given]
    return {"standing": plan.get("status", "draft"), **kept, "approvals": approvals}


def _section(key: str, one: Compared) -> Iterator[str]:
    if one.found is not None:
        yield as_html(report_of(one.found, one.language, everything=True, cells=False), one.language)
        yield from _bridges(one.found, one.language)
    elif one.status != "same":
        name = f"{escape(one.head['plan']['title'])} <code>{escape(key)}</code>"
        yield f'<section class="changes">\n<h2>{name}</h2>\n<p>{word(f"step-{one.status}", one.language)}</p>\n</section>'


def _bridges(found: Difference, language: str) -> Iterator[str]:
    """The few that tell what moved as pictures: from what was, over what each edit did, to what is."""
    edits = step(found, language)["edits"]
    for move in leading(found):
        if move.before is None or move.after is None or move.before.number is None or move.after.number is None:
            continue
        known = [(cause.edits, cause.amount) for cause in move.causes if cause.amount is not None]
        steps = [Step(_edited(edits, chosen, language), amount.value, signed(amount)) for chosen, amount in known]
        if steps:
            row = row_of(move, found.edits, language)
            first = Step(word("side-before", language), move.before.number.value, row.before, is_whole=True)
            last = Step(word("side-after", language), move.after.number.value, row.after, is_whole=True)
            told = f"{row.name}{word('colon', language)}{'，'.join(f'{one.name} {one.shown}' for one in (first, *steps, last))}"
            yield framed(Picture("bridge", row.name, told, waterfall([first, *steps, last])), data=False)


def _edited(edits: list[dict[str, Any]], chosen: tuple[int, ...], language: str) -> str:
    if not chosen:
        return word("moved-elsewhere", language)
    first = str(edits[chosen[0]]["name"])
    return first if len(chosen) == 1 else text(say("edits-together", first=first, count=len(chosen)), language)
