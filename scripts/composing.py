"""A new plan's files, put together from its kind: what the kind names is written out, the rest comes from one template a file or page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from macros.catalogue import say, text, word
from macros.model.kind import Kind, Section, WantedFigure, kind_and_models
from macros.model.period import Period, months_after
from macros.model.subjects import RECORDS

SKELETON = Path(__file__).parent / "skeleton"
TIME = ("half", "quarter", "month", "week", "day")
PERSON = "person"
OVERVIEW, ONE_PAGE, FIGURES, TARGETS = "index", "onepage", "figures", "targets"
MODELINE = "# yaml-language-server: $schema=../.schema/{}.schema.json\n"
PEOPLE = "# 人员就是 person 维度：capacity 是能力系数，分任务时可以作权重。\npeople:\n"
MOST_CROSSED = 2


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new plan begins with: its kind with the kinds that one is like (nearest first), its id, title and period."""

    kind: Kind
    models: tuple[str, ...]
    key: str
    title: str
    period: Period
    written: str


def beginning(root: Path, kind: Kind, name: str, key: str, title: str, period: Period, written: str) -> Beginning:
    """The beginning of a plan of the kind called `name`; `written` is its period as plan.yml has it."""
    return Beginning(kind, tuple(kind_and_models(root, name)), key, title, period, written)


def data_files(new: Beginning) -> dict[str, str]:
    """The data files by name, in the order in which people read them: those the kind names, and those its figures and splits need."""
    splits = splits_of(new.kind)
    divided = {axis for axes in splits.values() for axis in axes}
    needed = {"axes": axes_of(new), "targets": splits, "facts": _free(new), "team": divided & {PERSON}}
    wanted = {"plan", *(str(name) for level, _ in new.kind.levels() for name in level.files or ())}
    wanted |= {stem for stem, reason in needed.items() if reason}
    bodies = {f"{stem}.yml": _data(new, stem) for stem in RECORDS if stem in wanted}
    return {file: body for file, body in bodies.items() if body}


def _data(new: Beginning, stem: str) -> str:
    match stem:
        case "axes":
            return _axes(new)
        case "targets":
            return _targets(new)
        case "facts":
            return _facts(new)
    for model in new.models:
        special = SKELETON / "data" / f"{stem}.{model}.yml"
        if special.is_file():
            return _filled(new, special)
    usual = SKELETON / "data" / f"{stem}.yml"
    return _filled(new, usual) if usual.is_file() else ""


