"""`plan explain`: where one number comes from."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

import click

from macros.catalogue import say, text, word
from macros.compute.compare import compare, is_quotient
from macros.compute.compute import Computed
from macros.compute.figure import Figure, Origin
from macros.compute.showing import in_numbers
from macros.compute.wording import number_text, plain_text
from macros.model.value import Formula
from macros.source.number import exactly
from scripts.choosing import one_plan
from scripts.cli import CannotRunError


@click.command(help=word("help-explain"))
@click.argument("figure")
@click.option("--plan", "key", default="", help=word("help-explain-plan"))
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help=word("help-language"))
def explain(figure: str, key: str, language: str) -> None:
    """Exit code 0 when the figure is there, 2 otherwise."""
    computed = one_plan(key, language)
    found = computed.figure(figure)
    if found is None:
        near = difflib.get_close_matches(figure, list(computed.figures), 5)
        told = say("no-such-figure-near" if near else "no-such-figure", plan=computed.plan.key, figure=figure, near="、".join(near))
        raise CannotRunError(text(told, language))
    for line in told_of(computed, found, language):
        click.echo(line)


def told_of(computed: Computed, figure: Figure, language: str) -> Iterator[str]:
    """The explanation, line by line."""

    def row(label: str, value: str) -> str:
        return f"  {word(label, language)}{word('colon', language)}{value}"

    yield f"{figure.name}  {figure.path}"
    shown = number_text(figure.number, word("unknown", language))
    exact = plain_text(figure.number) if figure.number is not None and figure.number.exact else shown
    yield row("value", shown if exact == shown else f"{shown}（{exact}）")
    yield row("origin", word(f"origin-{figure.origin}", language))
    if isinstance(figure.how, Formula):
        yield row("formula", in_numbers(computed, figure.how.tree))
    definition = figure.definition
    if definition is not None and definition.stated is not None and figure.origin is not Origin.stated:
        verdict = "not-checkable"
        if figure.computed is not None:
            verdict = str(compare(definition.stated.number, figure.computed, is_quotient(figure)).verdict)
        yield row("stated", f"{definition.stated.text}，{word('verdict-' + verdict.replace(' ', '-'), language)}")
    yield from _share(computed, figure, language)
    if figure.missing and figure.missing != (figure.path,):
        yield row("unknown-because", "、".join(figure.missing))
    for label, value in _written(figure):
        if value:
            yield row(label, value)
    yield row("source-line", str(figure.written))
    inputs = [found for path in figure.inputs if (found := computed.named(path)) is not None]
    if inputs:
        yield row("inputs", "")
        for found in inputs:
            yield f"    {found.name}  {found.path}  {number_text(found.number, word('unknown', language))}  {found.written}"


def _written(figure: Figure) -> list[tuple[str, str]]:
    definition = figure.definition
    if definition is None:
        return []
    return [
        ("from", definition.origin),
        ("as-of", definition.as_of),
        ("why", definition.why),
        ("note", definition.note),
        ("owner", definition.owner),
    ]


def _share(computed: Computed, figure: Figure, language: str) -> Iterator[str]:
    share = figure.share
    if share is None:
        return
    axes = " × ".join(computed.plan.axes[key].name for key in share.axes if key in computed.plan.axes)
    yield f"  {word('split-by', language)}{word('colon', language)}{axes} · {word('method-' + share.method, language)}"
    rows = [("weight", share.weight, None), ("exact-share", share.exact, figure.unit), ("quantum", share.quantum, figure.unit)]
    for label, value, unit in rows:
        if value is not None and share.exact is not None:
            shown = number_text(exactly(value, unit) if unit is not None else exactly(value))
            yield f"  {word(label, language)}{word('colon', language)}{shown}"
    key = f"bound-{share.bound}" if share.bound != "free" else "remainder-extra" if share.extra else "remainder-none"
    if share.exact is not None or share.bound != "free":
        yield f"  {word('rounding', language)}{word('colon', language)}{word(key, language)}"
