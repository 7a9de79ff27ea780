"""The facts of one real plan for a city, written in the plan language as that plan gives them, each with the verdict it must get.

The contradictions are the real plan's; the sample plan of the portal has the same shape and none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.compute.compute import Computed
from macros.model.fields import Day
from macros.model.loading import load_plan
from macros.rules import check_plan
from macros.source.finding import Finding, Level, Verdict
from tests.facts import as_written
from tests.plans import Checked, checked

HERE = Path(__file__).parent
ROOT, FOLDER = HERE / "plans" / "aircon-facts", "data/aircon-facts"
SAMPLE = "data/aircon-2026"
CASES = yaml.load((HERE / "cases" / "plan-facts.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["facts"]
FACTS: dict[str, dict[str, Any]] = {fact["id"]: fact for fact in CASES if fact["plan"] == "aircon-city"}
Chosen = Callable[[Computed, Finding], bool]


def rule(name: str, *figures: str) -> Chosen:
    return lambda _, finding: finding.rule == name and finding.figure in figures


def relation(name: str) -> Chosen:
    """What was found about the relation of that name under `assert:`."""
    return lambda computed, finding: any(finding.place == one.that.place for one in computed.plan.assertions if one.name == name)


# Where the plan says a fact, and so which findings answer for it.
SAID: dict[str, Chosen] = {
    "aircon-city.01": relation("price"),
    "aircon-city.02": relation("before"),
    "aircon-city.03": relation("forecast"),
    "aircon-city.04": relation("capacity"),
    "aircon-city.05": relation("city"),
    "aircon-city.06": rule("stated-differs", "market.share_target"),
    "aircon-city.07": relation("base"),
    "aircon-city.08": relation("brands"),
    "aircon-city.09": rule("stated-differs", "brands.eliminated"),
    "aircon-city.10": rule("stated-differs", "tasks"),
    "aircon-city.11": rule("missing-split", "revenue.total", "volume.total"),
    "aircon-city.12": relation("files"),
}
# The figure behind each number the plan gives, or that follows from it: the case, the name there, the path here.
GIVEN: dict[tuple[str, str], str] = {
    ("01", "revenue"): "revenue.total",
    ("01", "volume"): "volume.total",
    ("01", "mean_price"): "mean_price",
    ("01", "sets_per_month"): "sets_per_month",
    ("02", "current"): "market.sales",
    ("02", "growth"): "market.sales_growth",
    ("02", "previous"): "market.implied_before",
    ("03", "current"): "market.sales",
    ("03", "low"): "market.next",
    ("03", "high"): "market.next",
    ("03", "last_growth"): "market.sales_growth",
    ("03", "g_low"): "market.implied_growth",
    ("03", "g_high"): "market.implied_growth",
    ("04", "world_low"): "market.sizes.world",
    ("04", "world_high"): "market.sizes.world",
    ("04", "china"): "market.sizes.china",
    ("04", "forecast_high"): "market.next",
    ("04", "share_low"): "market.china_of_world",
    ("04", "share_high"): "market.china_of_world",
    ("05", "shenzhen"): "market.sizes.city",
    ("05", "china"): "market.sizes.china",
    ("05", "share"): "market.city_of_china",
    ("06", "target"): "volume.total",
    ("06", "market"): "market.sizes.city",
    ("06", "share_exact"): "market.share_target",
    ("06", "volume_for_13"): "market.volume_at_13",
    ("07", "share_now"): "market.share_now",
    ("07", "market"): "market.sizes.city",
    ("07", "target"): "volume.total",
    ("07", "base"): "market.implied_base",
    ("07", "multiple"): "market.multiple",
    ("07", "growth"): "market.growth",
    ("08", "b0"): "brands.before",
    ("08", "b1"): "brands.now",
    ("08", "declared"): "brands.rate",
    ("08", "total_fall"): "brands.fall",
    ("08", "simple_2y"): "brands.two_years",
    ("08", "compound_2y"): "brands.compound_two",
    ("08", "compound_3y"): "brands.compound_three",
    ("09", "b1"): "brands.now",
    ("09", "b2_below"): "brands.later",
    ("09", "fall_min"): "brands.eliminated",
    ("09", "brands_left_at_60"): "brands.left_at_60",
    ("10", "listed"): "tasks",
    ("11", "volume"): "volume.total",
    ("11", "revenue"): "revenue.total",
}
STATED = {("06", "declared_share"): "market.share_target", ("09", "declared"): "brands.eliminated", ("10", "declared"): "tasks"}
UPPER = {"high", "g_high", "world_high", "share_high", "forecast_high", "b2_below"}


@pytest.fixture(scope="module")
def found() -> tuple[Computed, list[Finding]]:
    plan, faults = load_plan(ROOT, FOLDER)
    assert plan is not None
    assert faults == []
    return check_plan(plan)


@pytest.fixture(scope="module")
def sample() -> Checked:
    return checked(HERE.parent, SAMPLE)


def test_every_fact_has_its_place() -> None:
    assert sorted(SAID) == sorted(FACTS)


@pytest.mark.parametrize("key", sorted(FACTS))
def test_verdict(key: str, found: tuple[Computed, list[Finding]]) -> None:
    computed, findings = found
    answers = [finding for finding in findings if SAID[key](computed, finding)]
    assert answers, f"nothing is said about {key}"
    assert {finding.verdict for finding in answers} == {Verdict(FACTS[key]["verdict"].replace("_", " "))}


@pytest.mark.parametrize("key", sorted(FACTS))
def test_numbers_and_what_follows_from_them(key: str, found: tuple[Computed, list[Finding]]) -> None:
    computed, _ = found
    case = key.rpartition(".")[2]
    for number in [*FACTS[key]["numbers"], *FACTS[key].get("derived", [])]:
        name, written = number["name"], number["value"]
        if name == "time_levels":
            axes = [division.split(axis) for division in computed.plan.divisions.values() for axis in ("month", "week", "day")]
            assert [split.method for split in axes if split is not None] == ["unknown"] * 2 * int(written)
        elif name == "channel_levels":
            channel = computed.plan.axes["channel"]
            assert max(channel.depth(member) for member in channel) + 1 == int(written)
        elif name == "deadline":
            schedule = computed.plan.schedule
            assert schedule is not None
            assert schedule.actions is not None
            due = schedule.actions["accounts"].due
            assert isinstance(due, Day)
            assert f"{due.day:%m-%d}" == written
        elif (case, name) in STATED:
            figure = computed.figure(STATED[case, name])
            assert figure is not None
            assert figure.definition is not None
            assert figure.definition.stated is not None
            assert as_written(figure.definition.stated.number.value, written, number["unit"]), (key, name)
        else:
            figure = computed.figure(GIVEN[case, name])
            assert figure is not None
            assert figure.number is not None, (key, name)
            end = figure.number.high if name in UPPER else figure.number.low
            assert end is not None
            assert as_written(end, written, number["unit"]), (key, name, end)


def test_what_is_unknown_is_a_note_and_only_two_facts_are_wrong(found: tuple[Computed, list[Finding]]) -> None:
    _, findings = found
    assert {finding.figure for finding in findings if finding.level is Level.error} == {"brands.eliminated", "tasks"}
    assert {finding.level for finding in findings} == {Level.info, Level.note, Level.error}


# the sample


def test_the_sample_is_without_a_problem(sample: Checked) -> None:
    assert [one for one in sample.findings if one.is_problem] == []


def test_the_sample_ties_numbers_and_money_in_every_cell_of_the_table(sample: Checked) -> None:
    assert sample.computed is not None
    figures, plan = sample.computed.figures, sample.computed.plan
    price = figures["price.mean"].number
    assert price is not None
    cells = [path for path in figures if path.startswith("volume[") and "channel=" in path]
    assert len(cells) == len(plan.axes["channel"].members) * (1 + 12 + 4 + 2)  # the whole, months, quarters and halves
    for path in cells:
        sets, money = figures[path].number, figures[path.replace("volume", "revenue")].number
        assert sets is not None
        assert money is not None
        assert money.value == sets.value * price.value, path


def test_the_sample_states_what_the_real_plan_stated(sample: Checked) -> None:
    assert sample.number("revenue") == "1亿"
    assert sample.number("volume") == "5万套"
    assert sample.number("market.share_target") == "12.5%"
    assert sample.number("tasks") == "6"
    assert {one.verdict for one in sample.findings if one.figure in ("market.share_target", "tasks")} == {Verdict.consistent}


def test_the_plans_of_the_group_tie() -> None:
    group = checked(HERE.parent, "data/group-2026")
    assert [one for one in group.findings if one.is_problem] == []
    ties = [finding for key in ("group", "aircon", "fmcg") for finding in checked(HERE.parent, f"data/{key}-2026").of("plan-does-not-tie")]
    assert len(ties) == 12
    assert {one.verdict for one in ties} == {Verdict.consistent}
    assert group.number("revenue") == "6亿"
