"""`plan diff` as a person types it: what it prints, to the letter, the code it ends with, and what it refuses."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft7Validator

from macros.changes.as_markdown import code, plain
from macros.changes.version import Version, read_version
from scripts.cli import plan as command
from tests.plans import AXES, BARE, write_files
from tests.portal import ROOT
from tests.repository import commit, git

RAILS = "guardrails:\n  - {of: revenue, percent: 3%, why: 要总经理同意}\n  - {of: boxes, amount: 30万箱, over: warn}\n"
TARGETS = "revenue:\n  name: 销售额\n  unit: 元\n  base: 4亿\n  growth: 25%\n  quantum: 1万元\n  split: {product: 2:3:1}\n"
FACTS = "price: {name: 单价, value: 50元/箱}\nboxes: {name: 箱数, value: = revenue / price}\n"
FILES = {**BARE, "plan.yml": BARE["plan.yml"] + RAILS, "axes.yml": AXES, "targets.yml": TARGETS, "facts.yml": FACTS}
EDITED = {"targets.yml": TARGETS.replace("25%", "30%"), "facts.yml": FACTS.replace("单价", "箱价")}
TOLD = """\
{before} → {after}

试验计划（p）：3 个数变动，3 个分解格变动，0 处成员变动，1 处文字变动
! 不通过：销售额 5亿 → 5.2亿，变动 +2000万（+4%），超过护栏 3%（要总经理同意）
! 提醒：箱数 1000万箱 → 1040万箱，变动 +40万箱（+4%），超过护栏 30万箱

目标
  销售额  revenue.total  5亿 → 5.2亿  +2000万（+4%）
      data/p/targets.yml:5 revenue.growth 25% → 30%：+2000万
  销售额·增长率  revenue.growth  25% → 30%  +5个百分点
      data/p/targets.yml:5 revenue.growth 25% → 30%：+5个百分点

分解
  销售额 按 产品：3 格变动，最大的是 销售额·走量品 2.5亿 → 2.6亿，+1000万（+4%）

其他数字
  箱数  boxes  1000万箱 → 1040万箱  +40万箱（+4%）
      data/p/targets.yml:5 revenue.growth 25% → 30%：+40万箱

日程与文字
  data/p/facts.yml:1 price.name  单价 → 箱价

