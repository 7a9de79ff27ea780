"""The schemas that editors read: as the records are, valid draft-07, in Chinese, and never stricter than the reader."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from macros.catalogue import sentences
from macros.model.base import Record
from macros.model.kind import BUILT_IN, find_kind
from macros.model.loading import _wrapped
from macros.model.project import plan_folders
from macros.model.reading import read_record
from macros.model.schema import FILES, FOLDER, schema_files, schemas, write
from macros.model.subjects import RECORDS
from macros.source.place import Place
from macros.source.reader import read_text
from scripts.new import write_plan

ROOT = Path(__file__).parent.parent
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
HAN = re.compile("[\u4e00-\u9fff]")


class CoreLoader(yaml.SafeLoader):
    """Plain scalars as YAML 1.2 reads them, which is how an editor does: 2:3:1, 2026-01 and yes stay text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (declared so in yaml)


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), [*first])
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(str(node.value)))
# with every plain scalar as text, and as an editor reads it
LOADERS = (yaml.BaseLoader, CoreLoader)


@cache
def validator(stem: str) -> Draft7Validator:
    return Draft7Validator(schemas()[stem])


def faults(stem: str, text: str) -> list[str]:
    """What the schema has against a file, read either way."""
    return [
        f"{loader.__name__} {error.json_path}: {error.message}"
        for loader in LOADERS
        for error in validator(stem).iter_errors(yaml.load(text, Loader=loader))
    ]


def read(stem: str, text: str) -> bool:
    """True when the reader takes the file."""
    node, findings = read_text(text, f"{stem}.yml")
    if node is None or findings:
        return False
    return read_record(FILES[stem], _wrapped(stem, node))[1] == []


def nodes(schema: object) -> Iterator[dict[str, Any]]:
    """Every mapping of a schema."""
    if isinstance(schema, dict):
        yield schema
    if isinstance(schema, dict | list):
        for part in schema.values() if isinstance(schema, dict) else schema:
            yield from nodes(part)


def records(cls: type[Record] = Record) -> Iterator[type[Record]]:
    """Every record of the model that a file may hold."""
    for below in cls.__subclasses__():
        if below.__module__.startswith("macros."):
            yield below
            yield from records(below)


# as written


def test_the_files_are_what_the_records_give() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / FOLDER).iterdir()}
    behind = sorted(name for name in {*written, *schema_files()} if written.get(name) != schema_files().get(name))
    assert behind == [], "these are not what the records give; run: make schemas"


def test_writing_makes_all_files_and_removes_what_is_no_more(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "gone.schema.json").write_text("{}", encoding="utf-8")
    assert write(tmp_path) == len(FILES)
    assert {path.name: path.read_bytes().decode() for path in (tmp_path / FOLDER).iterdir()} == schema_files()
    assert plan_folders(tmp_path) == []


def test_there_is_a_schema_for_every_file_and_for_kinds() -> None:
    assert set(schemas()) == {*RECORDS, "kind"}


# as a schema


@pytest.mark.parametrize("stem", FILES)
def test_a_schema_is_valid_draft_07(stem: str) -> None:
    schema = schemas()[stem]
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    named = {f"#/definitions/{name}" for name in schema.get("definitions", {})}
    assert {node["$ref"] for node in nodes(schema) if isinstance(node.get("$ref"), str)} == named
    later = {"$defs", "prefixItems", "unevaluatedProperties", "dependentRequired", "discriminator", "nullable"}
    assert [key for node in nodes(schema) for key in node if key in later] == []
    # draft-07 and editors take nothing beside a reference but what explains it
    beside = {key for node in nodes(schema) if "$ref" in node for key in node}
    assert beside <= {"$ref", "title", "description"}


@pytest.mark.parametrize("stem", FILES)
def test_a_schema_never_shows_the_hidden_place_nor_null(stem: str) -> None:
    keys = {key for node in nodes(schemas()[stem]) for key in node}
    assert not keys & {"place", "@place", "default"}
    assert [node for node in nodes(schemas()[stem]) if node.get("type") == "null" or "null" in (node.get("type") or ())] == []


