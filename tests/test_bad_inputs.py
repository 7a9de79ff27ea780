"""What a team may hand in by mistake, and an attacker on purpose: an answer with a place, never a traceback, never silence."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from macros.model.kind import BUILT_IN
from macros.model.project import choose
from scripts.checking import check_all
from scripts.cli import plan
from tests.plans import BARE, FOLDER, write_files
from tests.plans import plan as whole_plan

DAY = date(2026, 6, 30)
PAGE = "../../content/p/index.md"
SITE = "site_name: 门户\ndocs_dir: content\nnav:\n  - 首页: index.md\n"


def found(root: Path) -> list[tuple[str, str, int, int]]:
    """Rule, file, line and column of every problem."""
    chosen = choose(root)
    assert chosen is not None
    findings = check_all([chosen], DAY, cached=False).findings
    return [(one.rule, one.place.path, one.place.line, one.place.column) for _, one in findings if one.is_problem]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_files(BARE | {"facts.yml": "a: {name: 甲, value: 5万元}\n", PAGE: "# 页\n"}, tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("../../check.yml", "rules: {stated-difers: off}\n", ("unknown-choice", "check.yml", 1, 24)),
        ("../../check.yml", "plans: {q: {rules: {tab: off}}}\n", ("unknown-choice", "check.yml", 1, 9)),
        ("../../mkdocs.yml", "site_name: [x\n", ("yaml-syntax", "mkdocs.yml", 1, 12)),
        ("../../mkdocs.yml", "- x\n", ("root-not-mapping", "mkdocs.yml", 1, 1)),
        ("../../mkdocs.yml", SITE + "  - 没有: p/gone.md\n", ("broken-link", "mkdocs.yml", 4, 9)),
        ("../../mkdocs.yml", SITE.replace("\n  - 首页: index.md", " p/index.md"), ("wrong-shape", "mkdocs.yml", 3, 6)),
        ("../loose.yml", "a: 1\n", ("unknown-file", "data/loose.yml", 1, 1)),
        ("../kinds/other.yaml", "name: x\n", ("unknown-file", "data/kinds/other.yaml", 1, 1)),
        (PAGE, "一\x00二\n", ("control-character", "content/p/index.md", 1, 2)),
        (PAGE, "一\n二\u200b三\n", ("invisible-character", "content/p/index.md", 2, 2)),
        (PAGE, "一\n甲乙\u200f\u200f丙\n", ("invisible-character", "content/p/index.md", 2, 3)),
        (PAGE, "一\n甲\u2028乙\n", ("odd-line-break", "content/p/index.md", 2, 2)),
        (PAGE, "一\n二\u202e三\n", ("control-character", "content/p/index.md", 2, 2)),
        (PAGE, "x " * 300_000, ("too-large", "content/p/index.md", 1, 1)),
        (PAGE, "[a\\]b](javascript:alert(1))\n", ("raw-html", "content/p/index.md", 1, 1)),
        (PAGE, "![a [b]](https://example.org/a.png)\n", ("raw-html", "content/p/index.md", 1, 1)),
        (PAGE, "---\ntitle: a\ntitle: b\n---\n", ("duplicate-key", "content/p/index.md", 3, 1)),
        ("../../content/p/README.md", "# 页\n", ("content-file", "content/p/index.md", 1, 1)),
        ("../../content/p/Index.md", "# 页\n", ("content-file", "content/p/index.md", 1, 1)),
        ("../../content/p/a\u200b.md", "# 页\n", ("content-file", "content/p/a\u200b.md", 1, 1)),
        ("plan.yml", BARE["plan.yml"] + "currency: USD\n", ("unknown-choice", "data/p/plan.yml", 5, 11)),
    ],
)
def test_it_is_told_at_its_place(root: Path, name: str, written: str, expected: tuple[str, str, int, int]) -> None:
    write_files({name: written}, root)
    assert expected in found(root)


def test_a_page_may_have_tabs_wide_spaces_and_emoji(root: Path) -> None:
    write_files({PAGE: "# 页\r\n\r\n\u3000\u3000一\t二\u00a0三 👩\u200d🌾\r\n"}, root)
    assert found(root) == []


def test_built_in_kinds_are_sound_as_kinds_of_ones_own(root: Path) -> None:
    files = {f"../kinds/{path.name}": path.read_text(encoding="utf-8") for path in BUILT_IN.glob("*.yml")}
    write_files(files, root)
    assert len(files) > 9
    assert found(root) == []


def linked(path: str, target: str) -> Callable[[Path], None]:
    """Puts a link in the place of what is there."""

    def put(root: Path) -> None:
        if (root / path).is_dir():
            shutil.rmtree(root / path)
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(target)

    return put


def named(folder: str, name: bytes) -> Callable[[Path], object]:
    return lambda root: Path(os.fsdecode(os.fsencode(root / folder) + b"/" + name)).write_text("a: 1元\n", encoding="utf-8")


def piped(path: str) -> Callable[[Path], None]:
    return lambda root: os.mkfifo(root / path)


ODD: dict[str, tuple[Callable[[Path], object], str]] = {
    "a page that is a link": (linked("content/p/s.md", "/etc/passwd"), "content-file"),
    "a folder of pages that is a link": (linked("content/q", "/etc"), "content-file"),
    "content that is a link": (linked("content", "/etc"), "content-file"),
    "data that is a link out": (linked("data/p/budget.yml", "/etc/passwd"), "outside-root"),
    "a link to itself": (linked("data/p/budget.yml", "budget.yml"), "unreadable-file"),
    "a plan that is a link": (linked("data/q", "/etc"), "outside-root"),
    "a plan that is a link to itself": (linked("data/q", "q"), "unknown-file"),
    "settings that are a link": (linked("check.yml", "/etc/passwd"), "outside-root"),
    "a name that is no text": (named("data/p", b"\xff\xfe.yml"), "unknown-file"),
    "a page whose name is no text": (named("content/p", b"\xff.md"), "content-file"),
    "a pipe for data": (piped("data/p/budget.yml"), "not-a-file"),
    "a pipe for a page": (piped("content/p/x.md"), "content-file"),
    "a pipe for settings": (piped("check.yml"), "not-a-file"),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_things_are_refused_by_every_format(name: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ODD[name][0](root)
    monkeypatch.chdir(root)
    for form in ("human", "concise", "json", "github", "gitlab", "sarif", "junit"):
        done = CliRunner().invoke(plan, ["check", "--no-cache", "--format", form])
        assert done.exit_code == 1, (form, done.output)
        assert isinstance(done.exception, SystemExit)
        assert ODD[name][1] in done.output
        assert "root:x:" not in done.output  # nothing of what a link leads to


def test_nothing_is_kept_behind_a_link(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (root / ".plan").symlink_to(elsewhere)
    check_all([chosen for chosen in [choose(root)] if chosen is not None], DAY)
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("path", [f"{FOLDER}/facts.yml", "content/p/index.md", "check.yml"])
def test_a_file_that_may_not_be_read_is_told(path: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files({"../../check.yml": "rules: {tab: error}\n"}, root)
    opened = Path.open

    def refused(self: Path, *given: Any, **named: Any) -> Any:
        if self.as_posix().endswith(path):
            raise PermissionError(13, "Permission denied")
        return opened(self, *given, **named)

    monkeypatch.setattr(Path, "open", refused)
    assert ("unreadable-file", path, 1, 1) in found(root)


A_AND_B = "a: {name: 甲, value: 5万元}\nb: {name: 乙, value: 3万元}\n"


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("strategy.yml", "price_bands: {p: {bands: [{segment: 低, from: 3000元, to: 1000元}]}}\n", [("band-reversed", 1, 57)]),
        ("strategy.yml", "price_bands: {p: {bands: [{segment: 低, from: 1000元, to: 1000元}]}}\n", [("band-reversed", 1, 57)]),
        ("strategy.yml", "price_bands: {p: {bands: [{segment: 低, from: 0元, to: 1000套}]}}\n", [("unit-clash", 1, 54)]),
        ("strategy.yml", "price_bands: {p: {bands: [{segment: 低, from: 10元, to: 1000}]}}\n", [("unit-missing", 1, 55)]),
        ("strategy.yml", "rebates: {p: {bands: [{from: 0公里, to: 100公里}]}}\n", [("band-reversed", 1, 23)]),
        ("strategy.yml", "rebates: {p: {bands: [{from: 0公里, to: 100-200公里, rate: 3%}]}}\n", [("wrong-shape", 1, 39)]),
        ("strategy.yml", "rebates: {p: {bands: [{from: 0公里, to: 100公里, rate: 3}]}}\n", [("unit-missing", 1, 52)]),
        ("strategy.yml", "rebates: {p: {bands: []}}\n", [("text-missing", 1, 22)]),
        ("market.yml", "sizes: {a: {value: 5套, within: b}, b: {value: 5套, within: a}}\n", [("goes-in-a-circle", 1, 32)]),
        ("market.yml", "sizes: {a: {value: 5套, within: a}}\n", [("goes-in-a-circle", 1, 32)]),
        ("market.yml", "sizes: {a: {value: -5万套}}\n", [("negative", 1, 20)]),
        ("market.yml", "competitors: {a: {share: 5万元}}\n", [("unit-clash", 1, 26)]),
        ("market.yml", "competitors: {a: {share: 30}}\n", [("unit-missing", 1, 26)]),
        ("team.yml", "units: {s: {people: -5人}}\n", [("negative", 1, 21)]),
        ("team.yml", "units: {s: {people: = b - a}}\n", [("unit-clash", 1, 21)]),
        ("team.yml", "positions: {s: {each: -2人, over: 5家}}\n", [("negative", 1, 23)]),
        ("team.yml", "training: {s: {times: -5次}}\n", [("negative", 1, 23)]),
        ("activity.yml", "norms: {a: {rate: -30次/天}}\n", [("negative", 1, 19)]),
        ("activity.yml", "cadences: {a: {quantity: 5家, every: 1周, norm: visit}}\n", [("unknown-key", 1, 47)]),
        ("budget.yml", "lines: {w: {price: 3000, quantity: -3个}}\n", [("negative", 1, 36)]),
        ("budget.yml", "lines: {w: {price: -3000, quantity: -3个}}\n", [("negative", 1, 20), ("negative", 1, 37)]),
        ("budget.yml", "lines: {w: {amount: = b - a}}\n", [("negative", 1, 21)]),
        ("budget.yml", "lines: {w: {by: {q1: -5万, q2: 6万}}}\n", [("negative", 1, 22)]),
        ("budget.yml", "lines: {w: {items: {}}}\n", [("text-missing", 1, 20)]),
        ("budget.yml", "limit: {of: a, max: 2}\nlines: {w: 1万}\n", [("unit-missing", 1, 21)]),
        ("targets.yml", "r: {unit: 元, base: 5亿, growth: 0.2}\n", [("unit-missing", 1, 32)]),
        ("targets.yml", "r: {unit: 元, base: {value: 5亿, period: 2026}, growth: 20%}\n", [("date-ahead", 1, 40)]),
        ("facts.yml", "¤x: 5.123元\n", [("finer-than-fen", 3, 4)]),
        ("facts.yml", "¤x: {value: 5元, as_of: 2030-01}\n", [("date-ahead", 3, 1)]),
        ("facts.yml", "¤x: {value: 5元, as_of: 2026-02-30}\n", [("no-such-date", 3, 1)]),
        ("facts.yml", "¤x: {price: 5元, quantity: 5元}\n", [("odd-product", 3, 26)]),
        ("facts.yml", "¤x: {by: {q1: 5元, q5: 6元}}\n", [("odd-periods", 3, 22)]),
        ("facts.yml", "¤x: {by: {q2: 5元, q1: 6元}, adds_up: last}\n", [("odd-periods", 3, 22)]),
        ("facts.yml", "¤x: {by: {q1: 5元, 2026-04: 6元}}\n", [("odd-periods", 3, 27)]),
        ("facts.yml", "¤x: {by: {2025-01: 5元}}\n", [("odd-periods", 3, 19)]),
        ("facts.yml", "¤x: {by: {}}\n", [("text-missing", 3, 9)]),
        ("facts.yml", "¤assert: []\n", [("text-missing", 3, 9)]),
        ("facts.yml", "¤1a: 5元\n", [("bad-key", 3, 1)]),
        ("facts.yml", "¤5: 5元\n", [("bad-key", 3, 1)]),
        ("facts.yml", "¤ab: 5元\nAB: 5元\n", [("lookalike-key", 4, 1)]),
        ("facts.yml", "¤x: ?\n", [("quote-needed", 3, 4)]),
        ("facts.yml", "¤x: 30%%\n", [("unreadable-number", 3, 4)]),
        ("facts.yml", "¤x: 约约5万\n", [("unreadable-number", 3, 4)]),
        ("facts.yml", "¤x: ∞\n", [("unreadable-number", 3, 4)]),
        ("facts.yml", "¤x: 万万\n", [("unreadable-number", 3, 4)]),
        ("facts.yml", "¤x: 1,25,000\n", [("comma-grouping", 3, 4)]),
        ("facts.yml", "¤x: 1.2.3\n", [("unreadable-number", 3, 4)]),
        ("facts.yml", "¤x: 1e400\n", [("not-finite", 3, 4)]),
        ("facts.yml", "¤x: 百分之十五\n", [("percent-in-words", 3, 4)]),
        ("facts.yml", "¤x: 5 亿元万\n", [("unknown-unit", 3, 4)]),
        ("facts.yml", "¤x: = a ** 2\n", [("formula-syntax", 3, 9)]),
        ("facts.yml", "¤x: = a ^ 99999\n", [("formula-value", 3, 8)]),
        ("facts.yml", "¤x: = a / (b - b)\n", [("division-by-zero", 3, 8)]),
        ("facts.yml", "¤x: '= 1,000 + a'\n", [("formula-syntax", 3, 8)]),
        ("facts.yml", "¤x: = a − b\n", [("formula-syntax", 3, 8)]),
        ("facts.yml", "¤x: = p:a\n", [("formula-cycle", 3, 6)]),
        ("schedule.yml", "phases: {a: {after: b, length: 2周}, b: {after: a, length: 2周}}\n", [("goes-in-a-circle", 1, 21)]),
        ("schedule.yml", "phases: {a: {start: 2026-01-01, end: 2026-01-31, length: 2周}}\n", [("period-length", 1, 58)]),
        ("schedule.yml", "phases: {a: {start: 2026-01-01, end: 2026-03-31, length: 2个月}}\n", [("period-length", 1, 58)]),
        ("schedule.yml", "phases: {a: {start: 2026-01-05, end: 2026-01-16, length: 2周}}\n", []),
        ("schedule.yml", "phases: {a: {start: 2026-01-01, end: 2026-03-31, length: 3个月}}\n", []),
        (
            "scorecard.yml",
            "cards: {a: {indicators: {x: {weight: 120%}, y: {weight: -20%}}}}\n",
            [("unknown-not-checkable", 1, 9), ("negative", 1, 57)],
        ),
        ("scorecard.yml", "cards: {a: {indicators: {x: {weight: 100%}}, penalties: {z: {points: -2分}}}}\n", [("negative", 1, 70)]),
        ("activity.yml", "days: 366天\n", [("period-length", 1, 7)]),
        ("activity.yml", "weeks: 54周\n", [("period-length", 1, 8)]),
        ("activity.yml", "{days: 250天, weeks: 53周}\n", []),
        ("facts.yml", "¤x: {value: 12%, mask: 11.4*}\n", [("stated-differs", 3, 23)]),
        ("facts.yml", "¤x: {value: 31万元, mask: 32*}\n", [("stated-differs", 3, 24)]),
        ("facts.yml", "¤x: {value: 35万元, mask: '35*,000'}\ny: {value: 0.35亿元, mask: 3*万}\nz: {value: 约11%, mask: 11.4*}\n", []),
        ("plan.yml", "§version: .git\n", [("unknown-choice", 5, 10)]),
        ("plan.yml", "§version: '1.0.'\n", [("unknown-choice", 5, 10)]),
        ("plan.yml", "§version: versions.json\n", [("unknown-choice", 5, 10)]),
        ("plan.yml", "§version: ' 1.0'\n", [("unknown-choice", 5, 10)]),
        ("plan.yml", "§version: con.1\n", [("unknown-choice", 5, 10)]),
        ("plan.yml", "§units: [万]\n", [("bad-unit", 5, 9)]),
        ("plan.yml", "§units: [套, 套]\n", [("bad-unit", 5, 12)]),
        ("plan.yml", "§units: ['%']\n", [("bad-unit", 5, 9)]),
        ("plan.yml", "§twin: p\n", [("twin-differs", 5, 7)]),
        ("plan.yml", "§words: {facts.a.name: x}\n", [("twin-differs", 5, 23)]),
        ("plan.yml", "§parent: p\n", [("goes-in-a-circle", 5, 9), ("one-sided-parent", 5, 9)]),
        ("plan.yml", "§guardrails: [{of: a, amount: -5万}]\n", [("guardrail-guards-nothing", 5, 30)]),
        ("plan.yml", "§guardrails: [{of: a, percent: 5}]\n", [("guardrail-guards-nothing", 5, 14), ("unit-missing", 5, 31)]),
        ("plan.yml", "§guardrails: [{of: a, amount: 5套}]\n", [("unit-clash", 5, 30)]),
        ("plan.yml", "§guardrails: [{of: a, percent: 5万元}]\n", [("unit-clash", 5, 31)]),
        ("plan.yml", "title: 甲\nkind: bare\nperiod: {start: 2026-02-29, months: 12}\n", [("no-such-date", 3, 17)]),
        ("plan.yml", "title: 甲\nkind: bare\nperiod: {start: 26-1-5, months: 12}\n", [("unreadable-date", 3, 17)]),
        ("../CON/plan.yml", "§", [("bad-key", 1, 1)]),
        ("../a b/plan.yml", "§", [("bad-key", 1, 1)]),
        ("../P/plan.yml", "§", [("bad-key", 1, 1)]),
        ("../2026/plan.yml", "§", [("bad-key", 1, 1)]),
        ("../a#b/plan.yml", "§", [("bad-key", 1, 1)]),
        ("../kinds/x.yml", "typo: 5\n", [("missing-key", 1, 1), ("unknown-key", 1, 1)]),
        ("../kinds/x.yml", "name: x\nlike: x\n", [("unknown-kind", 2, 7)]),
        ("../kinds/x.yml", "name: x\nfigures: [sales]\nstated: [sale, budget]\n", [("unknown-reference", 3, 10)]),
        ("../kinds/x.yml", "name: x\nrecommended: {figures: [a], splits: {a: [month], zz: [month]}}\n", [("unknown-reference", 2, 50)]),
        ("../kinds/x.yml", "name: x\nlike: event\nsplits: {visitors: [day], visitor: [day]}\n", [("unknown-reference", 3, 27)]),
        ("../../content/p/a#b.md", "# 页\n", [("content-file", 1, 1)]),
        ("../../content/p/con.md", "# 页\n", [("content-file", 1, 1)]),
        ("../../content/p/index.md", "{{ value(5) }}\n", [("wrong-argument", 1, 4)]),
        ("../../content/p/index.md", "{{ value('a', digits='2') }}\n", [("wrong-argument", 1, 4)]),
        ("../../content/p/index.md", "{{ value('a', digits=true) }}\n", [("wrong-argument", 1, 4)]),
        ("../../content/p/index.md", "{{ facts() }}\n", [("wrong-argument", 1, 4)]),
        ("../../content/p/index.md", "{{ rules('fr') }}\n", [("wrong-argument", 1, 4)]),
        ("../../content/p/index.md", "{{ keys('zz') }}\n", [("wrong-argument", 1, 4)]),
        ("../../content/p/index.md", "{{ value(“a”) }}\n", [("page-syntax", 1, 10)]),
        ("../../content/p/index.md", "{{ value（'a'） }}\n", [("page-syntax", 1, 9)]),
        ("../../content/p/index.md", "｛｛ value('a') ｝｝\n", [("page-syntax", 1, 1)]),
        ("../../content/p/index.md", "全年５万元\n", [("typed-number", 1, 3)]),
        ("../../content/p/index.md", "全年5万元，增长15%\n", [("typed-number", 1, 3), ("typed-number", 1, 9)]),
    ],
)
def test_it_is_told_and_nothing_else_is(root: Path, name: str, written: str, expected: list[tuple[str, int, int]]) -> None:
    """Rule, line and column of all that is said; § stands for a good plan.yml, ¤ for the two facts of the plan."""
    files = {"facts.yml": A_AND_B, name: written.replace("§", BARE["plan.yml"]).replace("¤", A_AND_B)}
    write_files(files, root)
    assert [(rule, line, column) for rule, _, line, column in found(root)] == expected


DEALERS = """
dealers:
  columns:
    city: 城市
    sales: {name: 销售额, unit: 元}
    level: {name: 等级, one_of: [甲类, 乙类]}
    since: {name: 起始, type: date}
  rows: a.csv
