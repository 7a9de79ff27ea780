"""Portals to build, of any number of plans: seven pages a plan with four tables each, and the same pages with their tables typed.

A page has 6 to 9 KB of prose, four tables of 12 to 28 rows by twelve months and their sum, and a picture; a plan has 23 KB of data. The
prose is the same for everybody; where ours calls a table, the peers hold it as a Markdown table, cell by cell what ours shows.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from macros.compute.compute import compute
from macros.model.loading import load_plan
from macros.pages.links import Reader
from macros.pages.targets import target_table

ROOT = Path(__file__).resolve().parent.parent
MEASURES = ("revenue", "volume", "collections", "profit", "visits", "orders", "outlets")
PAGES = ("index", "market", "targets", "strategy", "team", "budget", "schedule")
AXES = {"product": 12, "market": 16, "person": 22, "channel": 28}
GROUP = 20  # plans in one group of the navigation
FACTS = 110
NUMBER = re.compile(r"\{\{ value\(\"(.+?)\"\) \}\}")
WORDS = (
    "市场", "渠道", "客户", "目标", "季度", "区域", "产品", "价格", "费用", "经销商", "终端", "拜访", "订单", "回款", "铺货", "培训",
    "团队", "考核", "节奏", "淡季", "旺季", "预算", "份额", "增长", "复购", "库存", "陈列", "促销", "账期", "网点", "服务", "交付",
    "先做", "再看", "不压", "按月", "逐家", "当面", "落实", "盘点", "核对", "调整", "压缩", "扩大", "守住", "让出", "跟进", "复盘",
)  # fmt: skip


def prose(chance: random.Random) -> Iterator[str]:
    """Paragraphs of a page, 6 to 9 KB in all, with a number from the data here and there."""
    left = chance.randint(6000, 9000)
    while left > 0:
        sentences = []
        for _ in range(chance.randint(3, 6)):
            words = "".join(chance.choices(WORDS, k=chance.randint(5, 9)))
            sentences.append(f"{words}，{''.join(chance.choices(WORDS, k=chance.randint(3, 7)))}。")
        if chance.random() < 0.3:
            sentences.append(f'本年为 {{{{ value("fact.number_{chance.randrange(FACTS)}") }}}}。')
        told = "".join(sentences)
        left -= len(told.encode())
        yield told


def ours(root: Path, size: int) -> Path:
    """A portal of so many plans with this portal's engine, as its team would write it."""
    shutil.copytree(ROOT / "macros", root / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    for number in range(size):
        _data(root / "data" / _key(number), number)
        for name, text in _pages(number):
            _write(root / "content" / _key(number) / f"{name}.md", text)
        _write(root / "content" / _key(number) / "figures.md", "# 数字由来\n\n{{ figures() }}\n")
    _write(root / "content/index.md", "# 全部计划\n\n{{ plans() }}\n")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    head, _, rest = config.partition("\nnav:\n")
    _write(root / "mkdocs.yml", f"{head}\nnav:\n{navigation(size, (*PAGES, 'figures'))}\nplugins:{rest.partition('plugins:')[2]}")
    return root


def typed(root: Path, size: int, shown: Path) -> Path:
    """The same for MkDocs with Material alone: every table of the portal in `shown` typed as Markdown, every number too."""
    for number in range(size):
        tables, facts = _computed(shown, number)
        for name, text in _pages(number):
            _write(root / "content" / _key(number) / f"{name}.md", _typed(text, tables, facts))
    _plain(root, size, "plugins:\n  - search:\n      lang: zh\n")
    return root


def listed(root: Path, typed_root: Path) -> Path:
    """The typed pages with the navigation that MkDocs makes of the folders: every plan on its first level."""
    shutil.copytree(typed_root, root, ignore=shutil.ignore_patterns("site"))
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    _write(root / "mkdocs.yml", re.sub(r"(?ms)^nav:\n.*?(?=^plugins:)", "", config))
    return root


def bare(root: Path, typed_root: Path) -> Path:
    """The typed pages without their tables: what the host itself takes for prose and frames."""
    shutil.copytree(typed_root, root, ignore=shutil.ignore_patterns("site"))
    for page in (root / "content").rglob("*.md"):
        _write(page, re.sub(r"(?m)^\|.*\n", "", page.read_text(encoding="utf-8")))
    return root


def with_pipes(root: Path, size: int) -> Path:
    """The same with mkdocs-macros: a macro computes each table from YAML and returns it as a Markdown table."""
    for number in range(size):
        for name, text in _pages(number):
            _write(root / "content" / _key(number) / f"{name}.md", text)
        _write(root / "data" / f"{_key(number)}.yml", _plainly(number))
    _write(root / "main.py", PIPES)
    _plain(root, size, "plugins:\n  - search:\n      lang: zh\n  - macros:\n      on_error_fail: true\n")
    return root


def hugo(root: Path, typed_root: Path) -> Path:
    """The typed pages for Hugo, with the barest layouts and no search."""
    for page in sorted((typed_root / "content").rglob("*.md")):
        name = page.relative_to(typed_root / "content").as_posix().replace("index.md", "_index.md")
        title = page.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
        _write(root / "content" / name, f"---\ntitle: {title}\n---\n{page.read_text(encoding='utf-8')}")
    layout = "<!doctype html><meta charset=utf-8><title>{{ .Title }}</title><nav>{{ range .Site.Sections }}<a href='{{ .RelPermalink }}'>"
    layout += "{{ .Title }}</a>{{ end }}</nav>{{ .TableOfContents }}<main>{{ .Content }}</main>\n"
    for name in ("list", "single", "home"):
        _write(root / "layouts/_default" / f"{name}.html", layout)
    _write(root / "hugo.toml", 'title = "portal"\nbaseURL = "http://localhost/"\ndisableKinds = ["taxonomy", "term", "RSS"]\n')
    return root


def navigation(size: int, pages: tuple[str, ...]) -> str:
    """The plans as mkdocs.yml lists them: beyond twenty, in groups of twenty, so that a page need not name them all."""
    lines = ["  - 首页: index.md"]
    for number in range(size):
        indent = "  " if size <= GROUP else "      "
        if size > GROUP and number % GROUP == 0:
            lines.append(f"  - 第 {number + 1} 至 {min(number + GROUP, size)} 份:")
        lines.append(f"{indent}- 分部 {number + 1}:")
        lines += [f"{indent}    - {_key(number)}/{page}.md" for page in pages]
    return "\n".join(lines) + "\n"


def _key(number: int) -> str:
    return f"branch-{number + 1:03}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _plain(root: Path, size: int, plugins: str) -> None:
    """The site generator's own: Material with the same features, the grouped navigation and a list of the plans as home page."""
    home = "".join(f"- [分部 {number + 1}]({_key(number)}/index.md)\n" for number in range(size))
    _write(root / "content/index.md", f"# 全部计划\n\n{home}")
    config = "site_name: 计划\ndocs_dir: content\nuse_directory_urls: false\ntheme:\n  name: material\n  language: zh\n  font: false\n"
    config += "  features: [navigation.indexes, navigation.prune, navigation.footer, toc.follow]\n"
    config += f"nav:\n{navigation(size, PAGES)}\n{plugins}"
    config += "markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, pymdownx.superfences]\n"
    _write(root / "mkdocs.yml", config)


def _pages(number: int) -> Iterator[tuple[str, str]]:
    """The seven pages of a plan: prose, and after every second paragraph or so the next table; one picture."""
    for index, name in enumerate(PAGES):
        chance = random.Random(f"{number} {name}")
        paragraphs = list(prose(chance))
        blocks = [f'{{{{ target_table("{MEASURES[index]}", "{axis}", "month") }}}}' for axis in AXES]
        blocks.append(f'{{{{ chart("columns", "{MEASURES[index]}", along="month", data=False) }}}}')
        parts = [f"# 分部 {number + 1} · {name}"]
        each = len(paragraphs) // len(blocks)
        for place, block in enumerate(blocks):
            parts += [f"## 第 {place + 1} 节", *paragraphs[place * each : (place + 1) * each], block]
        yield name, "\n\n".join([*parts, *paragraphs[len(blocks) * each :]]) + "\n"


def _weights(number: int) -> dict[str, dict[str, int]]:
    chance = random.Random(number)
    months = {f"2026-{month:02}": chance.randint(50, 150) for month in range(1, 13)}
    members = {axis: {f"{axis}_{place + 1}": chance.randint(1, 40) for place in range(count)} for axis, count in AXES.items()}
    return {"month": months, **members}


def _totals(number: int) -> dict[str, int]:
    chance = random.Random(number * 7)
    return {measure: chance.randint(20_000, 90_000) * 10_000 for measure in MEASURES}


def _facts(number: int) -> list[int]:
    chance = random.Random(number * 11)
    return [chance.randint(1000, 99999) for _ in range(FACTS)]


def _data(folder: Path, number: int) -> None:
    weights = _weights(number)
    _write(
        folder / "plan.yml",
        f"title: 分部 {number + 1} 年度计划\ncompany: 某公司（虚构）\nkind: blank\nperiod: {{start: 2026-01, months: 12}}\n"
        "currency: CNY\nshow: 万元\nstatus: draft\nowner: 经理\nlanguage: zh\n",
    )
    axes = "".join(
        f"{axis}:\n{''.join(f'  {key}: {{name: {NAMES[axis]}{place}}}{chr(10)}' for place, key in enumerate(weights[axis], 1))}"
        for axis in AXES
    )
    _write(folder / "axes.yml", axes)
    targets = []
    for measure, total in _totals(number).items():
        split = "".join(
            f"    {axis}: {{{', '.join(f'{key}: {weight}' for key, weight in found.items())}}}\n" for axis, found in weights.items()
        )
        cross = ", ".join(f"[{axis}, month]" for axis in AXES)
        targets.append(
            f"{measure}:\n  name: {measure}\n  unit: 元\n  owner: 经理\n  total: {total}元\n  quantum: 1万元\n"
            f"  split:\n{split}  cross: [{cross}]\n"
        )
    _write(folder / "targets.yml", "".join(targets))
    facts = (
        f"fact.number_{place}: {{name: 本地第 {place + 1} 项数字, value: {value}元, from: 上年决算}}\n"
        for place, value in enumerate(_facts(number))
    )
    _write(folder / "facts.yml", "".join(facts))


NAMES = {"product": "产品", "market": "区域", "person": "人员", "channel": "渠道"}


def _computed(root: Path, number: int) -> tuple[dict[tuple[str, str], str], list[str]]:
    """The tables of a plan by measure and axis as Markdown, and its facts as they are shown."""
    plan, findings = load_plan(root, f"data/{_key(number)}")
    assert plan is not None, findings
    reader = Reader(compute(plan), f"{_key(number)}/index.md")
    return {(measure, axis): _piped(target_table(reader, measure, axis, "month", "")) for measure in MEASURES for axis in AXES}, [
        f"{value:,}元" for value in _facts(number)
    ]


class _Cells(HTMLParser):
    """The text of a table's cells, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, _: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data


def _piped(html: str) -> str:
    cells = _Cells()
    cells.feed(html)
    head, *body = (f"| {' | '.join(cell.strip() for cell in row)} |" for row in cells.rows)
    return "\n".join([head, f"| --- |{' ---: |' * (len(cells.rows[0]) - 1)}", *body])


def _typed(text: str, tables: dict[tuple[str, str], str], facts: list[str]) -> str:
    for (measure, axis), table in tables.items():
        text = text.replace(f'{{{{ target_table("{measure}", "{axis}", "month") }}}}', table)
    text = re.sub(r"\{\{ chart.*\}\}", f"```json\n{SPECIFICATION}\n```", text)
    return NUMBER.sub(lambda found: facts[int(found[1].rpartition("_")[2])], text)


SPECIFICATION = """{
  "mark": "bar",
  "encoding": {
    "x": {"field": "month", "type": "ordinal"},
    "y": {"field": "value", "type": "quantitative"}
  }
}"""


def _plainly(number: int) -> str:
    lines = [f"totals: {{{', '.join(f'{key}: {value}' for key, value in _totals(number).items())}}}\nweights:\n"]
    lines += [
        f"  {axis}:\n{''.join(f'    {key!r}: {weight}{chr(10)}' for key, weight in found.items())}"
        for axis, found in _weights(number).items()
    ]
    lines += [
        "fact:\n",
        *(
            f"  number_{place}: {{name: 本地第 {place + 1} 项数字, value: {value}, unit: 元, from: 上年决算}}\n"
            for place, value in enumerate(_facts(number))
        ),
    ]
    return "".join(lines)


# what a team writes that takes mkdocs-macros as it comes: shares by floats, the table as Markdown
PIPES = """import yaml

PLANS = {}


def define_env(env):
    def plan():
        key = env.page.file.src_uri.split("/")[0]
        if key not in PLANS:
            with open(f"{env.project_dir}/data/{key}.yml", encoding="utf-8") as file:
                PLANS[key] = yaml.safe_load(file)
        return PLANS[key]

    @env.macro
    def value(path):
        return f"{plan()['fact'][path.split('.')[1]]['value']:,}元"

    @env.macro
    def target_table(measure, rows, columns):
        found = plan()
        across, down = found["weights"][columns], found["weights"][rows]
        whole = found["totals"][measure] / 10000 / sum(across.values()) / sum(down.values())
        lines = [f"| {rows} | {' | '.join(across)} | 合计 |", f"| --- |{' ---: |' * (len(across) + 1)}"]
        sums = [0] * (len(across) + 1)
        for key, weight in down.items():
            cells = [round(whole * weight * other) for other in across.values()]
            cells.append(sum(cells))
            sums = [a + b for a, b in zip(sums, cells)]
            lines.append(f"| {key} | {' | '.join(f'{cell:,}' for cell in cells)} |")
        lines.append(f"| 合计 | {' | '.join(f'{cell:,}' for cell in sums)} |")
        return "\\n".join(lines)

    @env.macro
    def chart(*what, **options):
        return "```json\\n{\\"mark\\": \\"bar\\"}\\n```"
"""
