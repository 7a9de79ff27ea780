"""What must hold: one file a rule, its name the rule's id, its docstring the rule's page in the portal.

A rule file has `check(computed)`, which yields a finding for everything it looked at, with one of the three verdicts; a rule that is
found while reading or computing has only its page.
"""

from __future__ import annotations

from datetime import date

from macros.compute.abroad import Others
from macros.compute.compute import Computed, compute
from macros.model.page import CONTENT
from macros.model.plan import Plan
from macros.rules import (
    action_overdue,
    action_without_deadline,
    action_without_owner,
    amendment_without_reason,
    approval_forged,
    approval_incomplete,
    approved_changed,
    assertion_fails,
    axes_disagree,
    band_gap,
    band_overlap,
    band_reversed,
    card_member,
    count_differs,
    date_ahead,
    dates_outside_period,
    duplicate_row,
    end_before_start,
    figure_out_of_range,
    funnel_widens,
    goes_in_a_circle,
    guardrail_guards_nothing,
    hold_expired,
    hold_not_kept,
    member_not_covered,
    minimum_not_met,
    missing_figure,
    missing_file,
    missing_section,
    missing_split,
    missing_total,
    negative,
    not_monotone,
    odd_periods,
    odd_product,
    one_name_two_values,
    one_sided_parent,
    owner_not_in_team,
    part_exceeds_whole,
    parts_do_not_add_up,
    period_length,
    phase_out_of_order,
    phases_do_not_fill_period,
    place_twice,
    plan_does_not_tie,
    price_outside_band,
    promotion_chain_broken,
    promotion_starts_early,
    ratio_over_limit,
    report_without_receiver,
    seasonality_sum,
    shares_exceed_market,
    stated_differs,
    target_without_owner,
    ten_thousand_apart,
    tier_reading_missing,
    too_few_mechanisms,
    too_few_on_duty,
    twin_differs,
    unequal_periods,
    unknown_cell,
    unknown_choice,
    unknown_member,
    unknown_plan,
    weights_not_100,
    workload_over_capacity,
)
from macros.source.finding import Finding, in_order

CHECKS = (
    action_overdue.check,
    action_without_deadline.check,
    action_without_owner.check,
    amendment_without_reason.check,
    approval_forged.check,
    approval_incomplete.check,
    approved_changed.check,
    assertion_fails.check,
    axes_disagree.check,
    band_gap.check,
    band_overlap.check,
    band_reversed.check,
    card_member.check,
    count_differs.check,
    date_ahead.check,
    dates_outside_period.check,
    duplicate_row.check,
    end_before_start.check,
    figure_out_of_range.check,
    funnel_widens.check,
    goes_in_a_circle.check,
    guardrail_guards_nothing.check,
    hold_expired.check,
    hold_not_kept.check,
    member_not_covered.check,
    minimum_not_met.check,
    missing_figure.check,
    missing_file.check,
    missing_section.check,
    missing_split.check,
    missing_total.check,
    negative.check,
    not_monotone.check,
    odd_periods.check,
    odd_product.check,
    one_name_two_values.check,
    one_sided_parent.check,
    owner_not_in_team.check,
    part_exceeds_whole.check,
    parts_do_not_add_up.check,
    period_length.check,
    phase_out_of_order.check,
    phases_do_not_fill_period.check,
    place_twice.check,
    plan_does_not_tie.check,
    price_outside_band.check,
    promotion_chain_broken.check,
    promotion_starts_early.check,
    ratio_over_limit.check,
    report_without_receiver.check,
    seasonality_sum.check,
    shares_exceed_market.check,
    stated_differs.check,
    target_without_owner.check,
    ten_thousand_apart.check,
    tier_reading_missing.check,
    too_few_mechanisms.check,
    too_few_on_duty.check,
    twin_differs.check,
    unequal_periods.check,
    unknown_cell.check,
    unknown_choice.check,
    unknown_member.check,
    unknown_plan.check,
    weights_not_100.check,
    workload_over_capacity.check,
)


def check_plan(plan: Plan, today: date | None = None, others: Others | None = None) -> tuple[Computed, list[Finding]]:
    """The computed plan and what every rule says of it, in order of place; `today` is for what runs out (None: nothing does).

    `others` are the plans that it may refer to; without them, those that lie beside it.
    """
    computed = compute(plan, today, others)
    return computed, found_in(computed)


def found_in(computed: Computed) -> list[Finding]:
    """What computing a plan and every rule say of it, in order of place."""
    found = [*computed.findings, *(finding for check in CHECKS for finding in check(computed))]
    own = (f"{computed.plan.folder}/", f"{CONTENT}/{computed.plan.key}/")
    # what is wrong in the files of the plan that this one is the twin of is told there
    return in_order([one for one in found if computed.plan.head.twin is None or one.place.path.startswith(own)])