@pytest.mark.parametrize("stem", FILES)
def test_a_schema_explains_itself_in_chinese(stem: str) -> None:
    schema = schemas()[stem]
    named = [schema, *schema.get("definitions", {}).values()]
    assert [node.get("title") for node in named if not all(HAN.search(node.get(key, "")) for key in ("title", "description"))] == []
    silent = [
        key
        for node in nodes(schema)
        if isinstance(node.get("properties"), dict)
        for key, told in node["properties"].items()
        if key != "properties" and not HAN.search(told.get("description", ""))
    ]
    assert silent == []
    patterns = [node for node in nodes(schema) if isinstance(node.get("pattern"), str)]
    assert [node["pattern"] for node in patterns if not HAN.search(node.get("patternErrorMessage", ""))] == []
    choices = [node for node in nodes(schema) if isinstance(node.get("enumDescriptions"), list)]
    assert [node["enum"] for node in choices if len(node["enum"]) != len(node["enumDescriptions"])] == []


@pytest.mark.parametrize("cls", sorted(set(records()), key=str), ids=str)
def test_every_field_of_a_record_has_a_chinese_description(cls: type[Record]) -> None:
    fields = {name: field for name, field in cls.model_fields.items() if name != "place"}
    assert [name for name, field in fields.items() if not HAN.search(field.description or "")] == []


def test_what_is_told_about_records_belongs_to_one() -> None:
    known = {cls.__name__: cls for cls in records()}
    chosen = [node["enumDescriptions"] for schema in schemas().values() for node in nodes(schema) if "enumDescriptions" in node]
    for key in sentences():
        kind, _, rest = key.partition("-")
        if kind == "record":
            assert rest in known, key
        elif kind in ("choices", "examples"):
            owner, _, field = rest.partition("-")
            assert field in known[owner].model_fields, key
            assert kind == "examples" or sentences()[key][0].split("|") in chosen, key


# against files

WRITTEN = sorted({*ROOT.glob("data/[!.]*/*.yml"), *ROOT.glob("data/*.yml"), *ROOT.glob("macros/model/kinds/*.yml")})


def stem_of(path: Path) -> str:
    return "kind" if path.parent.name == "kinds" else path.stem


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_files_of_the_repository_fit(path: Path) -> None:
    assert faults(stem_of(path), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", sorted(path.stem for path in BUILT_IN.glob("*.yml")))
def test_a_new_plan_fits(name: str, tmp_path: Path) -> None:
    kind, _ = find_kind(tmp_path, name, Place(""))
    assert kind is not None
    write_plan(tmp_path, kind, name, "noodle-2027", "2027 年度计划", "{start: 2027-01, months: 12}")
    found = {path.stem: faults(path.stem, path.read_text(encoding="utf-8")) for path in (tmp_path / "data/noodle-2027").glob("*.yml")}
    assert "plan" in found
    assert {stem: why for stem, why in found.items() if why} == {}


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_first_line_for_editors_leads_to_the_schema(path: Path) -> None:
    for found in MODELINE.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / found).resolve() == ROOT / FOLDER / f"{stem_of(path)}.schema.json"


def test_the_reader_takes_the_first_line_for_editors() -> None:
    line = "# yaml-language-server: $schema=../.schema/targets.schema.json\n"
    node, findings = read_text(f"{line}revenue: 5亿\n", "targets.yml")
    assert findings == []
    assert node is not None
    assert [key.text for key, _ in node] == ["revenue"]


def test_the_editor_is_told_which_schema_a_file_has() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    wanted: dict[str, Any] = {f"./{FOLDER}/{stem}.schema.json": f"/data/*/{stem}.yml" for stem in RECORDS}
    wanted[f"./{FOLDER}/kind.schema.json"] = ["/data/kinds/*.yml", "/macros/model/kinds/*.yml"]
    wanted[f"./{FOLDER}/calendar.schema.json"] = ["/data/*/calendar.yml", "/data/calendar.yml"]
    assert settings["yaml.schemas"] == wanted
    assert settings["yaml.schemaStore.enable"] is False
    recommended = json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))
    assert recommended == {"recommendations": ["redhat.vscode-yaml"]}


# against the reader

