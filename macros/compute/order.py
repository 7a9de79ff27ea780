"""The order in which a plan is computed: every figure after what its formula names, every division after its whole and what it follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from msgspec import Struct, field

from macros.catalogue import say
from macros.compute.evaluate import paths_of
from macros.model.definition import Definition, Division
from macros.model.plan import Plan
from macros.model.split import Split
from macros.model.value import Formula, Ref, refs
from macros.source.finding import Finding
from macros.source.place import Place

DIVIDED = "÷"
MOST = 10  # names of a circle that are told, from its beginning and from its end
Need = tuple[str, Place]


class Order(Struct):
    """Figures by path, divisions by `÷` and path. `rounds` are the places whose references close a circle: what is missing there is
    said already."""

    nodes: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    rounds: set[Place] = field(default_factory=set)


def ordered(plan: Plan, definitions: Mapping[str, Definition]) -> Order:
    """All figures and divisions, each after what it needs. A cycle is a finding at the reference that closes it, and stays unknown."""
    found = Order()
    done: dict[str, bool] = {}
    wholes = frozenset(division.place for division in plan.divisions.values())
    for start in [*definitions, *(DIVIDED + path for path in plan.divisions)]:
        if start not in done:
            _walk(plan, definitions, found, done, start, wholes)
    return found


class _Step(Struct):
    """A node being entered: what it still needs, the place that named it, and the lowest step that a circle through it goes back to."""

    node: str
    needs: list[Need]
    place: Place | None
    back: int


def _walk(
    plan: Plan, definitions: Mapping[str, Definition], found: Order, done: dict[str, bool], start: str, wholes: frozenset[Place]
) -> None:
    """Everything that one node needs, then the node; `wholes` are the places of what is divided."""
    steps = [_Step(start, _needs(plan, definitions, start), None, 0)]
    index = {start: 0}
    done[start] = False
    while steps:
        step = steps[-1]
        if step.needs:
            need, place = step.needs.pop()
            if need not in done:
                done[need] = False
                index[need] = len(steps)
                steps.append(_Step(need, _needs(plan, definitions, need), place, len(steps)))
            elif not done[need]:
                found.rounds.add(place)
                step.back = min(step.back, index[need])
                found.findings.append(_cycle(steps, index[need], place, wholes))
        else:
            done[step.node] = True
            found.nodes.append(step.node)
            steps.pop()
            if step.back < len(steps) and step.place is not None:
                found.rounds.add(step.place)
                steps[-1].back = min(steps[-1].back, step.back)


def _cycle(steps: list[_Step], begin: int, place: Place, wholes: frozenset[Place]) -> Finding:
    """A circle from a step on, told at the last place where somebody wrote a reference; that a part needs its whole is nobody's fault."""
    first, last = range(begin, len(steps))[:MOST], range(begin, len(steps))[MOST:][-MOST:]
    names = [steps[number].node for number in first]
    names += [*(["…"] if len(steps) - begin > 2 * MOST else []), *(steps[number].node for number in last), steps[begin].node]
    shown: list[str] = []
    for name in names:
        plain = name.removeprefix(DIVIDED)
        if shown[-1:] != [plain]:
            shown.append(plain)
    if len(shown) == 1:
        shown.append(shown[0])
    behind = (steps[number].place for number in range(len(steps) - 1, begin, -1))
    written = next((one for one in chain([place], behind) if one is not None and one not in wholes), place)
    return Finding(written, "formula-cycle", say("formula-cycle", round=" → ".join(shown)))


def depends(plan: Plan, definitions: Mapping[str, Definition], starts: list[str], goal: str) -> bool:
    """True when one of the figures is computed from `goal`, however far back."""
    seen, waiting = set(starts), list(starts)
    while waiting:
        node = waiting.pop()
        if node == goal:
            return True
        fresh = [need for need, _ in _needs(plan, definitions, node) if need not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return False


def _needs(plan: Plan, definitions: Mapping[str, Definition], node: str) -> list[Need]:
    """What a node needs, the first last: they are taken from the end."""
    if node.startswith(DIVIDED):
        needs = list(_division_needs(plan, plan.divisions[node[1:]]))
    else:
        how = definitions[node].how
        needs = [need for ref in refs(how.tree) for need in _named(plan, ref)] if isinstance(how, Formula) else []
    return [need for need in reversed(needs) if need[0].startswith(DIVIDED) or need[0] in definitions]


def _named(plan: Plan, ref: Ref) -> Iterator[Need]:
    """The figures that a name in a formula means, or the division that makes the part it means."""
    paths = [path for path in paths_of(plan, ref) if path in plan.definitions]
    if ref.path in plan.bands:
        paths = plan.needed_by(ref.path)
    divided = plan.divided_by(ref.path) if not paths else None
    yield from ((path, ref.place) for path in paths)
    if divided is not None:
        yield DIVIDED + divided, ref.place


def _division_needs(plan: Plan, division: Division) -> Iterator[Need]:
    """What a division depends on: its whole, its range, the formulas among its weights, the figures it follows."""
    for path in (division.path, *(division.path.removesuffix(".total") + "." + end for end in division.ranges)):
        yield path, division.place
    for split in division.splits:
        yield from _split_needs(plan, split)
    for cross in division.crosses:
        yield from ((need, cross.place) for need in _followed(plan, cross.like))


def _split_needs(plan: Plan, split: Split) -> Iterator[Need]:
    if split.method in ("like", "growth"):
        yield from ((need, split.place) for need in _followed(plan, split.name))
    for _, value in split.numbers:
        if isinstance(value, Formula):
            for ref in refs(value.tree):
                yield from _named(plan, ref)
    for _, inner in split.into:
        yield from _split_needs(plan, inner)


def _followed(plan: Plan, name: str) -> Iterator[str]:
    """What a figure that is followed needs: its division, and its own parts written one by one (`by`, `items`) or counted (registers)."""
    divided = plan.divided_by(name) if name else None
    if divided is not None:
        yield DIVIDED + divided
    if name:
        yield from (path for path in plan.definitions if path.rpartition(".")[0] == name or path.startswith(f"{name}["))
