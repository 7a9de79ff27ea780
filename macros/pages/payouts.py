"""What a rule by bands pays, as a table: its named cases, then the steps of its payout table; both readings where the rule is open."""

from __future__ import annotations

from html import escape

from macros.catalogue import say, text
from macros.model.subjects.bands import PAID
from macros.pages.html import Head, Row, figure_cell, table
from macros.pages.links import PageError, Reader, inline, tools


def payout_table(reader: Reader, path: str, unit: str = "元") -> str:
    """The cases and steps of a rule such as `strategy.rebates.volume`: quantity, payout, average by unit. A `PageError` without any."""
    rule = reader.computed.plan.bands.get(path)
    if rule is None:
        raise PageError(text(say("no-such-rule", text=path, known="、".join(reader.computed.plan.bands) or "—"), reader.language))
    figures = reader.computed.figures
    cases = [(f"{path}.scenarios.{key}", str(case.name or key)) for key, case in (rule.scenarios or {}).items()]
    steps = len(list(rule.table.quantities())) if rule.table is not None else 0
    rows = [*cases, *((f"{path}.table.{number}", "") for number in range(1, steps + 1))]
    if not rows:
        raise PageError(text(say("no-cases", rule=path), reader.language))
    columns = [name for name in PAID if any(f"{base}.{name}" in figures for base, _ in rows)]
    if "all" in columns:
        columns.remove("payout")  # the range of the two beside it
    shown = {
        name: reader.view([figures[f"{base}.{name}"].number for base, _ in rows if f"{base}.{name}" in figures], unit) for name in columns
    }
    made = []
    for base, label in rows:
        quantity = inline(reader, figures[f"{base}.quantity"])
        cells = tuple(figure_cell(reader, figures.get(f"{base}.{name}"), shown[name]) for name in columns)
        made.append(Row(f"{escape(label)} {quantity}".strip(), cells))
    heads = [Head(reader.word(f"payout-{name}"), True, shown[name]) for name in columns]
    return table(str(rule.name or path), str(rule.basis or reader.word("quantity")), heads, made, tools=tools(reader, f"{path}.payouts"))
