"""The commands as a person types them: what they print, to the letter, and the code they end with."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.model.loading import load_plan
from macros.model.project import Chosen, choose, merged
from scripts.cli import plan as command
from scripts.explain import told_of
from tests.plans import BARE, FOLDER, checked, write_files

FACTS = "a: {name: 甲, value: 5万元, from: 台账, as_of: 2025-12}\nb: {name: 乙, value: = a * 2, stated: 10万元, note: 两倍}\n"
WRONG = "a: {name: 甲, value: 5万元}\nb: {name: 乙, value: = a * 2, stated: 12万元}\nc: {value: 5百}\n"
TARGETS = """
revenue:
  name: 销售额
  unit: 元
  total: 100万
  quantum: 1万元
  split: {product: 2:3:1}
  hold: [{at: {product: C}, value: 20万, by: 甲, why: 乙}]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one small plan, and the command run inside it."""
    write_files(BARE | {"facts.yml": FACTS}, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    found = CliRunner().invoke(command, words)
    assert found.exception is None or isinstance(found.exception, SystemExit), found.output
    return found


def write(root: Path, **files: str) -> None:
    write_files({f"{stem}.yml": content for stem, content in files.items()}, root)


# —— check ——


def test_a_clean_plan(project: Path) -> None:
    done = run("check", str(project))
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "1 个计划：0 个错误，0 个警告，0 条说明；核对一致 1 处，无法核对 0 处。\n"


def test_a_plan_with_errors(project: Path) -> None:
    write(project, facts=WRONG)
    done = run("check")
    assert done.exit_code == 1
    assert done.stdout == (
        "data/p/facts.yml:2:38: error[stated-differs] 乙：声明 12万元，算得 10万，差 2万；请改声明值或它的依据\n"
        "    b: {name: 乙, value: = a * 2, stated: 12万元}\n"
        "                                          ^^^^^^\n"
        "    甲 5万 × 2 = 10万，声明 12万元，差 2万\n"
        "    data/p/facts.yml:1: 甲 5万\n"
        "data/p/facts.yml:3:12: error[odd-scale] `5百` 请写成 `500`\n"
        "    c: {value: 5百}\n"
        "               ^^^\n"
    )
    assert done.stderr == "1 个计划：2 个错误，0 个警告，0 条说明；核对一致 0 处，无法核对 0 处。\n"


def test_in_english(project: Path) -> None:
    write(project, facts=WRONG)
    done = run("check", "--language", "en", "data/p")
    assert done.stdout == (
        "data/p/facts.yml:2:38: error[stated-differs] "
        "乙: stated 12万元, computed 10万, 2万 apart; correct the statement or what it rests on\n"
        "    b: {name: 乙, value: = a * 2, stated: 12万元}\n"
        "                                          ^^^^^^\n"
        "    甲 5万 × 2 = 10万, stated 12万元, difference 2万\n"
        "    data/p/facts.yml:1: 甲 5万\n"
        "data/p/facts.yml:3:12: error[odd-scale] write `500` for `5百`\n"
        "    c: {value: 5百}\n"
        "               ^^^\n"
    )
    assert done.stderr == "1 plans: 2 errors, 0 warnings, 0 notes; 0 consistent, 0 not checkable.\n"


@pytest.mark.usefixtures("project")
def test_all_shows_what_is_consistent() -> None:
    done = run("check", "--all")
    assert (done.exit_code, done.stdout) == (
        0,
        "data/p/facts.yml:2:38: consistent[stated-differs] 甲 5万 × 2 = 10万，声明 10万元，差 0元\n",
    )


def test_warnings_and_notes_do_not_fail_the_check_unless_strict(project: Path) -> None:
    write(project, facts="a: {value: 待定, stated: 5}\n")
    assert run("check").exit_code == 0
    assert run("check", "--strict").exit_code == 1


@pytest.mark.parametrize("path", ["", ".", "data", "data/p", "data/p/facts.yml", "content/p", "data/p/../p", "data/p/.."])
def test_a_path_means_its_plan(path: str, project: Path) -> None:
    (project / "content/p").mkdir(parents=True)
    done = run("check", *([path] if path else []))
    assert (done.exit_code, done.stderr[:5]) == (0, "1 个计划")


def test_a_plan_named_twice_is_checked_once(project: Path) -> None:
    write(project, facts=WRONG)
    assert run("check", "data/p", "data/p/facts.yml", ".").stderr.startswith("1 个计划：2 个错误")


def test_several_plans(project: Path) -> None:
    (project / "data/q").mkdir()
    (project / "data/q/plan.yml").write_text("title: x\n", encoding="utf-8")
    done = run("check")
    assert done.exit_code == 1
    assert done.stderr.startswith("2 个计划：2 个错误")
    assert run("check", "data/p").exit_code == 0


@pytest.mark.usefixtures("project")
def test_there_is_no_such_path() -> None:
    done = run("check", "nowhere")
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", "plan: 没有 nowhere；请检查路径\n")
    assert run("check", "--language", "en", "nowhere").stderr == "plan: there is no nowhere; check the path\n"


def test_there_are_no_plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("check")
    assert (done.exit_code, done.stderr) == (2, "plan: . 下没有计划；计划放在 data/<id>/ 里，可用 plan new ID 新建\n")
    (tmp_path / "data").mkdir()
    assert run("check").exit_code == 2


def test_a_watched_check_runs_again_when_data_or_settings_change(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edits = [("check.yml", "rules: {stated-differs: note}\n"), ("data/p/facts.yml", "a: {value: 5元, stated: 6元}\n")]

    def slept(_: float) -> None:
        if not edits:
            raise KeyboardInterrupt
        name, written = edits.pop()
        (project / name).write_text(written, encoding="utf-8")

    monkeypatch.setattr("scripts.check.time.sleep", slept)
    told = run("check", "--watch").stderr.splitlines()
    assert [line.partition("；")[0] for line in told if "个计划" in line] == [
        "1 个计划：0 个错误，0 个警告，0 条说明",
        "1 个计划：1 个错误，0 个警告，0 条说明",
        "1 个计划：0 个错误，0 个警告，1 条说明",
    ]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_there_is_none_of_is_refused(option: str, project: Path) -> None:  # noqa: ARG001 - the folder it runs in
    done = run("check", option, "stated-differs,stated-difers")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "plan: 没有叫 stated-difers 的规则；是不是 stated-differs？\n"


def test_a_file_that_cannot_be_written_is_named(project: Path) -> None:  # noqa: ARG001 - the folder it runs in
    done = run("check", "--output", "nowhere/check.xml", "--format", "junit")
    assert done.exit_code == 2
    assert done.stderr.startswith("plan: nowhere/check.xml 不能读写（")


@pytest.mark.usefixtures("project")
def test_an_unknown_command_and_an_unknown_option() -> None:
    assert run("chekc").exit_code == 2
    assert run("check", "--nothing").exit_code == 2
    assert run("--version").exit_code == 0


def test_pages_of_a_plan_that_cannot_be_read_are_checked_all_the_same(project: Path) -> None:
    (project / "content/p").mkdir(parents=True)
    (project / "content/p/index.md").write_text('# 总览\n\n{{ value("revenue") }}\n', encoding="utf-8")
    write(project, plan="title: [\n")
    done = run("check")
    assert done.exit_code == 1
    assert "data/p/plan.yml:1:9: error[yaml-syntax]" in done.stdout


def test_a_plan_may_stand_alone_in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "alone").mkdir()
    (tmp_path / "alone/plan.yml").write_text("title: x\nkind: annual-sales\nperiod: {start: 2026-01}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert choose(Path("alone")) == Chosen(tmp_path, ("alone",))
    assert choose(Path("alone/plan.yml")) == Chosen(tmp_path, ("alone",))
    assert choose(tmp_path) is None


def test_choices_of_one_project_are_one(tmp_path: Path) -> None:
    assert merged([Chosen(tmp_path, ("data/b",)), Chosen(tmp_path, ("data/a", "data/b"))]) == [Chosen(tmp_path, ("data/a", "data/b"))]


# —— explain ——


@pytest.mark.usefixtures("project")
def test_a_computed_figure_is_explained() -> None:
    done = run("explain", "b")
    assert done.exit_code == 0
    assert done.stdout == (
        "乙  b\n"
        "  数值：10万（100,000元）\n"
        "  怎样得来：由公式算出\n"
        "  公式：甲 5万 × 2\n"
        "  声明值：10万元，一致\n"
        "  备注：两倍\n"
        "  写在：data/p/facts.yml:2:21\n"
        "  由这些数算出：\n"
        "    甲  a  5万  data/p/facts.yml:1:21\n"
    )


def test_a_part_is_explained(project: Path) -> None:
    write(project, axes="product: {A: 甲品, B: 乙品, C: 丙品}\n", targets=TARGETS)
    done = run("explain", "revenue[product=A]")
    assert done.stdout == (
        "销售额·甲品  revenue[product=A]\n"
        "  数值：32万（320,000元）\n"
        "  怎样得来：由分解得出\n"
        "  分解方式：产品 · 比例\n"
        "  权重：2\n"
        "  精确应得：32万\n"
        "  最小单位：1万\n"
        "  尾差：没有分到尾差单位\n"
        "  写在：data/p/targets.yml:7:20\n"
        "  由这些数算出：\n"
        "    销售额  revenue.total  100万  data/p/targets.yml:5:10\n"
    )
    assert "  尾差：锁定\n" in run("explain", "revenue[product=C]").stdout


def test_an_unknown_figure_says_what_it_waits_for(project: Path) -> None:
    write(project, facts="a: {name: 甲, value: 待定, why: 等决算}\nb: {name: 乙, value: = a * 2, stated: 5}\nc: = b\n")
    assert run("explain", "a").stdout.splitlines()[1:4] == ["  数值：待定", "  怎样得来：待定", "  理由：等决算"]
    assert run("explain", "b").stdout.splitlines()[:5] == [
        "乙  b",
        "  数值：5",
        "  怎样得来：只有声明值",
        "  公式：甲 待定 × 2",
        "  因为这些数待定：a",
    ]


@pytest.mark.usefixtures("project")
def test_a_name_that_is_no_figure() -> None:
    done = run("explain", "aa")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "plan: 计划 p 里没有叫 aa 的数字；相近的有：a\n"
    assert run("explain", "zzzz").stderr == "plan: 计划 p 里没有叫 zzzz 的数字\n"


def test_explain_asks_which_plan(project: Path) -> None:
    (project / "data/q").mkdir()
    (project / "data/q/plan.yml").write_text("title: [\n", encoding="utf-8")
    assert run("explain", "a").stderr == "plan: 有几个计划：p、q；请用 --plan 指明\n"
    assert run("explain", "a", "--plan", "p").exit_code == 0
    assert run("explain", "a", "--plan", "r").stderr == "plan: 没有计划 r；有：p、q\n"
    assert run("explain", "a", "--plan", "q").stderr == "plan: 计划 data/q 读不出来；先运行 plan check 看问题\n"


def test_explain_outside_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("explain", "a").exit_code == 2
    (tmp_path / "data").mkdir()
    assert run("explain", "a").stderr == f"plan: {tmp_path} 下没有计划；计划放在 data/<id>/ 里，可用 plan new ID 新建\n"


def test_every_figure_of_the_sample_can_be_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(__file__).parent.parent
    computed = checked(root, "data/fmcg-2026").computed
    assert computed is not None
    monkeypatch.chdir(root)
    for figure in computed.figures.values():
        for language in ("zh", "en"):
            lines = list(told_of(computed, figure, language))
            assert len(lines) >= 3
            assert lines[0].endswith(figure.path)


# —— new ——


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_plan_has_the_title_and_the_year(empty: Path) -> None:
    done = run("new", "sales-2027", "--title", "二〇二七：“稳”字当头 # 50% 'x'")
    assert done.exit_code == 0
    count = sum(path.is_file() for folder in ("data", "content") for path in (empty / folder).rglob("*"))
    assert f"已建 {count} 个文件：data/sales-2027/ 和 content/sales-2027/" in done.stdout
    made, findings = load_plan(empty, "data/sales-2027")
    assert made is not None
    assert findings == []
    assert (made.title, made.period.start.year) == ("二〇二七：“稳”字当头 # 50% 'x'", 2027)


@pytest.mark.parametrize("id", ["con", "Sales", "2027", "a_b", "a--b", "a-", "-a", "../x", "计划", "a/b", "a b", ""])
def test_an_id_that_will_not_do(id: str, empty: Path) -> None:
    done = run("new", "--", id)
    assert done.exit_code == 2
    assert done.stderr == f"plan: id {id} 不能用；只用小写字母、数字和连字符，以字母开头，如 sales-2026\n"
    assert list(empty.rglob("*.*")) == []


def test_nothing_is_written_over(empty: Path) -> None:
    (empty / "content/x").mkdir()
    done = run("new", "x")
    assert (done.exit_code, done.stderr) == (2, "plan: content/x 已经存在；换一个 id，或先移走它\n")
    assert not (empty / "data/x").exists()
    assert run("new", "y").exit_code == 0
    before = {path: path.read_bytes() for path in empty.rglob("*") if path.is_file()}
    assert run("new", "y").stderr == "plan: data/y 已经存在；换一个 id，或先移走它\n"
    assert {path: path.read_bytes() for path in empty.rglob("*") if path.is_file()} == before


def test_a_kind_that_is_not_there(empty: Path) -> None:
    done = run("new", "x", "--kind", "nowhere")
    assert (done.exit_code, list((empty / "data").iterdir())) == (2, [])
    assert done.stderr.startswith("plan: 没有种类 nowhere；可用：annual-sales")
    assert run("new", "x", "--year", "1999").exit_code == 2


def test_a_plan_named_by_id_is_in_the_folder_of_that_name(project: Path) -> None:
    assert choose(project / FOLDER / "plan.yml") == Chosen(project, (FOLDER,))
