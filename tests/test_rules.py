"""Every rule: its page is complete, its example triggers it and nothing else, its way out triggers nothing, and the code knows no other."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.catalogue import text
from macros.compute.compute import Computed
from macros.model.loading import load_plan
from macros.model.page import CONTENT, all_pages
from macros.pages.rulebook import RulePage, rule_pages
from macros.rules import CHECKS, check_plan, content_file
from macros.rules.content import check_page, plan_of
from macros.rules.portal import check_portal
from macros.source.dates import read_period
from macros.source.finding import Finding, Level, in_order
from macros.source.node import Scalar
from macros.source.place import Place
from macros.source.waiver import read_waivers, waive
from scripts.cli import plan
from scripts.trial import try_page
from tests.approved import approved
from tests.emitted import MACROS, emitted, ids_in
from tests.plans import FOLDER, KEY, write_files

TODAY = date(2026, 6, 30)
PAGES = {page.key: page for page in rule_pages()}
# around an example: a plan that asks for nothing else, with a revenue and two axes to divide it along
BASE = {
    "plan.yml": "title: 例\nkind: annual-sales\nperiod: {start: 2026-01, months: 12}\n",
    "../kinds/annual-sales.yml": "name: 例\n",
    "axes.yml": "product:\n  A: 形象品\n  B: 走量品\n  C: 战术品\nmarket:\n  east: 华东\n  south: 华南\n  north: 华北\n",
    "targets.yml": "revenue: {name: 销售额, unit: 元, total: 5亿, owner: 销售总监}\n",
}
KIND = "../kinds/annual-sales.yml"
FACTS = "facts.yml"
PAGE = f"../../content/{KEY}/index.md"
# how much a rule matters: all others are errors
WARNINGS = {
    "count-differs",
    "one-name-two-values",
    "unequal-periods",
    "action-without-deadline",
    "action-without-owner",
    "band-gap",
    "dates-outside-period",
    "duplicate-row",
    "guardrail-guards-nothing",
    "hold-expired",
    "member-not-covered",
    "owner-not-in-team",
    "phase-out-of-order",
    "promotion-starts-early",
    "report-without-receiver",
    "target-without-owner",
    "tier-reading-missing",
    "too-few-mechanisms",
    "ten-thousand-apart",
}
NOTES = {"action-overdue", "long-navigation", "missing-split", "unknown-not-checkable"}
Files = Mapping[str, str | bytes]
APPROVED = approved(BASE | {"plan.yml": BASE["plan.yml"] + "version: 2026.1\nstatus: approved\n"}, "2026.1")
CSV = "dealers: {columns: {city: 城市}, rows: a.csv}\n"
# what YAML in a docstring cannot show: bytes, files of another name, whole kinds of plan
TRIGGERS: dict[str, Files] = {
    "count-differs": {PAGE: "今年的六项工作：\n\n- 甲\n- 乙\n- 丙\n- 丁\n"},
    "amendment-without-reason": APPROVED | {"plan.yml": BASE["plan.yml"] + "version: 2026.2\n"},
    "approval-forged": APPROVED
    | {"plan.yml": BASE["plan.yml"] + "version: 2026.1\n", "approvals.yml": str(APPROVED["approvals.yml"]).replace("王", "李")},
    "approved-changed": APPROVED | {"targets.yml": BASE["targets.yml"].replace("5亿", "5.2亿")},
    "broken-link": {PAGE: "[目标](target.md)\n"},
    "byte-order-mark": {FACTS: "a: 1\n\ufeffb: 2\n"},
    "content-file": {PAGE.replace("index.md", "notes.html"): "<p>甲</p>\n"},
    "cells-missing": {"registers.yml": CSV, "a.csv": "id,name,city\nd1,甲,绵阳,5\n"},
    "total-row": {"registers.yml": CSV, "a.csv": "id,name,city\nd1,甲,绵阳\n合计,,\n"},
    "row-without-key": {"registers.yml": CSV, "a.csv": "id,name,city\n,甲,绵阳\n"},
    "control-character": {FACTS: "a: {name: 去年\u202e, value: 1}\n"},
    "front-matter": {PAGE: "---\ntarget_table: 5\n---\n\n文字\n"},
    "invisible-character": {FACTS: "去\u200b年: 1\n"},
    "long-navigation": {"../../mkdocs.yml": "nav:\n" + "".join(f"  - p{number}.md\n" for number in range(41))},
    "macro-fails": {PAGE: '{{ value("revenue.totla") }}\n'},
    "missing-figure": {KIND: "name: 例\nfigures: [profit]\n"},
    "missing-file": {KIND: "name: 例\nfiles: [budget]\n"},
    "missing-total": {KIND: "name: 例\nstated: [budget]\n", "budget.yml": "lines: {a: 1万}\n"},
    "missing-section": {KIND: "name: 例\nsections: {market: 市场分析}\n"},
    "one-sided-parent": {"plan.yml": BASE["plan.yml"] + "parent: group\n", "../group/plan.yml": BASE["plan.yml"]},
    "twin-differs": {
        "plan.yml": BASE["plan.yml"].replace("months: 12", "months: 6") + "twin: other\n",
        **{f"../other/{name}": BASE[name] for name in ("plan.yml", "axes.yml", "targets.yml")},
    },
    "plan-does-not-tie": {
        "plan.yml": BASE["plan.yml"] + "parent: group\n",
        "../group/plan.yml": BASE["plan.yml"],
        "../group/axes.yml": f"unit: {{noodles: {{name: 面, plan: {KEY}}}, rest: 其余}}\n",
        "../group/targets.yml": "revenue: {unit: 元, total: 6亿, owner: 甲, split: {unit: {noodles: 4亿, rest: 2亿}}}\n",
    },
    "not-utf8": {FACTS: "a: {name: 去年, value: 1}\n".encode("gbk")},
    "odd-line-break": {FACTS: "a: {name: 去年\u2028, value: 1}\n"},
    "odd-space": {FACTS: "a:\u3000\n  name: 去年\n  value: 1\n"},
    "page-code": {PAGE: "{{ config.extra }}\n"},
    "page-syntax": {PAGE: '{{ value("revenue.total" }}\n'},
    "raw-html": {PAGE: "<script>x</script>\n"},
    "replacement-character": {FACTS: "a: {name: 去\ufffd, value: 1}\n"},
    "tab": {FACTS: "a:\n\tname: 去年\n\tvalue: 1\n"},
    "too-deep": {FACTS: "a: " + "[" * 41 + "]" * 41 + "\n"},
    "too-large": {FACTS: "# " + "x" * 256 * 1024 + "\na: 1\n"},
    "typed-number": {PAGE: "全年 1.2 亿\n"},
    "unknown-file": {"bugdet.yml": "total: 1万\n"},
    "unknown-macro": {PAGE: '{{ valu("revenue.total") }}\n'},
    "waiver-unclear": {FACTS: "a: 1元 # plan: allow negative\n"},
    "waiver-useless": {FACTS: "a: 1元 # plan: allow negative 退货\n"},
    "wrong-argument": {PAGE: '{{ target_table("revenue") }}\n'},
    "yaml-directive": {FACTS: "%YAML 1.2\n---\na: 1\n"},
}
# more ways to run into a rule than its page shows
FURTHER: list[tuple[str, Files]] = [
    ("long-navigation", {"../../mkdocs.yml": "site_name: 例\n", **{f"../p{number}/plan.yml": BASE["plan.yml"] for number in range(40)}}),
    ("seasonality-sum", {"seasonality.yml": "a: {index: [0.33, 0.33, 2.33]}\n"}),
    ("amount-missing", {FACTS: "a: {name: 去年, value: ~}\n"}),
    ("axis-taken", {"axes.yml": "month: {m1: 一月}\n"}),
    ("control-character", {FACTS: "a: {name: 去年\x07, value: 1}\n"}),
    ("division-by-zero", {FACTS: "a: {name: 去年, value: 1/0}\n"}),
    ("not-utf8", {FACTS: "a: 1\n".encode("utf-16")}),
    ("member-twice", {"axes.yml": "person: {a: 甲}\n", "team.yml": "people: {b: 乙}\n"}),
    ("missing-section", {KIND: "name: 例\nsections: {market: 市场分析}\n", PAGE.replace("index", "market"): "# 市场\n"}),
    ("missing-section", {KIND: "name: 例\nrecommended: {sections: {market: {name: 市场分析, english: Market}}}\n"}),
    ("missing-file", {KIND: "name: 例\nrecommended: {files: [budget]}\n"}),
    ("missing-figure", {KIND: "name: 例\nrecommended: {figures: {profit: {name: 利润, unit: 元}}}\n"}),
    ("missing-split", {KIND: "name: 例\nfigures: [revenue]\nrecommended: {splits: {revenue: [month]}}\n"}),
    ("unknown-kind", {KIND: "name: 例\nlike: nothing\n"}),
    ("unknown-kind", {KIND: "name: 例\nlike: annual-sales\n"}),
    (
        "not-divided",
        {"targets.yml": "a: {unit: 元, total: 5亿, owner: 甲, split: {product: like b}}\nb: {unit: 元, total: 1亿, owner: 甲}\n"},
    ),
    ("period-length", {"plan.yml": "title: 例\nkind: annual-sales\nperiod: {start: 2026-01, months: 121}\n"}),
    ("ratio-part", {"targets.yml": "a: {unit: 元, total: 5亿, owner: 甲, split: {product: '2:-1:3'}}\n"}),
    ("unit-clash", {FACTS: "a: {name: 去年, unit: 元, value: 3套}\n"}),
    ("unknown-choice", {"plan.yml": BASE["plan.yml"] + "status: done\n"}),
    ("unknown-choice", {"plan.yml": BASE["plan.yml"] + "show: 百万元\n"}),
    ("unknown-choice", {"targets.yml": "a: {unit: 元, total: 5亿, owner: 甲, split: {product: {even: true, round: up}}}\n"}),
    ("unknown-choice", {FACTS: "a: {name: 去年, by: {q1: 1, q2: 2}, adds_up: product}\n"}),
    (
        "unknown-member",
        {
            "team.yml": "people: {a: {name: 甲, market: east}, b: {name: 乙, market: west}}\n",
            "targets.yml": BASE["targets.yml"].rstrip("}\n")
            + ", split: {market: {east: 1, south: 0, north: 0}, person: {within: market, even: true}}}\n",
        },
    ),
    ("unknown-axis", {"targets.yml": BASE["targets.yml"].rstrip("}\n") + ", split: {product: even}, cross: [[product, colour]]}\n"}),
    ("unknown-choice", {"budget.yml": "limit: {of: revenue, max: 2%, over: stopp}\nlines: {a: 1万}\n"}),
    ("guardrail-guards-nothing", {"plan.yml": BASE["plan.yml"] + "guardrails: [{of: revenue}]\n"}),
    ("waiver-unclear", {FACTS: "a: 1元 # plan: allow negative until 春节 退货\n"}),
    (
        "dates-outside-period",
        {"strategy.yml": "promotion: {a: {name: 甲, start: 2026-12-01, end: 2027-01-10, mechanisms: [红包, 搭赠]}}\n"},
    ),
    (
        "dates-outside-period",
        {"schedule.yml": "actions: {a: {name: 甲, owner: 乙, due: 2027-01-10}}\nphases: {b: {start: 2025-12-31, end: 2026-01-31}}\n"},
    ),
    ("end-before-start", {"strategy.yml": "promotion: {a: {name: 甲, start: 2026-12-01, end: 2026-11-10, mechanisms: [红包, 搭赠]}}\n"}),
    ("too-few-mechanisms", {"strategy.yml": "promotion: {a: {name: 甲}}\n"}),
    ("band-overlap", {"strategy.yml": "rebates: {a: {bands: [{to: 5万, rate: 1%}, {rate: 2%}]}}\n"}),
    ("band-overlap", {"strategy.yml": "rebates: {a: {bands: [{from: 0, rate: 1%}, {from: 5万, to: 8万, rate: 2%}]}}\n"}),
    ("band-gap", {"strategy.yml": "rebates: {a: {bands: [{from: 9万, rate: 2%}, {to: 5万, rate: 1%}]}}\n"}),
    (
        "promotion-chain-broken",
        {"strategy.yml": "promotion:\n  a: {after: c, mechanisms: [红包, 搭赠]}\n  c: {after: a, mechanisms: [红包, 搭赠]}\n"},
    ),
    ("unknown-choice", {"strategy.yml": "price_bands: {a: {bands: [{segment: 低, to: 5元}]}}\nproduct: {b: {price: 3元, segment: 高}}\n"}),
    (
        "unit-clash",
        {"strategy.yml": "price_bands: {a: {bands: [{segment: 低, to: 5元/根}]}}\nproduct: {b: {price: 3元/米, segment: 低}}\n"},
    ),
    (
        "price-outside-band",
        {"strategy.yml": "price_bands: {a: {bands: [{segment: 低, to: 5元}]}}\nproduct: {b: {price: 5元, segment: 低}}\n"},
    ),
    ("shares-exceed-market", {"market.yml": "competitors: {a: {share: 60-70%}, b: {share: 50%}, c: {share: 待定}}\n"}),
]
# close to a rule and yet in order
QUIET: list[Files] = [
    {"targets.yml": "a: {unit: 元, total: 待定, why: 等决算, owner: 甲, split: {month: even}, actual: {values: {2026-01: 100万}}}\n"},
    {"strategy.yml": "promotion:\n  a:\n    mechanisms: 红包、搭赠\n"},
    {"budget.yml": "lines: {a: -1万} # plan: allow negative until 2026-12-31 上年退款冲抵\n"},
    {"strategy.yml": "rebates: {a: {bands: [{from: 5万, rate: 2%}, {to: 5万, rate: 1%}]}}\n"},
    {"strategy.yml": "rebates: {a: {bands: [{from: 5万, to: 约8万, rate: 2%}]}}\n"},
    {"seasonality.yml": "a: {index: [0.5-1, 1, 1]}\n"},
    {"market.yml": "competitors: {a: {share: 60%}, b: {share: 待定}}\n"},
    {"market.yml": "competitors: {a: {share: 40-70%}, b: {share: 50%}}\n"},
    {"team.yml": "positions: {a: {name: 大区经理}}\n", "targets.yml": "a: {unit: 元, total: 5亿, owner: 各大区经理}\n"},
    {"team.yml": "units: {a: {name: 华东, lead: 沈亦舟}}\n", "targets.yml": "a: {unit: 元, total: 5亿, owner: 沈亦舟}\n"},
    {"team.yml": "people: {a: {name: 甲}}\n"},
    {"../../mkdocs.yml": "nav:\n" + "".join(f"  - p{number}.md\n" for number in range(40))},
    {"schedule.yml": "phases: {a: {start: 2026-01-01, end: 2026-12-31}, b: {start: 2026-06-01, end: 2026-06-01}}\n"},
]


def check(files: Files, root: Path) -> list[Finding]:
    """Every problem of a plan made of these files and the base around them, and of its pages."""
    write_files(BASE | dict(files), root)
    return [finding for finding in found_in(root, FOLDER) if finding.is_problem]


def found_in(root: Path, folder: str) -> list[Finding]:
    """What is said of one plan and of the pages around it, waivers applied."""
    plan, found = load_plan(root, folder)
    plans: dict[str, Computed] = {}
    if plan is not None:
        plans[plan.key], more = check_plan(plan, TODAY)
        found = found + more
    on_pages = (one for page in all_pages(root) for one in check_page(root, page, plans.get(plan_of(page))))
    ids = [path.parent.name for path in (root / folder).parent.glob("*/plan.yml")]
    found = [*found, *check_portal(root, None, ids), *content_file.check_files(root), *on_pages]
    found += [finding for page in all_pages(root) for finding in try_page(page, plans)]
    waivers = []
    for path in [*(root / folder).glob("*.yml"), *(root / CONTENT).rglob("*.md")]:
        read, faults = read_waivers(root, path.relative_to(root).as_posix())
        waivers += read
        found += faults
    return in_order(waive(found, waivers, TODAY))


def rules_of(findings: list[Finding]) -> set[str]:
    for finding in findings:
        assert text(finding.message, "zh").strip()
        assert text(finding.message, "en").strip()
    return {finding.rule for finding in findings}


def files_of(blocks: str) -> dict[str, str]:
    """The files in the fenced code of a page: each begins with a line `# name.yml`."""
    found: dict[str, str] = {}
    for body in re.findall(r"^```yaml\n(.*?)^```$", blocks, re.MULTILINE | re.DOTALL):
        before, *parts = re.split(r"^# ([\w/-]+\.yml)$\n", body, flags=re.MULTILINE)
        assert parts, f"code begins with `# file.yml`, not with {body!r}"
        assert not before
        found.update(zip(parts[::2], parts[1::2], strict=True))
    return found


def with_code(part: str) -> list[RulePage]:
    return [page for page in PAGES.values() if page.code.get(part)]


@pytest.mark.parametrize("page", with_code("example"), ids=lambda page: str(page.key))
def test_an_example_triggers_its_rule_and_no_other(page: RulePage, tmp_path: Path) -> None:
    found = check(files_of(page.code["example"]), tmp_path)
    assert rules_of(found) == {page.key}, [text(finding.message) for finding in found]
    level = Level.warning if page.key in WARNINGS else Level.note if page.key in NOTES else Level.error
    assert {finding.level for finding in found} == {level}


@pytest.mark.parametrize("page", with_code("instead"), ids=lambda page: str(page.key))
def test_the_way_out_triggers_nothing(page: RulePage, tmp_path: Path) -> None:
    # a file that the way out does not show is that of the example
    found = check(files_of(page.code.get("example", "")) | files_of(page.code["instead"]), tmp_path)
    assert [text(finding.message) for finding in found] == []


@pytest.mark.parametrize("rule", TRIGGERS)
def test_what_a_page_cannot_show_triggers_its_rule(rule: str, tmp_path: Path) -> None:
    assert rules_of(check(TRIGGERS[rule], tmp_path)) == {rule}


@pytest.mark.parametrize(("rule", "files"), FURTHER, ids=[f"{rule}-{index}" for index, (rule, _) in enumerate(FURTHER)])
def test_further_ways_into_a_rule(rule: str, files: Files, tmp_path: Path) -> None:
    assert rules_of(check(files, tmp_path)) == {rule}


@pytest.mark.parametrize("files", QUIET, ids=map(str, range(len(QUIET))))
def test_what_is_in_order_is_not_reported(files: Files, tmp_path: Path) -> None:
    assert [text(finding.message) for finding in check(files, tmp_path)] == []


def a_folder(path: Path) -> None:
    path.mkdir()


def a_link_out(path: Path) -> None:
    outside = path.parent.parent.parent.parent / f"{path.parent.parent.parent.name}-outside.yml"
    outside.write_text("a: 1\n", encoding="utf-8")
    path.symlink_to(outside)


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def a_link_to_nothing(path: Path) -> None:
    path.symlink_to(path.parent / "gone.txt")


STRANGE: list[tuple[str, Callable[[Path], None]]] = [
    ("not-a-file", a_folder),
    ("outside-root", a_link_out),
    ("unreadable-file", a_link_to_itself),
    ("missing-file", a_link_to_nothing),
]


@pytest.mark.parametrize(("rule", "make"), STRANGE)
def test_a_file_that_is_none_triggers_its_rule(rule: str, make: Callable[[Path], None], tmp_path: Path) -> None:
    root = tmp_path / "project"
    write_files(BASE, root)
    make(root / FOLDER / FACTS)
    assert rules_of(check({}, root)) == {rule}


def test_a_run_of_dates_that_begins_after_its_end() -> None:
    found = read_period(Scalar("2026年3月至1月", Place("p.yml")))
    assert isinstance(found, Finding)
    assert rules_of([found]) == {"period-reversed"}


def test_a_waiver_that_has_run_out(tmp_path: Path) -> None:
    found = check({"budget.yml": "lines: {a: -1万} # plan: allow negative until 2026-06-29 上年退款冲抵\n"}, tmp_path)
    assert rules_of(found) == {"negative", "waiver-expired"}


def test_every_rule_is_triggered_by_a_test() -> None:
    alone = {"period-reversed", "waiver-expired"}
    assert {page.key for page in with_code("example")} | {*TRIGGERS, *(rule for rule, _ in STRANGE)} | alone == set(PAGES)


def test_every_id_in_the_code_has_its_page_and_every_page_its_id() -> None:
    found = emitted()
    assert {rule: places for rule, places in found.items() if rule not in PAGES} == {}
    assert set(PAGES) - set(found) == set()


@pytest.mark.parametrize(
    ("line", "rules"),
    [
        ("Finding(place, 'tab', told)", ["tab"]),
        ("Finding(place, 'tab' if wide else 'half', told)", ["tab", "half"]),
        ("rule = 'tab' if wide else 'half'\nfault(place, rule)", ["tab", "half"]),
        ("work.fault(split, told)", ["cannot-split"]),
        ("work.fault(split, told, 'tab')", ["tab"]),
        ("Finding(place, told.rule, told)", []),
    ],
)
def test_ids_are_found_in_code(line: str, rules: list[str]) -> None:
    assert [rule for rule, _ in ids_in(ast.parse(line))] == rules


def test_every_rule_has_its_id_and_every_check_runs() -> None:
    checks = set()
    for key in PAGES:
        code = (MACROS / "rules" / f"{key.replace('-', '_')}.py").read_text(encoding="utf-8")
        assert f'\nID = "{key}"\n' in code, key
        if "\ndef check(computed: Computed)" in code:
            checks.add(f"macros.rules.{key.replace('-', '_')}")
    assert {function.__module__ for function in CHECKS} == checks
    assert [function.__module__ for function in CHECKS] == sorted(checks)


def test_every_page_says_what_why_and_instead_in_both_languages() -> None:
    for page in PAGES.values():
        for prose in (page.prose, page.chinese):
            assert {name for name in ("what", "why", "instead") if prose.get(name, "").strip()} == {"what", "why", "instead"}, page.key
        assert page.code.get("example") or (page.prose["example"] and page.chinese["example"]), page.key
        assert all(len(re.findall(r"[。？]", page.chinese[name])) >= 1 for name in ("what", "why", "instead")), page.key


def test_the_sample_plans_are_without_errors_and_warnings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(MACROS.parent)
    told = json.loads(CliRunner().invoke(plan, ["check", "--format", "json", "--no-cache", "--today", TODAY.isoformat()]).stdout)
    assert [one for one in told["findings"] if one["level"] in ("error", "warning")] == []
