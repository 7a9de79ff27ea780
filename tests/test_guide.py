"""The guide and the READMEs: every example runs, every command, macro, rule and key is told, and what is told is what happens."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from jinja2 import Environment, StrictUndefined

from macros.compute.compute import Computed, compute
from macros.compute.wording import number_text
from macros.model.loading import load_plan
from macros.model.split import CLOSES, METHODS, OPTIONS
from macros.model.subjects import RECORDS, WRAPPED
from macros.pages import host, keytable, rulebook
from macros.pages.links import Reader
from macros.source.finding import Finding
from macros.source.node import Scalar
from macros.source.notation import read_number
from macros.source.number import Number
from macros.source.place import Place
from macros.source.unit import RATES, Unit
from macros.source.writing import decimal
from scripts.cli import COMMANDS, plan

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "content" / "guide"
PAGES = [*sorted(GUIDE.glob("*.md")), ROOT / "README.md", ROOT / "README.zh.md"]
SAMPLE = "fmcg-2026"
FENCE = re.compile(r"^(?P<indent> *)```(?P<kind>\w*)[^\n]*\n(?P<body>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
LEVELS = {"错误": "error", "警告": "warning", "说明": "note"}
# what an example need not repeat: it completes a plan of its own kind
TODAY = "2026-06-30"
HEAD = "title: 例\nkind: annual-sales\nperiod: {start: 2026-01, months: 12}\nowner: 某人\n"


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    page: Path
    line: int
    kind: str
    body: str

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def blocks(*kinds: str) -> list[Block]:
    """The fenced blocks of the guide of these kinds, in order."""
    return [block for page in PAGES for block in blocks_of(page) if block.kind in kinds]


@cache
def blocks_of(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            page,
            text.count("\n", 0, found.start()) + 1,
            found["kind"],
            re.sub(rf"^{found['indent']}", "", found["body"], flags=re.MULTILINE),
        )
        for found in FENCE.finditer(text)
    ]


def files_of(body: str) -> dict[str, str]:
    """The files of an example: each begins with a comment `# name.yml` that starts its line."""
    parts = re.split(r"^# ([\w/-]+\.yml)$\n?", body, flags=re.MULTILINE)
    assert not parts[0].strip(), f"an example begins with `# file.yml`, not with {parts[0]!r}"
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def write(body: str, root: Path) -> None:
    """An example as a plan of its own: whatever its kind asks for beside is not asked for."""
    files = {"plan.yml": HEAD, "data/kinds/annual-sales.yml": "name: 例\n", **files_of(body)}
    for name, written in files.items():
        file = root / name if "/" in name or name == "check.yml" else root / "data" / "example" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(written, encoding="utf-8")


def figures_of(body: str, root: Path) -> Computed:
    """The figures of an example."""
    write(body, root)
    loaded, findings = load_plan(root, "data/example")
    assert loaded is not None, findings
    return compute(loaded)


@pytest.mark.parametrize("block", blocks("yaml"), ids=str)
def test_an_example_says_what_it_announces(block: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    announced = re.findall(r"^# (错误|警告|说明)：([\w-]+)$", block.body, re.MULTILINE)
    write(block.body, tmp_path)
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(plan, ["check", "--format", "json", "--no-cache", "--today", TODAY]).stdout
    found = {(finding["level"], finding["rule"]) for finding in json.loads(told)["findings"]}
    assert found == {(LEVELS[level], rule) for level, rule in announced}, told


@pytest.mark.parametrize("block", [block for block in blocks("yaml") if "# 得：" in block.body], ids=str)
def test_an_example_comes_to_what_it_says(block: Block, tmp_path: Path) -> None:
    computed = figures_of(block.body, tmp_path)
    results = re.findall(r"^ *# 得：(.+?) = (.+)$", block.body, re.MULTILINE)
    figures = {path: computed.figure(path) for path, _ in results}
    assert {path: number_text(figure.number) for path, figure in figures.items() if figure is not None} == dict(results)


def test_examples_are_there() -> None:
    announced = [block for block in blocks("yaml") if "# 错误：" in block.body]
    assert len(blocks("yaml")) > 40
    assert len(announced) > 10


def rows(page: str, first: str) -> list[list[str]]:
    """The cells of the table on a page whose head begins with `first`."""
    text = (GUIDE / page).read_text(encoding="utf-8")
    found = []
    for table in re.findall(r"(?:^\|.*\|$\n?)+", text, re.MULTILINE):
        head, _, *body = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in table.strip().splitlines()]
        if " ".join(head).startswith(first):
            found.extend(body)
    return found


@pytest.mark.parametrize("row", rows("language.md", "写法 读作"), ids=lambda row: str(row[0]))
def test_a_number_is_read_as_the_guide_says(row: list[str]) -> None:
    number = read_number(Scalar(row[0].strip("`"), Place("p.yml")))
    assert isinstance(number, Number), number
    assert spelled(number) == row[1]


def spelled(number: Number) -> str:
    """In full digits with the unit, with the signs of ranges, bounds and 约."""
    ends = [None if end is None else in_full(end, number.unit) for end in (number.low, number.high)]
    about = "约" if number.about else ""
    low, high = ends
    if low is None or high is None:
        return f"≤{about}{high}" if low is None else f"≥{about}{low}"
    return about + (low if low == high else f"{low}-{high}")


def in_full(value: Fraction, unit: Unit) -> str:
    shown = value * RATES.get(unit.rate, 1)
    return (f"{int(shown):,}" if shown.denominator == 1 else decimal(shown)) + ("个百分点" if unit.rate == "百分点" else str(unit))


@pytest.mark.parametrize("row", rows("language.md", "写法 规则"), ids=lambda row: str(row[0]))
def test_a_number_is_refused_as_the_guide_says(row: list[str]) -> None:
    refused = read_number(Scalar(row[0].strip("`"), Place("p.yml")))
    assert isinstance(refused, Finding), refused
    assert refused.rule == row[1]


def test_every_rule_is_on_the_rules_page_in_both_languages() -> None:
    ids = [page.key for page in rulebook.rule_pages()]
    checks = [path.stem.replace("_", "-") for path in rulebook.FOLDER.glob("*.py") if "\ndef check(" in path.read_text(encoding="utf-8")]
    assert set(checks) <= set(ids)
    for page, call, language in (("rules.md", "{{ rules() }}", "zh"), ("rules-en.md", '{{ rules("en") }}', "en")):
        assert call in (GUIDE / page).read_text(encoding="utf-8")
        assert re.findall(r"^## .* \{#(.*)\}$", rulebook.rules(language), re.MULTILINE) == ids


def test_every_rule_is_told_in_chinese_as_in_english() -> None:
    parts = {page.key: ({name for name, text in page.prose.items() if text}, set(page.chinese)) for page in rulebook.rule_pages()}
    assert {key: pair for key, pair in parts.items() if pair[0] != pair[1]} == {}


def test_a_rules_page_shows_example_and_way_out() -> None:
    for page in rulebook.rule_pages():
        assert page.prose["what"], page.key
        assert page.prose["why"], page.key
        assert page.prose["example"] or page.code["example"], page.key
        assert page.prose["instead"] or page.code["instead"], page.key


def test_rules_and_keys_refuse_what_they_do_not_know() -> None:
    with pytest.raises(ValueError, match="zh, en"):
        rulebook.rules("fr")
    with pytest.raises(ValueError, match="plan、axes、targets"):
        keytable.keys("target")


def test_the_page_of_the_keys_shows_every_data_file() -> None:
    assert "{{ keys() }}" in (GUIDE / "keys.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\w+)\.yml$", keytable.keys(), re.MULTILINE) == list(RECORDS)
    assert {row[0].strip("`").removesuffix(".yml") for row in rows("language.md", "文件 写什么")} == set(RECORDS)


@pytest.mark.parametrize("file", RECORDS)
def test_every_key_of_a_data_file_is_in_its_table(file: str) -> None:
    shown = keytable.keys(file)
    for held in keytable.held_in(file):
        for name, field in keytable.fields(held.record):
            assert f"| `{field.alias or name}` |" in shown, (held, name)
            assert field.description, (held, name)


def test_no_record_is_left_out_of_the_key_tables() -> None:
    shown = {held.record for file in RECORDS for held in keytable.held_in(file)}
    waiting, known = list(RECORDS.values()), set()
    while waiting:
        record = waiting.pop()
        if record not in known:
            known.add(record)
            waiting += [inner for _, field in keytable.fields(record) for inner, _ in keytable.records_in(field.annotation)]
    wrappers = {RECORDS[file] for file in WRAPPED}
    assert known - wrappers == shown


def test_every_way_to_split_is_told() -> None:
    text = (GUIDE / "splits.md").read_text(encoding="utf-8")
    told = {name for head in ("办法", "选项") for row in rows("splits.md", head) for name in re.findall(r"`(\w+)`", row[0])}
    assert told == {*METHODS, *OPTIONS}
    assert [close for close in CLOSES if f"`{close}`" not in text] == []


def commands() -> dict[str, click.Command]:
    context = click.Context(plan)
    found = {name: plan.get_command(context, name) for name in COMMANDS}
    return {name: command for name, command in found.items() if command is not None}


def options(command: click.Command) -> set[str]:
    return {option for parameter in command.params if isinstance(parameter, click.Option) for option in parameter.opts} | {"--help"}


def typed() -> Iterator[tuple[str, list[str]]]:
    """Every call of `plan` that the guide shows, in blocks and in running text, as where and words."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        shown = [line for block in blocks_of(page) if block.kind in ("sh", "console") for line in block.body.splitlines()]
        shown += re.findall(r"`([^`\n]+)`", FENCE.sub("", text))
        for line in shown:
            found = re.match(r"(?:\$ )?(?:\.venv/bin/)?plan (?P<rest>[a-z].*)", line.strip())
            if found:
                yield page.name, re.findall(r"'[^']*'|\S+", found["rest"].partition("#")[0])


