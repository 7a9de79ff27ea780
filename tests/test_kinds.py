"""Kinds of plan: every built-in one can be started, checks clean and builds; a team's own take what they like and add to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.catalogue import text
from macros.model.kind import BUILT_IN, Kind, find_kind, known_kinds
from macros.model.loading import load_plan
from macros.model.naming import HAN
from macros.model.subjects import RECORDS
from macros.source.finding import Level
from macros.source.place import Place
from scripts.cli import plan as command
from tests.plans import plan
from tests.portal import PLAN, article, copy_project, run

KINDS = sorted(path.stem for path in BUILT_IN.glob("*.yml"))
OWN = """
name: 门店开业计划
english: Store opening
like: event
period: {days: 10}
sections:
  index: {name: 开业总览, english: Opening}
  lease: {name: 选址与租约, about: 写租期和押金。}
figures:
  sales: {name: 开业销售额, unit: 元}
splits:
  sales: [day, product]
recommended:
  files: [market]
"""
WITHOUT_MODEL = "name: 试验\nfiles: [plan, targets]\nfigures: [members]\nsplits: {members: [colour, person]}\nsections: {notes: 记录}\n"


def found(root: Path, name: str) -> Kind:
    kind, findings = find_kind(root, name, Place("plan.yml"))
    assert findings == []
    assert kind is not None
    return kind


def new(*words: str) -> None:
    done = CliRunner().invoke(command, ["new", *words])
    assert done.exit_code == 0, done.output


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_is_a_kind_for_every_sort_of_plan() -> None:
    assert KINDS == [
        "annual-sales",
        "blank",
        "channel-development",
        "channel-manager",
        "event",
        "group",
        "manager-report",
        "market-entry",
        "online-promotion",
        "outlet-rebate",
        "personal-sales",
        "service-marketing",
        "work-plan",
    ]


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_told_in_both_languages(name: str, tmp_path: Path) -> None:
    kind = found(tmp_path, name)
    assert kind.english
    assert kind.about
    for level, _ in kind.levels():
        assert {str(file) for file in level.files or ()} <= set(RECORDS)
        for key, section in (level.sections or {}).items():
            assert section.english, key
            assert section.about, key
        assert all(figure.name and figure.english for figure in (level.figures or {}).values())


@pytest.mark.parametrize("name", KINDS)
def test_a_new_plan_of_a_kind_checks_clean(name: str, empty: Path) -> None:
    new("x-2027", "--kind", name)
    done = CliRunner().invoke(command, ["check"])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "0 个错误，0 个警告，0 条说明" in done.stderr
    kind, (made, findings) = found(empty, name), load_plan(empty, "data/x-2027")
    assert made is not None
    assert findings == []
    assert made.head.kind == name
    length = kind.period
    assert length is not None
    days = (made.period.end - made.period.start).days + 1
    assert days == length.days if length.days is not None else len(made.period.months) == length.months
    sections = {key for level, _ in kind.levels() for key in level.sections or {}}
    assert {page.section for page in made.pages} == {*sections, "onepage", "figures"}


@pytest.mark.parametrize("name", KINDS)
def test_a_new_plan_in_english_is_english(name: str, empty: Path) -> None:
    new("x-2027", "--kind", name, "--language", "en", "--title", "Trial 2027")
    done = CliRunner().invoke(command, ["check", "--language", "en"])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "0 errors, 0 warnings, 0 notes" in done.stderr
    made, _ = load_plan(empty, "data/x-2027")
    assert made is not None
    assert made.language == "en"
    for path in [*empty.glob("data/x-2027/*"), *empty.glob("content/x-2027/*")]:
        assert not HAN.search(path.read_text(encoding="utf-8")), path
    assert [one.path for one in made.definitions.values() if HAN.search(one.name)] == []
    chinese = BUILT_IN.parents[2] / "scripts/skeleton/data"
    assert {path.name for path in chinese.glob("*.yml") if "." not in path.stem} == {
        path.name for path in (chinese.parent / "en/data").glob("*.yml") if "." not in path.stem
    }


def test_what_a_kind_recommends_has_a_template(empty: Path) -> None:
    new("mine-2027", "--kind", "personal-sales")
    new("ours-2027", "--kind", "channel-manager")
    new("online-2027", "--kind", "online-promotion")
    names = {path.name for path in (empty / "data").rglob("*.yml")}
    assert {"activity.yml", "registers.yml", "scorecard.yml", "kpis.yml"} <= names
    assert "{{ kpi_table() }}" in (empty / "content/online-2027/targets.md").read_text(encoding="utf-8")
    assert '{{ table("customers") }}' in (empty / "content/mine-2027/customers.md").read_text(encoding="utf-8")
    phases = (empty / "data/online-2027/schedule.yml").read_text(encoding="utf-8")
    assert "start: 2027-01-01, end: 2027-03-01" in phases
    assert "start: 2027-03-02, end: 2027-04-30" in phases


def test_new_plans_of_all_kinds_build(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "portal")
    for name in KINDS:
        run([PLAN, "new", f"{name}-2027", "--kind", name], root)
    run([PLAN, "build", "--site-dir", tmp_path / "site"], root)
    for name in KINDS:
        kind = found(root, name)
        for key, section in (kind.sections or {}).items():
            page = article(tmp_path / "site" / f"{name}-2027" / f"{key}.html")
            assert page.all("h1")[0].text.startswith(str(section.name)), (name, key)
            assert str(section.about) in page.text, (name, key)
    targets = article(tmp_path / "site/event-2027/targets.html").text
    assert "到场人数合计 待定" in targets
    assert "到场人数 · 日" in targets


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        (["x-2027", "--kind", "event"], "2027-05-01", "2027-05-02"),
        (["x-2027", "--kind", "event", "--start", "2027-10-01", "--days", "7"], "2027-10-01", "2027-10-07"),
        (["x", "--kind", "work-plan", "--start", "2028-07"], "2028-07-01", "2028-12-31"),
        (["x-2027", "--kind", "work-plan", "--months", "1"], "2027-01-01", "2027-01-31"),
        (["x", "--year", "2029"], "2029-01-01", "2029-12-31"),
        (["x-2027", "--kind", "event", "--days", "1"], "2027-05-01", "2027-05-01"),
    ],
)
def test_the_period_of_a_new_plan(words: list[str], first: str, last: str, empty: Path) -> None:
    new(*words)
    made, _ = load_plan(empty, f"data/{words[0]}")
    assert made is not None
    assert (made.period.start.isoformat(), made.period.end.isoformat()) == (first, last)
    assert CliRunner().invoke(command, ["check", "--strict"]).exit_code == 0


@pytest.mark.usefixtures("empty")
def test_a_period_has_one_length() -> None:
    done = CliRunner().invoke(command, ["new", "x", "--months", "2", "--days", "3"])
    assert (done.exit_code, done.stderr) == (2, "plan: 计划期只能写一种：--months 或 --days\n")


def test_the_kinds_are_listed(empty: Path) -> None:
    (empty / "data/kinds").mkdir()
    (empty / "data/kinds/opening.yml").write_text(OWN, encoding="utf-8")
    lines = CliRunner().invoke(command, ["new", "--list"]).stdout.splitlines()
    assert [line.split()[0] for line in lines] == sorted([*KINDS, "opening"])
    assert "event  活动计划  一场活动：给谁办、怎样办、多少人、花多少钱" in lines
    assert "event  Event plan" in CliRunner().invoke(command, ["new", "--list", "--language", "en"]).stdout.splitlines()
    assert not list(empty.rglob("plan.yml"))


def test_a_kind_of_ones_own_takes_what_another_wants(empty: Path) -> None:
    (empty / "data/kinds").mkdir()
    (empty / "data/kinds/opening.yml").write_text(OWN, encoding="utf-8")
    kind, event = found(empty, "opening"), found(empty, "event")
    assert kind.files == event.files
    assert kind.recommended is not None
    assert [str(file) for file in kind.recommended.files or ()] == ["facts", "market"]
    sections = kind.sections or {}
    assert sections["index"].called("zh") == "开业总览"
    assert sections["index"].called("en") == "Opening"
    assert sections["lease"].called("en") == "选址与租约"
    assert {*sections} == {*(event.sections or {}), "lease"}
    new("shop-2027", "--kind", "opening")
    assert CliRunner().invoke(command, ["check", "--strict"]).exit_code == 0
    made, _ = load_plan(empty, "data/shop-2027")
    assert made is not None
    assert (made.period.end - made.period.start).days == 9
    assert [split.axis for split in made.divisions["sales.total"].splits] == ["day", "product"]
    assert [member.name for member in made.axes["product"]] == ["产品甲", "产品乙", "产品丙"]
    assert "帐篷" in (empty / "data/shop-2027/budget.yml").read_text(encoding="utf-8")
    assert "写租期和押金。" in (empty / "content/shop-2027/lease.md").read_text(encoding="utf-8")


def test_totals_to_be_stated_are_taken_over_and_wait_for_the_first_number(empty: Path) -> None:
    (empty / "data/kinds").mkdir()
    (empty / "data/kinds/fair.yml").write_text("name: 市集\nlike: event\nstated: [budget]\n", encoding="utf-8")
    (empty / "data/kinds/opening.yml").write_text("name: 开业\nlike: fair\n", encoding="utf-8")
    assert [str(name) for name in found(empty, "opening").stated or ()] == ["budget"]
    new("shop-2027", "--kind", "opening")
    assert CliRunner().invoke(command, ["check", "--strict"]).exit_code == 0
    budget = empty / "data/shop-2027/budget.yml"
    budget.write_text(budget.read_text(encoding="utf-8").replace("待定", "3万", 1), encoding="utf-8")
    told = CliRunner().invoke(command, ["check"])
    assert told.exit_code == 1
    assert "data/shop-2027/plan.yml:5:7: error[missing-total]" in told.stdout


def test_a_kind_of_ones_own_without_a_model(empty: Path) -> None:
    (empty / "data/kinds").mkdir()
    (empty / "data/kinds/own.yml").write_text(WITHOUT_MODEL, encoding="utf-8")
    new("x-2027", "--kind", "own")
    assert CliRunner().invoke(command, ["check", "--strict"]).exit_code == 0
    assert {path.stem for path in (empty / "data/x-2027").iterdir()} == {"plan", "axes", "targets", "team"}
    assert (empty / "content/x-2027/notes.md").read_text(encoding="utf-8") == "# 记录\n\n在这里写记录。\n"


def test_what_is_only_recommended_is_missed_in_a_note(tmp_path: Path) -> None:
    kind = "name: 试验\nrecommended: {files: [budget], figures: [profit], sections: {team: 队伍}, splits: {sales: [month]}}\n"
    files = {"../kinds/bare.yml": kind, "targets.yml": "sales: {name: 销售额, unit: 元, total: 1万}\n"}
    done = plan(files, tmp_path)
    assert done.problems(Level.error, Level.warning) == []
    assert done.problems(Level.note) == [
        ("missing-figure", "plan.yml", 2, 7),
        ("missing-file", "plan.yml", 2, 7),
        ("missing-section", "plan.yml", 2, 7),
        ("missing-split", "targets.yml", 1, 1),
    ]
    assert text(done.only("missing-section").message) == "bare 类计划最好有章节“队伍”：页面 content/p/team.md"


def test_kinds_that_are_like_each_other_are_refused(tmp_path: Path) -> None:
    files = {"../kinds/bare.yml": "name: 甲\nlike: other\n", "../kinds/other.yml": "name: 乙\nlike: bare\n"}
    done = plan(files, tmp_path)
    assert done.problems() == [("unknown-kind", "data/kinds/other.yml", 2, 7)]
    assert "bare" not in text(done.only("unknown-kind").message).partition("可用：")[2].split("、")
    assert set(known_kinds(tmp_path)) == {*KINDS, "bare", "other"}


def test_the_guide_lists_every_kind_with_its_name(tmp_path: Path) -> None:
    guide = (BUILT_IN.parents[2] / "content/guide/kinds.md").read_text(encoding="utf-8")
    for name in KINDS:
        kind = found(tmp_path, name)
        assert kind.period is not None
        long = f"{kind.period.months} 个月" if kind.period.months is not None else f"{kind.period.days} 天"
        assert f"| `{name}` | {kind.name} | {long} |" in guide
    assert [line.split("`")[1] for line in guide.split("## 自己的种类")[0].splitlines() if line.startswith("| `")] != []