改动的行
  data/p/targets.yml:5 revenue.growth  25% → 30%
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a tagged version and an edit that is not yet committed, and the command run inside it."""
    commit(tmp_path, FILES, "v1")
    write_files(EDITED, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    found = CliRunner().invoke(command, ["diff", *words])
    assert found.exception is None or isinstance(found.exception, SystemExit), found.output
    return found


def test_a_tag_beside_the_files_as_they_are(project: Path) -> None:
    done = run("v1")
    assert (done.exit_code, done.stdout, done.stderr) == (0, TOLD.format(before="v1", after="现在的文件"), "")
    assert git(project, "status", "--short").split() == ["M", "data/p/facts.yml", "M", "data/p/targets.yml"]


def test_two_revisions(project: Path) -> None:
    commit(project, EDITED, "v2")
    assert run("v1", "v2").stdout == TOLD.format(before="v1", after="v2")
    assert run("v2", "v2").stdout == "v2 → v2：没有变化\n"
    assert run("v2").stdout == "v2 → 现在的文件：没有变化\n"


def test_two_folders_without_git(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    write_files(FILES, other)
    assert run(str(other), str(project)).stdout == TOLD.format(before=other, after=project)
    assert run(str(other / "data/p"), "data/p").stdout == TOLD.format(before=other / "data/p", after="data/p")


def test_one_plan_copied_from_another_is_that_plan_in_another_state(project: Path) -> None:
    for name in ("plan.yml", "axes.yml", "targets.yml", "facts.yml"):
        write_files({f"../q/{name}": FILES[name].replace("25%", "30%")}, project)
    done = run("data/p", "data/q")
    assert "没有变化" not in done.stdout
    assert [line for line in done.stdout.splitlines() if "targets.yml" in line] == []
    assert "price.name  箱价 → 单价" in done.stdout


def test_the_plan_json_of_a_published_site(project: Path) -> None:
    written = CliRunner().invoke(command, ["export", "--output", "after.json"])
    assert written.exit_code == 0, written.output
    write_files(FILES, project)
    assert run("after.json").stdout.splitlines()[2:8] == [
        "试验计划（p）：3 个数变动，3 个分解格变动，0 处成员变动，1 处文字变动",
        "! 有一边只有 plan.json，没有数据文件：比较数字、成员和文字，不追到改动的行；页面只说改了没有",
        "! 不通过：销售额 5.2亿 → 5亿，变动 -2000万（-3.8%），超过护栏 3%（要总经理同意）",
        "! 提醒：箱数 1040万箱 → 1000万箱，变动 -40万箱（-3.8%），超过护栏 30万箱",
        "",
        "目标",
    ]
    assert "  data/p/facts.yml:1 price.name  箱价 → 单价" in run("after.json").stdout.splitlines()
    write_files({"../../content/p/index.md": "# 页面\n"}, project)
    assert run("after.json").stdout.splitlines()[-1].startswith("  content/p/index.md  — → sha256 ")
    assert run("after.json", "after.json").stdout == "after.json → after.json：没有变化\n"
    Path("after.json").write_text('{"format": "plan/1"}', encoding="utf-8")
    assert (run("after.json").exit_code, run("after.json").stderr) == (2, "plan: after.json 不是门户发布的 plan.json\n")


@pytest.mark.usefixtures("project")
def test_guardrails_decide_the_exit_code() -> None:
    assert run("v1").exit_code == 0
    assert run("v1", "--exit-code").exit_code == 1
    write_files({"targets.yml": TARGETS.replace("25%", "26%")}, Path())
    assert run("v1", "--exit-code").exit_code == 0


@pytest.mark.usefixtures("project")
def test_all_shows_every_cell() -> None:
    lines = [line.strip() for line in run("v1", "--all").stdout.splitlines()]
    assert "销售额·走量品  revenue[product=B]  2.5亿 → 2.6亿  +1000万（+4%）" in lines
    assert sum("revenue[product=" in line for line in lines) == 3


@pytest.mark.usefixtures("project")
def test_json_is_as_its_schema_says_and_exact() -> None:
    schema = json.loads(run("--json-schema").stdout)
    Draft7Validator.check_schema(schema)
    told = json.loads(run("v1", "--format", "json").stdout)
    Draft7Validator(schema).validate(told)
    [plan] = told["plans"]
    total = next(figure for figure in plan["figures"] if figure["path"] == "revenue.total")
    assert (total["before"]["low"], total["after"]["low"], total["difference"]["low"], total["relative"]) == (
        "500000000",
        "520000000",
        "20000000",
        "1/25",
    )
    assert total["causes"] == [{"edits": [1], "amount": "20000000"}]
    assert plan["edits"][1]["after"] == {"line": 5, "column": 11, "text": "30%"}


@pytest.mark.usefixtures("project")
def test_markdown_and_html() -> None:
    markdown = run("v1", "--format", "markdown", "--language", "en").stdout
    because = "`data/p/targets.yml:5 revenue.growth 25% → 30%: +2000万`"
    assert f"| 销售额<br>`revenue.total` | 5亿 | 5.2亿 | \\+2000万（\\+4%） | {because} |" in markdown.splitlines()
    html = run("v1", "--format", "html").stdout
    assert '<td>销售额<br><code>revenue.total</code></td><td class="number">5亿</td>' in html
    assert "http" not in html
    assert "<script" not in html


def test_what_a_plan_says_is_no_markup_in_a_comment() -> None:
    assert plain("a | <b> @all #12 [x](https://e.com) *c*\nd") == (
        "a \\| &lt;b&gt; @\u2060all #\u206012 \\[x\\]\\(https:\u2060//e.com\\) \\*c\\* d"
    )
    assert code("a`b|c\nd") == "`a'b¦c d`"


@pytest.mark.usefixtures("project")
def test_output_goes_to_a_file() -> None:
    done = run("v1", "--output", "diff.txt")
    assert (done.exit_code, done.stdout) == (0, "")
    assert Path("diff.txt").read_text(encoding="utf-8") == TOLD.format(before="v1", after="现在的文件")


# —— several plans, and what cannot be compared ——


def test_plans_new_and_gone_and_one_that_cannot_be_read(project: Path) -> None:
    write_files({"../q/plan.yml": BARE["plan.yml"], "../r/plan.yml": BARE["plan.yml"], "../r/facts.yml": "a: 1\n"}, project)
    commit(project, FILES, "v2")
    git(project, "rm", "-rq", "data/q")
    write_files({"../s/plan.yml": BARE["plan.yml"], "../r/plan.yml": "title: x\n"}, project)
    done = run("v2")
    assert done.exit_code == 2
    assert done.stdout == "v2 → 现在的文件\n\n试验计划（q）：计划已删去\n\n试验计划（s）：新增的计划\n"
    assert done.stderr == "plan: 计划 r 没有比较：现在的文件 里的 plan.yml 读不出来；先用 plan check 看问题\n"
    assert run("v2", "--plan", "q").stdout == "v2 → 现在的文件\n\n试验计划（q）：计划已删去\n"
    assert run("v2", "--plan", "nope").stderr == "plan: 没有计划 nope；有：p、q、r、s\n"


def test_a_broken_file_is_said_and_the_rest_is_compared(project: Path) -> None:
    write_files({"facts.yml": FACTS.replace("50元/箱", "5百")}, project)
    lines = run("v1").stdout.splitlines()
    assert "! 之后的版本里 facts.yml 有错误，有关的数无法比较" in lines
    assert "  单价  price  50元/箱 → 待定  由已知变为待定" in lines


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "plan: 请写明和哪一版比较，如 plan diff main（提交、分支、标签或文件夹）\n"),
        (
            ["nope"],
            "plan: 没有 nope：它不是提交、分支或标签，也不是放着计划的文件夹；浅克隆要先取全历史（git fetch --unshallow）\n",
        ),
        (
            ["--", "--output=x"],
            "plan: 没有 --output=x：它不是提交、分支或标签，也不是放着计划的文件夹；浅克隆要先取全历史（git fetch --unshallow）\n",
        ),
    ],
)
def test_what_cannot_be_found(words: list[str], told: str) -> None:
    done = run(*words)
    assert (done.exit_code, done.stderr) == (2, told)


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(FILES, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert run("main").stderr == "plan: 没有文件夹 main，这里也读不了 git（没有装，不是仓库，或者仓库属于别的用户）\n"


def test_a_link_in_a_revision_is_refused(project: Path) -> None:
    (project / "data/p/team.yml").symlink_to("/etc/hostname")
    commit(project, {}, "v2")
    assert run("v2").stderr == "plan: v2 里的 data/p/team.yml 是链接，不读；请换成普通文件\n"


def test_a_name_that_leads_out_of_the_folder_is_refused(project: Path) -> None:
    (project / "data/p/a:b.yml").write_text("x", encoding="utf-8")
    commit(project, {}, "v2")
    assert run("v2").stderr == "plan: v2 里的文件名 'data/p/a:b.yml' 不能用；请改名\n"


def test_a_project_in_a_folder_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "portal"
    write_files(FILES, root)
    commit(tmp_path, {}, "v1")
    write_files(EDITED, root)
    monkeypatch.chdir(root)
    assert run("v1").stdout == TOLD.format(before="v1", after="现在的文件")
    commit(tmp_path, {}, "v2")
    assert run("v1", "v2").stdout == TOLD.format(before="v1", after="v2")


def test_only_plans_that_differ_are_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in "qrs":
        write_files({f"../{key}/plan.yml": BARE["plan.yml"]}, project)
    commit(project, FILES, "v2")
    write_files(EDITED, project)
    read: list[str] = []

    def noted(root: Path, folder: str) -> Version | None:
        read.append(folder)
        return read_version(root, folder)

    monkeypatch.setattr("scripts.comparing.read_version", noted)
    assert "revenue.total" in run("v2").stdout
    assert read == ["data/p", "data/p"]


# —— the guide ——


def test_the_worked_review_goes_as_the_guide_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The review of the guide, done on a copy of the sample: what it shows is what is printed, with ……  for lines left out."""
    page = (ROOT / "content/guide/review.md").read_text(encoding="utf-8")
    for part in ("data", "content"):
        shutil.copytree(ROOT / part, tmp_path / part)
    commit(tmp_path, {})
    [edits] = re.findall(r"```diff\n(.*?)```", page, re.DOTALL)
    for file, before, after in re.findall(r"^--- (.*)\n-(.*)\n\+(.*)$", edits, re.MULTILINE):
        text = (tmp_path / file).read_text(encoding="utf-8")
        assert text.count(before) == 1
        (tmp_path / file).write_text(text.replace(before, after), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    [shown] = re.findall(r"```console\n\$ plan diff main\n(.*?)```", page, re.DOTALL)
    pattern = ".*?\n".join(re.escape(part) for part in re.split(r"^……\n", shown, flags=re.MULTILINE))
    done = run("main")
    assert re.fullmatch(pattern, done.stdout, re.DOTALL), done.stdout
    assert run("main", "--exit-code").exit_code == 1


ABOVE = {
    "../q/plan.yml": BARE["plan.yml"].replace("试验计划", "集团计划"),
    "../q/facts.yml": "all: {name: 合计, unit: 元, value: = p:revenue.total * rate}\nrate: {value: 50%}\n",
    "../r/plan.yml": BARE["plan.yml"].replace("试验计划", "总部计划"),
    "../r/facts.yml": "top: {name: 总计, unit: 元, value: = q:all * 2}\n",
    "../z/plan.yml": BARE["plan.yml"].replace("试验计划", "别的计划"),
}


@pytest.mark.parametrize("after", [None, "v2"])
def test_a_plan_that_reads_a_changed_one_moves_with_it(project: Path, after: str | None) -> None:
    """Both between two commits and up to the files as they are; what another plan did is told apart from the plan's own edits."""
    commit(project, FILES | ABOVE, "v1b")
    own = {"../q/facts.yml": ABOVE["../q/facts.yml"].replace("50%", "40%")}
    if after is None:
        write_files(EDITED | own, project)
    else:
        commit(project, EDITED | own, after)
    lines = run("v1b", *([after] if after else [])).stdout.splitlines()
    assert [line for line in lines if "：" in line and "（" in line and line[0] not in " !"] == [
        "试验计划（p）：3 个数变动，3 个分解格变动，0 处成员变动，1 处文字变动",
        "集团计划（q）：2 个数变动，0 个分解格变动，0 处成员变动，0 处文字变动",
        "总部计划（r）：1 个数变动，0 个分解格变动，0 处成员变动，0 处文字变动",
    ]
    found = lines.index("  合计  all  2.5亿 → 2.08亿  -4200万（-16.8%）")
    assert lines[found + 1 : found + 3] == [
        "      data/q/facts.yml:2 rate.value 50% → 40%：-5100万",
        "      别的计划里的改动：+900万",
    ]
    found = lines.index("  总计  top  5亿 → 4.16亿  -8400万（-16.8%）")
    assert lines[found + 1] == "      别的计划里的改动：-8400万"


def test_only_the_plan_asked_for_is_told_of(project: Path) -> None:
    commit(project, FILES | ABOVE, "v1b")
    write_files(EDITED, project)
    assert "集团计划（q）" in run("v1b", "--plan", "q").stdout
    assert "试验计划（p）" not in run("v1b", "--plan", "q").stdout


REGISTER = "dealers:\n  name: 经销商\n  unit: 家\n  columns: {goal: {name: 任务, unit: 元}}\n  rows: dealers.csv\n"


def test_a_row_of_a_csv_file_is_an_edit_too(project: Path) -> None:
    rows = "键,名称,任务\na,甲,100万\nb,乙,200万\n"
    commit(project, FILES | {"registers.yml": REGISTER, "dealers.csv": rows}, "v1c")
    write_files({"dealers.csv": rows.replace("200万", "250万")}, project)
    lines = run("v1c").stdout.splitlines()
    assert lines[2] == "试验计划（p）：2 个数变动，0 个分解格变动，0 处成员变动，0 处文字变动"
    assert "      data/p/dealers.csv:3 dealers.rows.b.goal 200万 → 250万：+50万" in lines
