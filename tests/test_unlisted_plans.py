"""Plans of kinds that no sample shows, as real texts word them: silent as they stand, and every slip planted in them is found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.source.finding import Level
from tests.plans import Checked, checked

PLANS = Path(__file__).parent / "plans"
SLIPS = [
    # a chain of tea shops: openings, fees, what a shop earns, the running table
    ("tea-shops", "targets.yml", "growth: 约20%", "growth: 约25%", "stated-differs"),
    ("tea-shops", "targets.yml", "stated: 696万", "stated: 69.6万", "stated-differs"),
    ("tea-shops", "targets.yml", "2026Q3: 30%, 2026Q4: 其余", "2026Q3: 60%, 2026Q4: 其余", "shares-not-100"),
    ("tea-shops", "targets.yml", "floor: 不低于100家", "floor: 不低于130家", "figure-out-of-range"),
    ("tea-shops", "facts.yml", "stated: 不超过3%", "stated: 不超过2%", "stated-differs"),
    ("tea-shops", "facts.yml", "stated: 约8%", "stated: 约10%", "stated-differs"),
    ("tea-shops", "facts.yml", "total: 7.3万元/家", "total: 7.5万元/家", "parts-do-not-add-up"),
    ("tea-shops", "facts.yml", "daily * 30天", "daily * 30", "unit-clash"),
    ("tea-shops", "registers.yml", "start: 185, closed: 0, end: 193", "start: 185, closed: 0, end: 195", "stated-differs"),
    ("tea-shops", "registers.yml", "value: 3家", "value: 5家", "parts-do-not-add-up"),
    ("tea-shops", "team.yml", "stated: 7万元", "stated: 12万元", "stated-differs"),
    ("tea-shops", "kpis.yml", "rate: 约20%", "rate: 约30%", "stated-differs"),
    ("tea-shops", "schedule.yml", "close: {name: 收官, length: 3个月}", "close: {name: 收官, length: 2个月}", "phases-do-not-fill-period"),
    ("tea-shops", "schedule.yml", "3月18日 周三", "3月18日 周四", "weekday-clash"),
    # half a year of hospital rounds: doctors by grade, visits a day, meetings, samples
    ("hospital-rounds", "targets.yml", "growth: 15%以上", "growth: 20%以上", "stated-differs"),
    ("hospital-rounds", "registers.yml", "goal: 18万", "goal: 1.8万", "stated-differs"),
    ("hospital-rounds", "registers.yml", "doctors: 16", "doctors: 26", "parts-do-not-add-up"),
    ("hospital-rounds", "registers.yml", "grade: 社区", "grade: 一甲", "unknown-choice"),
    ("hospital-rounds", "registers.yml", "column: growth, value: 约15%", "column: growth, value: 约17%", "stated-differs"),
    ("hospital-rounds", "activity.yml", "rate: 每天12-15人", "rate: 每天6-8人", "workload-over-capacity"),
    ("hospital-rounds", "activity.yml", "stated: 12场", "stated: 24场", "stated-differs"),
    ("hospital-rounds", "budget.yml", "amount: 6万", "amount: 16万", "parts-do-not-add-up"),
    ("hospital-rounds", "budget.yml", "max: 不超过10%", "max: 不超过8%", "ratio-over-limit"),
    ("hospital-rounds", "facts.yml", "stated: 15.4%", "stated: 16.4%", "stated-differs"),
    ("hospital-rounds", "facts.yml", "stated: 40%", "stated: 45%", "stated-differs"),
    ("hospital-rounds", "facts.yml", "约30万元", "约90万元", "stated-differs"),
    ("hospital-rounds", "kpis.yml", "rate: 约56%", "rate: 约50%", "stated-differs"),
    ("hospital-rounds", "scorecard.yml", "weight: 25%", "weight: 20%", "weights-not-100"),
]


def read(root: Path, key: str) -> Checked:
    return checked(root, f"data/{key}")


@pytest.mark.parametrize("key", ["tea-shops", "hospital-rounds"])
def test_a_consistent_plan_is_silent(key: str) -> None:
    found = read(PLANS / key, key)
    assert found.problems(Level.error, Level.warning) == []


@pytest.mark.parametrize(("key", "file", "old", "new", "rule"), SLIPS, ids=[f"{key}: {new}" for key, _, _, new, _ in SLIPS])
def test_a_planted_slip_is_found_where_it_is(key: str, file: str, old: str, new: str, rule: str, tmp_path: Path) -> None:
    shutil.copytree(PLANS / key, tmp_path / "plan")
    path = tmp_path / "plan" / "data" / key / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert rule in {found for found, where, *_ in read(tmp_path / "plan", key).errors if where.endswith(file)}


def test_what_follows_from_the_tables() -> None:
    shops, rounds = read(PLANS / "tea-shops", "tea-shops"), read(PLANS / "hospital-rounds", "hospital-rounds")
    assert [shops.number(path) for path in ("shops.end", "shops.end[month=2026-06]")] == ["302家", "243家"]
    assert shops.number("openings[quarter=2026Q4]") == "24家"
    assert rounds.number("hospitals.growth[grade=A]") == "≈16.129%"
    assert rounds.number("budget.reserve") == "5.04万"
    assert rounds.number("activity.norms.visits.demand") == "1212人"
