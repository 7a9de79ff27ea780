"""How much of each change is due to which edit: a bridge whose steps add up to the change exactly.

The edits are done one after another, and the plan is computed again after each: once in their order, once in the opposite order. What an
edit did to a figure is the mean of both. So the amounts add up to the change to the last digit; where two edits act together
(price and quantity) each bears half of what they did together, as in the Shapley value; and the comparison the other way round
gives the same amounts with the other sign. (Polar decompositions: Dietzenbacher and Los, Structural Decomposition Techniques, 1998.)
An edit that leaves a figure without a number on the way (a name used before it is there) is counted together with the next.
What the figures of other plans did is a step of its own, without an edit of this one.
Beyond `MOST` edits that may move numbers the rest is one step. Edits of words alone move none and are done with the first step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from macros.changes.edits import Edit, Edits
from macros.changes.moves import Cause, Move, same
from macros.changes.version import Version, numbers_of
from macros.source.number import Number, exactly

MOST = 12
Numbers = Mapping[str, Number | None]
Step = tuple[int, ...]


OTHERS: Step = ()


def steps_of(edits: Edits) -> list[Step]:
    """The edits that may move numbers, by their numbers, in the steps that they are done in."""
    found: list[Step] = [(index,) for index, edit in enumerate(edits.all) if not edit.words_only]
    if len(found) > MOST:
        found = [*found[: MOST - 1], tuple(index for step in found[MOST - 1 :] for index in step)]
    return found


def with_causes(found: Sequence[Move], before: Version, after: Version, edits: Edits) -> list[Move]:
    """The moves with the edits that caused them. A figure that is new or gone has no bridge: its causes bear no amount."""
    steps = [*([OTHERS] if before.reads_others or after.reads_others else []), *steps_of(edits)]
    if not steps or not found:
        return list(found)
    states = _states(before, after, edits, steps)
    return [replace(move, causes=_causes(move, steps, *states)) for move in found]


def _states(before: Version, after: Version, edits: Edits, steps: list[Step]) -> tuple[list[Numbers], list[Numbers]]:
    """The numbers with the first steps done, and with all but the first steps done: at 0 none and all of them."""
    forward, backward = [before.numbers], [after.numbers]
    words = {edit for edit in edits.all if edit.words_only}
    for end in range(1, len(steps)):
        for states, done, said in ((forward, steps[:end], words), (backward, steps[end:], set[Edit]())):
            chosen = said | {edits.all[index] for step in done for index in step}
            root = before.root if OTHERS in steps and OTHERS not in done else after.root
            states.append(numbers_of(root, after.folder, edits.state(chosen)))
    return [*forward, after.numbers], [*backward, before.numbers]


def _causes(move: Move, steps: list[Step], forward: list[Numbers], backward: list[Numbers]) -> tuple[Cause, ...]:
    paths = {side.path for side in (move.before, move.after) if side is not None}
    ahead, back = ([_number(state, paths) for state in states] for states in (forward, backward))
    if move.difference is None:
        return tuple(
            Cause(step, None)
            for index, step in enumerate(steps)
            if any(not same(states[index], states[index + 1]) for states in (ahead, back))
        )
    assert move.before is not None
    assert move.before.number is not None
    powers = move.before.number.unit.powers
    found = []
    start = 0
    for end in range(1, len(steps) + 1):
        sides = ahead[start], ahead[end], back[end], back[start]
        values = [side.value for side in sides if side is not None and side.exact and side.unit.powers == powers]
        if len(values) < len(sides):
            continue  # without a number in between, the next step is counted with this one
        amount = (values[1] - values[0] + values[3] - values[2]) / 2
        if amount:
            together = tuple(index for step in steps[start:end] for index in step)
            found.append(Cause(together, exactly(amount, move.difference.unit)))
        start = end
    return tuple(found)


def _number(state: Numbers, paths: set[str]) -> Number | None:
    """The figure's number in a state; None where it stands under both of its names, so that nobody can say which it is."""
    there = [path for path in paths if path in state]
    return state[there[0]] if len(there) == 1 else None
