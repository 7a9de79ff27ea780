"""Pages: plain macro calls, no code, no active HTML, no dead links, no numbers typed by hand; and every call tried."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalogue import text
from macros.model.page import Page
from macros.model.project import Chosen, choose
from macros.rules.content import unsafe
from macros.rules.markup import calls, is_plain
from macros.source.waiver import FIXED
from scripts.checking import check_all
from tests.plans import BARE, FOLDER, write_files

DATA = {
    "targets.yml": "revenue:\n  {name: 销售额, unit: 元, base: 4亿, growth: 25%, total: 5亿, split: {month: even}}\n",
}


def problems(root: Path, page: str, name: str = "../../content/p/index.md") -> list[tuple[str, str, int, int]]:
    write_files(BARE | DATA | {name: page}, root)
    report = check_all([Chosen(root, (FOLDER,))], date(2026, 6, 30), cached=False)
    return [(str(f.level), f.rule, f.place.line, f.place.column) for _, f in report.findings if f.is_problem]


@pytest.mark.parametrize(
    "page",
    [
        '# 页\n\n全年 {{ value("revenue.total") }}，增长 {{ value("revenue.growth", digits=1) }}。\n',
        '{{ target_table("revenue", "month") }}\n',
        "{% raw %}{{ anything.goes }}{% endraw %}\n",
        '写 `{{ "{{" }}` 就是两个花括号\n',
        "---\ntitle: 页\nsearch: {exclude: true}\n---\n# 页\n",
        "---\nrender_macros: false\n---\n{{ anything.goes }}\n",
        "2026 年 1 月 5 日，第 3 版，5S 与 4P，每周 2 次，共 3 项；见 [1]。\n",
        "`1.2亿元` 与\n\n```\n1.2亿元\n```\n",
        "[外面](https://example.org/a?b=1) <https://example.org> 小于 x < 5\n",
        "<details markdown><summary>更多</summary>文字</details> {: .note #here }\n",
    ],
)
def test_a_page_as_people_write_it_passes(tmp_path: Path, page: str) -> None:
    assert problems(tmp_path, page) == []


@pytest.mark.parametrize(
    ("page", "rule", "line", "column"),
    [
        ("# 页\n\n{{ config.extra }}\n", "page-code", 3, 1),
        ('a {{ cycler.__init__.__globals__.os.popen("id") }}\n', "page-code", 1, 3),
        ('{{ value("revenue.total") | upper }}\n', "page-code", 1, 1),
        ("{% for x in y %}{{ value('a') }}{% endfor %}\n", "page-code", 1, 1),
        ('{% include "a.md" %}\n', "page-code", 1, 1),
        ("{% set a = 1 %}\n", "page-code", 1, 1),
        ("{{ value(*range(9)) }}\n", "page-code", 1, 4),
        ("{{ value(name) }}\n", "page-code", 1, 4),
        ("预算 {#1} 500万 {#2} #}\n", "page-code", 1, 4),
        ('文\n{{ value("revenue.total" }}\n', "page-syntax", 2, 1),
        ("---\nvalue: 5\n---\n# 页\n", "front-matter", 2, 1),
        ("---\ntemplate: x.html\n---\n# 页\n", "front-matter", 2, 1),
        ("---\ntitle: 页\n# 页\n", "front-matter", 1, 1),
        ("---\ntitle: 甲\ntitle: 乙\n---\n", "duplicate-key", 3, 1),
        ("字<script>alert(1)</script>\n", "raw-html", 1, 2),
        ("<img src=x onerror=alert(1)>\n", "raw-html", 1, 1),
        ("[点](javascript:alert(1))\n", "raw-html", 1, 1),
        ("[点](&#106;avascript:alert)\n", "raw-html", 1, 1),
        ("[点](java\tscript:alert)\n", "raw-html", 1, 1),
        ("![图](https://example.org/a.png)\n", "raw-html", 1, 1),
        ('## 题 { onclick="x" }\n', "raw-html", 1, 6),
        ("见 [目标](target.md)\n", "broken-link", 1, 8),
        ("![图](pic.png)\n", "broken-link", 1, 6),
        ("[出去](../../../etc/passwd)\n", "broken-link", 1, 6),
        ("{{ valu('revenue.total') }}\n", "unknown-macro", 1, 4),
        ("一\n二 {{ value('revenue.totla') }}\n", "macro-fails", 2, 6),
        ("{{ value('revenue.total', digits=-1) }}\n", "wrong-argument", 1, 4),
        ("{{ value('revenue.total', digits=1000000000) }}\n", "wrong-argument", 1, 4),
        ("{{ value('revenue.total', digits='two') }}\n", "wrong-argument", 1, 4),
        ("{{ rules('fr') }}\n", "wrong-argument", 1, 4),
        ("{{ target_table('revenue') }}\n", "wrong-argument", 1, 4),
        ("{{ value('revenue.total', colour='red') }}\n", "wrong-argument", 1, 4),
        ("{{ value(5) }}\n", "wrong-argument", 1, 4),
        ("全年 1.2 亿元\n", "typed-number", 1, 4),
        ("增长 15%\n", "typed-number", 1, 4),
    ],
)
def test_what_does_not_belong_on_a_page_is_told_at_its_place(tmp_path: Path, page: str, rule: str, line: int, column: int) -> None:
    assert ("error", rule, line, column) in problems(tmp_path, page)


def test_a_typed_number_that_is_a_figure_names_the_call(tmp_path: Path) -> None:
    write_files(BARE | DATA | {"../../content/p/index.md": "全年 5 亿元，增长 25%。\n"}, tmp_path)
    report = check_all([Chosen(tmp_path, (FOLDER,))], date(2026, 6, 30), cached=False)
    assert [(str(f.level), text(f.message)) for _, f in report.findings if f.rule == "typed-number"] == [
        ("warning", '手打的数字 5 亿元 应写成 {{ value("revenue.total") }}'),
        ("warning", '手打的数字 25% 应写成 {{ value("revenue.growth") }}'),
    ]


def test_pages_outside_plans_may_name_any_number(tmp_path: Path) -> None:
    assert problems(tmp_path, "全年 1.2 亿元\n", "../../content/guide/index.md") == []


def test_files_that_are_not_published_and_links_are_told(tmp_path: Path) -> None:
    write_files(BARE | {"../../content/p/index.md": "# 页\n", "../../content/a.html": "<p>", "../../content/b.MD": "# 页\n"}, tmp_path)
    (tmp_path / "content" / "c.md").symlink_to("/etc/hostname")
    (tmp_path / "content" / "etc").symlink_to("/etc")
    report = check_all([Chosen(tmp_path, (FOLDER,))], date(2026, 6, 30), cached=False)
    found = [finding.place.path for _, finding in report.findings if finding.rule == "content-file"]
    assert found == ["content/a.html", "content/b.MD", "content/c.md", "content/etc"]


def test_what_is_unsafe_keeps_any_build_from_starting(tmp_path: Path) -> None:
    write_files(BARE | {"../../content/p/index.md": "{{ config }}\n\n全年 1.2 亿元\n", "../../content/x.md": "<script>\n"}, tmp_path)
    assert [(finding.rule, finding.place.path) for finding in unsafe(tmp_path)] == [
        ("page-code", "content/p/index.md"),
        ("raw-html", "content/x.md"),
    ]


@pytest.mark.parametrize("page", ["{{ config }}", "<script>1</script>"])
@pytest.mark.parametrize(
    "waiver", ["%s <!-- plan: allow page-code,raw-html 理由 -->\n", "<!-- plan: allow-file page-code, raw-html 理由 -->\n\n%s\n"]
)
def test_an_author_cannot_let_pass_what_is_unsafe(page: str, waiver: str, tmp_path: Path) -> None:
    found = {(level, rule) for level, rule, _, _ in problems(tmp_path, waiver % page)}
    assert found == {("error", "waiver-unclear"), ("error", "page-code" if "config" in page else "raw-html")}
    assert unsafe(tmp_path)


@pytest.mark.parametrize("rule", FIXED)
def test_what_keeps_a_build_safe_cannot_be_switched_off(rule: str, tmp_path: Path) -> None:
    pages = {"../../content/p/index.md": "---\ntemplate: x.html\n---\n{{ config }}\n", "../../content/p/x.html": "x"}
    write_files(BARE | pages | {"../../check.yml": f"rules: {{{rule}: off}}\n"}, tmp_path)
    assert {finding.rule for finding in unsafe(tmp_path)} == {"page-code", "front-matter", "content-file"}
    chosen = choose(tmp_path)
    assert chosen is not None
    found = check_all([chosen], date(2026, 6, 30), cached=False).findings
    told = [(one.rule, one.place.path, one.place.line) for _, one in found if one.place.path == "check.yml"]
    assert told == [("unknown-choice", "check.yml", 1)]


def test_trusted_teams_may_allow_html_but_never_code(tmp_path: Path) -> None:
    files = {"../../content/x.md": "<script>\n{{ config }}\n", "../../check.yml": "rules: {raw-html: off}\n"}
    write_files(BARE | files, tmp_path)
    assert [finding.rule for finding in unsafe(tmp_path)] == ["page-code"]


PIECES = ("{{", "}}", "{", "}", "{%", "%}", "{#", "#}", "｛", " ", "\n", '"', "'", "\\", ",", "(", ")", "-", "=", "name", "5", "raw")
CALLS = ('{{ value("a") }}', '{{ chart("a", "b", data=False) }}', '{{ f(a="{{") }}', '{{ f(a=1, "b") }}', '{{ f("a" "b") }}', "{{ f() }}")


@given(st.lists(st.sampled_from(PIECES + CALLS), max_size=12))
def test_what_is_taken_for_plain_unread_is_plain_when_read(pieces: list[str]) -> None:
    page = Page("content/p/index.md", "index", "".join(pieces))
    if is_plain(page):
        assert calls(page)[1] == ()


def test_a_page_as_most_are_is_taken_for_plain() -> None:
    assert is_plain(Page("content/p/index.md", "index", '# 页 {: #a }\n\n{{ value("a.b", "万元", digits=-1) }}，{{ f() }}{ }}\n'))
