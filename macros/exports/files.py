"""All files that a plan gives away, by their path in the plan's own folder of the site, and those of the portal."""

from __future__ import annotations

from collections.abc import Iterator

from macros.compute.compute import Computed
from macros.exports.data_package import data_package
from macros.exports.plan_json import SCHEMA, plan_json, schema_text


def site_files(computed: Computed) -> Iterator[tuple[str, bytes]]:
    """Address from the plan's folder and bytes of each file: `plan.json`, `data/datapackage.json`, `data/figures.csv`…"""
    yield "plan.json", plan_json(computed).encode()
    for name, text in data_package(computed):
        yield f"data/{name}", text.encode()


def shared_files() -> Iterator[tuple[str, bytes]]:
    """Files that all plans share, by their path in the site."""
    yield SCHEMA, schema_text().encode()
