"""Bad data through the whole of `plan check`: every fault once, in its place, the rest checked, nothing false said of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.catalogue import text
from macros.model.base import Record
from macros.model.reading import below, is_record
from macros.model.subjects import RECORDS, WRAPPED
from macros.source.finding import Finding, Level, Verdict
from tests.plans import AXES, BARE, FOLDER, PEOPLE, Checked, checked, plan, told

ROOT = Path(__file__).parent.parent
SAMPLE = "data/fmcg-2026"
BUDGET = """
total: 1000万
lines:
  wages: {name: 工资, amount: 500万}
  travel: {name: 差旅, amount: 300万}
  office: {name: 管理, amount: 100万}
"""
TARGETS = """
revenue:
  name: 销售额
  unit: 元
  total: 100万
  split:
    product: 2:3:1
    market: even
"""


def check_findings(findings: tuple[Finding, ...], root: Path) -> None:
    """Every finding says something in both languages, and stands inside a file that is there (at its beginning when it is not)."""
    for finding in findings:
        for language in ("zh", "en"):
            assert text(finding.message, language).strip(), finding
            assert finding.computation is None or text(finding.computation, language).strip()
        for place in (finding.place, *(place for place, _ in finding.related)):
            path = root / place.path
            if not path.is_file():
                assert (place.line, place.column) == (1, 1), finding
                continue
            lines = re.split(r"\r\n|[\n\r\x85\u2028\u2029]", path.read_bytes().decode("utf-8", errors="replace"))
            assert 1 <= place.line <= len(lines), told(finding)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1, told(finding)
            assert place.length >= 1


def sound(found: Checked) -> Checked:
    check_findings(found.findings, found.root)
    return found


# —— whole files ——


@pytest.mark.parametrize(
    ("content", "rule", "line", "column"),
    [
        (b"", "empty-file", 1, 1),
        ("# 只有注释\n".encode(), "empty-file", 1, 1),
        ("total: 五万\n".encode("gbk"), "not-utf8", 1, 8),
        ("total: 5万\n".encode("utf-16"), "not-utf8", 1, 1),
        (b"total: [5\nlines: 3\n", "yaml-syntax", 1, 8),
        (b"- 5\n- 6\n", "root-not-mapping", 1, 1),
        ("total：5万\n".encode(), "fullwidth-colon", 1, 6),
    ],
)
def test_a_file_that_cannot_be_read_is_one_finding_and_the_rest_is_checked(
    content: bytes, rule: str, line: int, column: int, tmp_path: Path
) -> None:
    facts = "a: {value: = budget.total + 1, stated: 5}\nb: {value: = nothing}\nc: {value: 5, stated: 6}\n"
    found = sound(plan({"budget.yml": content, "facts.yml": facts}, tmp_path))
    assert [one for one in found.errors if one[1] == "budget.yml"] == [(rule, "budget.yml", line, column)]
    assert [one[:3] for one in found.errors if one[1] == "facts.yml"] == [
        ("unknown-reference", "facts.yml", 2),
        ("stated-differs", "facts.yml", 3),
    ]
    assert [one[0] for one in found.problems(Level.note)] == ["unknown-not-checkable"]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ("lines: {a: 5万}\n---\nlines: 3\n", "several-documents"),
        ("lines:\n\ta: 5万\n", "tab"),
        ("lines:\n  a: 5万 # \u202e\n", "control-character"),
    ],
)
def test_a_file_with_a_fault_beside_its_data_is_read(content: str, rule: str, tmp_path: Path) -> None:
    found = sound(plan({"budget.yml": content}, tmp_path))
    assert [one[0] for one in found.errors] == [rule]
    assert found.number("budget.total") == "5万"


def test_a_folder_where_a_file_should_be(tmp_path: Path) -> None:
    (tmp_path / FOLDER / "budget.yml").mkdir(parents=True)
    assert sound(plan({}, tmp_path)).errors == [("not-a-file", "budget.yml", 1, 1)]


def test_files_that_are_none_of_a_plan(tmp_path: Path) -> None:
    found = sound(plan({"target.yml": "a: 1\n", "notes.txt": "x", ".hidden": "x", "sub/x.yml": "a: 1\n"}, tmp_path))
    assert found.errors == [("unknown-file", "notes.txt", 1, 1), ("unknown-file", "sub", 1, 1), ("unknown-file", "target.yml", 1, 1)]


def test_a_plan_without_its_plan_file(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "facts.yml").write_text("a: 5百\n", encoding="utf-8")
    found = sound(checked(tmp_path, FOLDER))
    assert found.errors == [("odd-scale", "facts.yml", 1, 4), ("missing-file", "plan.yml", 1, 1)]
    assert found.computed is None


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert checked(tmp_path, FOLDER).errors == [("missing-file", "plan.yml", 1, 1)]


@pytest.mark.parametrize(
    ("head", "rule", "line", "column"),
    [
        ("title: 试\nkind: nowhere\nperiod: {start: 2026-01}\n", "unknown-kind", 2, 7),
        (f"title: 试\nkind: {'a' * 300}\nperiod: {{start: 2026-01}}\n", "unknown-kind", 2, 7),
        ("title: 试\nkind: ../../x\nperiod: {start: 2026-01}\n", "unknown-kind", 2, 7),
        ("title: 试\nkind: bare\nperiod: {start: 2026-13}\n", "unreadable-date", 3, 17),
        ("title: 试\nkind: bare\nperiod: {start: 2026-01, months: 0}\n", "period-length", 3, 1),
        ("title: 试\nkind: bare\nperiod: {start: 2026-01, months: 500}\n", "period-length", 3, 1),
        ("title: 试\nkind: bare\nperiod: {start: 2026-01-01, days: 99999999999999}\n", "period-length", 3, 1),
        ("title: 试\nkind: bare\nperiod: {start: 2026-01, months: 12, days: 5}\n", "period-length", 3, 1),
        ("title: 试\nkind: bare\nperiod: {start: 2026-01-01, end: 2025-01-01}\n", "period-length", 3, 1),
        ("title: 试\nkind: bare\nperiod: {start: 2026-01, months: 1.5}\n", "not-a-count", 3, 34),
        ("title: 试\nkind: bare\nperiod: 每年\n", "unreadable-date", 3, 9),
        ("kind: bare\nperiod: {start: 2026-01}\n", "missing-key", 1, 1),
        ("title: 试\nkind: bare\nperiod: {start: 2026-01}\nshow: 亿\n", "unknown-choice", 4, 7),
    ],
)
def test_a_plan_file_with_a_fault(head: str, rule: str, line: int, column: int, tmp_path: Path) -> None:
    found = sound(plan({"plan.yml": head}, tmp_path))
    assert [one for one in found.errors if one[1] == "plan.yml"] == [(rule, "plan.yml", line, column)]


# —— faults in a file, and what becomes of the rest ——


@pytest.mark.parametrize(
    ("old", "new", "errors"),
    [
        ("300万}", "3百oo}", [("odd-scale", 5, 30)]),
        ("300万}", "2：3：x}", [("ratio-not-number", 5, 30)]),
        ("300万}", "[300万]}", [("wrong-shape", 5, 30)]),
        ("300万}", "{a: 300万}}", [("wrong-shape", 5, 30)]),
        ("300万}", "~}", [("amount-missing", 5, 30)]),
        ("300万}", "300}", [("unit-missing", 5, 30)]),
        ("300万}", "300万套}", [("unit-clash", 5, 30)]),
        ("300万}", "-300万}", [("negative", 5, 30)]),
        ("300万}", "3.001元}", [("finer-than-fen", 5, 30)]),
        ("300万}", "300万oo}", [("unit-clash", 5, 30)]),
        ("amount: 300万", "amuont: 300万", [("unknown-key", 5, 22)]),
        ("amount: 300万", "price: 300万, quantty: 3", [("unknown-key", 5, 35)]),
        ("name: 差旅, amount: 300万", "unti: 元, amount: 300万", [("unknown-key", 5, 12)]),
        ("{name: 差旅, amount: 300万}", "[300万]", [("wrong-shape", 5, 11)]),
        ("{name: 差旅, amount: 300万}", "{name: 差旅}", [("no-value", 5, 3)]),
        ("{name: 差旅, amount: 300万}", "{items: {a: 1x1, b: 2y2}}", [("unreadable-number", 5, 23), ("unreadable-number", 5, 31)]),
        ("  office", "  travel", [("duplicate-key", 6, 3)]),
        ("amount: 300万", "amount: 300万, amount: 200万", [("duplicate-key", 5, 36)]),
        ("name: 差旅", "name: 差旅\u200b", []),
    ],
)
def test_a_faulty_line_is_unknown_and_never_makes_a_sum_wrong(
    old: str, new: str, errors: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    assert BUDGET.count(old) == 1
    found = sound(plan({"budget.yml": BUDGET.replace(old, new), "facts.yml": "a: {value: 5, stated: 6}\n"}, tmp_path))
    rest = [("stated-differs", "facts.yml", 1, 23)]
    if not errors:
        assert ("parts-do-not-add-up", "budget.yml", 2, 8) in found.errors
        return
    wanted = [(rule, "budget.yml", line, column) for rule, line, column in errors]
    assert found.errors == wanted + rest
    assert found.of("parts-do-not-add-up") == []
    assert [note.verdict for note in found.of("unknown-not-checkable")] == [Verdict.not_checkable]


def test_a_word_that_is_misspelt_takes_nothing_with_it(tmp_path: Path) -> None:
    found = sound(plan({"budget.yml": BUDGET.replace("name: 差旅", "nmae: 差旅")}, tmp_path))
    assert found.errors == [("parts-do-not-add-up", "budget.yml", 2, 8), ("unknown-key", "budget.yml", 5, 12)]


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("2:3:1", "2：3：x", ("ratio-part", 7, 18)),
        ("2:3:1", "{A: 40%, B: 3x%, C: 20%}", ("unreadable-number", 7, 26)),
        ("2:3:1", "{ratio: 5}", ("ratio-needs-two", 7, 22)),
        ("2:3:1", "[2, [3], 1]", ("wrong-shape", 7, 18)),
        ("2:3:1", "{even: true, bogus: 1}", ("unknown-key", 7, 27)),
        ("100万", "1百万万", None),
        ("unit: 元", "unit: [元]", ("wrong-shape", 4, 9)),
        ("unit: 元", "unit: 万元", ("bad-unit", 4, 9)),
    ],
)
def test_a_faulty_target_is_not_checkable(old: str, new: str, error: tuple[str, int, int] | None, tmp_path: Path) -> None:
    facts = "a: {value: '= revenue[product=A]', stated: 1元}\nb: {value: = revenue, stated: 1元}\n"
    found = sound(plan({"axes.yml": AXES, "targets.yml": TARGETS.replace(old, new), "facts.yml": facts}, tmp_path))
    own = [one for one in found.errors if one[1] == "targets.yml"]
    assert len(own) == 1
    assert error is None or own == [(error[0], "targets.yml", error[1], error[2])]
    assert ("stated-differs", "facts.yml", 1, 44) not in found.errors or new == "unit: 万元"
    assert [one for one in found.errors if one[0] not in ("stated-differs", own[0][0])] == []


@pytest.mark.parametrize(
    "more",
    [
        "  quantum: 1万x1\n",
        "  hold:\n    - {at: {product: A}, value: 5百oo, by: 甲, why: 乙}\n",
        "  hold:\n    - {at: {product: A}, value: 50万, why: 乙}\n",
        "  hold: 5\n",
        "  hold:\n    - {at: A, value: 50万, by: 甲, why: 乙}\n",
        "  bound:\n    - {at: {product: A}, min: 5百oo}\n",
        "  holds:\n    - {at: {product: A}, value: 50万, by: 甲, why: 乙}\n",
    ],
)
def test_a_fault_in_what_shapes_all_parts_leaves_them_unknown(more: str, tmp_path: Path) -> None:
    facts = "a: {value: '= revenue[product=A]', stated: 1元}\nb: {value: = revenue, stated: 100万元}\n"
    found = sound(plan({"axes.yml": AXES, "targets.yml": TARGETS + more, "facts.yml": facts}, tmp_path))
    assert [one[1] for one in found.errors] == ["targets.yml"]
    assert found.figure("revenue[product=A]").number is None
    assert found.of("missing-split") == []
    assert [text(note.message) for note in found.of("unknown-not-checkable")] == ["a 无法核对：销售额·形象品（revenue[product=A]） 待定"]


@pytest.mark.parametrize(
    ("files", "errors"),
    [
        ({"axes.yml": AXES.replace("{name: 走量品}", "[走量品]")}, [("wrong-shape", "axes.yml", 4, 6)]),
        ({"axes.yml": AXES.replace("name: 走量品", "name: 走量品, size: 5百")}, [("odd-scale", "axes.yml", 4, 24)]),
        ({"axes.yml": "product: 5\n"}, [("wrong-shape", "axes.yml", 1, 10)]),
        ({"axes.yml": "product: {A: [5\n"}, [("yaml-syntax", "axes.yml", 1, 0)]),
        ({"team.yml": PEOPLE.replace("capacity: 2", "capacity: 2x2")}, [("unreadable-number", "team.yml", 3, 43)]),
        ({"team.yml": PEOPLE.replace("market: east, capacity: 2", "market: [east], capacity: 2")}, [("wrong-shape", "team.yml", 3, 27)]),
    ],
)
def test_faulty_members_are_no_news_in_the_divisions_that_use_them(
    files: dict[str, str], errors: list[tuple[str, str, int, int]], tmp_path: Path
) -> None:
    facts = "a: {value: '= revenue[person=zhou]', stated: 1元}\n"
    targets = TARGETS + "    person: {within: market, weights: capacity}\n  cross: [[product, market]]\n"
    found = sound(plan({"axes.yml": AXES, "team.yml": PEOPLE, "targets.yml": targets, "facts.yml": facts} | files, tmp_path))
    wanted = [one if one[3] else next(real for real in found.errors if real[:2] == one[:2]) for one in errors]
    assert [one for one in found.errors if one[0] != "stated-differs"] == wanted


def test_a_faulty_seasonality_is_no_news_where_it_is_used(tmp_path: Path) -> None:
    seasonality = "low: {index: [1, 1, 1, 1, 1, 1, 1x1, 1, 1, 1, 1, 1]}\n"
    found = sound(
        plan({"seasonality.yml": seasonality, "targets.yml": "r: {unit: 元, total: 12万, split: {month: {seasonality: low}}}\n"}, tmp_path)
    )
    assert found.errors == [("unreadable-number", "seasonality.yml", 1, 33)]


def test_a_row_that_is_left_out_leaves_its_sums_and_counts_unknown(tmp_path: Path) -> None:
    team = "units:\n  a: {people: 5人}\n  b: {poeple: 6人}\n  c: [1]\n  d: {people: 3人}\n"
    facts = "h: {value: = sum(team.units.*.people), stated: 30人}\nassert:\n  - team.units.listed == 4\n  - team.units.people == 8人\n"
    found = sound(plan({"team.yml": team, "facts.yml": facts}, tmp_path))
    assert found.errors == [("unknown-key", "team.yml", 3, 7), ("wrong-shape", "team.yml", 4, 6)]
    assert len(found.of("unknown-not-checkable")) == 3


def test_every_fault_of_every_file_in_one_run(tmp_path: Path) -> None:
    files = {
        "targets.yml": TARGETS.replace("100万", "1oo万").replace("2:3:1", "2:x:1"),
        "axes.yml": AXES,
        "budget.yml": BUDGET.replace("500万", "五百万").replace("300万", "3 00万").replace("1000万", "1e3"),
        "facts.yml": "a: 010\nb: {value: 1:30}\nc: {valeu: 5, stated: yes}\nassert: [a = b, a == , 5]\n",
        "schedule.yml": "phases:\n  a: {start: 2026-02-30, end: 月末}\n",
        "seasonality.yml": "s: {index: 5}\n",
    }
    found = sound(plan(files, tmp_path))
    assert found.errors == [
        ("exponent", "budget.yml", 2, 8),
        ("chinese-numeral", "budget.yml", 4, 29),
        ("space-in-number", "budget.yml", 5, 30),
        ("leading-zero", "facts.yml", 1, 4),
        ("ratio-not-number", "facts.yml", 2, 12),
        ("unknown-key", "facts.yml", 3, 5),
        ("yes-no", "facts.yml", 3, 23),
        ("formula-syntax", "facts.yml", 4, 12),
        ("formula-syntax", "facts.yml", 4, 21),
        ("formula-syntax", "facts.yml", 4, 24),
        ("no-such-date", "schedule.yml", 2, 14),
        ("unreadable-date", "schedule.yml", 2, 31),
        ("wrong-shape", "seasonality.yml", 1, 12),
        ("unit-clash", "targets.yml", 5, 10),
        ("ratio-part", "targets.yml", 7, 16),
    ]


# —— the wrong shape in every place ——

SHAPES = ("{a: {b: 1}}", "[[1], {a: 1}]", "{}", "[]", "''", "~", "2:3:1", "5百oo", "= ", "2026-02-30")
DEPTH = 4


def places_of_fields(cls: type[Record], way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The way to every field of a file's record, through one entry `x` of every keyed set, and not round in circles."""
    for name, field in cls.model_fields.items():
        key = field.alias or name
        if key == "@place" or len(way) >= DEPTH:
            continue
        yield (*way, key)
        inner: Any = below(cls, key)
        steps: tuple[str, ...] = ()
        while inner is not None and not is_record(inner) and below(inner, "x") is not None:
            inner, steps = below(inner, "x"), (*steps, "x")
        if is_record(inner):
            yield from places_of_fields(inner, (*way, key, *steps))
        elif steps:
            yield (*way, key, *steps)