HEAD = "{title: 计划, kind: annual-sales, period: 2026-01"
GOOD = [
    ("plan", f"{HEAD}}}"),
    ("plan", f"{HEAD}, show: 万元, status: draft, language: zh, version: 2026.1, units: [面, 幅]}}"),
    ("plan", "{title: 2026, kind: event, period: {start: 2026-05-01, days: 2}, units: 面}"),
    ("plan", "{title: 计划, kind: event, period: {start: 2026年5月, months: '12'}}"),
    ("axes", "product: {A: 甲, B: {name: 乙, capacity: 1.2, market: east}, C: {children: {D: 丁, E: {note: 戊}}}}"),
    ("axes", "shelf: {left: 左, right: 右}"),
    ("targets", "revenue: 5亿"),
    ("targets", "revenue: 待定"),
    ("targets", "revenue: {base: 4亿, growth: 25%, total: = cost * 2}"),
    ("targets", "revenue: {base: {value: unknown, period: 2025, from: 决算}, growth: 25%, range: {floor: 4.8亿, stretch: 5.5亿}}"),
    ("targets", "x: {total: 100, hold: [{at: {product: A, month: 2026-02}, value: 12, by: 甲, why: 合同, until: 2026-03-31}]}"),
    ("targets", "x: {total: 100, cross: [[product, month], [a, b, c]]}"),
    ("facts", "{a: 3, price.A: {value: 50元/箱}, b: {by: {q1: 3万, q2: 待定}, adds_up: last, expect: '>= 24万'}}"),
    ("facts", "{a: {items: {x: 1, y: {price: 3, quantity: 4, owned: 是}}}, assert: [a == b, {that: a > 3, why: 规定}]}"),
    ("facts", "a: {value: 3, owned: true, as_of: 2025-08}"),
    ("budget", "{total: 1000万, limit: {of: revenue, max: 2%, over: warn}, lines: {wages: = team.cost.total, other: 3万}}"),
    ("seasonality", "summer: {index: [1.2, '0.8', 1], from: 台账}"),
    ("calendar", "{weekend: [周日], holidays: {spring: {from: 2026-02-16, to: 2026-02-22}, tomb: 2026-04-05}, make_up: [2026-02-14]}"),
    ("market", "{swot: {strengths: [好], weaknesses: [{text: 差, from: 表}], opportunities: [], threats: []}, sizes: {city: 40万套}}"),
    ("strategy", "rebates: {far: {by: 运距, bands: [{to: 600公里, rate: 3%}, {from: 600公里, rate: 4.5%}]}}"),
    ("team", "{people: {li: 李, wang: {name: 王, market: east}}, cost: {lines: {a: 3万}}, units: {head: {people: 4人, lead: 顾}}}"),
    ("schedule", "{milestones: {m: {date: 2026年3月底, done: 完}}, phases: {p: {start: 2026-01-01, end: 2026-02-28}}}"),
    ("approvals", "{signed: {li: 2026-01-05, wang: {date: 2026年1月6日, note: 补签}}}"),
    (
        "approvals",
        "{approvals: [{version: '2026.1', role: 总经理, by: 王, date: 2026-01-05, digest: 'sha256:a', mark: 'sha256:b', note: 同意}]}",
    ),
    ("kind", "{name: 种类, files: [plan, targets], sections: {index: 总览}, figures: revenue, splits: {revenue: [month]}}"),
]
SPLITS = [
    "2:3:1",
    "２：３",
    "even",
    "均分",
    "like revenue",
    "待定",
    "[1, 2, '3']",
    "{A: 40%, B: 60%}",
    "{A: = x.total / 3, B: 3万元, C: 待定}",
    "{ratio: '2:3:1', within: market}",
    "{ratio: {A: 2, B: 3}}",
    "{even: true, min: 3万}",
    "{weights: capacity, within: market, round: running}",
    "{weights: [1, 2], max: {A: 3万, B: 5万}}",
    "{shares: {A: 40%, B: 60%}, into: {A: 1:2, B: {weights: {x: 1, y: 2}}}, rest: B}",
    "{shares: [40%, 60%], zero: even}",
    "{values: {A: 3万, B: 4万}, close: scale, buffer: 5%}",
    "{growth: {A: 5%, B: -3%}, on: last}",
    "{like: revenue, odd: A}",
    "{seasonality: summer}",
    "{seasonality: [1.2, 0.8]}",
]
BAD = [
    ("plan", "{title: 计划, kind: annual-sales}"),
    ("plan", f"{HEAD}, titel: 计划}}"),
    ("plan", f"{HEAD}, place: 上海}}"),
    ("plan", "{title: [计划], kind: annual-sales, period: 2026-01}"),
    ("plan", "{title: 计划, kind: annual-sales, period: {start: 2026-01, months: 一年}}"),
    ("plan", "{title: 计划, kind: annual-sales, period: {months: 12}}"),
    ("axes", "product: [A, B]"),
    ("axes", "product: {A: {children: [D]}}"),
    ("targets", "revenue: 很多"),
    ("targets", "revenue: [5亿]"),
    ("targets", "revenue: {totl: 5亿}"),
    ("targets", "revenue: {range: {flor: 4亿}}"),
    ("targets", "revenue: {base: {period: 2025}}"),
    ("targets", "revenue: {total: 5亿, hold: [{at: {product: A}, value: 3}]}"),
    ("targets", "revenue: {total: 5亿, hold: {at: {product: A}, value: 3, by: 甲, why: 乙}}"),
    ("targets", "revenue: {total: 5亿, cross: [[product]]}"),
    ("targets", "revenue: {total: 5亿, cross: product}"),
    ("targets", "revenue: {total: 5亿, quantum: 待定}"),
    ("facts", "{a: 3, assert: [{that: a}]}"),
    ("facts", "{a: 3, assert: {that: a == 3}}"),
    ("facts", "a: {owned: 也许, value: 3}"),
    ("facts", "a: {items: [1, 2]}"),
    ("budget", "{total: 1000万}"),
    ("budget", "{lines: {a: {amout: 3万}}}"),
    ("budget", "{lines: {a: 3万}, limit: {of: revenue}}"),
    ("seasonality", "summer: {index: 1.2}"),
    ("calendar", "{make_up: 2026-02-14}"),
    ("market", "{swot: {strengths: [好]}}"),
    ("team", "{units: {head: 4人}}"),
    ("schedule", "{milestones: {m: {date: 不久}}}"),
    ("kind", "{files: [plan]}"),
]
BAD_SPLITS = ["evn", "12", "{wihtin: market}", "{within: market}", "{weights: capacity, rount: running}", "{even: true, like: x}"]
BAD_SPLITS += ["{like: {A: 1}}", "{zero: maybe, even: true}", "{A: [1]}", "{ratio: [1, 2]}", "{growth: 5%}", "{into: x, even: true}"]


