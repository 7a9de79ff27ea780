"""Findings for machines: every format is what its reader expects, and a finding keeps its name when lines move."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from macros.model.project import Chosen
from macros.source.finding import Finding
from scripts.checking import check_all
from scripts.formats import FORMATS, fingerprints, json_schema
from tests.plans import BARE, FOLDER, write_files

FACTS = (
    "sales: {name: 销售额, unit: 元, value: = 2亿元 + 2亿元, stated: 5亿}\n"
    "hidden: {name: 会员费, value: 待定}\nsum: {name: 和, value: = hidden + 1, stated: 3}\n"
)


@pytest.fixture
def found(tmp_path: Path) -> list[tuple[str, Finding]]:
    return findings(tmp_path, FACTS)


def findings(root: Path, facts: str) -> list[tuple[str, Finding]]:
    write_files(BARE | {"facts.yml": facts}, root)
    report = check_all([Chosen(root, (FOLDER,))], date(2026, 6, 30), cached=False)
    return [(finding.place.path, finding) for _, finding in report.findings if finding.is_problem]


def test_json_fits_its_schema_and_says_everything(found: list[tuple[str, Finding]]) -> None:
    told = json.loads(FORMATS["json"](found, "zh"))
    schema = json.loads(json_schema())
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(told, schema)
    assert told["counts"] == {"error": 1, "warning": 0, "note": 1, "info": 0}
    first = told["findings"][0]
    assert (first["path"], first["line"], first["column"], first["rule"], first["level"]) == (
        "data/p/facts.yml",
        1,
        57,
        "stated-differs",
        "error",
    )
    assert first["computation"] == "2亿元 + 2亿元 = 4亿，声明 5亿，差 1亿"
    assert told["findings"][1]["verdict"] == "not checkable"


def test_json_of_nothing_fits_its_schema() -> None:
    jsonschema.validate(json.loads(FORMATS["json"]([], "en")), json.loads(json_schema()))


def test_github_gets_one_annotation_a_line_with_its_signs_escaped(found: list[tuple[str, Finding]]) -> None:
    lines = FORMATS["github"](found, "zh").split("\n")
    assert lines[0] == (
        "::error file=data/p/facts.yml,line=1,col=57,endColumn=59,title=stated-differs::"
        "销售额：声明 5亿，算得 4亿，差 1亿；请改声明值或它的依据%0A2亿元 + 2亿元 = 4亿，声明 5亿，差 1亿"
    )
    assert [line.split(" ")[0] for line in lines] == ["::error", "::notice"]


def test_gitlab_gets_paths_lines_and_fingerprints(found: list[tuple[str, Finding]]) -> None:
    rows = json.loads(FORMATS["gitlab"](found, "zh"))
    assert [(row["check_name"], row["severity"], row["location"]["lines"]["begin"]) for row in rows] == [
        ("stated-differs", "major", 1),
        ("unknown-not-checkable", "info", 3),
    ]
    assert len({row["fingerprint"] for row in rows}) == 2


def test_sarif_counts_columns_in_characters(found: list[tuple[str, Finding]]) -> None:
    run = json.loads(FORMATS["sarif"](found, "en"))["runs"][0]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert region == {"startLine": 1, "startColumn": 57, "endColumn": 59}
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["stated-differs", "unknown-not-checkable"]


def test_junit_fails_for_errors_alone(found: list[tuple[str, Finding]]) -> None:
    suite = ET.fromstring(FORMATS["junit"](found, "zh").split("\n", 1)[1])[0]
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    assert [len(case.findall("failure")) for case in suite] == [1, 0]


def test_a_finding_keeps_its_name_when_lines_move_and_amounts_change(tmp_path: Path) -> None:
    before = findings(tmp_path / "a", FACTS)
    after = findings(tmp_path / "b", "# 一行注释\n\n" + FACTS.replace("stated: 5亿", "stated: 6亿"))
    assert fingerprints(before) == fingerprints(after)


def test_the_same_finding_twice_has_two_names(tmp_path: Path) -> None:
    twice = findings(tmp_path, "a: {name: 甲, value: 012}\nb: {name: 乙, value: 013}\n")
    assert len(twice) == len(set(fingerprints(twice))) == 2