"""
HEAD = "id,name,city,sales,level,since\n"
ROW = "d1,宏达,绵阳,5万,甲类,2025-03-01\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ((HEAD + ROW).encode("gbk"), [("not-utf8", 2, 4)]),
        ((HEAD + ROW).encode("utf-16"), [("not-utf8", 1, 1)]),
        ((HEAD + ROW).replace(",", ";"), [("cells-missing", 1, 3)]),
        ((HEAD + ROW).replace(",", "\t"), [("cells-missing", 1, 3)]),
        ((HEAD + ROW).replace(",", "，"), [("cells-missing", 1, 3)]),
        (HEAD + ROW + "合计,,,5万,,\n", [("total-row", 3, 1)]),
        (HEAD + ROW + ",同心,,3万,,\n", [("row-without-key", 3, 1)]),
        (HEAD + ROW + ROW, [("duplicate-key", 3, 1)]),
        (HEAD + ROW.replace("2025-03-01", "45717"), [("unreadable-date", 2, 16)]),
        (HEAD + ROW.replace("2025-03-01", "2025-02-29"), [("no-such-date", 2, 16)]),
        (HEAD + ROW.replace("5万", "50,000元"), [("cells-missing", 2, 1)]),
        (HEAD + ROW.replace("5万", "50000"), [("unit-missing", 2, 10)]),
        (HEAD + ROW.replace("5万", "#REF!"), [("unreadable-number", 2, 10)]),
        (HEAD + ROW.replace("宏达", '"宏达'), [("cells-missing", 2, 1), ("cells-missing", 2, 4)]),
        (HEAD + ROW.replace("宏达", '"宏达"店'), [("cells-missing", 2, 4)]),
        (HEAD + ROW.replace("宏达", "宏\u202e达"), [("control-character", 2, 5)]),
        (HEAD + ROW.replace("d1", "d\u200b1"), [("invisible-character", 2, 2)]),
        (HEAD.replace("city", ""), [("empty-key", 1, 9)]),
        (HEAD.replace("city", "name"), [("duplicate-key", 1, 9)]),
        (HEAD.replace("city", "town") + ROW, [("unknown-key", 1, 9)]),
        (HEAD.removeprefix("id,") + ROW.removeprefix("d1,"), [("row-without-key", 1, 1)]),
        ("", [("empty-file", 1, 1)]),
    ],
)
def test_a_csv_file_as_a_spreadsheet_writes_it(root: Path, written: str | bytes, expected: list[tuple[str, int, int]]) -> None:
    write_files({"registers.yml": DEALERS, "a.csv": written}, root)
    assert [(rule, line, column) for rule, path, line, column in found(root) if path == f"{FOLDER}/a.csv"] == expected


@pytest.mark.parametrize("written", ["\ufeff" + HEAD + ROW, (HEAD + ROW).replace("\n", "\r\n"), HEAD + ROW.replace("5万", '"50,000元"')])
def test_a_csv_file_as_it_should_be(root: Path, written: str) -> None:
    write_files({"registers.yml": DEALERS, "a.csv": written}, root)
    assert found(root) == []


def test_members_may_be_called_by_numbers_and_codes(tmp_path: Path) -> None:
    """Keys of members are no names of figures: `1a`, `5` and `K-01` do, in a split, a hold and a formula alike."""
    files = {
        "axes.yml": "product: {1a: 甲, 5: 乙, K-01: 丙}\n",
        "targets.yml": "r: {unit: 元, total: 600万, split: {product: {1a: 1, 5: 2, K-01: 3}},\n"
        "  hold: [{at: {product: 5}, value: 240万, by: 王, why: 合同}]}\n",
        "facts.yml": "x: '= r[product=5] + r[product=1a] + r[product=K-01]'\ny: '= r[product=5]'\n",
    }
    checked = whole_plan(files, tmp_path)
    assert (checked.told, checked.number("x"), checked.number("y")) == ([], "600万", "240万")
