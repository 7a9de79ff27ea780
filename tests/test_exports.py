"""Workbooks and CSV files: what other programs open holds the plan's exact figures, live totals, and no formula that data smuggled in."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from macros.compute.compute import Computed, compute
from macros.exports.csv_tables import plain
from macros.exports.filed import Filed
from macros.exports.files import sheets_of, site_files, table_files, workbook_file
from macros.exports.page import Page, style_of
from macros.model.loading import load_plan
from macros.model.project import plan_folders
from scripts.cli import plan as command
from tests.plans import plan as small_plan
from tests.portal import ROOT, SAMPLE, copy_project

FORMULA = re.compile(r"(?:'((?:[^']|'')+)'!|([^\W\d][\w.]*)!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
SMUGGLED = "=HYPERLINK(A1)"


@cache
def sample() -> Computed:
    plan, _ = load_plan(ROOT, f"data/{SAMPLE}")
    assert plan is not None
    return compute(plan)


@cache
def opened(values: bool) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook_file(sample())[1]), data_only=values)


class Sums:
    """A workbook computed by its formulas alone: no value that was stored beside a formula is looked at."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.known: dict[tuple[str, str], Any] = {}

    def cell(self, sheet: str, name: str) -> Any:
        if (sheet, name) not in self.known:
            written = self.book[sheet][name].value
            if isinstance(written, str) and written.startswith("="):
                self.known[sheet, name] = self.formula(sheet, written[1:])
            else:
                self.known[sheet, name] = Fraction(str(written)) if isinstance(written, int | float) else written
        return self.known[sheet, name]

    def formula(self, sheet: str, text: str) -> Any:
        values: list[Any] = []

        def put(match: re.Match[str]) -> str:
            page = (match[1] or match[2] or sheet).replace("''", "'")
            if match[5]:
                cells = self.book[page][f"{match[3]}{match[4]}:{match[5]}{match[6]}"]
                values.append([self.cell(page, one.coordinate) for row in cells for one in row])
                return f"*v[{len(values) - 1}]"
            values.append(self.cell(page, f"{match[3]}{match[4]}"))
            return f"v[{len(values) - 1}]"

        python = re.sub(r"(?<![\w\]])(\d+)(?![\w\]])", r"F(\1)", FORMULA.sub(put, text)).replace("^", "**")
        python = re.sub(r"v\[F\((\d+)\)\]", r"v[\1]", python)
        names = {
            "v": values,
            "F": Fraction,
            "SUM": lambda *given: sum(given, Fraction(0)),
            "AVERAGE": lambda *given: sum(given, Fraction(0)) / len(given),
            "MIN": min,
            "MAX": max,
            "ABS": abs,
        }
        return eval(python, {"__builtins__": {}}, names)


def formulas(book: Workbook) -> list[tuple[str, str, str]]:
    return [
        (page.title, cell.coordinate, cell.value)
        for page in book
        for row in page.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    ]


def test_every_formula_gives_the_plans_own_number() -> None:
    book, stored = opened(False), opened(True)
    work, found = Sums(book), formulas(book)
    wrong = []
    for sheet, name, _ in found:
        value, kept = work.cell(sheet, name), stored[sheet][name].value
        if abs(value - Fraction(kept)) > abs(Fraction(kept)) / 10**14:
            wrong.append((sheet, name, float(value), kept))
    assert wrong == []
    assert len(found) > 500


def test_the_figures_sheet_holds_every_figure_computed_from_the_others() -> None:
    page, work = opened(False)["全部数字"], Sums(opened(False))
    told = {row[5].value: row for row in page.iter_rows(min_row=3)}
    assert set(told) == set(sample().figures)
    for path, row in told.items():
        number = sample().figures[path].number
        if number is not None and number.exact:
            found = work.cell("全部数字", row[1].coordinate)
            assert abs(found - number.value) <= abs(number.value) / 10**14, path
        elif number is None:
            assert row[1].value == "待定"
    live = [path for path, row in told.items() if str(row[1].value).startswith("=")]
    assert {"revenue.growth", "budget.total", "collections.total"} & set(live)
    computed = [figure.path for figure in sample().figures.values() if figure.origin == "computed" and figure.computed is not None]
    assert len([path for path in computed if path in live]) > 0.9 * len(computed)


