"""Every refusal says, in both languages, who, how much and what to do."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from macros.catalogue import text
from macros.catalogue.compute import SENTENCES
from macros.exact.allocate import allocate
from macros.exact.bottom_up import grow
from macros.exact.cube import chain
from macros.exact.outlook import rephase, run_rate
from macros.exact.ranges import allocate_ranges
from macros.exact.refusal import Exact, Refusal, plainly, refuse, sentence
from macros.exact.shares import percentages
from macros.exact.table import allocate_table
from macros.exact.tree import allocate_tree

FLOAT: Any = 0.1
ONE = {"a": 1, "b": 1}
SQUARE: dict[str, Any] = {"rows": {"a": 5, "b": 5}, "columns": {"x": 5, "y": 5}}
REFUSED = [
    allocate(10, {"a": FLOAT}),
    allocate(FLOAT, ONE),
    allocate(10, ONE, holds={"a": FLOAT}),
    allocate(10, ONE, holds={"a": Fraction(3, 2)}),  # type: ignore[dict-item]
    allocate(-10, ONE),
    allocate(10, {"a": -1}),
    grow({"a": -1}, {}),
    allocate(10, {}),
    allocate(10, ONE, holds={"q": 1}),
    allocate_table(**SQUARE, holds={("a", "q"): 1}),
    allocate_tree(10, {"a": None}, {}),
    allocate_tree(10, {"a": "b", "b": "a"}, {}),
    allocate(10, {"a": 0}),
    allocate(10, ONE, holds={"a": 1, "b": 2}),
    percentages(500_000_000, {"a": Fraction(3333, 10000), "b": Fraction(6666, 10000)}),
    allocate(10, ONE, holds={"a": 4}, upper={"a": 3}),
    allocate_table(**SQUARE, holds={("a", "x"): 4}, upper={("a", "x"): 3}),
    allocate(10, ONE, lower={"a": 4}, upper={"a": 3}),
    allocate(10, ONE, holds={"a": 40}),
    allocate(10, ONE, upper={"a": 4, "b": 3}),
    allocate_tree(10, {"a": None, "b": "a"}, {"b": 1}, lower={"b": 8}, upper={"a": 7}),
    allocate(10, ONE, grain=3),
    allocate(10, ONE, grain=3, odd="a", holds={"a": 1}),
    allocate_table({"a": 5}, {"x": 4}),
    allocate_table({"a": 8, "b": 8, "c": 4}, {"x": 6, "y": 6, "z": 8}, upper={("a", "z"): 1, ("b", "z"): 1}),
    chain([("a", "b"), ("b", "c"), ("a", "c")]),
    rephase(10, ONE, {"a": 11}, method="spread"),
    rephase(10, ONE, ONE, method="spread"),
    rephase(10, {"a": 9, "b": 1}, {"a": 12}, method="next"),
    run_rate(10, {"a": 0, "b": 1}, {"a": 3}),
    allocate_ranges({"floor": 5, "base": 4}, ONE),
]


def told(found: object, language: str = "zh") -> str:
    assert isinstance(found, Refusal), found
    return text(sentence(found), language)


@pytest.mark.parametrize("found", REFUSED, ids=lambda found: getattr(found, "code", "made"))
def test_a_refusal_is_a_sentence_in_both_languages(found: object) -> None:
    assert isinstance(found, Refusal)
    chinese, english = told(found), told(found, "en")
    for whole in (chinese, english):
        assert "{" not in whole
        assert "  " not in whole
        assert all(plainly(100 * value if name.endswith("_ratio") else value) in whole for name, value in found.amounts)
        assert all(member in whole for member in (*found.members[:5], *found.others[:5]))
    assert "；" in chinese
    assert english.isascii() or "×" in english


def test_every_sentence_of_a_refusal_is_used() -> None:
    parts = {"where", "cell", "total", "and", "more"}
    codes = {key.removeprefix("split-") for key in SENTENCES if key.startswith("split-")} - parts
    assert {found.code for found in REFUSED if isinstance(found, Refusal)} == codes


def test_sentences_to_the_letter() -> None:
    caps = {(row, column): 4 for row in "ab" for column in ("Z1", "Z2")}
    found = allocate_table({"a": 40, "b": 40, "c": 20}, {"x": 30, "y": 30, "Z1": 20, "Z2": 20}, upper=caps)
    cut = "Z1、Z2 共 40，在 c 之外最多放 16，故 c 至少需 24，但只有 20，差 4；请放宽这些格子的上限或锁定，或改合计"
    assert told(found) == cut
    shares = percentages(500_000_000, dict.fromkeys("abc", Fraction(3333, 10000)))
    short = "a、b、c 的占比合计 99.99%，与 100% 差 0.01% = 50,000；请改占比、指定谁拿余下部分，或改用比例"
    assert told(shares) == short
    tree = allocate_tree(10, {"east": None, "b": "east"}, {"b": 1}, lower={"b": 8}, upper={"east": 7})
    assert isinstance(tree, Refusal)
    written = sentence(tree, show=lambda value: f"{value} 万元", name={"east": "华东", "b": "上海"}.__getitem__)
    assert text(written) == "华东：上海 的锁定与下限合计 8 万元，而总额只有 7 万元，多 1 万元；请降低下限、放开锁定或提高总额"


def test_many_members_are_counted() -> None:
    assert told(refuse("no-weight", list("abcdefg")), "en").startswith("a, b, c, d, e and others, 7 in all has no weight")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (50000123456, "50,000,123,456"),
        (-1234, "-1,234"),
        (Fraction(1, 8), "0.125"),
        (Fraction(-5, 2), "-2.5"),
        (Fraction(9999, 100), "99.99"),
        (Fraction(10, 3), "10/3"),
        (Fraction(1, 10), "0.1"),
        (Fraction(100, 1), "100"),
        (Fraction(12345678, 10), "1,234,567.8"),
    ],
)
def test_numbers_are_written_plainly(value: Exact, written: str) -> None:
    assert plainly(value) == written


def test_the_innermost_place_is_kept() -> None:
    found = refuse("no-weight", ("a",))
    assert found.at("inner").at("outer").where == "inner"
