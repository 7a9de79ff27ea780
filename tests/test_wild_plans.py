"""Plans of well-formed lines with whatever may stand in them: anything but an exception, and nothing that does not add up unseen."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.source.finding import Level
from tests.plans import AXES, PEOPLE, plan
from tests.test_bad_plans import check_findings
from tests.test_random_plans import groups, value

NUMBERS = st.sampled_from(
    [
        "0",
        "1",
        "-1",
        "5",
        "0.5",
        "1/3",
        "100",
        "5万",
        "1.2亿",
        "5万元",
        "100元",
        "0.01元",
        "0.001元",
        "-3万元",
        "3000",
        "5箱",
        "50元/箱",
        "20%",
        "120%",
        "-5%",
        "3‰",
        "3个百分点",
        "约13%",
        "10-20万",
        "10-20万元",
        "≥5万元",
        "≤20%",
        "待定",
        "=x",
        "=x*2",
        "=revenue",
        "=revenue.total",
        "=revenue[product=A]",
        "=1/0",
        "=10^60",
        "=sum(g.*)",
        "=-20%",
        "999999999999999",
        "123456789012.345",
    ]
)
MEMBERS = st.sampled_from(["A", "B", "C", "D", "east", "south", "shanghai", "zhou", "wu", "2026-01", "2026-02", "2026Q1", "*", ""])
AXIS = st.sampled_from(["product", "market", "person", "month", "quarter", "week", "day", "colour"])
FIGURES = st.sampled_from(
    ["revenue", "volume", "g", "x", "revenue.base", "nothing", "budget.total", "revenue.floor", "", "revenue.gap.person"]
)
WORDS = st.sampled_from(
    [
        "even",
        "待定",
        "like g",
        "like revenue",
        "like volume",
        "2:3:1",
        "1:1",
        "0:0:0",
        "5:x",
        "capacity",
        "s",
        "days",
        "true",
        "1",
        "~",
        "[]",
        "{}",
    ]
)


def quoted(value: str) -> str:
    return f"'{value}'" if value.startswith("=") or ("[" in value and value != "[]") else value


def mapping(keys: st.SearchStrategy[str], values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.dictionaries(keys.filter(bool), values, max_size=4)
    return pairs.map(
        lambda found: "{" + ", ".join(f"{quoted(key) if '*' in key else key}: {quoted(value)}" for key, value in found.items()) + "}"
    )


def listed(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(values, max_size=4).map(lambda found: "[" + ", ".join(quoted(value) for value in found) + "]")


NUMBERS_BY_MEMBER = mapping(MEMBERS, NUMBERS)
METHODS = st.one_of(
    st.sampled_from(["even: true", "ratio: 2:3:1", "weights: capacity", "weights: days", "seasonality: s", "like: g", "like: revenue"]),
    st.tuples(st.sampled_from(["weights", "shares", "values", "growth", "ratio", "seasonality"]), NUMBERS_BY_MEMBER | listed(NUMBERS)).map(
        ": ".join
    ),
)
OPTIONS = st.one_of(
    st.tuples(st.just("within"), AXIS).map(": ".join),
    st.tuples(st.sampled_from(["rest", "odd"]), MEMBERS).map(": ".join),
    st.tuples(st.sampled_from(["min", "max"]), NUMBERS.map(quoted) | NUMBERS_BY_MEMBER).map(": ".join),
    st.tuples(st.just("on"), FIGURES).map(": ".join),
    st.tuples(st.just("buffer"), NUMBERS.map(quoted)).map(": ".join),
    st.sampled_from(
        [
            "zero: even",
            "round: running",
            "close: scale",
            "close: spread",
            "close: gap",
            "zero: x",
            "into: {east: 2:1}",
            "into: {east: even, A: 1:1}",
        ]
    ),
)
SPLIT = st.one_of(
    WORDS,
    NUMBERS_BY_MEMBER,
    listed(NUMBERS),
    st.tuples(METHODS, st.lists(OPTIONS, max_size=3, unique_by=lambda option: option.split(":")[0])).map(
        lambda parts: "{" + ", ".join([parts[0], *parts[1]]) + "}"
    ),
)
AT = mapping(AXIS, MEMBERS)
HOLD = st.tuples(AT, NUMBERS.map(quoted)).map(lambda parts: f"{{at: {parts[0]}, value: {parts[1]}, by: 甲, why: 乙}}")
BOUND = st.tuples(AT, st.sampled_from(["min", "max"]), NUMBERS.map(quoted)).map(lambda parts: f"{{at: {parts[0]}, {parts[1]}: {parts[2]}}}")
CROSS = st.one_of(
    listed(AXIS),
    st.tuples(listed(AXIS), FIGURES).map(lambda parts: f"{{axes: {parts[0]}, like: {parts[1]}}}"),
    st.tuples(listed(AXIS), mapping(MEMBERS, NUMBERS_BY_MEMBER)).map(lambda parts: f"{{axes: {parts[0]}, pattern: {parts[1]}}}"),
)
TARGET_LINES = st.one_of(
    st.tuples(st.sampled_from(["total", "growth", "base", "quantum", "expect"]), NUMBERS.map(quoted)).map(": ".join),
    st.tuples(st.just("unit"), st.sampled_from(["元", "箱", "'%'", "万元", "元/箱"])).map(": ".join),
    st.tuples(st.just("split"), mapping(AXIS, SPLIT)).map(": ".join),
    st.tuples(st.just("cross"), st.lists(CROSS, max_size=2).map(lambda found: f"[{', '.join(found)}]")).map(": ".join),
    st.tuples(st.just("hold"), st.lists(HOLD, max_size=2).map(lambda found: f"[{', '.join(found)}]")).map(": ".join),
    st.tuples(st.just("bound"), st.lists(BOUND, max_size=2).map(lambda found: f"[{', '.join(found)}]")).map(": ".join),
    st.tuples(st.just("range"), mapping(st.sampled_from(["floor", "stretch"]), NUMBERS)).map(": ".join),
    st.tuples(
        st.just("actual"), mapping(MEMBERS, NUMBERS), st.sampled_from(["", ", rephase: next", ", rephase: keep", ", along: product"])
    ).map(lambda parts: f"actual: {{values: {parts[1]}{parts[2]}}}"),
)
TARGET = st.lists(TARGET_LINES, max_size=7, unique_by=lambda line: line.split(":")[0])
FACT = st.one_of(
    NUMBERS.map(quoted),
    mapping(st.sampled_from(["value", "amount", "stated", "total", "price", "quantity", "expect"]), NUMBERS),
    st.tuples(mapping(st.sampled_from(["a", "b", "c"]), NUMBERS), st.sampled_from(["sum", "last", "mean", "none", "max"])).map(
        lambda parts: f"{{by: {parts[0]}, adds_up: {parts[1]}}}"
    ),
    st.tuples(mapping(st.sampled_from(["a", "b", "c"]), NUMBERS), NUMBERS.map(quoted)).map(
        lambda parts: f"{{items: {parts[0]}, stated: {parts[1]}}}"
    ),
)
RELATION = st.tuples(
    FIGURES.filter(bool), st.sampled_from(["==", "<=", "!=", ">"]), st.sampled_from(["5", "x", "20%", "revenue.total", "sum(g.*)"])
).map(" ".join)


def files_of(revenue: list[str], volume: list[str], facts: list[str], lines: list[str], limit: str, relation: str) -> dict[str, str]:
    targets = ""
    for name, target in (("revenue", revenue), ("volume", volume)):
        own = target if any(line.startswith("total") for line in target) else ["total: 1000元", *target]
        targets += f"{name}:\n" + "".join(f"  {line}\n" for line in own)
    return {
        "axes.yml": AXES,
        "team.yml": PEOPLE,
        "seasonality.yml": "s: {index: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]}\n",
        "targets.yml": targets,
        "facts.yml": "".join(f"{key}: {fact}\n" for key, fact in zip("xgyz", facts, strict=False)) + f"assert: ['{relation}']\n",
        "budget.yml": f"limit: {{of: revenue, max: {limit}}}\nlines:\n"
        + "".join(f"  l{index}: {line}\n" for index, line in enumerate(lines)),
    }


@settings(max_examples=50)
@given(TARGET, TARGET, st.lists(FACT, min_size=2, max_size=4), st.lists(FACT, min_size=1, max_size=3), NUMBERS.map(quoted), RELATION)
def test_whatever_stands_in_a_plan_is_computed_or_refused(
    revenue: list[str], volume: list[str], facts: list[str], lines: list[str], limit: str, relation: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = plan(files_of(revenue, volume, facts, lines, limit, relation), Path(folder))
        check_findings(found.findings, Path(folder))
        errors = [(one.rule, one.place, one.figure, one.message) for one in found.findings if one.level is Level.error]
        assert len(errors) == len(set(errors))
        if found.computed is None or errors:
            return
        for whole, parts, what in groups(found.computed):
            known = [value(found.computed.figures.get(path)) for path in parts]
            total = value(found.computed.figures.get(whole))
            if total is not None and None not in known:
                assert sum(part for part in known if part is not None) == total, what
