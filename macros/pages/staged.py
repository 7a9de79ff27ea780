"""Key figures by stage with their totals, goals and verdicts; funnels; and figures side by side for each member of an axis."""

from __future__ import annotations

from html import escape

from macros.catalogue import say, text
from macros.compute.compare import compare, is_quotient, within
from macros.compute.figure import Figure
from macros.model.figure import Fact
from macros.model.staged import staged_facts
from macros.model.subjects.kpis import Kpis
from macros.pages.html import Cell, Head, Row, figure_cell, level, number_cell, table, text_cell
from macros.pages.links import PageError, Reader, inline, tools
from macros.source.finding import Verdict


def kpi_table(reader: Reader, *paths: str) -> str:
    """The named figures (or all of kpis.yml) by period, with what they come to, what is wanted, and whether it is reached."""
    given = dict(staged_facts(reader.computed.plan.subjects))
    facts = {path: fact for path, fact in given.items() if (path in paths if paths else path.startswith("kpis."))}
    if not facts or set(paths) - set(facts):
        wrong = next(iter(set(paths) - set(facts)), "kpis")
        known = "、".join(given) or "—"
        raise PageError(text(say("no-periods", figure=wrong, known=known), reader.language))
    periods = dict.fromkeys(key for fact in facts.values() for key in fact.by or {})
    names = {key: _period(reader, fact, key) for fact in facts.values() for key in fact.by or {}}
    rows = []
    for path, fact in facts.items():
        cells = [_at(reader, reader.computed.figure(f"{path}.{key}")) for key in periods]
        whole = reader.computed.figure(path)
        rows.append(Row(escape(str(fact.name or path)), (*cells, _at(reader, whole), _wanted(reader, fact), _verdict(reader, whole))))
    heads = [Head(names[key], True) for key in periods]
    heads += [Head(reader.word("whole-period"), True), Head(reader.word("wanted"), False), Head(reader.word("verdict"), False)]
    file = tools(reader, "kpis") if all(path.startswith("kpis.") for path in facts) else ""
    return table(reader.word("file-kpis"), reader.word("measure"), heads, rows, tools=file)


def _period(reader: Reader, fact: Fact, key: str) -> str:
    kpis = reader.computed.plan.subject("kpis", Kpis)
    along = fact.along or (kpis.along if kpis is not None else None)
    axis = reader.computed.plan.axes.get(str(along or ""))
    axes = [axis] if axis is not None else list(reader.computed.plan.axes.values())
    return next((found.by_key[key].name for found in axes if key in found.by_key), key)


def _at(reader: Reader, figure: Figure | None) -> Cell:
    return number_cell("" if figure is None else inline(reader, figure))


def _wanted(reader: Reader, fact: Fact) -> Cell:
    wanted = fact.expect or fact.stated or fact.total
    return text_cell("" if wanted is None else escape(reader.written(wanted)))


def _verdict(reader: Reader, figure: Figure | None) -> Cell:
    """Whether the total keeps its bound, or is what was stated."""
    definition = figure.definition if figure is not None else None
    if figure is None or definition is None or (definition.expect is None and definition.stated is None):
        return text_cell("")
    if figure.computed is None:
        found = Verdict.not_checkable
    elif definition.expect is not None:
        found = within(figure.computed, definition.expect.number)
    else:
        assert definition.stated is not None
        found = compare(definition.stated.number, figure.computed, is_quotient(figure)).verdict
    mark = str(found).replace(" ", "-")
    return text_cell(f'<span class="verdict {mark}">{escape(reader.word(f"verdict-{mark}"))}</span>')


def funnel_table(reader: Reader, key: str) -> str:
    """A funnel of kpis.yml: each step, its rate of the step before, and the rate from the first to the last."""
    kpis = reader.computed.plan.subject("kpis", Kpis)
    known = (kpis.funnels or {}) if kpis is not None else {}
    if key not in known:
        raise PageError(text(say("no-such-funnel", key=key, known="、".join(known) or "—"), reader.language))
    path, funnel = f"kpis.funnels.{key}", known[key]
    rows = [
        Row(
            escape(str(step.name or name)),
            (_at(reader, reader.computed.figure(f"{path}.{name}")), _at(reader, reader.computed.figure(f"{path}.{name}.rate"))),
        )
        for name, step in funnel.passages.items()
    ]
    rows.append(Row(escape(reader.word("whole-rate")), (number_cell(""), _at(reader, reader.computed.figure(f"{path}.rate"))), "total"))
    heads = [Head(reader.word("quantity"), True), Head(reader.word("step-rate"), True)]
    return table(str(funnel.name or key), reader.word("step"), heads, rows, tools=tools(reader, path))


def member_table(reader: Reader, along: str, *paths: str, unit: str = "") -> str:
    """Figures side by side, a row for each member of an axis, the whole below: `member_table("region", "revenue", "dealers")`.

    A column is any figure with parts along the axis (a target, a register's count or sum, perhaps at another axis' member), or an
    attribute of the members (`axes.region.counties`).
    """
    axis = reader.computed.plan.axes.get(along)
    if axis is None:
        raise PageError(text(say("unknown-axis", axis=along, known="、".join(reader.computed.plan.axes)), reader.language))
    columns = [{member.key: _part(reader, path, along, member.key) for member in axis} for path in paths]
    for path, column in zip(paths, columns, strict=True):
        if not any(column.values()):
            raise PageError(text(say("not-divided", figure=path, axis=along), reader.language))
    wholes = [reader.computed.figure(path) for path in paths]
    views = [
        reader.view([one.number for one in (*column.values(), whole) if one is not None], unit)
        for column, whole in zip(columns, wholes, strict=True)
    ]
    depths = [axis.depth(member) for member in axis]
    rows = [
        Row(
            escape(member.name),
            tuple(figure_cell(reader, column[member.key], view) for column, view in zip(columns, views, strict=True)),
            level(depth, depths),
        )
        for member, depth in zip(axis, depths, strict=True)
        if any(column[member.key] is not None for column in columns)
    ]
    rows.append(
        Row(reader.word("total"), tuple(figure_cell(reader, whole, view) for whole, view in zip(wholes, views, strict=True)), "total")
    )
    heads = [
        Head(whole.name.rpartition("·")[2] if whole is not None else path, True, view)
        for path, whole, view in zip(paths, wholes, views, strict=True)
    ]
    return table(axis.name, axis.name, heads, rows, titled=False)


def _part(reader: Reader, path: str, along: str, member: str) -> Figure | None:
    """The part of a figure at a member: `dealers[tier=county]` at north is `dealers[region=north,tier=county]`."""
    if path.startswith(f"axes.{along}."):
        return reader.computed.figures.get(f"axes.{along}.{member}.{path.rpartition('.')[2]}")
    stem, bracket, cell = path.partition("[")
    return reader.computed.figure(f"{stem}[{cell.rstrip(']')}{',' if bracket else ''}{along}={member}]")
