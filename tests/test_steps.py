"""The step from one published version to the next: what moved, why, and who says so; written once, beside the versions."""

from __future__ import annotations

import json
import shutil
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from scripts.publishing.across import CHANGES
from scripts.publishing.folder import SITE
from tests.portal import parse
from tests.publishing import files_in, git
from tests.stepped import FACTS, FILES, SECOND, VERSIONS, commit, empty, publish, three_versions


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return three_versions(tmp_path_factory.mktemp("steps"))


def told(out: Path, version: str, name: str = "index") -> Any:
    return json.loads((out / SITE / CHANGES / version / f"{name}.json").read_text(encoding="utf-8"))


def test_the_first_version_has_none_before_it(published: tuple[Path, Path]) -> None:
    _, out = published
    index = told(out, "2026.1")
    assert (index["before"], index["plans"]) == (
        None,
        {"p": {"title": "试验计划", "status": "first", "standing": "draft", "version": "2026.1", "approvals": []}},
    )
    assert sorted(path.name for path in (out / SITE / CHANGES / "2026.1").iterdir()) == ["index.html", "index.json"]
    assert "门户发布的第一版" in parse(out / SITE / CHANGES / "2026.1/index.html").text


def test_a_step_in_brief(published: tuple[Path, Path]) -> None:
    root, out = published
    index = told(out, "2026.2")
    assert {key: index[key] for key in ("before", "commit", "signed_off", "version", "format")} == {
        "before": "2026.1",
        "commit": git(root, "rev-parse", "HEAD~1"),
        "signed_off": "某人 <someone@example.org>",
        "version": "2026.2",
        "format": "plan-changes/1",
    }
    plan = index["plans"]["p"]
    assert plan | {"leading": []} == {
        "title": "试验计划", "status": "changed", "standing": "draft", "version": "2026.2", "approvals": [], "leading": [],
        "amends": "2026.1", "why": "原料涨价", "asked_by": "财务总监",
        "summary": "6 个数变动，21 个分解格变动，0 处成员变动，3 处文字变动",
    }  # fmt: skip
    assert [tuple(row.values()) for row in plan["leading"]] == [
        ("6亿", "5亿", "+1亿（+20%）", "销售额", "revenue.total"),
        ("≈85714285.71元", "≈71428571.43元", "≈+14285714.29元（+20%）", "利润", "profit.total"),
        ("12%", "待定", "由待定变为已知", "份额", "share"),
    ]


def test_every_figure_that_moved_with_amounts_that_add_up(published: tuple[Path, Path]) -> None:
    _, out = published
    for version, before in (("2026.2", "2026.1"), ("2026.3", "2026.2")):
        whole = told(out, version, "p")
        values = [
            {one["id"]: one["value"] for one in json.loads((out / SITE / name / "p/plan.json").read_text(encoding="utf-8"))["figures"]}
            for name in (before, version)
        ]
        renamed = {new: old for old, new in whole["renamed"].items()}
        for row in whole["figures"]:
            if row["kind"] == "changed":
                moved = Fraction(values[1][row["path"]]) - Fraction(values[0][renamed.get(row["path"], row["path"])])
                assert sum(Fraction(amount) for _, amount in row["causes"]) == moved, row["path"]
    boxes = next(row for row in told(out, "2026.2", "p")["figures"] if row["path"] == "boxes")
    assert [amount for _, amount in boxes["causes"]] == ["2750000", "2250000"], "price and growth act together: each bears half of that"
    names = [(edit["name"], edit["before"], edit["after"], edit["words"]) for edit in told(out, "2026.2", "p")["edits"]]
    assert ("单价", "50元/箱", "40元/箱", False) in names
    assert ("销售额·增长率", "25%", "50%", False) in names
    assert ("summary", None, "涨价以后", True) in names


def test_a_renamed_member_keeps_its_cells(published: tuple[Path, Path]) -> None:
    _, out = published
    whole = told(out, "2026.3", "p")
    assert whole["renamed"]["revenue[product=A]"] == "revenue[product=X]"
    assert {row["kind"] for row in whole["figures"]} == {"changed"}
    assert whole["members"] == ["产品换了键 形象品（A） → 形象品（X）（名称相同）  data/p/axes.yml:3"]


