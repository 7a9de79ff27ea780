"""Registers: cells by their columns, counts and sums for every member, claims, minimums, rows from CSV."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalogue import text
from macros.pages.links import PageError, Reader
from macros.pages.registers import register
from macros.source.finding import Finding
from macros.source.node import Mapping, Scalar
from macros.source.rows import read_table
from tests.plans import Checked, plan

AXES = """
region:
  north: {name: 川北, counties: 15个, children: {deyang: {name: 德阳, counties: 5个}, mianyang: {name: 绵阳, counties: 10个}}}
  south: {name: 川南, children: {yibin: {name: 宜宾, counties: 8个}}}
"""
COLUMNS = """
dealers:
  name: 经销商
  unit: 家
  columns:
    tier: {name: 级别, one_of: {prefecture: 地级, county: 县级}}
    region: {name: 片区, member: region}
    city: 城市
    since: {name: 签约日, type: date}
    target: {name: 任务, unit: 元}
    now: {name: 现有网点, unit: 家}
    new: {name: 新增网点, unit: 家, optional: true}
    end: {name: 期末网点, unit: 家, value: = now + new}
"""
ROWS = """
  rows:
    d1: {name: 宏达, tier: 地级, region: 德阳, target: 100万, now: 1, new: 2, end: 3}
    d2: {name: 同心, tier: county, region: deyang, target: 50万, now: 4, city: 广汉, since: 2026-03-01}
    d3: {name: 长河, tier: 县级, region: yibin, target: 30万, now: 2, new: 1}
"""
CSV = """\ufeffid,名称,级别,片区,任务,now,新增网点
d1,宏达,地级,德阳,"1,000,000元",1,2
d2,同心,county,deyang,50万,4,
d3,"长河, 宜宾",县级,yibin,30万,2,1
"""


def checked(root: Path, more: str = "", rows: str = ROWS, **files: str) -> Checked:
    return plan({"axes.yml": AXES, "registers.yml": COLUMNS + more + rows, **files}, root)


def test_counts_and_sums_of_every_member(tmp_path: Path) -> None:
    found = checked(tmp_path, "  cross: [[region, tier]]\n")
    assert found.told == []
    wanted = {
        "dealers": "3家",
        "dealers[tier=prefecture]": "1家",
        "dealers[tier=county]": "2家",
        "dealers[region=north]": "2家",
        "dealers[region=mianyang]": "0家",
        "dealers[region=north,tier=county]": "1家",
        "dealers.target": "180万",
        "dealers.target[region=north]": "150万",
        "dealers.d1.end": "3家",
        "dealers.new[region=south]": "1家",
    }
    assert {path: found.number(path) for path in wanted} == wanted


def test_a_column_that_may_be_blank_is_left_out_of_its_formula(tmp_path: Path) -> None:
    computed = checked(tmp_path).computed
    assert computed is not None
    assert computed.figure("dealers.d2.end") is None
    assert computed.figure("dealers.end") is not None


def test_registers_serve_in_formulas(tmp_path: Path) -> None:
    facts = "share: {unit: '%', value: '= dealers[region=north] / dealers', stated: 约67%}\n"
    found = checked(tmp_path, **{"facts.yml": facts})
    assert found.told == []
    assert "share" in [one.figure for one in found.of("stated-differs")]


def test_what_is_stated_is_compared(tmp_path: Path) -> None:
    more = """
  stated:
    - {value: 3家}
    - {at: {tier: prefecture}, value: 18家}
    - {at: {region: north, tier: county}, value: 1家}
    - {at: {region: north}, column: target, value: ≥200万元}
