"""What an approval seals: every figure, text and page of a plan in a form that says the same thing in the same bytes.

The digest is SHA-256 of that form. It changes with a figure (its value, name, unit, statement or derivation), with a text of the data and
with a page; it does not change when a line moves, a comment is written, or the same number is written in another way.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from operator import attrgetter

from msgspec import Struct

from macros.source.number import Number
from macros.source.unit import unit

FOLDER = ".sealed"
FORMAT = "plan-seal/1"


class SealedFigure(Struct, frozen=True):
    """A figure as sealed: ends as fractions in base units ("" for an open or unknown end), what was stated, and how it came about."""

    name: str
    unit: str
    low: str
    high: str
    about: str
    stated: str
    how: str

    @property
    def amount(self) -> tuple[str, str, str, str]:
        """What a reader takes for the number."""
        return self.low, self.high, self.about, self.unit


class Seal(Struct, frozen=True, dict=True):
    """Figures and texts by path, pages as the SHA-256 of their text by file."""

    figures: Mapping[str, SealedFigure]
    texts: Mapping[str, str]
    pages: Mapping[str, str]

    @property
    def figures_digest(self) -> str:
        """Of the figures alone."""
        return _digest(self._written + "}]")

    @property
    def digest(self) -> str:
        """Of figures, texts and pages."""
        return _digest(f'{self._written},"pages":{_canonical(dict(self.pages))},"texts":{_canonical(dict(self.texts))}}}]')

    @cached_property
    def _written(self) -> str:
        """How both begin, with the figures."""
        return f'[{_canonical(FORMAT)},{{"figures":{_canonical(_rows(self.figures))}'


def _rows(figures: Mapping[str, SealedFigure]) -> list[list[str]]:
    names = attrgetter(*SealedFigure.__struct_fields__)
    return [[path, *names(figures[path])] for path in sorted(figures)]


def _canonical(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _digest(canonical: str) -> str:
    return "sha256:" + hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def page_mark(text: str) -> str:
    """The mark of a page's text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def write_seal(seal: Seal) -> str:
    """The seal as a file: JSON, one figure, page or text a line, so that two can be compared by eye; the digest stands in the first."""

    def line(content: object) -> str:
        return json.dumps(content, ensure_ascii=False, sort_keys=True)

    def block(key: str, opening: str, lines: list[str], closing: str) -> str:
        return f'"{key}": {opening}\n' + ",\n".join(lines) + f"\n{closing}"

    parts = [
        f'"format": {line(FORMAT)}, "digest": {line(seal.digest)}',
        block("figures", "[", [line(row) for row in _rows(seal.figures)], "]"),
        *(
            block(key, "{", [f"{line(name)}: {line(values[name])}" for name in sorted(values)], "}")
            for key, values in (("pages", seal.pages), ("texts", seal.texts))
        ),
    ]
    return "{" + ",\n".join(parts) + "}\n"


def read_seal(text: str) -> Seal | None:
    """The seal in a file; None when the file is no seal, or is not the one whose digest it names."""
    try:
        read = json.loads(text)
        figures = {str(row[0]): SealedFigure(*map(str, row[1:])) for row in read["figures"]}
        texts, pages = ({str(name): str(value) for name, value in read[part].items()} for part in ("texts", "pages"))
        seal = Seal(figures, texts, pages)
        return seal if (read["format"], read["digest"]) == (FORMAT, seal.digest) else None
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return None


def number_of(figure: SealedFigure) -> Number | None:
    """The sealed number; None for an unknown, and for ends that are no numbers."""
    if not figure.low and not figure.high:
        return None
    try:
        low, high = (Fraction(end) if end else None for end in (figure.low, figure.high))
    except (ValueError, ZeroDivisionError):
        return None
    return Number(low, high, unit(figure.unit), bool(figure.about))
