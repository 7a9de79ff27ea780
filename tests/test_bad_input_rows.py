"""Every row of cases/bad-inputs.md gets the response it asks for, in order: which rules answer it, at which line and column.

The ids there are examples; where the plan language accepts more (strictly grouped thousands, ¥), the language wins. What is no input to a
check but happens while publishing is named with the test that makes it happen.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from macros.model.project import choose
from scripts.checking import check_all
from tests.plans import BARE, write_files
from tests.test_bad_inputs import DAY

HERE = Path(__file__).parent
PAGE = "../../content/p/index.md"
ROWS: list[tuple[int, str, str | bytes, list[tuple[str, int, int]]]] = [
    (1, "facts.yml", "x: 5元\nx: 6元\n", [("duplicate-key", 2, 1)]),
    (2, "facts.yml", "x: {value: 5元}\ny: 5元\nx: {value: 6元}\n", [("duplicate-key", 3, 1)]),
    (3, "facts.yml", "xＡ: 5元\nxA: 6元\n", [("lookalike-key", 2, 1)]),
    (4, "facts.yml", "x\u200by: 5元\n", [("invisible-character", 1, 2)]),
    (5, "facts.yml", "x：5元\n", [("fullwidth-colon", 1, 2)]),
    (6, "facts.yml", "x:5元\n", [("missing-space-after-colon", 1, 2)]),
    (7, "facts.yml", "x: {name：甲, value: 5元}\n", [("unknown-key", 1, 5), ("fullwidth-colon", 1, 9)]),
    (7, "facts.yml", "x:\n  - 人力：500\n", [("wrong-shape", 2, 3), ("fullwidth-colon", 2, 7)]),
    (8, "facts.yml", "x:\n\tvalue: 5元\n", [("tab", 2, 1)]),
    (8, "facts.yml", "x:\t5元\n", [("tab", 1, 3)]),
    (9, "facts.yml", "x:\n\u3000value: 5元\n", [("odd-space", 2, 1)]),
    (9, "facts.yml", "x: 5\xa0元\n", [("odd-space", 1, 5)]),
    (10, "facts.yml", "x: 5元\u2028\n", [("odd-line-break", 1, 6)]),
    (10, "facts.yml", "x: 5元\x85\n", [("odd-line-break", 1, 6)]),
    (11, "facts.yml", "x: 5元\n\ufeffy: 6元\n", [("byte-order-mark", 2, 1)]),
    (12, "facts.yml", b"\xc8\xa5\xc4\xea: 5\xd4\xaa\n", [("not-utf8", 1, 2)]),
    (14, "facts.yml", b"\xff\xfex\x00:\x00 \x005\x00CQ\n\x00", [("not-utf8", 1, 1)]),
    (15, "facts.yml", b"x: 5\x00\n", [("control-character", 1, 5)]),
    (15, "facts.yml", "x: {name: 甲\u202e, value: 5元}\n", [("control-character", 1, 12)]),
    (16, "facts.yml", "", [("empty-file", 1, 1)]),
    (16, "facts.yml", "# 注释\n", [("empty-file", 1, 1)]),
    (18, "facts.yml", "x: 5元\n---\ny: 6元\n", [("several-documents", 2, 1)]),
    (19, "facts.yml", "x: &a 5元\n", [("anchor", 1, 4)]),
    (19, "facts.yml", "x: *a\n", [("anchor", 1, 4)]),
    (19, "facts.yml", "x: {<<: {value: 5元}}\n", [("anchor", 1, 5)]),
    (21, "facts.yml", "a: &a [x, x]\nb: [*a, *a]\n", [("anchor", 1, 4), ("wrong-shape", 2, 4), ("anchor", 2, 5), ("anchor", 2, 9)]),
    (23, "facts.yml", "# " + "x" * 300_000 + "\n", [("too-large", 1, 1)]),
    (23, "facts.yml", "x: [" + ", ".join(["1"] * 60_000) + "]\n", [("too-large", 1, 149996)]),
    (24, "facts.yml", "x: [5\ny: 6\n", [("yaml-syntax", 1, 4)]),
    (25, "schedule.yml", "milestones: {a: {date: 2026-02-30}}\n", [("no-such-date", 1, 24)]),
    (27, "budget.yml", "lines: {w: {amout: 5万}}\n", [("unknown-key", 1, 13)]),
    (28, "targets.yml", "r: {unit: 元, total: 5亿, base: {period: 2025}}\n", [("missing-key", 1, 25)]),
    (29, "budget.yml", "lines: {w: {amount: }}\n", [("amount-missing", 1, 21)]),
    (29, "budget.yml", "lines: {w: {amount: ~}}\n", [("amount-missing", 1, 21)]),
    (29, "budget.yml", "lines: {w: {amount: Null}}\n", [("amount-missing", 1, 21)]),
    (29, "budget.yml", "lines: {w: {amount: ''}}\n", [("amount-missing", 1, 21)]),
    (30, "budget.yml", "lines:\n  w:\n    amount: #500\n", [("amount-missing", 3, 13)]),
    (31, "facts.yml", "x: 012\n", [("leading-zero", 1, 4)]),
    (31, "facts.yml", "x: 0100\n", [("leading-zero", 1, 4)]),
    (32, "facts.yml", "x: 0x1F\n", [("not-decimal", 1, 4)]),
    (32, "facts.yml", "x: 0b11\n", [("not-decimal", 1, 4)]),
    (32, "facts.yml", "x: 0o12\n", [("not-decimal", 1, 4)]),
    (33, "facts.yml", "x: 1_000\n", [("underscore", 1, 4)]),
    (36, "facts.yml", "x: 1e3\n", [("exponent", 1, 4)]),
    (36, "facts.yml", "x: 5e8\n", [("exponent", 1, 4)]),
    (37, "facts.yml", "x: 500.\n", [("incomplete-decimal", 1, 4)]),
    (37, "facts.yml", "x: .5\n", [("incomplete-decimal", 1, 4)]),
    (37, "facts.yml", "x: +500\n", [("plus-sign", 1, 4)]),
    (38, "facts.yml", "x: .nan\n", [("not-finite", 1, 4)]),
    (38, "facts.yml", "x: .inf\n", [("not-finite", 1, 4)]),
    (38, "facts.yml", "x: NaN\n", [("not-finite", 1, 4)]),
    (38, "facts.yml", "x: 1e400\n", [("not-finite", 1, 4)]),
    (40, "facts.yml", "x: 500\n  万元\n", [("several-lines", 1, 4)]),
    (41, "facts.yml", "x: −500\n", [("odd-minus", 1, 4)]),
    (41, "facts.yml", "x: –500\n", [("odd-minus", 1, 4)]),
    (41, "facts.yml", "x: （500）\n", [("odd-minus", 1, 4)]),
    (42, "budget.yml", "lines: {w: -500万}\n", [("negative", 1, 12)]),
    (44, "budget.yml", "lines: {w: 500}\n", [("unit-missing", 1, 12)]),
    (45, "facts.yml", "x: 五百万\n", [("chinese-numeral", 1, 4)]),
    (47, "facts.yml", "x: {unit: 元, value: 5.123元}\n", [("finer-than-fen", 1, 21)]),
    (47, "facts.yml", "x: 1234567890123456\n", [("too-many-digits", 1, 4)]),
    (48, "budget.yml", "lines: {w: 2%}\n", [("unit-clash", 1, 12)]),
    (48, "budget.yml", "limit: {of: a, max: 500万元}\nlines: {w: 1万}\n", [("unit-clash", 1, 21), ("unknown-not-checkable", 1, 21)]),
    (50, "targets.yml", "r: {unit: 元, total: 6亿, split: {quarter: 2:3:1}}\n", [("ratio-parts", 1, 42)]),
    (51, "targets.yml", "r: {unit: 元, total: 6亿, split: {half: 0:0}}\n", [("ratio-all-zero", 1, 39)]),
    (51, "targets.yml", "r: {unit: 元, total: 6亿, split: {half: 2:-1}}\n", [("ratio-part", 1, 41)]),
    (51, "targets.yml", "r: {unit: 元, total: 6亿, split: {quarter: 2::1:1}}\n", [("ratio-part", 1, 44)]),
    (51, "targets.yml", "r:\n  unit: 元\n  total: 6亿\n  split:\n    half: 2 : 3\n", [("ratio-spaces", 5, 11)]),
    (54, "budget.yml", "total: 900万\nlines: {a: 500万, b: 300万}\n", [("parts-do-not-add-up", 1, 8)]),
    (55, "budget.yml", "total: 900万\nlines: {a: 待定, b: 待定}\n", [("unknown-not-checkable", 1, 8)]),
    (59, "../../content/p/README.md", "# 页\n", [("content-file", 1, 1)]),
    (60, "facts.yml", "x: = y + 1\n", [("unknown-reference", 1, 6)]),
    (62, "../kinds/bare.yml", "name: 试验\nfiles: [budget]\n", [("missing-file", 2, 7)]),
    (63, PAGE, '{{ value("totla") }}\n', [("macro-fails", 1, 4)]),
    (64, PAGE, "{% if totla %}{% endif %}\n", [("page-code", 1, 1)]),
    (64, PAGE, "{% for x in totla %}{% endfor %}\n", [("page-code", 1, 1)]),
    (66, PAGE, '{{ target_table("a", "zz") }}\n', [("macro-fails", 1, 4)]),
    (67, PAGE, "{{ swot() }}\n", [("macro-fails", 1, 4)]),
    (70, PAGE, "---\nvalue: 5\n---\n", [("front-matter", 2, 1)]),
    (71, PAGE, "{{ items }}\n", [("page-code", 1, 1)]),
    (71, PAGE, "{{ range(3) }}\n", [("unknown-macro", 1, 4)]),
    (74, PAGE, "---\ntitle: [\n---\n", [("yaml-syntax", 2, 9)]),
    (74, PAGE, "---\ntitle: 页\n", [("front-matter", 1, 1)]),
    (76, "../../content/p/own.py", "import gone\n", [("content-file", 1, 1)]),
    (76, "main.py", "import gone\n", [("unknown-file", 1, 1)]),
    (77, PAGE, "{{ ''.__class__ }}\n", [("page-code", 1, 1)]),
    (77, PAGE, "{{ config }}\n", [("page-code", 1, 1)]),
    (77, PAGE, "{{ open('x') }}\n", [("unknown-macro", 1, 4)]),
    (79, "../../content/p/x.html", "x", [("content-file", 1, 1)]),
    (80, PAGE, "<script>x</script>\n", [("raw-html", 1, 1), ("raw-html", 1, 10)]),
    (80, PAGE, "[x](javascript:x)\n", [("raw-html", 1, 1)]),
    (80, PAGE, "![x](https://example.org/x.png)\n", [("raw-html", 1, 1)]),
    (83, PAGE, "---\naudience: 董事会\n---\n", [("front-matter", 2, 1)]),
    (83, PAGE, "---\nhidden: true\n---\n", [("front-matter", 2, 1)]),
    (84, "budget.yml", "lines: {w: {amount: 5万, hidden: true}}\n", [("unknown-key", 1, 25)]),
]
# what is in order: nothing is said of it
GOOD: list[tuple[int, str, str]] = [
    (52, "targets.yml", "r: {unit: 元, total: 6亿, split: {half: 2:1}, owner: 甲}\n"),
    (56, "facts.yml", "x: {stated: 0.3元, items: {b: 0.1元, c: 0.2元}}\n"),
    (57, "targets.yml", "r: {unit: 元, total: 100元, quantum: 1元, split: {month: even}, owner: 甲}\n"),
    (69, "facts.yml", "x: 500万元\ny: 1000万元\nassert: [{that: y > x}]\n"),
]
# what is no single file: the test that makes it happen
ELSEWHERE = {
    78: "test_bad_inputs.py::test_odd_things_are_refused_by_every_format",
    85: "test_publish_commands.py::test_what_is_refused_at_once",
    86: "test_publish_commands.py::test_a_dirty_tree_and_no_tree_at_all",
    87: "test_publishing.py::test_a_name_that_would_overwrite_or_escape",
    88: "test_publishing.py::test_publishers_at_once_in_two_clones",
    90: "test_publishing.py::test_kills_at_random_moments",
}


@pytest.mark.parametrize(("row", "name", "written", "expected"), ROWS, ids=[f"{row}-{index}" for index, (row, *_) in enumerate(ROWS)])
def test_it_gets_the_response_it_asks_for(
    row: int,  # noqa: ARG001 - names the case
    name: str,
    written: str | bytes,
    expected: list[tuple[str, int, int]],
    tmp_path: Path,
) -> None:
    write_files({**BARE, "facts.yml": "a: 5万元\n", PAGE: "# 页\n", name: written}, tmp_path)
    chosen = choose(tmp_path)
    assert chosen is not None
    findings = [one for _, one in check_all([chosen], DAY, cached=False).findings if one.is_problem]
    assert [(one.rule, one.place.line, one.place.column) for one in findings] == expected


@pytest.mark.parametrize(("row", "name", "written"), GOOD)
def test_what_is_in_order_is_let_pass(row: int, name: str, written: str, tmp_path: Path) -> None:  # noqa: ARG001 - names the case
    write_files({**BARE, name: written}, tmp_path)
    chosen = choose(tmp_path)
    assert chosen is not None
    assert [one.rule for _, one in check_all([chosen], DAY, cached=False).findings if one.is_problem] == []


def test_no_row_is_left_out() -> None:
    written = (HERE / "cases/bad-inputs.md").read_text(encoding="utf-8")
    listed = {int(number) for number in re.findall(r"^\| (\d+) \|", written, re.MULTILINE)}
    assert listed == {row for row, *_ in (*ROWS, *GOOD)} | set(ELSEWHERE)


@pytest.mark.parametrize("where", ELSEWHERE.values())
def test_the_other_rows_are_held(where: str) -> None:
    file, _, name = where.partition("::")
    module = ast.parse((HERE / file).read_text(encoding="utf-8"))
    assert name in ("", *(node.name for node in ast.walk(module) if isinstance(node, ast.FunctionDef)))
