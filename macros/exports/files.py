"""All files that a plan gives away, by their path in the plan's own folder of the site, and those of the portal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.compute.compute import Computed
from macros.compute.sealing import seal_of
from macros.exports.commas import csv_text
from macros.exports.data_package import package_json, package_tables
from macros.exports.divided import target_sheets
from macros.exports.grouped import group_sheets, section_sheets
from macros.exports.listed import listed_sheets
from macros.exports.plan_json import SCHEMA, plan_json, schema_text
from macros.exports.sheet import Sheet

FOLDER = "downloads"


def site_files(computed: Computed) -> Iterator[tuple[str, bytes]]:
    """Address from the plan's folder and bytes of each file: `plan.json`, `data/figures.csv`, `downloads/budget.csv`…"""
    yield from files_of_pages(computed)
    for name, text in package_tables(computed):
        yield f"data/{name}", text.encode()
    sheets = sheets_of(computed)
    for name, content in (*table_files(computed, sheets), workbook_file(computed, sheets)):
        yield f"{FOLDER}/{name}", content


def files_of_pages(computed: Computed) -> Iterator[tuple[str, bytes]]:
    """Those that tell of the plan's pages too, by the mark of their text; nothing else in `site_files` does."""
    seal = seal_of(computed)
    yield "plan.json", plan_json(computed, seal).encode()
    yield "data/datapackage.json", package_json(computed, seal).encode()


def shared_files() -> Iterator[tuple[str, bytes]]:
    """Files that all plans share, by their path in the site."""
    yield SCHEMA, schema_text().encode()


def sheets_of(computed: Computed) -> list[Sheet]:
    """All tables of a plan: its divided figures, its groups of lines, its sections, its registers, and what rules and stages make."""
    return [*target_sheets(computed), *group_sheets(computed), *section_sheets(computed), *listed_sheets(computed)]


def table_files(computed: Computed, sheets: Sequence[Sheet] = ()) -> Iterator[tuple[str, bytes]]:
    """One CSV a table, as (name, bytes); the tables are made unless they are there."""
    for sheet in sheets or sheets_of(computed):
        yield f"{sheet.key}.csv", csv_text(sheet, computed.plan.language).encode()


def workbook_file(computed: Computed, sheets: Sequence[Sheet] = ()) -> tuple[str, bytes]:
    """The workbook, named after the plan; its tables are made unless they are there."""
    from macros.exports.workbook import workbook  # XlsxWriter takes a fifth of a second, and files are mostly kept

    return f"{computed.plan.key}.xlsx", workbook(computed, sheets or sheets_of(computed))
