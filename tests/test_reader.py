"""The reader: every bad file gets its finding at the exact place, every good one its nodes, and no bytes raise an exception."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from macros.catalogue import text
from macros.source import scanning
from macros.source.colons import colon_trap
from macros.source.finding import Finding, Level
from macros.source.node import Mapping, Node, Scalar, Sequence
from macros.source.pattern import pattern_of
from macros.source.place import Place
from macros.source.reader import read_bytes, read_file, read_text

PARSERS = [yaml.CSafeLoader, yaml.SafeLoader]


def told(findings: list[Finding]) -> list[tuple[str, int, int]]:
    """Rule, line and column of each finding; saying them in both languages must work."""
    for finding in findings:
        assert text(finding.message, "zh")
        assert text(finding.message, "en")
        assert finding.level is Level.error
        assert finding.place.path == "p.yml"
        assert finding.place.length >= 1
    return [(one.rule, one.place.line, one.place.column) for one in findings]


def as_data(node: Node | None) -> object:
    """Nodes as plain lists, pairs and texts, to be compared at a glance."""
    if isinstance(node, Mapping):
        return {key.text: as_data(value) for key, value in node}
    if isinstance(node, Sequence):
        return [as_data(item) for item in node]
    return node.text if node else None


# text of the file -> everything that is said about it; the comment names the row of cases/bad-inputs.md
BAD = [
    ("budget: 1\nx: 2\nbudget: 3\n", [("duplicate-key", 3, 1)]),  # 1
    ("'预算': 1\n预算 : 2\n", [("duplicate-key", 2, 1)]),  # 1
    ("x: {a: 1, a: 2}\n", [("duplicate-key", 1, 11)]),  # 1
    ("名:\n  a: 1\n名:\n  b: 1\n", [("duplicate-key", 3, 1)]),  # 2
    ("a1: 1\na１: 2\n", [("lookalike-key", 2, 1)]),  # 3
    ("e\u0301: 1\n\u00e9: 2\n", [("lookalike-key", 2, 1)]),  # 3
    ("'a ': 1\na: 2\n", [("lookalike-key", 2, 1)]),  # 3
    ("预\u200b算: 1\n", [("invisible-character", 1, 2)]),  # 4
    ("预\u200b\u200b算: 1\n预算: 2\n", [("invisible-character", 1, 2), ("lookalike-key", 2, 1)]),  # 3, 4
    ("a\ufe0f: 1\n", [("invisible-character", 1, 2)]),  # 4
    ("预算：500\n", [("fullwidth-colon", 1, 3)]),  # 5
    ("预算：500\n人力：300\n", [("fullwidth-colon", 1, 3), ("fullwidth-colon", 2, 3)]),  # 5
    ("预算：500\n人力: 300\n市场: 2\n", [("fullwidth-colon", 1, 3)]),  # 5
    ("市场: 2\n预算：500\n人力: 300\n", [("fullwidth-colon", 2, 3)]),  # 5
    ("预算：500: 3\n", [("fullwidth-colon", 1, 3)]),  # 5
    ("a:500\n", [("missing-space-after-colon", 1, 2)]),  # 6
    ("x: {a:500, b: 1}\n", [("missing-space-after-colon", 1, 6)]),  # 6
    ("x:\n- 人力：500\n- 说明：见附件\n- 人力:500万元\n", [("fullwidth-colon", 2, 5), ("missing-space-after-colon", 4, 5)]),  # 7
    ("x: {人力：500, 市场: 300}\n", [("fullwidth-colon", 1, 7)]),  # 7
    ("说明: 年度\n  预算：500\n", [("fullwidth-colon", 2, 5)]),  # 7
    ("说明: 年度\n  预算:500\n", [("missing-space-after-colon", 2, 5)]),  # 7
    ("\ta: 1\n", [("tab", 1, 1)]),  # 8
    ("a:\n\t\tb: 1\n", [("tab", 2, 1)]),  # 8
    ("名:\t1\n", [("tab", 1, 3)]),  # 8
    ("a:\n\u3000\u3000b: 1\n", [("odd-space", 2, 1)]),  # 9
    ("a:\u00a0500\n", [("odd-space", 1, 3)]),  # 9
    ("a: 500\u3000\n", [("odd-space", 1, 7)]),  # 9
    ("a:\n-\u3000b\n", [("odd-space", 2, 2)]),  # 9
    ("a: [1,\u30002]\n", [("odd-space", 1, 7)]),  # 9
    ("a\u3000: 1\n", [("odd-space", 1, 2)]),  # 9
    ("a\u3000b: 1\n", [("odd-space", 1, 2)]),  # 9
    ("a: 5\u20286\n", [("odd-line-break", 1, 5)]),  # 10
    ("a: 5\x856\n", [("odd-line-break", 1, 5)]),  # 10
    ("a: 5\rb: 6\n", [("odd-line-break", 1, 5)]),  # 10
    ("a: 1\n\ufeffb: 2\n", [("byte-order-mark", 2, 1)]),  # 11
    ("a: 5\x000\n", [("control-character", 1, 5)]),  # 15
    ("a: 5\x1b0\n", [("control-character", 1, 5)]),  # 15
    ("a: \u202e500\n", [("control-character", 1, 4)]),  # 15
    ("# \u202e500\na: 1\n", [("control-character", 1, 3)]),  # 15
    ("a: \ud800\n", [("control-character", 1, 4)]),  # 15
    ("a: \uffff\n", [("control-character", 1, 4)]),  # 15
    ("a: 销\ufffd额\n", [("replacement-character", 1, 5)]),
    ('a: "5\\u200b00"\n', [("invisible-character", 1, 4)]),  # 4, 15
    ('a: "\\0"\n', [("control-character", 1, 4)]),  # 15
    ("", [("empty-file", 1, 1)]),  # 16
    ("# 只有注释\n\n", [("empty-file", 1, 1)]),  # 16
    ("---\n", [("empty-file", 1, 1)]),  # 16
    ("a: 1\n---\nb: 2\n", [("several-documents", 2, 1)]),  # 18
    ("---\n---\nb: 2\n", [("several-documents", 2, 1)]),  # 18
    ("名: &a 5\nb: *a\n<<: {c: 1}\n", [("anchor", 1, 4), ("anchor", 2, 4), ("anchor", 3, 1)]),  # 19
    ("a: &x [*x]\n", [("anchor", 1, 4), ("anchor", 1, 8)]),  # 19
    ('a: !!float "5"\n', [("yaml-tag", 1, 4)]),
    ("a: !!python/object/apply:os.system [x]\nb: ! 5\n", [("yaml-tag", 1, 4), ("yaml-tag", 2, 4)]),
    ("%YAML 1.1\n---\na: 1\n", [("yaml-directive", 1, 1)]),
    ("a: 1\n  b: 2\n", [("yaml-syntax", 2, 4)]),  # 24
    ("a:\n  b: 1\n c: 2\n", [("yaml-syntax", 3, 2)]),  # 24
    ("a: b: c\n", [("yaml-syntax", 1, 5)]),  # 24
    ('a: 1\n名: "x\nb: 3\n', [("yaml-syntax", 2, 4)]),  # 24
    ("a: [1, 2\nb: 3\n", [("yaml-syntax", 1, 4)]),  # 24
    ("{a: 1", [("yaml-syntax", 1, 1)]),  # 24
    ("a: - 5\n", [("yaml-syntax", 1, 4)]),  # 24
    ("a: 1\nfoo\nb: 2\n", [("yaml-syntax", 2, 1)]),  # 24
    (": 5\n", [("yaml-syntax", 1, 1)]),  # 24
    ('a: "\\q"\n', [("yaml-syntax", 1, 5)]),  # 24
    ("a: 'x' y\n", [("yaml-syntax", 1, 8)]),  # 24
    ("a: 1\na: 2\nb: [\n", [("duplicate-key", 2, 1), ("yaml-syntax", 3, 5)]),  # 1, 24
    ("a: >= 24万\n", [("quote-needed", 1, 4)]),
    ("a: >5\nb: 1\n", [("quote-needed", 1, 4)]),
    ("a: %20\n", [("quote-needed", 1, 4)]),
    ("a: }\n", [("quote-needed", 1, 4)]),
    ("a: 500\n  万\n", [("several-lines", 1, 4)]),  # 40
    ("a:\n  - 甲\n    乙\n", [("several-lines", 2, 5)]),  # 40
    ("a: [1,000, 2,000]\n", [("comma-in-list", 1, 5), ("comma-in-list", 1, 12)]),
    ("a: [100，200]\n", [("fullwidth-comma", 1, 8)]),
    ("- a\n- b\n", [("root-not-mapping", 1, 1)]),
    ("foo\n", [("root-not-mapping", 1, 1)]),
    ("'': 1\n", [("empty-key", 1, 1)]),
    ("? [a]\n: 1\n", [("key-not-text", 1, 3)]),
    ("a:\tx\nb: 1\nb: 2\n\u3000c：3\n", [("tab", 1, 3), ("duplicate-key", 3, 1), ("odd-space", 4, 1), ("fullwidth-colon", 4, 3)]),
]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("written", "expected"), BAD)
def test_a_bad_file_is_told_once_at_its_place(written: str, expected: list[tuple[str, int, int]], parser: type) -> None:
    _, findings = read_text(written, "p.yml", parser=parser)
    # the two parsers put the mark of an indentation error in different columns; the line is what people need
    if parser is yaml.SafeLoader and any(rule == "yaml-syntax" for rule, _, _ in expected):
        assert [(rule, line) for rule, line, _ in told(findings)] == [(rule, line) for rule, line, _ in expected]
    else:
        assert told(findings) == expected


@pytest.mark.parametrize(
    ("data", "expected", "encoding"),
    [
        ("预算: 1\n营销: 2\n".encode("gbk"), ("not-utf8", 1, 2), "GBK"),
        ("a: 1\nb: 中".encode("gbk"), ("not-utf8", 2, 4), "GBK"),
        ("名: ".encode() + "中文".encode("gbk"), ("not-utf8", 1, 4), "GBK"),
        ("营: 1".encode("gbk"), ("not-utf8", 1, 1), "GBK"),  # these bytes are also valid UTF-8, for a Cyrillic letter
        ("营: 1".encode("utf-16"), ("not-utf8", 1, 1), "UTF-16"),
        ("a: 1\n营: 2".encode("utf-16-le"), ("not-utf8", 1, 1), "UTF-16"),
        ("a: 1\n营: 2".encode("utf-16-be"), ("not-utf8", 1, 1), "UTF-16"),
        ("营: 1".encode("utf-32"), ("not-utf8", 1, 1), "UTF-32"),
        (b"a: 1\nb: \xff\n", ("not-utf8", 2, 4), "别的编码"),
        (b"a: \xed\xa0\x80\n", ("not-utf8", 1, 4), "别的编码"),
    ],
)
def test_other_encodings_are_named(data: bytes, expected: tuple[str, int, int], encoding: str) -> None:
    node, findings = read_bytes(data, "p.yml")
    assert node is None
    assert told(findings) == [expected]
    assert encoding in text(findings[0].message)


def test_a_leading_byte_order_mark_and_windows_line_ends_are_accepted() -> None:
    node, findings = read_bytes("\ufeff名: 1\r\nb:\r\n  c: 2\r\n".encode(), "p.yml")
    assert findings == []
    assert as_data(node) == {"名": "1", "b": {"c": "2"}}


def test_every_scalar_is_the_text_that_was_written() -> None:
    written = (
        "ratio: 2:3:1\ncode: 012\nno: NO\ntime: 12:30\nday: 2026-02-30\nnull: ~\n"
        "hex: 0x1F\nbig: 1e3\ngroup: 1,000\nformula: = a / b\n1: x\n"
    )
    node, findings = read_text(written, "p.yml")
    assert findings == []
    assert as_data(node) == {
        "ratio": "2:3:1",
        "code": "012",
        "no": "NO",
        "time": "12:30",
        "day": "2026-02-30",
        "null": "~",
        "hex": "0x1F",
        "big": "1e3",
        "group": "1,000",
        "formula": "= a / b",
        "1": "x",
    }


@pytest.mark.parametrize("parser", PARSERS)
def test_columns_count_characters_behind_hanzi_and_emoji(parser: type) -> None:
    node, findings = read_text("销售额😀: {华东区: 5亿, 名: \"乙\", 比: '2:3'}\n", "p.yml", parser=parser)
    assert findings == []
    assert node is not None
    inner = node.get("销售额😀")
    assert isinstance(inner, Mapping)
    assert inner.place == Place("p.yml", 1, 7)
    assert [(key.place.column, key.place.length, key.plain) for key, _ in inner] == [(8, 3, True), (17, 1, True), (25, 1, True)]
    five, two, ratio = (value for _, value in inner)
    assert five == Scalar("5亿", Place("p.yml", 1, 13, 2))
    assert two == Scalar("乙", Place("p.yml", 1, 20, 3), plain=False, offset=1)
    assert isinstance(ratio, Scalar)
    assert ratio.at(2, 1) == Place("p.yml", 1, 31, 1)


def test_text_below_a_block_sign_is_placed_at_its_first_line() -> None:
    node, findings = read_text("why: >-\n\n  第一行\n  第二行\nb: |\n    x\n", "p.yml")
    assert findings == []
    assert node is not None
    assert node.get("why") == Scalar("\n第一行 第二行", Place("p.yml", 3, 3, 3), plain=False)
    assert node.get("b") == Scalar("x\n", Place("p.yml", 6, 5, 1), plain=False)


def test_prose_may_hold_what_a_number_may_not() -> None:
    written = (
        "# 注\t释\u3000x\na: 甲\u3000乙：丙\nb: |\n  \u3000\u3000段落\n  \t列\n"
        "c: 完成 ⚠\ufe0f 👨\u200d👩\nd: https://a.b/c:d\ne:\n- 说明：5月起执行，共分三步\n- 2：3：1\n- 09:30\n"
    )
    node, findings = read_text(written, "p.yml")
    assert findings == []
    assert node is not None
    assert node.get("b") == Scalar("\u3000\u3000段落\n\t列\n", Place("p.yml", 4, 3, 4), plain=False)


def test_a_comment_where_a_value_was_expected_is_kept() -> None:
    node, findings = read_text("a: #500\nb:\nc:   # 待定\n", "p.yml")
    assert findings == []
    assert node is not None
    assert node.get("a") == Scalar("", Place("p.yml", 1, 4, 4), comment="500")
    assert node.get("b") == Scalar("", Place("p.yml", 2, 3))
    assert node.get("c") == Scalar("", Place("p.yml", 3, 6, 4), comment="待定")


def test_both_ranges_of_a_section_written_twice_are_named() -> None:
    _, findings = read_text("a:\n  b: 1\n  c: 2\nx: 1\na:\n  d: [1,\n    2]\n", "p.yml")
    assert text(findings[0].message) == "`a` 这一段写了两次（第 1-3 行和第 5-7 行）；请合并"


def test_the_rest_of_a_file_with_findings_is_still_given() -> None:
    node, findings = read_text("a: 1\na: 2\nb: {c：3, d: 4}\n", "p.yml")
    assert told(findings) == [("duplicate-key", 2, 1), ("fullwidth-colon", 3, 6)]
    assert as_data(node) == {"a": "2", "b": {"c：3": "", "d": "4"}}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("written", ["[" * 100_000, "- " * 100_000, "{a: " * 60_000, "? " * 100_000])
def test_deep_nesting_is_refused(written: str, parser: type) -> None:
    node, findings = read_text(written, "p.yml", parser=parser)
    assert node is None
    assert [one.rule for one in findings] == ["too-deep"]


def test_too_many_entries_are_refused() -> None:
    node, findings = read_text("a: [" + "1, " * 60 + "1]", "p.yml", nodes=50)
    assert node is None
    assert told(findings) == [("too-large", 1, 5 + 3 * 47)]


def test_bombs_are_refused_before_they_expand() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    _, findings = read_text("\n".join(lines), "p.yml")
    assert len(findings) == 12 + 9 * 11
    assert {one.rule for one in findings} == {"anchor"}
    merges = ["m0: &m0 {a: 1}"] + [f"m{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}]}}" for n in range(1, 20)]
    _, findings = read_text("\n".join(merges), "p.yml")
    assert {one.rule for one in findings} == {"anchor"}


@pytest.mark.parametrize(
    "unit", ["\u3000a", "\u200b", "- a:\t", ":     :", "a：1\n", "[", '"', "'", "|", "> ", "{a: ", "\ufeff", "&a ", "x" * 99 + " "]
)
def test_a_full_file_of_one_oddity_is_read(unit: str) -> None:
    written = unit * (200_000 // len(unit.encode()))
    _, findings = read_bytes(written.encode(), "p.yml")
    assert findings


def test_a_file_is_read_from_the_root(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "计划.yml").write_text("名: 1\n", encoding="utf-8")
    node, findings = read_file(tmp_path, "data/计划.yml")
    assert findings == []
    assert node is not None
    assert node.items[0][0].place == Place("data/计划.yml", 1, 1)


def test_what_is_no_readable_file_is_a_finding(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret.yml").write_text("a: 1\n", encoding="utf-8")
    (root / "folder").mkdir()
    (root / "plain.yml").write_text("a: 1\n", encoding="utf-8")
    (root / "out.yml").symlink_to(tmp_path / "secret.yml")
    (root / "up").symlink_to(tmp_path)
    (root / "loop.yml").symlink_to(root / "loop.yml")
    (root / "inside.yml").symlink_to(root / "plain.yml")
    os.mkfifo(root / "pipe.yml")
    (root / "large.yml").write_bytes(b"a: 1\n" + b"#" * 300_000)
    expected = {
        "none.yml": "missing-file",
        "plain.yml/x.yml": "missing-file",
        "folder": "not-a-file",
        "pipe.yml": "not-a-file",
        "out.yml": "outside-root",
        "up/secret.yml": "outside-root",
        "../secret.yml": "outside-root",
        str(tmp_path / "secret.yml"): "outside-root",
        "loop.yml": "unreadable-file",
        "a\0b": "unreadable-file",
        "large.yml": "too-large",
    }
    for path, rule in expected.items():
        node, findings = read_file(root, path)
        assert node is None
        assert [(one.rule, one.place) for one in findings] == [(rule, Place(path))]
        assert text(findings[0].message, "en")
    assert read_file(root, "inside.yml")[1] == []
    assert read_file(tmp_path / "nowhere", "a.yml")[1][0].rule == "missing-file"


def test_a_file_that_may_not_be_read_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yml").write_text("a: 1\n", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    node, findings = read_file(tmp_path, "a.yml")
    assert node is None
    assert [one.rule for one in findings] == ["unreadable-file"]
    assert "Permission denied" in text(findings[0].message)


def test_a_colon_trap_is_found_where_a_value_was_expected() -> None:
    for written, rule, column in [
        ("预算：500", "fullwidth-colon", 12),
        ("预算 ： 500", "fullwidth-colon", 13),
        ("a:500", "missing-space-after-colon", 11),
    ]:
        found = colon_trap(Scalar(written, Place("p.yml", 3, 10)))
        assert found is not None
        assert told([found]) == [(rule, 3, column)]
    for written in ("2：3：1", "2:3:1", "12:30", "https://a.b", "甲，乙：丙", "5亿", "", "= a:b"):
        assert colon_trap(Scalar(written, Place("p.yml"))) is None
    assert colon_trap(Scalar("预算：500", Place("p.yml"), plain=False)) is None


def test_the_message_says_what_to_write() -> None:
    _, findings = read_text("预算：500万\n", "p.yml")
    assert text(findings[0].message) == "`预算` 后面是全角冒号；请写成 `预算: 500万`（半角冒号加空格）"
    assert text(findings[0].message, "en") == "a full-width colon after `预算`; write `预算: 500万`"
    _, findings = read_text("a: 5\u200b0\n", "p.yml")
    assert text(findings[0].message) == "这里有看不见的字符 U+200B ZERO WIDTH SPACE；请删除"


MARKS_AS_TEXT = ": |： |:|：| |  |\n|\n  |- |[|]|{|}|,|，|#|&a|*a|!!int|!|>|'|\"|%|@|`|?|? |---|...|\\|\\x|\\U|0x|<<: |~"
ODD = ["\t", "\u3000", "\u200b", "\x85", "\r", "\ufeff", "\x00", "\ud800", "\U0001f600", "|", "|\n"]
PIECES = st.sampled_from([*MARKS_AS_TEXT.split("|"), *ODD, "a", "b", "预算", "500万"])


@given(st.lists(PIECES, max_size=40).map("".join))
@example('"\\U00110000"')
@example("%TAG ! x\n---\na: !y z")
@example("%YAML 99999999999.1\n---\na: 1\n")
@example("a: |99\n b")
@example("a: |0\n b")
@example("\ufeff\ufeff")
def test_no_text_raises_an_exception(written: str) -> None:
    for parser in PARSERS:
        node, findings = read_text(written, "p.yml", parser=parser)
        told(findings)
        assert node is not None or findings
        lines = written.split("\n")
        assert all(1 <= one.place.line <= len(lines) + 1 for one in findings)


@given(st.binary(max_size=200))
def test_no_bytes_raise_an_exception(data: bytes) -> None:
    node, findings = read_bytes(data, "p.yml")
    told(findings)
    assert node is not None or findings


GOOD = """\
# 计划
title: 2026 年销售计划
revenue:
  name: 销售额
  total: 5亿
  split: {product: 2:3:1, month: {seasonality: summer-low}}
  hold:
    - {at: {product: A}, value: 1200万, why: "春节\\u3000合同"}