@pytest.mark.parametrize(("stem", "text"), GOOD)
def test_what_the_reader_takes_fits(stem: str, text: str) -> None:
    assert read(stem, text)
    assert faults(stem, text) == []


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("stem", ["targets", "facts"])
def test_every_way_to_split_fits(stem: str, split: str) -> None:
    text = f"x: {{{'total' if stem == 'targets' else 'value'}: 100, split: {{product: {split}, shelf: {split}}}}}"
    assert read(stem, text)
    assert faults(stem, text) == []


@pytest.mark.parametrize(("stem", "text"), BAD)
def test_a_typical_fault_does_not_fit(stem: str, text: str) -> None:
    assert not read(stem, text)
    assert {loader.__name__ for loader in LOADERS if any(one.startswith(loader.__name__) for one in faults(stem, text))} == {
        "BaseLoader",
        "CoreLoader",
    }


@pytest.mark.parametrize("split", BAD_SPLITS)
def test_a_faulty_split_does_not_fit(split: str) -> None:
    text = f"x: {{total: 100, split: {{product: {split}}}}}"
    assert not read("targets", text)
    assert faults("targets", text) != []


@pytest.mark.parametrize(
    ("stem", "text"),
    [
        ("plan", f"{HEAD}, status: done}}"),
        ("plan", f"{HEAD}, show: 千元}}"),
        ("plan", f"{HEAD}, language: fr}}"),
        ("axes", "product: {A: {name: 甲, size: {x: 1}}}"),
        ("facts", "a: {by: {q1: 3}, adds_up: all}"),
        ("budget", "{lines: {a: 3万}, limit: {of: revenue, max: 2%, over: sotp}}"),
    ],
)
def test_what_is_refused_behind_the_records_does_not_fit(stem: str, text: str) -> None:
    assert faults(stem, text) != []


@given(st.text(alphabet="0123456789０５万亿元箱%约≥<>=-~.,/ 待定未知？?unkowTBDlikev:：∶均分", max_size=12))
def test_a_schema_is_never_stricter_than_the_reader_on_what_stands_in_one_cell(cell: str) -> None:
    quoted = json.dumps(cell, ensure_ascii=False)
    for stem, text in (
        ("facts", f"x: {{value: {quoted}}}"),
        ("facts", f"x: {quoted}"),
        ("facts", f"x: {{value: 3, expect: {quoted}}}"),
        ("targets", f"x: {{total: 3, quantum: {quoted}}}"),
        ("targets", f"x: {{total: 3, split: {{product: {quoted}}}}}"),
        ("targets", f"x: {{total: 3, split: {{product: {{A: {quoted}}}}}}}"),
        ("schedule", f"milestones: {{m: {{date: {quoted}}}}}"),
        ("plan", f"{{title: 计划, kind: event, period: {{start: 2026-01, months: {quoted}}}}}"),
    ):
        assert not read(stem, text) or faults(stem, text) == []
