"""Approving: what is written, what then counts, what is found when something moves, and where a target stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft7Validator

from macros.catalogue import text
from macros.exports.plan_json import plan_json, schema_text
from macros.model.seal import read_seal
from macros.model.version_name import version_problem
from macros.pages.life import life
from macros.pages.links import Reader
from scripts.cli import plan as command
from tests.plans import FOLDER, PEOPLE, TODAY, Checked, checked, told, write_files

HEAD = "title: 试验计划\nkind: bare\nperiod: {start: 2026-01, months: 12}\nowner: 总监\nversion: 2026.1\nstatus: review\n"
KIND = "name: 试验\napprovers: [财务总监, 总经理]\n"
FACTS = "a: {name: 甲, value: 5万元}\nb: {name: 乙, value: = a * 2, stated: 10万元}\n"
FILES = {
    "plan.yml": HEAD,
    "../kinds/bare.yml": KIND,
    "facts.yml": FACTS,
    "market.yml": "trends:\n  one: {name: 趋势, text: 消费升级}\n",
    "../../content/p/index.md": "# 总览\n\n正文。\n",
}
WANG = ("--by", "王", "--role", "总经理", "--date", "2026-01-06")
LI = ("--by", "李", "--role", "财务总监", "--date", "2026-01-05", "--note", "同意，按季复核")


def run(*words: str) -> Result:
    found = CliRunner().invoke(command, words)
    assert found.exception is None or isinstance(found.exception, SystemExit), found.output
    return found


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(FILES, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def approved(project: Path) -> Path:
    """The same, approved by both roles."""
    assert [run("approve", *words).exit_code for words in (LI, WANG)] == [0, 0]
    write_files({"plan.yml": HEAD.replace("review", "approved")}, project)
    return project


def found(root: Path) -> Checked:
    return checked(root, FOLDER, TODAY)


def said(root: Path) -> list[str]:
    """Every problem as one line."""
    return [told(one) for one in found(root).findings if one.is_problem]


# —— the command ——


def test_two_roles_approve(project: Path) -> None:
    done = run("approve", "p", *LI)
    digest = json.loads((project / FOLDER / ".sealed/2026.1.json").read_text(encoding="utf-8"))["digest"]
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"已记下：财务总监 李 批准 p 的 2026.1 版（{digest[:19]}）\n还差：总经理\n"
    assert run("approve", *WANG).stdout == (
        f"已记下：总经理 王 批准 p 的 2026.1 版（{digest[:19]}）\n"
        "该批准的都已批准；请把 data/p/plan.yml 的 status 写成 approved，一起提交\n"
    )
    written = (project / FOLDER / "approvals.yml").read_text(encoding="utf-8")
    marks = [line for line in written.splitlines() if "mark:" in line]
    assert written == (
        "# yaml-language-server: $schema=../.schema/approvals.schema.json\n"
        "# 由 plan approve 写入；手工改动会被 plan check 发现。\n"
        "approvals:\n"
        '  - version: "2026.1"\n    role: "财务总监"\n    by: "李"\n    date: 2026-01-05\n    note: "同意，按季复核"\n'
        f'    digest: "{digest}"\n{marks[0]}\n'
        '  - version: "2026.1"\n    role: "总经理"\n    by: "王"\n    date: 2026-01-06\n'
        f'    digest: "{digest}"\n{marks[1]}\n'
    )
    assert read_seal((project / FOLDER / ".sealed/2026.1.json").read_text(encoding="utf-8")) is not None
    assert said(project) == []


def test_approving_twice_writes_nothing(approved: Path) -> None:
    before = {path: path.read_bytes() for path in approved.rglob("*") if path.is_file()}
    done = run("approve", *WANG)
    assert (done.exit_code, done.stdout) == (0, "总经理 王 已在 2026-01-06 批准过 2026.1 版的同样内容，没有再写\n")
    assert {path: path.read_bytes() for path in approved.rglob("*") if path.is_file()} == before


def test_what_stands_in_the_file_stays(project: Path) -> None:
    write_files({"approvals.yml": "signed:\n  # 已签\n  zhou: 2026-01-03\n", "team.yml": PEOPLE}, project)
    assert run("approve", *LI).exit_code == 0
    assert run("approve", *WANG).exit_code == 0
    written = (project / FOLDER / "approvals.yml").read_text(encoding="utf-8")
    assert written.startswith('signed:\n  # 已签\n  zhou: 2026-01-03\napprovals:\n  - version: "2026.1"\n')
    write_files({"approvals.yml": written.replace("approvals:", "# 批准\napprovals:") + "# 完\n"}, project)
    assert run("approve", "--by", "赵", "--role", "总经理", "--date", "2026-01-07").exit_code == 0
    assert (project / FOLDER / "approvals.yml").read_text(encoding="utf-8").endswith('"\n# 完\n')
    assert said(project) == []


@pytest.mark.parametrize(
    ("words", "code", "answer"),
    [
        (("p", "--by", "王", "--role", "董事长"), 2, "plan: bare 这类计划没有角色 董事长；有：财务总监、总经理\n"),
        (("p", "--by", " ", "--role", "总经理"), 2, "plan: --by 请写在一行里，不能空着\n"),
        (("p", "--by", "王\n李", "--role", "总经理"), 2, "plan: --by 请写在一行里，不能空着\n"),
        (("q", "--by", "王", "--role", "总经理"), 2, "plan: 没有计划 q；有：p\n"),
    ],
)
@pytest.mark.usefixtures("project")
def test_what_cannot_be_approved(words: tuple[str, ...], code: int, answer: str) -> None:
    done = run("approve", *words)
    assert (done.exit_code, done.stdout, done.stderr) == (code, "", answer)


def test_a_plan_without_version_or_with_errors(project: Path) -> None:
    write_files({"plan.yml": HEAD.replace("version: 2026.1\n", "")}, project)
    done = run("approve", *WANG)
    assert (done.exit_code, done.stderr) == (2, "plan: data/p/plan.yml 里没有 version；先写上要批准的版本，如 version: 2026.1\n")
    write_files({"plan.yml": HEAD.replace("2026.1", "../x")}, project)
    assert run("approve", *WANG).stderr.startswith("plan: 版本不能叫 ../x；")
    write_files({"plan.yml": HEAD, "facts.yml": FACTS.replace("10万", "11万")}, project)
    done = run("approve", *WANG)
    assert (done.exit_code, done.stderr) == (1, "计划 p 有 1 个错误，不能批准；先运行 plan check 看问题\n")
    assert not (project / FOLDER / "approvals.yml").exists()


def test_a_change_in_review_makes_earlier_approvals_stale(project: Path) -> None:
    run("approve", *LI)
    write_files({"facts.yml": FACTS.replace("5万", "6万").replace("10万", "12万")}, project)
    done = run("approve", *WANG)
    assert done.stdout.splitlines()[1:] == ["内容在此后变过，下列角色原先的批准不再算数，请重新批准：财务总监", "还差：财务总监"]
    assert run("approve", *LI).stdout.endswith("status 写成 approved，一起提交\n")
    assert said(project) == []


# —— what the check says afterwards ——


def test_an_approved_plan_is_in_order(approved: Path) -> None:
    assert said(approved) == []


def test_approved_is_said_too_early(project: Path) -> None:
    write_files({"plan.yml": HEAD.replace("review", "approved")}, project)
    place = "data/p/plan.yml:6:9: error[approval-incomplete] "
    way = "；请他们运行 plan approve，或先把状态写成 review"
    assert said(project) == [f"{place}2026.1 版写着已批准，还差：财务总监、总经理（已有：—）{way}"]
    run("approve", *LI)
    assert said(project) == [f"{place}2026.1 版写着已批准，还差：总经理（已有：财务总监）{way}"]
    write_files({"../kinds/bare.yml": "name: 试验\n"}, project)
    assert said(project) == []


def test_an_edit_after_the_approval_is_told_figure_by_figure(approved: Path) -> None:
    write_files({"facts.yml": FACTS.replace("5万", "6万").replace("10万", "12万")}, approved)
    way = "；请改回去，或写新的 version 和 amendment 作为修订"
    assert said(approved) == [
        f"data/p/facts.yml:1:21: error[approved-changed] 已批准的 2026.1 版变了：甲 由 5万 变为 6万{way}",
        f"data/p/facts.yml:2:21: error[approved-changed] 已批准的 2026.1 版变了：乙 由 10万 变为 12万{way}",
    ]
    assert run("check").exit_code == 1


@pytest.mark.parametrize(
    ("files", "what"),
    [
        ({"facts.yml": FACTS.replace("= a * 2", "= a + a")}, ["乙 仍是 10万，但名称、公式、权重或声明值改了"]),
        ({"facts.yml": FACTS + "c: {name: 丙, value: 3次}\n"}, ["多了 丙 3次"]),
        ({"facts.yml": FACTS.splitlines()[0] + "\n"}, ["少了 乙 10万"]),
        ({"market.yml": FILES["market.yml"].replace("升级", "降级")}, ["文字 market.trends.one.text 由“消费升级”变为“消费降级”"]),
        ({"../../content/p/index.md": "# 总览\n\n另文。\n"}, ["页面 content/p/index.md 改了"]),
        ({"../../content/p/more.md": "# 另一页\n\n文。\n"}, ["多了页面 content/p/more.md"]),
        ({"facts.yml": "# 说明\n" + FACTS.replace("5万元", "50000元")}, []),
    ],
)
def test_what_counts_as_a_change(files: dict[str, str], what: list[str], approved: Path) -> None:
    write_files(files, approved)
    messages = [text(one.message) for one in found(approved).of("approved-changed")]
    assert [message.partition("：")[2].partition("；请改回去")[0] for message in messages] == what


def test_many_changes_are_summed_up(approved: Path) -> None:
    write_files({"facts.yml": FACTS + "".join(f"x{number}: {{name: 数, value: {number}次}}\n" for number in range(40))}, approved)
    changed = found(approved).of("approved-changed")
    assert len(changed) == 21
    assert text(changed[-1].message if "另有" in text(changed[-1].message) else changed[0].message).startswith("已批准的 2026.1 版变了：")
    assert sum("另有 20 处" in text(one.message) for one in changed) == 1


def test_an_amendment_needs_a_version_a_reason_and_approval(approved: Path) -> None:
    edit = {"facts.yml": FACTS.replace("5万", "6万").replace("10万", "12万")}
    head = HEAD.replace("2026.1", "2026.2")
    write_files(edit | {"plan.yml": head}, approved)
    told_so = "2026.2 版改的是已批准的 2026.1 版，请在 plan.yml 里写明 amendment: {of: 2026.1, why: …, by: …}"
    assert said(approved) == [f"data/p/plan.yml:5:10: error[amendment-without-reason] {told_so}"]
    write_files({"plan.yml": head + "amendment: {of: 2026.0, why: 原料涨价, by: 李}\n"}, approved)
    assert [one.rule for one in found(approved).findings if one.is_problem] == ["amendment-without-reason"]
    write_files({"plan.yml": head + "amendment: {of: 2026.1, why: 原料涨价, by: 李}\n"}, approved)
    assert said(approved) == []
    run("approve", *LI)
    run("approve", *WANG)
    write_files({"plan.yml": head.replace("review", "approved") + "amendment: {of: 2026.1, why: 原料涨价, by: 李}\n"}, approved)
    assert said(approved) == []
    written = (approved / FOLDER / "approvals.yml").read_text(encoding="utf-8")
    assert written.count('    amends: "2026.1"\n    why: "原料涨价"\n') == 2
    assert sorted(path.name for path in (approved / FOLDER / ".sealed").iterdir()) == ["2026.1.json", "2026.2.json"]


def test_no_version_at_all_after_an_approval(approved: Path) -> None:
    write_files({"plan.yml": HEAD.replace("version: 2026.1\n", "")}, approved)
    assert [one.rule for one in found(approved).findings if one.is_problem] == ["amendment-without-reason"]
    write_files({"plan.yml": HEAD.replace("version: 2026.1\n", "").replace("review", "approved")}, approved)
    assert sorted(one.rule for one in found(approved).findings if one.is_problem) == ["amendment-without-reason", "approval-incomplete"]


@pytest.mark.parametrize(
    ("before", "after"),
    [('by: "王"', 'by: "赵"'), ("2026-01-06", "2026-01-07"), ("同意，按季复核", "同意"), ('role: "总经理"', 'role: "财务总监"')],
)
def test_an_edited_approval_is_found(before: str, after: str, approved: Path) -> None:
    file = approved / FOLDER / "approvals.yml"
    file.write_text(file.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    assert "approval-forged" in {one.rule for one in found(approved).findings if one.is_problem}
    assert run("check").exit_code == 1


def test_an_edited_seal_and_a_missing_one_are_found(approved: Path) -> None:
    seal = approved / FOLDER / ".sealed/2026.1.json"
    seal.write_text(seal.read_text(encoding="utf-8").replace('"50000"', '"60000"'), encoding="utf-8")
    assert [one.rule for one in found(approved).findings if one.is_problem] == ["approval-forged", "approval-incomplete"]
    assert text(found(approved).only("approval-forged").message) == (
        "封存的内容 data/p/.sealed/2026.1.json 被改过，和自己的摘要对不上；请从 git 里恢复"
    )
    seal.unlink()
    assert text(found(approved).only("approval-forged").message) == "封存的内容 data/p/.sealed/2026.1.json 不在；请从 git 里恢复"


# —— version names ——


@pytest.mark.parametrize("name", ["2026.1", "v1", "2026-Q1_b", "0", "a" * 64])
def test_a_name_that_will_do(name: str) -> None:
    assert version_problem(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "", "versions.json", "../x", "latest", "LATEST", "a/b", "a\\b", ".git", "index.html", " 1.0", "1.0 ", "1.0.", "v1:2", "a\nb",
        "a\x00",         "二〇二六", "-x", "a..b", "a" * 65, "con", "assets", "x.lock", "1\u200b0", "~", "a*", "%2e",
    ],
)  # fmt: skip
def test_a_name_that_will_not_do(name: str) -> None:
    assert version_problem(name) is not None


# —— where a target stands, and data out ——


def steps(root: Path) -> list[tuple[str, str]]:
    computed = found(root).computed
    assert computed is not None
    shown = life(Reader(computed, "p/index.md"))
    states = [part.partition('"')[0] for part in shown.split('<li class="life-')[1:]]
    return list(zip(states, [part.partition("</b>")[0] for part in shown.split("<b>")[1:]], strict=True))


def test_the_life_of_a_target(project: Path) -> None:
    names = ["制定", "分解", "签订", "批准", "检查", "考核"]
    assert steps(project) == [("open", name) for name in names]
    target = "revenue:\n  name: 销售额\n  unit: 元\n  owner: 总监\n  total: 120万\n  split: {month: even, person: even}\n"
    write_files({"targets.yml": target, "team.yml": PEOPLE, "axes.yml": "market: {east: 华东, south: 华南}\n"}, project)
    assert [state for state, _ in steps(project)] == ["done", "done", "open", "open", "open", "open"]
    run("approve", *LI)
    assert [state for state, _ in steps(project)] == ["done", "done", "open", "part", "open", "open"]
    run("approve", *WANG)
    file = project / FOLDER / "approvals.yml"
    file.write_text(file.read_text(encoding="utf-8") + "signed: {zhou: 2026-01-03, wu: 2026-01-03}\n", encoding="utf-8")
    assert [state for state, _ in steps(project)] == ["done", "done", "part", "done", "open", "open"]
    card = "cards: {sales: {members: {zhou: 周, wu: 吴}, indicators: {calls: {weight: 100分, goal: 10次, actual: {wu: ACTUAL}}}}}\n"
    write_files({"scorecard.yml": card.replace("ACTUAL", "待定")}, project)
    assert steps(project)[-1][0] == "open", "nobody has a score yet"
    write_files({"scorecard.yml": card.replace("ACTUAL", "8次")}, project)
    assert steps(project)[-1][0] == "part"
    computed = found(project).computed
    assert computed is not None
    assert "<small>1/2 人已有得分</small>" in life(Reader(computed, "p/index.md"))
    actual = target + "  actual: {values: {2026-01: 9万}}\n"
    write_files({"plan.yml": HEAD.replace("review", "closed").replace("2026.1", "2026.2"), "targets.yml": actual}, project)
    assert [state for state, _ in steps(project)] == ["done", "done", "part", "open", "done", "done"]


def test_approvals_are_in_plan_json(approved: Path) -> None:
    computed = found(approved).computed
    assert computed is not None
    content = json.loads(plan_json(computed))
    assert [(one["role"], one["by"], one["date"], one.get("note")) for one in content["approvals"]] == [
        ("财务总监", "李", "2026-01-05", "同意，按季复核"),
        ("总经理", "王", "2026-01-06", None),
    ]
    assert {one["digest"] for one in content["approvals"]} == {content["digest"]["all"]}
    assert Draft7Validator(json.loads(schema_text())).is_valid(content)
