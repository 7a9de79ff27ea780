"""A computed plan as the seal of an approval: what is sealed of each figure, and the digests of a plan."""

from __future__ import annotations

from fractions import Fraction

from macros.compute.compute import Computed
from macros.compute.figure import Figure
from macros.model.seal import Seal, SealedFigure, page_mark
from macros.model.texts import texts_of
from macros.model.value import Formula
from macros.source.number import Number


def seal_of(computed: Computed) -> Seal:
    """Figures, texts and pages of a plan, each by its name."""
    return Seal(
        {path: _sealed(figure) for path, figure in computed.figures.items()},
        {path: str(text) for path, text in texts_of(computed.plan.subjects)},
        {page.path: page_mark(page.raw) for page in computed.plan.pages},
    )


def _sealed(figure: Figure) -> SealedFigure:
    low, high, about = ends_of(figure.number)
    stated = figure.definition.stated if figure.definition is not None else None
    claimed = "" if stated is None else " ".join((*ends_of(stated.number), str(stated.number.unit))).strip()
    return SealedFigure(figure.name, str(figure.unit), low, high, about, claimed, _how(figure))


def ends_of(number: Number | None) -> tuple[str, str, str]:
    """Both ends of a number as fractions in base units, "" for an open or unknown end, and 约 where it is about."""
    if number is None:
        return "", "", ""
    low = exact_text(number.low)
    return low, low if number.high is number.low else exact_text(number.high), "约" if number.about else ""


def exact_text(value: Fraction | None) -> str:
    """A number without rounding: `500000000`, `1/3`; "" for none."""
    return "" if value is None else str(value)


def _how(figure: Figure) -> str:
    """The derivation without spaces and places: a typed formula, the way of a split, else how it came about."""
    if isinstance(figure.how, Formula) and figure.how.text:
        return "".join(figure.how.text.split())
    if figure.share is not None:
        share = figure.share
        return f"{share.whole} {'×'.join(share.axes)} {share.method} {exact_text(share.weight)} {share.bound}"
    return str(figure.origin)