def test_a_table_has_a_frozen_head_typed_cells_units_and_live_totals() -> None:
    page = opened(False)["销售额 市场"]
    assert [cell.value for cell in page[2]] == ["市场", "保底（元）", "销售额（元）", "挑战（元）", "占比"]
    assert page.freeze_panes == "B3"
    rows = {row[0].value: row for row in page.iter_rows(min_row=3)}
    assert rows["江苏"][2].value == 80_000_000
    assert rows["江苏"][2].number_format == "#,##0"
    assert rows["华东大区"][2].value == "=SUM(C4:C6)"
    assert rows["合计"][2].value == "=SUM(C3,C7,C11)"
    assert rows["江苏"][4].value == "=C4/C14"
    assert rows["江苏"][0].alignment.indent == 1
    assert rows["合计"][2].font.bold


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert workbook_file(sample()) == workbook_file(sample())


def test_sheet_names_are_chinese_and_a_spreadsheet_takes_them() -> None:
    names = opened(False).sheetnames
    assert names[0] == "目录"
    assert names[-1] == "全部数字"
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)
    assert len({name.casefold() for name in names}) == len(names)


def test_csv_files_hold_exact_numbers() -> None:
    files = dict(table_files(sample()))
    text = files["revenue-by-month-product.csv"].decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0][:2] == ["产品", "1月（元）"]
    for row in rows[1:]:
        assert sum(Fraction(cell) for cell in row[1:-1]) == Fraction(row[-1])
    for column in range(1, len(rows[0])):
        assert sum(Fraction(row[column]) for row in rows[1:-1]) == Fraction(rows[-1][column])
    sizes = files["market.sizes.csv"].decode("utf-8-sig")
    assert "销区校园与特通市场,待定" in sizes


def test_every_table_that_a_page_shows_has_its_file(site: Path) -> None:
    shown: dict[str, int] = {}
    for folder in plan_folders(ROOT):
        plan, _ = load_plan(ROOT, folder)
        assert plan is not None
        made = dict(site_files(compute(plan)))
        there = {name: (site / plan.key / name).read_bytes() for name in made}
        assert there == made
        linked = set(re.findall(r'href="([^"]*downloads/[^"]+)"', "".join(page.read_text() for page in (site / plan.key).glob("*.html"))))
        assert linked <= set(made)
        shown[plan.key] = len(linked)
    assert shown[SAMPLE] > 10
    assert min(shown.values()) > 0


@pytest.mark.parametrize("text", [SMUGGLED, "+1", "-2+3", "@SUM(A1)", "\t=1"])
def test_text_of_the_data_never_becomes_a_formula(text: str, tmp_path: Path) -> None:
    computed = plan_with(tmp_path, text)
    [(_, written)] = [(name, data) for name, data in table_files(computed) if name == "team.units.csv"]
    assert f"'{text}" in written.decode("utf-8-sig") or f"\"'{text}" in written.decode("utf-8-sig")
    assert plain(text) == f"'{text}"
    book = openpyxl.load_workbook(io.BytesIO(workbook_file(computed)[1]))
    texts = [cell for page in book for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in texts if text in cell.value} == {"s"}


def plan_with(folder: Path, text: str) -> Computed:
    """A plan whose data holds a text, as a name and as a note."""
    quoted = '"' + text.replace("\t", "\\t") + '"'
    made = small_plan({"team.yml": f"units:\n  a: {{name: {quoted}, people: 3人, duty: {quoted}}}\n"}, folder)
    assert made.computed is not None
    return made.computed


def test_export_writes_the_workbook_and_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    target = tmp_path / "new" / "book.xlsx"
    ran = CliRunner().invoke(command, ["export", SAMPLE, "--format", "xlsx", "--output", str(target)])
    assert (ran.exit_code, ran.output) == (0, f"已写出 1 个文件：{target}\n")
    assert target.read_bytes() == workbook_file(sample())[1]
    ran = CliRunner().invoke(command, ["export", SAMPLE, "--format", "csv", "--output", str(tmp_path)])
    assert (ran.exit_code, ran.output) == (0, f"已写出 {len(sheets_of(sample()))} 个文件：{tmp_path}\n")
    assert (tmp_path / "budget.csv").read_bytes() == dict(table_files(sample()))["budget.csv"]


def test_a_workbook_without_a_place_is_named_after_its_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    ran = CliRunner().invoke(command, ["export", SAMPLE, "--format", "xlsx"])
    assert (ran.exit_code, ran.output) == (0, f"已写出 1 个文件：{SAMPLE}.xlsx\n")
    assert (tmp_path / f"{SAMPLE}.xlsx").read_bytes() == workbook_file(sample())[1]


