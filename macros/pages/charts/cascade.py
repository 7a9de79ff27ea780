"""How an amount flows down: the whole, its parts along one axis, theirs along the next, each as thick as it is large (a sankey)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import zip_longest

from msgspec import Struct

from macros.catalogue import say, text
from macros.model.axis import Axis, Member
from macros.pages.charts.frame import Drawing, Picture, captioned, data_table, framed, series, told
from macros.pages.charts.lanes import MOST_NAME
from macros.pages.charts.lettering import lines, width
from macros.pages.charts.parts import Part, Shown, along_axis, divided_along, find_axis, shown_together
from macros.pages.charts.svg import bar, percent, pixels, stretched, tag, title
from macros.pages.charts.svg import text as label
from macros.pages.charts.upright import SMALL
from macros.pages.links import PageError, Reader

FULL, PITCH, THICK, GAP = 240, 17, 8, 3


class Node(Struct, frozen=True):
    """An amount at a stage of the flow; `above` is the index of the node it comes from in the stage before, `colour` its class."""

    part: Part
    above: int
    colour: str


class Place(Struct, frozen=True):
    """Where a node stands, from the top, and how thick it is."""

    y: float
    height: float


def cascade(reader: Reader, path: str, along: str = "", unit: str = "", data: bool = True) -> str:
    """A figure through one axis after another (`along="market, person"`): down the tree of each, then on to the next that names it."""
    whole = Part(reader.figure(path).name, reader.figure(path))
    keys = [key.strip() for key in along.split(",") if key.strip()] or divided_along(reader, whole.figure)[:1]
    stages = flow(reader, whole, [find_axis(reader, key) for key in keys])
    parts = [node.part for stage in stages for node in stage]
    if any(part.value is not None and part.value < 0 for part in parts):
        raise PageError(text(say("chart-below-zero", figure=whole.path), reader.language))
    shown = shown_together(reader, [part.figure for part in parts], unit)
    caption = captioned(whole.name, " → ".join(find_axis(reader, key).name for key in keys), shown)
    rows = list(_downwards(stages))
    total = Part(reader.word("total"), whole.figure)
    table = data_table(caption, reader.word("name"), [part for part, _ in rows], shown, total, [depth for _, depth in rows])
    return framed(Picture("cascade", caption, told(caption, parts, shown), drawn(stages, shown), data=table), data)


def _downwards(stages: Sequence[Sequence[Node]], stage: int = 1, above: int = 0) -> Iterator[tuple[Part, int]]:
    """The parts below a node, each followed by its own, with their depths."""
    for index, node in enumerate(stages[stage] if stage < len(stages) else ()):
        if node.above == above:
            yield node.part, stage - 1
            yield from _downwards(stages, stage + 1, index)


def flow(reader: Reader, whole: Part, axes: Sequence[Axis]) -> list[list[Node]]:
    """The stages, the whole first: down the tree of an axis until the next axis can be joined, the last one to its leaves.

    A `PageError` where an axis has no parts, or none that belong to what comes before.
    """
    stages = [[Node(whole, 0, "s-whole")]]
    owners: dict[tuple[str, str], int] = {}
    for axis, after in zip_longest(axes, axes[1:]):
        members: Sequence[Member] = axis.children()
        while members:
            stage, own = _stage(reader, whole, axis, members, stages[-1], owners)
            if not stage:
                break
            stages.append(stage)
            owners = own
            if after is not None and any(_above(reader, after, member, owners) is not None for member in after.children()):
                break
            members = [below for member in members for below in axis.children(member.key)]
        if not any(key == axis.key for key, _ in owners):
            raise PageError(text(say("not-divided", figure=whole.path, axis=axis.key), reader.language))
    return stages


def _stage(
    reader: Reader, whole: Part, axis: Axis, members: Sequence[Member], before: Sequence[Node], owners: dict[tuple[str, str], int]
) -> tuple[list[Node], dict[tuple[str, str], int]]:
    """The nodes of some members of an axis under those of the stage before, in their order, and which index each member has."""
    placed: list[tuple[int, Member, Part]] = []
    for member in members:
        above = _above(reader, axis, member, owners)
        if above is not None:
            placed += [(above, member, part) for part in along_axis(reader, whole.figure, axis, [member])]
    placed.sort(key=lambda one: one[0])
    first = len(before) == 1
    nodes = [Node(part, above, series(index) if first else before[above].colour) for index, (above, _, part) in enumerate(placed)]
    return nodes, {(axis.key, member.key): index for index, (_, member, _) in enumerate(placed)}


def _above(reader: Reader, axis: Axis, member: Member, owners: dict[tuple[str, str], int]) -> int | None:
    """The node a member comes from: the whole at first, its parent in a tree, or the member of another axis that it names or lies below."""
    if not owners:
        return 0
    if member.parent and (axis.key, member.parent) in owners:
        return owners[axis.key, member.parent]
    for key, _ in owners:
        named = member.attribute(key)
        other = reader.computed.plan.axes[key]
        written = str(named) if named is not None else ""
        while written:
            if (key, written) in owners:
                return owners[key, written]
            written = other.by_key[written].parent if written in other.by_key else ""
    return None


def drawn(stages: Sequence[Sequence[Node]], shown: Shown) -> Drawing:
    """All stages side by side; a node too thin for its name still gets a line of its own."""
    whole = next((node.part.value for node in stages[0] if node.part.value), None) or Fraction(1)
    scale = FULL / float(whole)
    places = [_placed(stage, scale) for stage in stages]
    height = max(int(column[-1].y + _tall(column[-1])) for column in places) + 1
    places = [_centred(column, height) for column in places]
    last = len(stages) - 1
    flows, nodes = [], []
    for index, (stage, column) in enumerate(zip(stages, places, strict=True)):
        at = index / last if last else 0.0
        spent = [0.0] * (len(places[index - 1]) if index else 0)
        for node, place in zip(stage, column, strict=True):
            if index:
                start = places[index - 1][node.above]
                flows.append(_band((index - 1) / last, at, start.y + spent[node.above], place, node, shown))
                spent[node.above] += place.height
            nodes.append(_node(node, place, at, index in (0, last), shown))
    right = max((width(_named(node, shown), SMALL) for node in stages[-1]), default=0) + THICK + 6
    return Drawing(stretched(height, *flows) + "".join(nodes), height, (4, right, 4, 0))


def _placed(stage: Sequence[Node], scale: float) -> list[Place]:
    found, y = [], 0.0
    for node in stage:
        height = float(node.part.value or 0) * scale
        found.append(Place(y, height))
        y += _tall(found[-1]) + GAP
    return found


def _tall(place: Place) -> float:
    return max(place.height, PITCH - GAP)


def _centred(column: Sequence[Place], height: int) -> list[Place]:
    shift = (height - column[-1].y - column[-1].height) / 2
    return [Place(place.y + shift, place.height) for place in column]


def _band(left: float, right: float, start: float, place: Place, node: Node, shown: Shown) -> str:
    x1, x2, middle = pixels(left * 100), pixels(right * 100), pixels((left + right) * 50)
    thick = max(place.height, 1.0)
    top1, top2, end1, end2 = (pixels(y) for y in (start, place.y, start + thick, place.y + thick))
    way = f"M{x1} {top1}C{middle} {top1} {middle} {top2} {x2} {top2}V{end2}C{middle} {end2} {middle} {end1} {x1} {end1}Z"
    classes = "unknown" if node.part.value is None else node.colour
    return tag("path", title(shown.full(node.part)), d=way, class_=f"{classes} flow", data_figure=node.part.path)


def _node(node: Node, place: Place, at: float, has_number: bool, shown: Shown) -> str:
    middle = place.y + place.height / 2 + 4
    classes = "unknown" if node.part.value is None else node.colour
    block = bar(at, 0, place.y, max(place.height, 1.0), classes, shown.full(node.part), node.part.path)
    block = block.replace('width="0%"', f'width="{THICK}"')
    if has_number:
        return block + label(_named(node, shown), percent(at), middle, "small", "", THICK + 5)
    return block + label(_name(node), percent(at), middle, "small", "", THICK + 5)


def _named(node: Node, shown: Shown) -> str:
    return f"{_name(node)} {shown.short(node.part)}"


def _name(node: Node) -> str:
    return lines(node.part.name, MOST_NAME, SMALL, 1)[0]
