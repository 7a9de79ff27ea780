"""Every acceptance case of exact decomposition, with its amounts read as exact text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.catalogue import text
from macros.exact.allocate import allocate
from macros.exact.bottom_up import grow, growth_range, reconcile
from macros.exact.cube import allocate_cube
from macros.exact.outlook import rephase, run_rate
from macros.exact.refusal import Refusal, sentence
from macros.exact.shares import percentages
from macros.exact.table import allocate_table
from macros.exact.tree import allocate_tree

FILE = Path(__file__).parent / "cases" / "allocation.yaml"
CASES: list[dict[str, Any]] = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["cases"]


def exact(written: str) -> Fraction:
    """'5亿', '12.5%', '1.0', '20161/200000' as they are written."""
    scale = Fraction({"亿": 10**8, "万": 10**4, "%": 1}.get(written[-1], 1), 100 if written.endswith("%") else 1)
    return Fraction(written.rstrip("亿万%")) * scale


def whole(written: str) -> int:
    number = exact(written)
    assert number.denominator == 1
    return number.numerator


def exacts(written: Mapping[str, str] | None) -> dict[str, Fraction]:
    return {key: exact(value) for key, value in (written or {}).items()}


def wholes(written: Mapping[str, str] | None) -> dict[str, int]:
    return {key: whole(value) for key, value in (written or {}).items()}


def cells(written: Mapping[str, Mapping[str, str]] | None) -> dict[tuple[str, str], int]:
    return {(row, column): whole(value) for row, line in (written or {}).items() for column, value in line.items()}


def limits(given: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    return {"lower": wholes(given.get("lo")), "upper": wholes(given.get("hi")), "holds": wholes(given.get("lock"))}


def by_allocate(given: Mapping[str, Any]) -> object:
    found = allocate(
        whole(given["total"]),
        exacts(given["weights"]),
        **limits(given),
        zero=given.get("zero", "refuse"),
        method=given.get("method", "largest"),
        grain=whole(given.get("grain", "1")),
        odd=given.get("odd"),
    )
    return found if isinstance(found, Refusal) else found.amounts


def by_percentages(given: Mapping[str, Any]) -> object:
    found = percentages(whole(given["total"]), exacts(given["shares"]), normalize=given.get("normalize") == "true", rest=given.get("rest"))
    return found if isinstance(found, Refusal) else found.amounts


def by_grow(given: Mapping[str, Any]) -> object:
    return grow(wholes(given["base"]), exacts(given["rate"]))


def by_reconcile(given: Mapping[str, Any]) -> object:
    found = reconcile(whole(given["target"]), wholes(given["bottom_up"]), method=given["method"], **limits(given))
    if isinstance(found, Refusal):
        return found
    return {**found.amounts, "GAP": found.gap} if given["method"] == "gap" else found.amounts


def by_growth_range(given: Mapping[str, Any]) -> object:
    weights = exacts(given["weights"]) if "weights" in given else None
    found = growth_range(whole(given["total"]), wholes(given["base"]), exact(given["low"]), exact(given["high"]), weights)
    return found if isinstance(found, Refusal) else found.amounts


def by_tree(given: Mapping[str, Any]) -> object:
    parents: dict[str, str | None] = {}
    weights: dict[str, Fraction] = {}

    def read(parent: str | None, kids: Mapping[str, Any]) -> None:
        for name, node in kids.items():
            member = name if parent is None else f"{parent}/{name}"
            parents[member] = parent
            if "w" in node:
                weights[member] = exact(node["w"])
            read(member, node.get("kids", {}))

    read(None, given["tree"])
    found = allocate_tree(whole(given["total"]), parents, weights)
    return found if isinstance(found, Refusal) else {"TOTAL": found.total, **found.amounts}


def by_table(given: Mapping[str, Any]) -> object:
    found = allocate_table(
        wholes(given["rows"]),
        wholes(given["cols"]),
        seed=cells(given["seed"]) if "seed" in given else None,
        lower=cells(given.get("lo")),
        upper=cells(given.get("hi")),
        holds=cells(given.get("lock")),
    )
    if isinstance(found, Refusal):
        return found
    assert found.settled
    return {row: {column: found.amounts[row, column] for column in found.columns} for row in found.rows}


def by_cube(given: Mapping[str, Any]) -> object:
    found = allocate_cube([wholes(axis) for axis in given["dims"]])
    return found if isinstance(found, Refusal) else {"/".join(leaf): amount for leaf, amount in found.amounts.items()}


def by_rephase(given: Mapping[str, Any]) -> object:
    found = rephase(whole(given["target"]), wholes(given["plan"]), wholes(given["actual"]), method=given["method"])
    return found if isinstance(found, Refusal) else found.amounts


def by_run_rate(given: Mapping[str, Any]) -> object:
    found = run_rate(whole(given["target"]), exacts(given["weights"]), wholes(given["actual"]))
    return found if isinstance(found, Refusal) else {name: getattr(found, name) for name in found.__struct_fields__}


CALLS: dict[str, Callable[[Mapping[str, Any]], object]] = {
    "allocate": by_allocate,
    "percentages": by_percentages,
    "grow": by_grow,
    "reconcile": by_reconcile,
    "growth_range": by_growth_range,
    "allocate_tree": by_tree,
    "allocate_table": by_table,
    "allocate_cube": by_cube,
    "rephase": by_rephase,
    "run_rate": by_run_rate,
}


def expected(written: object) -> object:
    if isinstance(written, Mapping):
        return {key: expected(value) for key, value in written.items()}
    return exact(str(written))


def numbers(sentence_text: str) -> set[Fraction]:
    """The numbers in a sentence, thousands separators read over."""
    return {Fraction(found.replace(",", "")) for found in re.findall(r"(?<![\w.])\d[\d,]*(?:\.\d+)?", sentence_text)}


@pytest.mark.parametrize("case", [case for case in CASES if "expect" in case], ids=lambda case: case["id"])
def test_amounts(case: dict[str, Any]) -> None:
    assert CALLS[case["call"]](case["input"]) == expected(case["expect"])


@pytest.mark.parametrize("case", [case for case in CASES if "error" in case and case["id"] != "C20"], ids=lambda case: case["id"])
def test_refusals(case: dict[str, Any]) -> None:
    found = CALLS[case["call"]](case["input"])
    wanted = case["error"]["code"]
    assert isinstance(found, Refusal)
    assert found.code == wanted.lower().replace("_", "-")
    for language in ("zh", "en"):
        # the amounts of the case's own sentence all occur in ours; 0 and 1 stand there in advice
        assert numbers(case["error"]["text"]) - {0, 1} <= numbers(text(sentence(found), language))


def test_a_float_weight_is_refused() -> None:
    assert next(case for case in CASES if case["id"] == "C20")["error"]["code"] == "NOT_EXACT"
    weights: Any = {"a": 0.1, "b": 0.2}
    found = allocate(100, weights)
    assert isinstance(found, Refusal)
    assert (found.code, found.members, found.written) == ("not-exact", ("a",), "0.1")
    assert text(sentence(found)).startswith("a 的值 0.1 不是精确数")


def test_every_call_of_the_cases_is_run() -> None:
    assert {case["call"] for case in CASES} == set(CALLS)
    assert len(CASES) == len({case["id"] for case in CASES}) == 51