notes: |
  第一段
"""


@given(st.integers(0, len(GOOD)), st.integers(0, 6), st.one_of(PIECES, st.text(max_size=3), st.characters(categories=["Cf", "Zs", "Cc"])))
def test_no_damaged_plan_raises_an_exception(start: int, length: int, piece: str) -> None:
    damaged = GOOD[:start] + piece + GOOD[start + length :]
    for parser in PARSERS:
        node, findings = read_text(damaged, "p.yml", parser=parser)
        told(findings)
        assert node is not None or findings


def test_the_good_plan_is_read_as_it_is_written() -> None:
    for parser in PARSERS:
        node, findings = read_text(GOOD, "p.yml", parser=parser)
        assert findings == []
        assert as_data(node) == {
            "title": "2026 年销售计划",
            "revenue": {
                "name": "销售额",
                "total": "5亿",
                "split": {"product": "2:3:1", "month": {"seasonality": "summer-low"}},
                "hold": [{"at": {"product": "A"}, "value": "1200万", "why": "春节\u3000合同"}],
            },
            "notes": "第一段\n",
        }


def test_what_is_taken_for_common_unread_is_said_nothing_of_when_read(monkeypatch: pytest.MonkeyPatch) -> None:
    common = [char for char in map(chr, range(sys.maxunicode + 1)) if scanning.COMMON.fullmatch(char)]
    assert len(common) > 20_000
    monkeypatch.setattr(scanning, "COMMON", pattern_of("(?!)"))
    assert [char for char in common if scanning.scan(f"字{char}\n", "a.yml")[1]] == []