def nested(way: tuple[str, ...], keys: list[str], shape: str) -> str:
    """A file of one line with the shape under every one of the keys at the end of the way."""
    return "".join(f"{{{key}: " for key in way) + "{" + ", ".join(f"{key}: {shape}" for key in keys) + "}" * (len(way) + 1) + "\n"


ALL_FIELDS = [(stem, way) for stem, cls in RECORDS.items() for way in places_of_fields(cls)]


def test_there_are_fields_to_try() -> None:
    assert len(ALL_FIELDS) > 200
    assert ("targets", ("measures", "x", "base", "value")) in ALL_FIELDS


@pytest.mark.parametrize("stem", sorted(RECORDS))
def test_every_field_in_every_wrong_shape_is_findings_and_no_exception(stem: str, tmp_path: Path) -> None:
    plan({"plan.yml": BARE["plan.yml"].replace("months: 12", "months: 1")}, tmp_path)
    file = tmp_path / FOLDER / f"{stem}.yml"
    hidden = 1 if stem in WRAPPED else 0
    ways = sorted({way[hidden:-1] for own, way in ALL_FIELDS if own == stem and len(way) > hidden})
    for above in ways:
        keys = [way[-1] for own, way in ALL_FIELDS if own == stem and way[hidden:-1] == above and len(way) > hidden]
        for shape in SHAPES:
            file.write_text(nested(above, keys, shape), encoding="utf-8")
            found = sound(checked(tmp_path, FOLDER))
            assert len(found.findings) == len(set(found.findings))


