"""What a reader does with a table: sorts it, shows it in yuan, copies it, takes it home; and reads it whole without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.portal import SAMPLE, Visit, served, visiting

TARGETS, BUDGET = f"{SAMPLE}/targets.html", f"{SAMPLE}/budget.html"
COPIED = "() => { window.copied = ''; document.execCommand = () => { window.copied = document.activeElement.value; return true; }; }"


@pytest.fixture(scope="module")
def base(either: Path) -> Iterator[str]:
    with served(either) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser, base: str) -> Iterator[Visit]:
    with visiting(chromium, base, viewport={"width": 1280, "height": 900}) as visit:
        yield visit


def box(page: Page, name: str) -> Locator:
    """A table with what stands around it, by its name."""
    return page.locator(f'.figures-box:has(.figures-scroll[aria-label="{name}"])').first


def column(table: Locator, index: int) -> list[str]:
    return [text.strip() for text in table.locator(f"tbody tr > :nth-child({index + 1})").all_text_contents()]


def values(table: Locator) -> list[Fraction]:
    links: list[Any] = table.locator("tbody td:nth-child(2) a.figure").evaluate_all("links => links.map(link => link.dataset.value)")
    return [Fraction(value) for value in links]


def test_a_click_sorts_a_column_and_totals_stay_last(visit: Visit) -> None:
    table = box(visit.open(TARGETS), "销售额 · 月份")
    written, head = values(table), table.locator("thead th").nth(1)
    assert written[:-1] != sorted(written[:-1], reverse=True)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert values(table) == [*sorted(written[:-1], reverse=True), written[-1]]
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert values(table) == [*sorted(written[:-1]), written[-1]]
    head.get_by_role("button").click()
    expect(head).not_to_have_attribute("aria-sort", "ascending")
    assert values(table) == written


def test_the_keyboard_sorts_too_and_parts_stay_under_their_whole(visit: Visit) -> None:
    table = box(visit.open(TARGETS), "销售额 · 市场")
    table.locator("thead th").nth(1).get_by_role("button").focus()
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("Enter")
    assert column(table, 0) == ["华北大区", "河北", "山东", "华中大区", "湖北", "湖南", "河南", "华东大区", "安徽", "浙江", "江苏", "合计"]


def test_names_sort_as_chinese_does(visit: Visit) -> None:
    table = box(visit.open(TARGETS), "销售额 · 人员")
    table.locator("thead th").first.get_by_role("button").click()
    names = column(table, 0)
    assert names[0] == "冯海峰"  # feng, before he, ma, peng, tang, tao, xu, zhao and zhou
    assert names[-2:] == ["周文博", "合计"]


def test_money_is_shown_to_the_yuan_and_the_choice_is_kept(visit: Visit) -> None:
    table = box(visit.open(TARGETS), "销售额 · 产品")
    assert column(table, 1) == ["16,667", "25,000", "8,333", "50,000"]
    table.get_by_role("button", name="按元显示").click()
    assert column(table, 1) == ["166,670,000", "250,000,000", "83,330,000", "500,000,000"]
    expect(table.locator("thead th").nth(1)).to_have_text("销售额（元）")
    other = box(visit.open(BUDGET), "销售部费用预算")
    expect(other.locator("tr.total td").first).to_have_text("10,000,000")
    other.get_by_role("button", name="按万元显示").click()
    expect(other.locator("tr.total td").first).to_have_text("1,000")
    expect(other.locator("thead th").nth(1)).to_have_text("金额（万元）")


def test_a_copied_table_is_exact_and_a_spreadsheet_reads_it(visit: Visit) -> None:
    page = visit.open(BUDGET)
    page.evaluate(COPIED)
    page.evaluate("Object.defineProperty(window, 'isSecureContext', { value: false })")
    table = box(page, "销售部费用预算")
    table.get_by_role("button", name="复制").click()
    expect(table.get_by_role("button", name="已复制")).to_be_visible()
    rows = [row.split("\t") for row in page.evaluate("window.copied").split("\n")]
    assert rows[0] == ["预算项", "金额（万元）", "占比（%）", "费用率（%）"]
    assert rows[1] == ["工资", "500", "50", "1"]
    assert rows[-1] == ["合计", "1000", "100", "2"]


def test_the_clipboard_is_used_where_it_may_be(chromium: Browser, base: str) -> None:
    with visiting(chromium, base, permissions=["clipboard-read", "clipboard-write"]) as visit:
        page = visit.open(TARGETS)
        table = box(page, "销售额 · 产品 × 月份")
        table.get_by_role("button", name="复制").click()
        expect(table.get_by_role("button", name="已复制")).to_be_visible()
        rows = [row.split("\t") for row in page.evaluate("navigator.clipboard.readText()").split("\n")]
        assert rows[0][:2] == ["产品", "1月（万元）"]
        for row in rows[1:]:
            assert sum(Fraction(cell) for cell in row[1:-1]) == Fraction(row[-1])


def test_the_files_of_a_table_are_there(visit: Visit) -> None:
    table = box(visit.open(TARGETS), "销售额 · 产品")
    for label, name in (("CSV", "revenue-by-product.csv"), ("Excel", f"{SAMPLE}.xlsx")):
        with visit.page.expect_download() as waiting:
            table.get_by_role("link", name=label).click()
        assert waiting.value.suggested_filename == name


def test_without_scripts_a_table_is_whole(chromium: Browser, base: str) -> None:
    with visiting(chromium, base, java_script_enabled=False) as visit:
        table = box(visit.open(TARGETS), "销售额 · 产品")
        expect(table.locator("tbody tr")).to_have_count(4)
        expect(table.get_by_role("link", name="CSV")).to_be_visible()
        expect(table.get_by_role("button")).to_have_count(0)


def test_the_head_and_the_first_column_stay_in_view(chromium: Browser, base: str) -> None:
    with visiting(chromium, base, viewport={"width": 390, "height": 844}) as visit:
        table = box(visit.open(TARGETS), "销售额 · 产品 × 月份")
        scroll, first = table.locator(".figures-scroll"), table.locator("tbody th").first
        left = first.bounding_box()
        scroll.evaluate("box => { box.scrollLeft = 400; }")
        assert scroll.evaluate("box => box.scrollLeft") == 400
        assert first.bounding_box() == left
        assert visit.page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_larger_cell_of_a_cross_table_is_the_darker(visit: Visit) -> None:
    table = box(visit.open(TARGETS), "销售额 · 产品 × 月份")
    cells: list[Any] = table.locator("td.heat").evaluate_all(
        "cells => cells.map(cell => [cell.style.getPropertyValue('--heat'), cell.querySelector('a').dataset.value])"
    )
    largest = max(Fraction(value) for _, value in cells)
    assert len(cells) == 36
    for heat, value in cells:
        assert abs(Fraction(heat.rstrip("%")) - 100 * Fraction(value) / largest) <= Fraction(1, 2)
