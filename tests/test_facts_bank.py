"""The facts of a community bank's event plan, written in the plan language as that plan gives them, each with the verdict it must get."""

from __future__ import annotations

from tests.facts import Chosen, Facts, relation, rule

FACTS = Facts("bank-event", "bank-facts")
# Where the plan says a fact, and so which findings answer for it.
SAID: dict[str, Chosen] = {
    "bank-event.01": relation("total"),
    "bank-event.02": rule("missing-total", "budget.total"),
    "bank-event.03": relation("team"),
    "bank-event.04": rule("figure-twice"),
    "bank-event.05": relation("gifts"),
}
# The figure behind each number the plan gives, or that follows from it; with `.low` or `.high` one end of a range.
GIVEN: dict[str, str] = {
    "console_qty": "budget.console.quantity",
    "console_price": "budget.console.price",
    "gifts_qty": "gift_count",
    "gifts_cost_min": "budget.gifts.low",
    "gifts_cost_max": "budget.gifts.high",
    "tv_qty": "budget.tv.quantity",
    "tv_price": "budget.tv.price",
    "gift_unit_max": "gift_unit.high",
    "total_min": "budget.total.low",
    "total_max": "budget.total.high",
    "cash_min": "budget.cash.low",
    "cash_max": "budget.cash.high",
    "required_fields": "required_fields",
    "grand_total_given": "grand_total_given",
    "planner": "planner",
    "coordinator": "coordinator",
    "lead": "lead",
    "team": "team",
    "volume_target": "volume.total",
    "per_week": "per_week",
}


def test_every_fact_has_its_place_and_verdict() -> None:
    FACTS.verdicts(SAID)


def test_numbers_and_what_follows_from_them() -> None:
    FACTS.numbers(GIVEN)


def test_what_contradicts_is_said() -> None:
    """The total that nobody states, and the effect that one section denies and another promises; everything else is only open."""
    assert FACTS.errors() == [("figure-twice", "facts.yml"), ("missing-total", "plan.yml")]
    assert FACTS.warnings() == []