def test_without_a_script_the_step_is_read_as_a_page(published: tuple[Path, Path]) -> None:
    _, out = published
    page = parse(out / SITE / CHANGES / "2026.2/index.html")
    assert [one.text for one in page.all("h1")] == ["2026.1 → 2026.2"]
    rows = [[cell.text for cell in row.all("td")] for row in page.all("tr")]
    boxes = next(row for row in rows if row[:1] == ["箱数boxes"])
    assert boxes[1:4] == ["1000万箱", "1500万箱", "+500万箱（+50%）"]
    pictures = page.all("figure", "chart-bridge")
    assert [one.all("svg")[0].attributes["aria-label"] for one in pictures] == [
        "销售额：之前 5亿，销售额·增长率 +1亿，之后 6亿",
        "利润：之前 ≈71428571.43元，销售额·增长率 ≈+14285714.29元，之后 ≈85714285.71元",
    ]
    assert "由待定变为已知" in page.text


def test_a_step_is_written_once_and_never_again(tmp_path: Path) -> None:
    root, out = three_versions(tmp_path)
    before = {name: files_in(out / CHANGES / name) for name in VERSIONS}
    commit(root, {"facts.yml": FACTS})
    publish(root, out, "2026.4")
    assert {name: files_in(out / CHANGES / name) for name in VERSIONS} == before
    assert told(out, "2026.4")["before"] == "2026.3"


def test_plans_that_come_stay_and_go(tmp_path: Path) -> None:
    root, out = empty(tmp_path), tmp_path / "out"
    other = {f"../q/{name}": content for name, content in FILES.items()}
    for version, files in (("1", FILES), ("2", FILES | other), ("3", FILES | other | {"../../notes.txt": "x"})):
        commit(root, files)
        publish(root, out, version)
    shutil.rmtree(root / "data/p")
    git(root, "commit", "-qam", "gone")
    publish(root, out, "4")
    assert [{key: plan["status"] for key, plan in told(out, version)["plans"].items()} for version in "1234"] == [
        {"p": "first"},
        {"p": "same", "q": "new"},
        {"p": "same", "q": "same"},
        {"p": "gone", "q": "same"},
    ]
    assert "新增的计划" in parse(out / SITE / CHANGES / "2/index.html").text
    assert "没有变化" in parse(out / SITE / CHANGES / "3/index.html").text
    assert "计划已删去" in parse(out / SITE / CHANGES / "4/index.html").text


def test_without_the_earlier_commit_figures_are_compared_and_not_traced(tmp_path: Path) -> None:
    """A clone of the last commit alone, as runners make it."""
    root, out = three_versions(tmp_path)
    commit(root, SECOND)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "shallow")
    publish(tmp_path / "shallow", out, "2026.4")
    whole = told(out, "2026.4", "p")
    assert (whole["traced"], whole["edits"]) == (False, [])
    assert whole["notes"] == ["有一边只有 plan.json，没有数据文件：比较数字、成员和文字，不追到改动的行；页面只说改了没有"]
    boxes = next(row for row in whole["figures"] if row["path"] == "boxes")
    assert (boxes["before"], boxes["after"], boxes["causes"]) == ("1375万箱", "1500万箱", [])


def test_what_another_plan_moved_has_no_edit_in_this_one(tmp_path: Path) -> None:
    root, out = empty(tmp_path), tmp_path / "out"
    above = {"../q/plan.yml": FILES["plan.yml"], "../q/facts.yml": "all: {name: 合计, unit: 元, value: = p:revenue.total}\n"}
    for version, growth in (("1", "25%"), ("2", "50%")):
        commit(root, FILES | above | {"targets.yml": FILES["targets.yml"].replace("25%", growth)})
        publish(root, out, version)
    [row] = told(out, "2", "q")["figures"]
    assert (row["path"], row["before"], row["after"], row["causes"]) == ("all", "5亿", "6亿", [[[], "100000000"]])
    assert "合计：之前 5亿，别的计划里的改动 +1亿，之后 6亿" in (out / SITE / CHANGES / "2/index.html").read_text(encoding="utf-8")
