"""Registers, what rules by bands pay, key figures by stage, funnels and scores as tables."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import word
from macros.compute.compute import Computed
from macros.compute.figure import Figure
from macros.compute.listing import scored_members
from macros.exports.sheet import Column, Item, Line, Sheet, item, unit_of
from macros.model.fields import Day
from macros.model.figure import Fact
from macros.model.ledger import Entry, Ledger
from macros.model.staged import staged_facts
from macros.model.subjects.bands import PAID
from macros.model.subjects.kpis import Kpis
from macros.model.value import Unknown


def listed_sheets(computed: Computed) -> Iterator[Sheet]:
    """All of them, in the order of the files they come from."""
    for ledger in computed.plan.registers.values():
        yield _register(computed, ledger)
    for path, rule in computed.plan.bands.items():
        cases = [(f"{path}.scenarios.{key}", str(case.name or key)) for key, case in (rule.scenarios or {}).items()]
        steps = len(list(rule.table.quantities())) if rule.table is not None else 0
        rows = [*cases, *((f"{path}.table.{number}", "") for number in range(1, steps + 1))]
        if rows:
            yield _payouts(computed, f"{path}.payouts", str(rule.name or path), rows)
    facts = {path: fact for path, fact in staged_facts(computed.plan.subjects) if path.startswith("kpis.")}
    if facts:
        yield _staged(computed, facts)
    kpis = computed.plan.subject("kpis", Kpis)
    for key, funnel in ((kpis.funnels or {}) if kpis is not None else {}).items():
        stem, names = f"kpis.funnels.{key}", {one: str(step.name or one) for one, step in funnel.passages.items()}
        columns = [[computed.figure(f"{stem}.{one}") for one in names], [computed.figure(f"{stem}.{one}.rate") for one in names]]
        labels = [word(name, computed.plan.language) for name in ("quantity", "step-rate")]
        yield _sheet(computed, stem, str(funnel.name or key), word("step", computed.plan.language), list(names.values()), labels, columns)
    for key, card in (computed.plan.scorecard.cards if computed.plan.scorecard is not None else {}).items():
        stem, members = f"scorecard.cards.{key}.scores", scored_members(computed, card)
        parts = {one: str(part.name or one) for one, part in (*card.indicators.items(), *(card.penalties or {}).items())}
        columns = [[computed.figure(f"{stem}.{member}.{one}.points") for member in members] for one in parts]
        columns.append([computed.figure(f"{stem}.{member}.total") for member in members])
        labels = [*parts.values(), word("total", computed.plan.language)]
        if members:
            corner = word("name", computed.plan.language)
            yield _sheet(computed, stem, str(card.name or key), corner, list(members.values()), labels, columns)


def _register(computed: Computed, ledger: Ledger) -> Sheet:
    """A register row by row, with its count and sums below."""
    names = list(ledger.columns)
    lines = [Line(entry.name, tuple(_cell(computed, ledger, entry, name) for name in names)) for entry in ledger.entries]
    sums = tuple(item(computed.figures.get(f"{ledger.key}.{name}")) for name in names)
    lines.append(Line(word("total", computed.plan.language), sums, 0, True))
    figures = [[computed.figures.get(f"{ledger.key}.{entry.key}.{name}") for entry in ledger.entries] for name in names]
    columns = [Column(ledger.column_name(name), unit_of(found)) for name, found in zip(names, figures, strict=True)]
    return Sheet(ledger.key, ledger.name, ledger.name, word("name", computed.plan.language), tuple(columns), tuple(lines))


def _cell(computed: Computed, ledger: Ledger, entry: Entry, name: str) -> Item:
    figure, cell = computed.figures.get(f"{ledger.key}.{entry.key}.{name}"), entry.cells.get(name)
    if figure is not None:
        return item(figure)
    if isinstance(cell, Unknown):
        return Item(word("unknown", computed.plan.language))
    if isinstance(cell, Day):
        return Item(cell.day)
    if name in entry.members:
        return Item(computed.plan.axes[ledger.axes[name]].by_key[entry.members[name]].name)
    return Item() if cell is None else Item(str(cell))


def _payouts(computed: Computed, key: str, title: str, rows: list[tuple[str, str]]) -> Sheet:
    names = [name for name in PAID if any(f"{base}.{name}" in computed.figures for base, _ in rows)]
    columns = [[computed.figure(f"{base}.{name}") for base, _ in rows] for name in ("quantity", *names)]
    labels = [word("quantity", computed.plan.language), *(word(f"payout-{name}", computed.plan.language) for name in names)]
    return _sheet(computed, key, title, word("name", computed.plan.language), [name for _, name in rows], labels, columns)


def _staged(computed: Computed, facts: dict[str, Fact]) -> Sheet:
    language = computed.plan.language
    periods = list(dict.fromkeys(key for fact in facts.values() for key in fact.by or {}))
    names = {key: member.name for axis in computed.plan.axes.values() for key, member in axis.by_key.items()}
    columns = [[computed.figure(f"{path}.{key}") for path in facts] for key in periods] + [[computed.figure(path) for path in facts]]
    labels = [*(names.get(key, key) for key in periods), word("whole-period", language)]
    named = [str(one.name or path) for path, one in facts.items()]
    return _sheet(computed, "kpis", word("file-kpis", language), word("measure", language), named, labels, columns)


def _sheet(
    computed: Computed, key: str, title: str, corner: str, names: list[str], labels: list[str], columns: list[list[Figure | None]]
) -> Sheet:
    """A table of figures by column; the unit stands in the head of a column, or, where there are several, in one of its own."""
    found = [Column(label, unit_of(column)) for label, column in zip(labels, columns, strict=True)]
    several = [column for column in columns if len({str(figure.unit) for figure in column if figure is not None}) > 1]
    lines = []
    for index, name in enumerate(names):
        own = dict.fromkeys(str(figure.unit) for column in several if (figure := column[index]) is not None)
        cells = tuple(item(column[index]) for column in columns)
        lines.append(Line(name, (*cells, *([Item(" ".join(own))] if several else []))))
    heads = (*found, *([Column(word("unit", computed.plan.language))] if several else []))
    return Sheet(key, title, title, corner, heads, tuple(lines))
