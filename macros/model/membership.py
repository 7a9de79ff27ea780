"""What axes come to, as figures: how many members they have, and the sums of the numbers among their attributes."""

from __future__ import annotations

from collections.abc import Mapping

from macros.model.axis import Axis
from macros.model.declared import Expansion
from macros.model.definition import Definition, found_out, sum_of
from macros.model.value import Given, Unknown
from macros.source.number import exactly
from macros.source.unit import Unit


def count_members(found: Expansion, axis: Axis, names: Mapping[str, str]) -> None:
    """How many members an axis has at its top and at its ends; the numbers among their attributes, and their sums up the tree.

    A branch without a number of its own has the sum of those below it; one with its own states it. Only what can be added is: numbers
    with a unit of their own kind (5个, 30人), no rates, no prices. `names` are what the attributes are called.
    """
    tops, ends = axis.children(), [member for member in axis if not axis.children(member.key)]
    for name, label, members in (("members", "成员数", tops), ("leaves", "末级成员数", ends)):
        given = found_out(exactly(len(members)), str(len(members)), axis.place)
        found.definitions.append(Definition(f"axes.{axis.key}.{name}", f"{axis.name}·{label}", axis.place, given))
    attributes = dict.fromkeys(name for member in axis for name, value in member.attributes if isinstance(value, Given | Unknown))
    for name in attributes:
        told = str(names.get(name, name))
        whole = _rolled(found, axis, "", name, told)
        if whole:
            how = sum_of([f"axes.{axis.key}.{key}.{name}" for key in whole], axis.place)
            found.definitions.append(Definition(f"axes.{axis.key}.{name}", f"{axis.name}·{told}", axis.place, how, parts=True))


def _rolled(found: Expansion, axis: Axis, above: str, name: str, told: str) -> list[str]:
    """Adds the figures of an attribute below a member; gives the members right below whose numbers add up."""
    adding: list[str] = []
    for member in axis.children(above):
        own, below = member.attribute(name), _rolled(found, axis, member.key, name, told)
        value = own if isinstance(own, Given | Unknown) else None
        path, label = f"axes.{axis.key}.{member.key}.{name}", f"{member.name}·{told}"
        if below:
            how = sum_of([f"axes.{axis.key}.{key}.{name}" for key in below], member.place)
            stated = value if isinstance(value, Given) else None
            found.definitions.append(Definition(path, label, member.place, how, None, stated, parts=True))
            adding.append(member.key)
        elif value is not None:
            found.definitions.append(Definition(path, label, value.place, value))
            if isinstance(value, Unknown) or _additive(value.number.unit):
                adding.append(member.key)
    known = [axis.by_key[key].attribute(name) for key in adding]
    units = {one.number.unit for one in known if isinstance(one, Given)}
    return adding if len(units) < 2 else []


def _additive(found: Unit) -> bool:
    return bool(found.powers) and all(power == 1 for _, power in found.powers)
