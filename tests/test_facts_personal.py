"""The facts of one salesman's year, a channel manager's phases and a report template, in the plan language, each with its verdict."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.compute.compute import Computed
from macros.model.when import Relative
from macros.source.finding import Finding, Level, Verdict
from macros.source.number import half_up
from tests.plans import Checked, checked

HERE = Path(__file__).parent
ROOT = HERE / "plans" / "personal-facts"
PLANS = {"personal-annual": "personal-facts", "channel-manager": "channel-facts", "manager-report": "report-facts"}
CASES = yaml.load((HERE / "cases" / "plan-facts.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["facts"]
FACTS: dict[str, dict[str, Any]] = {fact["id"]: fact for fact in CASES if fact["plan"] in PLANS}
Chosen = Callable[[Computed, Finding], bool]


def rule(name: str, figure: str) -> Chosen:
    return lambda _, finding: (finding.rule, finding.figure) == (name, figure)


def relation(name: str) -> Chosen:
    """What was found about the relation of that name under `assert:`."""
    return lambda computed, finding: any(finding.place == one.that.place for one in computed.plan.assertions if one.name == name)


def due(action: str) -> Chosen:
    """What was found about an action's deadline."""

    def chosen(computed: Computed, finding: Finding) -> bool:
        return finding.place == deadline(computed, action).place

    return chosen


def deadline(computed: Computed, action: str) -> Relative:
    assert computed.plan.schedule is not None
    found = (computed.plan.schedule.actions or {})[action].due
    assert isinstance(found, Relative)
    return found


# Where the plans say a fact, and so which findings answer for it.
SAID: dict[str, list[Chosen]] = {
    "personal-annual.01": [rule("missing-split", "revenue.total")],
    "personal-annual.02": [relation("norms")],
    "personal-annual.03": [rule("unknown-not-checkable", "activity.norms.visits.demand")],
    "personal-annual.04": [due("documents")],
    "personal-annual.05": [relation("pipeline")],
    "personal-annual.06": [rule("missing-split", "revenue.total")],
    "manager-report.01": [rule("missing-split", "revenue.total")],
    "channel-manager.01": [
        relation("scored"),
        lambda _, finding: finding.place.path.endswith("schedule.yml"),
    ],
}
# The figure behind each number a plan gives, or that follows from it.
GIVEN: dict[str, str] = {
    "annual": "revenue.total",
    "month_even": "month_even",
    "calls_per_day": "activity.norms.calls.day",
    "visits_per_week": "activity.norms.visits.week",
    "workdays": "period.workweek",
    "weeks": "activity.weeks",
    "calls_per_week": "activity.norms.calls.week",
    "visits_per_afternoon": "activity.norms.visits.day",
    "visits_per_year": "activity.norms.visits.total",
    "early_design_interval": "activity.cadences.early.interval",
    "other_stage_interval": "activity.cadences.other.interval",
    "early_contacts_year": "activity.cadences.early.each",
    "other_contacts_year": "activity.cadences.other.each",
    "stages": "stages",
    "months": "period.months",
    "phases": "schedule.phases.listed",
    "indicators": "scorecard.cards.partners.score",
}


@pytest.fixture(scope="module")
def plans() -> dict[str, Checked]:
    return {plan: checked(ROOT, f"data/{folder}") for plan, folder in PLANS.items()}


def test_every_fact_has_its_place() -> None:
    assert sorted(SAID) == sorted(FACTS)


@pytest.mark.parametrize("key", sorted(FACTS))
def test_verdict(key: str, plans: dict[str, Checked]) -> None:
    found = plans[FACTS[key]["plan"]]
    assert found.computed is not None
    for chosen in SAID[key]:
        answers = [finding for finding in found.findings if chosen(found.computed, finding)]
        assert answers, f"nothing is said about {key}"
        assert {finding.verdict for finding in answers} == {Verdict(FACTS[key]["verdict"].replace("_", " "))}


@pytest.mark.parametrize("key", sorted(FACTS))
def test_numbers_and_what_follows_from_them(key: str, plans: dict[str, Checked]) -> None:
    found = plans[FACTS[key]["plan"]]
    assert found.computed is not None
    for number in [*FACTS[key]["numbers"], *FACTS[key].get("derived", [])]:
        name, written = number["name"], number["value"]
        if name == "levels":
            unknown = [split.axis for split in found.computed.plan.divisions["revenue.total"].splits if split.method == "unknown"]
            assert (unknown, str(len(unknown))) == (["month", "week", "day"], written)
        elif name == "lead_days":
            wanted = deadline(found.computed, "documents")
            assert (str(wanted.count), wanted.unit, wanted.side) == (written, "天", -1)
        elif written == "null":
            assert found.figure(GIVEN[name]).number is None
        else:
            figure = found.figure(GIVEN[name]).number
            assert figure is not None
            assert figure.low is not None
            step = Fraction(1, 10 ** len(written.partition(".")[2]))
            assert half_up(figure.low, step) == Fraction(written), name


def test_sales_for_each_visit(plans: dict[str, Checked]) -> None:
    number = plans["personal-annual"].figure("visit_sales").number
    assert number is not None
    assert half_up(number.value, Fraction(1)) == 962


def test_what_is_unknown_is_said_and_never_an_error(plans: dict[str, Checked]) -> None:
    for found in plans.values():
        assert {finding.level for finding in found.findings} <= {Level.info, Level.note}, found.told
