"""The facts of one real annual plan, written in the plan language as that plan gives them, each with the verdict it must get."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.catalogue import text
from macros.compute.compute import Computed
from macros.model.loading import load_plan
from macros.rules import check_plan
from macros.source.finding import Finding, Level, Verdict
from macros.source.number import half_up
from tests.facts import as_written

HERE = Path(__file__).parent
ROOT, FOLDER = HERE / "plans" / "fmcg-facts", "data/fmcg-facts"
CASES = yaml.load((HERE / "cases" / "plan-facts.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["facts"]
FACTS: dict[str, dict[str, Any]] = {fact["id"]: fact for fact in CASES if fact["plan"] == "fmcg-annual"}
Chosen = Callable[[Computed, Finding], bool]


def rule(name: str, figure: str) -> Chosen:
    return lambda _, finding: (finding.rule, finding.figure) == (name, figure)


def relation(name: str) -> Chosen:
    """What was found about the relation of that name under `assert:`."""
    return lambda computed, finding: any(finding.place == one.that.place for one in computed.plan.assertions if one.name == name)


# Where the plan says a fact, and so which findings answer for it.
SAID: dict[str, Chosen] = {
    "fmcg-annual.01": rule("unknown-not-checkable", "revenue.total"),
    "fmcg-annual.02": rule("missing-split", "revenue.total"),
    "fmcg-annual.03": relation("mix"),
    "fmcg-annual.04": relation("rebate"),
    "fmcg-annual.05": relation("mechanisms"),
    "fmcg-annual.06": rule("unknown-not-checkable", "revenue.total"),
    "fmcg-annual.07": relation("shares"),
    "fmcg-annual.08": rule("parts-do-not-add-up", "budget.total"),
    "fmcg-annual.09": rule("stated-differs", "budget.ratio"),
}
# The figure behind each number the plan gives, or that follows from it; percentages are shares of 1.
GIVEN: dict[str, str] = {
    "sales_target": "revenue.total",
    "wages": "budget.wages",
    "travel": "budget.travel",
    "management": "budget.management",
    "training_entertainment_misc": "budget.other",
    "declared_total": "budget.total",
    "total": "budget.total",
    "declared_ratio": "budget.ratio",
    "radius": "strategy.rebates.distance.bands.1.high",
    "rebate_modes": "strategy.rebates.distance.bands.listed",
    "growth_low": "revenue.growth",
    "growth_high": "revenue.growth",
    "index_low": "index",
    "index_high": "index",
    "t_a": "revenue[product=A]",
    "t_b": "revenue[product=B]",
    "t_c": "revenue[product=C]",
    "s1": "budget.wages.share",
    "s2": "budget.travel.share",
    "s3": "budget.management.share",
    "s4": "budget.other.share",
    "output_per_cost": "output_per_cost",
}
RATIO_PARTS, DIMENSIONS = {"a": "A", "b": "B", "c": "C"}, ("month", "person", "market")


@pytest.fixture(scope="module")
def checked() -> tuple[Computed, list[Finding]]:
    plan, faults = load_plan(ROOT, FOLDER)
    assert plan is not None
    assert faults == []
    return check_plan(plan)


def number_of(computed: Computed, name: str) -> Fraction:
    """The figure of a number in the case file; a part as it is before it is rounded to whole 分, one end of a range by its name."""
    figure = computed.figure(GIVEN[name])
    assert figure is not None
    assert figure.number is not None
    if figure.share is not None:
        assert figure.share.exact is not None
        assert half_up(figure.share.exact, Fraction(1, 100)) == figure.number.value
        return figure.share.exact
    end = figure.number.high if name.endswith("_high") else figure.number.low
    assert end is not None
    return end


def test_every_fact_has_its_place() -> None:
    assert sorted(SAID) == sorted(FACTS)


@pytest.mark.parametrize("key", sorted(FACTS))
def test_verdict(key: str, checked: tuple[Computed, list[Finding]]) -> None:
    computed, findings = checked
    answers = [finding for finding in findings if SAID[key](computed, finding)]
    assert answers, f"nothing is said about {key}"
    assert {finding.verdict for finding in answers} == {Verdict(FACTS[key]["verdict"].replace("_", " "))}


@pytest.mark.parametrize("key", sorted(FACTS))
def test_numbers_and_what_follows_from_them(key: str, checked: tuple[Computed, list[Finding]]) -> None:
    computed, _ = checked
    for number in [*FACTS[key]["numbers"], *FACTS[key].get("derived", [])]:
        name, written = number["name"], number["value"]
        if name in RATIO_PARTS:
            part = computed.figure(f"revenue[product={RATIO_PARTS[name]}]")
            assert part is not None
            assert part.share is not None
            assert part.share.weight == Fraction(written)
        elif name == "dimensions":
            split = {division.axis for division in computed.plan.divisions["revenue.total"].splits if division.method == "unknown"}
            assert split == set(DIMENSIONS)
            assert len(split) == int(written)
        elif name == "months":
            assert len(computed.plan.axes["month"].children()) == int(written)
        elif name == "minimum":
            relations = [one.that.text for one in computed.plan.assertions if one.name == "mechanisms"]
            assert relations == [f"min(strategy.promotion.*.mechanisms) >= {written}"]
        elif written == "null":
            unknown = computed.figure("revenue.base")
            assert unknown is not None
            assert unknown.number is None
        else:
            assert as_written(number_of(computed, name), written, number["unit"]), (name, written, number_of(computed, name))


def test_parts_close_to_the_last_fen(checked: tuple[Computed, list[Finding]]) -> None:
    computed, _ = checked
    parts = [figure.number for key in "ABC" if (figure := computed.figure(f"revenue[product={key}]")) is not None]
    assert [number.value if number else None for number in parts] == [
        Fraction("166666666.67"),
        Fraction(250000000),
        Fraction("83333333.33"),
    ]


def test_what_is_unknown_is_said_and_never_an_error(checked: tuple[Computed, list[Finding]]) -> None:
    """What cannot be checked is a note that names what is missing; nothing of this plan is wrong."""
    _, findings = checked
    assert {finding.level for finding in findings} == {Level.info, Level.note}
    notes = {str(finding.place): text(finding.message) for finding in findings if finding.level is Level.note}
    assert notes == {
        "data/fmcg-facts/facts.yml:6:26": "rebate 无法核对：0公里–600公里·比例（strategy.rebates.distance.bands.1.rate）、"
        "≥600公里·比例（strategy.rebates.distance.bands.2.rate） 待定",
        "data/fmcg-facts/facts.yml:8:30": "mechanisms 无法核对：strategy.promotion.*.mechanisms 待定",
        "data/fmcg-facts/targets.yml:6:10": "销售额 无法核对：销售额·基期（revenue.base） 待定",
        "data/fmcg-facts/targets.yml:10:5": "销售额 按 month 的分解还没有给出，无法核对",
        "data/fmcg-facts/targets.yml:11:5": "销售额 按 person 的分解还没有给出，无法核对",
        "data/fmcg-facts/targets.yml:12:5": "销售额 按 market 的分解还没有给出，无法核对",
    }
