"""Scorecards: weights, ways of scoring, penalties, and what is unknown."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.compute.arithmetic import reached
from macros.pages.links import PageError, Reader
from macros.pages.registers import register
from macros.source.number import Number, exactly
from tests.plans import Checked, plan


def card(indicator: str, tmp_path: Path, more: str = "") -> Checked:
    """A card of one indicator with all the weight."""
    text = f"cards:\n  c:\n    name: 考核\n    indicators:\n      i: {{name: 指标, weight: 100%, {indicator}}}\n{more}"
    return plan({"scorecard.yml": text}, tmp_path)


@pytest.mark.parametrize(
    ("indicator", "points"),
    [
        ("goal: 200, actual: {a: 150}", "75分"),
        ("goal: 200, actual: {a: 300}", "100分"),
        ("goal: 200, most: 120%, actual: {a: 300}", "120分"),
        ("goal: 200, least: 60%, actual: {a: 100}", "0分"),
        ("goal: 200, least: 60%, actual: {a: 120}", "60分"),
        ("goal: 200, scoring: all, actual: {a: 199}", "0分"),
        ("goal: 200, scoring: all, actual: {a: 200}", "100分"),
        ("goal: 4小时, scoring: lower, actual: {a: 8小时}", "50分"),
        ("goal: 4小时, scoring: lower, actual: {a: 2小时}", "100分"),
        ("scoring: given, actual: {a: 88分}", "88分"),
        ("goal: 200, actual: {a: 待定}", "待定"),
        ("goal: 待定, actual: {a: 150}", "待定"),
    ],
)
def test_ways_of_scoring(indicator: str, points: str, tmp_path: Path) -> None:
    found = card(indicator, tmp_path)
    assert found.number("scorecard.cards.c.scores.a.i.points") == points
    assert found.number("scorecard.cards.c.scores.a.total") == points
    assert found.errors == []


@pytest.mark.parametrize(("actual", "points"), [("99", "0分"), ("100", "60分"), ("199", "60分"), ("200", "100分"), ("400", "100分")])
def test_bands_of_the_rate(actual: str, points: str, tmp_path: Path) -> None:
    bands = "[{to: 50%, rate: 0%}, {from: 50%, to: 100%, rate: 60%}, {from: 100%, rate: 100%}]"
    found = card(f"goal: 200, scoring: bands, bands: {bands}, actual: {{a: {actual}}}", tmp_path)
    assert found.number("scorecard.cards.c.scores.a.total") == points


def test_a_score_has_its_grade(tmp_path: Path) -> None:
    grades = "    grades: [{from: 85分, text: 优秀}, {from: 60分, to: 85分, text: 合格}, {to: 60分, text: 整改}]\n"
    found = card("goal: 100, actual: {a: 85, b: 84, c: 59, d: 待定}", tmp_path, grades)
    assert found.computed is not None
    html = register(Reader(found.computed, "p/index.md"), "scorecard.cards.c.scores")
    rows = [re.sub(r"<[^>]*>|\s", "", row) for row in html.split("<tr")[2:]]
    assert [row[-2:] for row in rows] == ["优秀", "合格", "整改", "待定"]
    assert "等级" in html


def test_penalties_are_taken_off_but_not_below_zero(tmp_path: Path) -> None:
    more = "    penalties:\n      p: {name: 迟交, points: 15分, most: 40分, times: {a: 2次, b: 9次, c: 1次}}\n"
    found = card("goal: 100, actual: {a: 90, b: 90, c: 10}", tmp_path, more)
    assert [found.number(f"scorecard.cards.c.scores.{key}.total") for key in "abc"] == ["60分", "50分", "0分"]


@pytest.mark.parametrize(
    ("weights", "wrong"),
    [("60% 40%", False), ("60分 40分", False), ("60 40", False), ("60% 30%", True), ("60分 50分", True), ("6 4", True)],
)
def test_weights_make_the_whole(weights: str, wrong: bool, tmp_path: Path) -> None:
    one, two = weights.split()
    text = f"cards:\n  c:\n    indicators:\n      i: {{weight: {one}, goal: 1}}\n      j: {{weight: {two}, goal: 1}}\n"
    found = plan({"scorecard.yml": text}, tmp_path)
    assert found.errors == ([("weights-not-100", "scorecard.yml", 2, 3)] if wrong else [])


def test_points_of_a_card_with_its_own_full_points(tmp_path: Path) -> None:
    half = "{weight: 50%, goal: 1, actual: {a: 1}}"
    text = f"cards:\n  c:\n    full: 120分\n    indicators:\n      i: {half}\n      j: {half}\n"
    assert plan({"scorecard.yml": text}, tmp_path).number("scorecard.cards.c.scores.a.total") == "120分"


def test_nobody_assessed_leaves_the_score_open(tmp_path: Path) -> None:
    found = card("goal: 200", tmp_path)
    assert found.number("scorecard.cards.c.score") == "待定"
    assert found.computed is not None
    with pytest.raises(PageError, match="还没有考核对象"):
        register(Reader(found.computed, "p/index.md"), "scorecard.cards.c.scores")
    with pytest.raises(PageError, match="可用：c"):
        register(Reader(found.computed, "p/index.md"), "scorecard.cards.d.scores")


ends = st.fractions(min_value=-1000, max_value=1000)


@given(ends, ends, ends)
def test_reached_agrees_with_every_number_of_a_range(low: Fraction, high: Fraction, threshold: Fraction) -> None:
    low, high = sorted([low, high])
    found = reached(Number(low, high), exactly(threshold))
    assert isinstance(found, Number)
    one = [Fraction(int(value >= threshold)) for value in (low, high)]
    assert (found.low, found.high) == (min(one), max(one))
