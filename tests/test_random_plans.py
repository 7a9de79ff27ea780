"""Plans drawn at random, written as YAML and read back: every split closes at every level and margin, whatever the order of rows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.compute.compute import Computed, compute
from macros.compute.evaluate import cell_path
from macros.compute.figure import Figure
from macros.model.axis import Axis, Member
from macros.source.finding import Level
from tests.plans import Checked, plan

GREATEST = 10**15 - 1  # 分; more digits than these no plan may have
QUANTA = ("0.01元", "1元", "100元", "1万元")
FEN = {"0.01元": 1, "1元": 100, "100元": 10_000, "1万元": 1_000_000}


@dataclass
class Drawn:
    """A plan before it is written: members by axis (key, parent, further keys), and the lines of the target."""

    axes: dict[str, list[tuple[str, str, dict[str, str]]]] = field(default_factory=dict)
    splits: dict[str, str] = field(default_factory=dict)
    crosses: list[tuple[str, str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    risky: bool = False


def weights(draw: st.DrawFn, keys: list[str]) -> dict[str, str]:
    """A weight for each, at least one of them above nought."""
    found = {
        key: draw(st.sampled_from(["0", "1", "2", "3", "7", "0.1", "1.37", "1000000"]) | st.integers(0, 10**6).map(str)) for key in keys
    }
    if all(Fraction(value) == 0 for value in found.values()):
        found[keys[0]] = "1"
    return found


def shares(draw: st.DrawFn, keys: list[str]) -> dict[str, str]:
    """Percentages with two decimals that make exactly 100 %."""
    cuts = sorted(draw(st.lists(st.integers(0, 10_000), min_size=len(keys) - 1, max_size=len(keys) - 1)))
    ends = [0, *cuts, 10_000]
    return {key: f"{(high - low) // 100}.{(high - low) % 100:02d}%" for key, low, high in zip(keys, ends, ends[1:], strict=False)}


def mapping(pairs: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"


def way(draw: st.DrawFn, axis: str, keys: list[str]) -> str:
    """One way to divide among members, by name: nothing in it depends on their order."""
    kinds = ["even", "weights", "shares", "attribute"]
    kind = draw(st.sampled_from(kinds))
    if kind == "even":
        return "even: true"
    if kind == "attribute":
        return f"weights: size_{axis}"
    return f"{kind}: {mapping(weights(draw, keys) if kind == 'weights' else shares(draw, keys))}"


@st.composite
def drawn_plans(draw: st.DrawFn) -> Drawn:
    found = Drawn()
    names = ["alpha", "beta", "gamma"][: draw(st.integers(1, 3))]
    for axis in names:
        tops = [f"{axis[0]}{number}" for number in range(draw(st.integers(1, 5)))]
        members = [(key, "", {f"size_{axis}": draw(st.sampled_from(["1", "2", "3.5", "40"]))}) for key in tops]
        for key in tops if draw(st.booleans()) else []:
            below = draw(st.integers(0, 3))
            members += [(f"{key}x{number}", key, {f"size_{axis}": str(number + 1)}) for number in range(below)]
        found.axes[axis] = members
        families = {key: [child for child, parent, _ in members if parent == key] for key in tops}
        divided = [key for key in tops if len(families[key]) > 0 and draw(st.booleans())]
        into = {key: "{" + way(draw, axis, families[key]) + "}" for key in divided}
        option = f", into: {mapping(into)}" if into else ""
        found.splits[axis] = "{" + way(draw, axis, tops) + option + "}"
    if draw(st.booleans()):
        first = [key for key, parent, _ in found.axes["alpha"] if not parent]
        people = [f"p{number}" for number in range(draw(st.integers(len(first), len(first) + 4)))]
        homes = [*first, *(draw(st.sampled_from(first)) for _ in people[len(first) :])]
        found.axes["person"] = [
            (key, "", {"alpha": home, "size_person": draw(st.sampled_from(["1", "1.2", "3"]))})
            for key, home in zip(people, homes, strict=True)
        ]
        found.splits["person"] = "{within: alpha, " + draw(st.sampled_from(["even: true", "weights: size_person"])) + "}"
    if draw(st.booleans()):
        found.splits["month"] = draw(st.sampled_from(["even", "{weights: days}", "{even: true, round: running}"]))
    crossed = [key for key in found.splits if key != "person"]
    if len(crossed) > 1 and draw(st.booleans()):
        found.crosses.append((crossed[0], crossed[1]))
    if "person" in found.splits and "month" in found.splits and draw(st.booleans()):
        found.crosses += [("alpha", "month"), ("person", "month")] if ("alpha", "month") not in found.crosses else [("person", "month")]
    quantum = draw(st.sampled_from(QUANTA))
    fen = draw(st.integers(0, GREATEST // FEN[quantum]) | st.integers(0, 100)) * FEN[quantum]
    found.lines += [f"total: {fen // 100}.{fen % 100:02d}元", f"quantum: {quantum}"]
    if draw(st.booleans()):
        low = fen // FEN[quantum] * draw(st.integers(0, 4)) // 4 * FEN[quantum]
        found.lines.append(f"range: {{floor: {low // 100}.{low % 100:02d}元}}")
    if draw(st.booleans()):
        found.risky = True
        held = min(fen // FEN[quantum] * draw(st.integers(0, 3)) // 2, GREATEST // FEN[quantum]) * FEN[quantum]
        key = found.axes["alpha"][0][0]
        found.lines.append(f"hold: [{{at: {{alpha: {key}}}, value: {held // 100}.{held % 100:02d}元, by: 甲, why: 乙}}]")
    return found


def written(drawn: Drawn, turned: bool) -> dict[str, str]:
    """The files of a plan; `turned` writes every row of every file the other way round."""

    def order(items: list[str]) -> list[str]:
        return items[::-1] if turned else items

    axes = []
    for axis, members in drawn.axes.items():
        rows = []
        for key, parent, more in members:
            if not parent:
                children = order([f"{child}: {mapping(own)}" for child, above, own in members if above == key])
                inner = more | ({"children": "{" + ", ".join(children) + "}"} if children else {})
                rows.append(f"  {key}: {mapping(inner)}\n")
        axes.append(f"{axis}:\n{''.join(order(rows))}")
    splits = order([f"    {axis}: {split}\n" for axis, split in drawn.splits.items()])
    crosses = f"  cross: [{', '.join(order([f'[{one}, {other}]' for one, other in drawn.crosses]))}]\n" if drawn.crosses else ""
    lines = order([f"  {line}\n" for line in drawn.lines])
    target = f"revenue:\n  unit: 元\n{''.join(lines)}  split:\n{''.join(splits)}{crosses}"
    followed = order([f"{axis}: like revenue" for axis in drawn.splits if axis != "person"])
    follow = f"volume:\n  unit: 元\n  total: 1234567.89元\n  split: {{{', '.join(followed)}}}\n"
    if "total: 0.00元" in drawn.lines:  # nothing to follow: all weights are nought
        follow = ""
    return {"axes.yml": "".join(order(axes)), "targets.yml": "".join(order([target, follow]))}


def value(figure: Figure | None) -> Fraction | None:
    return figure.number.value if figure is not None and figure.number is not None else None


def groups(computed: Computed) -> Iterator[tuple[str, list[str], str]]:
    """What must add up: the path of a whole, those of its parts, and in words what they are. Parts given one by one need not."""
    plan_of = computed.plan
    for division in plan_of.divisions.values():
        stem = division.path.removesuffix(".total")
        for whole in (division.path, *(f"{stem}.{end}" for end in division.ranges)):
            for split in (split for split in division.splits if split.method not in ("values", "growth")):
                axis = plan_of.axes[split.axis]
                inside = [((split.within, parent.key),) for parent in plan_of.axes[split.within].children()] if split.within else [()]
                for above in inside:
                    members = [one for one in axis.children() if not above or str(one.attribute(split.within)) == above[0][1]]
                    if members:
                        yield (
                            cell_path(whole, above),
                            [cell_path(whole, ((axis.key, one.key),)) for one in members],
                            f"{axis.key} of {above}",
                        )
                for member in axis:
                    below = [cell_path(whole, ((axis.key, one.key),)) for one in axis.children(member.key)]
                    if below and below[0] in computed.figures:
                        yield cell_path(whole, ((axis.key, member.key),)), below, f"{axis.key} below {member.key}"
            for cross in (cross for cross in division.crosses if len(cross.axes) == 2):
                rows, columns = (plan_of.axes[key] for key in cross.axes)
                yield from margins(whole, rows, columns, rows.children(), columns.children())
                yield from margins(whole, columns, rows, columns.children(), rows.children())


def margins(
    whole: str, rows: Axis, columns: Axis, lines: tuple[Member, ...], across: tuple[Member, ...]
) -> Iterator[tuple[str, list[str], str]]:
    for line in lines:
        at = (rows.key, line.key)
        yield cell_path(whole, (at,)), [cell_path(whole, (at, (columns.key, one.key))) for one in across], f"{at} across {columns.key}"


def check_closed(found: Checked, risky: bool) -> None:
    """Everything adds up to the last 分; without holds nothing is unknown and nothing is found."""
    assert found.computed is not None, found.told
    figures = found.computed.figures
    errors = {finding.rule for finding in found.findings if finding.level is Level.error}
    assert errors <= ({"cannot-split"} if risky else set()), found.told
    for whole, parts, what in groups(found.computed):
        known = [value(figures[path]) for path in parts]
        assert errors or None not in known, what
        if None not in known and value(figures[whole]) is not None:
            assert sum(part for part in known if part is not None) == value(figures[whole]), what
            assert all(part is not None and part >= 0 for part in known), what


@settings(max_examples=60)
@given(drawn_plans())
def test_every_split_closes_and_the_order_of_rows_changes_nothing(drawn: Drawn) -> None:
    amounts = []
    for turned in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            found = plan(written(drawn, turned), Path(folder))
        check_closed(found, drawn.risky)
        assert found.computed is not None
        amounts.append({path: value(figure) for path, figure in found.computed.figures.items()})
    assert amounts[0] == amounts[1]


@settings(max_examples=30)
@given(drawn_plans())
def test_a_number_asked_alone_is_that_of_the_figure_made(drawn: Drawn) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = plan(written(drawn, turned=False), Path(folder))
    assert found.computed is not None, found.told
    figures = compute(found.computed.plan).figures
    assert list(figures) == list(found.computed.figures)
    made = {figure.path for figure in figures.made()}
    numbers = {path: figures.number(path) for path in figures}
    assert {figure.path for figure in figures.made()} == made
    assert numbers == {path: figure.number for path, figure in figures.items()}
    assert all(figure.path == path for path, figure in figures.items())
    alone = compute(found.computed.plan).figures
    assert [alone[path] for path in alone] == list(figures.values())
    assert all("," in path and figures[path].definition is None for path in figures.keys() - made)  # only cells of tables wait
    assert figures.number("nowhere") is None
