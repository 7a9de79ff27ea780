"""Which rules the code can report: every id that reaches a finding, found in the source itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

MACROS = Path(__file__).parent.parent / "macros"
SCRIPTS = MACROS.parent / "scripts"
ROOMS = ("source", "model", "compute", "rules")
# who takes a rule's id, and as which argument; a method named `fault` is told apart by its object
TAKERS = {"Finding": 1, "fault": 1, "found.fault": 1, "work.fault": 2, "verdict": 0, "Fault": 0, "_Wrong": 0, "_reason": 0, "Reason": 0}
TAKERS |= {"self.fault": 1}
# findings that are passed on: their id was given where they were made
PASSED_ON = {"rule"}
# in this room a Fault holds a finding that was made elsewhere
HOLDS = {"model": "Fault"}
DEFAULTS = {"work.fault": "cannot-split"}


def emitted() -> dict[str, list[str]]:
    """The places (`file:line`) of every id."""
    found: dict[str, list[str]] = {}
    for path in [*sorted(path for room in ROOMS for path in (MACROS / room).rglob("*.py")), *sorted(SCRIPTS.glob("*.py"))]:
        for rule, line in ids_in(ast.parse(path.read_text(encoding="utf-8")), path.parent.name):
            found.setdefault(rule, []).append(f"{path.parent.name}/{path.name}:{line}")
    return found


def ids_in(module: ast.Module, room: str = "") -> Iterator[tuple[str, int]]:
    """Ids and lines. An argument that is neither text, nor a choice of texts, nor passed on is a fault of this reading."""
    functions = {node.name: node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and _called(node) != HOLDS.get(room) and (index := TAKERS.get(_called(node))) is not None:
            argument = node.args[index] if len(node.args) > index else next((k.value for k in node.keywords if k.arg == "rule"), None)
            if argument is None:
                if _called(node) in DEFAULTS:
                    yield DEFAULTS[_called(node)], node.lineno
                continue
            for rule in _texts(argument, module, functions):
                yield rule, node.lineno
    for name in ("kind_of", "_rule"):
        for part in ast.walk(functions[name]) if name in functions else ():
            if isinstance(part, ast.Return) and part.value is not None:
                yield from ((rule, part.lineno) for rule in _constants(part.value) if rule)


def _called(node: ast.Call) -> str:
    return ast.unparse(node.func)


def _texts(argument: ast.expr, module: ast.Module, functions: dict[str, ast.FunctionDef]) -> list[str]:
    written = ast.unparse(argument)
    if isinstance(argument, ast.Constant):
        return [str(argument.value)]
    if isinstance(argument, ast.IfExp):
        return [*_texts(argument.body, module, functions), *_texts(argument.orelse, module, functions)]
    if isinstance(argument, ast.Name):
        values = [
            node.value
            for node in ast.walk(module)
            if isinstance(node, ast.Assign) and any(isinstance(target, ast.Name) and target.id == argument.id for target in node.targets)
        ]
        texts = [text for value in values for text in _constants(value)]
        if texts or written in PASSED_ON:
            return [text for text in texts if text]
    if written.startswith("kind_of(") or written in PASSED_ON or written.endswith((".rule", "['rule']")):
        return []
    raise AssertionError(f"line {argument.lineno}: which rule is {written}?")


def _constants(value: ast.expr) -> list[str]:
    """The texts that an expression may come to: itself, or both sides of a choice."""
    if isinstance(value, ast.IfExp):
        return [*_constants(value.body), *_constants(value.orelse)]
    return [value.value] if isinstance(value, ast.Constant) and isinstance(value.value, str) else []
