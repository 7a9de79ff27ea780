"""Where each number comes from: one block a figure, with its value, formula, inputs, share of a split, and the line it was written on."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from html import escape

from macros.compute.compare import compare, is_quotient
from macros.compute.figure import Figure, Origin
from macros.compute.showing import in_numbers
from macros.model.value import Formula
from macros.pages.html import definition_list
from macros.pages.links import MONTHS, Reader, inline, link, prose, spot, table_of
from macros.source.number import Number, exactly
from macros.source.place import Place


def heading(reader: Reader, found: Sequence[Figure]) -> str:
    """What a page of explanations is about: a table of parts, or the file that its figures stand in."""
    first = found[0]
    if first.share is None or "[" not in first.path:
        return first.place.path if len(found) > 1 else first.name
    return table_name(reader, first.path)


def table_name(reader: Reader, path: str) -> str:
    """What the table of a part is called: its figure, the members it is for, and its own axes."""
    axes, (stem, firm, shown) = reader.computed.plan.axes, table_of(path)
    whole = reader.computed.figure(stem)
    names = [axes[axis].by_key[member].name for axis, member in firm]
    table = " × ".join(axes["month" if axis in MONTHS and "month" in axes else axis].name for axis, _ in shown)
    return " · ".join([reader.computed.figures[path].name if whole is None else whole.name, *names, table])


def block(reader: Reader, figure: Figure) -> str:
    """One figure's explanation."""
    pairs = [
        (reader.word("path"), f"<code>{escape(figure.path)}</code>"),
        (reader.word("origin"), escape(reader.word(f"origin-{figure.origin}"))),
        (reader.word("stated"), _stated(reader, figure)),
        *_share(reader, figure),
        (reader.word("inputs"), _inputs(reader, figure)),
        (reader.word("unknown-because"), _missing(reader, figure)),
        *_written(reader, figure),
    ]
    facts = definition_list(pairs).replace("</dl>", about_source(reader, figure.written) + "</dl>")
    heading = f"<h3>{escape(figure.name)}</h3>\n"
    told = f"{heading}{_value(reader, figure)}{_formula(reader, figure)}{facts}"
    return f'<section class="explain" id="{escape(spot(reader, figure.path))}">{told}</section>\n'


def about_source(reader: Reader, where: Place) -> str:
    """The line that a figure was written on, and the version of its plan, as the last facts of a list."""
    line = f"<code>{escape(where.path)}:{where.line}</code>"
    if reader.forge:
        line = f'<a href="{escape(reader.forge.replace("{path}", where.path).replace("{line}", str(where.line)))}">{line}</a>'
    head = reader.computed.plan.head
    version = " · ".join(part for part in (str(head.version or ""), reader.word(f"status-{head.status or 'draft'}")) if part)
    source = f'<dt>{reader.word("source-line")}</dt>\n<dd class="source">{line}</dd>\n'
    return f"{source}<dt>{reader.word('plan-version')}</dt>\n<dd>{escape(version)}</dd>\n"


def _value(reader: Reader, figure: Figure) -> str:
    shown = reader.number(figure.number)
    if figure.number is None:
        return f'<p class="value"><span class="unknown">{escape(shown)}</span></p>\n'
    exact = exact_value(reader, figure.number, shown)
    return f'<p class="value">{escape(shown)}' + (f' <span class="exact">= {exact}</span>' if exact else "") + "</p>\n"


def exact_value(reader: Reader, number: Number, shown: str) -> str:
    """The number in full digits where the plan shows it otherwise, else ""."""
    exact = reader.full(number) if number.exact else shown
    return escape(exact) if exact != shown else ""


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
    rows = [
        (reader.word("part-of"), inline(reader, whole) if whole is not None else ""),
        (reader.word("split-by"), split_by(reader, share.axes, share.method)),
        (reader.word("weight"), "" if share.weight is None else weight_text(reader, share.weight)),
    ]
    if share.exact is not None:
        exact = reader.number(exactly(share.exact, unit), "元", 2)
        rows.append((reader.word("exact-share"), escape(exact)))
        rows.append((reader.word("quantum"), escape(reader.number(exactly(share.quantum, unit), "元"))))
        key = "remainder-extra" if share.extra else "remainder-none"
        held = f"bound-{share.bound}" if share.bound != "free" else key
        rows.append((reader.word("rounding"), escape(reader.word(held))))
    return rows


def split_by(reader: Reader, axes: Sequence[str], method: str) -> str:
    """The axes of a division and its method."""
    names = " × ".join(reader.computed.plan.axes[key].name for key in axes if key in reader.computed.plan.axes)
    return escape(f"{names} · {reader.word(f'method-{method}')}")


def weight_text(reader: Reader, weight: Fraction) -> str:
    """A weight with at most four decimals."""
    return escape(reader.number(exactly(weight), digits=4).rstrip("0").rstrip("."))


def _inputs(reader: Reader, figure: Figure) -> str:
    items = []
    for path in figure.inputs:
        found = reader.computed.named(path)
        if found is not None:
            shown = reader.number(found.number)
            items.append(f'<li>{link(reader, found, found.name)} <span class="num">{escape(shown)}</span></li>\n')
    return f'<ul class="inputs">{"".join(items)}</ul>' if items else ""


def _missing(reader: Reader, figure: Figure) -> str:
    return missing_names(reader, waits_for(figure))


def waits_for(figure: Figure) -> tuple[str, ...]:
    """The other figures, unknown themselves, for which this one is unknown."""
    return () if figure.number is not None or figure.missing == (figure.path,) else figure.missing


def missing_names(reader: Reader, paths: Sequence[str]) -> str:
    """Figures by their names."""
    return escape(reader.word("comma").join(found.name if (found := reader.computed.named(path)) is not None else path for path in paths))


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
