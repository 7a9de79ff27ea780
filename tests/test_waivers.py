"""Waivers and levels: what a team lets pass, with a reason and a last day, and how much each rule matters to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.catalogue import text
from macros.model.project import Chosen
from scripts.checking import check_all
from tests.plans import BARE, FOLDER, plan, write_files

TODAY = date(2026, 6, 30)
WRONG = "sales: {name: 销售额, unit: 元, value: = 2亿元 + 2亿元, stated: 5亿}"


def problems(root: Path, files: dict[str, str], folder: str = FOLDER) -> list[tuple[str, str, int]]:
    write_files(BARE | files, root)
    report = check_all([Chosen(root, (folder,))], TODAY, cached=False)
    return [(str(finding.level), finding.rule, finding.place.line) for _, finding in report.findings if finding.is_problem]


@pytest.mark.parametrize(
    "facts",
    [
        f"{WRONG}  # plan: allow stated-differs 等财务决算\n",
        f"{WRONG}  # plan: allow stated-differs until 2026-06-30 等财务决算\n",
        f"# plan: allow stated-differs, unit-clash 等财务决算\n{WRONG}\n",
        f"# plan: allow-file stated-differs 等财务决算\n\n\n{WRONG}\n",
    ],
)
def test_a_waiver_lets_a_problem_pass(tmp_path: Path, facts: str) -> None:
    assert problems(tmp_path, {"facts.yml": facts}) == []


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (f"{WRONG}\n", [("error", "stated-differs", 1)]),
        (
            f"{WRONG}  # plan: allow stated-differs until 2026-06-29 等财务决算\n",
            [("error", "stated-differs", 1), ("warning", "waiver-expired", 1)],
        ),
        (f"{WRONG}  # plan: allow stated-differs\n", [("error", "stated-differs", 1), ("error", "waiver-unclear", 1)]),
        (
            f"{WRONG}  # plan: allow stated-differs until 六月底 等财务决算\n",
            [("error", "stated-differs", 1), ("error", "waiver-unclear", 1)],
        ),
        (f"{WRONG}  # plan: allow unit-clash 等财务决算\n", [("error", "stated-differs", 1), ("warning", "waiver-useless", 1)]),
        (f"# plan: allow stated-differs 等财务决算\n\n{WRONG}\n", [("warning", "waiver-useless", 1), ("error", "stated-differs", 3)]),
    ],
)
def test_a_waiver_that_does_not_count_is_told(tmp_path: Path, facts: str, expected: list[tuple[str, str, int]]) -> None:
    assert problems(tmp_path, {"facts.yml": facts}) == expected


REGISTER = """\
dealers:
  name: 经销商
  unit: 家
  columns:
    now: {name: 现有, unit: 家}
    end: {name: 期末, unit: 家, value: = now + 1家}
    sheng: {name: 省, one_of: [川, 渝], optional: true}
  rows: dealers.csv
"""
HEAD, GOOD, BAD = "id,名称,now,end,省,备注", "a,宏达,1,2,川,", "b,同心,1,5,黔,"
WAIVED = "# plan: allow stated-differs, unknown-choice until 2026-06-30 等盘点，“下旬”"


@pytest.mark.parametrize(
    "lines",
    [
        [HEAD, GOOD, WAIVED, BAD],
        [HEAD, GOOD, f'"{WAIVED}",,,,,', BAD],  # as a spreadsheet writes it
        [HEAD, GOOD, f'{BAD}"等盘点 {WAIVED}"'],
        [WAIVED.replace("allow", "allow-file"), "# 六月盘点，另存", HEAD, BAD, "", GOOD],
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_row_of_a_csv_file_has_its_waiver(tmp_path: Path, lines: list[str], end: str, mark: str) -> None:
    assert problems(tmp_path, {"registers.yml": REGISTER, "dealers.csv": mark + end.join(lines) + end}) == []
    found = plan({}, tmp_path)
    assert found.number("dealers") == "2家"
    row = next(number for number, line in enumerate(lines, 1) if line.startswith(BAD))
    assert found.errors == [("stated-differs", "dealers.csv", row, 8), ("unknown-choice", "dealers.csv", row, 10)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([HEAD, WAIVED, GOOD, BAD], [("warning", "waiver-useless", 2), ("error", "stated-differs", 4), ("error", "unknown-choice", 4)]),
        (
            [HEAD, "# plan: allow stated-differs until 2026-06-29 等盘点", BAD.replace("黔", "渝")],
            [("warning", "waiver-expired", 2), ("error", "stated-differs", 3)],
        ),
        (
            [HEAD, '"# plan: allow stated-differs",,,,,', BAD.replace("黔", "渝")],
            [("error", "waiver-unclear", 2), ("error", "stated-differs", 3)],
        ),
    ],
)
def test_a_waiver_in_a_csv_file_that_does_not_count_is_told(tmp_path: Path, lines: list[str], expected: list[tuple[str, str, int]]) -> None:
    assert problems(tmp_path, {"registers.yml": REGISTER, "dealers.csv": "\n".join(lines) + "\n"}) == expected


def test_a_row_whose_key_begins_with_a_hash_is_no_comment(tmp_path: Path) -> None:
    assert plan({"registers.yml": REGISTER, "dealers.csv": f"{HEAD}\n{GOOD}\n#1,同心,1,2,渝,\n"}, tmp_path).number("dealers") == "2家"


def test_the_waiver_on_a_page_is_a_comment_outside_code(tmp_path: Path) -> None:
    pages = {
        "facts.yml": "sales: {name: 销售额, value: 3亿元}\n",
        "../../content/p/index.md": "# 页\n\n全年 1.2 亿元 <!-- plan: allow typed-number 外部报告原文 -->\n",
        "../../content/p/how.md": "写 `<!-- plan: allow typed-number 理由 -->`\n\n```yaml\na: 1  # plan: allow tab 理由\n```\n",
    }
    assert problems(tmp_path, pages) == []


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("rules: {stated-differs: off}\n", []),
        ("rules: {stated-differs: warning}\n", [("warning", "stated-differs", 1)]),
        ("plans: {p: {rules: {stated-differs: note}}}\n", [("note", "stated-differs", 1)]),
        ("rules: {stated-differs: off}\nplans: {p: {rules: {stated-differs: error}}}\n", [("error", "stated-differs", 1)]),
        ("plans: {other: {rules: {stated-differs: off}}}\n", [("error", "stated-differs", 1), ("error", "unknown-choice", 1)]),
        ("rules: {stated-differs: never}\n", [("error", "unknown-choice", 1), ("error", "stated-differs", 1)]),
        ("ruls: {stated-differs: off}\n", [("error", "unknown-key", 1), ("error", "stated-differs", 1)]),
    ],
)
def test_a_rule_matters_as_much_as_the_settings_say(tmp_path: Path, settings: str, expected: list[tuple[str, str, int]]) -> None:
    assert problems(tmp_path, {"facts.yml": f"{WRONG}\n", "../../check.yml": settings}) == expected


def test_the_message_of_an_expired_waiver_has_its_reason(tmp_path: Path) -> None:
    write_files(BARE | {"facts.yml": f"{WRONG}  # plan: allow stated-differs until 2026-01-31 等财务决算\n"}, tmp_path)
    report = check_all([Chosen(tmp_path, (FOLDER,))], TODAY, cached=False)
    told = [text(finding.message) for _, finding in report.findings if finding.rule == "waiver-expired"]
    assert told == ["对 stated-differs 的豁免已于 2026-01-31 到期（等财务决算）；请改好问题，或续期并说明"]
