"""A plan and the letters of its people on paper: real pages made by the system's browser, read back."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from macros.compute.compute import Computed, compute
from macros.compute.sealing import seal_of
from macros.model.loading import load_plan
from macros.pages.letters import letters as letters_of
from macros.pages.links import PageError, Reader
from scripts import browser
from scripts.cli import plan as command
from tests.plans import plan as small_plan
from tests.portal import PLAN, ROOT, SAMPLE

A4 = (595, 842)
# fonts draw these with the glyph of a radical, which the PDF then names
RADICALS = str.maketrans("⻢⻓⻝⻨⻋⻚⻔", "马长食麦车页门")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    return made(tmp_path_factory.mktemp("pdf") / "plan.pdf", "pdf")


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    return made(tmp_path_factory.mktemp("letters") / "letters.pdf", "letters")


def made(target: Path, name: str) -> PdfReader:
    # a process of its own: the command starts a browser, and one process drives no second one beside that of the other tests
    ran = subprocess.run([PLAN, name, SAMPLE, "--output", target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    reader = PdfReader(target)
    assert (ran.stdout, ran.stderr) == ("", f"已写出 {target}，共 {len(reader.pages)} 页\n")
    return reader


@cache
def sample() -> Computed:
    plan, _ = load_plan(ROOT, f"data/{SAMPLE}")
    assert plan is not None
    return compute(plan)


def text_of(reader: PdfReader, page: int) -> str:
    """What a page says; the letters for compatibility that a PDF may hold are the usual ones, and it has no spaces."""
    told = re.sub(r"\s+", "", unicodedata.normalize("NFKC", reader.pages[page].extract_text()))
    return told.translate(RADICALS)


def body_of(reader: PdfReader, page: int) -> str:
    """What a page says above its foot, which a PDF holds first."""
    return re.sub(r"^.*?sha256:[0-9a-f]{9}", "", text_of(reader, page))


def test_the_document_begins_with_a_cover_and_contents(printed: PdfReader) -> None:
    assert "2026年度销售计划" in text_of(printed, 0)
    assert seal_of(sample()).digest.rpartition(":")[2][:20] in text_of(printed, 0)
    assert body_of(printed, 1).startswith("目录")


def test_the_contents_name_the_page_that_a_heading_stands_on(printed: PdfReader) -> None:
    contents = text_of(printed, 1) + text_of(printed, 2)
    for heading in ("市场分析", "目标分解", "费用预算", "日程"):
        found = re.search(rf"{heading}(\d+)", contents)
        assert found, contents
        assert body_of(printed, int(found[1]) - 1).startswith(heading)


def test_every_sheet_is_a4_with_version_and_page_number_at_its_foot(printed: PdfReader) -> None:
    count = len(printed.pages)
    assert count > 10
    for number, page in enumerate(printed.pages, 1):
        assert sorted((round(page.mediabox.width), round(page.mediabox.height))) == list(A4)
        if number > 1:
            told = text_of(printed, number - 1)
            assert f"{number}/{count}" in told
            assert "2026.1·草稿" in told


def test_the_outline_of_the_document_is_that_of_the_plan(printed: PdfReader) -> None:
    names = [str(one.title).rstrip("¶") for one in printed.outline if not isinstance(one, list)]
    assert "目标分解" in str(printed.outline)
    assert names


def test_each_person_has_one_letter_with_targets_and_a_place_to_sign(letters: PdfReader) -> None:
    people = list(sample().plan.axes["person"])
    assert len(letters.pages) == len(people)
    for number, member in enumerate(people):
        told = text_of(letters, number)
        assert "目标责任书" in told
        assert f"责任人:{member.name}" in told
        assert "责任人签字" in told
        assert seal_of(sample()).figures_digest.rpartition(":")[2][:20] in told
        year = sample().figures[f"revenue[person={member.key}]"].number
        assert year is not None
        assert f"{int(year.value / 10_000):,}" in told
        assert "费用额度指标目标占全部(%)差旅(万元)" in told
        assert "区域经理季度考核考核指标权重(%)目标计分销售额40" in told


def test_a_plan_without_people_has_no_letters(tmp_path: Path) -> None:
    computed = small_plan({"targets.yml": "revenue: {unit: 元, total: 100元}\n"}, tmp_path).computed
    assert computed is not None
    with pytest.raises(PageError, match="没有按人分解的目标"):
        letters_of(Reader(computed, "p/letters.md"))


def test_without_a_browser_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("PLAN_BROWSER", "/nowhere/chromium")
    browser.system_browser.cache_clear()
    ran = CliRunner().invoke(command, ["letters", SAMPLE, "--output", str(tmp_path / "x.pdf")])
    browser.system_browser.cache_clear()
    assert ran.exit_code == 2
    assert "没有找到浏览器" in ran.output
    assert not (tmp_path / "x.pdf").exists()
