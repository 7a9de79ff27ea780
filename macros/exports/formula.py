"""A formula of the plan in a spreadsheet's language, where each figure has a cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from macros.compute.compute import Computed
from macros.compute.evaluate import paths_of
from macros.compute.figure import Figure, Origin
from macros.exports.sheet import Spot
from macros.model.value import Call, Constant, Expr, Formula, Op, Ref

NAMES = {"sum": "SUM", "mean": "AVERAGE", "min": "MIN", "max": "MAX", "abs": "ABS"}
RANK = {"+": 2, "-": 2, "*": 3, "/": 3, "^": 4}
LONGEST = 8000
MOST_ARGUMENTS = 250


class NoFormulaError(Exception):
    """There is no such formula in a spreadsheet: the value stands in the cell instead."""


def figure_formula(computed: Computed, figure: Figure, cell: Callable[[str], str | None]) -> str:
    """`=B3*B7` for a figure computed by a formula, "" where its value is typed or no cell can say it. `cell` names a figure's cell."""
    if not isinstance(figure.how, Formula) or figure.number is None or not figure.number.exact:
        return ""
    if figure.origin not in (Origin.computed, Origin.solved) or figure.computed != figure.number:
        return ""
    try:
        text = "=" + _written(computed, figure.how.tree, cell, 0)
    except NoFormulaError:
        return ""
    return text if len(text) < LONGEST else ""


def _written(computed: Computed, tree: Expr, cell: Callable[[str], str | None], rank: int) -> str:
    match tree:
        case Constant():
            if not tree.number.exact:
                raise NoFormulaError
            value = tree.number.value
            # in brackets: a spreadsheet takes the minus before a power, the plan after it
            return str(value) if value.denominator == 1 and value >= 0 else f"({value})"
        case Ref():
            [path, *others] = paths_of(computed.plan, tree) or [""]
            if others:
                raise NoFormulaError
            return _cell(computed, path, cell)
        case Op():
            if tree.sign not in RANK:
                raise NoFormulaError
            mine = RANK[tree.sign]
            left = _written(computed, tree.left, cell, mine)
            text = f"{left}{tree.sign}{_written(computed, tree.right, cell, mine + 1)}"
            return f"({text})" if mine < rank else text
    return _called(computed, tree, cell)


def _called(computed: Computed, call: Call, cell: Callable[[str], str | None]) -> str:
    if call.name == "bare":
        return _written(computed, call.args[0], cell, 4)
    if call.name == "last":
        return _arguments(computed, call, cell)[-1]
    if call.name not in NAMES:
        raise NoFormulaError
    given = _arguments(computed, call, cell)
    if not given or len(given) > MOST_ARGUMENTS:
        raise NoFormulaError
    return f"{NAMES[call.name]}({','.join(given)})"


def _arguments(computed: Computed, call: Call, cell: Callable[[str], str | None]) -> list[str]:
    found = []
    for arg in call.args:
        if isinstance(arg, Ref) and "*" in arg.path:
            found += [_cell(computed, path, cell) for path in paths_of(computed.plan, arg, computed.abroad)]
        else:
            found.append(_written(computed, arg, cell, 0))
    return found


def _cell(computed: Computed, path: str, cell: Callable[[str], str | None]) -> str:
    """The cell of a figure with one exact number; a spreadsheet would take anything else for 0."""
    figure, name = computed.figures.get(path), cell(path)
    if figure is None or figure.number is None or not figure.number.exact or name is None:
        raise NoFormulaError
    return name


def ranges(spots: Sequence[Spot], name: Callable[[Spot], str]) -> list[str]:
    """Cells as a spreadsheet lists them, neighbours in a row or column as one range: `B2:B5,B9`."""
    runs: list[list[Spot]] = []
    for spot in spots:
        run = runs[-1] if runs else []
        step = (spot[0] - run[-1][0], spot[1] - run[-1][1]) if run else (0, 0)
        if step in ((0, 1), (1, 0)) and (len(run) == 1 or step == (run[1][0] - run[0][0], run[1][1] - run[0][1])):
            run.append(spot)
        else:
            runs.append([spot])
    return [name(run[0]) if len(run) == 1 else f"{name(run[0])}:{name(run[-1])}" for run in runs]
