"""Norms, cadences and capacity: period totals by the working calendar, as ordinary figures."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model.calendar import Workdays
from macros.model.period import Period, months_after
from macros.model.times import Times
from macros.model.value import Constant, Formula
from macros.source.place import Place
from tests.plans import plan, shown

CALENDAR = "holidays:\n  spring: {from: 2026-02-16, to: 2026-02-22}\nmake_up: [2026-02-14]\n"
NORMS = "norms:\n  calls: 30次/天\n  visits: {name: 拜访, rate: 20次/周}\n"


def lengths(first: date, last: date, workdays: Workdays) -> dict[str, Fraction]:
    found = {one.path: one.how for one in Times(Period(first, last, Place("x")), workdays).definitions()}
    numbers = {path: how.tree.number for path, how in found.items() if isinstance(how, Formula) and isinstance(how.tree, Constant)}
    assert len(numbers) == len(found)
    return {path.removeprefix("period."): number.value for path, number in numbers.items()}


def test_the_period_is_measured_by_the_calendar(tmp_path: Path) -> None:
    found = plan({"calendar.yml": CALENDAR}, tmp_path)
    told = {key: found.number(f"period.{key}") for key in ("days", "workdays", "workweek", "weeks", "months", "quarters", "years")}
    # 261 weekdays, less the five of the holiday, and one Saturday worked
    assert told == {
        "days": "365天",
        "workdays": "257天",
        "workweek": "5天/周",
        "weeks": "51.4周",
        "months": "12月",
        "quarters": "4季度",
        "years": "1年",
    }


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 120))
def test_whole_months_are_whole(first: date, months: int) -> None:
    last = months_after(first, months) - timedelta(days=1)
    if first.day <= 28:
        assert lengths(first, last, Workdays())["months"] == months


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 900), st.integers(1, 900))
def test_a_longer_period_is_longer_in_every_measure(first: date, days: int, more: int) -> None:
    short = lengths(first, first + timedelta(days=days), Workdays())
    long = lengths(first, first + timedelta(days=days + more), Workdays())
    assert all(short[key] <= long[key] for key in short)
    assert short["months"] < long["months"]


def test_norms_by_the_calendar(tmp_path: Path) -> None:
    found = plan({"calendar.yml": CALENDAR, "activity.yml": NORMS}, tmp_path)
    assert [found.number(f"activity.norms.calls.{key}") for key in ("day", "week", "total")] == ["30次/天", "150次/周", "7710次"]
    assert [found.number(f"activity.norms.visits.{key}") for key in ("day", "week", "total")] == ["4次/天", "20次/周", "1028次"]
    assert found.errors == []


def test_a_convention_of_weeks_is_declared(tmp_path: Path) -> None:
    found = plan({"activity.yml": f"weeks: 52周\ndays: 250天\n{NORMS}"}, tmp_path)
    assert found.number("activity.norms.visits.total") == "1040次"
    assert found.number("activity.norms.calls.total") == "7500次"


@pytest.mark.parametrize(
    ("norm", "total"),
    [
        ("rate: 20次, per: 周", "1040次"),
        ("rate: 2次/月", "24次"),
        ("rate: 1次/季度", "4次"),
        ("rate: 3次/年", "3次"),
        ("rate: 2次/工作日", "522次"),
        ("rate: 20次/周, people: 3人", "3120次"),
        ("rate: ≥20次/周", "≥1040次"),
        ("rate: 待定, per: 周", "待定"),
    ],
)
def test_ways_to_write_a_norm(norm: str, total: str, tmp_path: Path) -> None:
    found = plan({"activity.yml": f"weeks: 52周\nnorms:\n  a: {{name: 甲, {norm}}}\n"}, tmp_path)
    assert found.number("activity.norms.a.total") == total
    assert found.errors == []


def test_a_stated_total_is_compared(tmp_path: Path) -> None:
    found = plan({"activity.yml": "weeks: 52周\nnorms:\n  a: {name: 甲, rate: 20次/周, stated: 1000次}\n"}, tmp_path)
    assert found.only("stated-differs").figure == "activity.norms.a.total"


def test_the_total_is_divided_by_working_days_and_closes(tmp_path: Path) -> None:
    norm = "norms:\n  a: {name: 甲, rate: 30次/天, split: {month: {weights: workdays}, week: {within: month, weights: workdays}}}\n"
    found = plan({"activity.yml": norm}, tmp_path)
    assert found.errors == []
    assert found.computed is not None
    weeks = [found.figure(f"activity.norms.a[week={key}]").number for key in found.computed.plan.axes["week"].by_key]
    assert sum(number.value for number in weeks if number is not None) == 30 * 261
    assert found.number("activity.norms.a[month=2026-01]") == "660次"
    # the last days of December belong to the first week of 2027, whose Thursday is still in December
    assert {str(member.attribute("month")) for member in found.computed.plan.axes["week"]} == {
        f"2026-{month:02d}" for month in range(1, 13)
    }


def test_cadences_ask_norms_for_contacts(tmp_path: Path) -> None:
    cadences = (
        "cadences:\n  early: {name: 前期, quantity: 12个, every: 1周, norm: visits}\n"
        "  other: {name: 其他, quantity: 14个, every: 每两周, norm: visits}\n"
    )
    found = plan({"activity.yml": f"weeks: 52周\n{NORMS}{cadences}"}, tmp_path)
    assert [found.number(f"activity.cadences.{key}.each") for key in ("early", "other")] == ["52次", "26次"]
    assert found.number("activity.norms.visits.demand") == "988次"
    assert found.number("activity.norms.visits.spare") == "52次"
    assert [shown(one) for one in found.of("workload-over-capacity")] == ["拜访·频次所需 988次 ≤ 拜访·全期合计 1040次"]


@pytest.mark.parametrize(
    ("every", "each"),
    [("1个月", "12次"), ("每季度", "4次"), ("半年", None), ("10天", "26.1次"), ("每两周", "26次"), ("经常", None), ("0周", None)],
)
def test_intervals(every: str, each: str | None, tmp_path: Path) -> None:
    found = plan({"activity.yml": f"weeks: 52周\ncadences:\n  a: {{quantity: 3个, every: {every}}}\n"}, tmp_path)
    if each is None:
        assert found.errors == [("unreadable-recurrence", "activity.yml", 3, 28)]
    else:
        assert found.number("activity.cadences.a.each") == each


def test_hours_against_the_hours_there_are(tmp_path: Path) -> None:
    norms = "norms:\n  calls: {name: 电话, rate: 30次/天, time: 8分钟/次}\n  visits: {name: 拜访, rate: 20次/周, time: 1.5小时/次}\n"
    found = plan({"activity.yml": f"workday: 6小时/天\npeople: 2人\n{norms}"}, tmp_path)
    assert [found.number(f"activity.{key}") for key in ("load", "capacity", "used")] == ["5220小时", "3132小时", "≈166.67%"]
    assert [one.rule for one in found.findings if one.is_problem] == ["workload-over-capacity"]


def test_people_by_rule_are_compared_with_the_count(tmp_path: Path) -> None:
    team = "positions:\n  guide: {name: 导购, each: 2人, over: 9家, count: 20人}\n  clerk: {name: 内勤, each: 1人, over: 3}\n"
    found = plan({"team.yml": team}, tmp_path)
    assert found.only("stated-differs").figure == "team.positions.guide.needed"
    assert found.number("team.positions.clerk.count") == "3人"
    assert found.number("team.positions.count") == "23人"


def test_trainings_are_counted_by_the_calendar(tmp_path: Path) -> None:
    team = "training:\n  product: {name: 产品, every: 每季度, hours: 3小时}\n  skill: {name: 技能, times: 2次, hours: 4小时}\n"
    found = plan({"team.yml": team}, tmp_path)
    assert [found.number(f"team.training.{path}") for path in ("product.times", "product.total_hours", "times")] == ["4次", "12小时", "6次"]


TARGET = "revenue:\n  name: 销售额\n  unit: 元\n  total: 1200元\n  split: {month: even}\n"


@pytest.mark.parametrize(("last_year", "on_year"), [("{2026-01: 80元, 2026-02: 72元}", "25%"), ("{2026-01: 80元}", "待定")])
def test_actuals_against_what_was_due_and_the_year_before(last_year: str, on_year: str, tmp_path: Path) -> None:
    values = "{2026-01: 90元, 2026-02: 100元}"
    found = plan({"targets.yml": f"{TARGET}  actual: {{values: {values}, last_year: {last_year}}}\n"}, tmp_path)
    told = {key: found.number(f"revenue.{key}") for key in ("actual", "due", "variance", "variance[month=2026-01]", "on_plan", "on_year")}
    assert told == {
        "actual": "190元",
        "due": "200元",
        "variance": "-10元",
        "variance[month=2026-01]": "-10元",
        "on_plan": "95%",
        "on_year": on_year,
    }
    assert found.number("revenue.pace") == "≈16.6667%"
    assert found.errors == []
