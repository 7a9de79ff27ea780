"""Where each number comes from: one block a figure, with its value, formula, inputs, share of a split, and the line it was written on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from macros.catalogue import say, text
from macros.compute.compare import compare, is_quotient
from macros.compute.compute import Computed
from macros.compute.figure import Figure, Origin
from macros.compute.showing import in_numbers
from macros.model.value import Formula
from macros.pages.html import definition_list
from macros.pages.links import Reader, address, anchor, explained_on, inline, link, prose
from macros.source.number import exactly

BEGIN, END = '<div class="all-figures">', '<span class="figures-end"></span></div>'


def figures(reader: Reader) -> str:
    """Every figure of the plan, by the file it was written in: as blocks that links open, or, where those have pages of their own, as a
    list that leads to them.
    """
    by_file: dict[str, list[Figure]] = {}
    for figure in sorted(reader.computed.figures.values(), key=lambda figure: (figure.place, figure.path)):
        by_file.setdefault(figure.place.path, []).append(figure)
    parts = []
    for path in sorted(by_file):
        told = _listed(reader, by_file[path]) if reader.published else "".join(block(reader, figure) for figure in by_file[path])
        parts.append(f"<h2>{escape(path)}</h2>\n{told}")
    return f"{BEGIN}{''.join(parts)}{END}\n"


def _listed(reader: Reader, found: list[Figure]) -> str:
    """A line a figure with its number, and one a table of parts."""
    lines: list[str] = []
    tables: dict[str, list[Figure]] = {}
    for figure in found:
        if figure.share is None:
            shown = escape(reader.number(figure.number))
            lines.append(f'<li>{link(reader, figure, figure.name)} <span class="num">{shown}</span></li>\n')
        else:
            tables.setdefault(explained_on(figure.path), []).append(figure)
    for page, parts in tables.items():
        count = text(say("figures-counted", count=len(parts)), reader.language)
        name = escape(_heading(reader, parts))
        lines.append(f'<li><a href="{escape(address(reader, page))}">{name}</a> <span class="num">{escape(count)}</span></li>\n')
    return f'<ul class="inputs">{"".join(lines)}</ul>\n'


def _heading(reader: Reader, found: Sequence[Figure]) -> str:
    """What a page of explanations is about: a table of parts, or the file that its figures stand in."""
    first = found[0]
    stem, bracket, cell = first.path.partition("[")
    if not bracket or first.share is None:
        return first.place.path if len(found) > 1 else first.name
    axes = reader.computed.plan.axes
    *firm, last = (pair.split("=") for pair in cell.rstrip("]").split(","))
    whole = reader.computed.figure(stem.removesuffix(".floor").removesuffix(".stretch") if firm else stem)
    names = [axes[axis].by_key[member].name for axis, member in firm] + [axes[last[0]].name]
    return " · ".join([first.name if whole is None else whole.name, *names])


def explanations(computed: Computed, forge: str = "") -> Iterator[tuple[str, str, str]]:
    """The pages that explain, as (file below the plan's folder, heading, HTML of the blocks), in the order of the figures."""
    pages: dict[str, list[Figure]] = {}
    for figure in computed.figures.values():
        pages.setdefault(explained_on(figure.path), []).append(figure)
    for page, found in pages.items():
        reader = Reader(computed, f"{computed.plan.key}/{page}", forge=forge, published=True)
        yield page, _heading(reader, found), "".join(block(reader, figure) for figure in found)


def block(reader: Reader, figure: Figure) -> str:
    """One figure's explanation."""
    where = figure.written
    pairs = [
        (reader.word("path"), f"<code>{escape(figure.path)}</code>"),
        (reader.word("origin"), escape(reader.word(f"origin-{figure.origin}"))),
        (reader.word("stated"), _stated(reader, figure)),
        *_share(reader, figure),
        (reader.word("inputs"), _inputs(reader, figure)),
        (reader.word("unknown-because"), _missing(reader, figure)),
        *_written(reader, figure),
    ]
    line = f"<code>{escape(where.path)}:{where.line}</code>"
    if reader.forge:
        line = f'<a href="{escape(reader.forge.replace("{path}", where.path).replace("{line}", str(where.line)))}">{line}</a>'
    head = reader.computed.plan.head
    version = " · ".join(part for part in (str(head.version or ""), reader.word(f"status-{head.status or 'draft'}")) if part)
    source = f'<dt>{reader.word("source-line")}</dt>\n<dd class="source">{line}</dd>\n'
    source += f"<dt>{reader.word('plan-version')}</dt>\n<dd>{escape(version)}</dd>\n"
    facts = definition_list(pairs).replace("</dl>", source + "</dl>")
    heading = f"<h3>{escape(figure.name)}</h3>\n"
    told = f"{heading}{_value(reader, figure)}{_formula(reader, figure)}{facts}"
    return f'<section class="explain" id="{escape(anchor(figure.path))}">{told}</section>\n'


def _value(reader: Reader, figure: Figure) -> str:
    shown = escape(reader.number(figure.number))
    if figure.number is None:
        return f'<p class="value"><span class="unknown">{shown}</span></p>\n'
    exact = reader.full(figure.number) if figure.number.exact else shown
    return f'<p class="value">{shown}' + (f' <span class="exact">= {escape(exact)}</span>' if exact != shown else "") + "</p>\n"


def _formula(reader: Reader, figure: Figure) -> str:
    if isinstance(figure.how, Formula):
        told = in_numbers(reader.computed, figure.how.tree, tell=reader.number if reader.language == "en" else None)
        return f'<p class="formula"><code>{escape(told)}</code></p>\n'
    return ""


def _stated(reader: Reader, figure: Figure) -> str:
    definition = figure.definition
    if definition is None or definition.stated is None or figure.origin is Origin.stated:
        return ""
    if figure.computed is None:
        mark, label = "not-checkable", "verdict-not-checkable"
    else:
        found = compare(definition.stated.number, figure.computed, is_quotient(figure))
        mark = str(found.verdict).replace(" ", "-")
        label = f"verdict-{mark}"
    return f'{escape(reader.written(definition.stated))} <span class="verdict {mark}">{escape(reader.word(label))}</span>'


def _share(reader: Reader, figure: Figure) -> list[tuple[str, str]]:
    share = figure.share
    if share is None:
        return []
    unit = figure.unit
    whole = reader.computed.figures.get(share.whole)
    axes = " × ".join(reader.computed.plan.axes[key].name for key in share.axes if key in reader.computed.plan.axes)
    rows = [
        (reader.word("part-of"), inline(reader, whole) if whole is not None else ""),
        (reader.word("split-by"), escape(f"{axes} · {reader.word(f'method-{share.method}')}")),
        (
            reader.word("weight"),
            "" if share.weight is None else escape(reader.number(exactly(share.weight), digits=4).rstrip("0").rstrip(".")),
        ),
    ]
    if share.exact is not None:
        exact = reader.number(exactly(share.exact, unit), "元", 2)
        rows.append((reader.word("exact-share"), escape(exact)))
        rows.append((reader.word("quantum"), escape(reader.number(exactly(share.quantum, unit), "元"))))
        key = "remainder-extra" if share.extra else "remainder-none"
        held = f"bound-{share.bound}" if share.bound != "free" else key
        rows.append((reader.word("rounding"), escape(reader.word(held))))
    return rows


def _inputs(reader: Reader, figure: Figure) -> str:
    items = []
    for path in figure.inputs:
        found = reader.computed.named(path)
        if found is not None:
            shown = reader.number(found.number)
            items.append(f'<li>{link(reader, found, found.name)} <span class="num">{escape(shown)}</span></li>\n')
    return f'<ul class="inputs">{"".join(items)}</ul>' if items else ""


def _missing(reader: Reader, figure: Figure) -> str:
    if figure.number is not None or figure.missing in ((), (figure.path,)):
        return ""
    names = [found.name if (found := reader.computed.named(path)) is not None else path for path in figure.missing]
    return escape(reader.word("comma").join(names))


def _written(reader: Reader, figure: Figure) -> list[tuple[str, str]]:
    definition = figure.definition
    if definition is None:
        return []
    origin = " ".join(part for part in (definition.origin, definition.as_of) if part)
    return [
        (reader.word("from"), prose(reader, origin)),
        (reader.word("why"), prose(reader, definition.why)),
        (reader.word("note"), prose(reader, definition.note)),
        (reader.word("owner"), escape(definition.owner)),
    ]