# —— the sample plan, broken ——


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample")
    for folder in ("data", "content"):
        shutil.copytree(ROOT / folder, root / folder)
    assert checked(root, SAMPLE).told == []
    return root


TOKENS = re.compile(r"[0-9][0-9,.]*|[A-Za-z_]+|[\u4e00-\u9fff]+|\s+|.", re.DOTALL)
SIGNS = st.sampled_from(
    ["{", "}", "[", "]", ":", "：", ",", "，", "'", '"', "\t", "\n", "- ", "# ", "= ", "%", "|", ">", "", "\u3000", "\u200b"]
)
WORDS = st.sampled_from(
    [
        "5百oo",
        "1e3",
        "待定",
        "&a",
        "*a",
        "2:3:1",
        "-1",
        "0",
        "≥5",
        "10-20万",
        "unknown",
        "~",
        "name",
        "value",
        "total",
        "!!x",
        "010",
        "yes",
        "1.200,00",
    ]
)


@settings(max_examples=25)
@given(st.data())
def test_the_sample_with_a_few_words_changed_is_checked_or_refused_but_never_breaks(sample: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(sorted((sample / SAMPLE).glob("*.yml"))))
    before = file.read_text(encoding="utf-8")
    words = TOKENS.findall(before)
    for _ in range(data.draw(st.integers(1, 4))):
        index = data.draw(st.integers(0, len(words) - 1))
        words[index] = data.draw(SIGNS | WORDS | st.just(words[index] * 2) | st.sampled_from(words))
    try:
        file.write_text("".join(words), encoding="utf-8")
        found = sound(checked(sample, SAMPLE))
        places = [
            (finding.rule, finding.place, finding.figure, finding.message) for finding in found.findings if finding.level is Level.error
        ]
        assert len(places) == len(set(places))
    finally:
        file.write_text(before, encoding="utf-8")


