"""Plans of facts: a real plan's facts from the case file, the small plan that says them, and the verdicts they must get."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from macros.compute.compute import Computed
from macros.source.finding import Finding, Level, Verdict
from macros.source.number import half_up
from tests.plans import Checked, checked

HERE = Path(__file__).parent
CASES = yaml.load((HERE / "cases" / "plan-facts.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["facts"]
Chosen = Callable[[Computed, Finding], bool]


def rule(name: str, figure: str = "") -> Chosen:
    """The findings of a rule, about one figure when it is named."""
    return lambda _, finding: finding.rule == name and figure in ("", finding.figure)


def relation(name: str) -> Chosen:
    """What was found about the relation of that name under `assert:`."""
    return lambda computed, finding: any(finding.place == one.that.place for one in computed.plan.assertions if one.name == name)


@dataclass(frozen=True)
class Facts:
    """The facts of one plan of the case file, and the folder under tests/plans/ that says them."""

    plan: str
    folder: str

    @cached_property
    def cases(self) -> dict[str, dict[str, Any]]:
        return {fact["id"]: fact for fact in CASES if fact["plan"] == self.plan}

    @cached_property
    def found(self) -> Checked:
        return checked(HERE / "plans" / self.folder, f"data/{self.folder}")

    def verdicts(self, said: Mapping[str, Chosen]) -> None:
        """Every fact is answered for, each with nothing but its verdict."""
        computed = self.found.computed
        assert computed is not None
        assert sorted(said) == sorted(self.cases)
        for key, fact in self.cases.items():
            answers = [finding for finding in self.found.findings if said[key](computed, finding)]
            wanted = Verdict(fact["verdict"].replace("_", " "))
            assert {finding.verdict for finding in answers} == {wanted}, key

    def numbers(self, given: Mapping[str, str]) -> None:
        """Every number of every fact stands behind a figure, at the digits it is written with; unknown ones are unknown."""
        for key, fact in self.cases.items():
            for number in [*fact["numbers"], *fact.get("derived", [])]:
                value = self._value(given[number["name"]])
                if number["value"] == "null":
                    assert value is None, (key, number["name"])
                else:
                    assert value is not None, (key, number["name"])
                    assert as_written(value, number["value"], number["unit"]), (key, number["name"], value)

    def _value(self, path: str) -> Fraction | None:
        if path.startswith("found:"):
            return Fraction(len(self.found.of(path.partition(":")[2])))
        stem, _, end = path.rpartition(".")
        figure = self.found.figure(stem if end in ("low", "high") and not stem.endswith(("bands.1", "bands.2", "bands.3")) else path)
        if figure.number is None:
            return None
        return figure.number.high if end == "high" else figure.number.low

    def errors(self) -> list[tuple[str, str]]:
        """Rule and file of every error, sorted."""
        return sorted((name, file.rpartition("/")[2]) for name, file, *_ in self.found.problems(Level.error))

    def warnings(self) -> list[tuple[str, str]]:
        """Rule and file of every warning, sorted."""
        return sorted((name, file.rpartition("/")[2]) for name, file, *_ in self.found.problems(Level.warning))


def as_written(value: Fraction, written: str, unit: str) -> bool:
    """True when the value, rounded half up to the digits written, is what is written; percentages are shares of 1."""
    step = Fraction(1, 10 ** len(written.partition(".")[2]))
    return half_up(value * (100 if unit.startswith("%") else 1), step) == Fraction(written)