def test_registers_payouts_and_stages_are_tables_too() -> None:
    plan, _ = load_plan(ROOT, "data/pipes-2026")
    assert plan is not None
    computed = compute(plan)
    files = {name: written.decode("utf-8-sig").splitlines() for name, written in table_files(computed)}
    assert files["strategy.rebates.annual.payouts.csv"][:2] == ["名称,数量（元）,应付（元）,平均（%）", "小县,140000,1400,1"]
    assert files["kpis.csv"][:2] == ["指标,一季度,二季度,三季度,四季度,全期,单位", "新老签约,21,23,44,30,118,家"]
    assert files["kpis.funnels.opening.csv"][-1] == "签约,102,57,家"
    assert files["network.csv"][0] == "名称,级别,所在地,状态,签约季度,年进货额（元）,应返（元）"
    assert files["network.csv"][-1].startswith("合计,")
    sheets = {sheet.key for sheet in sheets_of(computed)}
    folder = ROOT / "content/pipes-2026"
    calls = re.findall(r"payout_table\(\"([^\"]+)", "".join(page.read_text(encoding="utf-8") for page in folder.glob("*.md")))
    assert {f"{path}.payouts" for path in calls} <= sheets


Cell = str | Fraction | date | None
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=20)
amounts = st.fractions(-(10**15), 10**15, max_denominator=1000)
rows = st.lists(st.lists(st.one_of(texts, amounts, st.dates(date(1990, 1, 1)), st.none()), min_size=1, max_size=4), max_size=20)


@settings(max_examples=60, deadline=None)
@given(rows)
def test_rows_handed_over_are_those_that_xlsxwriter_writes(rows: list[list[Cell]]) -> None:
    assert cells_of(written(rows, at_once=True)) == cells_of(written(rows, at_once=False))


def test_a_text_longer_than_a_cell_and_a_formula_of_any_sheet() -> None:
    rows: list[list[Cell]] = [["长" * 40_000], ["=SUM('R&D <1>'!B2)"], ["𠮷" * 20_000], ["_x0041_", "\x07\t", " a ", "\u3000b<&>"]]
    made = cells_of(written(rows, at_once=True, formulas=True))
    assert made == cells_of(written(rows, at_once=False, formulas=True))
    assert made[1][0][:2] == ("f", "=SUM('R&D <1>'!B2)")


def written(rows: list[list[Cell]], at_once: bool, formulas: bool = False) -> bytes:
    """A workbook with a head and rows, by our own way through its cells and into its file or by XlsxWriter's."""
    buffer = io.BytesIO()
    made = Filed if at_once else xlsxwriter.Workbook
    book = made(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page, look = book.add_worksheet("a", Page if at_once else None), book.add_format({"num_format": "0.00", "bold": True})
    book.add_worksheet("R&D <1>").write_string(0, 0, "shared")
    page.write_string(0, 0, "shared", look)
    for row, cells in enumerate(rows, 1):
        style = style_of(look)
        if at_once:
            page.add(row + 1, [cell_of(page, f"{'ABCD'[column]}{row + 1}", cell, style, formulas) for column, cell in enumerate(cells)])
        for column, cell in enumerate(cells if not at_once else ()):
            match cell:
                case str() if formulas and cell.startswith("="):
                    page.write_formula(row, column, cell, look, 2.5)
                case str():
                    page.write_string(row, column, cell, look)
                case Fraction():
                    page.write_number(row, column, float(cell), look)
                case date():
                    page.write_datetime(row, column, cell, look)
                case None:
                    page.write_blank(row, column, None, look)
    if at_once:
        return bytes(book.packed())
    book.close()
    return buffer.getvalue()


def cell_of(page: Page, name: str, cell: Cell, style: str, formulas: bool) -> str:
    match cell:
        case str() if formulas and cell.startswith("="):
            return page.formula(name, cell, Fraction(5, 2), style)
        case str():
            return page.text(name, cell, style)
        case Fraction():
            return page.number(name, cell, style)
        case date():
            return page.date(name, cell, style)
    return page.blank(name, style)


def cells_of(book: bytes) -> list[list[tuple[Any, ...]]]:
    """Type, content, format and weight of each cell, and what is stored beside a formula."""
    page, kept = (openpyxl.load_workbook(io.BytesIO(book), data_only=values)["a"] for values in (False, True))
    return [
        [(cell.data_type, cell.value, cell.number_format, cell.font.bold, kept[cell.coordinate].value) for cell in row]
        for row in page.iter_rows(min_row=2)
    ]