NUMBER = re.compile(r"(?<![\w.\-=])\d[\d,]*(?:\.\d+)?(?=[万亿]|[元箱人次家天月年度桶袋套%‰/，,}\]\s:]|小时|公里|周|$)")


def numbers_in(lines: list[str]) -> Iterator[tuple[int, int, int]]:
    """Line, column and length of every number of a data file that stands as a value (not in prose, comments, dates, formulas, keys)."""
    for row, line in enumerate(lines):
        code = line.partition(" #")[0] if not line.lstrip().startswith("#") else ""
        for found in NUMBER.finditer(code):
            key = re.findall(r"([\w.]+): *(?:'?[^{},:]*)$", code[: found.start()])
            words = {"name", "from", "note", "why", "text", "title", "summary", "goal", "done", "resource", "what", "every", "duty", "rule"}
            told = {
                "when",
                "as_of",
                "period",
                "date",
                "due",
                "start",
                "end",
                "until",
                "version",
                "policy",
                "answer",
                "strength",
                "weakness",
            }
            more = {"expect", "that", "action", "audience", "form", "who", "area", "measure", "role", "status", "done", "mechanisms", "by"}
            formula = re.search(r"[:'] *'?= [^{}]*$", code[: found.start()])
            if formula or "- {that" in code or (key and key[-1] in words | told | more) or code.lstrip().startswith("- text"):
                continue
            yield row, found.start(), len(found[0])


