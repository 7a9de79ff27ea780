"""The digest of a plan: it changes when a figure, a text or a page changes, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.compute.sealing import seal_of
from macros.model.seal import Seal, SealedFigure, read_seal, write_seal
from tests.plans import AXES, BARE, plan

FACTS = "a: {name: 甲, value: 5万元, from: 台账}\nb: {name: 乙, value: = a * 2, stated: 10万元}\n"
TARGETS = "revenue:\n  name: 销售额\n  unit: 元\n  owner: 总监\n  total: 100万\n  quantum: 1万元\n  split: {product: 2:3:1}\n"
STRATEGY = "idea: 稳\nthemes:\n  one: {name: 主题, text: 做深渠道}\n"
SCHEDULE = "milestones:\n  start: {name: 启动, date: 2026-01-05}\n"
FILES = {"axes.yml": AXES, "facts.yml": FACTS, "targets.yml": TARGETS, "strategy.yml": STRATEGY, "schedule.yml": SCHEDULE}
PAGE = "../../content/p/index.md"
HEAD = BARE["plan.yml"]


def sealed(root: Path, **changed: str) -> Seal:
    """The seal of the small plan with some files written otherwise."""
    named = {f"{stem}.yml" if stem != "page" else PAGE: content for stem, content in changed.items()}
    found = plan({PAGE: "# 总览\n\n正文。\n"} | FILES | named, root).computed
    assert found is not None
    return seal_of(found)


@pytest.mark.parametrize(
    "changed",
    [
        {"facts": FACTS.replace("5万元", "5.0001万元")},
        {"facts": FACTS.replace("5万元", "约5万元")},
        {"facts": FACTS.replace("甲", "甲方")},
        {"facts": FACTS.replace("= a * 2", "= a + a")},
        {"facts": FACTS.replace("= a * 2", "= a * 2.0001")},
        {"facts": FACTS.replace("stated: 10万元", "stated: 约10万元")},
        {"facts": FACTS.replace(", stated: 10万元", "")},
        {"facts": FACTS.replace("台账", "决算")},
        {"facts": FACTS + "c: 1\n"},
        {"facts": FACTS.splitlines()[0] + "\n"},
        {"targets": TARGETS.replace("2:3:1", "2:3:1.01")},
        {"targets": TARGETS.replace("总监", "经理")},
        {"axes": AXES.replace("形象品", "旗舰品")},
        {"strategy": STRATEGY.replace("做深渠道", "做宽渠道")},
        {"schedule": SCHEDULE.replace("2026-01-05", "2026-01-06")},
        {"page": "# 总览\n\n正文！\n"},
        {"plan": HEAD.replace("试验计划", "计划")},
    ],
)
def test_the_digest_changes_with(changed: dict[str, str], tmp_path: Path) -> None:
    assert sealed(tmp_path, **changed).digest != sealed(tmp_path / "before").digest


@pytest.mark.parametrize(
    "changed",
    [
        {"facts": FACTS.replace("5万元", "50000元")},
        {"facts": FACTS.replace("= a * 2", "=  a  *  2")},
        {"facts": "# 说明\n\n" + FACTS},
        {"facts": "\n".join(reversed(FACTS.splitlines())) + "\n"},
        {"targets": TARGETS.replace("100万", "1,000,000元")},
        {"targets": TARGETS.replace("2:3:1", "2：3：1")},
        {"schedule": SCHEDULE.replace("2026-01-05", "2026年1月5日")},
        {"page": "# 总览\r\n\r\n正文。\r\n"},
        {"plan": HEAD + "status: approved\nversion: '3'\n"},
    ],
)
def test_the_digest_does_not_change_with(changed: dict[str, str], tmp_path: Path) -> None:
    assert sealed(tmp_path, **changed).digest == sealed(tmp_path / "before").digest


def test_the_figures_have_a_digest_of_their_own(tmp_path: Path) -> None:
    before, page = sealed(tmp_path), sealed(tmp_path / "page", page="# 另一页\n\n文。\n")
    assert (before.figures_digest == page.figures_digest, before.digest == page.digest) == (True, False)


TEXT = st.text(max_size=4)
FIGURE = st.builds(SealedFigure, *[TEXT] * 7)
SEAL = st.builds(Seal, st.dictionaries(TEXT, FIGURE, max_size=3), *[st.dictionaries(TEXT, TEXT, max_size=3)] * 2)


@given(SEAL, SEAL)
def test_two_seals_have_one_digest_when_they_say_the_same(one: Seal, other: Seal) -> None:
    assert (one == other) == (one.digest == other.digest)


@given(SEAL)
def test_a_seal_is_read_as_it_was_written(seal: Seal) -> None:
    assert read_seal(write_seal(seal)) == seal


@given(SEAL, st.data())
def test_an_altered_seal_is_none(seal: Seal, data: st.DataObject) -> None:
    written = write_seal(seal)
    index = data.draw(st.integers(0, len(written) - 1))
    altered = written[:index] + data.draw(st.characters(codec="utf-8")) + written[index + 1 :]
    assert read_seal(altered) in (None, seal)


ODD = '{"figures": [1], "texts": {}, "pages": {}, "format": "x", "digest": ""}'


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", "[" * 10**5, ODD])
def test_what_is_no_seal(text: str) -> None:
    assert read_seal(text) is None
