"""datapackage.json with its CSVs, after the Data Package standard (specs.frictionlessdata.io, version 1)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from macros.compute.compute import Computed
from macros.compute.sealing import seal_of
from macros.exports import csv_tables
from macros.exports.csv_tables import quoted, written
from macros.model.seal import Seal

FIGURE = {"fields": "figure", "reference": {"resource": "figures", "fields": "id"}}
MEMBER = {"fields": ["axis", "member"], "reference": {"resource": "members", "fields": ["axis", "id"]}}
KINDS = {"value": "number", "low": "number", "high": "number", "about": "boolean", "line": "integer", "column": "integer"}
# name, what is in it, columns, primary key, foreign keys
TABLES: tuple[tuple[str, str, tuple[str, ...], list[str], list[dict[str, Any]]], ...] = (
    (
        "figures",
        "每个数字一行：value 为十进制（最多十二位小数），exact 为精确值（可为分数），单位为基本单位",
        ("id", "name", "unit", "value", "exact", "low", "high", "about", "origin", "formula", "stated", "file", "line", "column"),
        ["id"],
        [],
    ),
    ("inputs", "每个数字由哪些数字算出", ("figure", "input"), ["figure", "input"], [FIGURE, {**FIGURE, "fields": "input"}]),
    ("members", "维度与成员", ("axis", "id", "name", "parent", "axis_name"), ["axis", "id"], []),
    ("cells", "分解后的每一格在各维度上的位置", ("figure", "axis", "member"), ["figure", "axis"], [FIGURE, MEMBER]),
    ("texts", "数据里的文字与日期", ("id", "text", "file", "line"), ["id"], []),
)


def data_package(computed: Computed) -> Iterator[tuple[str, str]]:
    """Name and text of datapackage.json and of each CSV."""
    yield "datapackage.json", package_json(computed, seal_of(computed))
    yield from package_tables(computed)


def package_tables(computed: Computed) -> Iterator[tuple[str, str]]:
    """Name and text of each CSV of the package."""
    once = cache(quoted)  # the paths of figures stand in three of the tables
    return ((f"{name}.csv", written(columns, getattr(csv_tables, name)(computed), once)) for name, _, columns, _, _ in TABLES)


def package_json(computed: Computed, seal: Seal) -> str:
    """The text of datapackage.json, which describes them, with the mark of the plan's seal."""
    return json.dumps(_descriptor(computed, seal), ensure_ascii=False, indent=2) + "\n"


def _descriptor(computed: Computed, seal: Seal) -> dict[str, Any]:
    plan = computed.plan
    return {
        "profile": "tabular-data-package",
        "name": plan.key,
        "title": plan.title,
        **({"version": str(plan.head.version)} if plan.head.version is not None else {}),
        "keywords": ["plan", str(plan.head.kind)],
        "digest": seal.digest,
        "resources": [_resource(*table) for table in TABLES],
    }


def _resource(name: str, told: str, columns: tuple[str, ...], key: list[str], foreign: list[dict[str, Any]]) -> dict[str, Any]:
    required = {"constraints": {"required": True}}
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "description": told,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n"},
        "schema": {
            "fields": [{"name": one, "type": KINDS.get(one, "string"), **(required if one in key else {})} for one in columns],
            "missingValues": [""],
            "primaryKey": key if len(key) > 1 else key[0],
            **({"foreignKeys": foreign} if foreign else {}),
        },
    }
