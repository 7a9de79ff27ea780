"""A formula written out with names and numbers: `工资 500万 + 差旅 300万 + 管理 100万 = 900万`."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from macros.compute.compute import Computed
from macros.compute.evaluate import paths_of
from macros.compute.figure import Origin
from macros.compute.wording import number_text
from macros.model.value import Call, Constant, Expr, Formula, Op, Ref
from macros.source.number import Number
from macros.source.place import Place

Tell = Callable[[Number | None], str]

SIGNS = {"*": "×", "/": "÷", "<=": "≤", ">=": "≥", "!=": "≠", "==": "="}
RANK = {"+": 2, "-": 2, "*": 3, "/": 3, "^": 4}
MOST_TERMS = 12
MOST_BEHIND = 100


def in_numbers(computed: Computed, tree: Expr, rank: int = 0, tell: Tell | None = None) -> str:
    """The formula with each figure as its name and number; `tell` says the numbers another way than plans write them."""
    match tree:
        case Constant():
            return tree.text if tell is None else tell(tree.number)
        case Ref():
            return _named(computed, tree, tell or number_text)
        case Op():
            mine = RANK.get(tree.sign, 1)
            if tree.sign == "*" and isinstance(tree.left, Constant) and tree.left.text == "-1":
                other = in_numbers(computed, tree.right, 4, tell)
                return f"(-{other})" if rank >= RANK["^"] else f"-{other}"
            left = in_numbers(computed, tree.left, mine, tell)
            right = in_numbers(computed, tree.right, mine + 1 if tree.sign in "-/^" else mine, tell)
            text = f"{left} {SIGNS.get(tree.sign, tree.sign)} {right}"
            return f"({text})" if mine < rank else text
    return _call(computed, tree, rank, tell)


def _call(computed: Computed, call: Call, rank: int, tell: Tell | None) -> str:
    if call.name == "bare":
        return in_numbers(computed, call.args[0], rank, tell)
    refs = [ref for arg in call.args for ref in _flat(computed, arg)]
    shown = refs[:MOST_TERMS]
    more = [f"…({len(refs)})"] if len(refs) > MOST_TERMS else []
    texts = [in_numbers(computed, ref, RANK["+"] if call.name == "sum" else 0, tell) for ref in shown] + more
    if call.name == "sum":
        text = " + ".join(texts)
        return f"({text})" if rank > RANK["+"] and len(texts) > 1 else text
    return f"{call.name.partition('_')[0]}({', '.join(texts)})"


def _flat(computed: Computed, arg: Expr) -> list[Expr]:
    if isinstance(arg, Ref) and "*" in arg.path:
        return [Ref(path, arg.place) for path in paths_of(computed.plan, arg, computed.abroad)]
    return [arg]


def _named(computed: Computed, ref: Ref, tell: Tell) -> str:
    if ref.path in computed.plan.bands:
        return str(computed.plan.bands[ref.path].name or ref.path)
    paths = paths_of(computed.plan, ref)
    figure = computed.named(paths[0]) if len(paths) == 1 else None
    if figure is None:
        return f"{ref} {tell(None)}"
    return f"{figure.name} {tell(figure.number)}"


def places_of(computed: Computed, paths: Iterable[str]) -> tuple[tuple[Place, str], ...]:
    """Where the given numbers behind figures stand, followed through their formulas, the nearest first: place, and name with number.

    All that is named itself is followed, and so many figures behind it as anybody will look at.
    """
    found: dict[Place, str] = {}
    waiting, seen = deque(paths), set[str]()
    most = len(waiting) + MOST_BEHIND
    while waiting and len(seen) < most:
        figure = computed.named(waiting.popleft())
        if figure is None or figure.path in seen:
            continue
        seen.add(figure.path)
        waiting.extend(figure.inputs)
        if figure.origin in (Origin.given, Origin.stated, Origin.unknown) or (figure.share is not None and figure.share.bound == "given"):
            value = figure.how if figure.how is not None else figure.definition.stated if figure.definition is not None else None
            found.setdefault(value.place if value is not None else figure.place, f"{figure.name} {number_text(figure.number)}")
        elif figure.origin is Origin.solved and isinstance(figure.how, Formula):
            found.update({one.place: one.text for one in _constants(figure.how.tree)})
        elif figure.share is not None and figure.share.weight is not None:
            found.setdefault(figure.place, f"{figure.name} {number_text(figure.number)}")
    return tuple(found.items())


def _constants(tree: Expr) -> list[Constant]:
    """The numbers written in a formula: for a solved figure, the stated total it was solved from."""
    if isinstance(tree, Op):
        return _constants(tree.left) + _constants(tree.right)
    return [tree] if isinstance(tree, Constant) else []
