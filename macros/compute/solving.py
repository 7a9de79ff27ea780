"""The one unknown of a stated sum: what the stated total leaves beside the other parts."""

from __future__ import annotations

from msgspec.structs import replace

from macros.compute.order import depends
from macros.model.definition import Definition
from macros.model.plan import Plan
from macros.model.value import Call, Constant, Expr, Formula, Op, Ref, Unknown


def solved(plan: Plan) -> dict[str, Definition]:
    """The definitions, with the one unknown of a stated sum of its own parts written as the stated total less the others.

    Not when the total is a range or only about so much, when another part is computed from the unknown one, nor when the unknown
    stands for something that could not be read.
    """
    found = dict(plan.definitions)
    for definition in plan.definitions.values():
        how, stated = definition.how, definition.stated
        if not definition.parts or stated is None or not isinstance(how, Formula) or not isinstance(how.tree, Call):
            continue
        parts = [ref for ref in how.tree.args if isinstance(ref, Ref)]
        waiting = [ref.path for ref in parts if ref.path in found and isinstance(found[ref.path].how, Unknown)]
        if len(waiting) != 1 or not stated.number.exact or stated.number.about or not plan.sound(found[waiting[0]].place):
            continue
        part, others = found[waiting[0]], [ref for ref in parts if ref.path != waiting[0]]
        if depends(plan, found, [ref.path for ref in others if ref.path in found], part.path):
            continue
        tree: Expr = Constant(stated.number, stated.text, stated.place)
        if others:
            tree = Op("-", tree, Call("sum", tuple(others), part.place), part.place)
        unit = part.unit if part.unit is not None or not stated.number.unit.rate else stated.number.unit
        found[part.path] = replace(part, how=Formula(tree, "", part.place), unit=unit)
    return found