"""
    found = checked(tmp_path, more)
    assert [text(one.message) for one in found.findings if one.is_problem] == [
        "经销商·地级：声明 18家，算得 1家，差 17家；请改声明值或它的依据",
        "川北·任务 为 150万，不合要求 ≥200万元；请改数字或界限",
    ]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("tier: 地级", "tier: 省级", ("unknown-choice", 16, 26)),
        ("region: yibin", "region: yibn", ("unknown-member", 18, 38)),
        ("city: 广汉", "citi: 广汉", ("unknown-key", 17, 77)),
        ("since: 2026-03-01", "since: 2026-02-30", ("no-such-date", 17, 88)),
        ("tier: county, ", "", ("missing-key", 17, 5)),
        ("target: 30万", "target: 30", ("unit-missing", 18, 53)),
        ("end: 3}", "end: 4}", ("stated-differs", 16, 77)),
        ("member: region", "member: regio", ("unknown-axis", 7, 32)),
        ("= now + new", "= now + newer", ("unknown-reference", 13, 47)),
    ],
)
def test_a_faulty_cell_is_pointed_at(old: str, new: str, wanted: tuple[str, int, int], tmp_path: Path) -> None:
    source = COLUMNS + ROWS
    assert source.count(old) == 1
    found = plan({"axes.yml": AXES, "registers.yml": source.replace(old, new)}, tmp_path)
    assert wanted in [(rule, line, column) for rule, file, line, column in found.errors if file == "registers.yml"]
    assert {rule for rule, *_ in found.errors} == {wanted[0]}


def test_nothing_is_counted_past_a_fault(tmp_path: Path) -> None:
    found = plan({"axes.yml": AXES, "registers.yml": (COLUMNS + ROWS).replace("tier: 地级", "tier: 省级")}, tmp_path)
    assert found.number("dealers[tier=prefecture]") == "待定"
    assert found.number("dealers[region=north]") == "2家"


def test_a_blank_number_is_unknown_and_never_nothing(tmp_path: Path) -> None:
    found = checked(tmp_path, rows=ROWS.replace("target: 30万, ", ""))
    assert (found.number("dealers.target"), found.number("dealers.target[region=north]")) == ("待定", "150万")


def test_the_one_blank_of_a_stated_sum_is_solved(tmp_path: Path) -> None:
    found = checked(tmp_path, "  stated: [{column: target, value: 200万}]\n", ROWS.replace("target: 30万, ", ""))
    assert found.number("dealers.d3.target") == "50万"


def test_rows_from_a_file_are_the_same_rows(tmp_path: Path) -> None:
    written = checked(tmp_path / "a", "  cross: [[region, tier]]\n")
    read = checked(tmp_path / "b", "  cross: [[region, tier]]\n", "  rows: dealers.csv\n", **{"dealers.csv": CSV})
    assert read.told == []
    assert written.computed is not None
    assert read.computed is not None
    paths = [path for path in written.computed.figures if path.startswith("dealers")]
    assert {path: read.number(path) for path in paths} == {path: written.number(path) for path in paths}
    assert str(read.figure("dealers.d1.target").written) == "data/p/dealers.csv:2:13"


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("county", "省级", ("unknown-choice", 3, 7)),
        ('"1,000,000元"', "1,000,000元", ("cells-missing", 2, 1)),
        ("d3,", ",", ("row-without-key", 4, 1)),
        ("d3,", "d1,", ("duplicate-key", 4, 1)),
        ("50万", "50万箱", ("unit-clash", 3, 21)),
        ("新增网点", "新增点", ("unknown-key", 1, 20)),
    ],
)
def test_a_fault_in_a_file_is_pointed_at(old: str, new: str, wanted: tuple[str, int, int], tmp_path: Path) -> None:
    found = checked(tmp_path, rows="  rows: dealers.csv\n", **{"dealers.csv": CSV.replace(old, new, 1)})
    assert wanted in [(rule, line, column) for rule, file, line, column in found.errors if file == "dealers.csv"]


def test_a_file_that_is_not_there_or_not_asked_for(tmp_path: Path) -> None:
    gone = checked(tmp_path / "a", rows="  rows: dealers.csv\n")
    assert gone.errors == [("missing-file", "dealers.csv", 1, 1)]
    assert gone.number("dealers") == "待定"
    extra = checked(tmp_path / "b", **{"other.csv": CSV})
    assert extra.errors == [("unknown-file", "other.csv", 1, 1)]


@given(st.lists(st.lists(st.text('ab,"\n甲 ', max_size=4), min_size=3, max_size=3), max_size=5))
def test_what_a_spreadsheet_writes_is_read_back(rows: list[list[str]]) -> None:
    quoted = [[f"k{index}", *('"' + cell.replace('"', '""') + '"' for cell in row)] for index, row in enumerate(rows)]
    lines = "\r\n".join(",".join(line) for line in [["id", "a", "b", "c"], *quoted])
    found, faults = read_table(lines, "a.csv")
    assert faults == []
    assert found is not None
    read = {key.text: row for key, row in found}
    for index, row in enumerate(rows):
        cells = read[f"k{index}"]
        assert isinstance(cells, Mapping)
        kept = {name.text: cell.text for name, cell in cells if isinstance(cell, Scalar)}
        assert kept == {name: cell.replace("\r\n", "\n").strip() for name, cell in zip("abc", row, strict=True) if cell.strip()}


def test_numbers_of_members_add_up_the_tree(tmp_path: Path) -> None:
    found = checked(tmp_path)
    wanted = {"axes.region.counties": "23个", "axes.region.north.counties": "15个", "axes.region.members": "2", "axes.region.leaves": "3"}
    assert {path: found.number(path) for path in wanted} == wanted
    off = plan({"axes.yml": AXES.replace("counties: 15个", "counties: 16个")}, tmp_path / "b")
    assert off.errors == [("parts-do-not-add-up", "axes.yml", 3, 31)]


def test_prices_and_grades_of_members_do_not_add_up(tmp_path: Path) -> None:
    axes = "a: {x: {name: 甲, price: 3元/箱, grade: 1, share: 20%}, y: {name: 乙, price: 4元/箱, grade: 2, share: 30%}}\n"
    computed = plan({"axes.yml": axes}, tmp_path).computed
    assert computed is not None
    assert computed.figure("axes.a.x.price") is not None
    assert {"axes.a.price", "axes.a.grade", "axes.a.share"} & set(computed.figures) == set()


@pytest.mark.parametrize(
    ("minimum", "problems"),
    [
        ("{per: region, level: 1, least: 1家}", []),
        ("{per: region, level: 1, least: 2家}", ["川南"]),
        ("{per: region, level: 1, least: 2家, except: {south: 明年再开}}", []),
        ("{per: region, level: 1, least: 2家, or: {new: 1家}}", []),
        ("{per: region, level: 1, least: 2家, or: {target: 40万元}}", ["川南"]),
        ("{per: region, least: 1家}", ["绵阳"]),
        ("{per: region, level: 1, at: {tier: prefecture}, least: 1家}", ["川南"]),
        ("{per: region, level: 1, column: target, least: 50万元}", ["川南"]),
    ],
)
def test_the_least_of_each_member(minimum: str, problems: list[str], tmp_path: Path) -> None:
    found = checked(tmp_path, f"  cross: [[region, tier]]\n  minimum: [{minimum}]\n")
    said = [one for one in found.of("minimum-not-met") if one.is_problem]
    assert [_member(one) for one in said] == problems
    assert {rule for rule, *_ in found.problems()} == ({"minimum-not-met"} if problems else set())


def _member(found: Finding) -> str:
    return str(dict(found.message.values)["member"])


def test_a_register_as_a_table(tmp_path: Path) -> None:
    computed = checked(tmp_path).computed
    assert computed is not None
    reader = Reader(computed, "p/index.md")
    whole = register(reader, "dealers")
    assert whole.count("<tr") == 1 + 3 + 1
    assert "广汉" in whole
    grouped = register(reader, "dealers", "tier, target", group="region")
    assert grouped.count("<tr") == 1 + 3 + 4 + 1
    assert grouped.index("川北") < grouped.index("德阳") < grouped.index("宏达") < grouped.index("川南")
    assert "广汉" not in grouped
    with pytest.raises(PageError, match="没有"):
        register(reader, "dealers", "colour")
    with pytest.raises(PageError, match="没有"):
        register(reader, "dealers", group="city")
