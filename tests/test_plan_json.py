"""Data out: plan.json against its schema and the plan itself, the data package against its standard, both in the site and by command."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft7Validator

from macros.compute.compute import Computed
from macros.exports.csv_tables import decimals, plain
from macros.exports.data_package import TABLES, data_package
from macros.exports.plan_json import plan_json, schema_text
from scripts.cli import plan as command
from tests.plans import AXES, BARE, KEY, checked, plan, write_files
from tests.portal import ROOT, SAMPLE

SCHEMA = json.loads(schema_text())
FILES = {
    "axes.yml": AXES,
    "facts.yml": (
        "a: {name: 甲, value: 5万元, from: 台账, as_of: 2025-12}\n"
        "b: {name: 乙, value: = a / 3, stated: 约1.67万元}\n"
        "c: {name: 丙, value: 待定, why: 等决算}\n"
        "d: {name: 丁, value: 10-20万}\n"
        "e: {name: 戊, value: '>=3', unit: 次}\n"
        "f: {name: '=cmd', value: 25%}\n"
    ),
    "targets.yml": "revenue:\n  name: 销售额\n  unit: 元\n  owner: 总监\n  total: 100万\n  quantum: 1万元\n  split: {product: 2:3:1}\n",
}


def small(root: Path) -> Computed:
    found = plan(FILES, root).computed
    assert found is not None
    return found


@pytest.fixture
def written(tmp_path: Path) -> dict[str, Any]:
    """plan.json of a small plan."""
    content: dict[str, Any] = json.loads(plan_json(small(tmp_path)))
    return content


@pytest.fixture(scope="module")
def sample() -> Computed:
    found = checked(ROOT, f"data/{SAMPLE}").computed
    assert found is not None
    return found


def by_id(content: dict[str, Any], key: str) -> dict[str, Any]:
    [found] = [figure for figure in content["figures"] if figure["id"] == key]
    return dict(found)


def test_the_schema_is_one_and_the_file_keeps_it(sample: Computed, tmp_path: Path) -> None:
    Draft7Validator.check_schema(SCHEMA)
    for computed in (sample, small(tmp_path)):
        assert [error.message for error in Draft7Validator(SCHEMA).iter_errors(json.loads(plan_json(computed)))] == []


@pytest.mark.parametrize(
    ("key", "value"),
    [("value", 5), ("value", "0.5"), ("origin", "guessed"), ("more", "x"), ("source", {"file": "x", "line": 0, "column": 1})],
)
def test_the_schema_refuses_what_is_no_figure(key: str, value: object, written: dict[str, Any]) -> None:
    written["figures"][0][key] = value
    assert not Draft7Validator(SCHEMA).is_valid(written)


def test_a_given_a_computed_an_unknown_and_a_range(written: dict[str, Any]) -> None:
    assert by_id(written, "a") == {
        "id": "a", "name": "甲", "unit": "元", "value": "50000", "text": "5万", "origin": "given", "from": "台账", "as_of": "2025-12",
        "source": {"file": "data/p/facts.yml", "line": 1, "column": 21},
    }  # fmt: skip
    assert by_id(written, "b") == {
        "id": "b", "name": "乙", "unit": "元", "value": "50000/3", "text": "≈16666.67元", "origin": "computed",
        "formula": {"typed": "a / 3", "numbers": "甲 5万 ÷ 3"}, "inputs": ["a"],
        "stated": {"value": "16700", "about": True, "text": "约1.67万元", "verdict": "consistent"},
        "source": {"file": "data/p/facts.yml", "line": 2, "column": 21},
    }  # fmt: skip
    assert by_id(written, "c") == {
        "id": "c", "name": "丙", "unit": "", "value": None, "origin": "unknown", "missing": ["c"], "why": "等决算",
        "source": {"file": "data/p/facts.yml", "line": 3, "column": 21},
    }  # fmt: skip
    assert (by_id(written, "d")["value"], by_id(written, "d")["range"]) == (None, {"low": "100000", "high": "200000"})
    assert by_id(written, "f")["value"] == "1/4"


def test_a_part_says_where_it_comes_from(written: dict[str, Any]) -> None:
    part = by_id(written, "revenue[product=A]")
    assert (part["value"], part["origin"], part["inputs"]) == ("330000", "part", ["revenue.total"])
    assert part["share"] == {
        "whole": "revenue.total", "axes": ["product"], "method": "ratio", "weight": "2", "exact": "1000000/3", "quantum": "10000",
        "bound": "free",
    }  # fmt: skip


def test_every_figure_of_the_sample_is_told_exactly(sample: Computed) -> None:
    content = json.loads(plan_json(sample))
    assert [figure["id"] for figure in content["figures"]] == list(sample.figures)
    for told in content["figures"]:
        number = sample.figures[told["id"]].number
        low, high = (told["value"], told["value"]) if "range" not in told else (told["range"]["low"], told["range"]["high"])
        assert (number.low if number else None, number.high if number else None) == (
            None if low is None else Fraction(low),
            None if high is None else Fraction(high),
        )
        assert set(told.get("inputs", ())) <= set(sample.figures)


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    assert plan_json(small(tmp_path / "a")) == plan_json(small(tmp_path / "b"))
    assert list(data_package(small(tmp_path / "a"))) == list(data_package(small(tmp_path / "b")))


# —— the data package ——


def tables(computed: Computed) -> dict[str, list[dict[str, str]]]:
    texts = dict(data_package(computed))
    return {name: list(csv.DictReader(io.StringIO(texts[f"{name}.csv"]))) for name, *_ in TABLES}


def test_every_table_keeps_its_own_schema(sample: Computed, tmp_path: Path) -> None:
    """What `frictionless validate` looks at: heads, types, required cells, primary and foreign keys."""
    for computed in (sample, small(tmp_path)):
        package = json.loads(dict(data_package(computed))["datapackage.json"])
        rows = tables(computed)
        assert [resource["path"] for resource in package["resources"]] == [f"{name}.csv" for name in rows]
        for resource in package["resources"]:
            schema, own = resource["schema"], rows[resource["name"]]
            names = [field["name"] for field in schema["fields"]]
            assert all(list(row) == names for row in own)
            for field in schema["fields"]:
                cells = [row[field["name"]] for row in own]
                assert all(fits(cell, field["type"]) for cell in cells), field
                assert "constraints" not in field or all(cells), field
            key = schema["primaryKey"] if isinstance(schema["primaryKey"], list) else [schema["primaryKey"]]
            assert len({tuple(row[name] for name in key) for row in own}) == len(own)
            for foreign in schema.get("foreignKeys", ()):
                there = rows[foreign["reference"]["resource"]]
                assert picked(own, foreign["fields"]) <= picked(there, foreign["reference"]["fields"])


def picked(rows: list[dict[str, str]], fields: str | list[str]) -> set[tuple[str, ...]]:
    names = [fields] if isinstance(fields, str) else fields
    return {tuple(row[name] for name in names) for row in rows}


def fits(cell: str, kind: str) -> bool:
    if cell == "" or kind == "string":
        return True
    if kind == "boolean":
        return cell in ("true", "false")
    return (cell.lstrip("-").replace(".", "", 1) if kind == "number" else cell).isdecimal()


def test_cells_add_up_to_their_whole_in_the_tables(sample: Computed) -> None:
    rows = tables(sample)
    exact = {row["id"]: row["exact"] for row in rows["figures"]}
    products = [row["figure"] for row in rows["cells"] if row["axis"] == "product" and row["figure"].startswith("revenue[product=")]
    assert sum(Fraction(exact[path]) for path in products if "," not in path) == Fraction(exact["revenue.total"])


def test_text_is_no_formula_for_a_spreadsheet(tmp_path: Path) -> None:
    rows = {row["id"]: row for row in tables(small(tmp_path))["figures"]}
    assert rows["f"]["name"] == "'=cmd"
    assert (rows["b"]["formula"], rows["b"]["value"], rows["b"]["exact"]) == ("a / 3", "16666.666666666667", "50000/3")
    assert [plain(text) for text in ("=1", "+1", "-1", "@x", "\tx", "x=1")] == ["'=1", "'+1", "'-1", "'@x", "'\tx", "x=1"]


def test_decimals() -> None:
    values = [Fraction(1, 3), Fraction(-1, 3), Fraction(5, 2), Fraction(0), Fraction(-1, 10**13), Fraction(10**20), None]
    assert [decimals(value) for value in values] == ["0.333333333333", "-0.333333333333", "2.5", "0", "0", "100000000000000000000", ""]


# —— by command, and in the site ——


def run(*words: str) -> Result:
    found = CliRunner().invoke(command, words)
    assert found.exception is None or isinstance(found.exception, SystemExit), found.output
    return found


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(BARE | FILES, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_export_to_the_screen_and_to_a_file(project: Path) -> None:
    done = run("export")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == plan_json(small(project))
    done = run("export", KEY, "--output", "out/p.json")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "已写出 1 个文件：out/p.json\n")
    assert (project / "out/p.json").read_text(encoding="utf-8") == plan_json(small(project))


def test_export_of_a_package(project: Path) -> None:
    done = run("export", "--format", "package")
    assert (done.exit_code, done.stderr) == (2, "plan: package 有好几个文件，请用 --output 指明文件夹\n")
    done = run("export", "--format", "package", "--output", "out")
    assert (done.exit_code, done.stderr) == (0, "已写出 6 个文件：out\n")
    assert sorted(path.name for path in (project / "out").iterdir()) == [
        "cells.csv", "datapackage.json", "figures.csv", "inputs.csv", "members.csv", "texts.csv",
    ]  # fmt: skip


@pytest.mark.usefixtures("project")
def test_what_cannot_be_exported() -> None:
    assert run("export", "q").stderr == "plan: 没有计划 q；有：p\n"
    assert run("export", "--format", "pdf").exit_code == 2
    Path("taken").write_text("x", encoding="utf-8")
    done = run("export", "--output", "taken/p.json")
    assert (done.exit_code, done.stderr.startswith("plan: 写不了 taken/p.json：")) == (2, True)


def test_the_site_carries_the_files(site: Path, sample: Computed) -> None:
    assert (site / SAMPLE / "plan.json").read_text(encoding="utf-8") == plan_json(sample)
    assert (site / "assets/plan.schema.json").read_text(encoding="utf-8") == schema_text()
    named = json.loads((site / SAMPLE / "plan.json").read_text(encoding="utf-8"))["$schema"]
    assert (site / SAMPLE / named).resolve() == (site / "assets/plan.schema.json").resolve()
    for name, text in data_package(sample):
        assert (site / SAMPLE / "data" / name).read_bytes() == text.encode()
