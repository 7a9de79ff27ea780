"""The schedule: deadlines worked out from what they count from, phases from their lengths, recurrences counted by the calendar."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalogue import text
from macros.model.calendar import Workdays
from macros.model.fields import Day
from macros.model.settling import moments
from macros.model.when import Relative
from macros.source.place import Place
from tests.plans import Checked, plan

BID = "milestones:\n  bid: {name: 投标, date: 2026-05-20 周三}\n"


def dates(found: Checked) -> dict[str, str]:
    """Every date of the schedule by key and field, as far as it is known."""
    assert found.computed is not None
    schedule = found.computed.plan.schedule
    assert schedule is not None
    return {
        f"{one.key}.{one.field}": one.when.day.isoformat() if isinstance(one.when, Day) else getattr(one.when, "text", "待定")
        for one in moments(schedule)
    }


@pytest.mark.parametrize(
    ("due", "day"),
    [
        ("投标前 2 天", "2026-05-18"),
        ("投标前两天", "2026-05-18"),
        ("bid 后 3 个工作日", "2026-05-25"),
        ("投标之后 1 个月内", "2026-06-20"),
        ("投标当天", "2026-05-20"),
        ("投标前1周", "2026-05-13"),
        ("投标后半个月", "2026-06-04"),
        ("2 days before 投标", "2026-05-18"),
        ("期末前 10 天", "2026-12-21"),
        ("2026-05-18（周一）", "2026-05-18"),
    ],
)
def test_deadlines(due: str, day: str, tmp_path: Path) -> None:
    found = plan({"schedule.yml": f"{BID}actions:\n  a: {{name: 文件, owner: 甲, due: {due}}}\n"}, tmp_path)
    assert found.told == []
    assert dates(found)["a.due"] == day


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 200), st.sampled_from([-1, 1]))
def test_working_days_are_counted(anchor: date, count: int, side: int) -> None:
    workdays = Workdays()
    day = Relative("x", side, count, "工作日", "", Place("x")).from_day(anchor, workdays)
    low, high = sorted([anchor, day])
    between = sum(workdays.works(date.fromordinal(one)) for one in range(low.toordinal(), high.toordinal() + 1))
    assert workdays.works(day)
    assert between - workdays.works(anchor) == count


def test_a_deadline_counts_from_a_deadline_and_from_the_end_of_a_phase(tmp_path: Path) -> None:
    schedule = (
        "phases:\n  build: {name: 建店, start: 2026-03-01, end: 2026-04-30}\n"
        "actions:\n  b: {name: 乙, owner: 甲, due: 验收后 1 周}\n  a: {name: 验收, owner: 甲, due: 建店后 2 周}\n"
    )
    found = plan({"schedule.yml": schedule}, tmp_path)
    assert (dates(found)["a.due"], dates(found)["b.due"]) == ("2026-05-14", "2026-05-21")


def test_an_anchor_that_is_not_known_leaves_the_deadline_open(tmp_path: Path) -> None:
    schedule = "milestones:\n  bid: {name: 投标, date: 待定}\nactions:\n  a: {name: 文件, owner: 甲, due: 投标前 2 天}\n"
    found = plan({"schedule.yml": schedule}, tmp_path)
    assert found.problems() == [("unknown-not-checkable", "schedule.yml", 2, 25), ("unknown-not-checkable", "schedule.yml", 4, 32)]


def test_anchors_that_are_nowhere_or_go_round(tmp_path: Path) -> None:
    schedule = (
        "actions:\n  a: {name: 甲, owner: 甲, due: 乙前 2 天}\n  b: {name: 乙, owner: 甲, due: 甲后 1 天}\n"
        "  c: {owner: 甲, due: 签约后 1 天}\n"
    )
    found = plan({"schedule.yml": schedule}, tmp_path)
    assert [text(one.message) for one in found.of("deadline-without-anchor")] == [
        "“乙前 2 天”绕了一圈又等自己：甲 → 乙 → 甲；请给其中一处写上日期",
        "“甲后 1 天”绕了一圈又等自己：乙 → 甲 → 乙；请给其中一处写上日期",
        "“签约后 1 天”要从“签约”算起，而日程里没有它，或不止一个；可用：甲、乙、c；没有的写成一个里程碑，日子可以是 待定",
    ]


def test_a_weekday_must_be_the_right_one(tmp_path: Path) -> None:
    found = plan({"schedule.yml": "milestones:\n  a: {date: 2026-03-08 周六}\n"}, tmp_path)
    assert found.errors == [("weekday-clash", "schedule.yml", 2, 23)]
    assert "2026-03-08 是周日，不是周六" in found.told[0]


def test_phases_follow_each_other_by_their_lengths(tmp_path: Path) -> None:
    phases = "phases:\n  a: {name: 甲, length: 3个月}\n  b: {name: 乙, length: 4周}\n  c: {name: 丙, length: 247天}\n"
    found = plan({"schedule.yml": phases}, tmp_path)
    assert found.told == []
    assert dates(found) == {
        "a.start": "2026-01-01",
        "a.end": "2026-03-31",
        "b.start": "2026-04-01",
        "b.end": "2026-04-28",
        "c.start": "2026-04-29",
        "c.end": "2026-12-31",
    }
    assert found.number("schedule.phases.c.days") == "247天"


@pytest.mark.parametrize(
    ("phases", "said"),
    [
        ("a: {name: 甲, length: 3个月}\n  b: {name: 乙, length: 10个月}", "各阶段到 2027-01-31 才完，计划期只到 2026-12-31；请改长度"),
        ("a: {name: 甲, start: 2026-01-01, end: 2026-06-30}", "各阶段到 2026-06-30 就完了，计划期到 2026-12-31；请改长度"),
        (
            "a: {name: 甲, start: 2026-01-01, end: 2026-06-30}\n  b: {name: 乙, start: 2026-07-02, end: 2026-12-31}",
            "2026-07-01 起没有阶段，乙 到后来才开始；请把空档补上",
        ),
        (
            "a: {name: 甲, start: 2026-01-01, end: 2026-06-30}\n  b: {name: 乙, start: 2026-06-30, end: 2026-12-31}",
            "乙 开始时前面的阶段还没有完，应从 2026-07-01 开始",
        ),
    ],
)
def test_phases_that_should_cover_the_period_and_do_not(phases: str, said: str, tmp_path: Path) -> None:
    found = plan({"schedule.yml": f"cover: true\nphases:\n  {phases}\n"}, tmp_path)
    assert text(found.only("phases-do-not-fill-period").message) == said


def test_phases_without_dates_cannot_be_checked(tmp_path: Path) -> None:
    found = plan({"schedule.yml": "cover: true\nphases:\n  a: {name: 甲, start: 待定, end: 待定}\n"}, tmp_path)
    assert found.errors == []
    assert len(found.of("unknown-not-checkable")) == 3


def test_a_phase_behind_one_that_is_not_there(tmp_path: Path) -> None:
    found = plan({"schedule.yml": "phases:\n  a: {start: 2026-01-01, end: 2026-02-01, after: b}\n"}, tmp_path)
    assert found.errors == [("phase-out-of-order", "schedule.yml", 2, 50)]


def test_sessions_are_counted_and_can_skip_holidays(tmp_path: Path) -> None:
    schedule = (
        "recurrences:\n  a: {name: 讲座, every: 每周三和周六, start: 2026-02-01, end: 2026-02-28}\n"
        "  b: {name: 讲座, every: 每周三和周六, start: 2026-02-01, end: 2026-02-28, skip: holidays}\n"
        "  c: {name: 讲座, every: 每周三和周六, start: 2026-02-01, end: 2026-02-28, skip: rest}\n"
        "  d: {name: 讲座, every: 每月末, start: 待定}\n"
    )
    calendar = "holidays: {spring: {from: 2026-02-16, to: 2026-02-22}}\n"
    found = plan(
        {"schedule.yml": schedule, "calendar.yml": calendar, "facts.yml": "all: = schedule.recurrences.b.sessions * 50人\n"}, tmp_path
    )
    assert [found.number(f"schedule.recurrences.{key}.sessions") for key in "abcd"] == ["8次", "6次", "3次", "待定"]
    assert found.number("all") == "300人·次"


def test_a_season_is_a_stretch_of_time(tmp_path: Path) -> None:
    found = plan({"schedule.yml": "seasons:\n  a: {name: 旺季, when: 2026年6月至8月, what: 备货}\n"}, tmp_path)
    assert found.told == []


def test_a_step_of_a_process_has_an_owner(tmp_path: Path) -> None:
    schedule = "processes:\n  target: {name: 目标的一生, steps: {set: {name: 设定, owner: 甲, effect: 定数}, split: {name: 分解}}}\n"
    found = plan({"schedule.yml": schedule}, tmp_path)
    assert [one.rule for one in found.findings if one.is_problem] == ["action-without-owner"]
