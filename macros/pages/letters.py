"""Target letters (目标责任书): for each person the targets they sign, by month and product where the plan divides them so."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from macros.catalogue import say, text
from macros.compute.evaluate import cell_path
from macros.compute.figure import Figure
from macros.compute.listing import TIME, divided
from macros.compute.sealing import seal_of
from macros.model.axis import Member
from macros.model.value import Given
from macros.pages.html import Head, Row, day, figure_cell, level, table
from macros.pages.links import PageError, Reader, view
from macros.pages.scores import assessed_by
from macros.pages.targets import share_cells
from macros.source.number import exactly
from macros.source.unit import PERCENT
from macros.source.writing import decimal

PERSON = "person"


def letters(reader: Reader) -> str:
    """One sheet a person, in the order of the team. A `PageError` when no figure is divided by person."""
    axis = reader.computed.plan.axes.get(PERSON)
    stems = [stem for stem, tables in divided(reader.computed).items() if (PERSON,) in tables and not stem.endswith((".floor", ".stretch"))]
    if axis is None or not stems:
        raise PageError(text(say("no-letters", plan=reader.computed.plan.key), reader.language))
    digest = seal_of(reader.computed).figures_digest
    made = [_letter(reader, member, stems, digest) for member in axis if not axis.children(member.key)]
    return f'<div class="letters">{"".join(made)}</div>\n'


def _letter(reader: Reader, member: Member, stems: list[str], digest: str) -> str:
    plan = reader.computed.plan
    period = f"{day(plan.period.start)} – {day(plan.period.end)}"
    about = " · ".join(part for part in (escape(str(plan.head.company or "")), escape(plan.title), period) if part)
    people = "".join(f"<span>{escape(label)}：<b>{escape(value)}</b></span>" for label, value in _person(reader, member))
    signs = "".join(f"<div><span>{escape(reader.word(key))}</span></div>" for key in ("sign-person", "sign-leader", "sign-date"))
    head = plan.head
    sealed = say("letter-seal", version=str(head.version or "—"), status=reader.word(f"status-{head.status or 'draft'}"), digest=digest)
    measures, budgets = [stem for stem in stems if not _is_budget(stem)], [stem for stem in stems if _is_budget(stem)]
    body = "".join([_whole(reader, member, measures, "letter-year"), *_parts(reader, member, measures)])
    if budgets:
        body += _whole(reader, member, budgets, "letter-budget")
    body += "".join(assessed_by(reader, PERSON, member))
    return (
        f'<section class="letter"><h2>{escape(reader.word("letter"))}</h2>\n<p class="about">{about}</p>\n<p class="person">{people}</p>\n'
        f'{body}<div class="signatures">{signs}</div>\n<p class="seal">{escape(text(sealed, reader.language))}</p></section>\n'
    )


def _person(reader: Reader, member: Member) -> Iterator[tuple[str, str]]:
    """Who it is: name, and what the team's file says about them."""
    yield reader.word("sign-name"), member.name
    for key, value in member.attributes:
        other = reader.computed.plan.axes.get(key)
        label = other.name if other is not None else reader.word(f"attribute-{key}") if key == "capacity" else key
        if isinstance(value, Given) and value.number.exact:
            yield label, decimal(value.number.value)
        elif not isinstance(value, Given):
            found = other.by_key.get(str(value)) if other is not None and isinstance(value, str) else None
            yield label, found.name if found is not None else str(value) if isinstance(value, str) else reader.word("unknown")
    if member.note:
        yield reader.word("note"), member.note


def _is_budget(stem: str) -> bool:
    return stem.startswith("budget.")


def _whole(reader: Reader, member: Member, stems: list[str], title: str) -> str:
    """The year: each measure with floor, target and stretch, where one of them has such, and the person's share of the whole."""
    rows = []
    own = {PERSON: member.key}
    ends = [end for end in ("floor", "", "stretch") if not end or any(_cell(reader, f"{stem}.{end}", own) for stem in stems)]
    for stem in stems:
        whole = reader.computed.figure(stem)
        target = _cell(reader, stem, own)
        if whole is None or target is None:
            continue
        found = [_cell(reader, f"{stem}.{end}" if end else stem, own) for end in ends]
        shown = view(reader, [figure for figure in found if figure is not None])
        name = escape(whole.name) + Head(whole.name, True, shown).aside()
        [share] = share_cells(reader, whole, [target], bars=False)
        rows.append(Row(name, (*(figure_cell(reader, figure, shown) for figure in found), share)))
    labels = [Head(reader.word(end or "target"), True) for end in ends]
    heads, name = [*labels, Head(reader.word("letter-share"), True, reader.view([exactly(0, PERCENT)]))], reader.word(title)
    return f"<h3>{escape(name)}</h3>\n{table(name, reader.word('letter-measure'), heads, rows, titled=False)}"


def _parts(reader: Reader, member: Member, stems: list[str]) -> Iterator[str]:
    """Each further division that the plan has for a person: by product, by month…, a table an axis, a column a measure."""
    axes: dict[str, list[str]] = {}
    for stem in stems:
        for keys in divided(reader.computed)[stem]:
            if PERSON in keys and len(keys) == 2:
                other = next(key for key in keys if key != PERSON)
                axes.setdefault(other, []).append(stem)
    finest = next((key for key in ("month", "quarter", "half", "week", "day") if key in axes), "")
    for key in sorted(axes, key=lambda key: (key in TIME, key)):
        if key in TIME and key != finest:
            continue
        axis = reader.computed.plan.axes[key]
        columns = {stem: {one.key: _cell(reader, stem, {PERSON: member.key, key: one.key}) for one in axis} for stem in axes[key]}
        wholes = {stem: _cell(reader, stem, {PERSON: member.key}) for stem in columns}
        views = {
            stem: view(reader, [one for one in (*cells.values(), wholes[stem]) if one is not None]) for stem, cells in columns.items()
        }
        members = [one for one in axis if any(cells[one.key] is not None for cells in columns.values())]
        depths = [axis.depth(one) for one in members]
        rows = [
            Row(
                escape(one.name),
                tuple(figure_cell(reader, cells[one.key], views[stem]) for stem, cells in columns.items()),
                level(depth, depths),
            )
            for one, depth in zip(members, depths, strict=True)
        ]
        rows.append(Row(reader.word("total"), tuple(figure_cell(reader, wholes[stem], views[stem]) for stem in columns), "total"))
        heads = [Head(_name(reader, stem), True, views[stem]) for stem in columns]
        title = text(say("letter-by", axis=axis.name), reader.language)
        yield f"<h3>{escape(title)}</h3>\n{table(title, axis.name, heads, rows, titled=False)}"


def _name(reader: Reader, stem: str) -> str:
    whole = reader.computed.figure(stem)
    return stem if whole is None else whole.name


def _cell(reader: Reader, stem: str, cell: dict[str, str]) -> Figure | None:
    return reader.computed.figures.get(cell_path(stem, tuple(cell.items())))
