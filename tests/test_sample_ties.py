"""Break any number of the sample plan and the check fails, naming its line; the few that are free to choose are listed with the reason."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from macros.model.loading import load_plan
from macros.model.plan import Plan
from macros.model.value import Given
from macros.rules import check_plan
from macros.source.finding import Finding, Level
from macros.source.place import Place

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "data/fmcg-2026"
DAY = date(2026, 6, 30)
# what nothing else in the plan can know: a choice, an observation nothing was computed from, or an upper end that leaves room
FREE = {
    "revenue.stretch": "how far the stretch reaches",
    "revenue.total hold": "what was agreed for the held cell",
    "outlet.closed_yield": "an observation",
    "pace_alarm": "a choice",
    "audit_rate": "a choice",
    "visit.load expect": "a limit with room below",
    "selling_ratio expect": "a limit with room below",
    "scorecard.cards.area.passed": "a choice",
    "strategy.reply_hours": "a choice",
    "strategy.shelf_rate": "a choice",
    "team.bonus.cut": "a choice",
    "appeal_days": "a choice",
    "report_days": "a choice",
    "receivable.limit": "a limit with room below",
    "receivable.term": "a choice",
    "strategy.case_days": "a choice",
    "strategy.fresh_days": "a choice",
    "strategy.notice_days": "a choice",
    "strategy.stock_weeks": "a choice",
    "strategy.rebates.distance.bands.1.low": "where the first band begins",
    "strategy.rebates.distance.bands.1.high": "a gap or overlap is told at the next band",
    "strategy.rebates.distance.bands.2.low": "a gap to the band before is a warning",
}


def numbers(plan: Plan) -> Iterator[tuple[str, Place, str]]:
    """Every number typed in the data, by the name of what it says, with its place and text; each place once."""
    for path, definition in plan.definitions.items():
        for kind, value in (("", definition.how), (" stated", definition.stated), (" expect", definition.expect)):
            if isinstance(value, Given) and not path.endswith(".listed"):
                yield path + kind, value.place, value.text
    for path, division in plan.divisions.items():
        for split in division.splits:
            for key, value in split.numbers:
                if isinstance(value, Given):
                    yield f"{path} {split.axis} {key}", value.place, value.text
        for hold in division.holds:
            yield f"{path} hold", hold.value.place, hold.value.text
    for name, record in plan.seasonality.items():
        for index, given in enumerate(record.index):
            yield f"{name} {index}", given.place, given.text
    for axis in plan.axes.values():
        for member in axis:
            for key, attribute in member.attributes:
                if isinstance(attribute, Given) and attribute.place.path.endswith(("team.yml", "axes.yml")):
                    yield f"{member.key} {key}", attribute.place, attribute.text


def stands(root: Path, place: Place, text: str) -> bool:
    """True for a number that was typed there; how many things a list has is nowhere."""
    line = (root / place.path).read_text(encoding="utf-8").split("\n")[place.line - 1]
    return re.search(r"\d", text) is not None and text in line[place.column - 1 : place.column + len(text)]


def broken(text: str) -> str:
    """The text with its first number about a tenth larger."""

    def larger(match: re.Match[str]) -> str:
        digits = match[0].partition(".")[2]
        return f"{float(match[0]) * 1.1 + 0.1:.{len(digits)}f}" if digits else str(int(match[0]) * 11 // 10 + 1)

    return re.sub(r"\d+(?:\.\d+)?", larger, text, count=1)


def is_named(finding: Finding, place: Place) -> bool:
    """True when an error says something of that line, or that it takes part."""
    return any((one.path, one.line) == (place.path, place.line) for one in (finding.place, *(where for where, _ in finding.related)))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan without its group: what the companies tell each other is another test's (tests/test_group.py)."""
    root = tmp_path_factory.mktemp("sample")
    for folder in (SAMPLE, SAMPLE.replace("data", "content")):
        shutil.copytree(ROOT / folder, root / folder)
    head = root / SAMPLE / "plan.yml"
    head.write_text(re.sub(r"^parent: .*\n", "", head.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    return root


def test_every_number_is_tied_or_known_to_be_free(copy: Path) -> None:
    plan, findings = load_plan(copy, SAMPLE)
    assert plan is not None
    assert findings == []
    typed = {place: (name, text) for name, place, text in reversed(list(numbers(plan))) if stands(copy, place, text)}
    assert len(typed) > 180
    unnoticed = set()
    for place, (name, text) in typed.items():
        file = copy / place.path
        before = file.read_text(encoding="utf-8")
        lines = before.split("\n")
        line = lines[place.line - 1]
        start = line.index(text, place.column - 1)
        lines[place.line - 1] = line[:start] + broken(text) + line[start + len(text) :]
        file.write_text("\n".join(lines), encoding="utf-8")
        changed, faults = load_plan(copy, SAMPLE)
        found = faults + (check_plan(changed, DAY)[1] if changed is not None else [])
        file.write_text(before, encoding="utf-8")
        if not any(finding.level is Level.error and is_named(finding, place) for finding in found):
            unnoticed.add(name)
    assert sorted(unnoticed - set(FREE)) == []
    assert sorted(set(FREE) - unnoticed) == []
