"""Thousands of faults take as many times longer as there are more of them: counted in calls, not in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from macros.model.project import Chosen
from scripts.checking import check_all
from tests.plans import BARE, FOLDER, write_files

FEW, MANY = 150, 450  # beyond the eighty names with which one that nobody knows is compared (macros/source/nearest.py)
DAY = date(2026, 6, 30)
Lines = Callable[[int], str]


def facts(line: Lines) -> Callable[[int], dict[str, str]]:
    return lambda count: {"facts.yml": "".join(line(number) + "\n" for number in range(count))}


def page(line: Lines) -> Callable[[int], dict[str, str]]:
    text = "sales: {name: 销售额, unit: 元, value: 5亿}\n"
    return lambda count: {"facts.yml": text, "../../content/p/index.md": "".join(line(number) + "\n\n" for number in range(count))}


def axis(beside: Lines) -> Callable[[int], dict[str, str]]:
    """A target divided among so many products, with something said of each."""

    def files(count: int) -> dict[str, str]:
        members = "".join(f"  p{number}: 品{number}\n" for number in range(count))
        return {"axes.yml": f"product:\n{members}", "targets.yml": f"revenue:\n  unit: 元\n  total: 5亿\n{beside(count)}"}

    return files


CASES: dict[str, Callable[[int], dict[str, str]]] = {
    "unreadable numbers": facts(lambda n: f"a{n}: {{name: 数, value: 12x{n}}}"),
    "names that nothing has": facts(lambda n: f"a{n}: = nothing{n} + 1"),
    # all of one length: a longer name is compared in full with more words
    "names like others": facts(lambda n: f"a{n + 1000}: = b{n + 10**6} + 1"),
    "sums of nothing": facts(lambda n: f"a{n}: = sum(zz{n}.*)"),
    "unknown keys": facts(lambda n: f"a{n}: {{name: 数, valeu: 5万元}}"),
    "colons without space": facts(lambda n: f"a{n}:5"),
    "tabs": facts(lambda n: f"a{n}:\t5万元"),
    "characters nobody sees": facts(lambda n: f"a{n}\u200b: 5万元"),
    "keys written twice": facts(lambda n: f"a{n % 7}: 5万元"),
    "anchors": facts(lambda n: f"a{n}: &x{n} 5万元"),
    "stated otherwise": facts(lambda n: f"a{n}: {{name: 数, value: '= 2万元 + {n}元', stated: 5亿元}}"),
    "stated otherwise at the end of a chain": facts(lambda n: f"a{n}: {{value: '= a{n - 1} + 1元', stated: 5亿元}}" if n else "a0: 1万元"),
    "units that clash": facts(lambda n: f"a{n}: = 5元 + 3套"),
    "waivers": facts(lambda n: f"a{n}: {{value: '= 2万元', stated: 5亿元}}  # plan: allow stated-differs 等决算"),
    "waivers of nothing": facts(lambda n: f"a{n}: 5万元  # plan: allow-file r{n} 等决算"),
    "a long circle": lambda count: facts(lambda n: f"a{n}: = a{(n + 1) % count}")(count),
    "many circles": facts(lambda n: f"a{n}: = a{n + 1} + a0"),
    "relations": lambda count: {"facts.yml": "a: 5万元\nassert:\n" + "".join(f"  - {{that: a == {n}元, why: 表}}\n" for n in range(count))},
    "items in one line": lambda count: {"facts.yml": "{" + ", ".join(f"a{n}: 1x{n}" for n in range(count)) + "}\n"},
    "members that nobody knows": axis(lambda count: "  split:\n    product:\n" + "".join(f"      q{n}: 1\n" for n in range(count))),
    "holds of nothing": axis(
        lambda count: (
            "  split: {product: even}\n  hold:\n"
            + "".join(f"    - {{at: {{product: q{n}}}, value: 1万, by: 我, why: 他}}\n" for n in range(count))
        )
    ),
    "numbers typed by hand": page(lambda n: f"数 {n * 37 + 3}.5万元"),
    "unknown macros": page(lambda n: f"{n} {{{{ valeu('sales') }}}}"),
    "unknown figures": page(lambda n: f"{{{{ value('sale{n}') }}}}"),
    "broken links": page(lambda n: f"[x](nothing{n}.md)"),
    "scripts": page(lambda n: f"<script>{n}</script>"),
    "statements": page(lambda n: f"{{% set a = {n} %}}"),
    "comments": page(lambda n: f"{{# {n} #}}"),
    "waivers on a page": page(lambda n: f"数 {n * 37 + 3}.5万元 <!-- plan: allow typed-number 等 -->"),
}


def calls(root: Path, files: dict[str, str]) -> tuple[int, int]:
    """How many functions a check of the plan calls, and how much it finds."""
    write_files(BARE | files, root)
    count = 0

    def counted(_: FrameType, event: str, __: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        report = check_all([Chosen(root, (FOLDER,))], DAY, cached=False)
    finally:
        sys.setprofile(None)
    return count, sum(finding.is_problem for _, finding in report.findings)


@pytest.mark.parametrize("name", CASES)
def test_three_times_the_faults_take_three_times_the_work(name: str, tmp_path: Path) -> None:
    calls(tmp_path / "first", CASES[name](3))  # what is made once
    few, found = calls(tmp_path / "few", CASES[name](FEW))
    many, more = calls(tmp_path / "many", CASES[name](MANY))
    assert more >= found > 0 or name.startswith("waivers")
    assert many <= 3.3 * few