def test_every_command_that_is_shown_exists() -> None:
    known = commands()
    wrong = []
    for page, words in typed():
        command = known.get(words[0])
        if command is None or {word for word in words[1:] if word.startswith("--")} - options(command):
            wrong.append((page, words))
    assert wrong == []
    assert {words[0] for _, words in typed()} == set(known)


def test_every_command_and_option_is_told_with_its_exit_codes() -> None:
    text = (GUIDE / "commands.md").read_text(encoding="utf-8")
    sections = dict(zip(*[iter(re.split(r"^## plan ([a-z-]+)$", text, flags=re.MULTILINE)[1:])] * 2, strict=True))
    assert set(sections) == set(commands())
    for name, command in commands().items():
        missing = [option for option in options(command) - {"--help"} if f"`{option}" not in sections[name]]
        assert missing == [], name
        assert "退出码" in sections[name], name


def test_every_make_target_that_is_shown_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    shown = {name for page in PAGES for name in re.findall(r"(?:^|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)}
    assert shown
    assert shown <= targets


@cache
def sample(key: str = SAMPLE) -> Computed:
    loaded, _ = load_plan(ROOT, f"data/{key}")
    assert loaded is not None
    return compute(loaded)


def macros() -> dict[str, object]:
    """The macros as a page of the sample plan sees them."""
    return dict(host.macros(lambda key: Reader(sample(key or SAMPLE), f"{SAMPLE}/index.md"), lambda: "plans"))


def calls() -> list[tuple[str, str]]:
    """Every macro call that the guide shows in a block: where, and the call."""
    return [(str(block), call) for block in blocks("jinja", "text") for call in re.findall(r"\{\{.*?\}\}", block.body, re.DOTALL)]


@pytest.mark.parametrize(("where", "call"), calls())
def test_a_macro_call_that_is_shown_works_on_the_sample(where: str, call: str) -> None:
    told = Environment(undefined=StrictUndefined, autoescape=False).from_string(call).render(**macros())
    assert told.strip(), where


def test_every_macro_is_told() -> None:
    text = (GUIDE / "macros.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## (\w+)$", text, re.MULTILINE)) == set(macros())
    called = {name for _, call in calls() for name in re.findall(r"\{\{ (\w+)\(", call)}
    assert called == set(macros())


def test_pages_that_show_macros_are_not_run() -> None:
    for page in GUIDE.glob("*.md"):
        text = page.read_text(encoding="utf-8")
        quiet = re.sub(r"\{% raw %\}.*?\{% endraw %\}", "", text, flags=re.DOTALL)
        if not text.startswith("---\nrender_macros: false\n---\n"):
            assert set(re.findall(r"\{\{ (\w+)\(", quiet)) <= {"rules", "keys"}, page.name


def test_the_first_edit_goes_as_the_guide_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newcomer's edit, done on a copy of the sample: the page shows what the commands print, to the letter."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copytree(ROOT / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    page = GUIDE / "index.md"
    diff = next(block.body for block in blocks_of(page) if block.kind == "diff")
    before, after = [line[1:] for line in diff.splitlines() if line[:1] in "+-"]
    file = tmp_path / "data" / SAMPLE / "facts.yml"
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")
    for block in blocks_of(page):
        if block.kind == "console":
            call, _, printed = block.body.partition("\n")
            done = CliRunner().invoke(plan, call.removeprefix("$ plan ").split())
            assert uncounted(done.output) == uncounted(printed)


def uncounted(printed: str) -> str:
    """Without the count of what is consistent, which grows with every rule and every figure, and of the plans that are there."""
    return re.sub(r"核对一致 \d+ 处", "核对一致 … 处", re.sub(r"^\d+ 个计划", "… 个计划", printed, flags=re.MULTILINE))


def parts_of(body: str, root: Path) -> dict[str, str]:
    return {path: number_text(figure.number) for path, figure in figures_of(body, root).figures.items()}


CASCADE = """\
# axes.yml
market: {{ {first} }}
# team.yml
people:
  zhang: {{name: 张三, market: east, capacity: {capacity}}}
  li: {{name: 李四, market: east, capacity: 1}}
  wang: {{name: 王五, market: north, capacity: 1}}
  zhao: {{name: 赵六, market: north, capacity: 1}}
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 100.01元
  split:
    market: {{east: 60%, north: 40%}}
    person: {{within: market, weights: capacity}}
"""
EAST, NORTH = "east: 华东", "north: 华北"


def test_the_order_of_members_plays_no_part(tmp_path: Path) -> None:
    one = parts_of(CASCADE.format(first=f"{EAST}, {NORTH}", capacity=2), tmp_path / "one")
    other = parts_of(CASCADE.format(first=f"{NORTH}, {EAST}", capacity=2), tmp_path / "other")
    assert one == other


def test_a_weight_within_a_market_leaves_the_other_markets_alone(tmp_path: Path) -> None:
    before = parts_of(CASCADE.format(first=f"{EAST}, {NORTH}", capacity=2), tmp_path / "before")
    after = parts_of(CASCADE.format(first=f"{EAST}, {NORTH}", capacity=3), tmp_path / "after")
    changed = {path for path in after if path.startswith("revenue[") and before[path] != after[path]}
    assert changed == {"revenue[person=zhang]", "revenue[person=li]"}


def test_only_the_table_of_capabilities_leads_to_samples() -> None:
    """Whoever deletes the samples deletes it too (README); the rest of the guide stays whole."""
    leading = [page.name for page in sorted(GUIDE.glob("*.md")) if "](../" in page.read_text(encoding="utf-8")]
    assert leading == ["capabilities.md"]
    assert all("content/guide/capabilities.md" in (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))


def capabilities() -> list[tuple[str, str]]:
    """Each row of the table of capabilities: what it says, and the test it names."""
    found = re.findall(r"^\| (.+?) \|.*\| `(.+?)` \|$", (GUIDE / "capabilities.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(found) > 30
    return found


def test_every_capability_stands_in_the_guide_once() -> None:
    named = [number for told, _ in capabilities() for number in re.findall(r"C\d\d", told)]
    assert sorted(named) == [f"C{number:02}" for number in range(39)]


@pytest.mark.parametrize("test", sorted({test for _, test in capabilities()}))
def test_the_test_of_a_capability_is_there(test: str) -> None:
    file, _, function = test.partition("::")
    assert f"\ndef {function or 'test_'}" in (ROOT / "tests" / file).read_text(encoding="utf-8")