def _filled(new: Beginning, template: Path) -> str:
    start, end = new.period.start, new.period.end
    months = len(new.period.months)
    half = months_after(start, months // 2) - timedelta(days=1) if months > 1 and start.day == 1 else start + (end - start) // 2
    soon = min(end, start + timedelta(days=14))
    values = {
        "TITLE": json.dumps(new.title, ensure_ascii=False)[1:-1],
        "KIND_NAME": str(new.kind.name),
        "KIND": new.models[0],
        "PERIOD": new.written,
        "YEAR": str(start.year),
        "START": start.isoformat(),
        "END": end.isoformat(),
        "FIRST_END": half.isoformat(),
        "SECOND_START": min(end, half + timedelta(days=1)).isoformat(),
        "SOON": soon.isoformat(),
        "ONES": ", ".join("1" for _ in new.period.months),
        "PEOPLE": PEOPLE + "".join(_people(new)),
    }
    return re.sub(r"@([A-Z_]+)@", lambda found: values[found[1]], template.read_text(encoding="utf-8"))


def _people(new: Beginning) -> Iterator[str]:
    within = ", market: {}" if "market" in axes_of(new) else ""
    for index, market in enumerate(("east", "west"), 1):
        yield f"  person{index}: {{name: 业务员{'甲乙'[index - 1]}{within.format(market)}, capacity: 1}}\n"


def splits_of(kind: Kind) -> dict[str, list[str]]:
    """Which figure is divided along which axes, required ones first."""
    found: dict[str, list[str]] = {}
    for level, _ in kind.levels():
        for name, axes in (level.splits or {}).items():
            found[name] = list(dict.fromkeys([*found.get(name, []), *map(str, axes)]))
    return found


def figures_of(kind: Kind) -> dict[str, WantedFigure]:
    """The figures by path, required ones first."""
    return {name: figure for level, _ in reversed(list(kind.levels())) for name, figure in (level.figures or {}).items()}


def axes_of(new: Beginning) -> list[str]:
    """The axes that axes.yml must have: neither of time nor people."""
    named = [axis for axes in splits_of(new.kind).values() for axis in axes if axis not in (*TIME, PERSON)]
    return list(dict.fromkeys(named))


def _axes(new: Beginning) -> str:
    samples = dict(re.findall(r"^(\w+):\n((?:^ .*\n)+)", (SKELETON / "axes.yml").read_text(encoding="utf-8"), re.MULTILINE))
    usual = "  first: {name: 第一项}\n  second: {name: 第二项}\n"
    told = (
        "# 维度：目标要往哪些方向分。键给数据和公式用，name 给人看；次序就是页面上的次序。\n"
        "# 月份、季度、半年由计划期自动产生；人员写在 team.yml 的 people 里。\n"
    )
    return MODELINE.format("axes") + told + "\n".join(f"{axis}:\n{samples.get(axis, usual)}" for axis in axes_of(new) or ["product"])


def _targets(new: Beginning) -> str:
    figures = figures_of(new.kind)
    parts: list[str] = []
    for name, axes in splits_of(new.kind).items():
        parts.append(_measure(new, name, figures.get(name), axes, not parts))
    told = "# 目标。定了数字以后，把“待定”换掉，所有分解立即算出。\n"
    return MODELINE.format("targets") + told + "\n".join(parts) if parts else ""


def _measure(new: Beginning, name: str, figure: WantedFigure | None, axes: list[str], first: bool) -> str:
    lines = [f"{name}:", f"  name: {_quoted(figure, name)}"]
    if figure is not None and figure.unit is not None:
        lines.append(f"  unit: {_unit(figure)}")
    if figure is not None and figure.base:
        lines.append("  base: {value: 待定, period: 上期, from: 上期决算}      # 基期")
        lines.append("  growth: 待定                          # 增长率，如 25%；目标 = 基期 ×（1 + 增长率）")
        lines.append("  # total: 500万                        # 声明值：写了就与算出来的核对")
    elif figure is not None and figure.value is not None:
        lines.append(f"  total: {figure.value}")
    else:
        lines.append("  total: 待定")
    if figure is None or figure.value is None:
        lines.append("  why: 还没有定")
    if figure is not None and figure.unit == "元":
        lines.append("  quantum: 1万元                        # 最小单位：每个分解数都是它的整数倍，加起来仍分毫不差")
    lines.append("  split:" + ("                                # 每个维度写怎样分" if first else ""))
    ways = "  # 均分；也可写比例 2:3:1、占比 {A: 40%, B: 60%}、like 另一个数" if first else ""
    for index, axis in enumerate(axes):
        within = axis == PERSON and "market" in axes
        way = "{within: market, weights: capacity}" if within else "even"
        lines.append(f"    {axis}: {way}" + (ways if not index else ""))
    crossed = [axis for axis in axes if axis in axes_of(new)][:MOST_CROSSED] if "month" in axes else []
    if crossed:
        lines.append(f"  cross: [{', '.join(f'[{axis}, month]' for axis in crossed)}]" + ("   # 交叉表：行与列都合得上" if first else ""))
    return "\n".join(lines) + "\n"


def _free(new: Beginning) -> dict[str, WantedFigure]:
    """The figures that stand in facts.yml: neither divided nor part of another file."""
    divided = splits_of(new.kind)
    return {name: one for name, one in figures_of(new.kind).items() if name not in divided and name.partition(".")[0] not in RECORDS}


def _facts(new: Beginning) -> str:
    rows = []
    for name, figure in _free(new).items():
        unit = f", unit: {_unit(figure)}" if figure.unit is not None else ""
        value = f"value: {figure.value}" if figure.value is not None else "value: 待定, why: 还没有定"
        rows.append(f"{name}: {{name: {_quoted(figure, name)}{unit}, {value}}}\n")
    if not rows:
        return ""
    told = "# 计划里其余的数字。value 是数、公式或待定；stated 是别人说过的数，会与算出来的核对。\n"
    relations = (
        "\n# 必须成立的关系写在 assert 里，例如：\n# assert:\n#   - {that: sum(a.*) == total, why: 按部门与按岗位的人数是同一批人}\n"
    )
    return MODELINE.format("facts") + told + "".join(rows) + relations


def _quoted(figure: WantedFigure | None, name: str) -> str:
    return str(figure.name) if figure is not None and figure.name is not None else name


def _unit(figure: WantedFigure) -> str:
    return f"'{figure.unit}'" if figure.unit == "%" else str(figure.unit)


@dataclass(frozen=True, slots=True)
class Draft:
    """A page that is not written yet: what stands on it anyway, and chunks that are kept when the plan can answer them."""

    name: str
    head: str
    chunks: tuple[str, ...]


def drafts(new: Beginning) -> list[Draft]:
    """The pages of the plan, the overview first and where the numbers come from last."""
    sections = {name: section for level, _ in reversed(list(new.kind.levels())) for name, section in (level.sections or {}).items()}
    own = {name: section for name, section in sections.items() if name != FIGURES}
    found = []
    for name, section in own.items():
        about = section.about or text(say("page-to-write", name=str(section.name)))
        head = f"# {section.name}\n\n{about}\n"
        chunks = _overview(own) if name == OVERVIEW else _target_chunks(new) if name == TARGETS else _template(new, name)
        found.append(Draft(name, head, tuple(chunks)))
        if name == OVERVIEW:
            found.append(Draft(ONE_PAGE, f"---\nhide: [toc]\n---\n# {word('one-page')}\n\n{{{{ one_page() }}}}\n", ()))
    found.append(Draft(FIGURES, f"# {word('figures-page')}\n\n{{{{ figures() }}}}\n", ()))
    return found


def _overview(sections: Mapping[str, Section]) -> list[str]:
    others = [f"- [{section.name}]({name}.md)" for name, section in sections.items() if name != OVERVIEW]
    links = "\n".join([*others, f"- [{word('figures-page')}](figures.md)"])
    note = "正文里的数字都用双花括号引用，不要手打；数据一改，各页一起改。"
    return ["{{ cards() }}\n", "{{ life() }}\n", f"## 各部分\n\n{links}\n\n{note}\n"]


def _target_chunks(new: Beginning) -> list[str]:
    figures = figures_of(new.kind)
    found = []
    for name, axes in splits_of(new.kind).items():
        label = _quoted(figures.get(name), name)
        parts = [f'## {label}\n\n{label}合计 {{{{ value("{name}") }}}}。写这个数的依据，以及做不到时怎么办。\n']
        parts += [f'{{{{ target_table("{name}", "{axis}") }}}}\n' for axis in axes]
        if "month" in axes:
            crossed = [axis for axis in axes if axis in axes_of(new)][:MOST_CROSSED]
            parts += [f'{{{{ target_table("{name}", "{axis}", "month") }}}}\n' for axis in crossed]
        found.append("\n".join(parts))
    free = list(_free(new))
    if free:
        paths = ", ".join(f'"{name}"' for name in free)
        found.append(f"## 其他数字\n\n{{{{ facts({paths}) }}}}\n")
    return found


def _template(new: Beginning, name: str) -> list[str]:
    """The chunks of a page's template, each from one heading to the next; none when there is no template of that name."""
    for file in (*(f"{name}.{model}.md" for model in new.models), f"{name}.md"):
        path = SKELETON / "pages" / file
        if path.is_file():
            chunks = re.split(r"^(?=## )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            return [chunk.strip("\n") + "\n" for chunk in chunks if chunk.strip()]
    return []


def whole_months(start: date, months: int) -> str:
    """The period as plan.yml has it."""
    return f"{{start: {start:%Y-%m}, months: {months}}}"


def whole_days(start: date, days: int) -> str:
    """The same for a period of days."""
    return f"{{start: {start.isoformat()}, days: {days}}}"
