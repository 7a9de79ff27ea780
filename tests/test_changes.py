"""Two versions of a plan: what changed, that the causes add up to it exactly, and that the other way round is the mirror image."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.changes.bridge import MOST
from macros.changes.difference import Difference, compare_versions
from macros.changes.edits import Written, aligned, find_edits
from macros.changes.guarding import Limit
from macros.changes.members import MemberChange
from macros.changes.moves import Kind, Move
from macros.changes.version import Version, read_version
from macros.compute.wording import number_text
from macros.model.loading import read_plan
from macros.source.place import Place
from tests.plans import AXES, BARE, FOLDER, write_files

Files = Mapping[str, str]
TARGETS = "revenue:\n  name: 销售额\n  unit: 元\n  base: 4亿\n  growth: 25%\n  quantum: 1万元\n  split: {product: 2:3:1}\n"
FACTS = "price: {name: 单价, value: 50元/箱}\nboxes: {name: 箱数, value: = revenue / price}\n"
SMALL = {"axes.yml": AXES, "targets.yml": TARGETS, "facts.yml": FACTS}


def version(files: Files, root: Path) -> Version:
    write_files(BARE | dict(files), root)
    found = read_version(root, FOLDER)
    assert found is not None
    return found


def compared(before: Files, after: Files, root: Path) -> Difference:
    return compare_versions(version(before, root / "before"), version(after, root / "after"))


def edited(**files: tuple[str, str]) -> Files:
    """The small plan with one text replaced in some of its files."""
    found = dict(SMALL)
    for stem, (old, new) in files.items():
        name = f"{stem}.yml"
        base = found.get(name, BARE.get(name, ""))
        assert base.count(old) == 1, (name, old)
        found[name] = base.replace(old, new)
    return found


def told(move: Move) -> tuple[str, str, str, str, list[tuple[tuple[int, ...], str]]]:
    """A move as its path, both numbers, the difference, and the causes."""
    one, two = (None if side is None else side.number for side in (move.before, move.after))
    causes = [(cause.edits, number_text(cause.amount)) for cause in move.causes]
    return move.path, number_text(one), number_text(two), number_text(move.difference), causes


def by_path(found: Difference) -> dict[str, Move]:
    return {move.path: move for move in found.moves}


# —— what caused a change ——


def test_one_edit_bears_the_whole_change(tmp_path: Path) -> None:
    found = compared(SMALL, edited(targets=("growth: 25%", "growth: 30%")), tmp_path)
    [edit] = found.edits
    assert (edit.file, edit.way, edit.before, edit.after) == (
        "data/p/targets.yml",
        ("revenue", "growth"),
        Written(Place("data/p/targets.yml", 5, 11, 3), "25%"),
        Written(Place("data/p/targets.yml", 5, 11, 3), "30%"),
    )
    assert told(by_path(found)["revenue.total"]) == ("revenue.total", "5亿", "5.2亿", "2000万", [((0,), "2000万")])
    assert told(by_path(found)["boxes"]) == ("boxes", "1000万箱", "1040万箱", "40万箱", [((0,), "40万箱")])


def test_two_edits_that_act_together_share_what_they_did_together(tmp_path: Path) -> None:
    """400 × 1.25 ÷ 50 = 10 and 400 × 1.5 ÷ 40 = 15: growth alone 2, price alone 2.5, together 5; each bears half of the 0.5 between."""
    found = compared(SMALL, edited(targets=("growth: 25%", "growth: 50%"), facts=("50元/箱", "40元/箱")), tmp_path)
    assert [edit.way for edit in found.edits] == [("price", "value"), ("revenue", "growth")]
    causes = [((0,), "275万箱"), ((1,), "225万箱")]
    assert told(by_path(found)["boxes"]) == ("boxes", "1000万箱", "1500万箱", "500万箱", causes)


def test_a_figure_without_a_number_on_the_way_counts_its_edits_together(tmp_path: Path) -> None:
    after = {**SMALL, "facts.yml": FACTS.replace("price:", "unit_price:").replace("/ price", "/ unit_price").replace("50元", "40元")}
    found = compared(SMALL, after, tmp_path)
    assert [edit.way for edit in found.edits] == [("boxes", "value"), ("price",), ("unit_price",)]
    assert told(by_path(found)["boxes"])[4] == [((0, 1, 2), "250万箱")]


def test_the_rest_of_many_edits_is_one_step(tmp_path: Path) -> None:
    lines = [f"f{number:02}: {{value: {number}}}" for number in range(1, 21)]
    total = "all: {value: " + "= " + " + ".join(f"f{number:02}" for number in range(1, 21)) + "}"
    before = "\n".join([*lines, total]) + "\n"
    after = "\n".join([*(line.replace("}", "0}") for line in lines), total]) + "\n"
    found = compared({"facts.yml": before}, {"facts.yml": after}, tmp_path)
    causes = by_path(found)["all"].causes
    assert [len(cause.edits) for cause in causes] == [1] * (MOST - 1) + [20 - (MOST - 1)]
    assert sum(cause.amount.value for cause in causes if cause.amount is not None) == 210 * 9


def test_unknown_becomes_known_and_back(tmp_path: Path) -> None:
    after = edited(facts=("50元/箱", "待定"))
    there, back = compared(SMALL, after, tmp_path / "there"), compared(after, SMALL, tmp_path / "back")
    assert [(path, move.kind, move.causes[0].edits, move.causes[0].amount) for path, move in by_path(there).items()] == [
        ("price", Kind.unknown, (0,), None),
        ("boxes", Kind.unknown, (0,), None),
    ]
    assert {move.kind for move in back.moves} == {Kind.known}


def test_order_of_members_is_an_edit_of_its_own(tmp_path: Path) -> None:
    after = edited(axes=("  A: {name: 形象品}\n  B: {name: 走量品}\n", "  B: {name: 走量品}\n  A: {name: 形象品}\n"))
    found = compared(SMALL, after, tmp_path)
    assert [edit.way for edit in found.edits] == [("product", "#order")]
    assert told(by_path(found)["revenue[product=A]"])[1:3] == ("16667万", "2.5亿")


def test_a_key_that_is_a_word_elsewhere_may_hold_a_number(tmp_path: Path) -> None:
    """The start of a band and the goal of an indicator move numbers, although `from` and `goal` are texts in other files."""
    card = "cards: {sales: {members: {wu: 吴}, indicators: {calls: {weight: 100分, goal: 10次, actual: {wu: 8次}}}}}\n"
    after = {"scorecard.yml": card.replace("10次", "16次")}
    move = by_path(compared({"scorecard.yml": card}, after, tmp_path))["scorecard.cards.sales.scores.wu.total"]
    assert told(move) == ("scorecard.cards.sales.scores.wu.total", "80分", "50分", "-30分", [((0,), "-30分")])


# —— members ——


def test_members_new_gone_and_renamed(tmp_path: Path) -> None:
    after = edited(axes=("  A: {name: 形象品}\n  B: {name: 走量品}", "  X: {name: 高端品}\n  B: {name: 大众品}"))
    found = compared(SMALL, after, tmp_path)
    assert [(one.change, one.before and one.before.key, one.after and one.after.name) for one in found.members] == [
        (MemberChange.rekeyed_values, "A", "高端品"),
        (MemberChange.renamed, "B", "大众品"),
    ]
    assert found.moves == ()


def test_a_member_with_its_old_name_and_other_values(tmp_path: Path) -> None:
    after = edited(axes=("A: {name: 形象品}", "X: {name: 形象品}"), targets=("2:3:1", "3:3:1"))
    found = compared(SMALL, after, tmp_path)
    assert [one.change for one in found.members] == [MemberChange.rekeyed_name]
    assert told(by_path(found)["revenue[product=X]"])[1:3] == ("16667万", "21428万")


def test_a_new_member(tmp_path: Path) -> None:
    after = edited(axes=("south: {name: 华南}", "south: {name: 华南}\n  west: {name: 西部}"))
    assert [(one.change, one.after and one.after.key) for one in compared(SMALL, after, tmp_path).members] == [(MemberChange.added, "west")]


# —— words ——


def test_words_of_data_and_lines_of_pages(tmp_path: Path) -> None:
    page = "../../content/p/index.md"
    before = {**SMALL, page: "# 计划\n\n旧话\n\n尾\n", "schedule.yml": "milestones: {open: {name: 开业, date: 2026-03-01}}\n"}
    after = {**edited(facts=("单价", "箱价")), page: "# 计划\n\n新话\n\n尾\n", "schedule.yml": before["schedule.yml"].replace("03", "04")}
    found = compared(before, after, tmp_path)
    assert [(one.group, one.file, one.keys, one.line_before, one.line_after, one.before, one.after) for one in found.words] == [
        ("text", "data/p/facts.yml", "price.name", 1, 1, "单价", "箱价"),
        ("schedule", "data/p/schedule.yml", "milestones.open.date", 1, 1, "2026-03-01", "2026-04-01"),
        ("text", "content/p/index.md", "", 3, 3, "旧话", "新话"),
    ]
    assert found.moves == ()


# —— guardrails ——

RAILS = "guardrails:\n  - {of: revenue, percent: 3%}\n  - {of: boxes, amount: 30万箱, over: warn}\n  - {of: 'revenue[*]', percent: 10%}\n"


def test_guardrails_by_amount_and_percent(tmp_path: Path) -> None:
    rails = {"plan.yml": BARE["plan.yml"] + RAILS}
    found = compared({**SMALL, **rails}, {**edited(targets=("25%", "30%")), **rails}, tmp_path)
    assert [(one.move.path, one.limit, number_text(one.allowed), one.guardrail.stops) for one in found.crossed] == [
        ("revenue.total", Limit.percent, "3%", True),
        ("boxes", Limit.amount, "30万箱", False),
    ]
    assert found.stops


def test_an_edit_cannot_take_its_own_guardrail_away(tmp_path: Path) -> None:
    rails = {"plan.yml": BARE["plan.yml"] + RAILS}
    assert compared({**SMALL, **rails}, edited(targets=("25%", "30%")), tmp_path).stops


def test_a_guardrail_on_crossing_a_limit(tmp_path: Path) -> None:
    rails = "guardrails: [{of: budget.ratio, crossing: true}]\n"
    budget = "limit: {of: revenue, max: 2%}\nlines: {a: 1000万}\n"
    before = {**SMALL, "budget.yml": budget, "plan.yml": BARE["plan.yml"] + rails}
    found = compared(before, {**before, "budget.yml": budget.replace("1000万", "1001万")}, tmp_path)
    assert [(one.move.path, one.limit, number_text(one.allowed)) for one in found.crossed] == [("budget.ratio", Limit.crossing, "≤2%")]
    worse = {**before, "budget.yml": budget.replace("1000万", "1001万")}
    assert compared(worse, {**before, "budget.yml": budget.replace("1000万", "1002万")}, tmp_path / "worse").crossed == ()


# —— properties ——

AMOUNTS = st.integers(1, 40).map(lambda count: f"{count}00万元")
RATES = st.integers(0, 60).map(lambda count: f"{count}%")
PRODUCTS = st.permutations([("A", "形象品"), ("B", "走量品"), ("C", "战术品"), ("D", "新品")]).flatmap(
    lambda members: st.integers(2, 4).map(lambda count: members[:count])
)


@st.composite
def plans(draw: st.DrawFn) -> Files:
    """A small plan with much that may differ from another one drawn."""
    members = draw(PRODUCTS)
    weights = ", ".join(f"{key}: {draw(st.integers(1, 9))}" for key, _ in members)
    split = draw(st.sampled_from([f"{{{weights}}}", "even", ":".join("1" * (len(members) - 1)) + ":3"]))
    held = f"  hold: [{{at: {{product: {members[0][0]}}}, value: 1万元, by: 甲, why: 乙}}]\n" if draw(st.booleans()) else ""
    lines = "".join(f"  {key}: {draw(AMOUNTS)}\n" for key in draw(st.lists(st.sampled_from("pqrst"), min_size=1, unique=True)))
    price = draw(st.sampled_from(["50元/箱", "40元/箱", "待定", "30-40元/箱"]))
    return {
        "axes.yml": "product:\n" + "".join(f"  {key}: {{name: {name}}}\n" for key, name in members),
        "targets.yml": f"revenue:\n  name: {draw(st.sampled_from(['销售额', '收入']))}\n  unit: 元\n  base: {draw(AMOUNTS)}\n"
        f"  growth: {draw(RATES)}\n  quantum: 1元\n  split: {{product: {split}}}\n{held}",
        "budget.yml": f"limit: {{of: revenue, max: {draw(RATES)}}}\nlines:\n{lines}",
        "facts.yml": f"price: {{value: {price}}}\nboxes: {{value: = revenue / price}}\n"
        f"last: {{value: '= revenue[product={members[-1][0]}] * 2'}}\n",
    }


@settings(max_examples=30)  # each compares two plans, both ways
@given(plans(), plans())
def test_causes_add_up_exactly_and_the_other_way_round_is_the_mirror(one: Files, two: Files) -> None:
    with tempfile.TemporaryDirectory() as folder:
        before, after = version(one, Path(folder) / "one"), version(two, Path(folder) / "two")
        there, back = compare_versions(before, after), compare_versions(after, before)
    for move in there.moves:
        if move.difference is not None:
            assert sum(cause.amount.value for cause in move.causes if cause.amount is not None) == move.difference.value, move.path
            assert move.causes, move.path
    mirror = {frozenset(side.path for side in (move.before, move.after) if side is not None): move for move in back.moves}
    assert len(there.moves) == len(back.moves) == len(mirror)
    for move in there.moves:
        other = mirror[frozenset(side.path for side in (move.before, move.after) if side is not None)]
        assert (other.before, other.after) == (move.after, move.before)
        assert [(cause.edits, negated(cause.amount)) for cause in move.causes] == [
            (cause.edits, None if cause.amount is None else cause.amount.value) for cause in other.causes
        ]
    assert [(edit.file, edit.way, edit.after, edit.before) for edit in there.edits] == [
        (edit.file, edit.way, edit.before, edit.after) for edit in back.edits
    ]
    assert [(one.before, one.after) for one in there.members] == [(one.after, one.before) for one in back.members]


def negated(amount: object) -> object:
    value = getattr(amount, "value", None)
    return None if value is None else -value


@given(plans())
def test_a_plan_beside_itself_is_empty(files: Files) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one = version(files, Path(folder))
        assert compare_versions(one, version(files, Path(folder))).empty


@given(plans(), plans())
def test_all_edits_done_make_the_other_version(one: Files, two: Files) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, files in (("one", one), ("two", two)):
            version(files, Path(folder) / name)
        reads = [read_plan(Path(folder) / name, FOLDER) for name in ("one", "two")]
    edits = find_edits(reads[0], reads[1])
    for done, wanted in (((), reads[0]), (edits.all, reads[1])):
        state = find_edits(edits.state(set(done)), wanted)
        assert state.all == ()


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_swapping_the_lists_swaps_the_pairs(one: list[str], two: list[str]) -> None:
    assert [(second, first) for first, second in aligned(one, two)] == list(aligned(two, one))