def sample_files() -> list[str]:
    return sorted(path.name for path in (ROOT / SAMPLE).glob("*.yml") if path.stem not in ("plan", "schedule", "axes"))


@pytest.mark.parametrize("name", sample_files())
def test_every_number_of_the_sample_made_malformed_is_named(name: str, sample: Path) -> None:
    """All at once, so that one fault does not hide another: every line with a number is named by an error, and no other line is."""
    file = sample / SAMPLE / name
    before = file.read_text(encoding="utf-8")
    lines = before.split("\n")
    places = list(numbers_in(lines))
    assert places
    for row, column, length in reversed(places):
        lines[row] = lines[row][:column] + "5百oo" + lines[row][column + length :]
    try:
        file.write_text("\n".join(lines), encoding="utf-8")
        found = sound(checked(sample, SAMPLE))
    finally:
        file.write_text(before, encoding="utf-8")
    errors = {line for _, path, line, _ in ((one[0], one[1].rpartition("/")[2], one[2], one[3]) for one in found.errors) if path == name}
    assert errors == {row + 1 for row, _, _ in places}
    assert {one[1].rpartition("/")[2] for one in found.errors} == {name}


@pytest.mark.parametrize("name", [path.name for path in sorted((ROOT / SAMPLE).glob("*.yml"))])
def test_a_file_of_the_sample_that_cannot_be_read_is_the_only_one_with_errors(name: str, sample: Path) -> None:
    file = sample / SAMPLE / name
    before = file.read_bytes()
    try:
        file.write_bytes(b"x: [\n")
        found = sound(checked(sample, SAMPLE))
        assert {one[1].rpartition("/")[2] for one in found.errors} == {name}
        assert [one[0] for one in found.errors] == ["yaml-syntax"]
        file.unlink()
        assert checked(sample, SAMPLE).errors != [] or name in ("seasonality.yml", "facts.yml", "calendar.yml", "scorecard.yml")
    finally:
        file.write_bytes(before)


def test_only_names_that_a_fault_took_away_are_excused(tmp_path: Path) -> None:
    facts = "rev: {value: 5百}\nrevs: [1]\na: = rev + 1\nb: = revs.x + 1\nc: = reve + 1\nd: = sum(revs.*)\ne: = re + 1\n"
    found = sound(plan({"facts.yml": facts}, tmp_path))
    assert [one for one in found.errors if one[0] == "unknown-reference"] == [
        ("unknown-reference", "facts.yml", 5, 6),
        ("unknown-reference", "facts.yml", 7, 6),
    ]
