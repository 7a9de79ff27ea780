"""The facts of a pipe maker's channel plan, written in the plan language as that plan gives them, each with the verdict it must get."""

from __future__ import annotations

from tests.facts import Chosen, Facts, relation, rule

FACTS = Facts("pipes-channel", "pipes-facts")
# Where the plan says a fact, and so which findings answer for it.
SAID: dict[str, Chosen] = {
    "pipes-channel.01": relation("network"),
    "pipes-channel.02": rule("band-gap"),
    "pipes-channel.03": rule("unknown-not-checkable", "strategy.product.offer.retail"),
    "pipes-channel.04": rule("figure-out-of-range", "regions"),
    "pipes-channel.05": relation("listed"),
    "pipes-channel.06": rule("place-twice"),
    "pipes-channel.07": relation("team"),
    "pipes-channel.08": relation("sequence"),
}
# The figure behind each number the plan gives, or that follows from it; with `.low` or `.high` one end of a range.
GIVEN: dict[str, str] = {
    "prefecture_dealers": "prefecture",
    "county_dealers": "county",
    "network": "network",
    "per_prefecture": "per_prefecture",
    "band1_max": "strategy.price_bands.pipe.bands.1.high",
    "band2_max": "strategy.price_bands.pipe.bands.2.high",
    "mid_high_floor": "strategy.price_bands.pipe.bands.3.low",
    "price": "strategy.product.offer.retail",
    "low": "planned_regions.low",
    "high": "planned_regions.high",
    "named": "named",
    "unallocated": "unallocated",
    "listed_regions": "listed_regions",
    "declared_regions": "declared_regions",
    "deyang": "places.deyang.counties",
    "mianyang": "places.mianyang.counties",
    "guangyuan": "places.guangyuan.counties",
    "north_counties": "places.counties[region=north]",
    "overlaps": "found:place-twice",
    "dev_per_region": "dev",
    "maint_per_region": "maintenance",
    "regions_named": "named",
    "regions_max": "planned_regions.high",
    "team_4": "team.low",
    "team_6": "team.high",
    "parallel_regions": "parallel",
    "steps_within_region": "steps",
}


def test_every_fact_has_its_place_and_verdict() -> None:
    FACTS.verdicts(SAID)


def test_numbers_and_what_follows_from_them() -> None:
    FACTS.numbers(GIVEN)


def test_what_contradicts_is_said() -> None:
    """The list that is cut, the counts that do not tie, and the town inside its prefecture; everything else is only open."""
    assert FACTS.errors() == [
        ("assertion-fails", "facts.yml"),
        ("parts-do-not-add-up", "registers.yml"),
        ("place-twice", "axes.yml"),
        ("stated-differs", "registers.yml"),
    ]
    assert FACTS.warnings() == [("member-not-covered", "registers.yml")]
